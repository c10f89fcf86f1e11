#include "pd-word-counter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-search-marker.h"
#include "pd-tokenizer.h"

typedef enum
{
  FAR,
  NEAR,
  OF_NODE,
} Standing;

/* A word of a paragraph, by its folded characters, and where it came from. */
typedef struct
{
  guint position;
  guint n;
  guint start;
  guint end;
  Standing standing;
} Word;

/* All is done a paragraph at a time: neither a word nor a window goes on into the next. */
struct _PdWordCounter
{
  PdTokenizer *tokenizer;
  PdWordCounts *counts;
  guint64 n_articles;

  PdSearchMarker *node;
  guint window;
  guint64 n_nodes;
  GArray *words;
};

/**
 * pd_word_counter_new:
 * @n_characters: 0 to count words; otherwise n-grams of so many characters
 * @limit: how many different ones to keep at a time, mostly %PD_WORD_COUNTS_LIMIT
 *
 * Returns: (transfer full): nothing counted yet
 */
PdWordCounter *
pd_word_counter_new (guint n_characters,
                     guint limit)
{
  PdWordCounter *self = g_new0 (PdWordCounter, 1);

  self->tokenizer = pd_tokenizer_new (n_characters);
  self->counts = pd_word_counts_new (limit);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  return self;
}

/**
 * pd_word_counter_free:
 *
 * Frees it.
 */
void
pd_word_counter_free (PdWordCounter *self)
{
  g_return_if_fail (self != NULL);

  pd_tokenizer_free (self->tokenizer);
  pd_word_counts_free (self->counts);
  g_clear_pointer (&self->node, pd_search_marker_free);
  g_array_unref (self->words);
  g_free (self);
}

/**
 * pd_word_counter_set_node:
 * @node: what to look around
 * @window: how many words are near it, on either side
 *
 * Has collocates counted: the words near what a query looks for in a text. What is further away in the same passages becomes the rest. A word that
 * stands near twice, as between two nodes, counts once; the words of a node itself do not count.
 *
 * Returns: whether there is anything to look for in a text
 */
gboolean
pd_word_counter_set_node (PdWordCounter *self,
                          PdSearchQuery *node,
                          guint window)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  g_clear_pointer (&self->node, pd_search_marker_free);
  self->node = pd_search_marker_new (node, FALSE);
  self->window = window;
  return !pd_search_marker_is_empty (self->node);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The text could not be split into words."));
  return FALSE;
}

static gboolean
count_words (PdWordCounter *self,
             const PdFolded *folded,
             gboolean is_rest,
             GError **error)
{
  guint n_characters, position, n;
  const gunichar *characters = pd_folded_get_characters (folded, &n_characters);

  if (!pd_tokenizer_read (self->tokenizer, folded))
    return fail (error);
  while (pd_tokenizer_next (self->tokenizer, &position, &n))
    pd_word_counts_add (self->counts, characters + position, n, is_rest);
  return TRUE;
}

static gboolean
read_words (PdWordCounter *self,
            const PdFolded *folded,
            GError **error)
{
  Word word = { .standing = FAR };

  g_array_set_size (self->words, 0);
  if (!pd_tokenizer_read (self->tokenizer, folded))
    return fail (error);
  while (pd_tokenizer_next (self->tokenizer, &word.position, &word.n))
    {
      pd_folded_get_span (folded, word.position, word.n, &word.start, &word.end);
      g_array_append_val (self->words, word);
    }
  return TRUE;
}

static void
stand_near (Word *word)
{
  if (word->standing == FAR)
    word->standing = NEAR;
}

/* The nodes come in the order of the text, so that the words before one need not be gone through again for the next. */
static void
mark_node (PdWordCounter *self,
           const PdOccurrence *node,
           guint *first)
{
  Word *words = (Word *) self->words->data;
  guint n = self->words->len, end;

  while (*first < n && words[*first].end <= node->start)
    (*first)++;
  for (end = *first; end < n && words[end].start < node->end; end++)
    words[end].standing = OF_NODE;
  for (guint i = 0; i < self->window && i < *first; i++)
    stand_near (&words[*first - 1 - i]);
  for (guint i = end; i - end < self->window && i < n; i++)
    stand_near (&words[i]);
}

static void
mark_nodes (PdWordCounter *self,
            GArray *nodes)
{
  guint first = 0;

  for (guint i = 0; i < nodes->len;)
    {
      PdOccurrence node = g_array_index (nodes, PdOccurrence, i);

      /* What is found in what is found is no other node. */
      for (i++; i < nodes->len && g_array_index (nodes, PdOccurrence, i).start < node.end; i++)
        node.end = MAX (node.end, g_array_index (nodes, PdOccurrence, i).end);
      mark_node (self, &node, &first);
      self->n_nodes++;
    }
}

static gboolean
count_collocates (PdWordCounter *self,
                  const char *utf8,
                  gsize n_bytes,
                  const PdFolded *folded,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GArray) nodes = pd_search_marker_run (self->node, utf8, n_bytes, cancellable, error);
  const gunichar *characters;
  guint n;

  if (nodes == NULL || !read_words (self, folded, error))
    return FALSE;
  mark_nodes (self, nodes);
  characters = pd_folded_get_characters (folded, &n);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if (word->standing != OF_NODE)
        pd_word_counts_add (self->counts, characters + word->position, word->n, word->standing == FAR);
    }
  return TRUE;
}

static gboolean
count_paragraph (PdWordCounter *self,
                 const char *utf8,
                 gsize n_bytes,
                 gboolean is_rest,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PdFolded) folded = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  folded = pd_folded_new (utf8, n_bytes);
  if (self->node != NULL)
    return is_rest || count_collocates (self, utf8, n_bytes, folded, cancellable, error);
  return count_words (self, folded, is_rest, error);
}

static gboolean
count_passage (PdWordCounter *self,
               const char *start,
               const char *end,
               gboolean is_rest,
               GCancellable *cancellable,
               GError **error)
{
  while (start < end)
    {
      const char *line_end = memchr (start, '\n', end - start);

      if (line_end == NULL)
        line_end = end;
      if (line_end > start && !count_paragraph (self, start, line_end - start, is_rest, cancellable, error))
        return FALSE;
      start = line_end + 1;
    }
  return TRUE;
}

/**
 * pd_word_counter_add_article:
 * @utf8: the text of an article
 * @n_bytes: its length in bytes
 * @passages: (nullable) (element-type PdOccurrence): where what is counted stands, in any order; %NULL for all of it. It is put in order.
 * @with_rest: whether what stands elsewhere in it is the rest that is compared with; otherwise that is passed over
 * @cancellable: (nullable): to cancel it between two paragraphs
 * @error: return location for an error
 *
 * Counts the words of an article. Each passage is a text of its own, and so is what stands between them; those that overlap are one.
 *
 * Returns: whether it came to the end; otherwise what was counted is good for nothing
 */
gboolean
pd_word_counter_add_article (PdWordCounter *self,
                             const char *utf8,
                             gsize n_bytes,
                             GArray *passages,
                             gboolean with_rest,
                             GCancellable *cancellable,
                             GError **error)
{
  const char *end = utf8 + n_bytes, *byte = utf8;
  guint offset = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (utf8 != NULL, FALSE);

  pd_word_counts_begin_article (self->counts);
  if (passages == NULL || passages->len > 0)
    self->n_articles++;
  if (passages == NULL)
    return count_passage (self, utf8, end, FALSE, cancellable, error);

  pd_occurrences_sort (passages);
  for (guint i = 0; i < passages->len;)
    {
      PdOccurrence passage = g_array_index (passages, PdOccurrence, i);
      const char *from, *to;

      for (i++; i < passages->len && g_array_index (passages, PdOccurrence, i).start < passage.end; i++)
        passage.end = MAX (passage.end, g_array_index (passages, PdOccurrence, i).end);
      from = g_utf8_offset_to_pointer (byte, passage.start - offset);
      to = g_utf8_offset_to_pointer (from, passage.end - passage.start);
      if ((with_rest && !count_passage (self, byte, from, TRUE, cancellable, error))
          || !count_passage (self, from, to, FALSE, cancellable, error))
        return FALSE;
      byte = to;
      offset = passage.end;
    }
  return !with_rest || count_passage (self, byte, end, TRUE, cancellable, error);
}

/**
 * pd_word_counter_begin_recount:
 *
 * Begins anew where [method@Pd.WordCounts.begin_recount] asks for it.
 *
 * Returns: whether all articles have to be added once more
 */
gboolean
pd_word_counter_begin_recount (PdWordCounter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!pd_word_counts_begin_recount (self->counts))
    return FALSE;
  self->n_articles = 0;
  self->n_nodes = 0;
  return TRUE;
}

/**
 * pd_word_counter_get_counts:
 *
 * Returns: (transfer none): what was counted
 */
PdWordCounts *
pd_word_counter_get_counts (PdWordCounter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->counts;
}

/**
 * pd_word_counter_get_n_articles:
 *
 * Returns: in how many articles something was counted that is not the rest
 */
guint64
pd_word_counter_get_n_articles (const PdWordCounter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_articles;
}

/**
 * pd_word_counter_get_n_nodes:
 *
 * Returns: how often the node was found
 */
guint64
pd_word_counter_get_n_nodes (const PdWordCounter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}
