#include "pd-words-csv.h"

#include <math.h>
#include <string.h>

#include "pd-atomic-file.h"

#define WORD { "word", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The word or n-gram, folded." }
#define FREQUENCY { "frequency", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How often it stands in what was counted." }
#define ARTICLES { "articles", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "In how many articles it stands there." }
#define LOG_LIKELIHOOD { "log_likelihood", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The log-likelihood, negative where it is rarer than expected; empty where there is nothing to compare." }

static const PdColumn plain_columns[] = { WORD, FREQUENCY, ARTICLES };

static const PdColumn keyness_columns[] = {
  WORD,
  FREQUENCY,
  ARTICLES,
  { "rest_frequency", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How often it stands in the rest." },
  LOG_LIKELIHOOD,
  { "log_ratio", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The binary logarithm of the ratio of the relative frequencies." },
};

static const PdColumn collocate_columns[] = {
  WORD,
  { "near", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How often it stands near the node." },
  { "articles", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "In how many articles it stands near the node." },
  { "frequency", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How often it stands in what was counted, near the node or not." },
  LOG_LIKELIHOOD,
  { "log_dice", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "How typical it is of the node, 14 at most." },
};

static const PdTable tables[] = {
  [PD_FREQUENCY_PLAIN] = { "words", NULL, "One row per word or n-gram.", plain_columns, G_N_ELEMENTS (plain_columns) },
  [PD_FREQUENCY_KEYNESS] = { "keywords", NULL, "One row per word or n-gram.", keyness_columns, G_N_ELEMENTS (keyness_columns) },
  [PD_FREQUENCY_COLLOCATES] = { "collocates", NULL, "One row per word.", collocate_columns, G_N_ELEMENTS (collocate_columns) },
};

#define MAX_COLUMNS G_N_ELEMENTS (collocate_columns)

/**
 * pd_words_csv_get_table:
 * @kind: what a frequency list tells
 *
 * Returns: (transfer none): the columns it is written with
 */
const PdTable *
pd_words_csv_get_table (PdFrequencyKind kind)
{
  g_return_val_if_fail (kind <= PD_FREQUENCY_COLLOCATES, NULL);

  return &tables[kind];
}

/**
 * pd_words_csv_format_score:
 * @score: a log-likelihood, log ratio or logDice
 *
 * Returns: (transfer full) (nullable): it with four decimals, whatever the language; %NULL where there is none
 */
char *
pd_words_csv_format_score (double score)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (score))
    return NULL;
  /* A little less than nothing is nothing. */
  if (fabs (score) < 0.00005)
    score = 0;
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.4f", score));
}

static PdCell
make_text (const char *text)
{
  return (PdCell) { .text = text, .n_bytes = text != NULL ? strlen (text) : 0, .is_null = text == NULL };
}

static PdCell
make_number (gint64 number)
{
  return (PdCell) { .integer = number };
}

static gboolean
write_row (PdRowWriter *writer,
           const PdFrequencyRow *row,
           PdFrequencyKind kind,
           GError **error)
{
  g_autofree char *likelihood = pd_words_csv_format_score (row->likelihood);
  g_autofree char *effect = pd_words_csv_format_score (row->effect);
  const PdCell cells[MAX_COLUMNS] = {
    make_text (row->word),
    make_number (row->frequency),
    make_number (row->articles),
    make_number (kind == PD_FREQUENCY_COLLOCATES ? (gint64) row->frequency + row->rest : row->rest),
    make_text (likelihood),
    make_text (effect),
  };

  return pd_row_writer_write (writer, cells, error);
}

/**
 * pd_words_csv_write:
 * @list: a frequency list
 * @order: (nullable) (array length=n): the numbers of the rows to write; %NULL for the first @n as they are in the list
 * @n: how many rows to write
 * @flags: how
 * @stream: where to
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes a frequency list as CSV. It waits for the stream.
 *
 * Returns: whether it was written
 */
gboolean
pd_words_csv_write (PdFrequencyList *list,
                    const guint *order,
                    guint n,
                    PdCsvFlags flags,
                    GOutputStream *stream,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PdRowWriter) writer = NULL;
  PdFrequencyKind kind;

  g_return_val_if_fail (list != NULL, FALSE);
  g_return_val_if_fail (n <= pd_frequency_list_get_n_rows (list), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  kind = pd_frequency_list_get_kind (list);
  writer = pd_csv_writer_new (stream, flags);
  if (!pd_row_writer_begin_table (writer, pd_words_csv_get_table (kind), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const PdFrequencyRow *row = pd_frequency_list_get_row (list, order != NULL ? order[i] : i);

      if (!write_row (writer, row, kind, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return pd_row_writer_finish (writer, cancellable, error);
}

typedef struct
{
  PdFrequencyList *list;
  guint *order;
  guint n;
  PdCsvFlags flags;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  pd_frequency_list_unref (request->list);
  g_free (request->order);
  g_free (request);
}

static gboolean
write_requested (GOutputStream *stream,
                 gconstpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const Request *request = data;

  return pd_words_csv_write (request->list, request->order, request->n, request->flags, stream, cancellable, error);
}

/**
 * pd_words_csv_save_async:
 * @list: a frequency list
 * @order: (nullable) (array length=n): the numbers of the rows to write; copied
 * @n: how many rows to write
 * @flags: how
 * @file: where to
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is written
 * @user_data: handed to @callback
 *
 * Writes a frequency list as CSV, as [func@Pd.words_csv_write] does, into a whole file. To be finished with
 * [func@Pd.AtomicFile.write_finish].
 */
void
pd_words_csv_save_async (PdFrequencyList *list,
                         const guint *order,
                         guint n,
                         PdCsvFlags flags,
                         GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Request *request;

  g_return_if_fail (list != NULL);
  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->list = pd_frequency_list_ref (list);
  request->order = order != NULL ? g_memdup2 (order, n * sizeof (guint)) : NULL;
  request->n = n;
  request->flags = flags;
  pd_atomic_file_write_async (file, write_requested, request, request_free, cancellable, callback, user_data);
}
