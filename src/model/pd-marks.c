#include "pd-marks.h"

/**
 * PdMarks:
 *
 * Everything that is marked on one article: its highlights in reading order, what each carries, and the tags of
 * the whole article. It is a picture of one moment and does not change.
 */
struct _PdMarks
{
  GObject parent_instance;

  GPtrArray *highlights;
  GPtrArray *article_tags;
  GHashTable *highlights_by_id;
  GHashTable *tags;
  GHashTable *mentions;
  GHashTable *attributions;
};

G_DEFINE_FINAL_TYPE (PdMarks, pd_marks, G_TYPE_OBJECT)

static void
pd_marks_finalize (GObject *object)
{
  PdMarks *self = PD_MARKS (object);

  g_hash_table_unref (self->highlights_by_id);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->mentions);
  g_hash_table_unref (self->attributions);
  g_ptr_array_unref (self->highlights);
  g_ptr_array_unref (self->article_tags);

  G_OBJECT_CLASS (pd_marks_parent_class)->finalize (object);
}

static void
pd_marks_class_init (PdMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_marks_finalize;
}

static void
pd_marks_init (PdMarks *self)
{
}

/* The records of each owner, in the order they came. */
static GHashTable *
group (GPtrArray *records,
       PdKey owner)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      const char *id = pd_record_get_text (record, owner);
      GPtrArray *members = g_hash_table_lookup (groups, id);

      if (members == NULL)
        {
          members = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (groups, g_strdup (id), members);
        }
      g_ptr_array_add (members, g_object_ref (record));
    }
  return groups;
}

/**
 * pd_marks_new:
 * @highlights: (element-type PdRecord): in reading order
 * @highlight_tags: (element-type PdRecord): of these highlights
 * @mentions: (element-type PdRecord): of these highlights
 * @attributions: (element-type PdRecord): of these mentions, by position
 * @article_tags: (element-type PdRecord): of the article
 *
 * Returns: (transfer full): the marks
 */
PdMarks *
pd_marks_new (GPtrArray *highlights,
              GPtrArray *highlight_tags,
              GPtrArray *mentions,
              GPtrArray *attributions,
              GPtrArray *article_tags)
{
  PdMarks *self = g_object_new (PD_TYPE_MARKS, NULL);

  self->highlights = g_ptr_array_ref (highlights);
  self->article_tags = g_ptr_array_ref (article_tags);
  self->highlights_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);
      g_hash_table_insert (self->highlights_by_id, (char *) pd_record_get_id (highlight), highlight);
    }
  self->tags = group (highlight_tags, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID);
  self->mentions = group (mentions, PD_MENTION_HIGHLIGHT_ID);
  self->attributions = group (attributions, PD_ATTRIBUTION_MENTION_ID);
  return self;
}

static gboolean
is_of_text (PdRecord *highlight,
            const char *sha256)
{
  return g_strcmp0 (pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256), sha256) == 0;
}

/**
 * pd_marks_restrict:
 * @text_sha256: of a text, in hexadecimal
 *
 * Leaves out the highlights whose offsets count in any other text.
 *
 * Returns: (transfer full): the marks that stand on the text
 */
PdMarks *
pd_marks_restrict (PdMarks *self,
                   const char *text_sha256)
{
  g_autoptr (GPtrArray) highlights = NULL;
  PdMarks *restricted;
  guint n_others = 0;

  g_return_val_if_fail (PD_IS_MARKS (self), NULL);
  g_return_val_if_fail (text_sha256 != NULL, NULL);

  for (guint i = 0; i < self->highlights->len; i++)
    n_others += !is_of_text (g_ptr_array_index (self->highlights, i), text_sha256);
  if (n_others == 0)
    return g_object_ref (self);

  highlights = g_ptr_array_new_with_free_func (g_object_unref);
  restricted = g_object_new (PD_TYPE_MARKS, NULL);
  restricted->highlights_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (self->highlights, i);

      if (!is_of_text (highlight, text_sha256))
        continue;
      g_ptr_array_add (highlights, g_object_ref (highlight));
      g_hash_table_insert (restricted->highlights_by_id, (char *) pd_record_get_id (highlight), highlight);
    }
  restricted->highlights = g_steal_pointer (&highlights);
  restricted->article_tags = g_ptr_array_ref (self->article_tags);
  restricted->tags = g_hash_table_ref (self->tags);
  restricted->mentions = g_hash_table_ref (self->mentions);
  restricted->attributions = g_hash_table_ref (self->attributions);
  return restricted;
}

/**
 * pd_marks_get_highlights:
 *
 * Returns: (transfer none) (element-type PdRecord): the highlights in reading order
 */
GPtrArray *
pd_marks_get_highlights (PdMarks *self)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return self->highlights;
}

/**
 * pd_marks_get_article_tags:
 *
 * Returns: (transfer none) (element-type PdRecord): the tags of the whole article
 */
GPtrArray *
pd_marks_get_article_tags (PdMarks *self)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return self->article_tags;
}

/**
 * pd_marks_find_highlight:
 * @highlight_id: a UUID
 *
 * Returns: (transfer none) (nullable): the highlight
 */
PdRecord *
pd_marks_find_highlight (PdMarks *self,
                         const char *highlight_id)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return g_hash_table_lookup (self->highlights_by_id, highlight_id);
}

/**
 * pd_marks_get_tags:
 * @highlight_id: a highlight
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): its rows of highlight_tags; %NULL where it has none
 */
GPtrArray *
pd_marks_get_tags (PdMarks *self,
                   const char *highlight_id)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return g_hash_table_lookup (self->tags, highlight_id);
}

/**
 * pd_marks_get_mentions:
 * @highlight_id: a highlight
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): its mentions; %NULL where it has none
 */
GPtrArray *
pd_marks_get_mentions (PdMarks *self,
                       const char *highlight_id)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return g_hash_table_lookup (self->mentions, highlight_id);
}

/**
 * pd_marks_get_attributions:
 * @mention_id: a mention
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): its attributions, outermost first; %NULL where it
 *   has none
 */
GPtrArray *
pd_marks_get_attributions (PdMarks *self,
                           const char *mention_id)
{
  g_return_val_if_fail (PD_IS_MARKS (self), NULL);

  return g_hash_table_lookup (self->attributions, mention_id);
}
