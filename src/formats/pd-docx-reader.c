#include "pd-docx-reader.h"

#include "pd-date.h"
#include "pd-document-properties.h"
#include "pd-docx-body.h"

#define MAX_HEADING_LEVEL 6

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

/* Headings were counted with room for a title over them. */
static void
correct_levels (PdTextBuilder *builder,
                gboolean has_title)
{
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder); i++)
    {
      const PdBlock *block = pd_text_builder_get_block (builder, i);
      guint level = block->level > 1 && !has_title ? block->level - 1 : block->level;

      if (block->kind == PD_BLOCK_HEADING)
        pd_text_builder_set_kind (builder, i, PD_BLOCK_HEADING, CLAMP (level, 1, MAX_HEADING_LEVEL));
    }
}

static gboolean
has_headline (PdTextBuilder *builder)
{
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder); i++)
    {
      const PdBlock *block = pd_text_builder_get_block (builder, i);

      if (block->kind == PD_BLOCK_HEADING && block->level == 1)
        return TRUE;
    }
  return FALSE;
}

static void
take_findings (PdDocument *document,
               PdTextBuilder *builder,
               const PdDocxFindings *findings)
{
  g_autofree char *date = findings->date != NULL ? pd_date_normalise (findings->date) : NULL;

  correct_levels (builder, findings->has_title);
  if (findings->headline >= 0 && !has_headline (builder))
    {
      g_autofree char *title = pd_text_builder_dup_block (builder, findings->headline);

      pd_text_builder_set_kind (builder, findings->headline, PD_BLOCK_HEADING, 1);
      pd_document_set_field (document, PD_ARTICLE_TITLE, title, "guessed", "first line");
    }
  if (findings->author != NULL)
    pd_document_set_field (document, PD_ARTICLE_AUTHOR, findings->author, "read", "style: Author");
  if (date != NULL)
    pd_document_set_field (document, PD_ARTICLE_DATE, date, "read", "style: Date");
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
  text = pd_docx_text_new (builder, styles, numbering);
  body = pd_docx_body_new (text, package, styles);
  if (!read_edges (body, builder, package, "header", error)
      || !pd_docx_body_read (body, pd_docx_package_get_document (package), TRUE, error)
      || !read_notes (body, package, "footnotes", error)
      || !read_notes (body, package, "endnotes", error)
      || !read_comments (body, builder, package, error)
      || !read_edges (body, builder, package, "footer", error))
    return FALSE;

  take_findings (document, builder, pd_docx_text_get_findings (text));
  properties = pd_docx_package_get_properties (package);
  if (properties != NULL)
    pd_document_properties_read (properties, "docProps/core.xml", document, builder);
  return TRUE;
}
