#include "pd-fingerprints.h"

#include "pd-radix-sort.h"
#include "pd-tokenizer.h"

/* How many letters make a gram, and of how many grams beside each other at least one becomes a fingerprint: a passage of K + W - 1 letters that two texts
 * share has a fingerprint in both. */
#define K 5
#define W 8

#define MASK ((G_GUINT64_CONSTANT (1) << PD_FINGERPRINTS_BITS) - 1)
#define BASE G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

struct _PdFingerprints
{
  GArray *hashes;
  guint64 digest;
  guint n_letters;
};

/* A polynomial's low bits depend on little; the least of some hashes must be any of them (the mixer of MurmurHash 3). */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xC4CEB9FE1A85EC53);
  return hash ^ (hash >> 33);
}

/* The least of each W hashes, the last where several are; each place is taken once. */
static void
winnow (PdFingerprints *self,
        const guint64 *hashes,
        guint n)
{
  guint window = MIN (W, n), least = 0;

  for (guint i = 1; i < window; i++)
    {
      if (hashes[i] <= hashes[least])
        least = i;
    }
  g_array_append_val (self->hashes, hashes[least]);
  for (guint end = window; end < n; end++)
    {
      guint before = least;

      if (hashes[end] <= hashes[least])
        {
          least = end;
        }
      else if (least + W <= end)
        {
          least = end - W + 1;
          for (guint i = least + 1; i <= end; i++)
            {
              if (hashes[i] <= hashes[least])
                least = i;
            }
        }
      if (least != before)
        g_array_append_val (self->hashes, hashes[least]);
    }
}

static void
drop_repeated (GArray *hashes)
{
  guint64 *values = (guint64 *) hashes->data;
  guint n = 0;

  pd_radix_sort (values, hashes->len, 0);
  for (guint i = 0; i < hashes->len; i++)
    {
      if (n == 0 || values[n - 1] != values[i])
        values[n++] = values[i];
    }
  g_array_set_size (hashes, n);
}

/**
 * pd_fingerprints_new_for_letters:
 * @letters: (array length=n_letters): folded letters
 * @n_letters: how many
 *
 * Takes fingerprints by winnowing (Schleimer, Wilkerson and Aiken, “Winnowing: Local Algorithms for Document Fingerprinting”, SIGMOD 2003): all runs of 5
 * letters are hashed, and of each 8 hashes beside each other the least is kept. So whatever two texts share that is at least 12 letters long has a
 * fingerprint in both, wherever it stands, though a text of 1,000 letters has only some 220. Each counts once. Fewer than 5 letters have none.
 *
 * Returns: (transfer full): the fingerprints
 */
PdFingerprints *
pd_fingerprints_new_for_letters (const gunichar *letters,
                                 guint n_letters)
{
  PdFingerprints *self = g_new0 (PdFingerprints, 1);
  guint n = n_letters >= K ? n_letters - K + 1 : 0;
  g_autofree guint64 *hashes = g_new (guint64, n + 1);
  guint64 hash = 0, weight = 1;

  self->hashes = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n / 4 + 1);
  self->n_letters = n_letters;
  for (guint i = 1; i < K; i++)
    weight *= BASE;
  for (guint i = 0; i < n_letters; i++)
    {
      self->digest = (self->digest ^ letters[i]) * G_GUINT64_CONSTANT (0x100000001B3) + 1;
      if (i >= K)
        hash -= (letters[i - K] + 1) * weight;
      hash = hash * BASE + letters[i] + 1;
      if (i + 1 >= K)
        hashes[i + 1 - K] = mix (hash) & MASK;
    }
  self->digest = mix (self->digest);
  if (n > 0)
    {
      winnow (self, hashes, n);
      drop_repeated (self->hashes);
    }
  return self;
}

/**
 * pd_fingerprints_new:
 * @folded: a folded text
 *
 * Takes the fingerprints of the letters and digits of a text. What stands between them does not count: who copies changes the punctuation first.
 *
 * Returns: (transfer full): the fingerprints
 */
PdFingerprints *
pd_fingerprints_new (const PdFolded *folded)
{
  g_autofree gunichar *letters = NULL;
  guint n_letters;

  g_return_val_if_fail (folded != NULL, NULL);

  letters = pd_fingerprints_get_letters (folded, NULL, &n_letters);
  return pd_fingerprints_new_for_letters (letters, n_letters);
}

/**
 * pd_fingerprints_free:
 *
 * Frees them.
 */
void
pd_fingerprints_free (PdFingerprints *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->hashes);
  g_free (self);
}

/**
 * pd_fingerprints_get:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the fingerprints, each once, the least first
 */
const guint64 *
pd_fingerprints_get (const PdFingerprints *self,
                     guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->hashes->len;
  return (const guint64 *) self->hashes->data;
}

/**
 * pd_fingerprints_get_digest:
 *
 * Returns: a hash of all letters: texts that are the same to the letter have the same one
 */
guint64
pd_fingerprints_get_digest (const PdFingerprints *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->digest;
}

/**
 * pd_fingerprints_get_n_letters:
 *
 * Returns: how many letters the text has
 */
guint
pd_fingerprints_get_n_letters (const PdFingerprints *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_letters;
}

/**
 * pd_fingerprints_get_letters:
 * @folded: a folded text
 * @positions: (out) (optional) (transfer full) (array length=n_letters): where each stands among the folded characters
 * @n_letters: (out): how many there are
 *
 * Returns: (transfer full) (array length=n_letters): the letters and digits of a text, in order
 */
gunichar *
pd_fingerprints_get_letters (const PdFolded *folded,
                             guint **positions,
                             guint *n_letters)
{
  const gunichar *characters;
  gunichar *letters;
  guint n, length = 0;

  g_return_val_if_fail (folded != NULL, NULL);
  g_return_val_if_fail (n_letters != NULL, NULL);

  characters = pd_folded_get_characters (folded, &n);
  letters = g_new (gunichar, n + 1);
  if (positions != NULL)
    *positions = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      if (!pd_tokenizer_is_letter (characters[i]))
        continue;
      if (positions != NULL)
        (*positions)[length] = i;
      letters[length++] = characters[i];
    }
  *n_letters = length;
  return letters;
}
