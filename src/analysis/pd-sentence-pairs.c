#include "pd-sentence-pairs.h"

#include <string.h>

#include "pd-radix-sort.h"

/* Pairs of letters that stand in more sentences of a text than this do not lead from one sentence to another. It bounds what is compared. */
#define MAX_SENTENCES 16

/* Two sentences are compared when they share so many of the other pairs of letters. */
#define MIN_LEADS 2

/* More are not gone through. It bounds memory, for texts of many million letters. */
#define MAX_LEADS (1 << 24)

/* Less alike than this is chance; in a gap between sentences that stand for each other less will do, and out of order it must be more. */
#define MIN_SCORE 0.2
#define MIN_SCORE_IN_GAP 0.1
#define MIN_SCORE_MOVED 0.5
#define MIN_LETTERS_MOVED 8

/* So much better two sentences must fit than one of them. */
#define BETTER 0.04

/* So many sentences a gap has at most that is filled. */
#define MAX_GAP 3

/* How much it counts that one pair of sentences follows another, beside one for each letter. */
#define FOLLOWS 4

typedef struct
{
  PdReuseText *a;
  PdReuseText *b;
  guint n_a;
  guint n_b;
  GArray *cells;
  guint32 *joined[2];
} Finder;

static guint
count_shared (const guint32 *x,
              guint n_x,
              const guint32 *y,
              guint n_y)
{
  guint n = 0;

  for (guint i = 0, k = 0; i < n_x && k < n_y;)
    {
      gboolean equal = x[i] == y[k];
      gboolean less = x[i] < y[k];

      n += equal;
      i += less || equal;
      k += !less;
    }
  return n;
}

static guint
get_n_letters (PdReuseText *text,
               guint sentence,
               guint n)
{
  return pd_reuse_text_get_sentence (text, sentence + n - 1)->last - pd_reuse_text_get_sentence (text, sentence)->first;
}

/* The pairs of letters of some sentences beside each other, merged. */
static const guint32 *
join (Finder *self,
      guint side,
      guint sentence,
      guint n,
      guint *length)
{
  PdReuseText *text = side == 0 ? self->a : self->b;
  const guint32 *first = pd_reuse_text_get_bigrams (text, sentence, length);

  for (guint i = 1; i < n; i++)
    {
      guint n_next, total;
      const guint32 *next = pd_reuse_text_get_bigrams (text, sentence + i, &n_next);
      guint32 *merged;
      guint x = 0, y = 0;

      total = *length + n_next;
      merged = g_new (guint32, total + 1);
      for (guint k = 0; k < total; k++)
        merged[k] = y == n_next || (x < *length && first[x] <= next[y]) ? first[x++] : next[y++];
      g_free (self->joined[side]);
      first = self->joined[side] = merged;
      *length = total;
    }
  return first;
}

static double
get_score (Finder *self,
           guint a,
           guint n_a,
           guint b,
           guint n_b)
{
  guint n_x, n_y;
  const guint32 *x = join (self, 0, a, n_a, &n_x);
  const guint32 *y = join (self, 1, b, n_b, &n_y);

  return n_x + n_y == 0 ? 0 : 2.0 * count_shared (x, n_x, y, n_y) / (n_x + n_y);
}

static double
try (Finder *self,
     guint a,
     guint n_a,
     guint b,
     guint n_b,
     double least)
{
  PdSentencePair cell = { a, n_a, b, n_b, 0 };

  if (a + n_a > self->n_a || b + n_b > self->n_b)
    return 0;
  cell.score = get_score (self, a, n_a, b, n_b);
  if (cell.score >= least)
    g_array_append_val (self->cells, cell);
  return cell.score;
}

/* One sentence may stand for two, where a comma became a full stop. */
static void
compare_sentences (Finder *self,
                   guint a,
                   guint b)
{
  double score = try (self, a, 1, b, 1, MIN_SCORE);
  guint n_letters_a = get_n_letters (self->a, a, 1), n_letters_b = get_n_letters (self->b, b, 1);
  double least = MAX (score + BETTER, MIN_SCORE);

  if (5 * n_letters_a > 6 * n_letters_b)
    {
      try (self, a, 1, b, 2, least);
      if (b > 0)
        try (self, a, 1, b - 1, 2, least);
    }
  else if (5 * n_letters_b > 6 * n_letters_a)
    {
      try (self, a, 2, b, 1, least);
      if (a > 0)
        try (self, a - 1, 2, b, 1, least);
    }
}

/* Each pair of letters with its sentence, in order. */
static guint64 *
list_bigrams (PdReuseText *text,
              guint n_sentences,
              guint *n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 *values;

  for (guint i = 0; i < n_sentences; i++)
    {
      guint n_bigrams;
      const guint32 *bigrams = pd_reuse_text_get_bigrams (text, i, &n_bigrams);

      for (guint k = 0; k < n_bigrams; k++)
        {
          guint64 value = (guint64) bigrams[k] << 32 | i;

          if (k == 0 || bigrams[k] != bigrams[k - 1])
            g_array_append_val (list, value);
        }
    }
  *n = list->len;
  values = (guint64 *) g_array_free (list, FALSE);
  pd_radix_sort (values, *n, 32);
  return values;
}

static guint
find_end (const guint64 *list,
          guint n,
          guint start)
{
  guint end = start + 1;

  while (end < n && list[end] >> 32 == list[start] >> 32)
    end++;
  return end;
}

static void
add_leads (GArray *leads,
           const guint64 *a,
           guint n_a,
           const guint64 *b,
           guint n_b)
{
  if (n_a > MAX_SENTENCES || n_b > MAX_SENTENCES || leads->len > MAX_LEADS)
    return;
  for (guint i = 0; i < n_a; i++)
    {
      for (guint k = 0; k < n_b; k++)
        {
          guint64 lead = (a[i] & G_MAXUINT32) << 32 | (b[k] & G_MAXUINT32);

          g_array_append_val (leads, lead);
        }
    }
}

/* Compares the sentences that share pairs of letters which are not everywhere. */
static void
find_cells (Finder *self)
{
  guint n_a, n_b;
  g_autofree guint64 *a = list_bigrams (self->a, self->n_a, &n_a);
  g_autofree guint64 *b = list_bigrams (self->b, self->n_b, &n_b);
  g_autoptr (GArray) leads = g_array_new (FALSE, FALSE, sizeof (guint64));
  const guint64 *lead;

  for (guint i = 0, k = 0; i < n_a && k < n_b;)
    {
      guint end_a = find_end (a, n_a, i), end_b = find_end (b, n_b, k);
      guint64 x = a[i] >> 32, y = b[k] >> 32;

      if (x == y)
        add_leads (leads, a + i, end_a - i, b + k, end_b - k);
      i = x <= y ? end_a : i;
      k = y <= x ? end_b : k;
    }
  lead = (const guint64 *) leads->data;
  pd_radix_sort ((guint64 *) leads->data, leads->len, 0);
  for (guint i = 0, end; i < leads->len; i = end)
    {
      for (end = i + 1; end < leads->len && lead[end] == lead[i]; end++)
        ;
      if (end - i >= MIN_LEADS)
        compare_sentences (self, lead[i] >> 32, lead[i] & G_MAXUINT32);
    }
}

static guint64 *
list_hashes (PdReuseText *text,
             guint n_sentences)
{
  guint n;
  const gunichar *letters = pd_reuse_text_get_letters (text, &n);
  guint64 *hashes = g_new (guint64, n_sentences + 1);

  for (guint i = 0; i < n_sentences; i++)
    {
      const PdReuseSentence *sentence = pd_reuse_text_get_sentence (text, i);
      guint32 hash = 5381;

      for (guint k = sentence->first; k < sentence->last; k++)
        hash = (hash ^ letters[k]) * 0x01000193u;
      hashes[i] = (guint64) hash << 32 | i;
    }
  pd_radix_sort (hashes, n_sentences, 32);
  return hashes;
}

/* What is there again and again leads nowhere; the first time stands for the first, the second for the second. */
static void
find_repeated (Finder *self)
{
  g_autofree guint64 *a = list_hashes (self->a, self->n_a);
  g_autofree guint64 *b = list_hashes (self->b, self->n_b);

  for (guint i = 0, k = 0; i < self->n_a && k < self->n_b;)
    {
      guint end_a = find_end (a, self->n_a, i), end_b = find_end (b, self->n_b, k);
      guint64 x = a[i] >> 32, y = b[k] >> 32;

      for (guint n = 0; x == y && MAX (end_a - i, end_b - k) > MAX_SENTENCES && n < MIN (end_a - i, end_b - k); n++)
        try (self, a[i + n] & G_MAXUINT32, 1, b[k + n] & G_MAXUINT32, 1, MIN_SCORE);
      i = x <= y ? end_a : i;
      k = y <= x ? end_b : k;
    }
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const PdSentencePair *x = a, *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  if (x->b != y->b)
    return x->b < y->b ? -1 : 1;
  if (x->n_a != y->n_a)
    return x->n_a < y->n_a ? -1 : 1;
  return x->n_b < y->n_b ? -1 : x->n_b > y->n_b;
}

/* The heaviest chain that ends with a cell, and the one before in it. */
typedef struct
{
  double weight;
  guint cell;
} Best;

static Best
get_best (const Best *tree,
          guint place)
{
  Best best = { 0, G_MAXUINT };

  for (guint i = place; i > 0; i &= i - 1)
    {
      if (tree[i].weight > best.weight)
        best = tree[i];
    }
  return best;
}

static void
set_best (Best *tree,
          guint n,
          guint place,
          Best best)
{
  for (guint i = place; i <= n; i += i & -i)
    {
      if (best.weight > tree[i].weight)
        tree[i] = best;
    }
}

/* Puts the cells that end before a sentence of @a where those that begin there find them. */
typedef struct
{
  Best *tree;
  /* The best one that ends right there, by the sentence of @b behind it. */
  Best *touching;
  guint *touching_end;
} Ends;

static void
enter (Ends *ends,
       const Finder *self,
       const PdSentencePair *cell,
       Best best)
{
  guint behind = cell->b + cell->n_b, end = cell->a + cell->n_a;

  set_best (ends->tree, self->n_b, behind, best);
  if (ends->touching_end[behind] != end || best.weight > ends->touching[behind].weight)
    {
      ends->touching[behind] = best;
      ends->touching_end[behind] = end;
    }
}

static GArray *
trace (const Finder *self,
       const guint *before,
       guint cell)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (PdSentencePair));

  for (; cell != G_MAXUINT; cell = before[cell])
    g_array_append_val (chain, g_array_index (self->cells, PdSentencePair, cell));
  g_array_sort (chain, compare_cells);
  return chain;
}

/* The heaviest cells of which each stands behind the one before in both texts: dynamic programming over the cells alone, not over all sentences of both. */
static GArray *
chain (Finder *self)
{
  const PdSentencePair *cells = (const PdSentencePair *) self->cells->data;
  guint n = self->cells->len;
  g_autofree guint *before = g_new (guint, n + 1);
  g_autofree double *weights = g_new (double, n + 1);
  g_autofree Best *tree = g_new0 (Best, self->n_b + 2);
  g_autofree Best *touching = g_new0 (Best, self->n_b + 2);
  g_autofree guint *touching_end = g_new0 (guint, self->n_b + 2);
  Ends ends = { tree, touching, touching_end };
  guint entered[MAX_GAP + 1] = { 0 }, last = G_MAXUINT;

  g_array_sort (self->cells, compare_cells);
  for (guint i = 0; i < n; i++)
    {
      const PdSentencePair *cell = &cells[i];
      Best best;

      /* Of each length of its own, those that begin earlier come first, so that each length has its own end of what was entered. */
      for (guint length = MAX_GAP; length > 0; length--)
        {
          for (; entered[length] < i && cells[entered[length]].a + length <= cell->a; entered[length]++)
            {
              if (cells[entered[length]].n_a == length)
                enter (&ends, self, &cells[entered[length]], (Best) { weights[entered[length]], entered[length] });
            }
        }
      best = get_best (tree, cell->b);
      if (cell->a > 0 && touching_end[cell->b] == cell->a && touching[cell->b].weight + FOLLOWS > best.weight)
        best = (Best) { touching[cell->b].weight + FOLLOWS, touching[cell->b].cell };
      before[i] = best.cell;
      weights[i] = best.weight + (cell->score - MIN_SCORE_IN_GAP) * (get_n_letters (self->a, cell->a, cell->n_a) + get_n_letters (self->b, cell->b, cell->n_b));
      if (last == G_MAXUINT || weights[i] > weights[last])
        last = i;
    }
  return trace (self, before, last);
}

/* What stands between the same neighbours stands for each other, though hardly a word is left of it. */
static void
fill_gap (Finder *self,
          guint a,
          guint a_end,
          guint b,
          guint b_end,
          GArray *pairs)
{
  guint n_a = a_end - a, n_b = b_end - b;

  if (n_a == 0 || n_b == 0 || n_a > MAX_GAP || n_b > MAX_GAP)
    return;
  if (n_a == n_b)
    {
      for (guint i = 0; i < n_a; i++)
        {
          PdSentencePair pair = { a + i, 1, b + i, 1, get_score (self, a + i, 1, b + i, 1) };

          if (pair.score >= MIN_SCORE_IN_GAP)
            g_array_append_val (pairs, pair);
        }
    }
  else
    {
      PdSentencePair pair = { a, n_a, b, n_b, get_score (self, a, n_a, b, n_b) };

      if (pair.score >= MIN_SCORE)
        g_array_append_val (pairs, pair);
    }
}

static void
fill_gaps (Finder *self,
           GArray *pairs)
{
  guint n = pairs->len;

  for (guint i = 0; i + 1 < n; i++)
    {
      PdSentencePair pair = g_array_index (pairs, PdSentencePair, i);
      PdSentencePair next = g_array_index (pairs, PdSentencePair, i + 1);

      fill_gap (self, pair.a + pair.n_a, next.a, pair.b + pair.n_b, next.b, pairs);
    }
  g_array_sort (pairs, compare_cells);
}

static gboolean
touches (const PdSentencePair *pair,
         const PdSentencePair *next)
{
  return pair->a + pair->n_a == next->a && pair->b + pair->n_b == next->b;
}

/* Two for two, where a clause is in the one sentence here and in the other there: else the same words would be left out of one and added to the other. */
static void
join_neighbours (Finder *self,
                 GArray *pairs)
{
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      PdSentencePair next = g_array_index (pairs, PdSentencePair, i);
      PdSentencePair *last = n > 0 ? &g_array_index (pairs, PdSentencePair, n - 1) : NULL;

      if (last != NULL && touches (last, &next) && last->n_a + next.n_a <= MAX_GAP && last->n_b + next.n_b <= MAX_GAP)
        {
          guint n_last = get_n_letters (self->a, last->a, last->n_a) + get_n_letters (self->b, last->b, last->n_b);
          guint n_next = get_n_letters (self->a, next.a, next.n_a) + get_n_letters (self->b, next.b, next.n_b);
          PdSentencePair joined = { last->a, last->n_a + next.n_a, last->b, last->n_b + next.n_b, 0 };

          joined.score = get_score (self, joined.a, joined.n_a, joined.b, joined.n_b);
          if (joined.score >= (last->score * n_last + next.score * n_next) / (n_last + n_next) + BETTER)
            {
              *last = joined;
              continue;
            }
        }
      g_array_index (pairs, PdSentencePair, n++) = next;
    }
  g_array_set_size (pairs, n);
}

static gboolean
is_free (const guint8 *taken,
         guint sentence,
         guint n)
{
  return memchr (taken + sentence, TRUE, n) == NULL;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const PdSentencePair *x = a, *y = b;

  return x->score != y->score ? (x->score > y->score ? -1 : 1) : compare_cells (a, b);
}

/* What was moved is in no chain: the most alike of what is left. */
static void
add_moved (Finder *self,
           GArray *pairs)
{
  g_autofree guint8 *taken_a = g_new0 (guint8, self->n_a + 1);
  g_autofree guint8 *taken_b = g_new0 (guint8, self->n_b + 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const PdSentencePair *pair = &g_array_index (pairs, PdSentencePair, i);

      memset (taken_a + pair->a, TRUE, pair->n_a);
      memset (taken_b + pair->b, TRUE, pair->n_b);
    }
  g_array_sort (self->cells, compare_scores);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const PdSentencePair *cell = &g_array_index (self->cells, PdSentencePair, i);

      if (cell->score < MIN_SCORE_MOVED)
        break;
      if (get_n_letters (self->a, cell->a, cell->n_a) < MIN_LETTERS_MOVED || !is_free (taken_a, cell->a, cell->n_a) || !is_free (taken_b, cell->b, cell->n_b))
        continue;
      memset (taken_a + cell->a, TRUE, cell->n_a);
      memset (taken_b + cell->b, TRUE, cell->n_b);
      g_array_append_val (pairs, *cell);
    }
  g_array_sort (pairs, compare_cells);
}

/**
 * pd_sentence_pairs_find:
 * @a: a text
 * @b: another
 *
 * Finds which sentences of two texts stand for each other: one for one, one for two, two for one, two for two, or for none; and behind those, what was moved. Only
 * sentences that share some rare pairs of letters are compared, so it takes about linear time.
 *
 * Returns: (transfer full) (element-type PdSentencePair): the pairs, in the order of @a
 */
GArray *
pd_sentence_pairs_find (PdReuseText *a,
                        PdReuseText *b)
{
  Finder self = { a, b, 0, 0, NULL, { NULL, NULL } };
  GArray *pairs;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self.n_a = pd_reuse_text_get_n_sentences (a);
  self.n_b = pd_reuse_text_get_n_sentences (b);
  self.cells = g_array_new (FALSE, FALSE, sizeof (PdSentencePair));
  find_cells (&self);
  find_repeated (&self);
  pairs = chain (&self);
  fill_gaps (&self, pairs);
  join_neighbours (&self, pairs);
  add_moved (&self, pairs);
  g_array_unref (self.cells);
  g_free (self.joined[0]);
  g_free (self.joined[1]);
  return pairs;
}
