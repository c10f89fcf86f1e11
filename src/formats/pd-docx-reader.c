#include "pd-docx-reader.h"

#include "pd-document-properties.h"
#include "pd-docx-body.h"

/* What stands at the edge of each page is said once, before or behind the text. */
static gboolean
read_edges (PdDocxBody *body,
            PdTextBuilder *builder,
            PdDocxPackage *package,
            const char *type,
            GError **error)
{
  gboolean ok = TRUE;

  pd_text_builder_begin_cut (builder, "running-head");
  for (guint i = 0; ok && i < pd_docx_package_get_n_relations (package); i++)
    {
      const PdDocxRelation *relation = pd_docx_package_get_relation (package, i);
      GBytes *xml = g_str_equal (relation->type, type) ? pd_docx_package_get_target (package, relation) : NULL;

      if (xml != NULL)
        ok = pd_docx_body_read (body, xml, FALSE, error);
    }
  pd_text_builder_end_cut (builder);
  return ok;
}

static gboolean
read_notes (PdDocxBody *body,
            PdDocxPackage *package,
            const char *type,
            GError **error)
{
  GBytes *xml = pd_docx_package_get_part (package, type);

  return xml == NULL || pd_docx_body_read (body, xml, FALSE, error);
}

static gboolean
read_comments (PdDocxBody *body,
               PdTextBuilder *builder,
               PdDocxPackage *package,
               GError **error)
{
  gboolean ok;

  pd_text_builder_begin_cut (builder, "comments");
  ok = read_notes (body, package, "comments", error);
  pd_text_builder_end_cut (builder);
  return ok;
}

/**
 * pd_docx_reader_read:
 * @builder: where to put the text
 * @document: a DOCX file, and where to put what it says of itself
 * @error: return location for an error
 *
 * Reads a document of Word. Deletions that were tracked are left out and insertions are part of the text. Headers, footers, comments,
 * hidden text and tables of contents are cut; notes come behind the text.
 *
 * Returns: whether it could be read; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_docx_reader_read (PdTextBuilder *builder,
                     PdDocument *document,
                     GError **error)
{
  g_autoptr (PdDocxPackage) package = NULL;
  g_autoptr (PdDocxStyles) styles = NULL;
  g_autoptr (PdDocxNumbering) numbering = NULL;
  g_autoptr (PdDocumentOutline) outline = NULL;
  g_autoptr (PdDocxText) text = NULL;
  g_autoptr (PdDocxBody) body = NULL;
  GBytes *properties;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  package = pd_docx_package_open (pd_document_get_source (document), error);
  if (package == NULL)
    return FALSE;
  styles = pd_docx_styles_new (pd_docx_package_get_part (package, "styles"), error);
  numbering = styles != NULL ? pd_docx_numbering_new (pd_docx_package_get_part (package, "numbering"), error) : NULL;
  if (numbering == NULL)
    return FALSE;
  outline = pd_document_outline_new (builder);
  text = pd_docx_text_new (builder, outline, styles, numbering);
  body = pd_docx_body_new (text, package, styles);
  if (!read_edges (body, builder, package, "header", error)
      || !pd_docx_body_read (body, pd_docx_package_get_document (package), TRUE, error)
      || !read_notes (body, package, "footnotes", error)
      || !read_notes (body, package, "endnotes", error)
      || !read_comments (body, builder, package, error)
      || !read_edges (body, builder, package, "footer", error))
    return FALSE;

  pd_document_outline_apply (outline, document);
  properties = pd_docx_package_get_properties (package);
  if (properties != NULL)
    pd_document_properties_read (properties, "docProps/core.xml", document, builder);
  return TRUE;
}
