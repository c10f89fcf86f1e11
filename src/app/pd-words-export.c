#include "pd-words-export.h"

#include "pd-atomic-file.h"
#include "pd-file-export.h"
#include "pd-words-csv.h"

/* What was shown when it was asked for. */
typedef struct
{
  PdFrequencyList *list;
  guint *order;
} Words;

static void
words_free (gpointer data)
{
  Words *words = data;

  pd_frequency_list_unref (words->list);
  g_free (words->order);
  g_free (words);
}

static void
write_words (GFile *file,
             GAsyncReadyCallback callback,
             gpointer callback_data,
             gpointer user_data)
{
  const Words *words = user_data;

  /* A byte order mark does not trouble R or pandas, and without it spreadsheets take Chinese for something else. */
  pd_words_csv_save_async (words->list, words->order, pd_frequency_list_get_n_rows (words->list), PD_CSV_FOR_SPREADSHEET, file, NULL, callback, callback_data);
}

/**
 * pd_words_export:
 * @parent: a widget in the window
 * @project: the project, which gives the file its name
 * @model: what is shown
 *
 * Asks where to, and writes a frequency list there as CSV, in the order in which it is shown.
 */
void
pd_words_export (GtkWidget *parent,
                 PdProject *project,
                 PdWordModel *model)
{
  PdFrequencyList *list;
  const guint *order;
  Words *words;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_WORD_MODEL (model));

  list = pd_word_model_get_list (model);
  g_return_if_fail (list != NULL);
  order = pd_word_model_get_order (model);
  words = g_new0 (Words, 1);
  words->list = pd_frequency_list_ref (list);
  words->order = order != NULL ? g_memdup2 (order, pd_frequency_list_get_n_rows (list) * sizeof (guint)) : NULL;
  pd_file_export_ask (parent, project, pd_frequency_list_get_kind (list) == PD_FREQUENCY_COLLOCATES ? "-collocates.csv" : "-words.csv", write_words, pd_atomic_file_write_finish, words, words_free);
}
