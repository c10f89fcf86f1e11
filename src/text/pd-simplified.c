#include "pd-simplified.h"

/* In the order of the first. */
static const gunichar characters[][2] = {
#include "pd-simplified.inc"
};

/**
 * pd_simplified_get:
 * @character: any character
 *
 * Looks a Traditional character up in OpenCC's table of single characters. Of several that it may be, the first is taken.
 *
 * Returns: the Simplified one; @character itself where it is not in the table
 */
gunichar
pd_simplified_get (gunichar character)
{
  guint low = 0, high = G_N_ELEMENTS (characters);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (characters[middle][0] < character)
        low = middle + 1;
      else
        high = middle;
    }
  return low < G_N_ELEMENTS (characters) && characters[low][0] == character ? characters[low][1] : character;
}

/**
 * pd_simplified_get_checksum:
 *
 * Returns: a number that tells one version of the table from another (FNV-1a)
 */
guint32
pd_simplified_get_checksum (void)
{
  guint32 sum = 2166136261;

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      for (guint j = 0; j < 2; j++)
        sum = (sum ^ characters[i][j]) * 16777619;
    }
  return sum;
}
