#include "pd-docx-numbering.h"

#include "pd-docx-package.h"
#include "pd-list-number.h"

#define N_LEVELS 9

/* The longest marker of an item is a few numbers with words around them. */
#define MAX_MARKER 100

typedef struct
{
  PdListNumber number;
  char *text;
  char *style;
  int start;
  gboolean is_tight;
  gboolean is_plain;
} Level;

/* How a list counts; several lists may go on in each other's count. */
typedef struct
{
  Level levels[N_LEVELS];
  /* -1 where nothing was counted yet. */
  int counts[N_LEVELS];
} Definition;

typedef struct
{
  Definition *definition;
  /* Where a list counts differently; its own copy of the definition. */
  gboolean owns_definition;
  /* Where a list begins anew; -1 where it goes on. */
  int starts[N_LEVELS];
  gboolean is_used[N_LEVELS];
} List;

struct _PdDocxNumbering
{
  /* All of them: one that comes twice would otherwise leave lists of the first without it. */
  GPtrArray *owned;
  GHashTable *definitions;
  GHashTable *lists;

  /* While the part is read. */
  Definition *definition;
  List *list;
  gint64 list_id;
  Level *level;
  guint level_index;
};

static const struct
{
  const char *name;
  PdListNumber number;
} numbers[] = {
  { "none", PD_LIST_NUMBER_NONE },
  { "bullet", PD_LIST_NUMBER_BULLET },
  { "decimal", PD_LIST_NUMBER_DECIMAL },
  { "decimalZero", PD_LIST_NUMBER_DECIMAL_ZERO },
  { "decimalFullWidth", PD_LIST_NUMBER_DECIMAL_WIDE },
  { "decimalFullWidth2", PD_LIST_NUMBER_DECIMAL_WIDE },
  { "lowerLetter", PD_LIST_NUMBER_LOWER_LETTER },
  { "upperLetter", PD_LIST_NUMBER_UPPER_LETTER },
  { "lowerRoman", PD_LIST_NUMBER_LOWER_ROMAN },
  { "upperRoman", PD_LIST_NUMBER_UPPER_ROMAN },
  { "chineseCounting", PD_LIST_NUMBER_HAN },
  { "chineseCountingThousand", PD_LIST_NUMBER_HAN },
  { "taiwaneseCounting", PD_LIST_NUMBER_HAN },
  { "taiwaneseCountingThousand", PD_LIST_NUMBER_HAN },
  { "japaneseCounting", PD_LIST_NUMBER_HAN },
  { "koreanDigital2", PD_LIST_NUMBER_HAN_DIGITS },
  { "ideographDigital", PD_LIST_NUMBER_HAN_DIGITS },
  { "japaneseDigitalTenThousand", PD_LIST_NUMBER_HAN_DIGITS },
  { "taiwaneseDigital", PD_LIST_NUMBER_HAN_DIGITS },
  { "chineseLegalSimplified", PD_LIST_NUMBER_HAN_FORMAL },
  { "ideographLegalTraditional", PD_LIST_NUMBER_HAN_FORMAL },
  { "decimalEnclosedCircle", PD_LIST_NUMBER_CIRCLED },
  { "decimalEnclosedCircleChinese", PD_LIST_NUMBER_CIRCLED },
  { "ideographTraditional", PD_LIST_NUMBER_STEMS },
  { "ideographZodiac", PD_LIST_NUMBER_BRANCHES },
};

static void
definition_free (gpointer data)
{
  Definition *definition = data;

  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_free (definition->levels[i].text);
      g_free (definition->levels[i].style);
    }
  g_free (definition);
}

static Definition *
definition_new (void)
{
  Definition *definition = g_new0 (Definition, 1);

  for (guint i = 0; i < N_LEVELS; i++)
    {
      definition->levels[i].number = PD_LIST_NUMBER_DECIMAL;
      definition->levels[i].start = 1;
      definition->counts[i] = -1;
    }
  return definition;
}

static Definition *
definition_copy (const Definition *definition)
{
  Definition *copy = definition_new ();

  for (guint i = 0; i < N_LEVELS; i++)
    {
      copy->levels[i] = definition->levels[i];
      copy->levels[i].text = g_strdup (definition->levels[i].text);
      copy->levels[i].style = g_strdup (definition->levels[i].style);
    }
  return copy;
}

static void
list_free (gpointer data)
{
  List *list = data;

  if (list->owns_definition)
    definition_free (list->definition);
  g_free (list);
}

static gpointer
make_key (gint64 id)
{
  return GINT_TO_POINTER ((int) id);
}

static void
begin_definition (PdDocxNumbering *self,
                  const PdXmlAttributes *attributes)
{
  self->definition = definition_new ();
  g_ptr_array_add (self->owned, self->definition);
  g_hash_table_replace (self->definitions, make_key (pd_xml_attributes_get_integer (attributes, "w:abstractNumId", -1)), self->definition);
}

static void
begin_list (PdDocxNumbering *self,
            const PdXmlAttributes *attributes)
{
  /* One inside another is none. */
  g_clear_pointer (&self->list, list_free);
  self->list = g_new0 (List, 1);
  for (guint i = 0; i < N_LEVELS; i++)
    self->list->starts[i] = -1;
  self->list_id = pd_xml_attributes_get_integer (attributes, "w:numId", -1);
}

static void
begin_level (PdDocxNumbering *self,
             const PdXmlAttributes *attributes)
{
  gint64 index = pd_xml_attributes_get_integer (attributes, "w:ilvl", -1);
  Definition *definition = self->list != NULL ? self->list->definition : self->definition;

  if (definition == NULL || index < 0 || index >= N_LEVELS)
    return;
  if (self->list != NULL && !self->list->owns_definition)
    {
      definition = self->list->definition = definition_copy (definition);
      self->list->owns_definition = TRUE;
    }
  self->level = &definition->levels[index];
}

static void
read_level (PdDocxNumbering *self,
            const char *name,
            const PdXmlAttributes *attributes)
{
  Level *level = self->level;

  if (g_str_equal (name, "w:start"))
    level->start = CLAMP (pd_xml_attributes_get_integer (attributes, "w:val", 1), 0, 100000);
  else if (g_str_equal (name, "w:lvlText"))
    {
      g_free (level->text);
      level->text = pd_xml_attributes_dup (attributes, "w:val");
    }
  else if (g_str_equal (name, "w:pStyle"))
    {
      g_free (level->style);
      level->style = pd_xml_attributes_dup (attributes, "w:val");
    }
  else if (g_str_equal (name, "w:suff"))
    level->is_tight = pd_xml_attributes_equal (attributes, "w:val", "nothing");
  else if (g_str_equal (name, "w:isLgl"))
    level->is_plain = TRUE;
  else if (g_str_equal (name, "w:numFmt"))
    {
      level->number = PD_LIST_NUMBER_DECIMAL;
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          if (pd_xml_attributes_equal (attributes, "w:val", numbers[i].name))
            level->number = numbers[i].number;
        }
    }
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdDocxNumbering *self = data;

  if (g_str_equal (name, "w:abstractNum"))
    begin_definition (self, attributes);
  else if (g_str_equal (name, "w:num"))
    begin_list (self, attributes);
  else if (self->list != NULL && g_str_equal (name, "w:abstractNumId") && self->list->definition == NULL)
    self->list->definition = g_hash_table_lookup (self->definitions, make_key (pd_xml_attributes_get_integer (attributes, "w:val", -1)));
  else if (g_str_equal (name, "w:lvlOverride"))
    self->level_index = CLAMP (pd_xml_attributes_get_integer (attributes, "w:ilvl", 0), 0, N_LEVELS - 1);
  else if (self->list != NULL && g_str_equal (name, "w:startOverride"))
    self->list->starts[self->level_index] = CLAMP (pd_xml_attributes_get_integer (attributes, "w:val", 1), 0, 100000);
  else if (g_str_equal (name, "w:lvl"))
    begin_level (self, attributes);
  else if (self->level != NULL)
    read_level (self, name, attributes);
}

static void
end_element (const char *name,
             gpointer data)
{
  PdDocxNumbering *self = data;

  if (g_str_equal (name, "w:lvl"))
    self->level = NULL;
  else if (g_str_equal (name, "w:abstractNum"))
    self->definition = NULL;
  else if (g_str_equal (name, "w:num") && self->list != NULL)
    {
      if (self->list->definition != NULL)
        g_hash_table_replace (self->lists, make_key (self->list_id), self->list);
      else
        list_free (self->list);
      self->list = NULL;
    }
}

/**
 * pd_docx_numbering_new:
 * @xml: (nullable): the part with the lists
 * @error: return location for an error
 *
 * Reads the lists of a document.
 *
 * Returns: (transfer full): the lists, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdDocxNumbering *
pd_docx_numbering_new (GBytes *xml,
                       GError **error)
{
  static const PdXmlHandler handler = { pd_docx_namespaces, start_element, end_element, NULL };
  g_autoptr (PdDocxNumbering) self = g_new0 (PdDocxNumbering, 1);

  self->owned = g_ptr_array_new_with_free_func (definition_free);
  self->definitions = g_hash_table_new (NULL, NULL);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  if (xml != NULL && !pd_xml_parse (xml, &handler, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_docx_numbering_free:
 *
 * Frees the lists.
 */
void
pd_docx_numbering_free (PdDocxNumbering *self)
{
  g_clear_pointer (&self->list, list_free);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->definitions);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

/**
 * pd_docx_numbering_has_list:
 * @list: what a paragraph or style calls its list
 *
 * Returns: whether there is such a list
 */
gboolean
pd_docx_numbering_has_list (PdDocxNumbering *self,
                            int list)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return list > 0 && g_hash_table_contains (self->lists, make_key (list));
}

/**
 * pd_docx_numbering_find_level:
 * @list: a list that there is
 * @style: (nullable): a paragraph style
 *
 * Returns: the level, from 0, that paragraphs of that style are items of, or -1
 */
int
pd_docx_numbering_find_level (PdDocxNumbering *self,
                              int list,
                              const char *style)
{
  const List *found;

  g_return_val_if_fail (self != NULL, -1);

  found = g_hash_table_lookup (self->lists, make_key (list));
  for (int i = 0; found != NULL && style != NULL && i < N_LEVELS; i++)
    {
      if (g_strcmp0 (found->definition->levels[i].style, style) == 0)
        return i;
    }
  return -1;
}

static void
advance (List *list,
         guint level)
{
  Definition *definition = list->definition;

  if (!list->is_used[level] && list->starts[level] >= 0)
    definition->counts[level] = list->starts[level];
  else if (definition->counts[level] < 0)
    definition->counts[level] = definition->levels[level].start;
  else
    definition->counts[level]++;
  list->is_used[level] = TRUE;
  for (guint i = level + 1; i < N_LEVELS; i++)
    definition->counts[i] = -1;
}

/* "%1.%2" with the numbers in their places. */
static void
append_marker (const Definition *definition,
               guint level,
               GString *marker)
{
  const char *p = definition->levels[level].text != NULL ? definition->levels[level].text : "%1.";
  g_autofree char *stripped = NULL;

  for (; *p != '\0' && marker->len < MAX_MARKER; p++)
    {
      guint index = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? (guint) (p[1] - '1') : N_LEVELS;
      const Level *counted;

      if (index == N_LEVELS)
        {
          g_string_append_c (marker, *p);
          continue;
        }
      counted = &definition->levels[index];
      p++;
      pd_list_number_append (definition->levels[level].is_plain ? PD_LIST_NUMBER_DECIMAL : counted->number,
                             definition->counts[index] >= 0 ? definition->counts[index] : counted->start,
                             marker);
    }
  stripped = g_strstrip (g_utf8_make_valid (marker->str, marker->len));
  g_string_assign (marker, stripped);
}

/* Behind full-width punctuation there is space enough. */
static gboolean
ends_wide (const GString *marker)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (marker->str + marker->len));

  return g_unichar_iswide (last) && g_unichar_ispunct (last);
}

/**
 * pd_docx_numbering_count:
 * @list: a list that there is
 * @level: from 0
 *
 * Counts an item.
 *
 * Returns: (transfer full) (nullable): what stands before it, such as `2.1 `
 */
char *
pd_docx_numbering_count (PdDocxNumbering *self,
                         int list,
                         guint level)
{
  g_autoptr (GString) marker = g_string_new (NULL);
  List *found;
  const Level *counted;

  g_return_val_if_fail (self != NULL, NULL);

  found = g_hash_table_lookup (self->lists, make_key (list));
  if (found == NULL)
    return NULL;
  level = MIN (level, N_LEVELS - 1);
  counted = &found->definition->levels[level];
  if (counted->number == PD_LIST_NUMBER_BULLET)
    {
      /* Which sign it is depends on a font. A list without one is a way to indent. */
      g_autofree char *sign = g_strstrip (g_strdup (counted->text != NULL ? counted->text : "•"));

      return *sign != '\0' ? g_strdup ("• ") : NULL;
    }
  advance (found, level);
  append_marker (found->definition, level, marker);
  if (marker->len == 0)
    return NULL;
  if (!counted->is_tight && !ends_wide (marker))
    g_string_append_c (marker, ' ');
  return g_string_free_and_steal (g_steal_pointer (&marker));
}
