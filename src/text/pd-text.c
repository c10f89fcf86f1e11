#include "pd-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* Every 64th code point is indexed: a look-up walks at most 63, and the index stays under a tenth of the text. */
#define STRIDE 64

typedef struct
{
  guint32 byte;
  guint32 utf16;
} Checkpoint;

/**
 * PdText:
 *
 * A frozen text: UTF-8 with line feeds, no byte order mark, no NUL, not normalised, with its blocks.
 *
 * Offsets are Unicode code points, an end is exclusive. It never changes, so it may be read from any thread.
 */
struct _PdText
{
  GObject parent_instance;

  char *utf8;
  gsize n_bytes;
  guint length;
  char *sha256;
  GArray *blocks;
  GArray *checkpoints;
};

G_DEFINE_FINAL_TYPE (PdText, pd_text, G_TYPE_OBJECT)
G_DEFINE_QUARK (pd_text_error, pd_text_error)

static void
pd_text_finalize (GObject *object)
{
  PdText *self = PD_TEXT (object);

  g_free (self->utf8);
  g_free (self->sha256);
  g_array_unref (self->blocks);
  g_array_unref (self->checkpoints);

  G_OBJECT_CLASS (pd_text_parent_class)->finalize (object);
}

static void
pd_text_class_init (PdTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_text_finalize;
}

static void
pd_text_init (PdText *self)
{
  self->checkpoints = g_array_new (FALSE, FALSE, sizeof (Checkpoint));
}

static gboolean
check_blocks (GArray *blocks,
              guint length)
{
  guint last = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const PdBlock *block = &g_array_index (blocks, PdBlock, i);

      if (block->start < last || block->end < block->start || block->end > length)
        return FALSE;
      last = block->end;
    }
  return TRUE;
}

/* Blocks for a text that came with none: each line that is not empty is a paragraph. */
static GArray *
blocks_of_lines (const char *utf8)
{
  GArray *blocks = pd_blocks_new ();
  const char *line = utf8;
  guint offset = 0;

  while (*line != '\0')
    {
      const char *end = strchr (line, '\n');
      gsize n_bytes = end != NULL ? (gsize) (end - line) : strlen (line);
      guint n = g_utf8_strlen (line, n_bytes);

      if (n > 0)
        pd_blocks_append (blocks, PD_BLOCK_PARAGRAPH, 0, offset, offset + n, NULL, NULL);
      offset += n + 1;
      if (end == NULL)
        break;
      line = end + 1;
    }
  return blocks;
}

/**
 * pd_text_new:
 * @utf8: (array length=n_bytes) (element-type guint8): the text, copied
 * @n_bytes: its length in bytes, or -1 where it ends with a NUL
 * @blocks: (nullable) (transfer none) (element-type PdBlock): its blocks, shared and not to be changed
 *   any more; %NULL makes each line that is not empty a paragraph
 * @error: return location for an error
 *
 * Makes a text.
 *
 * Returns: (transfer full): the text, or %NULL with an error of %PD_TEXT_ERROR
 */
PdText *
pd_text_new (const char *utf8,
             gssize n_bytes,
             GArray *blocks,
             GError **error)
{
  g_autoptr (PdText) self = NULL;
  const char *p, *end;
  guint length = 0, utf16 = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  if (n_bytes < 0)
    n_bytes = strlen (utf8);
  if (n_bytes >= G_MAXINT32)
    {
      g_set_error_literal (error, PD_TEXT_ERROR, PD_TEXT_ERROR_TOO_LONG, _ ("The text is too long."));
      return NULL;
    }
  if (!g_utf8_validate_len (utf8, n_bytes, NULL) || memchr (utf8, '\r', n_bytes) != NULL || memchr (utf8, '\0', n_bytes) != NULL)
    {
      g_set_error_literal (error, PD_TEXT_ERROR, PD_TEXT_ERROR_INVALID, _ ("This is not plain text in UTF-8."));
      return NULL;
    }

  self = g_object_new (PD_TYPE_TEXT, NULL);
  self->utf8 = g_strndup (utf8, n_bytes);
  self->n_bytes = n_bytes;

  end = self->utf8 + n_bytes;
  for (p = self->utf8; p < end; p = g_utf8_next_char (p))
    {
      if (length % STRIDE == 0)
        {
          Checkpoint checkpoint = { p - self->utf8, utf16 };
          g_array_append_val (self->checkpoints, checkpoint);
        }
      /* Four bytes of UTF-8 are the characters beyond the BMP, and those are two units of UTF-16. */
      utf16 += (guchar) *p >= 0xF0 ? 2 : 1;
      length++;
    }
  self->length = length;
  self->blocks = blocks != NULL ? g_array_ref (blocks) : blocks_of_lines (self->utf8);
  if (!check_blocks (self->blocks, length))
    {
      g_set_error_literal (error, PD_TEXT_ERROR, PD_TEXT_ERROR_INVALID, _ ("The blocks of the text do not fit it."));
      return NULL;
    }
  self->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, n_bytes);
  return g_steal_pointer (&self);
}

/**
 * pd_text_get_utf8:
 *
 * Returns: (transfer none): the text, ended by a NUL
 */
const char *
pd_text_get_utf8 (PdText *self)
{
  g_return_val_if_fail (PD_IS_TEXT (self), NULL);

  return self->utf8;
}

/**
 * pd_text_get_n_bytes:
 *
 * Returns: the length in bytes of UTF-8
 */
gsize
pd_text_get_n_bytes (PdText *self)
{
  g_return_val_if_fail (PD_IS_TEXT (self), 0);

  return self->n_bytes;
}

/**
 * pd_text_get_length:
 *
 * Returns: the length in code points
 */
guint
pd_text_get_length (PdText *self)
{
  g_return_val_if_fail (PD_IS_TEXT (self), 0);

  return self->length;
}

/**
 * pd_text_get_sha256:
 *
 * Returns: (transfer none): the SHA-256 of the bytes of UTF-8, in lower-case hexadecimal
 */
const char *
pd_text_get_sha256 (PdText *self)
{
  g_return_val_if_fail (PD_IS_TEXT (self), NULL);

  return self->sha256;
}

/**
 * pd_text_get_n_blocks:
 *
 * Returns: how many blocks there are
 */
guint
pd_text_get_n_blocks (PdText *self)
{
  g_return_val_if_fail (PD_IS_TEXT (self), 0);

  return self->blocks->len;
}

/**
 * pd_text_get_block:
 * @index: from 0
 *
 * Returns: (transfer none): the block
 */
const PdBlock *
pd_text_get_block (PdText *self,
                   guint index)
{
  g_return_val_if_fail (PD_IS_TEXT (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, PdBlock, index);
}

/**
 * pd_text_find_block:
 * @offset: code points
 *
 * Returns: the index of the last block that starts at or before @offset, or -1 where none does
 */
int
pd_text_find_block (PdText *self,
                    guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (PD_IS_TEXT (self), -1);

  high = self->blocks->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, PdBlock, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * pd_text_offset_to_byte:
 * @offset: code points, at most the length
 *
 * Returns: where @offset is in bytes of UTF-8
 */
gsize
pd_text_offset_to_byte (PdText *self,
                        guint offset)
{
  const char *p;

  g_return_val_if_fail (PD_IS_TEXT (self), 0);
  g_return_val_if_fail (offset <= self->length, self->n_bytes);

  if (offset == self->length)
    return self->n_bytes;
  p = self->utf8 + g_array_index (self->checkpoints, Checkpoint, offset / STRIDE).byte;
  return g_utf8_offset_to_pointer (p, offset % STRIDE) - self->utf8;
}

/**
 * pd_text_byte_to_offset:
 * @byte: bytes of UTF-8, at the start of a character or at the end
 *
 * Returns: where @byte is in code points
 */
guint
pd_text_byte_to_offset (PdText *self,
                        gsize byte)
{
  guint low = 0, high;

  g_return_val_if_fail (PD_IS_TEXT (self), 0);
  g_return_val_if_fail (byte <= self->n_bytes, self->length);

  high = self->checkpoints->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->checkpoints, Checkpoint, middle).byte <= byte)
        low = middle;
      else
        high = middle;
    }
  if (self->checkpoints->len == 0)
    return 0;
  return low * STRIDE + g_utf8_pointer_to_offset (self->utf8 + g_array_index (self->checkpoints, Checkpoint, low).byte, self->utf8 + byte);
}

/**
 * pd_text_offset_to_utf16:
 * @offset: code points, at most the length
 *
 * Returns: where @offset is in units of UTF-16, as JavaScript, Java and Qt count
 */
guint
pd_text_offset_to_utf16 (PdText *self,
                         guint offset)
{
  const Checkpoint *checkpoint;
  const char *p;
  guint utf16;
  guint index;

  g_return_val_if_fail (PD_IS_TEXT (self), 0);
  g_return_val_if_fail (offset <= self->length, 0);

  if (self->checkpoints->len == 0)
    return 0;
  index = MIN (offset / STRIDE, self->checkpoints->len - 1);
  checkpoint = &g_array_index (self->checkpoints, Checkpoint, index);
  utf16 = checkpoint->utf16;
  p = self->utf8 + checkpoint->byte;
  for (guint i = index * STRIDE; i < offset; i++)
    {
      utf16 += (guchar) *p >= 0xF0 ? 2 : 1;
      p = g_utf8_next_char (p);
    }
  return utf16;
}

/**
 * pd_text_dup_slice:
 * @start: code points
 * @end: code points, exclusive
 *
 * Returns: (transfer full): the characters from @start to @end
 */
char *
pd_text_dup_slice (PdText *self,
                   guint start,
                   guint end)
{
  gsize from, to;

  g_return_val_if_fail (PD_IS_TEXT (self), NULL);
  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  from = pd_text_offset_to_byte (self, start);
  to = pd_text_offset_to_byte (self, end);
  return g_strndup (self->utf8 + from, to - from);
}

/* Characters between which no rule of UAX #29 forbids a break, so that ICU need not be asked. */
static gboolean
is_plain (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0x30A0 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF5E)
         || (c >= 0x20 && c <= 0x7E) || c == '\n';
}

/**
 * pd_text_is_boundary:
 * @offset: code points, at most the length
 *
 * Returns: whether a mark may begin or end at @offset without splitting a grapheme cluster
 *   (Unicode Standard Annex #29, extended grapheme clusters)
 */
gboolean
pd_text_is_boundary (PdText *self,
                     guint offset)
{
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  UBreakIterator *breaks;
  const char *here, *first, *last;
  gboolean boundary;

  g_return_val_if_fail (PD_IS_TEXT (self), FALSE);
  g_return_val_if_fail (offset <= self->length, FALSE);

  if (offset == 0 || offset == self->length)
    return TRUE;

  here = self->utf8 + pd_text_offset_to_byte (self, offset);
  if (is_plain (g_utf8_get_char (here)) && is_plain (g_utf8_get_char (g_utf8_prev_char (here))))
    return TRUE;

  /* A line feed always ends a cluster, so the line is all that matters. */
  for (first = here; first > self->utf8 && first[-1] != '\n'; first--)
    ;
  last = strchr (here, '\n');
  if (last == NULL)
    last = self->utf8 + self->n_bytes;

  utext_openUTF8 (&utext, first, last - first, &status);
  breaks = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  ubrk_setUText (breaks, &utext, &status);
  boundary = U_SUCCESS (status) && ubrk_isBoundary (breaks, here - first);
  if (breaks != NULL)
    ubrk_close (breaks);
  utext_close (&utext);
  return boundary;
}

/**
 * pd_text_check_span:
 * @start: code points
 * @end: code points, exclusive
 * @error: return location for an error
 *
 * Checks that a mark may stand on a span. Numbers from anywhere may be given.
 *
 * Returns: whether it may; otherwise @error says why not
 */
gboolean
pd_text_check_span (PdText *self,
                    gint64 start,
                    gint64 end,
                    GError **error)
{
  g_return_val_if_fail (PD_IS_TEXT (self), FALSE);

  if (start < 0 || end < 0 || start > self->length || end > self->length)
    {
      g_set_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_SPAN,
                   _ ("The span %" PRId64 " to %" PRId64 " is outside the text, which has %u characters."), start, end, self->length);
      return FALSE;
    }
  if (start >= end)
    {
      g_set_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_SPAN,
                   _ ("The span %" PRId64 " to %" PRId64 " is empty or reversed."), start, end);
      return FALSE;
    }
  if (!pd_text_is_boundary (self, start) || !pd_text_is_boundary (self, end))
    {
      g_set_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_SPAN,
                   _ ("The span %" PRId64 " to %" PRId64 " would split a character."), start, end);
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_text_snap_span:
 * @start: (inout): code points, at most the length
 * @end: (inout): code points, exclusive, at most the length
 *
 * Widens a span to whole grapheme clusters.
 */
void
pd_text_snap_span (PdText *self,
                   guint *start,
                   guint *end)
{
  g_return_if_fail (PD_IS_TEXT (self));
  g_return_if_fail (start != NULL && end != NULL);

  *start = MIN (*start, self->length);
  *end = MIN (*end, self->length);
  while (!pd_text_is_boundary (self, *start))
    (*start)--;
  while (!pd_text_is_boundary (self, *end))
    (*end)++;
}
