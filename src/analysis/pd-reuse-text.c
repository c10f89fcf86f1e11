#include "pd-reuse-text.h"

#include <string.h>

#include "pd-fingerprints.h"
#include "pd-radix-sort.h"
#include "pd-segmenter.h"
#include "pd-sentence-cut.h"
#include "pd-tokenizer.h"

struct _PdReuseText
{
  gatomicrefcount n_references;

  PdText *text;
  PdFolded *folded;

  gunichar *letters;
  /* Where each letter stands among the folded characters. */
  guint *positions;
  guint n_letters;
  GArray *sentences;

  /* The pairs of letters of each sentence, in order, and where those of each begin. */
  guint32 *bigrams;
  guint *first_bigrams;

  GArray *trigrams;
  /* Where each word of the folded characters begins and ends, as PdOccurrence; NULL until somebody asks. */
  GArray *words;
};

static guint
get_start (PdReuseText *self,
           guint letter)
{
  guint start, end;

  pd_folded_get_span (self->folded, self->positions[letter], 1, &start, &end);
  return start;
}

static gunichar
get_closing (gunichar opening)
{
  switch (opening)
    {
    case 0x201C:
      return 0x201D;
    case 0x2018:
      return 0x2019;
    case 0x300C:
      return 0x300D;
    case 0x300E:
      return 0x300F;
    case 0x301D:
      return 0x301E;
    case '"':
      return '"';
    default:
      return 0;
    }
}

/* Marks that are not closed in their block say nothing. */
static void
read_quotes (PdReuseText *self,
             const PdBlock *block,
             guint8 *quoted,
             guint *letter)
{
  const char *p = pd_text_get_utf8 (self->text) + pd_text_offset_to_byte (self->text, block->start);
  gunichar closing = 0;
  guint opened = 0;

  for (guint offset = block->start; offset < block->end; offset++, p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      while (*letter < self->n_letters && get_start (self, *letter) < offset)
        (*letter)++;
      if (block->kind == PD_BLOCK_QUOTE)
        {
          for (guint i = *letter; i < self->n_letters && get_start (self, i) == offset; i++)
            quoted[i] = TRUE;
        }
      else if (closing == 0 && get_closing (character) != 0)
        {
          closing = get_closing (character);
          opened = *letter;
        }
      else if (closing != 0 && character == closing)
        {
          memset (quoted + opened, TRUE, *letter - opened);
          closing = 0;
        }
    }
}

static guint8 *
find_quoted (PdReuseText *self)
{
  guint8 *quoted = g_new0 (guint8, self->n_letters + 1);
  guint letter = 0;

  for (guint i = 0; i < pd_text_get_n_blocks (self->text); i++)
    read_quotes (self, pd_text_get_block (self->text, i), quoted, &letter);
  return quoted;
}

static void
append_sentence (PdReuseText *self,
                 const guint8 *quoted,
                 guint start,
                 guint end,
                 guint first,
                 guint last)
{
  PdReuseSentence sentence = { start, end, first, last, 0 };

  for (guint i = first; i < last; i++)
    sentence.n_quoted += quoted[i];
  g_array_append_val (self->sentences, sentence);
}

static void
append_parts (PdReuseText *self,
              const guint8 *quoted,
              guint start,
              guint end,
              guint first,
              guint last)
{
  guint n, cut = pd_sentence_cut_find (pd_folded_get_characters (self->folded, &n), self->positions, first, last);

  if (cut == last)
    {
      append_sentence (self, quoted, start, end, first, last);
      return;
    }
  append_parts (self, quoted, start, get_start (self, cut), first, cut);
  append_parts (self, quoted, get_start (self, cut), end, cut, last);
}

static void
find_sentences (PdReuseText *self)
{
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (self->text);
  g_autoptr (GArray) spans = pd_segmenter_list_sentences (segmenter);
  g_autofree guint8 *quoted = find_quoted (self);
  guint first = 0, last;

  self->sentences = g_array_new (FALSE, FALSE, sizeof (PdReuseSentence));
  for (guint i = 0; i < spans->len; i++)
    {
      const PdOccurrence *span = &g_array_index (spans, PdOccurrence, i);

      while (first < self->n_letters && get_start (self, first) < span->start)
        first++;
      for (last = first; last < self->n_letters && get_start (self, last) < span->end; last++)
        ;
      if (last > first)
        append_parts (self, quoted, span->start, span->end, first, last);
      first = last;
    }
}

static int
compare_bigrams (gconstpointer a,
                 gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* No more of a letter is needed than tells it from nearly all others. */
static void
find_bigrams (PdReuseText *self)
{
  guint n = 0;

  self->bigrams = g_new (guint32, self->n_letters + 1);
  self->first_bigrams = g_new (guint, self->sentences->len + 1);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      const PdReuseSentence *sentence = pd_reuse_text_get_sentence (self, i);

      self->first_bigrams[i] = n;
      for (guint k = sentence->first; k + 1 < sentence->last; k++)
        self->bigrams[n++] = (self->letters[k] << 16) ^ (self->letters[k + 1] & 0xFFFF) ^ (self->letters[k + 1] >> 16);
      qsort (self->bigrams + self->first_bigrams[i], n - self->first_bigrams[i], sizeof (guint32), compare_bigrams);
    }
  self->first_bigrams[self->sentences->len] = n;
}

static void
find_trigrams (PdReuseText *self)
{
  guint64 *values;
  guint n = 0;

  self->trigrams = g_array_sized_new (FALSE, FALSE, sizeof (guint64), self->n_letters + 1);
  for (guint i = 0; i + 2 < self->n_letters; i++)
    {
      guint64 trigram = (guint64) self->letters[i] << 42 | (guint64) self->letters[i + 1] << 21 | self->letters[i + 2];

      g_array_append_val (self->trigrams, trigram);
    }
  values = (guint64 *) self->trigrams->data;
  pd_radix_sort (values, self->trigrams->len, 0);
  for (guint i = 0; i < self->trigrams->len; i++)
    {
      if (n == 0 || values[n - 1] != values[i])
        values[n++] = values[i];
    }
  g_array_set_size (self->trigrams, n);
}

/**
 * pd_reuse_text_new:
 * @text: a text
 *
 * Folds a text. Its sentences, words and runs of letters are found when somebody asks for them.
 *
 * Returns: (transfer full): the text, ready to be compared
 */
PdReuseText *
pd_reuse_text_new (PdText *text)
{
  PdReuseText *self;

  g_return_val_if_fail (PD_IS_TEXT (text), NULL);

  self = g_new0 (PdReuseText, 1);
  g_atomic_ref_count_init (&self->n_references);
  /* Without blocks, each line is one. */
  self->text = pd_text_get_n_blocks (text) > 0 ? g_object_ref (text) : pd_text_new (pd_text_get_utf8 (text), pd_text_get_n_bytes (text), NULL, NULL);
  self->folded = pd_folded_new (pd_text_get_utf8 (text), pd_text_get_n_bytes (text));
  self->letters = pd_fingerprints_get_letters (self->folded, &self->positions, &self->n_letters);
  return self;
}

/**
 * pd_reuse_text_ref:
 *
 * Returns: (transfer full): the same
 */
PdReuseText *
pd_reuse_text_ref (PdReuseText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * pd_reuse_text_unref:
 *
 * Lets go of it.
 */
void
pd_reuse_text_unref (PdReuseText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_object_unref (self->text);
  pd_folded_free (self->folded);
  g_free (self->letters);
  g_free (self->positions);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_free (self->bigrams);
  g_free (self->first_bigrams);
  g_clear_pointer (&self->trigrams, g_array_unref);
  g_clear_pointer (&self->words, g_array_unref);
  g_free (self);
}

/**
 * pd_reuse_text_get_text:
 *
 * Returns: (transfer none): the text
 */
PdText *
pd_reuse_text_get_text (PdReuseText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * pd_reuse_text_get_letters:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): its folded letters and digits
 */
const gunichar *
pd_reuse_text_get_letters (PdReuseText *self,
                           guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n = self->n_letters;
  return self->letters;
}

/**
 * pd_reuse_text_get_characters:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): its folded characters
 */
const gunichar *
pd_reuse_text_get_characters (PdReuseText *self,
                              guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pd_folded_get_characters (self->folded, n);
}

/**
 * pd_reuse_text_get_n_sentences:
 *
 * Returns: how many sentences it has; what has no letter is none
 */
guint
pd_reuse_text_get_n_sentences (PdReuseText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->sentences == NULL)
    {
      find_sentences (self);
      find_bigrams (self);
    }
  return self->sentences->len;
}

/**
 * pd_reuse_text_get_sentence:
 * @index: which
 *
 * Returns: (transfer none): the sentence
 */
const PdReuseSentence *
pd_reuse_text_get_sentence (PdReuseText *self,
                            guint index)
{
  g_return_val_if_fail (self != NULL && self->sentences != NULL && index < self->sentences->len, NULL);

  return &g_array_index (self->sentences, PdReuseSentence, index);
}

/**
 * pd_reuse_text_get_bigrams:
 * @sentence: which
 * @n: (out): how many it has
 *
 * Returns: (transfer none) (array length=n): the pairs of letters beside each other in a sentence, in order, as often as they stand there
 */
const guint32 *
pd_reuse_text_get_bigrams (PdReuseText *self,
                           guint sentence,
                           guint *n)
{
  g_return_val_if_fail (self != NULL && self->sentences != NULL && sentence < self->sentences->len, NULL);

  *n = self->first_bigrams[sentence + 1] - self->first_bigrams[sentence];
  return self->bigrams + self->first_bigrams[sentence];
}

/**
 * pd_reuse_text_get_positions:
 * @first: a letter
 * @last: behind a letter; greater than @first
 * @position: (out): where the first stands among the folded characters
 * @behind: (out): behind where the last does
 *
 * Leads from letters to folded characters.
 */
void
pd_reuse_text_get_positions (PdReuseText *self,
                             guint first,
                             guint last,
                             guint *position,
                             guint *behind)
{
  g_return_if_fail (self != NULL && first < last && last <= self->n_letters);

  *position = self->positions[first];
  *behind = self->positions[last - 1] + 1;
}

/**
 * pd_reuse_text_get_span:
 * @position: a folded character
 * @behind: behind another
 * @start: (out): where what they came from begins, in code points
 * @end: (out): where that ends
 *
 * Leads from folded characters to the text. Where there are none, both are where they would be.
 */
void
pd_reuse_text_get_span (PdReuseText *self,
                        guint position,
                        guint behind,
                        guint *start,
                        guint *end)
{
  guint n;

  g_return_if_fail (self != NULL && position <= behind);

  if (position < behind)
    {
      pd_folded_get_span (self->folded, position, behind - position, start, end);
      return;
    }
  pd_folded_get_characters (self->folded, &n);
  if (position < n)
    pd_folded_get_span (self->folded, position, 1, start, end);
  else
    *start = pd_text_get_length (self->text);
  *end = *start;
}

/**
 * pd_reuse_text_find_words:
 *
 * Finds all words now, and not when the first is asked for. It may be done in another thread while the sentences are read in one.
 */
void
pd_reuse_text_find_words (PdReuseText *self)
{
  g_autoptr (PdTokenizer) tokenizer = NULL;
  guint position, n;

  g_return_if_fail (self != NULL);

  if (self->words != NULL)
    return;
  tokenizer = pd_tokenizer_new (0);
  self->words = pd_occurrences_new ();
  if (!pd_tokenizer_read (tokenizer, self->folded))
    return;
  while (pd_tokenizer_next (tokenizer, &position, &n))
    g_array_append_val (self->words, ((PdOccurrence) { position, position + n }));
}

/**
 * pd_reuse_text_list_words:
 * @position: a folded character
 * @n_words: (out): how many words begin there or behind it, or reach over it
 *
 * Lists words. When they are first asked for, all are found.
 *
 * Returns: (transfer none) (array length=n_words): the words, in folded characters, to the end of the text
 */
const PdOccurrence *
pd_reuse_text_list_words (PdReuseText *self,
                          guint position,
                          guint *n_words)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && n_words != NULL, NULL);

  pd_reuse_text_find_words (self);
  high = self->words->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->words, PdOccurrence, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  *n_words = self->words->len - low;
  return (const PdOccurrence *) self->words->data + low;
}

/**
 * pd_reuse_text_get_word:
 * @position: a folded character
 * @first: (out): the first one of its word
 * @behind: (out): behind the last
 *
 * Finds the word that a character belongs to. When it is first asked for, all words are found.
 *
 * Returns: whether it belongs to a word
 */
gboolean
pd_reuse_text_get_word (PdReuseText *self,
                        guint position,
                        guint *first,
                        guint *behind)
{
  const PdOccurrence *words;
  guint n;

  g_return_val_if_fail (self != NULL && first != NULL && behind != NULL, FALSE);

  words = pd_reuse_text_list_words (self, position, &n);
  if (n == 0 || words->start > position)
    return FALSE;
  *first = words->start;
  *behind = words->end;
  return TRUE;
}

/**
 * pd_reuse_text_count_trigrams:
 *
 * Returns: how many different runs of three letters it has
 */
guint
pd_reuse_text_count_trigrams (PdReuseText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->trigrams == NULL)
    find_trigrams (self);
  return self->trigrams->len;
}

/**
 * pd_reuse_text_count_shared_trigrams:
 * @other: another
 *
 * Returns: how many different runs of three letters both have
 */
guint
pd_reuse_text_count_shared_trigrams (PdReuseText *self,
                                     PdReuseText *other)
{
  const guint64 *a, *b;
  guint n_a = pd_reuse_text_count_trigrams (self), n_b = pd_reuse_text_count_trigrams (other), n = 0;

  a = (const guint64 *) self->trigrams->data;
  b = (const guint64 *) other->trigrams->data;
  for (guint i = 0, k = 0; i < n_a && k < n_b;)
    {
      gboolean equal = a[i] == b[k];
      gboolean less = a[i] < b[k];

      n += equal;
      i += less || equal;
      k += !less;
    }
  return n;
}
