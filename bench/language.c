#include "language.h"

#include <math.h>

#define N_CHARACTERS 3500
#define N_WORDS 60000
#define FIRST_HAN 0x4E00
#define PARAGRAPH 180

/* How likely it is that a word is one that the article has had. */
#define REPEATED 0.28

/* How likely each of n is, summed up, where the k-th is 1 / k^s as frequent as the first. */
static double *
make_shares (guint n,
             double s)
{
  double *shares = g_new (double, n);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    shares[i] = sum += 1 / pow (i + 2, s);
  for (guint i = 0; i < n; i++)
    shares[i] /= sum;
  return shares;
}

static guint
draw (GRand *rand,
      const double *shares,
      guint n)
{
  double wanted = g_rand_double (rand);
  guint low = 0, high = n - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (shares[middle] < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
language_init (Language *self)
{
  static const double lengths[] = { 0.08, 0.78, 0.92, 1 };
  g_autofree double *characters = make_shares (N_CHARACTERS, 0.9);

  self->rand = g_rand_new_with_seed (1);
  self->used = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = g_new (char *, N_WORDS);
  self->shares = make_shares (N_WORDS, 1);
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      /* The most frequent words are short. */
      guint n = i < 60 ? 1 : draw (self->rand, lengths, G_N_ELEMENTS (lengths)) + 1;

      for (guint k = 0; k < n; k++)
        g_string_append_unichar (word, FIRST_HAN + 5 * draw (self->rand, characters, N_CHARACTERS));
      self->words[i] = g_string_free_and_steal (g_steal_pointer (&word));
    }
}

static const char *
draw_word (Language *self)
{
  guint word;

  if (self->used->len > 0 && g_rand_double (self->rand) < REPEATED)
    word = g_array_index (self->used, guint, g_rand_int_range (self->rand, 0, self->used->len));
  else
    word = draw (self->rand, self->shares, N_WORDS);
  g_array_append_val (self->used, word);
  return self->words[word];
}

void
language_make_text (Language *self,
                    GString *text,
                    guint n_characters)
{
  guint n = 0, n_sentence = 0, n_paragraph = 0;

  g_string_truncate (text, 0);
  while (n < n_characters)
    {
      const char *word = draw_word (self);
      guint length = g_utf8_strlen (word, -1);

      g_string_append (text, word);
      n += length;
      n_sentence += length;
      n_paragraph += length;
      if (n_sentence < 10 || g_rand_int_range (self->rand, 0, 4) > 0)
        continue;
      g_string_append (text, n_paragraph > PARAGRAPH ? "。\n" : g_rand_boolean (self->rand) ? "，"
                                                                                            : "。");
      n++;
      n_sentence = 0;
      if (n_paragraph > PARAGRAPH)
        n_paragraph = 0;
    }
}

/* A word, as frequent as words are. */
guint
language_draw (Language *self)
{
  return draw (self->rand, self->shares, N_WORDS);
}
