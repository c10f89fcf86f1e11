#include "pd-annotation-fields.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-annotate.h"
#include "pd-date.h"

/* What a double can hold; nobody counts further. */
#define MAX_EXPONENT 308

static gboolean
fail (GError **error,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

/**
 * pd_annotation_fields_check:
 * @value: what should be an object
 * @what: what it is, in the person's language: “An annotation”
 * @allowed: the names it may have
 * @error: return location for an error
 *
 * Checks that a value is an object, and has no field that would be overlooked.
 *
 * Returns: whether that is so
 */
gboolean
pd_annotation_fields_check (const PdJsonValue *value,
                            const char *what,
                            const char *const *allowed,
                            GError **error)
{
  if (value->type != PD_JSON_OBJECT)
    return fail (error, _ ("%s must be an object in braces."), what);
  for (const PdJsonValue *field = value->first; field != NULL; field = field->next)
    {
      if (!g_strv_contains (allowed, field->name))
        {
          g_autofree char *list = g_strjoinv (", ", (char **) allowed);
          return fail (error, _ ("%s has no field “%s”; it may have %s."), what, field->name, list);
        }
      if (pd_json_value_get (value, field->name) != field)
        return fail (error, _ ("%s has the field “%s” twice."), what, field->name);
    }
  return TRUE;
}

static const PdJsonValue *
get (const PdJsonValue *object,
     const char *name)
{
  const PdJsonValue *value = pd_json_value_get (object, name);

  return value != NULL && value->type != PD_JSON_NULL ? value : NULL;
}

/**
 * pd_annotation_fields_get_text:
 * @object: an object
 * @name: a field
 * @text: (out) (nullable): its text; %NULL where it is not there, or empty
 * @error: return location for an error
 *
 * Returns: whether it is text or not there
 */
gboolean
pd_annotation_fields_get_text (const PdJsonValue *object,
                               const char *name,
                               const char **text,
                               GError **error)
{
  const PdJsonValue *value = get (object, name);

  *text = NULL;
  if (value == NULL)
    return TRUE;
  if (value->type != PD_JSON_STRING)
    return fail (error, _ ("“%s” must be text in quotation marks."), name);
  if (*value->text != '\0')
    *text = value->text;
  return TRUE;
}

/**
 * pd_annotation_fields_check_name:
 * @name: the field
 * @text: its text
 * @error: return location for an error
 *
 * Returns: whether @text can be the name of something: one line, not blank
 */
gboolean
pd_annotation_fields_check_name (const char *name,
                                 const char *text,
                                 GError **error)
{
  gboolean blank = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        return fail (error, _ ("“%s” must be one line, without control characters."), name);
      blank = blank && g_unichar_isspace (c);
    }
  return blank ? fail (error, _ ("“%s” is blank."), name) : TRUE;
}

/**
 * pd_annotation_fields_get_name:
 * @object: an object
 * @name: a field
 * @text: (out) (nullable): its text; %NULL where it is not there
 * @error: return location for an error
 *
 * Returns: whether it is the name of something or not there
 */
gboolean
pd_annotation_fields_get_name (const PdJsonValue *object,
                               const char *name,
                               const char **text,
                               GError **error)
{
  return pd_annotation_fields_get_text (object, name, text, error)
         && (*text == NULL || pd_annotation_fields_check_name (name, *text, error));
}

/**
 * pd_annotation_fields_get_integer:
 * @object: an object
 * @name: a field
 * @is_set: (out): whether it is there
 * @integer: (out): its number
 * @error: return location for an error
 *
 * Returns: whether it is a whole number or not there
 */
gboolean
pd_annotation_fields_get_integer (const PdJsonValue *object,
                                  const char *name,
                                  gboolean *is_set,
                                  gint64 *integer,
                                  GError **error)
{
  const PdJsonValue *value = get (object, name);
  char *end;

  *is_set = value != NULL;
  if (value == NULL)
    return TRUE;
  if (value->type != PD_JSON_NUMBER)
    return fail (error, _ ("“%s” must be a whole number."), name);
  errno = 0;
  *integer = g_ascii_strtoll (value->text, &end, 10);
  if (*end != '\0')
    return fail (error, _ ("“%s” must be a whole number, not %s."), name, value->text);
  if (errno == ERANGE)
    return fail (error, _ ("“%s” is too large: %s."), name, value->text);
  return TRUE;
}

/**
 * pd_annotation_fields_get_list:
 * @object: an object
 * @name: a field
 * @first: (out) (nullable): its first value; %NULL where there is none
 * @error: return location for an error
 *
 * Returns: whether it is a list or not there
 */
gboolean
pd_annotation_fields_get_list (const PdJsonValue *object,
                               const char *name,
                               const PdJsonValue **first,
                               GError **error)
{
  const PdJsonValue *value = get (object, name);

  *first = value != NULL ? value->first : NULL;
  if (value != NULL && value->type != PD_JSON_ARRAY)
    return fail (error, _ ("“%s” must be a list in brackets."), name);
  return TRUE;
}

/* Splits -12.5e3 into its sign, 12, 5 and 3. */
static gboolean
split_decimal (const char *p,
               gboolean *negative,
               GString *whole,
               GString *fraction,
               int *exponent)
{
  *negative = *p == '-';
  *exponent = 0;
  for (p += *negative; g_ascii_isdigit (*p); p++)
    g_string_append_c (whole, *p);
  if (whole->len == 0)
    return FALSE;
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p); p++)
        g_string_append_c (fraction, *p);
      if (fraction->len == 0)
        return FALSE;
    }
  if (*p == 'e' || *p == 'E')
    {
      char *end;
      gint64 value = g_ascii_strtoll (p + 1, &end, 10);

      if (end == p + 1 || g_ascii_isspace (p[1]) || ABS (value) > MAX_EXPONENT)
        return FALSE;
      *exponent = value;
      p = end;
    }
  return *p == '\0';
}

/* Decimal digits and nothing else, none added and none lost: 12.50 stays, 1.25e3 becomes 1250. */
static char *
make_decimal (const char *written)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) fraction = g_string_new (NULL);
  gboolean negative;
  int exponent;
  gsize n;

  if (!split_decimal (written, &negative, whole, fraction, &exponent))
    return NULL;
  if (exponent == 0)
    return g_strdup (written);
  for (; exponent > 0; exponent--)
    {
      g_string_append_c (whole, fraction->len > 0 ? fraction->str[0] : '0');
      if (fraction->len > 0)
        g_string_erase (fraction, 0, 1);
    }
  for (; exponent < 0; exponent++)
    {
      g_string_prepend_c (fraction, whole->len > 0 ? whole->str[whole->len - 1] : '0');
      if (whole->len > 0)
        g_string_truncate (whole, whole->len - 1);
    }
  n = strspn (whole->str, "0");
  g_string_erase (whole, 0, n);
  return g_strconcat (negative ? "-" : "", whole->len > 0 ? whole->str : "0", fraction->len > 0 ? "." : "", fraction->str, NULL);
}

/* Written own-voice as well, as it is said. */
static const char *
find_choice (const char *const *choices,
             const char *code)
{
  if (g_str_equal (code, "own-voice"))
    code = "own";
  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (g_str_equal (choices[i], code))
        return choices[i];
    }
  return NULL;
}

/**
 * pd_annotation_fields_make_value:
 * @object: an object
 * @column: a column of text, a choice, a decimal number or a date, which the field is named after
 * @error: return location for an error, set where the field's value is not allowed
 *
 * Returns: (transfer full) (nullable): what to store in the column; %NULL where there is nothing
 */
char *
pd_annotation_fields_make_value (const PdJsonValue *object,
                                 const PdColumn *column,
                                 GError **error)
{
  const PdJsonValue *value = get (object, column->name);
  const char *text;
  char *made = NULL;

  if (column->type == PD_COLUMN_DECIMAL && value != NULL && value->type == PD_JSON_NUMBER)
    text = value->text;
  else if (!pd_annotation_fields_get_text (object, column->name, &text, error))
    return NULL;
  if (text == NULL)
    return NULL;

  switch ((int) column->type)
    {
    case PD_COLUMN_CHOICE:
      made = g_strdup (find_choice (column->choices, text));
      if (made == NULL)
        {
          g_autofree char *list = g_strjoinv (", ", (char **) column->choices);
          fail (error, _ ("“%s” cannot be “%s”; it is one of %s."), column->name, text, list);
        }
      break;
    case PD_COLUMN_DECIMAL:
      made = make_decimal (text);
      if (made == NULL)
        fail (error, _ ("“%s” must be a number in decimal digits, not “%s”."), column->name, text);
      break;
    case PD_COLUMN_DATE:
      made = pd_date_normalise (text);
      if (made == NULL)
        fail (error, _ ("“%s” must be a date such as 2025, 2025-01-30 or 2025-02-03T01:15:44, not “%s”."), column->name, text);
      break;
    default:
      made = g_strdup (text);
      break;
    }
  return made;
}
