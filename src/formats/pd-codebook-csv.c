#include "pd-codebook-csv.h"

#include <string.h>

/* What is in the table of tags too is called as it is there. */
static const PdColumn columns[] = {
  { "tag_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "parent_id", PD_COLUMN_REFERENCE, 0, "codebook", NULL, NULL, "The tag it is nested under." },
  { "tag_path", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name with those it is nested under, outermost first, joined by /; a / in a name is written \\/ and a \\ is written \\\\." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "colour", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its colour, as #rrggbb." },
  { "shortcut", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The digit key that takes it, from 1 to 9." },
  { "description", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What it means." },
  { "when_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When to use it." },
  { "when_not_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When not to use it." },
  { "examples", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The quotes that were picked as examples, an empty line between them." },
  { "memos", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it, an empty line between the memos." },
  { "highlights", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "How many highlights carry it." },
  { "articles", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "In how many articles it is, on a highlight or on the whole article." },
};

static const PdTable table = { "codebook", NULL, "One row per tag, each behind the one it is nested under.", columns, G_N_ELEMENTS (columns) };

/**
 * pd_codebook_csv_get_table:
 *
 * Returns: (transfer none): the columns that a codebook is written with
 */
const PdTable *
pd_codebook_csv_get_table (void)
{
  return &table;
}

static PdCell
make_text (const char *text)
{
  return (PdCell) { .text = text, .n_bytes = text != NULL ? strlen (text) : 0, .is_null = text == NULL };
}

static PdCell
make_count (gint64 count)
{
  return (PdCell) { .integer = count, .is_null = count < 0 };
}

static gboolean
write_entry (PdRowWriter *writer,
             PdTagOutline *outline,
             guint index,
             GError **error)
{
  const PdTagEntry *entry = pd_tag_outline_get (outline, index);
  g_autofree char *path = pd_tag_outline_dup_path (outline, index);
  const PdCell cells[G_N_ELEMENTS (columns)] = {
    make_text (entry->id),
    make_text (entry->parent >= 0 ? pd_tag_outline_get (outline, entry->parent)->id : NULL),
    make_text (path),
    make_text (entry->name),
    make_text (entry->texts[PD_TAG_TEXT_COLOUR]),
    make_text (entry->texts[PD_TAG_TEXT_SHORTCUT]),
    make_text (entry->texts[PD_TAG_TEXT_DESCRIPTION]),
    make_text (entry->texts[PD_TAG_TEXT_WHEN_TO_USE]),
    make_text (entry->texts[PD_TAG_TEXT_WHEN_NOT_TO_USE]),
    make_text (entry->texts[PD_TAG_TEXT_EXAMPLES]),
    make_text (entry->texts[PD_TAG_TEXT_MEMOS]),
    make_count (entry->highlights),
    make_count (entry->articles),
  };

  return pd_row_writer_write (writer, cells, error);
}

/**
 * pd_codebook_csv_write:
 * @outline: a codebook
 * @flags: how
 * @stream: where to
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes a codebook as CSV. It waits for the stream.
 *
 * Returns: whether it was written
 */
gboolean
pd_codebook_csv_write (PdTagOutline *outline,
                       PdCsvFlags flags,
                       GOutputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (PdRowWriter) writer = NULL;

  g_return_val_if_fail (outline != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  writer = pd_csv_writer_new (stream, flags);
  if (!pd_row_writer_begin_table (writer, &table, error))
    return FALSE;
  for (guint i = 0; i < pd_tag_outline_get_n (outline); i++)
    {
      if (!write_entry (writer, outline, i, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return pd_row_writer_finish (writer, cancellable, error);
}
