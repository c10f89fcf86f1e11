#include "pd-docx-styles.h"

#include "pd-docx-package.h"

/* Styles may be based on each other in a circle. */
#define MAX_BASES 16

/* What a style says itself; what it does not say is -1. */
typedef struct
{
  char *name;
  char *base;
  int outline;
  int numbering;
  int numbering_level;
  int hidden;
  int strong;
  int centred;
  int size;
  gboolean is_paragraph;
  gboolean is_resolved;
  PdDocxStyle style;
} Entry;

struct _PdDocxStyles
{
  GHashTable *entries;
  PdDocxStyle none;
  const PdDocxStyle *fallback;

  /* While the part is read. */
  Entry *entry;
  Entry *defaults;
  char *default_id;
  guint n_inner;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->base);
  g_free (entry);
}

static Entry *
entry_new (void)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->outline = entry->numbering = entry->numbering_level = entry->hidden = entry->strong = entry->centred = entry->size = -1;
  return entry;
}

/**
 * pd_docx_is_on:
 * @attributes: those of an element such as `w:b`
 *
 * Returns: whether it switches on what it is about
 */
gboolean
pd_docx_is_on (const PdXmlAttributes *attributes)
{
  return !pd_xml_attributes_equal (attributes, "w:val", "0") && !pd_xml_attributes_equal (attributes, "w:val", "false") && !pd_xml_attributes_equal (attributes, "w:val", "off");
}

static void
begin_style (PdDocxStyles *self,
             const PdXmlAttributes *attributes)
{
  g_autofree char *id = pd_xml_attributes_dup (attributes, "w:styleId");

  self->entry = entry_new ();
  self->entry->is_paragraph = pd_xml_attributes_equal (attributes, "w:type", "paragraph");
  if (self->entry->is_paragraph && (pd_xml_attributes_equal (attributes, "w:default", "1") || pd_xml_attributes_equal (attributes, "w:default", "true")))
    g_set_str (&self->default_id, id);
  g_hash_table_insert (self->entries, id != NULL ? g_steal_pointer (&id) : g_strdup (""), self->entry);
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdDocxStyles *self = data;
  Entry *entry;

  /* What a table style says of its first row, and what a style was like before a tracked change, is not what it is. */
  if (self->n_inner > 0 || g_str_equal (name, "w:tblStylePr") || g_str_equal (name, "w:rPrChange") || g_str_equal (name, "w:pPrChange"))
    {
      self->n_inner++;
      return;
    }
  if (g_str_equal (name, "w:style"))
    {
      begin_style (self, attributes);
      return;
    }
  if (g_str_equal (name, "w:docDefaults"))
    self->entry = self->defaults;
  entry = self->entry;
  if (entry == NULL)
    return;
  if (g_str_equal (name, "w:name") && entry->name == NULL)
    entry->name = pd_xml_attributes_dup (attributes, "w:val");
  else if (g_str_equal (name, "w:basedOn") && entry->base == NULL)
    entry->base = pd_xml_attributes_dup (attributes, "w:val");
  else if (g_str_equal (name, "w:outlineLvl"))
    entry->outline = pd_xml_attributes_get_integer (attributes, "w:val", -1);
  else if (g_str_equal (name, "w:numId"))
    entry->numbering = pd_xml_attributes_get_integer (attributes, "w:val", -1);
  else if (g_str_equal (name, "w:ilvl"))
    entry->numbering_level = pd_xml_attributes_get_integer (attributes, "w:val", -1);
  else if (g_str_equal (name, "w:vanish"))
    entry->hidden = pd_docx_is_on (attributes);
  else if (g_str_equal (name, "w:b"))
    entry->strong = pd_docx_is_on (attributes);
  else if (g_str_equal (name, "w:jc"))
    entry->centred = pd_xml_attributes_equal (attributes, "w:val", "center");
  else if (g_str_equal (name, "w:sz"))
    entry->size = pd_xml_attributes_get_integer (attributes, "w:val", -1);
}

static void
end_element (const char *name,
             gpointer data)
{
  PdDocxStyles *self = data;

  if (self->n_inner > 0)
    self->n_inner--;
  else if (g_str_equal (name, "w:style") || g_str_equal (name, "w:docDefaults"))
    self->entry = NULL;
}

static int
choose (int own,
        int base)
{
  return own >= 0 ? own : base;
}

/* What an entry says, and else the one that it is based on. */
static void
inherit (Entry *entry,
         PdDocxStyle *style,
         gboolean *has_role)
{
  guint level;
  PdStyleRole role = entry->name != NULL ? pd_style_role_from_name (entry->name, &level) : PD_STYLE_ROLE_NONE;

  style->numbering = choose (style->numbering, entry->numbering);
  style->numbering_level = choose (style->numbering_level, entry->numbering_level);
  style->is_hidden = choose (style->is_hidden, entry->hidden);
  style->is_strong = choose (style->is_strong, entry->strong);
  style->is_centred = choose (style->is_centred, entry->centred);
  if (style->size == 0 && entry->size > 0)
    style->size = entry->size;
  if (*has_role)
    return;
  *has_role = TRUE;
  if (role != PD_STYLE_ROLE_NONE && role != PD_STYLE_ROLE_HEADING)
    style->role = role;
  else if (entry->outline >= 0 && entry->outline < 9)
    {
      style->role = PD_STYLE_ROLE_HEADING;
      style->level = entry->outline + 1;
    }
  else if (entry->outline == 9)
    style->role = PD_STYLE_ROLE_BODY;
  else if (role == PD_STYLE_ROLE_HEADING)
    {
      style->role = role;
      style->level = level;
    }
  else
    *has_role = FALSE;
}

static void
resolve (PdDocxStyles *self,
         Entry *entry)
{
  Entry *base = entry;
  gboolean has_role = FALSE;

  entry->style = (PdDocxStyle) { .numbering = -1, .numbering_level = -1, .is_hidden = -1, .is_strong = -1, .is_centred = -1 };
  for (guint i = 0; base != NULL && i < MAX_BASES; i++)
    {
      inherit (base, &entry->style, &has_role);
      base = base->base != NULL ? g_hash_table_lookup (self->entries, base->base) : NULL;
    }
  inherit (self->defaults, &entry->style, &has_role);
  entry->style.is_hidden = entry->style.is_hidden > 0;
  entry->style.is_strong = entry->style.is_strong > 0;
  entry->style.is_centred = entry->style.is_centred > 0;
  entry->is_resolved = TRUE;
}

/**
 * pd_docx_styles_new:
 * @xml: (nullable): the part with the styles
 * @error: return location for an error
 *
 * Reads the styles of a document.
 *
 * Returns: (transfer full): the styles, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdDocxStyles *
pd_docx_styles_new (GBytes *xml,
                    GError **error)
{
  static const PdXmlHandler handler = { pd_docx_namespaces, start_element, end_element, NULL };
  g_autoptr (PdDocxStyles) self = g_new0 (PdDocxStyles, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->defaults = entry_new ();
  self->none = (PdDocxStyle) { .numbering = -1, .numbering_level = -1 };
  if (xml != NULL && !pd_xml_parse (xml, &handler, self, error))
    return NULL;
  self->fallback = self->default_id != NULL ? pd_docx_styles_find (self, self->default_id) : &self->none;
  return g_steal_pointer (&self);
}

/**
 * pd_docx_styles_free:
 *
 * Frees the styles.
 */
void
pd_docx_styles_free (PdDocxStyles *self)
{
  g_hash_table_unref (self->entries);
  entry_free (self->defaults);
  g_free (self->default_id);
  g_free (self);
}

/**
 * pd_docx_styles_find:
 * @id: (nullable): what a paragraph or a run calls its style
 *
 * Returns: (transfer none): the style, or one that says nothing
 */
const PdDocxStyle *
pd_docx_styles_find (PdDocxStyles *self,
                     const char *id)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  if (id == NULL || *id == '\0')
    return &self->none;
  entry = g_hash_table_lookup (self->entries, id);
  if (entry == NULL)
    {
      /* Some programs rely on what others call their styles. */
      entry = entry_new ();
      entry->name = g_strdup (id);
      entry->base = g_strdup (self->default_id);
      g_hash_table_insert (self->entries, g_strdup (id), entry);
    }
  if (!entry->is_resolved)
    resolve (self, entry);
  return &entry->style;
}

/**
 * pd_docx_styles_get_default:
 *
 * Returns: (transfer none): that of paragraphs that name none
 */
const PdDocxStyle *
pd_docx_styles_get_default (PdDocxStyles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fallback;
}
