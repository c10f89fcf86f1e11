#include "pd-block-kinds.h"

#include <math.h>
#include <string.h>

#include "pd-glyph-class.h"
#include "pd-page-block.h"

/* A headline is so much larger than the text, another heading so much. */
#define MIN_HEADLINE 1.15
#define MIN_HEADING 1.1

/* In halves of a Han character, which is what a letter of the alphabet takes. */
#define MAX_HEADING_WIDTH 160

/* In code points. */
#define MAX_CAPTION_LENGTH 200
#define MAX_SURE_CAPTION_LENGTH 60

/* Strong text that is more than this share of the whole says nothing. */
#define MAX_STRONG 0.3

#define N_LEVELS 6

static PdPageBlock *
get_block (GPtrArray *blocks,
           guint i)
{
  return g_ptr_array_index (blocks, i);
}

static gboolean
has_letters (const char *text,
             guint at_least)
{
  for (const char *p = text; *p != '\0' && at_least > 0; p = g_utf8_next_char (p))
    at_least -= g_unichar_isalpha (g_utf8_get_char (p));
  return at_least == 0;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += pd_glyph_classify (g_utf8_get_char (text), 0) == PD_GLYPH_ALPHABETIC ? 1 : 2;
  return width;
}

static gunichar
get_last (const PdPageBlock *block)
{
  return g_utf8_get_char (g_utf8_prev_char (block->text->str + block->text->len));
}

/* 图 1, 表2-3, Figure 4, 図５, 그림 1. */
static gboolean
starts_like_caption (const char *text)
{
  static const char *const words[] = { "图", "圖", "図", "表", "附图", "附表", "照片", "图表", "写真", "그림", "표", "figure", "fig.", "table", "tab.", "photo", "chart", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);
      const char *p = text;
      gunichar c;

      if (g_ascii_strncasecmp (text, words[i], n) != 0)
        continue;
      for (p += n; *p == ' ' || g_utf8_get_char (p) == 0x3000;)
        p = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
      if (g_unichar_digit_value (c) >= 0 || (c >= 0x2160 && c <= 0x216B) || (c >= 0x2460 && c <= 0x2473))
        return TRUE;
      /* 图一: but not 表一下. */
      if (g_utf8_strchr ("一二三四五六七八九十", -1, c) != NULL)
        {
          gunichar next = g_utf8_get_char (g_utf8_next_char (p));

          return next == 0 || !g_unichar_isalpha (next) || g_utf8_strchr ("一二三四五六七八九十", -1, next) != NULL;
        }
    }
  return FALSE;
}

static gboolean
is_caption (const PdPageBlock *block,
            double body_size)
{
  if (block->is_row || block->is_monospaced || block->length > MAX_CAPTION_LENGTH || !starts_like_caption (block->text->str))
    return FALSE;
  /* A sentence of the text may start with the number of a figure as well. */
  if (block->size < 0.97 * body_size || block->is_centred)
    return TRUE;
  return block->n_lines == 1 && block->length <= MAX_SURE_CAPTION_LENGTH && !pd_glyph_is_stop (get_last (block));
}

static gboolean
can_be_heading (const PdPageBlock *block)
{
  int number;

  if (pd_page_block_measure_marker (block->text->str, &number) > 0 && number < 0)
    return FALSE;
  return block->cut == NULL && !block->is_note && !block->is_row && !block->is_monospaced && block->kind == PD_BLOCK_PARAGRAPH && block->length <= MAX_HEADING_WIDTH && get_width (block->text->str) <= MAX_HEADING_WIDTH && has_letters (block->text->str, 2)
         && !pd_glyph_is_stop (get_last (block));
}

static gboolean
means_something (GPtrArray *blocks)
{
  gsize n_strong = 0, n = 1;

  for (guint i = 0; i < blocks->len; i++)
    {
      const PdPageBlock *block = get_block (blocks, i);

      n += block->length;
      n_strong += block->is_strong ? block->length : 0;
    }
  return n_strong < MAX_STRONG * n;
}

/* The headline is the largest text of the first page that has any. */
static int
find_headline (GPtrArray *blocks,
               double body_size)
{
  int best = -1;
  guint page = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const PdPageBlock *block = get_block (blocks, i);

      if (block->cut != NULL)
        continue;
      if (best < 0 && page == 0)
        page = block->page + 1;
      if (block->page + 1 != page)
        continue;
      if (block->size >= MIN_HEADLINE * body_size && can_be_heading (block) && (best < 0 || block->size > get_block (blocks, best)->size + 0.5))
        best = i;
    }
  return best;
}

/* How prominent a heading is: its size in half points, and whether it is strong. */
static int
get_weight (const PdPageBlock *block)
{
  return (int) (block->size * 2 + 0.5) * 2 + block->is_strong;
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static void
find_levels (GPtrArray *blocks,
             int headline)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < blocks->len; i++)
    {
      int weight = get_weight (get_block (blocks, i));
      gboolean is_known = FALSE;

      if (get_block (blocks, i)->kind != PD_BLOCK_HEADING || (int) i == headline)
        continue;
      for (guint k = 0; k < weights->len; k++)
        is_known |= g_array_index (weights, int, k) == weight;
      if (!is_known)
        g_array_append_val (weights, weight);
    }
  g_array_sort (weights, compare_weights);
  for (guint i = 0; i < blocks->len; i++)
    {
      PdPageBlock *block = get_block (blocks, i);

      if (block->kind != PD_BLOCK_HEADING)
        continue;
      block->level = 1;
      for (guint k = 0; k < weights->len && (int) i != headline; k++)
        {
          if (g_array_index (weights, int, k) == get_weight (block))
            block->level = MIN (k + 2, N_LEVELS);
        }
    }
}

static gboolean
has_number (GPtrArray *blocks,
            guint index,
            int wanted)
{
  int number;

  if (index >= blocks->len || get_block (blocks, index)->cut != NULL || get_block (blocks, index)->kind == PD_BLOCK_HEADING)
    return FALSE;
  return pd_page_block_measure_marker (get_block (blocks, index)->text->str, &number) > 0 && number == wanted;
}

/* What starts with a bullet is an item; what starts with a number is one if another follows or came before. */
static void
find_items (GPtrArray *blocks)
{
  g_autofree gboolean *are_items = g_new0 (gboolean, MAX (blocks->len, 1));

  for (guint i = 0; i < blocks->len; i++)
    {
      const PdPageBlock *block = get_block (blocks, i);
      guint before = i, after = i + 1;
      int number;

      if (block->cut != NULL || block->kind != PD_BLOCK_PARAGRAPH || block->is_row || block->is_monospaced || block->is_note)
        continue;
      if (pd_page_block_measure_marker (block->text->str, &number) == 0)
        continue;
      while (before > 0 && get_block (blocks, before - 1)->cut != NULL)
        before--;
      while (after < blocks->len && get_block (blocks, after)->cut != NULL)
        after++;
      are_items[i] = number < 0 || (before > 0 && has_number (blocks, before - 1, number - 1)) || has_number (blocks, after, number + 1);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      if (!are_items[i])
        continue;
      get_block (blocks, i)->kind = PD_BLOCK_LIST;
      get_block (blocks, i)->level = 1;
    }
}

/**
 * pd_block_kinds_find:
 * @blocks: (element-type PdPageBlock): the paragraphs of a file
 * @body_size: the size of most of the text
 *
 * Tells what paragraphs are: the headline, other headings with their levels, captions, items of lists.
 *
 * Returns: the headline, or -1 where there is none
 */
int
pd_block_kinds_find (GPtrArray *blocks,
                     double body_size)
{
  gboolean strong_means = means_something (blocks);
  int headline;

  g_return_val_if_fail (blocks != NULL, -1);

  for (guint i = 0; i < blocks->len; i++)
    {
      PdPageBlock *block = get_block (blocks, i);

      if (block->cut == NULL && !block->is_note && is_caption (block, body_size))
        block->kind = PD_BLOCK_CAPTION;
    }
  headline = find_headline (blocks, body_size);
  for (guint i = 0; i < blocks->len; i++)
    {
      PdPageBlock *block = get_block (blocks, i);

      if (!can_be_heading (block))
        continue;
      if ((int) i == headline || block->size >= MIN_HEADING * body_size || (strong_means && block->is_strong && block->size > 0.97 * body_size && block->n_lines <= 2))
        block->kind = PD_BLOCK_HEADING;
    }
  find_levels (blocks, headline);
  find_items (blocks);
  return headline;
}
