#include "pd-tokenizer.h"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

struct _PdTokenizer
{
  /* 0 for words. */
  guint n_characters;

  const gunichar *characters;
  guint n;
  guint position;

  /* For words: ICU reads UTF-16, and counts its units. */
  UBreakIterator *breaks;
  GArray *units;
  int unit;

  /* For n-grams: where the last characters of the run begin, a ring, and how many the run has had. */
  guint starts[PD_TOKENIZER_MAX_CHARACTERS + 1];
  guint n_starts;
};

/**
 * pd_tokenizer_new:
 * @n_characters: 0 for words; otherwise how many characters an n-gram has, at most %PD_TOKENIZER_MAX_CHARACTERS
 *
 * Words are those of Unicode's annex 29, Chinese and Japanese ones of ICU's dictionary, as far as they have a letter or a digit: punctuation and
 * spaces are no words. N-grams are of all characters that stand beside each other in a run of letters and digits, so that none goes across
 * punctuation, a space or the end of a paragraph; each overlaps the one before. An accent that does not compose belongs to the character before.
 *
 * It keeps ICU's iterator between texts, so it belongs to one thread.
 *
 * Returns: (transfer full): a tokenizer
 */
PdTokenizer *
pd_tokenizer_new (guint n_characters)
{
  PdTokenizer *self;

  g_return_val_if_fail (n_characters <= PD_TOKENIZER_MAX_CHARACTERS, NULL);

  self = g_new0 (PdTokenizer, 1);
  self->n_characters = n_characters;
  if (n_characters == 0)
    self->units = g_array_new (FALSE, FALSE, sizeof (UChar));
  return self;
}

/**
 * pd_tokenizer_free:
 *
 * Frees it.
 */
void
pd_tokenizer_free (PdTokenizer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->breaks, ubrk_close);
  g_clear_pointer (&self->units, g_array_unref);
  g_free (self);
}

/**
 * pd_tokenizer_is_letter:
 * @character: any character
 *
 * Returns: whether it is a letter or a digit, of which words and n-grams are made
 */
gboolean
pd_tokenizer_is_letter (gunichar character)
{
  return pd_folded_is_han (character) || g_unichar_isalnum (character);
}

/* Simplified, Traditional and spaced text is segmented alike, since it is the folded one that is. */
static gboolean
read_words (PdTokenizer *self)
{
  UErrorCode status = U_ZERO_ERROR;
  int length = 0;

  g_array_set_size (self->units, 2 * (gsize) self->n);
  for (guint i = 0; i < self->n; i++)
    U16_APPEND_UNSAFE ((UChar *) self->units->data, length, self->characters[i]);
  g_array_set_size (self->units, length);
  if (self->breaks == NULL)
    self->breaks = ubrk_open (UBRK_WORD, "zh", NULL, 0, &status);
  if (U_SUCCESS (status))
    ubrk_setText (self->breaks, (const UChar *) self->units->data, length, &status);
  if (U_SUCCESS (status))
    self->unit = ubrk_first (self->breaks);
  return U_SUCCESS (status);
}

/**
 * pd_tokenizer_read:
 * @folded: a folded text, which must stay while it is read
 *
 * Goes to the beginning of a text.
 *
 * Returns: whether ICU could read it, which it cannot where memory or its dictionary is missing
 */
gboolean
pd_tokenizer_read (PdTokenizer *self,
                   const PdFolded *folded)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  self->characters = pd_folded_get_characters (folded, &self->n);
  self->position = 0;
  self->n_starts = 0;
  if (self->n_characters > 0)
    return TRUE;
  /* ICU counts in int. */
  if (self->n > G_MAXINT / 2)
    return FALSE;
  return read_words (self);
}

static gboolean
next_word (PdTokenizer *self,
           guint *position,
           guint *n)
{
  for (int end = ubrk_next (self->breaks); end != UBRK_DONE; end = ubrk_next (self->breaks))
    {
      gboolean is_word = FALSE;

      *position = self->position;
      while (self->unit < end)
        {
          gunichar character = self->characters[self->position++];

          self->unit += U16_LENGTH (character);
          is_word = is_word || pd_tokenizer_is_letter (character);
        }
      *n = self->position - *position;
      if (is_word)
        return TRUE;
    }
  return FALSE;
}

static gboolean
next_gram (PdTokenizer *self,
           guint *position,
           guint *n)
{
  const guint n_slots = G_N_ELEMENTS (self->starts);

  while (self->position < self->n)
    {
      guint start = self->position++;

      if (!pd_tokenizer_is_letter (self->characters[start]))
        {
          self->n_starts = 0;
          continue;
        }
      while (self->position < self->n && g_unichar_ismark (self->characters[self->position]) && !pd_tokenizer_is_letter (self->characters[self->position]))
        self->position++;
      self->starts[self->n_starts++ % n_slots] = start;
      if (self->n_starts < self->n_characters)
        continue;
      *position = self->starts[(self->n_starts - self->n_characters) % n_slots];
      *n = self->position - *position;
      return TRUE;
    }
  return FALSE;
}

/**
 * pd_tokenizer_next:
 * @position: (out): its first folded character
 * @n: (out): how many it has
 *
 * Goes to the next word or n-gram.
 *
 * Returns: whether there is one
 */
gboolean
pd_tokenizer_next (PdTokenizer *self,
                   guint *position,
                   guint *n)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position != NULL && n != NULL, FALSE);
  g_return_val_if_fail (self->characters != NULL || self->n == 0, FALSE);

  return self->n_characters > 0 ? next_gram (self, position, n) : next_word (self, position, n);
}
