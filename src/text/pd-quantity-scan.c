#include "pd-quantity-scan.h"

#include <string.h>

#include "pd-ink.h"
#include "pd-simplified.h"

/* So many characters may be looked ahead of any without looking at the length. */
#define N_SENTINELS 4

static gboolean
is_full_width_digit (gunichar c)
{
  return c >= 0xFF10 && c <= 0xFF19;
}

/* A full-width comma groups digits only where they are full-width too; elsewhere it ends a clause. */
static gunichar
fold (gunichar c,
      gunichar before,
      gunichar after)
{
  if (c == 0xFF0C)
    return is_full_width_digit (before) && is_full_width_digit (after) ? ',' : c;
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  /* Yen and won are written full-width, too. */
  if (c == 0xFFE5)
    return 0xA5;
  if (c == 0xFFE1)
    return 0xA3;
  if (c == 0xFFE6)
    return 0x20A9;
  if (c == 0x301C || c == 0x223C)
    return '~';
  if (c == 0x2010 || c == 0x2011)
    return '-';
  return c < 0x80 ? c : pd_simplified_get (c);
}

/**
 * pd_quantity_scan_new:
 * @utf8: a text
 * @n_bytes: its length in bytes, or -1
 *
 * Returns: (transfer full): its characters
 */
PdQuantityScan *
pd_quantity_scan_new (const char *utf8,
                      gssize n_bytes)
{
  PdQuantityScan *self;
  gunichar before = 0;
  const char *p, *end;
  glong length;

  g_return_val_if_fail (utf8 != NULL, NULL);

  end = utf8 + (n_bytes < 0 ? (gssize) strlen (utf8) : n_bytes);
  length = g_utf8_strlen (utf8, end - utf8);
  self = g_new0 (PdQuantityScan, 1);
  self->c = g_new0 (gunichar, length + N_SENTINELS);
  self->offsets = g_new0 (guint32, length + N_SENTINELS);
  self->gap = g_new0 (guint8, length + N_SENTINELS);
  p = utf8;
  for (glong i = 0; i < length; i++)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after;

      p = g_utf8_next_char (p);
      after = p < end ? g_utf8_get_char (p) : 0;
      if (c == '\n' || !pd_ink_is_white (c))
        {
          self->c[self->n] = fold (c, before, after);
          self->offsets[self->n++] = i;
        }
      else
        self->gap[self->n] = TRUE;
      before = c;
    }
  self->offsets[self->n] = length;
  return self;
}

/**
 * pd_quantity_scan_free:
 *
 * Frees it.
 */
void
pd_quantity_scan_free (PdQuantityScan *self)
{
  g_free (self->c);
  g_free (self->offsets);
  g_free (self->gap);
  g_free (self);
}

/**
 * pd_quantity_scan_is_latin:
 * @c: a character
 *
 * Returns: whether it is a letter of an alphabet that words are written in with spaces
 */
gboolean
pd_quantity_scan_is_latin (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha (c)) || (c >= 0xC0 && c < 0x530 && g_unichar_isalpha (c));
}

/**
 * pd_quantity_scan_is_digit:
 * @c: a character
 *
 * Returns: whether it is an Arabic digit
 */
gboolean
pd_quantity_scan_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

/**
 * pd_quantity_scan_match:
 * @at: where in the characters
 * @word: what may stand there; Latin letters are compared with their case, and no space may be within them
 *
 * Returns: how many characters of it stand there: all or 0
 */
guint
pd_quantity_scan_match (const PdQuantityScan *self,
                        guint at,
                        const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      /* A space within a Latin word stands for a gap. */
      if (c == ' ')
        {
          if (!self->gap[at + n])
            return 0;
          p = g_utf8_next_char (p);
          c = g_utf8_get_char (p);
        }
      else if (n > 0 && self->gap[at + n] && c < 0x80)
        return 0;
      if (at + n >= self->n || self->c[at + n] != c)
        return 0;
    }
  return n;
}

/**
 * pd_quantity_scan_match_before:
 * @end: where in the characters
 * @limit: where nothing before is looked at
 * @word: what may end there
 *
 * Returns: how many characters of it end there: all or 0
 */
guint
pd_quantity_scan_match_before (const PdQuantityScan *self,
                               guint end,
                               guint limit,
                               const char *word)
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    n += *p != ' ';
  return end >= limit + n ? pd_quantity_scan_match (self, end - n, word) : 0;
}

/**
 * pd_quantity_scan_is_one_of:
 * @c: a character, or 0
 * @characters: some characters
 *
 * Returns: whether it is one of them
 */
gboolean
pd_quantity_scan_is_one_of (gunichar c,
                            const char *characters)
{
  return c != 0 && characters != NULL && g_utf8_strchr (characters, -1, c) != NULL;
}
