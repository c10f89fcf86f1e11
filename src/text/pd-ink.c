#include "pd-ink.h"

/**
 * pd_ink_is_white:
 * @c: a character
 *
 * Returns: whether it is white space, of which that without a width is part
 */
gboolean
pd_ink_is_white (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200B || c == 0xFEFF;
}

/**
 * pd_ink_new:
 * @text: a text
 *
 * Returns: (transfer full): what is not white space in it
 */
PdInk *
pd_ink_new (PdText *text)
{
  PdInk *self;
  const char *p;
  guint length;

  g_return_val_if_fail (PD_IS_TEXT (text), NULL);

  length = pd_text_get_length (text);
  p = pd_text_get_utf8 (text);
  self = g_new0 (PdInk, 1);
  self->characters = g_new (gunichar, length + 1);
  self->offsets = g_new (guint32, length + 1);
  for (guint i = 0; i < length; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (pd_ink_is_white (c))
        continue;
      self->characters[self->length] = c;
      self->offsets[self->length++] = i;
    }
  return self;
}

/**
 * pd_ink_free:
 *
 * Frees it.
 */
void
pd_ink_free (PdInk *self)
{
  g_free (self->characters);
  g_free (self->offsets);
  g_free (self);
}

/**
 * pd_ink_find:
 * @offset: code points of the text
 *
 * Returns: the index of the first character at or behind @offset; the length where there is none
 */
guint
pd_ink_find (const PdInk *self,
             guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->length;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->offsets[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
