#include "pd-epub-package.h"

#include <string.h>

#include "pd-member-path.h"
#include "pd-xml-parser.h"

#define MAX_VALUE 1000

/* More names and dates than that are nobody's. */
#define MAX_PROPERTIES 1000

static const PdXmlNamespace namespaces[] = {
  { "opf", "http://www.idpf.org/2007/opf" },
  { "opf", "http://openebook.org/namespaces/oeb-package/1.0/" },
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "dc", "http://purl.org/dc/elements/1.0/" },
  { "xml", "http://www.w3.org/XML/1998/namespace" },
  { NULL },
};

struct _PdEpubPackage
{
  char *path;
  /* All parts by their names, and those that are read, in order. */
  GHashTable *manifest;
  GPtrArray *items;
  GHashTable *seen;
  GPtrArray *properties;
  GHashTable *by_id;
  /* Paths of tables of contents that only the guide knows. */
  GHashTable *contents;

  PdEpubProperty *property;
  char *refined;
  char *refinement;
  GString *text;
};

static void
item_free (gpointer data)
{
  PdEpubItem *item = data;

  g_free (item->path);
  g_free (item->type);
  g_free (item);
}

static void
property_free (gpointer data)
{
  PdEpubProperty *property = data;

  g_free (property->name);
  g_free (property->id);
  g_free (property->value);
  g_free (property->kind);
  g_free (property);
}

/* One of several words. */
static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) list = g_strsplit_set (words != NULL ? words : "", " \t\n", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static void
add_item (PdEpubPackage *self,
          const PdXmlAttributes *attributes)
{
  g_autofree char *id = pd_xml_attributes_dup (attributes, "id");
  g_autofree char *href = pd_xml_attributes_dup (attributes, "href");
  g_autofree char *properties = pd_xml_attributes_dup (attributes, "properties");
  PdEpubItem *item;

  if (id == NULL || href == NULL)
    return;
  item = g_new0 (PdEpubItem, 1);
  item->path = pd_member_path_resolve (self->path, href);
  item->type = pd_xml_attributes_dup (attributes, "media-type");
  item->is_contents = has_word (properties, "nav");
  /* The first is the one that may be in use already. */
  if (g_hash_table_contains (self->manifest, id))
    item_free (item);
  else
    g_hash_table_insert (self->manifest, g_steal_pointer (&id), item);
}

static void
add_to_spine (PdEpubPackage *self,
              const PdXmlAttributes *attributes)
{
  g_autofree char *id = pd_xml_attributes_dup (attributes, "idref");
  PdEpubItem *item = id != NULL ? g_hash_table_lookup (self->manifest, id) : NULL;

  /* Each part once, however often it is named. */
  if (item != NULL && g_hash_table_add (self->seen, g_strdup (item->path)))
    g_ptr_array_add (self->items, item);
}

static void
add_reference (PdEpubPackage *self,
               const PdXmlAttributes *attributes)
{
  g_autofree char *href = pd_xml_attributes_dup (attributes, "href");

  if (href != NULL && pd_xml_attributes_equal (attributes, "type", "toc"))
    g_hash_table_add (self->contents, pd_member_path_resolve (self->path, href));
}

static void
begin_property (PdEpubPackage *self,
                const char *name,
                const PdXmlAttributes *attributes)
{
  static const char *const kinds[] = { "opf:role", "opf:event", "role", "event" };

  if (self->properties->len == MAX_PROPERTIES)
    return;
  self->property = g_new0 (PdEpubProperty, 1);
  self->property->name = g_ascii_strdown (name, -1);
  self->property->id = pd_xml_attributes_dup (attributes, "id");
  for (gsize i = 0; self->property->kind == NULL && i < G_N_ELEMENTS (kinds); i++)
    self->property->kind = pd_xml_attributes_dup (attributes, kinds[i]);
  g_ptr_array_add (self->properties, self->property);
  if (self->property->id != NULL)
    g_hash_table_insert (self->by_id, self->property->id, self->property);
  g_string_truncate (self->text, 0);
}

/* <meta refines="#author" property="role">aut</meta> */
static void
begin_refinement (PdEpubPackage *self,
                  const PdXmlAttributes *attributes)
{
  g_free (self->refined);
  self->refined = pd_xml_attributes_dup (attributes, "refines");
  g_free (self->refinement);
  self->refinement = pd_xml_attributes_dup (attributes, "property");
  g_string_truncate (self->text, 0);
}

/* Some books forget to say of what namespace the elements are. */
static gboolean
is_element (const char *name,
            const char *local_name)
{
  return g_str_equal (name, local_name) || (g_str_has_prefix (name, "opf:") && g_str_equal (name + strlen ("opf:"), local_name));
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdEpubPackage *self = data;

  if (g_str_has_prefix (name, "dc:"))
    begin_property (self, name, attributes);
  else if (is_element (name, "meta"))
    begin_refinement (self, attributes);
  else if (is_element (name, "item"))
    add_item (self, attributes);
  else if (is_element (name, "itemref"))
    add_to_spine (self, attributes);
  else if (is_element (name, "reference"))
    add_reference (self, attributes);
}

static void
end_refinement (PdEpubPackage *self)
{
  static const char *const refinements[] = { "role", "title-type", NULL };
  PdEpubProperty *property = self->refined != NULL && *self->refined == '#' ? g_hash_table_lookup (self->by_id, self->refined + 1) : NULL;

  if (property == NULL || self->refinement == NULL || property->kind != NULL || !g_strv_contains (refinements, self->refinement))
    return;
  property->kind = g_strdup (g_strstrip (self->text->str));
}

static void
end_element (const char *name,
             gpointer data)
{
  PdEpubPackage *self = data;

  if (g_str_has_prefix (name, "dc:") && self->property != NULL)
    {
      self->property->value = g_strstrip (g_strdelimit (g_strdup (self->text->str), "\n\r\t", ' '));
      self->property = NULL;
    }
  else if (is_element (name, "meta"))
    end_refinement (self);
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  PdEpubPackage *self = data;

  if (self->text->len + n_bytes <= MAX_VALUE)
    g_string_append_len (self->text, text, n_bytes);
}

/**
 * pd_epub_package_new:
 * @xml: the package document of a book
 * @path: the member of the archive that it is
 * @error: return location for an error
 *
 * Reads what is in a book.
 *
 * Returns: (transfer full): the package, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdEpubPackage *
pd_epub_package_new (GBytes *xml,
                     const char *path,
                     GError **error)
{
  static const PdXmlHandler handler = { namespaces, start_element, end_element, take_text };
  g_autoptr (PdEpubPackage) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PdEpubPackage, 1);
  self->path = g_strdup (path);
  self->manifest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  self->items = g_ptr_array_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->properties = g_ptr_array_new_with_free_func (property_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_string_new (NULL);
  if (!pd_xml_parse (xml, &handler, self, error))
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      PdEpubItem *item = g_ptr_array_index (self->items, i);

      item->is_contents = item->is_contents || g_hash_table_contains (self->contents, item->path);
    }
  return g_steal_pointer (&self);
}

/**
 * pd_epub_package_free:
 *
 * Frees a package.
 */
void
pd_epub_package_free (PdEpubPackage *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->manifest);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->properties);
  g_hash_table_unref (self->contents);
  g_free (self->refined);
  g_free (self->refinement);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * pd_epub_package_get_path:
 *
 * Returns: (transfer none): the member of the archive that says what is in the book
 */
const char *
pd_epub_package_get_path (PdEpubPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * pd_epub_package_get_n_items:
 *
 * Returns: how many parts are read
 */
guint
pd_epub_package_get_n_items (PdEpubPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * pd_epub_package_get_item:
 * @index: from 0, in the order in which the book is read
 *
 * Returns: (transfer none): the part
 */
const PdEpubItem *
pd_epub_package_get_item (PdEpubPackage *self,
                          guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}

/**
 * pd_epub_package_get_n_properties:
 *
 * Returns: how much the book says of itself
 */
guint
pd_epub_package_get_n_properties (PdEpubPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->properties->len;
}

/**
 * pd_epub_package_get_property:
 * @index: from 0
 *
 * Returns: (transfer none): what it says
 */
const PdEpubProperty *
pd_epub_package_get_property (PdEpubPackage *self,
                              guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->properties->len, NULL);

  return g_ptr_array_index (self->properties, index);
}
