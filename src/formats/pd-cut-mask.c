#include "pd-cut-mask.h"

#include <string.h>

#include "pd-cut.h"

struct _PdCutMask
{
  /* For each byte as far as any is cut: 0, or from 1 on which of the reasons it is cut for. */
  GByteArray *bytes;
  GPtrArray *reasons;
};

/**
 * pd_cut_mask_new:
 *
 * Returns: (transfer full): a mask that cuts nothing
 */
PdCutMask *
pd_cut_mask_new (void)
{
  PdCutMask *self = g_new0 (PdCutMask, 1);

  self->bytes = g_byte_array_new ();
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pd_cut_mask_free:
 *
 * Frees a mask.
 */
void
pd_cut_mask_free (PdCutMask *self)
{
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/**
 * pd_cut_mask_is_empty:
 *
 * Returns: whether nothing is cut
 */
gboolean
pd_cut_mask_is_empty (PdCutMask *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->bytes->len == 0;
}

/**
 * pd_cut_mask_clear:
 *
 * Goes back to cutting nothing.
 */
void
pd_cut_mask_clear (PdCutMask *self)
{
  g_return_if_fail (self != NULL);

  g_byte_array_set_size (self->bytes, 0);
}

static guint8
find_reason (PdCutMask *self,
             const char *reason)
{
  for (guint i = 0; i < self->reasons->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->reasons, i), reason))
        return i + 1;
    }
  g_return_val_if_fail (self->reasons->len < G_MAXUINT8, 1);
  g_ptr_array_add (self->reasons, g_strdup (reason));
  return self->reasons->len;
}

/* Bytes in between are not cut. */
static void
extend (PdCutMask *self,
        gsize n_bytes)
{
  guint before = self->bytes->len;

  if (n_bytes <= before)
    return;
  g_byte_array_set_size (self->bytes, n_bytes);
  memset (self->bytes->data + before, 0, n_bytes - before);
}

/**
 * pd_cut_mask_mark:
 * @start: the first byte
 * @end: behind the last
 * @reason: why
 *
 * Cuts bytes.
 */
void
pd_cut_mask_mark (PdCutMask *self,
                  gsize start,
                  gsize end,
                  const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (start < end);

  extend (self, end);
  memset (self->bytes->data + start, find_reason (self, reason), end - start);
}

/**
 * pd_cut_mask_copy:
 * @from: another mask
 * @start: the first byte of what @from is about
 * @end: behind the last
 * @position: where these bytes are in what @self is about
 *
 * Cuts what is cut there.
 */
void
pd_cut_mask_copy (PdCutMask *self,
                  PdCutMask *from,
                  gsize start,
                  gsize end,
                  gsize position)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (from != NULL);

  end = MIN (end, from->bytes->len);
  while (start < end)
    {
      guint8 mark = from->bytes->data[start];
      gsize next = start + 1;

      while (next < end && from->bytes->data[next] == mark)
        next++;
      if (mark != 0)
        pd_cut_mask_mark (self, position, position + (next - start), g_ptr_array_index (from->reasons, mark - 1));
      position += next - start;
      start = next;
    }
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Cuts the blanks, and where @feeds the line feeds, that end at @end. */
static void
take_before (PdCutMask *self,
             const char *text,
             gsize end,
             gboolean feeds,
             guint8 mark)
{
  guint8 *marks = self->bytes->data;

  for (; end > 0 && (marks[end - 1] != 0 || is_blank (text[end - 1]) || (feeds && text[end - 1] == '\n')); end--)
    marks[end - 1] = marks[end - 1] != 0 ? marks[end - 1] : mark;
}

/* Cuts the white space that would be left over around the bytes from @start to @end, all of which are cut. */
static void
take_space (PdCutMask *self,
            const char *text,
            gsize n_bytes,
            gsize start,
            gsize end)
{
  guint8 *marks = self->bytes->data;
  guint8 mark = marks[start];
  gsize before = start;

  /* Behind the last byte that stays. */
  while (before > 0 && marks[before - 1] != 0)
    before--;
  if (end == n_bytes)
    take_before (self, text, start, TRUE, mark);
  else if (before == 0 || text[before - 1] == '\n')
    {
      while (end < n_bytes && marks[end] == 0 && is_blank (text[end]))
        marks[end++] = mark;
      if (end < n_bytes && marks[end] == 0 && text[end] == '\n')
        marks[end] = mark;
    }
  else if (text[end] == '\n')
    take_before (self, text, start, FALSE, mark);
  else if (text[before - 1] == ' ' && text[end] == ' ')
    marks[end] = mark;
}

/**
 * pd_cut_mask_tidy:
 * @text: (array length=n_bytes) (element-type guint8): the characters
 * @n_bytes: their length
 *
 * Cuts also the spaces and line feeds that would be left over, at the edge of a line or as an empty one.
 *
 * Returns: whether anything stays
 */
gboolean
pd_cut_mask_tidy (PdCutMask *self,
                  const char *text,
                  gsize n_bytes)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  extend (self, n_bytes);
  for (gsize i = 0; i < n_bytes;)
    {
      gsize end = i + 1;

      if (self->bytes->data[i] == 0)
        {
          i++;
          continue;
        }
      while (end < n_bytes && self->bytes->data[end] != 0)
        end++;
      take_space (self, text, n_bytes, i, end);
      i = end;
    }
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (self->bytes->data[i] == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_cut_mask_get_reason:
 *
 * Returns: (transfer none) (nullable): why the first of what is cut is cut
 */
const char *
pd_cut_mask_get_reason (PdCutMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->bytes->len; i++)
    {
      if (self->bytes->data[i] != 0)
        return g_ptr_array_index (self->reasons, self->bytes->data[i] - 1);
    }
  return NULL;
}

/**
 * pd_cut_mask_append_cuts:
 * @text: (array length=n_bytes) (element-type guint8): the characters
 * @n_bytes: their length
 * @offset: the offset of the first of them, in code points
 * @cuts: (element-type PdCut): where to append what is cut
 *
 * Says what is cut in code points.
 */
void
pd_cut_mask_append_cuts (PdCutMask *self,
                         const char *text,
                         gsize n_bytes,
                         guint offset,
                         GArray *cuts)
{
  gsize i = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (cuts != NULL);

  n_bytes = MIN (n_bytes, self->bytes->len);
  while (i < n_bytes)
    {
      guint8 mark = self->bytes->data[i];
      gsize end = i + 1;
      guint n;

      while (end < n_bytes && self->bytes->data[end] == mark)
        end++;
      n = g_utf8_strlen (text + i, end - i);
      if (mark != 0)
        pd_cuts_append (cuts, g_ptr_array_index (self->reasons, mark - 1), offset, offset + n);
      offset += n;
      i = end;
    }
}
