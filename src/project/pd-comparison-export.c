#include "pd-comparison-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-atomic-file.h"

/* On its own: no script, no font, nothing from elsewhere. */
#define STYLE                                                                                                                                                \
  "body{font-family:sans-serif;line-height:1.6;margin:2em auto;max-width:72em;padding:0 1em}"                                                                \
  "table{border-collapse:collapse;width:100%%;table-layout:fixed}td,th{vertical-align:top;text-align:start;padding:.3em .8em;border-bottom:1px solid #8884}" \
  "h3{margin:1em 0 .3em}ul{list-style:none;margin:0;padding:0 .8em}.grave{color:#905400}"                                                                    \
  "del{background:#e01b2447}ins{background:#2ec27e4d}"                                                                                                       \
  "@media(prefers-color-scheme:dark){body{background:#1d1d20;color:#fff}.grave{color:#ffc252}}"

/* Where a side of a passage, or of an edit in it, begins and ends. */
#define START(span, is_first) ((is_first) ? (span)->a_start : (span)->b_start)
#define END(span, is_first) ((is_first) ? (span)->a_end : (span)->b_end)

static const PdColumn columns[] = {
  { "passage", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The number of the passage, from 1." },
  { "kind", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "What became of it: same, changed, left-out (only in a), added (only in b)." },
  { "a_start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its first code point in the first article's text." },
  { "a_end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Behind its last code point there." },
  { "b_start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its first code point in the second article's text." },
  { "b_end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Behind its last code point there." },
  { "a_text", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The passage in the first article." },
  { "b_text", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The passage in the second article." },
  { "left_out", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What only the first has of it, in order, with “ | ” between." },
  { "added", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What only the second has of it, in order, with “ | ” between." },
};

static const PdTable table = { "comparison", NULL, "One row per passage.", columns, G_N_ELEMENTS (columns) };

/**
 * pd_comparison_export_get_table:
 *
 * Returns: (transfer none): the columns that a comparison is written with
 */
const PdTable *
pd_comparison_export_get_table (void)
{
  return &table;
}

static const char *
get_kind (const PdComparedPassage *passage,
          guint n_edits)
{
  if (passage->b_start == passage->b_end)
    return "left-out";
  if (passage->a_start == passage->a_end)
    return "added";
  return n_edits > 0 ? "changed" : "same";
}

static PdText *
get_text (PdComparison *comparison,
          gboolean is_first)
{
  return is_first ? pd_comparison_get_a (comparison) : pd_comparison_get_b (comparison);
}

static char *
dup_side (PdComparison *comparison,
          const PdComparedPassage *passage,
          gboolean is_first)
{
  return pd_text_dup_slice (get_text (comparison, is_first), START (passage, is_first), END (passage, is_first));
}

static char *
dup_changed (PdComparison *comparison,
             const PdAlignedEdit *edits,
             guint n_edits,
             gboolean is_first)
{
  g_autoptr (GString) changed = g_string_new (NULL);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autofree char *slice = pd_text_dup_slice (get_text (comparison, is_first), START (&edits[i], is_first), END (&edits[i], is_first));

      if (*slice != '\0')
        g_string_append_printf (changed, "%s%s", changed->len > 0 ? " | " : "", slice);
    }
  return changed->len > 0 ? g_string_free_and_steal (g_steal_pointer (&changed)) : NULL;
}

static PdCell
make_text (const char *text)
{
  return (PdCell) { .text = text, .n_bytes = text != NULL ? strlen (text) : 0, .is_null = text == NULL };
}

static gboolean
write_row (PdRowWriter *writer,
           PdComparison *comparison,
           guint index,
           GError **error)
{
  const PdComparedPassage *passage = pd_comparison_get_passage (comparison, index);
  guint n_edits;
  const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, index, &n_edits);
  g_autofree char *a = dup_side (comparison, passage, TRUE);
  g_autofree char *b = dup_side (comparison, passage, FALSE);
  g_autofree char *left_out = dup_changed (comparison, edits, n_edits, TRUE);
  g_autofree char *added = dup_changed (comparison, edits, n_edits, FALSE);
  const PdCell cells[G_N_ELEMENTS (columns)] = {
    { .integer = index + 1 },
    make_text (get_kind (passage, n_edits)),
    { .integer = passage->a_start },
    { .integer = passage->a_end },
    { .integer = passage->b_start },
    { .integer = passage->b_end },
    make_text (a),
    make_text (b),
    make_text (left_out),
    make_text (added),
  };

  return pd_row_writer_write (writer, cells, error);
}

static gboolean
write_csv (PdComparison *comparison,
           PdCsvFlags flags,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (PdRowWriter) writer = pd_csv_writer_new (stream, flags);
  guint n = pd_comparison_get_n_passages (comparison);

  if (!pd_row_writer_begin_table (writer, &table, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!write_row (writer, comparison, i, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return pd_row_writer_finish (writer, cancellable, error);
}

static void
append_escaped (GString *html,
                PdText *text,
                guint start,
                guint end)
{
  g_autofree char *slice = pd_text_dup_slice (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (slice, -1);

  g_string_append (html, escaped);
}

/* A side of a passage, with what is only in it marked. */
static void
append_side (GString *html,
             PdComparison *comparison,
             guint index,
             gboolean is_first)
{
  PdText *text = get_text (comparison, is_first);
  const PdComparedPassage *passage = pd_comparison_get_passage (comparison, index);
  const char *element = is_first ? "del" : "ins";
  guint n_edits, place = START (passage, is_first);
  const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, index, &n_edits);

  g_string_append (html, "<td>");
  for (guint i = 0; i < n_edits; i++)
    {
      guint start = START (&edits[i], is_first), end = END (&edits[i], is_first);

      append_escaped (html, text, place, start);
      if (start < end)
        {
          g_string_append_printf (html, "<%s>", element);
          append_escaped (html, text, start, end);
          g_string_append_printf (html, "</%s>", element);
        }
      place = end;
    }
  append_escaped (html, text, place, END (passage, is_first));
  g_string_append (html, "</td>");
}

static void
append_head (GString *html,
             PdRecord *article)
{
  const PdKey keys[] = { PD_ARTICLE_TITLE, PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_URL };

  g_string_append (html, "<th>");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = pd_record_get_text (article, keys[i]);
      g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

      if (escaped != NULL)
        g_string_append_printf (html, "<div>%s</div>", escaped);
    }
  g_string_append (html, "</th>");
}

static gboolean
flush (GString *html,
       GOutputStream *stream,
       GCancellable *cancellable,
       GError **error)
{
  gboolean is_written = g_output_stream_write_all (stream, html->str, html->len, NULL, cancellable, error);

  g_string_truncate (html, 0);
  return is_written;
}

static void
append_words (GString *html,
              const char *words,
              const char *element)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (*words != '\0')
    g_string_append_printf (html, "<%s>%s</%s>", element, escaped, element);
}

static void
append_substitution (GString *html,
                     const PdSubstitution *substitution)
{
  g_string_append (html, "<li>");
  append_words (html, substitution->a, "del");
  if (*substitution->a != '\0' && *substitution->b != '\0')
    g_string_append (html, " → ");
  append_words (html, substitution->b, "ins");
  g_string_append_printf (html, " %u×</li>\n", substitution->count);
}

/* All of them, the gravest first, each kind under a heading. */
static gboolean
write_substitutions (GString *html,
                     PdSubstitutions *substitutions,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  guint n = pd_substitutions_get_n (substitutions);
  g_autofree char *title = g_markup_escape_text (_ ("Substitutions"), -1);

  if (n > 0)
    g_string_append_printf (html, "<h2 id=\"substitutions\">%s</h2>\n", title);
  for (guint i = 0; i < n; i++)
    {
      const PdSubstitution *substitution = pd_substitutions_get (substitutions, i);

      if (i == 0 || pd_substitutions_get (substitutions, i - 1)->kind != substitution->kind)
        {
          g_autofree char *heading = g_markup_escape_text (pd_substitution_kind_get_label (substitution->kind), -1);

          g_string_append_printf (html, "%s<h3%s>%s</h3>\n<ul>\n", i > 0 ? "</ul>\n" : "", pd_substitution_kind_is_grave (substitution->kind) ? " class=\"grave\"" : "", heading);
        }
      append_substitution (html, substitution);
      if (!flush (html, stream, cancellable, error))
        return FALSE;
    }
  if (n > 0)
    g_string_append (html, "</ul>\n");
  return TRUE;
}

static gboolean
write_html (PdComparison *comparison,
            PdRecord *a,
            PdRecord *b,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
  g_autofree char *title = g_markup_escape_text (_ ("Comparison"), -1);
  guint n = pd_comparison_get_n_passages (comparison);

  g_string_append_printf (html, "%s</title><style>" STYLE "</style></head>\n<body><table><thead><tr>", title);
  append_head (html, a);
  append_head (html, b);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < n; i++)
    {
      guint n_edits;

      pd_comparison_get_edits (comparison, i, &n_edits);
      g_string_append_printf (html, "<tr class=\"%s\">", get_kind (pd_comparison_get_passage (comparison, i), n_edits));
      append_side (html, comparison, i, TRUE);
      append_side (html, comparison, i, FALSE);
      g_string_append (html, "</tr>\n");
      if (!flush (html, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (html, "</tbody></table>\n");
  if (!write_substitutions (html, pd_comparison_get_substitutions (comparison), stream, cancellable, error))
    return FALSE;
  g_string_append (html, "</body></html>\n");
  return flush (html, stream, cancellable, error);
}

/**
 * pd_comparison_export_write:
 * @comparison: two texts beside each other
 * @a: the article of the first
 * @b: the article of the second
 * @format: what as
 * @flags: how CSV is written
 * @stream: where to
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes a comparison. It waits for the stream.
 *
 * Returns: whether it was written
 */
gboolean
pd_comparison_export_write (PdComparison *comparison,
                            PdRecord *a,
                            PdRecord *b,
                            PdComparisonFormat format,
                            PdCsvFlags flags,
                            GOutputStream *stream,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (comparison != NULL, FALSE);
  g_return_val_if_fail (PD_IS_RECORD (a) && PD_IS_RECORD (b), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  return format == PD_COMPARISON_HTML ? write_html (comparison, a, b, stream, cancellable, error) : write_csv (comparison, flags, stream, cancellable, error);
}

typedef struct
{
  PdComparison *comparison;
  PdRecord *a;
  PdRecord *b;
  PdComparisonFormat format;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  pd_comparison_unref (request->comparison);
  g_object_unref (request->a);
  g_object_unref (request->b);
  g_free (request);
}

/* A byte order mark does not trouble R or pandas, and without it spreadsheets take Chinese for something else. */
static gboolean
write_requested (GOutputStream *stream,
                 gconstpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const Request *request = data;

  return pd_comparison_export_write (request->comparison, request->a, request->b, request->format, PD_CSV_FOR_SPREADSHEET, stream, cancellable, error);
}

/**
 * pd_comparison_export_save_async:
 * @comparison: two texts beside each other
 * @a: the article of the first
 * @b: the article of the second
 * @format: what as
 * @file: where to
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is written
 * @user_data: handed to @callback
 *
 * Writes a comparison, as [func@Pd.comparison_export_write] does, into a whole file. To be finished with
 * [func@Pd.AtomicFile.write_finish].
 */
void
pd_comparison_export_save_async (PdComparison *comparison,
                                 PdRecord *a,
                                 PdRecord *b,
                                 PdComparisonFormat format,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Request *request;

  g_return_if_fail (comparison != NULL);
  g_return_if_fail (PD_IS_RECORD (a) && PD_IS_RECORD (b));
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->comparison = pd_comparison_ref (comparison);
  request->a = g_object_ref (a);
  request->b = g_object_ref (b);
  request->format = format;
  pd_atomic_file_write_async (file, write_requested, request, request_free, cancellable, callback, user_data);
}
