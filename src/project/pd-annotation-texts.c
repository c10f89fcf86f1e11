#include "pd-annotation-texts.h"

#include <string.h>

#include "pd-texts.h"

#define MAX_TEXTS 16

typedef struct
{
  char *article_id;
  PdSegmenter *segmenter;
} Entry;

struct _PdAnnotationTexts
{
  PdConnection *connection;
  /* The one used last comes last. */
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->article_id, g_free);
  g_clear_object (&entry->segmenter);
}

/**
 * pd_annotation_texts_new:
 * @connection: the connection to load them through
 *
 * Returns: (transfer full): no texts yet
 */
PdAnnotationTexts *
pd_annotation_texts_new (PdConnection *connection)
{
  PdAnnotationTexts *self = g_new0 (PdAnnotationTexts, 1);

  self->connection = g_object_ref (connection);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

/**
 * pd_annotation_texts_free:
 *
 * Frees them.
 */
void
pd_annotation_texts_free (PdAnnotationTexts *self)
{
  g_object_unref (self->connection);
  g_array_unref (self->entries);
  g_free (self);
}

static gboolean
bring_to_end (PdAnnotationTexts *self,
              const char *article_id)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      Entry entry = g_array_index (self->entries, Entry, i);

      if (!g_str_equal (entry.article_id, article_id))
        continue;
      memmove (&g_array_index (self->entries, Entry, i), &g_array_index (self->entries, Entry, i) + 1, (self->entries->len - 1 - i) * sizeof (Entry));
      g_array_index (self->entries, Entry, self->entries->len - 1) = entry;
      return TRUE;
    }
  return FALSE;
}

/**
 * pd_annotation_texts_get:
 * @article_id: the UUID of an article
 * @error: return location for an error
 *
 * Returns: (transfer none): a segmenter of the article's text, good until the next call; or %NULL with an error
 */
PdSegmenter *
pd_annotation_texts_get (PdAnnotationTexts *self,
                         const char *article_id,
                         GError **error)
{
  if (!bring_to_end (self, article_id))
    {
      g_autoptr (PdText) text = pd_texts_load (self->connection, article_id, error);
      Entry entry;

      if (text == NULL)
        return NULL;
      if (self->entries->len == MAX_TEXTS)
        g_array_remove_index (self->entries, 0);
      entry.article_id = g_strdup (article_id);
      entry.segmenter = pd_segmenter_new (text);
      g_array_append_val (self->entries, entry);
    }
  return g_array_index (self->entries, Entry, self->entries->len - 1).segmenter;
}
