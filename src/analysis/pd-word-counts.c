#include "pd-word-counts.h"

#include <string.h>

#define FIRST_SLOTS 1024

typedef struct
{
  const char *word;
  guint n_bytes;
  guint hash;
  guint frequency;
  guint rest;
  guint articles;
  /* The article it was last counted in, from 1. */
  guint article;
  /* How often it may have stood before it came in. */
  guint missed;
} Entry;

/**
 * PdWordCounts:
 *
 * All counts are exact. The memory is bounded all the same, as the different n-grams of a large corpus are nearly as many as its characters: where
 * there are more words than the limit, the rarest are dropped (lossy counting; Manku and Motwani 2002, *Approximate frequency counts over data
 * streams*). What may have been missed by that has a bound, the same for all words. Then the texts are gone through again, to count what was kept;
 * of that, what stands no more often than the bound is left out as well, since others of them are missing. So what is left is complete from a
 * frequency on, [method@Pd.WordCounts.get_minimum]; what stands once is left out first.
 */
struct _PdWordCounts
{
  GArray *entries;
  GStringChunk *words;
  /* Numbers of entries, from 1; open addressing, a power of 2. */
  guint *slots;
  guint n_slots;
  guint limit;

  /* A word that is not here stood so often at most. */
  guint bound;
  gboolean recounts;

  guint article;
  guint64 total;
  guint64 rest_total;
  GByteArray *buffer;
};

/**
 * pd_word_counts_new:
 * @limit: how many different words to keep at a time, at least 2; mostly %PD_WORD_COUNTS_LIMIT
 *
 * Returns: (transfer full): nothing counted yet
 */
PdWordCounts *
pd_word_counts_new (guint limit)
{
  PdWordCounts *self;

  g_return_val_if_fail (limit >= 2, NULL);

  self = g_new0 (PdWordCounts, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->words = g_string_chunk_new (65536);
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint, self->n_slots);
  self->limit = limit;
  self->buffer = g_byte_array_new ();
  return self;
}

/**
 * pd_word_counts_free:
 *
 * Frees it.
 */
void
pd_word_counts_free (PdWordCounts *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_clear_pointer (&self->words, g_string_chunk_free);
  g_free (self->slots);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

/* FNV-1a, with its last bits mixed in, since the slots are told by the low ones alone. */
static guint
hash_bytes (const guint8 *bytes,
            guint n_bytes)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < n_bytes; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static void
encode (PdWordCounts *self,
        const gunichar *characters,
        guint n)
{
  char *end;

  g_byte_array_set_size (self->buffer, n * 6);
  end = (char *) self->buffer->data;
  for (guint i = 0; i < n; i++)
    end += g_unichar_to_utf8 (characters[i], end);
  g_byte_array_set_size (self->buffer, end - (char *) self->buffer->data);
}

/* The slot of a word, or the one where it is to go. */
static guint *
find_slot (PdWordCounts *self,
           const void *word,
           guint n_bytes,
           guint hash)
{
  for (guint i = hash & (self->n_slots - 1);; i = (i + 1) & (self->n_slots - 1))
    {
      const Entry *entry;

      if (self->slots[i] == 0)
        return &self->slots[i];
      entry = &g_array_index (self->entries, Entry, self->slots[i] - 1);
      if (entry->hash == hash && entry->n_bytes == n_bytes && memcmp (entry->word, word, n_bytes) == 0)
        return &self->slots[i];
    }
}

static void
fill_slots (PdWordCounts *self,
            guint n_slots)
{
  g_free (self->slots);
  self->n_slots = n_slots;
  self->slots = g_new0 (guint, n_slots);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      *find_slot (self, entry->word, entry->n_bytes, entry->hash) = i + 1;
    }
}

static guint
count_at_most (const Entry *entry)
{
  return entry->frequency + entry->rest + entry->missed;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* What at least half of the words can have stood at most. It is always more than the bound. */
static guint
find_median (GArray *entries)
{
  g_autoptr (GArray) most = g_array_sized_new (FALSE, FALSE, sizeof (guint), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      guint at_most = count_at_most (&g_array_index (entries, Entry, i));

      g_array_append_val (most, at_most);
    }
  g_array_sort (most, compare_numbers);
  return g_array_index (most, guint, (most->len - 1) / 2);
}

/* Raises what a word that is not here may have stood until half of the room is free. */
static void
prune (PdWordCounts *self)
{
  GArray *entries = g_steal_pointer (&self->entries);
  GStringChunk *words = g_steal_pointer (&self->words);

  self->bound = find_median (entries);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->words = g_string_chunk_new (65536);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry entry = g_array_index (entries, Entry, i);

      if (count_at_most (&entry) <= self->bound)
        continue;
      entry.word = g_string_chunk_insert_len (self->words, entry.word, entry.n_bytes);
      g_array_append_val (self->entries, entry);
    }
  g_array_unref (entries);
  g_string_chunk_free (words);
  fill_slots (self, self->n_slots);
}

static Entry *
insert (PdWordCounts *self,
        guint *slot,
        guint hash)
{
  Entry entry = { .n_bytes = self->buffer->len, .hash = hash, .missed = self->bound };

  if (self->entries->len >= self->limit)
    {
      prune (self);
      entry.missed = self->bound;
      slot = find_slot (self, self->buffer->data, self->buffer->len, hash);
    }
  else if (self->entries->len >= self->n_slots / 2)
    {
      fill_slots (self, self->n_slots * 2);
      slot = find_slot (self, self->buffer->data, self->buffer->len, hash);
    }
  entry.word = g_string_chunk_insert_len (self->words, (const char *) self->buffer->data, self->buffer->len);
  g_array_append_val (self->entries, entry);
  *slot = self->entries->len;
  return &g_array_index (self->entries, Entry, self->entries->len - 1);
}

/**
 * pd_word_counts_begin_article:
 *
 * Says that what follows is in another article.
 */
void
pd_word_counts_begin_article (PdWordCounts *self)
{
  g_return_if_fail (self != NULL);

  self->article++;
}

/**
 * pd_word_counts_add:
 * @characters: (array length=n): a folded word
 * @n: how many characters it has
 * @is_rest: whether it stands in what the rest is compared with
 *
 * Counts a word.
 */
void
pd_word_counts_add (PdWordCounts *self,
                    const gunichar *characters,
                    guint n,
                    gboolean is_rest)
{
  Entry *entry;
  guint *slot;
  guint hash;

  g_return_if_fail (self != NULL && self->words != NULL);
  g_return_if_fail (n > 0);

  if (is_rest)
    self->rest_total++;
  else
    self->total++;
  encode (self, characters, n);
  hash = hash_bytes (self->buffer->data, self->buffer->len);
  slot = find_slot (self, self->buffer->data, self->buffer->len, hash);
  if (*slot == 0 && self->recounts)
    return;
  entry = *slot != 0 ? &g_array_index (self->entries, Entry, *slot - 1) : insert (self, slot, hash);
  if (is_rest)
    {
      entry->rest++;
      return;
    }
  entry->frequency++;
  if (entry->article != self->article)
    entry->articles++;
  entry->article = self->article;
}

/**
 * pd_word_counts_begin_recount:
 *
 * Begins anew with the words that were kept, where some were dropped. All is to be added once more then, in any order.
 *
 * Returns: whether that has to be done
 */
gboolean
pd_word_counts_begin_recount (PdWordCounts *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->bound == 0 || self->recounts)
    return FALSE;
  self->recounts = TRUE;
  self->article = 0;
  self->total = self->rest_total = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      entry->frequency = entry->rest = entry->articles = entry->article = entry->missed = 0;
    }
  return TRUE;
}

/**
 * pd_word_counts_take_words:
 *
 * Takes the strings that [method@Pd.WordCounts.get] returned out of it, to keep them when it is freed. Nothing can be counted afterwards.
 *
 * Returns: (transfer full): where they are kept
 */
GStringChunk *
pd_word_counts_take_words (PdWordCounts *self)
{
  g_return_val_if_fail (self != NULL && self->words != NULL, NULL);

  g_array_set_size (self->entries, 0);
  return g_steal_pointer (&self->words);
}

/**
 * pd_word_counts_get_minimum:
 *
 * Returns: how often a word stands at least, there and in the rest together, so that it is certain to be here; 1 where all are
 */
guint
pd_word_counts_get_minimum (const PdWordCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bound + 1;
}

/**
 * pd_word_counts_get_total:
 * @of_rest: whether of the rest
 *
 * Returns: how many words were counted, those that were dropped as well
 */
guint64
pd_word_counts_get_total (const PdWordCounts *self,
                          gboolean of_rest)
{
  g_return_val_if_fail (self != NULL, 0);

  return of_rest ? self->rest_total : self->total;
}

/**
 * pd_word_counts_get_n_words:
 *
 * Returns: how many different words are here, also those below the minimum
 */
guint
pd_word_counts_get_n_words (const PdWordCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * pd_word_counts_get:
 * @index: a number below [method@Pd.WordCounts.get_n_words]
 * @count: (out caller-allocates): a word, which belongs to this
 *
 * Looks a word up. They are in no order.
 */
void
pd_word_counts_get (const PdWordCounts *self,
                    guint index,
                    PdWordCount *count)
{
  const Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->entries->len);
  g_return_if_fail (count != NULL);

  entry = &g_array_index (self->entries, Entry, index);
  *count = (PdWordCount) { entry->word, entry->frequency, entry->rest, entry->articles };
}
