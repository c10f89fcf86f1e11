#include "pd-sentence-cut.h"

/* A sentence longer than this is parted: where a clause ends, if both parts are so long, or else in the middle where it is too long. */
#define LONG_SENTENCE 80
#define LONGEST_SENTENCE 160
#define SHORTEST_PART 20

/* How much more a mark parts than others do. Full-width ones are folded to these. */
static guint
get_strength (gunichar mark)
{
  switch (mark)
    {
    case ';':
      return 3;
    case ',':
    case ':':
    case 0x2014:
      return 2;
    case 0x3001:
      return 1;
    default:
      return 0;
    }
}

/* Of what stands before a letter. A space parts nothing, since copies leave spaces out and put others in, and neither does what stands in 1,000. */
static guint
get_strength_before (const gunichar *characters,
                     guint before,
                     guint position)
{
  guint strength = 0;

  if (position == before + 2 && g_unichar_isdigit (characters[before]) && g_unichar_isdigit (characters[position]))
    return 0;
  for (guint i = before + 1; i < position; i++)
    strength = MAX (strength, get_strength (characters[i]));
  return strength;
}

/**
 * pd_sentence_cut_find:
 * @characters: a text, folded
 * @positions: where each letter stands in that
 * @first: the first letter of a sentence
 * @last: the letter behind it
 *
 * Finds where a sentence is parted that is too long to be compared as one: at the strongest mark, and of equals at the one nearest to the middle, as words
 * that came or went move it least.
 *
 * Returns: the letter that the second part begins with; @last where it stays whole
 */
guint
pd_sentence_cut_find (const gunichar *characters,
                      const guint *positions,
                      guint first,
                      guint last)
{
  guint middle = first + (last - first) / 2, cut = last - first > LONGEST_SENTENCE ? middle : last, strongest = 0;

  if (last - first <= LONG_SENTENCE)
    return last;
  for (guint i = first + SHORTEST_PART; i + SHORTEST_PART <= last; i++)
    {
      guint strength = get_strength_before (characters, positions[i - 1], positions[i]);

      if (strength < MAX (strongest, 1) || (strength == strongest && ABS ((int) (i - middle)) >= ABS ((int) (cut - middle))))
        continue;
      strongest = strength;
      cut = i;
    }
  return cut;
}
