#include "pd-hit-tagging.h"

#include <string.h>

#include "pd-highlight.h"
#include "pd-own-highlights.h"
#include "pd-project-private.h"
#include "pd-rows.h"
#include "pd-texts.h"

typedef struct
{
  PdProject *project;
  /* PdSearchHit, as they were given, and the order of articles in which they are gone through. */
  GPtrArray *hits;
  GArray *order;
  char *tag_id;
  /* Only where it is carried out. */
  char *made_by;
  PdEdit *edit;
  gint64 coder;
  /* PdHitTagging, as the hits were given. */
  GArray *outcomes;
  GCancellable *cancellable;
} Job;

/* Those of one article, which follow each other in the order. */
typedef struct
{
  guint first;
  guint end;
} Run;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_ptr_array_unref (job->hits);
  g_array_unref (job->order);
  g_free (job->tag_id);
  g_free (job->made_by);
  g_clear_object (&job->edit);
  g_clear_pointer (&job->outcomes, g_array_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  const GPtrArray *hits = data;
  const PdSearchHit *first = g_ptr_array_index (hits, *(const guint *) a), *second = g_ptr_array_index (hits, *(const guint *) b);

  if (first->article_row != second->article_row)
    return first->article_row < second->article_row ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

static Job *
job_new (PdProject *project,
         GPtrArray *hits,
         const char *tag_id)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (project);
  job->hits = g_ptr_array_ref (hits);
  job->tag_id = g_strdup (tag_id);
  job->coder = pd_store_get_coder (pd_project_get_store (project));
  job->order = g_array_sized_new (FALSE, FALSE, sizeof (guint), hits->len);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (job->order, i);
  g_array_sort_with_data (job->order, compare, hits);
  job->outcomes = g_array_sized_new (FALSE, TRUE, sizeof (PdHitTagging), hits->len);
  g_array_set_size (job->outcomes, hits->len);
  return job;
}

static Job *
job_new_writing (PdProject *project,
                 GPtrArray *hits,
                 const char *tag_id,
                 const char *made_by,
                 PdEdit *edit)
{
  Job *job = job_new (project, hits, tag_id);

  job->made_by = g_strdup (made_by);
  job->edit = g_object_ref (edit);
  return job;
}

static const PdSearchHit *
get_hit (Job *job,
         guint place)
{
  return g_ptr_array_index (job->hits, g_array_index (job->order, guint, place));
}

static void
set_outcome (Job *job,
             guint place,
             PdHitTagging outcome)
{
  g_array_index (job->outcomes, PdHitTagging, g_array_index (job->order, guint, place)) = outcome;
}

/* What stands there now may be another text than the one that was searched. */
static gboolean
is_there (PdText *text,
          const PdSearchHit *hit)
{
  gsize start;

  if (hit->end > pd_text_get_length (text) || hit->start >= hit->end)
    return FALSE;
  start = pd_text_offset_to_byte (text, hit->start);
  return pd_text_offset_to_byte (text, hit->end) - start == strlen (hit->quote)
         && memcmp (pd_text_get_utf8 (text) + start, hit->quote, strlen (hit->quote)) == 0;
}

static void
add_tag (Job *job,
         PdEdit *edit,
         const char *highlight_id)
{
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  pd_record_set_text (tag, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, highlight_id);
  pd_record_set_text (tag, PD_HIGHLIGHT_TAG_TAG_ID, job->tag_id);
  pd_edit_insert (edit, tag);
}

static PdHitTagging
judge (const PdOwnHighlight *own)
{
  return own == NULL ? PD_HIT_TAGGING_NEW : own->is_tagged ? PD_HIT_TAGGING_PRESENT
                                                           : PD_HIT_TAGGING_ADDED;
}

/* A mark never splits what a person sees as one character; a hit may, where a part of it was searched for, and so may another. */
static PdHitTagging
tag_hit (Job *job,
         PdSegmenter *segmenter,
         const GArray *own_highlights,
         const PdSearchHit *hit,
         PdOccurrence *last,
         PdEdit *edit)
{
  PdText *text = pd_segmenter_get_text (segmenter);
  guint start = hit->start, end = hit->end;
  const PdOwnHighlight *own;

  if (!is_there (text, hit))
    return PD_HIT_TAGGING_CHANGED;
  pd_text_snap_span (text, &start, &end);
  if (start == last->start && end == last->end)
    return PD_HIT_TAGGING_PRESENT;
  *last = (PdOccurrence) { start, end };
  own = pd_own_highlights_find (own_highlights, start, end);
  if (own == NULL)
    {
      g_autoptr (PdRecord) highlight = pd_highlight_new (segmenter, hit->article_id, start, end, job->made_by);

      pd_edit_insert (edit, highlight);
      add_tag (job, edit, pd_record_get_id (highlight));
    }
  else if (!own->is_tagged)
    add_tag (job, edit, own->highlight_id);
  return judge (own);
}

static gboolean
tag_article (Job *job,
             PdConnection *connection,
             const GArray *own_highlights,
             Run run,
             GError **error)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("");
  g_autoptr (PdText) text = pd_texts_load (connection, get_hit (job, run.first)->article_id, error);
  g_autoptr (PdSegmenter) segmenter = NULL;
  PdOccurrence last = { 0, 0 };

  if (text == NULL)
    return FALSE;
  segmenter = pd_segmenter_new (text);
  for (guint i = run.first; i < run.end; i++)
    set_outcome (job, i, tag_hit (job, segmenter, own_highlights, get_hit (job, i), &last, edit));
  return pd_rows_apply (connection, edit, job->coder, error);
}

static gboolean
go_through_article (Job *job,
                    PdConnection *connection,
                    Run run,
                    GError **error)
{
  g_autoptr (GArray) own = pd_own_highlights_load (connection, get_hit (job, run.first)->article_row, job->coder, job->tag_id, error);

  if (own == NULL)
    return FALSE;
  if (job->made_by != NULL)
    return tag_article (job, connection, own, run, error);
  for (guint i = run.first; i < run.end; i++)
    set_outcome (job, i, judge (pd_own_highlights_find (own, get_hit (job, i)->start, get_hit (job, i)->end)));
  return TRUE;
}

static gboolean
go_through (Job *job,
            PdConnection *connection,
            GError **error)
{
  Run run = { 0, 0 };

  while (run.end < job->hits->len)
    {
      run.first = run.end;
      while (run.end < job->hits->len && get_hit (job, run.end)->article_row == get_hit (job, run.first)->article_row)
        run.end++;
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) || !go_through_article (job, connection, run, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
preview (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Job *job = data;

  job->cancellable = cancellable;
  return go_through (job, connection, error) ? g_steal_pointer (&job->outcomes) : NULL;
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;

  return pd_rows_apply (connection, job->edit, job->coder, error) && go_through (job, connection, error);
}

static gpointer
tag (PdConnection *connection,
     gpointer data,
     GCancellable *cancellable,
     GError **error)
{
  Job *job = data;

  job->cancellable = cancellable;
  return pd_project_transact (job->project, connection, pd_edit_get_label (job->edit), carry_out, job, error) ? g_steal_pointer (&job->outcomes) : NULL;
}

/**
 * pd_project_preview_hit_tags_async:
 * @hits: (element-type PdSearchHit): what a search found; nobody may change them until it is done
 * @tag_id: the UUID of a tag, which need not be there yet
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Finds out what would become of hits that were tagged, but for those whose text is being changed.
 */
void
pd_project_preview_hit_tags_async (PdProject *self,
                                   GPtrArray *hits,
                                   const char *tag_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (hits != NULL);
  g_return_if_fail (tag_id != NULL);

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, preview, job_new (self, hits, tag_id), job_free,
                       (GDestroyNotify) g_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_preview_hit_tags_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdHitTagging): what would become of each hit, or %NULL with an error
 */
GArray *
pd_project_preview_hit_tags_finish (PdProject *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

/**
 * pd_project_tag_hits:
 * @hits: (element-type PdSearchHit): what a search found
 * @tag_id: the UUID of a tag
 * @made_by: how the highlights are made, a code of `made_by`
 * @edit: the label of the step, and what is done before it, such as adding the tag
 * @cancellable: (nullable): to cancel it; then nothing is done
 * @error: return location for an error
 *
 * Makes highlights of hits and tags them, as one step of undo. What the coder has highlighted and tagged already stays as it is, and so does what
 * does not stand there any more. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdHitTagging): what became of each hit; %NULL with an error, where nothing is changed
 */
GArray *
pd_project_tag_hits (PdProject *self,
                     GPtrArray *hits,
                     const char *tag_id,
                     const char *made_by,
                     PdEdit *edit,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (hits != NULL, NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);
  g_return_val_if_fail (made_by != NULL, NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);

  job = job_new_writing (self, hits, tag_id, made_by, edit);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, tag, job, cancellable, error);
}

/**
 * pd_project_tag_hits_async:
 * @hits: (element-type PdSearchHit): what a search found; nobody may change them until it is done
 * @tag_id: the UUID of a tag
 * @made_by: how the highlights are made, a code of `made_by`
 * @edit: the label of the step, and what is done before it, such as adding the tag
 * @cancellable: (nullable): to cancel it; then nothing is done
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Makes highlights of hits and tags them, as [method@Pd.Project.tag_hits] does.
 */
void
pd_project_tag_hits_async (PdProject *self,
                           GPtrArray *hits,
                           const char *tag_id,
                           const char *made_by,
                           PdEdit *edit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (hits != NULL);
  g_return_if_fail (tag_id != NULL);
  g_return_if_fail (made_by != NULL);
  g_return_if_fail (PD_IS_EDIT (edit));

  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, tag, job_new_writing (self, hits, tag_id, made_by, edit), job_free,
                       (GDestroyNotify) g_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_tag_hits_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdHitTagging): what became of each hit; %NULL with an error, where nothing is changed
 */
GArray *
pd_project_tag_hits_finish (PdProject *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
