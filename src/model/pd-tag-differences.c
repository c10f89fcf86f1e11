#include "pd-tag-differences.h"

static const char *
get_parent_id (PdTagOutline *outline,
               const PdTagEntry *entry)
{
  return entry->parent >= 0 ? pd_tag_outline_get (outline, entry->parent)->id : NULL;
}

static gboolean
is_redefined (const PdTagEntry *before,
              const PdTagEntry *after)
{
  for (PdTagText text = PD_TAG_TEXT_DESCRIPTION; text <= PD_TAG_TEXT_WHEN_NOT_TO_USE; text++)
    {
      if (g_strcmp0 (before->texts[text], after->texts[text]) != 0)
        return TRUE;
    }
  return FALSE;
}

static PdTagChange
compare (PdTagOutline *before,
         const PdTagEntry *old,
         PdTagOutline *after,
         const PdTagEntry *new)
{
  PdTagChange change = 0;

  if (!g_str_equal (old->name, new->name))
    change |= PD_TAG_RENAMED;
  if (g_strcmp0 (get_parent_id (before, old), get_parent_id (after, new)) != 0)
    change |= PD_TAG_MOVED;
  if (is_redefined (old, new))
    change |= PD_TAG_REDEFINED;
  return change;
}

/**
 * pd_tag_differences_list:
 * @before: the older codebook
 * @after: the newer one
 *
 * Compares two codebooks. A tag is known by its UUID, whatever it is called and wherever it is. Its colour, its digit, its examples and its order
 * among the tags beside it do not count.
 *
 * Returns: (transfer full) (element-type PdTagDifference): what differs: first what the newer one has, in its order, then what it has no longer
 */
GArray *
pd_tag_differences_list (PdTagOutline *before,
                         PdTagOutline *after)
{
  GArray *differences;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  differences = g_array_new (FALSE, FALSE, sizeof (PdTagDifference));
  for (guint i = 0; i < pd_tag_outline_get_n (after); i++)
    {
      const PdTagEntry *new = pd_tag_outline_get (after, i);
      PdTagDifference difference = { PD_TAG_ADDED, pd_tag_outline_find (before, new->id), i };

      if (difference.before >= 0)
        difference.change = compare (before, pd_tag_outline_get (before, difference.before), after, new);
      if (difference.change != 0)
        g_array_append_val (differences, difference);
    }
  for (guint i = 0; i < pd_tag_outline_get_n (before); i++)
    {
      PdTagDifference difference = { PD_TAG_REMOVED, i, pd_tag_outline_find (after, pd_tag_outline_get (before, i)->id) };

      if (difference.after < 0)
        g_array_append_val (differences, difference);
    }
  return differences;
}
