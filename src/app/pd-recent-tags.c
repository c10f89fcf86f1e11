#include "pd-recent-tags.h"

#define N_KEPT 32

/**
 * PdRecentTags:
 *
 * The tags that were used last in a project.
 */
struct _PdRecentTags
{
  GObject parent_instance;

  GPtrArray *ids;
};

G_DEFINE_FINAL_TYPE (PdRecentTags, pd_recent_tags, G_TYPE_OBJECT)

static void
pd_recent_tags_finalize (GObject *object)
{
  PdRecentTags *self = PD_RECENT_TAGS (object);

  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (pd_recent_tags_parent_class)->finalize (object);
}

static void
pd_recent_tags_class_init (PdRecentTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_recent_tags_finalize;
}

static void
pd_recent_tags_init (PdRecentTags *self)
{
  self->ids = g_ptr_array_new_null_terminated (N_KEPT, g_free, TRUE);
}

/**
 * pd_recent_tags_new:
 *
 * Returns: (transfer full): none yet
 */
PdRecentTags *
pd_recent_tags_new (void)
{
  return g_object_new (PD_TYPE_RECENT_TAGS, NULL);
}

/**
 * pd_recent_tags_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the UUIDs of the tags, the latest first
 */
const char *const *
pd_recent_tags_list (PdRecentTags *self)
{
  g_return_val_if_fail (PD_IS_RECENT_TAGS (self), NULL);

  return (const char *const *) self->ids->pdata;
}

/**
 * pd_recent_tags_add:
 * @tag_id: a tag
 *
 * Says that a tag has just been used.
 */
void
pd_recent_tags_add (PdRecentTags *self,
                    const char *tag_id)
{
  g_autofree char *id = NULL;
  guint index;

  g_return_if_fail (PD_IS_RECENT_TAGS (self));
  g_return_if_fail (tag_id != NULL);

  id = g_strdup (tag_id);
  if (g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index))
    g_ptr_array_remove_index (self->ids, index);
  g_ptr_array_insert (self->ids, 0, g_steal_pointer (&id));
  if (self->ids->len > N_KEPT)
    g_ptr_array_set_size (self->ids, N_KEPT);
}

static int
compare_created (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = pd_record_get_integer (*(PdRecord *const *) a, PD_HIGHLIGHT_TAG_CREATED);
  gint64 second = pd_record_get_integer (*(PdRecord *const *) b, PD_HIGHLIGHT_TAG_CREATED);

  return first < second ? -1 : first > second;
}

/**
 * pd_recent_tags_guess:
 * @marks: what is marked on the page that is opened
 *
 * Of a page opened first, takes the tags on it for those that were used last.
 */
void
pd_recent_tags_guess (PdRecentTags *self,
                      PdMarks *marks)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *highlights;

  g_return_if_fail (PD_IS_RECENT_TAGS (self));
  g_return_if_fail (PD_IS_MARKS (marks));

  if (self->ids->len > 0)
    return;
  all = g_ptr_array_new ();
  highlights = pd_marks_get_highlights (marks);
  for (guint i = 0; i < highlights->len; i++)
    {
      GPtrArray *tags = pd_marks_get_tags (marks, pd_record_get_id (g_ptr_array_index (highlights, i)));

      if (tags != NULL)
        g_ptr_array_extend (all, tags, NULL, NULL);
    }
  g_ptr_array_sort (all, compare_created);
  for (guint i = 0; i < all->len; i++)
    pd_recent_tags_add (self, pd_record_get_text (g_ptr_array_index (all, i), PD_HIGHLIGHT_TAG_TAG_ID));
}

/**
 * pd_recent_tags_clear:
 *
 * Forgets them, as for another project.
 */
void
pd_recent_tags_clear (PdRecentTags *self)
{
  g_return_if_fail (PD_IS_RECENT_TAGS (self));

  g_ptr_array_set_size (self->ids, 0);
}
