#include "pd-annotation-texts.h"

#include <string.h>

#include "pd-texts.h"

/* How much text is kept, in bytes, and what a text takes besides. */
#define MAX_BYTES (32 * 1024 * 1024)
#define BYTES_BESIDES (8 * 1024)

typedef struct
{
  char *article_id;
  PdSegmenter *segmenter;
  gsize n_bytes;
} Entry;

struct _PdAnnotationTexts
{
  PdConnection *connection;
  /* The one used last comes first. */
  GQueue entries;
  /* Each entry's link by the article's UUID: annotations may come in any order, from thousands of articles. */
  GHashTable *links;
  gsize n_bytes;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->article_id);
  g_object_unref (entry->segmenter);
  g_free (entry);
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
  g_queue_init (&self->entries);
  self->links = g_hash_table_new (g_str_hash, g_str_equal);
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
  g_hash_table_unref (self->links);
  g_queue_clear_full (&self->entries, entry_free);
  g_free (self);
}

static void
add (PdAnnotationTexts *self,
     const char *article_id,
     PdText *text)
{
  Entry *entry = g_new (Entry, 1);

  entry->article_id = g_strdup (article_id);
  entry->segmenter = pd_segmenter_new (text);
  entry->n_bytes = pd_text_get_n_bytes (text) + BYTES_BESIDES;
  self->n_bytes += entry->n_bytes;
  g_queue_push_head (&self->entries, entry);
  g_hash_table_insert (self->links, entry->article_id, self->entries.head);

  while (self->n_bytes > MAX_BYTES && self->entries.length > 1)
    {
      Entry *last = g_queue_pop_tail (&self->entries);

      self->n_bytes -= last->n_bytes;
      g_hash_table_remove (self->links, last->article_id);
      entry_free (last);
    }
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
  GList *link = g_hash_table_lookup (self->links, article_id);

  if (link != NULL)
    {
      g_queue_unlink (&self->entries, link);
      g_queue_push_head_link (&self->entries, link);
    }
  else
    {
      g_autoptr (PdText) text = pd_texts_load (self->connection, article_id, error);

      if (text == NULL)
        return NULL;
      add (self, article_id, text);
    }
  return ((Entry *) self->entries.head->data)->segmenter;
}
