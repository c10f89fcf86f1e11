#include "pd-field-completion.h"

#include "pd-entry-completion.h"
#include "pd-project-values.h"

/* Of more than these the most frequent are offered. */
#define MAX_VALUES 1000

typedef struct
{
  GtkWidget *entry;
  PdMatchCache *cache;
  PdKey key;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->entry);
  g_object_unref (wish->cache);
  g_free (wish);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wish) wish = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = pd_project_count_values_finish (PD_PROJECT (source), result, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const PdValueCount *count = g_ptr_array_index (counts, i);
      PdRecord *record;

      if (*count->value == '\0')
        continue;
      record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
      pd_record_set_text (record, wish->key, count->value);
      g_ptr_array_add (records, record);
    }
  if (records->len > 0)
    pd_entry_completion_attach (wish->entry, wish->cache, records, wish->key);
}

/**
 * pd_field_completion_attach:
 * @entry: a row with an entry
 * @cache: what the values can be found by
 * @project: an open project
 * @key: a column of articles that is text
 * @cancellable: cancelled when @entry is no longer there
 *
 * Completes what is typed to what articles have in a column already, what most of them have first.
 */
void
pd_field_completion_attach (GtkWidget *entry,
                            PdMatchCache *cache,
                            PdProject *project,
                            PdKey key,
                            GCancellable *cancellable)
{
  Wish *wish;

  g_return_if_fail (GTK_IS_EDITABLE (entry));
  g_return_if_fail (PD_IS_MATCH_CACHE (cache));
  g_return_if_fail (PD_IS_PROJECT (project));

  wish = g_new0 (Wish, 1);
  wish->entry = g_object_ref_sink (entry);
  wish->cache = g_object_ref (cache);
  wish->key = key;
  pd_project_count_values_async (project, key, NULL, NULL, MAX_VALUES, cancellable, on_counted, wish);
}
