#include "pd-unique-grams.h"

#include <string.h>

/* A gram that stands more than once. */
#define MANY (PD_UNIQUE_GRAMS_NONE - 1)

/* So many grams are enough to find the way in any text; of one that has more, only some are looked at. It bounds memory. */
#define MAX_GRAMS (1 << 22)

/* A gram of the first text, and where it stands in each. */
typedef struct
{
  guint64 hash;
  guint32 a;
  guint32 b;
} Slot;

typedef struct
{
  Slot *slots;
  guint64 mask;
  guint64 base;
  /* The weight of the character that leaves the gram as it moves on. */
  guint64 weight;
  guint k;
  /* Which of the bits by which grams are sampled must be 0. */
  guint32 sample;
} Grams;

/* By its first characters alone, so that it is the same gram in both texts, and the same each time. */
static gboolean
is_sampled (const Grams *self,
            const gunichar *gram)
{
  guint32 bits = gram[0] * 0x9E3779B1u ^ (self->k > 1 ? gram[1] * 0x85EBCA77u : 0);

  return ((bits >> 7) & self->sample) == 0;
}

static guint
count_grams (const Grams *self,
             const gunichar *a,
             guint n_a)
{
  guint n = 0;

  for (guint i = 0; i + self->k <= n_a; i++)
    n += is_sampled (self, a + i);
  return n;
}

static Slot *
find_slot (Grams *self,
           guint64 hash)
{
  /* The low bits of a polynomial depend on the low bits of the characters only. */
  guint64 at = (hash ^ (hash >> 29)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  for (at >>= 20;; at++)
    {
      Slot *slot = &self->slots[at & self->mask];

      if (slot->a == PD_UNIQUE_GRAMS_NONE || slot->hash == hash)
        return slot;
    }
}

/* Moves the hash from the gram before to the one that begins at @i. */
static guint64
roll (Grams *self,
      const gunichar *text,
      guint i,
      guint64 hash)
{
  if (i == 0)
    {
      for (guint n = 0; n < self->k; n++)
        hash = hash * self->base + text[n] + 1;
      return hash;
    }
  return (hash - (text[i - 1] + 1) * self->weight) * self->base + text[i + self->k - 1] + 1;
}

static void
add_first (Grams *self,
           const gunichar *a,
           guint n_a)
{
  guint64 hash = 0;

  for (guint i = 0; i + self->k <= n_a; i++)
    {
      Slot *slot;

      hash = roll (self, a, i, hash);
      if (!is_sampled (self, a + i))
        continue;
      slot = find_slot (self, hash);
      slot->a = slot->a == PD_UNIQUE_GRAMS_NONE ? i : MANY;
      slot->hash = hash;
      slot->b = PD_UNIQUE_GRAMS_NONE;
    }
}

static void
add_second (Grams *self,
            const gunichar *b,
            guint n_b)
{
  guint64 hash = 0;

  for (guint i = 0; i + self->k <= n_b; i++)
    {
      Slot *slot;

      hash = roll (self, b, i, hash);
      if (!is_sampled (self, b + i))
        continue;
      slot = find_slot (self, hash);
      if (slot->a != PD_UNIQUE_GRAMS_NONE)
        slot->b = slot->b == PD_UNIQUE_GRAMS_NONE ? i : MANY;
    }
}

/**
 * pd_unique_grams:
 * @a: (array length=n_a): characters
 * @n_a: how many
 * @b: (array length=n_b): other characters
 * @n_b: how many
 * @k: how many characters make a gram
 *
 * Finds the grams that stand exactly once in each of two texts: these are the same passage, if any are. It takes linear time. Of
 * texts of many millions of characters not every gram is looked at.
 *
 * Returns: (transfer full) (array length=n_a): for each place of @a the place of @b where the same gram begins;
 *   %PD_UNIQUE_GRAMS_NONE where that is not the only one, or there is none
 */
guint32 *
pd_unique_grams (const gunichar *a,
                 guint n_a,
                 const gunichar *b,
                 guint n_b,
                 guint k)
{
  guint32 *places = g_new (guint32, n_a + 1);
  Grams grams = { .weight = 1, .k = k };
  guint64 n_slots = 16;
  guint n_grams;

  g_return_val_if_fail (k > 0, places);

  memset (places, 0xFF, (n_a + 1) * sizeof (guint32));
  if (n_a < k || n_b < k)
    return places;

  n_grams = count_grams (&grams, a, n_a);
  while (n_grams > MAX_GRAMS && grams.sample < 0xFFFF)
    {
      grams.sample = 2 * grams.sample + 1;
      n_grams = count_grams (&grams, a, n_a);
    }
  /* Nothing but the same few characters. */
  if (n_grams > MAX_GRAMS)
    return places;

  while (n_slots < 2 * (guint64) n_grams)
    n_slots *= 2;
  grams.mask = n_slots - 1;
  grams.slots = g_new (Slot, n_slots);
  memset (grams.slots, 0xFF, n_slots * sizeof (Slot));
  /* Another each time: nobody can make a text whose grams fall on each other. */
  grams.base = (((guint64) g_random_int () << 32) | g_random_int ()) | 1;
  for (guint i = 1; i < k; i++)
    grams.weight *= grams.base;

  add_first (&grams, a, n_a);
  add_second (&grams, b, n_b);
  for (guint64 i = 0; i < n_slots; i++)
    {
      const Slot *slot = &grams.slots[i];

      /* Two grams of one hash are as good as one that stands twice, unless each is alone in its text. */
      if (slot->a < MANY && slot->b < MANY && memcmp (a + slot->a, b + slot->b, k * sizeof (gunichar)) == 0)
        places[slot->a] = slot->b;
    }
  g_free (grams.slots);
  return places;
}
