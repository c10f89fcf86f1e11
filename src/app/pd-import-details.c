#include "pd-import-details.h"

#include <glib/gi18n-lib.h>

#include "pd-article-fields.h"
#include "pd-choices.h"

static const char *
get_format_label (const char *format)
{
  static const struct
  {
    const char *format;
    const char *label;
  } labels[] = {
    { "text", N_ ("Plain text") },
    { "markdown", N_ ("Markdown") },
    { "html", N_ ("Web page") },
    { "mhtml", N_ ("Web archive") },
    { "docx", N_ ("Word document") },
    { "odt", N_ ("OpenDocument text") },
    { "epub", N_ ("E-book") },
    { "pdf", N_ ("PDF") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_strcmp0 (labels[i].format, format) == 0)
        return _ (labels[i].label);
    }
  return format;
}

/* How many cuts there are for each reason, in the order in which they come first. */
static char *
describe_cuts (PdDocument *document)
{
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < cuts->len; i++)
    {
      const char *reason = g_array_index (cuts, PdCut, i).reason;
      guint n = 0, before = 0;

      for (guint k = 0; k < cuts->len; k++)
        {
          gboolean is_same = g_str_equal (g_array_index (cuts, PdCut, k).reason, reason);

          n += is_same;
          before += is_same && k < i;
        }
      if (before > 0)
        continue;
      if (n == 1)
        g_strv_builder_add (builder, pd_cut_reason_get_label (reason));
      else
        g_strv_builder_take (builder, g_strdup_printf (_ ("%s × %u"), pd_cut_reason_get_label (reason), n));
    }
  if (cuts->len == 0)
    return NULL;
  parts = g_strv_builder_end (builder);
  list = g_strjoinv (C_ ("list of values", ", "), parts);
  /* Translators: why passages were cut, a list. */
  return g_strdup_printf (_ ("Cut: %s"), list);
}

static char *
describe_guesses (PdDocument *document)
{
  GPtrArray *fields = pd_document_get_fields (document);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *name = pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD);
      const char *label = g_str_equal (pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN), "guessed") ? pd_article_field_get_label (name) : NULL;

      if (label != NULL)
        g_strv_builder_add (builder, label);
    }
  parts = g_strv_builder_end (builder);
  if (*parts == NULL)
    return NULL;
  list = g_strjoinv (C_ ("list of values", ", "), parts);
  /* Translators: the fields that were guessed, a list. */
  return g_strdup_printf (_ ("Guessed: %s"), list);
}

/**
 * pd_import_details_describe:
 * @result: what became of one file
 *
 * Returns: (transfer full) (nullable): where it is an article now, its format and encoding, what was cut and why, and what was
 *   guessed, in the person's language
 */
char *
pd_import_details_describe (const PdImportResult *result)
{
  PdRecord *article = result->document != NULL && result->status == PD_IMPORT_IMPORTED ? pd_document_get_article (result->document) : NULL;
  const char *format = article != NULL ? pd_record_get_text (article, PD_ARTICLE_FORMAT) : NULL;
  const char *encoding = article != NULL ? pd_record_get_text (article, PD_ARTICLE_ENCODING) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  char *part;

  if (article == NULL)
    return NULL;
  if (format != NULL)
    g_strv_builder_add (builder, get_format_label (format));
  if (encoding != NULL)
    g_strv_builder_add (builder, encoding);
  part = describe_cuts (result->document);
  if (part != NULL)
    g_strv_builder_take (builder, part);
  part = describe_guesses (result->document);
  if (part != NULL)
    g_strv_builder_take (builder, part);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
