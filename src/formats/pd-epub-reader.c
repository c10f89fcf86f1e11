#include "pd-epub-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-archive.h"
#include "pd-date.h"
#include "pd-decoder.h"
#include "pd-document-properties.h"
#include "pd-epub-package.h"
#include "pd-html-reader.h"
#include "pd-member-path.h"
#include "pd-xml-parser.h"

#define CONTAINER "META-INF/container.xml"
#define ENCRYPTION "META-INF/encryption.xml"

static const PdXmlNamespace namespaces[] = {
  { "ocf", "urn:oasis:names:tc:opendocument:xmlns:container" },
  { "enc", "http://www.w3.org/2001/04/xmlenc#" },
  { NULL },
};

/* What the archive says of itself: where the package is, and what is encrypted. */
typedef struct
{
  char *package;
  GHashTable *encrypted;
  gboolean is_obfuscated;
} Container;

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  Container *container = data;

  if (g_str_equal (name, "ocf:rootfile") && container->package == NULL)
    {
      g_autofree char *path = pd_xml_attributes_dup (attributes, "full-path");

      container->package = path != NULL ? pd_member_path_resolve ("", path) : NULL;
    }
  else if (g_str_equal (name, "enc:EncryptedData"))
    container->is_obfuscated = FALSE;
  else if (g_str_equal (name, "enc:EncryptionMethod"))
    /* Fonts are only scrambled, so that nobody takes them out. */
    container->is_obfuscated = pd_xml_attributes_equal (attributes, "Algorithm", "http://www.idpf.org/2008/embedding") || pd_xml_attributes_equal (attributes, "Algorithm", "http://ns.adobe.com/pdf/enc#RC");
  else if (g_str_equal (name, "enc:CipherReference") && !container->is_obfuscated)
    {
      g_autofree char *path = pd_xml_attributes_dup (attributes, "URI");

      if (path != NULL)
        g_hash_table_add (container->encrypted, pd_member_path_resolve ("", path));
    }
}

static void
end_element (const char *name,
             gpointer data)
{
}

static gboolean
read_container (PdArchive *archive,
                Container *container,
                GError **error)
{
  static const PdXmlHandler handler = { namespaces, start_element, end_element, NULL };
  static const char *const names[] = { CONTAINER, ENCRYPTION, NULL };
  g_autoptr (GHashTable) members = pd_archive_load (archive, names, error);
  GBytes *xml;

  if (members == NULL)
    return FALSE;
  xml = g_hash_table_lookup (members, ENCRYPTION);
  if (xml != NULL && !pd_xml_parse (xml, &handler, container, error))
    return FALSE;
  xml = g_hash_table_lookup (members, CONTAINER);
  if (xml != NULL && !pd_xml_parse (xml, &handler, container, error))
    return FALSE;
  if (container->package != NULL)
    return TRUE;
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The book is damaged: it does not say what is in it."));
  return FALSE;
}

static PdEpubPackage *
read_package (PdArchive *archive,
              const char *path,
              GError **error)
{
  const char *const names[] = { path, NULL };
  g_autoptr (GHashTable) members = pd_archive_load (archive, names, error);
  GBytes *xml;

  if (members == NULL)
    return NULL;
  xml = g_hash_table_lookup (members, path);
  if (xml != NULL)
    return pd_epub_package_new (xml, path, error);
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The book is damaged: it does not say what is in it."));
  return NULL;
}

static gboolean
is_page (const PdEpubItem *item)
{
  static const char *const types[] = { "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml", NULL };

  return item->type == NULL || g_strv_contains (types, item->type);
}

static gboolean
check_protection (PdEpubPackage *package,
                  const Container *container,
                  GError **error)
{
  for (guint i = 0; i < pd_epub_package_get_n_items (package); i++)
    {
      if (g_hash_table_contains (container->encrypted, pd_epub_package_get_item (package, i)->path))
        {
          g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCRYPTED, _ ("The book is protected against copying (DRM), so its text cannot be read."));
          return FALSE;
        }
    }
  return TRUE;
}

/* A page of the book; its headings are among the headings of the book. */
static void
read_page (PdTextBuilder *builder,
           PdDocument *document,
           GBytes *page,
           gboolean is_contents)
{
  g_auto (PdDecoded) decoded = { NULL };

  if (!pd_decoder_decode (page, NULL, NULL, &decoded, NULL))
    {
      /* Not a page, but not nothing either. */
      pd_document_set_n_unread_bytes (document, pd_document_get_n_unread_bytes (document) + g_bytes_get_size (page));
      return;
    }
  if (is_contents)
    pd_text_builder_begin_cut (builder, "navigation");
  pd_html_reader_read_fragment (builder, NULL, decoded.text, strlen (decoded.text));
  pd_text_builder_end (builder);
  if (is_contents)
    pd_text_builder_end_cut (builder);
  pd_document_set_n_unread_bytes (document, pd_document_get_n_unread_bytes (document) + decoded.n_unread_bytes);
}

static gboolean
read_pages (PdTextBuilder *builder,
            PdDocument *document,
            PdArchive *archive,
            PdEpubPackage *package,
            GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) members = NULL;

  for (guint i = 0; i < pd_epub_package_get_n_items (package); i++)
    {
      if (is_page (pd_epub_package_get_item (package, i)))
        g_ptr_array_add (names, pd_epub_package_get_item (package, i)->path);
    }
  g_ptr_array_add (names, NULL);
  members = pd_archive_load (archive, (const char *const *) names->pdata, error);
  if (members == NULL)
    return FALSE;
  if (g_hash_table_size (members) == 0)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The book is damaged: its text is missing."));
      return FALSE;
    }
  for (guint i = 0; i < pd_epub_package_get_n_items (package); i++)
    {
      const PdEpubItem *item = pd_epub_package_get_item (package, i);
      GBytes *page = is_page (item) ? g_hash_table_lookup (members, item->path) : NULL;

      if (page != NULL && g_bytes_get_size (page) > 0)
        read_page (builder, document, page, item->is_contents);
      else if (item->type != NULL && g_str_has_prefix (item->type, "image/"))
        pd_text_builder_image (builder, item->path, NULL);
    }
  return TRUE;
}

static gboolean
is_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http://", strlen ("http://")) == 0 || g_ascii_strncasecmp (value, "https://", strlen ("https://")) == 0;
}

/* The field that a property is for, or 0. */
static PdKey
find_field (const PdEpubProperty *property)
{
  const char *kind = property->kind != NULL ? property->kind : "";

  if (g_str_equal (property->name, "dc:title") && (*kind == '\0' || g_str_equal (kind, "main")))
    return PD_ARTICLE_TITLE;
  if (g_str_equal (property->name, "dc:creator") && g_str_equal (kind, "edt"))
    return PD_ARTICLE_EDITOR;
  if (g_str_equal (property->name, "dc:creator") && (*kind == '\0' || g_str_equal (kind, "aut")))
    return PD_ARTICLE_AUTHOR;
  if (g_str_equal (property->name, "dc:contributor") && g_str_equal (kind, "edt"))
    return PD_ARTICLE_EDITOR;
  if (g_str_equal (property->name, "dc:publisher"))
    return PD_ARTICLE_SOURCE;
  if (g_str_equal (property->name, "dc:date") && (*kind == '\0' || g_str_equal (kind, "publication") || g_str_equal (kind, "original-publication")))
    return PD_ARTICLE_DATE;
  if (g_str_equal (property->name, "dc:language"))
    return PD_ARTICLE_LANGUAGE;
  if (g_str_equal (property->name, "dc:rights"))
    return PD_ARTICLE_LICENCE;
  if ((g_str_equal (property->name, "dc:identifier") || g_str_equal (property->name, "dc:source")) && is_address (property->value))
    return PD_ARTICLE_URL;
  return 0;
}

/* Several people share a field. */
static void
collect_names (PdEpubPackage *package,
               PdKey key,
               GString *names)
{
  for (guint i = 0; i < pd_epub_package_get_n_properties (package); i++)
    {
      const PdEpubProperty *property = pd_epub_package_get_property (package, i);

      if (property->value == NULL || find_field (property) != key || !pd_document_properties_is_name (property->value))
        continue;
      if (names->len > 0)
        g_string_append (names, g_unichar_iswide (g_utf8_get_char (property->value)) ? "、" : ", ");
      g_string_append (names, property->value);
    }
}

static char *
dup_value (PdEpubPackage *package,
           const PdEpubProperty *property,
           PdKey key)
{
  g_autoptr (GString) names = NULL;
  g_autofree char *date = NULL;

  if (key == PD_ARTICLE_AUTHOR || key == PD_ARTICLE_EDITOR)
    {
      names = g_string_new (NULL);
      collect_names (package, key, names);
      return g_string_free_and_steal (g_steal_pointer (&names));
    }
  if (key == PD_ARTICLE_DATE)
    {
      date = pd_date_normalise (property->value);
      /* A date that nobody knew is written as the year 101. */
      return date != NULL && strcmp (date, "1400") > 0 ? g_steal_pointer (&date) : NULL;
    }
  /* A book may well be called like its file. */
  if (key == PD_ARTICLE_TITLE && !pd_document_properties_is_title (property->value, "."))
    return NULL;
  return g_strdup (property->value);
}

static void
set_fields (PdDocument *document,
            PdTextBuilder *builder,
            PdEpubPackage *package)
{
  PdRecord *article = pd_document_get_article (document);
  g_autofree char *part = g_path_get_basename (pd_epub_package_get_path (package));

  for (guint i = 0; i < pd_epub_package_get_n_properties (package); i++)
    {
      const PdEpubProperty *property = pd_epub_package_get_property (package, i);
      PdKey key = property->value != NULL && *property->value != '\0' ? find_field (property) : 0;
      g_autofree char *place = g_strdup_printf ("%s: %s", part, property->name);
      g_autofree char *value = NULL;

      if (key == 0 || pd_record_get_text (article, key) != NULL)
        continue;
      value = dup_value (package, property, key);
      if (value != NULL && key == PD_ARTICLE_LANGUAGE)
        pd_document_properties_set_language (document, builder, value, place);
      else if (value != NULL)
        pd_document_set_field (document, key, value, "read", place);
    }
}

/**
 * pd_epub_reader_read:
 * @builder: where to put the text
 * @document: a book, and where to put what it says of itself
 * @error: return location for an error
 *
 * Reads a book as one article, in the order in which it is to be read. Tables of contents are cut.
 *
 * Returns: whether it could be read; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_epub_reader_read (PdTextBuilder *builder,
                     PdDocument *document,
                     GError **error)
{
  g_autoptr (PdArchive) archive = NULL;
  g_autoptr (GHashTable) encrypted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PdEpubPackage) package = NULL;
  g_autofree char *path = NULL;
  Container container = { NULL, encrypted };
  gboolean ok;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  archive = pd_archive_new_for_bytes (pd_document_get_source (document), error);
  if (archive == NULL)
    return FALSE;
  ok = read_container (archive, &container, error);
  path = container.package;
  if (!ok)
    return FALSE;
  package = read_package (archive, path, error);
  if (package == NULL || !check_protection (package, &container, error) || !read_pages (builder, document, archive, package, error))
    return FALSE;
  set_fields (document, builder, package);
  return TRUE;
}
