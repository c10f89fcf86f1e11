#include "pd-annotation-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-annotate.h"
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

/**
 * pd_annotation_texts_find:
 * @text: a text
 * @quote: exact characters, at least one
 * @occurrence: which time that they occur, from 1; 0 where they must occur once
 * @start: (out): code points
 * @end: (out): code points, exclusive
 * @error: return location for an error
 *
 * Finds a quote. Occurrences may overlap: “aa” is twice in “aaa”.
 *
 * Returns: whether it is there; otherwise @error says what is in the way
 */
gboolean
pd_annotation_texts_find (PdText *text,
                          const char *quote,
                          guint occurrence,
                          guint *start,
                          guint *end,
                          GError **error)
{
  const char *utf8 = pd_text_get_utf8 (text);
  const char *found = NULL;
  guint n_found = 0;

  for (const char *p = strstr (utf8, quote); p != NULL; p = strstr (g_utf8_next_char (p), quote))
    {
      n_found++;
      if (n_found == MAX (occurrence, 1))
        found = p;
      if (n_found == MAX (occurrence, 2))
        break;
    }
  if (n_found == 0)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("The quote “%s” is not in the text."), quote);
  else if (found == NULL)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "The quote “%s” is in the text %u time only.", "The quote “%s” is in the text %u times only.", n_found), quote, n_found);
  else if (occurrence == 0 && n_found > 1)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("The quote “%s” is in the text more than once; say which with “occurrence”."), quote);
  else
    {
      *start = pd_text_byte_to_offset (text, found - utf8);
      *end = *start + g_utf8_strlen (quote, -1);
      return TRUE;
    }
  return FALSE;
}
