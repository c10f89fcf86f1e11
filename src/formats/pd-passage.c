#include "pd-passage.h"

#include <string.h>

/* About a line and a half of a book: what is longer, and has a sentence in it, is somebody's prose. */
#define LONG 48
/* What is longer than a headline. */
#define LINE 30

static gboolean
is_one_of (gunichar c,
           const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

static gboolean
is_closing (gunichar c)
{
  return is_one_of (c, "”’」』）)】》〉\"'*]〕") || g_unichar_isspace (c);
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007;
}

static gboolean
is_kana (gunichar c)
{
  return c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

/* Whether a sentence ends with a character; a full stop ends one where no letter or digit follows it. */
static gboolean
is_stop (gunichar c,
         const char *next)
{
  if (c == '.')
    return !g_unichar_isalnum (g_utf8_get_char (next)) && *next != '.';
  return c == '!' || c == '?' || (c >= 0x80 && is_one_of (c, "。！？；…｡︒"));
}

static void
count_characters (PdPassage *passage)
{
  const char *end = passage->text + passage->n_bytes;
  guint n_others = 0;
  gunichar last = 0;

  for (const char *p = passage->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_han (c))
        passage->n_han++;
      else if (is_kana (c))
        passage->n_kana++;
      else if (is_hangul (c))
        passage->n_hangul++;
      else if (g_unichar_isalnum (c))
        n_others++;
      else if (is_stop (c, next < end ? next : ""))
        passage->n_stops++;
      else if (c == ',' || c == ';' || c == ':' || (c >= 0x80 && is_one_of (c, "，、：")))
        passage->n_pauses++;
      if (!is_closing (c))
        last = c;
    }
  passage->weight = passage->n_han + passage->n_kana + passage->n_hangul + n_others / 3;
  passage->ends_sentence = last == '.' || last == '!' || last == '?' || is_one_of (last, "。！？；…｡︒～");
}

static void
add_block (PdPassage *passage,
           PdBlockList *blocks,
           guint index)
{
  const PdBlock *block = pd_block_list_get_block (blocks, index);
  const PdBlockStyle *style = pd_block_list_get_style (blocks, index);
  gsize n_bytes;
  const char *text = pd_block_list_peek_block (blocks, index, &n_bytes);
  guint length = block->end - block->start;

  if (passage->n_blocks == 0)
    {
      passage->first = index;
      passage->kind = block->kind;
      passage->level = block->level;
      passage->text = text;
      passage->start = block->start;
      passage->is_linked = TRUE;
      passage->is_strong = TRUE;
      passage->is_cut = TRUE;
    }
  passage->n_blocks++;
  passage->n_bytes = text + n_bytes - passage->text;
  passage->end = block->end;
  passage->is_code = passage->is_code || style->is_code;
  /* Spaces that were collapsed are counted where they were appended. */
  passage->is_linked = passage->is_linked && style->n_linked * 10 >= length * 9;
  passage->is_strong = passage->is_strong && style->n_strong * 10 >= length * 9;
  passage->has_strong = passage->has_strong || style->n_strong > 0;
  passage->is_cut = passage->is_cut && pd_block_list_is_cut (blocks, index);
}

/**
 * pd_passages_new:
 * @blocks: a text whose last block has ended
 * @is_continued: (nullable) (element-type gboolean): for each block whether the next goes on where it ends
 *
 * Returns: (transfer full) (element-type PdPassage): the blocks as cleaning sees them; good until something is put behind
 *   them
 */
GArray *
pd_passages_new (PdBlockList *blocks,
                 GArray *is_continued)
{
  guint n = pd_block_list_get_n_blocks (blocks);
  GArray *passages = g_array_sized_new (FALSE, FALSE, sizeof (PdPassage), n);

  for (guint i = 0; i < n; i++)
    {
      PdPassage passage = { .first = i };

      add_block (&passage, blocks, i);
      while (is_continued != NULL && i + 1 < n && g_array_index (is_continued, gboolean, i))
        add_block (&passage, blocks, ++i);
      if (passage.kind != PD_BLOCK_IMAGE && !passage.is_cut)
        count_characters (&passage);
      g_array_append_val (passages, passage);
    }
  return passages;
}

/**
 * pd_passage_has_prefix:
 * @prefix: characters
 *
 * Returns: whether it starts with @prefix
 */
gboolean
pd_passage_has_prefix (const PdPassage *self,
                       const char *prefix)
{
  gsize n = strlen (prefix);

  return n <= self->n_bytes && memcmp (self->text, prefix, n) == 0;
}

/**
 * pd_passage_has_suffix:
 * @suffix: characters
 *
 * Returns: whether it ends with @suffix
 */
gboolean
pd_passage_has_suffix (const PdPassage *self,
                       const char *suffix)
{
  gsize n = strlen (suffix);

  return n <= self->n_bytes && memcmp (self->text + self->n_bytes - n, suffix, n) == 0;
}

/**
 * pd_passage_is_prose:
 *
 * Returns: whether there is a sentence in it
 */
gboolean
pd_passage_is_prose (const PdPassage *self)
{
  return self->kind != PD_BLOCK_IMAGE && self->n_stops > 0;
}

/**
 * pd_passage_is_long_prose:
 *
 * Returns: whether it is as long as only prose is
 */
gboolean
pd_passage_is_long_prose (const PdPassage *self)
{
  return self->kind != PD_BLOCK_IMAGE && self->weight >= LONG && (self->n_stops > 0 || self->n_pauses >= 2);
}

/**
 * pd_passage_is_line:
 *
 * Returns: whether it is a short line in which no sentence ends
 */
gboolean
pd_passage_is_line (const PdPassage *self)
{
  return self->kind != PD_BLOCK_IMAGE && self->weight <= LINE && self->n_stops == 0 && !self->ends_sentence;
}
