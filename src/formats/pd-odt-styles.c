#include "pd-odt-styles.h"

#include <string.h>

/* Styles may be each other's parents. */
#define MAX_PARENTS 16

/* The list that headings are numbered by has no name. */
#define OUTLINE ""

const PdXmlNamespace pd_odt_namespaces[] = {
  { "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
  { "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
  { "form", "urn:oasis:names:tc:opendocument:xmlns:form:1.0" },
  { "manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
  { "xlink", "http://www.w3.org/1999/xlink" },
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "xml", "http://www.w3.org/XML/1998/namespace" },
  { NULL },
};

/* What a style says itself; what it does not say is -1 or NULL. */
typedef struct
{
  char *name;
  char *parent;
  char *list;
  int outline;
  int hidden;
  int strong;
  int centred;
  double size;
  /* Of the parent's size, if it says so like that. */
  double share;
  gboolean is_resolved;
  PdOdtStyle style;
} Entry;

typedef struct
{
  PdOdtListLevel levels[PD_ODT_N_LEVELS];
} List;

struct _PdOdtStyles
{
  /* By family and name. */
  GHashTable *entries;
  GHashTable *lists;
  /* What lists call the numbering of headings. */
  char *outline;
  PdOdtStyle none;
  Entry *entry;
  List *list;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->parent);
  g_free (entry->list);
  g_free (entry);
}

static Entry *
entry_new (void)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->outline = entry->hidden = entry->strong = entry->centred = -1;
  return entry;
}

static void
list_free (gpointer data)
{
  List *list = data;

  for (guint i = 0; i < PD_ODT_N_LEVELS; i++)
    {
      g_free (list->levels[i].prefix);
      g_free (list->levels[i].suffix);
    }
  g_free (list);
}

/**
 * pd_odt_styles_new:
 *
 * Returns: (transfer full): no styles
 */
PdOdtStyles *
pd_odt_styles_new (void)
{
  PdOdtStyles *self = g_new0 (PdOdtStyles, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);
  return self;
}

/**
 * pd_odt_styles_free:
 *
 * Frees the styles.
 */
void
pd_odt_styles_free (PdOdtStyles *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->lists);
  g_free (self->outline);
  g_free (self);
}

static char *
make_key (const char *family,
          const char *name)
{
  return g_strconcat (family, "/", name, NULL);
}

/* "Heading_20_1": what may not be in a name is its code between underscores. */
static char *
decode_name (const char *name)
{
  g_autoptr (GString) decoded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      char *end;
      guint64 code = *p == '_' ? g_ascii_strtoull (p + 1, &end, 16) : 0;

      if (*p == '_' && end > p + 1 && *end == '_' && code >= 0x20 && code <= 0x10FFFF && g_unichar_validate (code))
        {
          g_string_append_unichar (decoded, code);
          p = end;
        }
      else
        g_string_append_c (decoded, *p);
    }
  return g_string_free_and_steal (g_steal_pointer (&decoded));
}

static void
begin_style (PdOdtStyles *self,
             const PdXmlAttributes *attributes,
             gboolean is_default)
{
  g_autofree char *family = pd_xml_attributes_dup (attributes, "style:family");
  g_autofree char *name = is_default ? g_strdup ("") : pd_xml_attributes_dup (attributes, "style:name");
  Entry *entry;

  if (family == NULL || name == NULL)
    return;
  entry = entry_new ();
  entry->name = pd_xml_attributes_dup (attributes, "style:display-name");
  if (entry->name == NULL)
    entry->name = decode_name (name);
  entry->parent = pd_xml_attributes_dup (attributes, "style:parent-style-name");
  entry->list = pd_xml_attributes_dup (attributes, "style:list-style-name");
  entry->outline = pd_xml_attributes_get_integer (attributes, "style:default-outline-level", -1);
  self->entry = entry;
  g_hash_table_replace (self->entries, make_key (family, name), entry);
}

static void
read_text_properties (Entry *entry,
                      const PdXmlAttributes *attributes)
{
  g_autofree char *display = pd_xml_attributes_dup (attributes, "text:display");
  g_autofree char *weight = pd_xml_attributes_dup (attributes, "fo:font-weight");
  g_autofree char *size = pd_xml_attributes_dup (attributes, "fo:font-size");

  if (display != NULL)
    entry->hidden = g_str_equal (display, "none");
  if (weight != NULL)
    entry->strong = g_str_equal (weight, "bold") || g_ascii_strtoull (weight, NULL, 10) >= 600;
  if (size != NULL && g_str_has_suffix (size, "pt"))
    entry->size = g_ascii_strtod (size, NULL);
  else if (size != NULL && g_str_has_suffix (size, "%"))
    entry->share = g_ascii_strtod (size, NULL) / 100;
}

static void
read_paragraph_properties (Entry *entry,
                           const PdXmlAttributes *attributes)
{
  g_autofree char *align = pd_xml_attributes_dup (attributes, "fo:text-align");

  if (align != NULL)
    entry->centred = g_str_equal (align, "center");
}

static void
begin_list (PdOdtStyles *self,
            const char *name)
{
  self->list = g_new0 (List, 1);
  for (guint i = 0; i < PD_ODT_N_LEVELS; i++)
    {
      self->list->levels[i].start = 1;
      self->list->levels[i].n_shown = 1;
    }
  g_hash_table_replace (self->lists, g_strdup (name), self->list);
}

/* The format of a number is how it writes the first ones. */
static PdListNumber
read_number (const char *format)
{
  static const struct
  {
    const char *start;
    PdListNumber number;
  } formats[] = {
    { "1", PD_LIST_NUMBER_DECIMAL },
    { "a", PD_LIST_NUMBER_LOWER_LETTER },
    { "A", PD_LIST_NUMBER_UPPER_LETTER },
    { "i", PD_LIST_NUMBER_LOWER_ROMAN },
    { "I", PD_LIST_NUMBER_UPPER_ROMAN },
    { "01", PD_LIST_NUMBER_DECIMAL_ZERO },
    { "１", PD_LIST_NUMBER_DECIMAL_WIDE },
    { "一", PD_LIST_NUMBER_HAN },
    { "〇", PD_LIST_NUMBER_HAN_DIGITS },
    { "壹", PD_LIST_NUMBER_HAN_FORMAL },
    { "壱", PD_LIST_NUMBER_HAN_FORMAL },
    { "①", PD_LIST_NUMBER_CIRCLED },
    { "甲", PD_LIST_NUMBER_STEMS },
    { "子", PD_LIST_NUMBER_BRANCHES },
  };

  if (format == NULL || *format == '\0')
    return PD_LIST_NUMBER_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize n = strlen (formats[i].start);

      if (strncmp (format, formats[i].start, n) == 0 && (format[n] == '\0' || format[n] == ','))
        return formats[i].number;
    }
  return PD_LIST_NUMBER_DECIMAL;
}

static void
read_list_level (PdOdtStyles *self,
                 const PdXmlAttributes *attributes,
                 gboolean is_bullet)
{
  gint64 index = pd_xml_attributes_get_integer (attributes, "text:level", 0);
  g_autofree char *format = pd_xml_attributes_dup (attributes, "style:num-format");
  g_autofree char *bullet = pd_xml_attributes_dup (attributes, "text:bullet-char");
  PdOdtListLevel *level;

  if (self->list == NULL || index < 1 || index > PD_ODT_N_LEVELS)
    return;
  level = &self->list->levels[index - 1];
  if (!is_bullet)
    level->number = read_number (format);
  else
    /* A list whose bullet cannot be seen is a way to indent. */
    level->number = bullet != NULL && *g_strstrip (bullet) == '\0' ? PD_LIST_NUMBER_NONE : PD_LIST_NUMBER_BULLET;
  g_free (level->prefix);
  level->prefix = pd_xml_attributes_dup (attributes, "style:num-prefix");
  g_free (level->suffix);
  level->suffix = pd_xml_attributes_dup (attributes, "style:num-suffix");
  level->start = CLAMP (pd_xml_attributes_get_integer (attributes, "text:start-value", 1), 0, 100000);
  level->n_shown = CLAMP (pd_xml_attributes_get_integer (attributes, "text:display-levels", 1), 1, PD_ODT_N_LEVELS);
}

/**
 * pd_odt_styles_start_element:
 * @name: an element within `office:styles`, `office:automatic-styles` or `office:master-styles`
 * @attributes: its attributes
 *
 * Takes note of the start of an element. A style that comes again replaces the one before.
 */
void
pd_odt_styles_start_element (PdOdtStyles *self,
                             const char *name,
                             const PdXmlAttributes *attributes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, "style:style") || g_str_equal (name, "style:default-style"))
    begin_style (self, attributes, g_str_equal (name, "style:default-style"));
  else if (g_str_equal (name, "style:text-properties") && self->entry != NULL)
    read_text_properties (self->entry, attributes);
  else if (g_str_equal (name, "style:paragraph-properties") && self->entry != NULL)
    read_paragraph_properties (self->entry, attributes);
  else if (g_str_equal (name, "text:outline-style"))
    {
      g_free (self->outline);
      self->outline = pd_xml_attributes_dup (attributes, "style:name");
      begin_list (self, OUTLINE);
    }
  else if (g_str_equal (name, "text:list-style"))
    {
      g_autofree char *list = pd_xml_attributes_dup (attributes, "style:name");

      begin_list (self, list != NULL && *list != '\0' ? list : "?");
    }
  else if (g_str_equal (name, "text:list-level-style-number") || g_str_equal (name, "text:outline-level-style"))
    read_list_level (self, attributes, FALSE);
  else if (g_str_equal (name, "text:list-level-style-bullet") || g_str_equal (name, "text:list-level-style-image"))
    read_list_level (self, attributes, TRUE);
}

/**
 * pd_odt_styles_end_element:
 * @name: an element
 *
 * Takes note of the end of an element.
 */
void
pd_odt_styles_end_element (PdOdtStyles *self,
                           const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, "style:style") || g_str_equal (name, "style:default-style"))
    self->entry = NULL;
  else if (g_str_equal (name, "text:list-style") || g_str_equal (name, "text:outline-style"))
    self->list = NULL;
}

static void
inherit (const Entry *entry,
         PdOdtStyle *style,
         double *share,
         gboolean *has_role)
{
  guint level = 0;
  PdStyleRole role;

  if (style->list == NULL)
    style->list = entry->list;
  style->is_hidden = style->is_hidden >= 0 ? style->is_hidden : entry->hidden;
  style->is_strong = style->is_strong >= 0 ? style->is_strong : entry->strong;
  style->is_centred = style->is_centred >= 0 ? style->is_centred : entry->centred;
  if (style->size == 0 && entry->size > 0)
    style->size = entry->size * *share;
  else if (style->size == 0 && entry->share > 0)
    *share *= entry->share;
  if (*has_role)
    return;
  role = pd_style_role_from_name (entry->name, &level);
  if (role == PD_STYLE_ROLE_NONE && entry->outline > 0)
    {
      role = PD_STYLE_ROLE_HEADING;
      level = entry->outline;
    }
  if (role == PD_STYLE_ROLE_NONE)
    return;
  *has_role = TRUE;
  style->role = role;
  style->level = level;
}

static void
resolve (PdOdtStyles *self,
         const char *family,
         Entry *entry)
{
  g_autofree char *default_key = make_key (family, "");
  const Entry *parent = entry;
  gboolean has_role = FALSE;
  double share = 1;

  entry->style = (PdOdtStyle) { .is_hidden = -1, .is_strong = -1, .is_centred = -1 };
  for (guint i = 0; parent != NULL && i < MAX_PARENTS; i++)
    {
      g_autofree char *key = parent->parent != NULL ? make_key (family, parent->parent) : NULL;

      inherit (parent, &entry->style, &share, &has_role);
      parent = key != NULL ? g_hash_table_lookup (self->entries, key) : NULL;
    }
  parent = g_hash_table_lookup (self->entries, default_key);
  if (parent != NULL)
    inherit (parent, &entry->style, &share, &has_role);
  entry->style.is_hidden = entry->style.is_hidden > 0;
  entry->style.is_strong = entry->style.is_strong > 0;
  entry->style.is_centred = entry->style.is_centred > 0;
  entry->is_resolved = TRUE;
}

/**
 * pd_odt_styles_find:
 * @family: `paragraph` or `text`
 * @name: (nullable): what a paragraph or some characters call their style
 *
 * Returns: (transfer none): the style, or one that says nothing; until another style comes
 */
const PdOdtStyle *
pd_odt_styles_find (PdOdtStyles *self,
                    const char *family,
                    const char *name)
{
  g_autofree char *key = NULL;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (family != NULL, NULL);

  key = make_key (family, name != NULL ? name : "");
  entry = g_hash_table_lookup (self->entries, key);
  if (entry == NULL && (name == NULL || *name == '\0'))
    return &self->none;
  if (entry == NULL)
    {
      /* Some programs rely on what others call their styles. */
      entry = entry_new ();
      entry->name = decode_name (name);
      g_hash_table_insert (self->entries, g_strdup (key), entry);
    }
  if (!entry->is_resolved)
    resolve (self, family, entry);
  return &entry->style;
}

/**
 * pd_odt_styles_find_list_level:
 * @list: (nullable): the style of a list, or %NULL for the numbering of headings
 * @level: from 0
 *
 * Returns: (transfer none) (nullable): the level
 */
const PdOdtListLevel *
pd_odt_styles_find_list_level (PdOdtStyles *self,
                               const char *list,
                               guint level)
{
  const List *found;

  g_return_val_if_fail (self != NULL, NULL);

  if (list == NULL || g_strcmp0 (list, self->outline) == 0)
    list = OUTLINE;
  found = g_hash_table_lookup (self->lists, list);
  return found != NULL ? &found->levels[MIN (level, PD_ODT_N_LEVELS - 1)] : NULL;
}
