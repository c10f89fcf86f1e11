#include "pd-segmenter.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "pd-occurrences.h"

/**
 * PdSegmenter:
 *
 * Words and sentences of one text (Unicode Standard Annex #29, words of Chinese and Japanese by ICU's dictionary).
 *
 * Both stay inside a block. It keeps ICU's iterators between calls, so it belongs to one thread.
 */
struct _PdSegmenter
{
  GObject parent_instance;

  PdText *text;
  UBreakIterator *words;
  UBreakIterator *sentences;

  /* The block whose sentences are below, or -1. */
  int block;
  /* Where each sentence of that block starts, in code points, and behind the last. */
  GArray *starts;
};

G_DEFINE_FINAL_TYPE (PdSegmenter, pd_segmenter, G_TYPE_OBJECT)

static void
pd_segmenter_finalize (GObject *object)
{
  PdSegmenter *self = PD_SEGMENTER (object);

  g_clear_object (&self->text);
  g_clear_pointer (&self->words, ubrk_close);
  g_clear_pointer (&self->sentences, ubrk_close);
  g_clear_pointer (&self->starts, g_array_unref);

  G_OBJECT_CLASS (pd_segmenter_parent_class)->finalize (object);
}

static void
pd_segmenter_class_init (PdSegmenterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_segmenter_finalize;
}

static void
pd_segmenter_init (PdSegmenter *self)
{
  self->block = -1;
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * pd_segmenter_new:
 * @text: a text
 *
 * Returns: (transfer full): a segmenter of @text
 */
PdSegmenter *
pd_segmenter_new (PdText *text)
{
  PdSegmenter *self;

  g_return_val_if_fail (PD_IS_TEXT (text), NULL);

  self = g_object_new (PD_TYPE_SEGMENTER, NULL);
  self->text = g_object_ref (text);
  return self;
}

/**
 * pd_segmenter_get_text:
 *
 * Returns: (transfer none): the text it reads
 */
PdText *
pd_segmenter_get_text (PdSegmenter *self)
{
  g_return_val_if_fail (PD_IS_SEGMENTER (self), NULL);

  return self->text;
}

/* Opens the iterator on first use and points it at a block. Its positions are bytes from the block's first. */
static gboolean
load_block (PdSegmenter *self,
            UBreakIterator **breaks,
            UBreakIteratorType type,
            const PdBlock *block)
{
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  gsize from = pd_text_offset_to_byte (self->text, block->start);
  gsize to = pd_text_offset_to_byte (self->text, block->end);

  if (*breaks == NULL)
    *breaks = ubrk_open (type, "zh", NULL, 0, &status);
  utext_openUTF8 (&utext, pd_text_get_utf8 (self->text) + from, to - from, &status);
  if (U_SUCCESS (status))
    ubrk_setUText (*breaks, &utext, &status);
  /* The iterator has made a shallow clone of its own. */
  utext_close (&utext);
  return U_SUCCESS (status);
}

static const PdBlock *
find_block (PdSegmenter *self,
            guint offset,
            int *index)
{
  const PdBlock *block;

  *index = pd_text_find_block (self->text, offset);
  if (*index < 0)
    return NULL;
  block = pd_text_get_block (self->text, *index);
  return offset < block->end || (offset == block->end && block->end > block->start) ? block : NULL;
}

/**
 * pd_segmenter_get_word:
 * @offset: code points
 * @start: (out): the word's first code point
 * @end: (out): behind its last
 *
 * Finds the dictionary word at @offset. Between blocks, both are @offset.
 */
void
pd_segmenter_get_word (PdSegmenter *self,
                       guint offset,
                       guint *start,
                       guint *end)
{
  const PdBlock *block;
  gsize base, position;
  int index, first, last;

  g_return_if_fail (PD_IS_SEGMENTER (self));
  g_return_if_fail (start != NULL && end != NULL);

  *start = *end = offset;
  block = find_block (self, offset, &index);
  if (block == NULL || !load_block (self, &self->words, UBRK_WORD, block))
    return;

  base = pd_text_offset_to_byte (self->text, block->start);
  /* At the end of a block the word is the one before. */
  position = pd_text_offset_to_byte (self->text, offset == block->end ? offset - 1 : offset) - base;
  last = ubrk_following (self->words, position);
  if (last == UBRK_DONE)
    return;
  first = ubrk_previous (self->words);
  *start = pd_text_byte_to_offset (self->text, base + first);
  *end = pd_text_byte_to_offset (self->text, base + last);
}

static const PdBlock *
load_sentences (PdSegmenter *self,
                int index)
{
  const PdBlock *block = pd_text_get_block (self->text, index);
  gsize base;

  if (self->block == index)
    return block;

  self->block = index;
  g_array_set_size (self->starts, 0);
  g_array_append_val (self->starts, block->start);
  if (!load_block (self, &self->sentences, UBRK_SENTENCE, block))
    {
      g_array_append_val (self->starts, block->end);
      return block;
    }
  base = pd_text_offset_to_byte (self->text, block->start);
  ubrk_first (self->sentences);
  for (int position = ubrk_next (self->sentences); position != UBRK_DONE; position = ubrk_next (self->sentences))
    {
      guint offset = pd_text_byte_to_offset (self->text, base + position);
      g_array_append_val (self->starts, offset);
    }
  return block;
}

/* The sentence of the loaded block that holds @offset, from 0. */
static guint
find_sentence (PdSegmenter *self,
               guint offset)
{
  guint n = 0;

  while (n + 2 < self->starts->len && g_array_index (self->starts, guint, n + 1) <= offset)
    n++;
  return n;
}

static void
get_nth_sentence (PdSegmenter *self,
                  guint n,
                  guint *start,
                  guint *end)
{
  const char *utf8 = pd_text_get_utf8 (self->text);

  *start = g_array_index (self->starts, guint, n);
  *end = g_array_index (self->starts, guint, n + 1);
  /* ICU counts the space behind a sentence to it; a mark does not want it. */
  while (*end > *start + 1 && g_unichar_isspace (g_utf8_get_char (utf8 + pd_text_offset_to_byte (self->text, *end - 1))))
    (*end)--;
}

/**
 * pd_segmenter_get_sentence:
 * @offset: code points
 * @start: (out): the sentence's first code point
 * @end: (out): behind its last, spaces behind it left out
 *
 * Finds the sentence at @offset. Between blocks, both are @offset.
 */
void
pd_segmenter_get_sentence (PdSegmenter *self,
                           guint offset,
                           guint *start,
                           guint *end)
{
  int index;

  g_return_if_fail (PD_IS_SEGMENTER (self));
  g_return_if_fail (start != NULL && end != NULL);

  *start = *end = offset;
  if (find_block (self, offset, &index) == NULL)
    return;
  load_sentences (self, index);
  if (self->starts->len > 1)
    get_nth_sentence (self, find_sentence (self, offset), start, end);
}

/**
 * pd_segmenter_get_sentence_number:
 * @offset: code points
 *
 * Returns: which sentence of its block @offset is in, from 1; 0 between blocks
 */
guint
pd_segmenter_get_sentence_number (PdSegmenter *self,
                                  guint offset)
{
  int index;

  g_return_val_if_fail (PD_IS_SEGMENTER (self), 0);

  if (find_block (self, offset, &index) == NULL)
    return 0;
  load_sentences (self, index);
  return find_sentence (self, offset) + 1;
}

/**
 * pd_segmenter_get_next_sentence:
 * @offset: code points
 * @start: (out): the sentence's first code point
 * @end: (out): behind its last
 *
 * Finds the first sentence that starts behind @offset, images left out.
 *
 * Returns: whether there is one
 */
gboolean
pd_segmenter_get_next_sentence (PdSegmenter *self,
                                guint offset,
                                guint *start,
                                guint *end)
{
  guint n_blocks;
  int index;

  g_return_val_if_fail (PD_IS_SEGMENTER (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  n_blocks = pd_text_get_n_blocks (self->text);
  for (index = MAX (0, pd_text_find_block (self->text, offset)); index < (int) n_blocks; index++)
    {
      if (load_sentences (self, index)->kind == PD_BLOCK_IMAGE)
        continue;
      for (guint n = 0; n + 1 < self->starts->len; n++)
        {
          get_nth_sentence (self, n, start, end);
          if (*start > offset && *end > *start)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_segmenter_get_previous_sentence:
 * @offset: code points
 * @start: (out): the sentence's first code point
 * @end: (out): behind its last
 *
 * Finds the last sentence that starts before @offset, images left out.
 *
 * Returns: whether there is one
 */
gboolean
pd_segmenter_get_previous_sentence (PdSegmenter *self,
                                    guint offset,
                                    guint *start,
                                    guint *end)
{
  g_return_val_if_fail (PD_IS_SEGMENTER (self), FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  for (int index = pd_text_find_block (self->text, offset); index >= 0; index--)
    {
      if (load_sentences (self, index)->kind == PD_BLOCK_IMAGE)
        continue;
      for (guint n = self->starts->len; n-- > 1;)
        {
          get_nth_sentence (self, n - 1, start, end);
          if (*start < offset && *end > *start)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_segmenter_list_sentences:
 *
 * Lists all sentences at once, images left out, in linear time.
 *
 * Returns: (transfer full) (element-type PdOccurrence): where each is, in code points, in order
 */
GArray *
pd_segmenter_list_sentences (PdSegmenter *self)
{
  GArray *sentences = pd_occurrences_new ();
  guint n_blocks;

  g_return_val_if_fail (PD_IS_SEGMENTER (self), sentences);

  n_blocks = pd_text_get_n_blocks (self->text);
  for (guint index = 0; index < n_blocks; index++)
    {
      if (load_sentences (self, index)->kind == PD_BLOCK_IMAGE)
        continue;
      for (guint n = 0; n + 1 < self->starts->len; n++)
        {
          PdOccurrence sentence;

          get_nth_sentence (self, n, &sentence.start, &sentence.end);
          if (sentence.end > sentence.start)
            g_array_append_val (sentences, sentence);
        }
    }
  return sentences;
}
