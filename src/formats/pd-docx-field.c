#include "pd-docx-field.h"

#include <string.h>

#define MAX_INSTRUCTION 4000

/* Fields that are deeper in each other count for one. */
#define MAX_FIELDS 64

typedef struct
{
  GString *instruction;
  gboolean shows;
  gboolean is_link;
} Field;

struct _PdDocxFields
{
  GArray *fields;
  guint n_deeper;
};

static const char *
skip_space (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/* Behind the keyword of an instruction, or NULL where it is another. */
static const char *
skip_keyword (const char *instruction,
              const char *keyword)
{
  const char *p = skip_space (instruction);
  gsize n = strlen (keyword);

  if (g_ascii_strncasecmp (p, keyword, n) != 0 || (p[n] != '\0' && !g_ascii_isspace (p[n]) && p[n] != '\\'))
    return NULL;
  return p + n;
}

/* The arguments between the parentheses that @p begins with, split at commas that are not in others. */
static char **
split_arguments (const char *p)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  const char *start = p + 1;
  guint depth = 0;

  for (; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '(')
        depth++;
      else if ((*p == ',' && depth == 1) || (*p == ')' && depth == 1))
        {
          g_ptr_array_add (arguments, g_strstrip (g_strndup (start, p - start)));
          start = p + 1;
          if (*p == ')')
            break;
        }
      else if (*p == ')')
        depth--;
    }
  g_ptr_array_add (arguments, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&arguments), FALSE);
}

/* Characters that are set on each other: one over the other as its reading, or one around the other. */
static char *
join_overstrike (char **arguments,
                 char **reading)
{
  static const char *const frames[] = { "○", "□", "△", "◇", "〇", NULL };
  g_autoptr (GString) base = g_string_new (NULL);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      const char *open = strchr (arguments[i], '(');

      if (strstr (arguments[i], "\\up") != NULL && open != NULL)
        {
          g_auto (GStrv) inner = split_arguments (open);

          g_free (*reading);
          *reading = g_strdup (inner[0]);
        }
      else if (!g_strv_contains (frames, arguments[i]))
        g_string_append (base, arguments[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&base));
}

/**
 * pd_docx_field_get_formula:
 * @instruction: what a field is to do
 * @reading: (out) (nullable) (transfer full): how the characters are read, where that stands over them
 *
 * Returns: (transfer full) (nullable): the characters of a field that sets characters over each other, which is what Word makes
 *   of pinyin and of characters in circles; %NULL where it is another kind of field
 */
char *
pd_docx_field_get_formula (const char *instruction,
                           char **reading)
{
  const char *p, *open;
  g_auto (GStrv) arguments = NULL;

  g_return_val_if_fail (instruction != NULL, NULL);
  g_return_val_if_fail (reading != NULL, NULL);

  *reading = NULL;
  p = skip_keyword (instruction, "EQ");
  if (p == NULL)
    return NULL;
  open = strchr (p, '(');
  if (open == NULL)
    return NULL;
  arguments = split_arguments (open);
  for (const char *option = p; option < open; option++)
    {
      if (option[0] == '\\' && g_ascii_tolower (option[1]) == 'o')
        return join_overstrike (arguments, reading);
      if (option[0] == '\\' && g_ascii_tolower (option[1]) == 'f')
        return g_strjoinv ("/", arguments);
    }
  return NULL;
}

static void
field_clear (gpointer data)
{
  g_string_free (((Field *) data)->instruction, TRUE);
}

/**
 * pd_docx_fields_new:
 *
 * Returns: (transfer full): no fields
 */
PdDocxFields *
pd_docx_fields_new (void)
{
  PdDocxFields *self = g_new0 (PdDocxFields, 1);

  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, field_clear);
  return self;
}

/**
 * pd_docx_fields_free:
 *
 * Frees them.
 */
void
pd_docx_fields_free (PdDocxFields *self)
{
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * pd_docx_fields_clear:
 *
 * Forgets the fields that did not end.
 */
void
pd_docx_fields_clear (PdDocxFields *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->fields, 0);
  self->n_deeper = 0;
}

static Field *
get_field (PdDocxFields *self)
{
  return self->fields->len > 0 ? &g_array_index (self->fields, Field, self->fields->len - 1) : NULL;
}

/**
 * pd_docx_fields_begin:
 *
 * Begins a field.
 */
void
pd_docx_fields_begin (PdDocxFields *self)
{
  Field field = { NULL };

  g_return_if_fail (self != NULL);

  if (self->fields->len == MAX_FIELDS)
    {
      self->n_deeper++;
      return;
    }
  field.instruction = g_string_new (NULL);
  field.is_link = pd_docx_fields_is_link (self);
  g_array_append_val (self->fields, field);
}

/**
 * pd_docx_fields_add_instruction:
 * @text: characters
 *
 * Says what the innermost field is to do, perhaps in pieces.
 */
void
pd_docx_fields_add_instruction (PdDocxFields *self,
                                const char *text)
{
  Field *field;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  field = get_field (self);
  if (field != NULL && self->n_deeper == 0 && field->instruction->len + strlen (text) <= MAX_INSTRUCTION)
    g_string_append (field->instruction, text);
}

/**
 * pd_docx_fields_show:
 *
 * Begins what the innermost field shows.
 */
void
pd_docx_fields_show (PdDocxFields *self)
{
  Field *field;

  g_return_if_fail (self != NULL);

  field = get_field (self);
  if (field == NULL || self->n_deeper > 0)
    return;
  field->shows = TRUE;
  field->is_link = field->is_link || skip_keyword (field->instruction->str, "HYPERLINK") != NULL;
}

/**
 * pd_docx_fields_end:
 * @reading: (out) (nullable) (transfer full): how the characters are read, where that stands over them
 *
 * Ends the innermost field.
 *
 * Returns: (transfer full) (nullable): the characters that it stands for, where it shows none itself
 */
char *
pd_docx_fields_end (PdDocxFields *self,
                    char **reading)
{
  char *formula = NULL;
  Field *field;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (reading != NULL, NULL);

  *reading = NULL;
  field = get_field (self);
  if (field == NULL)
    return NULL;
  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return NULL;
    }
  if (!field->shows)
    formula = pd_docx_field_get_formula (field->instruction->str, reading);
  g_array_set_size (self->fields, self->fields->len - 1);
  return formula;
}

/**
 * pd_docx_fields_is_link:
 *
 * Returns: whether what comes now is shown by a field as a link
 */
gboolean
pd_docx_fields_is_link (PdDocxFields *self)
{
  const Field *field;

  g_return_val_if_fail (self != NULL, FALSE);

  field = get_field (self);
  return field != NULL && field->is_link;
}
