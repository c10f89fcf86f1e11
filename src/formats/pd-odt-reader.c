#include "pd-odt-reader.h"

#include <glib/gi18n-lib.h>

#include "pd-archive.h"
#include "pd-document-properties.h"
#include "pd-format-error.h"
#include "pd-odt-body.h"

static void
start_manifest_element (const char *name,
                        const PdXmlAttributes *attributes,
                        gpointer data)
{
  gboolean *is_encrypted = data;

  if (g_str_equal (name, "manifest:encryption-data"))
    *is_encrypted = TRUE;
}

static void
end_manifest_element (const char *name,
                      gpointer data)
{
}

/* A document with a password lists how each of its parts is encrypted. */
static gboolean
is_encrypted (GBytes *manifest)
{
  static const PdXmlHandler handler = { pd_odt_namespaces, start_manifest_element, end_manifest_element, NULL };
  gboolean found = FALSE;

  if (manifest != NULL)
    pd_xml_parse (manifest, &handler, &found, NULL);
  return found;
}

static gboolean
check (GHashTable *parts,
       GError **error)
{
  if (is_encrypted (g_hash_table_lookup (parts, "META-INF/manifest.xml")))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCRYPTED, _ ("The file is protected by a password. Remove the password, then add it again."));
      return FALSE;
    }
  if (!g_hash_table_contains (parts, "content.xml"))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The OpenDocument file is damaged: its text is missing."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_odt_reader_read:
 * @builder: where to put the text
 * @document: an OpenDocument text, and where to put what it says of itself
 * @error: return location for an error
 *
 * Reads a document of LibreOffice and others. Deletions that were tracked are left out and insertions are part of the text. Headers,
 * footers, comments, hidden text and tables of contents are cut; notes come behind the text.
 *
 * Returns: whether it could be read; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_odt_reader_read (PdTextBuilder *builder,
                    PdDocument *document,
                    GError **error)
{
  static const char *const names[] = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };
  g_autoptr (PdArchive) archive = NULL;
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (PdOdtStyles) styles = NULL;
  g_autoptr (PdDocumentOutline) outline = NULL;
  g_autoptr (PdOdtBody) body = NULL;
  GBytes *properties, *named_styles;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  archive = pd_archive_new_for_bytes (pd_document_get_source (document), error);
  parts = archive != NULL ? pd_archive_load (archive, names, error) : NULL;
  if (parts == NULL || !check (parts, error))
    return FALSE;
  styles = pd_odt_styles_new ();
  outline = pd_document_outline_new (builder);
  body = pd_odt_body_new (builder, outline, styles);
  named_styles = g_hash_table_lookup (parts, "styles.xml");
  if (named_styles != NULL && !pd_odt_body_read (body, named_styles, error))
    return FALSE;
  if (!pd_odt_body_read (body, g_hash_table_lookup (parts, "content.xml"), error))
    return FALSE;
  pd_odt_body_put_notes (body);

  pd_document_outline_apply (outline, document);
  properties = g_hash_table_lookup (parts, "meta.xml");
  if (properties != NULL)
    pd_document_properties_read (properties, "meta.xml", document, builder);
  return TRUE;
}
