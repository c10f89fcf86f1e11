#include "pd-reading-view-load.h"

/* One of the words, on its way. */
typedef struct
{
  GTask *task;
  PdWord word;
} Part;

static void
part_free (Part *part)
{
  g_object_unref (part->task);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

/**
 * pd_reading_view_load_free:
 *
 * Frees it.
 */
void
pd_reading_view_load_free (PdReadingViewLoad *self)
{
  g_clear_object (&self->text);
  g_clear_object (&self->marks);
  for (guint i = 0; i < PD_N_WORDS; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Part) part = user_data;
  PdReadingViewLoad *self = g_task_get_task_data (part->task);
  PdProject *project = PD_PROJECT (object);
  g_autoptr (GError) error = NULL;

  if (part->word == PD_WORD_BLOCK)
    self->text = pd_project_load_text_finish (project, result, &error);
  else if (part->word == PD_WORD_HIGHLIGHT)
    self->marks = pd_project_load_marks_finish (project, result, &error);
  else
    self->rows[part->word] = pd_project_load_finish (project, result, &error);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  if (--self->n_pending == 0)
    g_task_return_pointer (part->task, self, (GDestroyNotify) pd_reading_view_load_free);
}

static void
load (GTask *task,
      const char *article_id,
      PdWord word)
{
  PdProject *project = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Part *part = g_new0 (Part, 1);

  part->task = g_object_ref (task);
  part->word = word;
  if (word == PD_WORD_BLOCK)
    pd_project_load_text_async (project, article_id, cancellable, on_loaded, part);
  else if (word == PD_WORD_HIGHLIGHT)
    pd_project_load_marks_async (project, article_id, cancellable, on_loaded, part);
  else if (word == PD_WORD_ARTICLE)
    pd_project_load_async (project, word, PD_ARTICLE_ID, article_id, cancellable, on_loaded, part);
  else if (word == PD_WORD_ARTICLE_FIELD)
    pd_project_load_async (project, word, PD_ARTICLE_FIELD_ARTICLE_ID, article_id, cancellable, on_loaded, part);
  else
    pd_project_load_async (project, word, 0, NULL, cancellable, on_loaded, part);
}

/**
 * pd_reading_view_load_async:
 * @project: an open project
 * @article_id: an article
 * @words: what to load, as a set of words that is not empty
 * @cancellable: (nullable): to cancel it
 * @callback: called when all of it is loaded, or failed
 * @user_data: handed to @callback
 *
 * Loads several things at once.
 */
void
pd_reading_view_load_async (PdProject *project,
                            const char *article_id,
                            guint words,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  PdReadingViewLoad *self;

  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (article_id != NULL);
  g_return_if_fail (words != 0);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_reading_view_load_async);
  self = g_new0 (PdReadingViewLoad, 1);
  self->words = words;
  /* The last of them returns it. */
  g_task_set_task_data (task, self, NULL);
  for (guint i = 0; i < PD_N_WORDS; i++)
    self->n_pending += (words & 1u << i) != 0;
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (words & 1u << i)
        load (task, article_id, i);
    }
}

/**
 * pd_reading_view_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what was loaded, which says itself what could not be; %NULL with an error where it was
 *   cancelled
 */
PdReadingViewLoad *
pd_reading_view_load_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
