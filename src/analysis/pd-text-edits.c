#include "pd-text-edits.h"

#include <string.h>

#include "pd-tokenizer.h"

/* A table of more fields than this is not made: all of it is one edit. No two sentences come near. */
#define MAX_FIELDS (1 << 20)

/* A character that is the same counts so much; so much more where the one before is the same as well: 的 alone joins nothing. */
#define SAME 2
#define GOES_ON 2

/* How often words are completed that other words reach into. */
#define ROUNDS 2

/* So many words that were replaced one by one are told apart. */
#define MAX_WORDS 8

/* The columns of two sentences that are written one below the other: a place of each, or NONE where there is nothing. */
#define NONE G_MAXUINT

typedef struct
{
  guint a;
  guint b;
  gboolean changed;
} Column;

typedef struct
{
  PdReuseText *texts[2];
  const gunichar *a;
  const gunichar *b;
  guint n_a;
  guint n_b;
  /* Where these begin in their texts. */
  guint offset_a;
  guint offset_b;
  GArray *columns;
} Comparison;

enum
{
  SKIP_A = 1,
  SKIP_B = 2,
  MATCH = 3,
  COMES_FROM_MATCH = 4,
};

/* The characters in common that lie together best (the longest common subsequence, where one that goes on counts more). Each field knows where it came from. */
static guint8 *
fill_table (const Comparison *self)
{
  guint width = self->n_b + 1;
  guint8 *from = g_new0 (guint8, (gsize) (self->n_a + 1) * width);
  g_autofree int *best = g_new0 (int, 2 * width);
  /* The best that ends with a match right there. */
  g_autofree int *match = g_new0 (int, 2 * width);

  for (guint i = 1; i <= self->n_a; i++)
    {
      int *row = best + (i & 1) * width, *above = best + (~i & 1) * width;
      int *matched = match + (i & 1) * width, *matched_above = match + (~i & 1) * width;

      row[0] = matched[0] = 0;
      for (guint k = 1; k <= self->n_b; k++)
        {
          guint8 *field = &from[(gsize) i * width + k];

          *field = above[k] >= row[k - 1] ? SKIP_A : SKIP_B;
          row[k] = MAX (above[k], row[k - 1]);
          matched[k] = 0;
          if (self->a[i - 1] != self->b[k - 1])
            continue;
          matched[k] = above[k - 1] + SAME;
          if (matched_above[k - 1] > 0 && matched_above[k - 1] + SAME + GOES_ON >= matched[k])
            {
              matched[k] = matched_above[k - 1] + SAME + GOES_ON;
              *field |= COMES_FROM_MATCH;
            }
          if (matched[k] >= row[k])
            {
              row[k] = matched[k];
              *field |= MATCH;
            }
        }
    }
  return from;
}

static void
prepend_column (GArray *reversed,
                guint a,
                guint b)
{
  g_array_append_val (reversed, ((Column) { a, b, a == NONE || b == NONE }));
}

static void
trace_back (Comparison *self,
            const guint8 *from)
{
  g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (Column));
  guint i = self->n_a, k = self->n_b;
  gboolean must_match = FALSE;

  while (i > 0 || k > 0)
    {
      guint8 field = i > 0 && k > 0 ? from[(gsize) i * (self->n_b + 1) + k] : i > 0 ? SKIP_A
                                                                                    : SKIP_B;

      if (must_match || (field & MATCH) == MATCH)
        {
          must_match = (field & COMES_FROM_MATCH) != 0;
          prepend_column (reversed, --i, --k);
        }
      else if ((field & MATCH) == SKIP_A)
        prepend_column (reversed, --i, NONE);
      else
        prepend_column (reversed, NONE, --k);
    }
  for (guint n = reversed->len; n > 0; n--)
    g_array_append_val (self->columns, g_array_index (reversed, Column, n - 1));
}

static Column *
get_column (const Comparison *self,
            guint index)
{
  return &g_array_index (self->columns, Column, index);
}

static guint
get_place (const Column *column,
           guint side)
{
  return side == 0 ? column->a : column->b;
}

/* Marks from the first column of a word to the last, if any between is changed: also what came in the middle of the word. */
static void
complete_word (Comparison *self,
               guint first,
               guint last)
{
  gboolean changed = FALSE;

  for (guint i = first; i <= last && !changed; i++)
    changed = get_column (self, i)->changed;
  for (guint i = first; i <= last && changed; i++)
    get_column (self, i)->changed = TRUE;
}

static void
complete_words (Comparison *self,
                guint side)
{
  guint offset = side == 0 ? self->offset_a : self->offset_b;
  guint first = NONE, last = 0, behind = 0, n_words;
  const PdOccurrence *word = pd_reuse_text_list_words (self->texts[side], offset, &n_words), *words_end = word + n_words;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint place = get_place (get_column (self, i), side);

      if (place == NONE)
        continue;
      if (first != NONE && place + offset >= behind)
        {
          complete_word (self, first, last);
          first = NONE;
        }
      while (word < words_end && word->end <= place + offset)
        word++;
      if (first == NONE && word < words_end && word->start <= place + offset)
        {
          first = i;
          behind = word->end;
        }
      last = i;
    }
  if (first != NONE)
    complete_word (self, first, last);
}

static gboolean
is_numeral (gunichar character)
{
  static const gunichar numerals[] = { 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x4E24 };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      if (character == numerals[i])
        return TRUE;
    }
  return g_unichar_isdigit (character);
}

static gboolean
has_numeral (const Comparison *self,
             const Column *column)
{
  return (column->a != NONE && is_numeral (self->a[column->a])) || (column->b != NONE && is_numeral (self->b[column->b]));
}

/* 三千 is one figure, though it is two words. */
static void
complete_figures (Comparison *self)
{
  guint n = self->columns->len;

  for (guint i = 1; i < n; i++)
    {
      if (get_column (self, i - 1)->changed && has_numeral (self, get_column (self, i - 1)) && has_numeral (self, get_column (self, i)))
        get_column (self, i)->changed = TRUE;
    }
  for (guint i = n; i > 1; i--)
    {
      if (get_column (self, i - 1)->changed && has_numeral (self, get_column (self, i - 1)) && has_numeral (self, get_column (self, i - 2)))
        get_column (self, i - 2)->changed = TRUE;
    }
}

static void
trim (const gunichar *characters,
      guint *position,
      guint *behind)
{
  while (*position < *behind && !pd_tokenizer_is_letter (characters[*position]))
    (*position)++;
  while (*position < *behind && !pd_tokenizer_is_letter (characters[*behind - 1]))
    (*behind)--;
}

/* The words of a text between two folded characters, if they are few; their ends. */
static guint
list_words (PdReuseText *text,
            guint position,
            guint behind,
            guint *ends,
            guint most)
{
  guint n = 0, first, end;

  while (position < behind && n < most && pd_reuse_text_get_word (text, position, &first, &end) && first == position && end <= behind)
    ends[n++] = position = end;
  return position == behind ? n : 0;
}

/* Words beside each other that were replaced one by one are each an edit: 巨大损失 and 微小亏损. */
static gboolean
append_words (const Comparison *self,
              const PdTextEdit *edit,
              GArray *edits)
{
  guint a_ends[MAX_WORDS], b_ends[MAX_WORDS];
  guint n = list_words (self->texts[0], edit->a_position, edit->a_behind, a_ends, MAX_WORDS);
  PdTextEdit word = *edit;

  if (n < 2 || list_words (self->texts[1], edit->b_position, edit->b_behind, b_ends, MAX_WORDS) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (a_ends[i] - edit->a_position != b_ends[i] - edit->b_position)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      word.a_behind = a_ends[i];
      word.b_behind = b_ends[i];
      if (memcmp (self->a + word.a_position - self->offset_a, self->b + word.b_position - self->offset_b, (word.a_behind - word.a_position) * sizeof (gunichar)) != 0)
        g_array_append_val (edits, word);
      word.a_position = a_ends[i];
      word.b_position = b_ends[i];
    }
  return TRUE;
}

/* Punctuation alone is no edit. */
static void
append_edit (const Comparison *self,
             guint a,
             guint a_behind,
             guint b,
             guint b_behind,
             GArray *edits)
{
  PdTextEdit edit;

  trim (self->a, &a, &a_behind);
  trim (self->b, &b, &b_behind);
  if (a == a_behind && b == b_behind)
    return;
  /* Words that only stand in another place among punctuation. */
  if (a_behind - a == b_behind - b && memcmp (self->a + a, self->b + b, (a_behind - a) * sizeof (gunichar)) == 0)
    return;
  edit = (PdTextEdit) { self->offset_a + a, self->offset_a + a_behind, self->offset_b + b, self->offset_b + b_behind };
  if (!append_words (self, &edit, edits))
    g_array_append_val (edits, edit);
}

static void
collect (const Comparison *self,
         GArray *edits)
{
  guint a = 0, b = 0;

  for (guint i = 0; i < self->columns->len;)
    {
      guint a_start = a, b_start = b;

      for (; i < self->columns->len && get_column (self, i)->changed; i++)
        {
          a += get_column (self, i)->a != NONE;
          b += get_column (self, i)->b != NONE;
        }
      if (a > a_start || b > b_start)
        append_edit (self, a_start, a, b_start, b, edits);
      for (; i < self->columns->len && !get_column (self, i)->changed; i++)
        {
          a++;
          b++;
        }
    }
}

/**
 * pd_text_edits_find:
 * @a: a text
 * @a_position: the first folded character of a sentence of it
 * @a_behind: behind the last
 * @b: another text
 * @b_position: the first folded character of a sentence of that
 * @b_behind: behind the last
 * @edits: (element-type PdTextEdit): what to add to
 *
 * Finds the words that differ in two sentences: which characters are the same first, and what is left in whole words (Unicode's annex 29, ICU's
 * dictionary) and figures, as a reader would see it. Case, width, script, spaces and punctuation do not count.
 */
void
pd_text_edits_find (PdReuseText *a,
                    guint a_position,
                    guint a_behind,
                    PdReuseText *b,
                    guint b_position,
                    guint b_behind,
                    GArray *edits)
{
  Comparison self = { .texts = { a, b }, .n_a = a_behind - a_position, .n_b = b_behind - b_position, .offset_a = a_position, .offset_b = b_position };
  guint n;

  g_return_if_fail (a != NULL && b != NULL && edits != NULL);
  g_return_if_fail (a_position <= a_behind && b_position <= b_behind);

  self.a = pd_reuse_text_get_characters (a, &n) + a_position;
  self.b = pd_reuse_text_get_characters (b, &n) + b_position;
  if (self.n_a == self.n_b && memcmp (self.a, self.b, self.n_a * sizeof (gunichar)) == 0)
    return;
  self.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  if ((guint64) (self.n_a + 1) * (self.n_b + 1) > MAX_FIELDS)
    {
      append_edit (&self, 0, self.n_a, 0, self.n_b, edits);
    }
  else
    {
      g_autofree guint8 *from = fill_table (&self);

      trace_back (&self, from);
      complete_figures (&self);
      for (guint i = 0; i < ROUNDS; i++)
        {
          complete_words (&self, 0);
          complete_words (&self, 1);
        }
      collect (&self, edits);
    }
  g_array_unref (self.columns);
}
