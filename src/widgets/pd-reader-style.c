#include "pd-reader-style.h"

#include <math.h>

#include "pd-reader-language.h"
#include "pd-reader-marker.h"

/* The size of the text at zoom 1, in points: 18 px where the system's text is not enlarged. */
#define SIZE 13.5

/* What is left above the first line, in em. It is the line's: with a top margin GtkTextView (4.18) moves what is in
 * sight by as much each time that it lays out lines above. */
#define TOP_GAP 2

/* What is left below the last item of a list and the last part of a quote, in em. */
#define GROUP_GAP 0.75

/* How a kind of block is set. Lengths are in em of the text, but the leading in em of the block itself. */
typedef struct
{
  const char *name;
  double scale;
  int weight;
  double leading;
  double above;
  double below;
  double left;
  double right;
  gboolean dim;
  GtkJustification justification;
} Look;

enum
{
  LOOK_HEADLINE,
  LOOK_HEADING_2,
  LOOK_HEADING_3,
  LOOK_HEADING,
  LOOK_BYLINE,
  LOOK_PARAGRAPH,
  LOOK_QUOTE,
  LOOK_LIST,
  LOOK_CAPTION,
  LOOK_IMAGE,
  N_LOOKS,
};

/* A leading of 0 is that of the text. */
static const Look looks[N_LOOKS] = {
  [LOOK_HEADLINE] = { "headline", 1.6, PANGO_WEIGHT_BOLD, 1.4, 0, 0.7, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_HEADING_2] = { "heading-2", 1.25, PANGO_WEIGHT_BOLD, 1.5, 1.1, 0.5, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_HEADING_3] = { "heading-3", 1.1, PANGO_WEIGHT_BOLD, 1.6, 1, 0.4, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_HEADING] = { "heading", 1, PANGO_WEIGHT_BOLD, 0, 0.8, 0.3, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_BYLINE] = { "byline", 0.85, PANGO_WEIGHT_NORMAL, 1.6, 0, 1.4, 0, 0, TRUE, GTK_JUSTIFY_LEFT },
  [LOOK_PARAGRAPH] = { "paragraph", 1, PANGO_WEIGHT_NORMAL, 0, 0, 0.6, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_QUOTE] = { "quote", 1, PANGO_WEIGHT_NORMAL, 0, 0, 0.5, 2, 1, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_LIST] = { "list", 1, PANGO_WEIGHT_NORMAL, 0, 0, 0.25, 0, 0, FALSE, GTK_JUSTIFY_LEFT },
  [LOOK_CAPTION] = { "caption", 0.85, PANGO_WEIGHT_NORMAL, 1.6, 0, 0.9, 2, 2, TRUE, GTK_JUSTIFY_CENTER },
  [LOOK_IMAGE] = { "image", 0.85, PANGO_WEIGHT_NORMAL, 1.6, 1.5, 1.5, 2, 2, TRUE, GTK_JUSTIFY_CENTER },
};

/* List items of one depth whose markers are equally wide share a tag. */
typedef struct
{
  GtkTextTag *tag;
  double left;
  double hang;
} ListTag;

struct _PdReaderStyle
{
  GtkTextTagTable *table;
  GtkTextTag *base;
  GtkTextTag *blocks[N_LOOKS];
  GtkTextTag *indented;
  GtkTextTag *group_end;
  GtkTextTag *not_last;
  GtkTextTag *not_first;
  GtkTextTag *gap;
  GtkTextTag *top;
  GHashTable *lists;

  PangoLayout *ruler;
  double em;
  double ascent;
  double descent;
  double leading;
};

static GtkTextTag *
add_tag (PdReaderStyle *self,
         const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (self->table, tag);
  return tag;
}

/**
 * pd_reader_style_new:
 *
 * Returns: (transfer full): a style; pd_reader_style_update() gives it its measures
 */
PdReaderStyle *
pd_reader_style_new (void)
{
  PdReaderStyle *self = g_new0 (PdReaderStyle, 1);

  self->table = gtk_text_tag_table_new ();
  self->lists = g_hash_table_new_full (g_int_hash, g_int_equal, g_free, g_free);

  /* A tag wins over those added before it. */
  self->base = add_tag (self, "text");
  for (guint i = 0; i < N_LOOKS; i++)
    self->blocks[i] = add_tag (self, looks[i].name);
  self->indented = add_tag (self, "indented");
  self->group_end = add_tag (self, "group-end");
  self->not_last = add_tag (self, "not-last");
  self->not_first = add_tag (self, "not-first");
  self->gap = add_tag (self, "gap");
  self->top = add_tag (self, "top");
  g_object_set (self->not_last, "pixels-below-lines", 0, NULL);
  g_object_set (self->not_first, "pixels-above-lines", 0, NULL);
  /* Empty lines between blocks are no more than what separates them; the blocks say how far apart they are. */
  g_object_set (self->gap, "size-points", 1.0, "line-height", 0.5f, "pixels-above-lines", 0, "pixels-below-lines", 0, NULL);
  return self;
}

/**
 * pd_reader_style_free:
 * @self: (transfer full): a style
 *
 * Frees it.
 */
void
pd_reader_style_free (PdReaderStyle *self)
{
  g_clear_object (&self->ruler);
  g_hash_table_unref (self->lists);
  g_object_unref (self->table);
  g_free (self);
}

static const Look *
find_look (const PdBlock *block)
{
  switch (block->kind)
    {
    case PD_BLOCK_HEADING:
      return &looks[LOOK_HEADLINE + CLAMP (block->level, 1, 4) - 1];
    case PD_BLOCK_BYLINE:
      return &looks[LOOK_BYLINE];
    case PD_BLOCK_QUOTE:
      return &looks[LOOK_QUOTE];
    case PD_BLOCK_LIST:
      return &looks[LOOK_LIST];
    case PD_BLOCK_CAPTION:
      return &looks[LOOK_CAPTION];
    case PD_BLOCK_IMAGE:
      return &looks[LOOK_IMAGE];
    case PD_BLOCK_PARAGRAPH:
    default:
      return &looks[LOOK_PARAGRAPH];
    }
}

static void
measure (PdReaderStyle *self,
         PangoContext *context,
         const PangoFontDescription *font)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, font);
  /* Any ideograph will do: each is as wide as it is high. */
  pango_layout_set_text (layout, "国", -1);
  pango_layout_get_extents (layout, NULL, &logical);
  self->em = MAX (1.0, (double) logical.width / PANGO_SCALE);
  self->ascent = (double) pango_layout_get_baseline (layout) / PANGO_SCALE / self->em;
  self->descent = (double) logical.height / PANGO_SCALE / self->em - self->ascent;
  g_set_object (&self->ruler, layout);
}

static double
get_leading (PdReaderStyle *self,
             const Look *look)
{
  return look->leading > 0 ? MIN (look->leading, self->leading) : self->leading;
}

static void
update_list_tag (PdReaderStyle *self,
                 ListTag *list)
{
  g_object_set (list->tag,
                "left-margin", (int) round (list->left * self->em),
                "indent", (int) -round (list->hang * self->em),
                NULL);
}

/**
 * pd_reader_style_update:
 * @context: with the language and resolution of the page
 * @setting: how the page is to be set
 *
 * Gives the tags their measures.
 */
void
pd_reader_style_update (PdReaderStyle *self,
                        PangoContext *context,
                        const PdReaderSetting *setting)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  const char *suited = pd_reader_language_get_family (setting->language);
  /* What the font has no letters for is set as it would be without it. */
  g_autofree char *families = setting->family != NULL ? g_strconcat (setting->family, ",", suited, NULL) : g_strdup (suited);
  GHashTableIter iter;
  gpointer list;
  double natural;

  pango_font_description_set_family (font, families);
  pango_font_description_set_size (font, (int) round (SIZE * setting->zoom * PANGO_SCALE));
  self->leading = setting->leading;
  measure (self, context, font);
  natural = self->ascent + self->descent;

  g_object_set (self->base, "font-desc", font, "line-height", (float) (setting->leading / natural), NULL);
  for (guint i = 0; i < N_LOOKS; i++)
    {
      const Look *look = &looks[i];

      g_object_set (self->blocks[i],
                    "accumulative-margin", TRUE,
                    "size-points", SIZE * setting->zoom * look->scale,
                    "weight", look->weight,
                    "line-height", (float) (get_leading (self, look) / natural),
                    "pixels-above-lines", (int) round (look->above * self->em),
                    "pixels-below-lines", (int) round (look->below * self->em),
                    "left-margin", (int) round (look->left * self->em),
                    "right-margin", (int) round (look->right * self->em),
                    "justification", look->justification,
                    NULL);
    }
  g_object_set (self->indented, "indent", setting->indent ? (int) round (2 * self->em) : 0, NULL);
  g_object_set (self->group_end, "pixels-below-lines", (int) round (GROUP_GAP * self->em), NULL);
  g_object_set (self->top, "pixels-above-lines", (int) round (TOP_GAP * self->em), NULL);
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    update_list_tag (self, list);
  pd_reader_style_set_dim (self, &setting->dim);
}

/**
 * pd_reader_style_set_dim:
 * @dim: the colour of what steps back
 *
 * Changes that colour.
 */
void
pd_reader_style_set_dim (PdReaderStyle *self,
                         const GdkRGBA *dim)
{
  for (guint i = 0; i < N_LOOKS; i++)
    if (looks[i].dim)
      g_object_set (self->blocks[i], "foreground-rgba", dim, NULL);
}

static GtkTextTag *
find_list_tag (PdReaderStyle *self,
               PdText *text,
               const PdBlock *block)
{
  guint length = pd_reader_marker_get_length (text, block);
  double hang = 0;
  ListTag *list;
  int key;

  if (length > 0)
    {
      g_autofree char *marker = pd_text_dup_slice (text, block->start, block->start + length);
      PangoRectangle logical;

      pango_layout_set_text (self->ruler, marker, -1);
      pango_layout_get_extents (self->ruler, NULL, &logical);
      hang = logical.width / PANGO_SCALE / self->em;
    }
  key = (int) block->level * 1000 + (int) round (hang * 20);
  list = g_hash_table_lookup (self->lists, &key);
  if (list == NULL)
    {
      g_autofree char *name = g_strdup_printf ("list-%d", key);

      list = g_new0 (ListTag, 1);
      list->tag = add_tag (self, name);
      /* Over the tags of all blocks, but under those of single lines. */
      gtk_text_tag_set_priority (list->tag, N_LOOKS + 1);
      list->left = pd_reader_style_get_inset (block) - (length > 0 ? 1 : 0);
      list->hang = hang;
      g_object_set (list->tag, "accumulative-margin", TRUE, NULL);
      update_list_tag (self, list);
      g_hash_table_insert (self->lists, g_memdup2 (&key, sizeof key), list);
    }
  return list->tag;
}

/* A stretch of blocks that are set alike takes its tag in one go. */
typedef struct
{
  GtkTextTag *tag;
  guint start;
  guint end;
} Run;

static void
end_run (Run *run,
         GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  if (run->tag == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, run->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, run->end);
  gtk_text_buffer_apply_tag (buffer, run->tag, &start, &end);
  run->tag = NULL;
}

static void
add_to_run (Run *run,
            GtkTextBuffer *buffer,
            GtkTextTag *tag,
            guint start,
            guint end)
{
  /* Two line feeds at most: what is between blocks otherwise is nobody's. */
  if (run->tag != tag || start > run->end + 2)
    {
      end_run (run, buffer);
      run->tag = tag;
      run->start = start;
    }
  run->end = end;
}

static void
tag_lines (PdReaderStyle *self,
           GtkTextBuffer *buffer,
           guint start,
           guint end)
{
  GtkTextIter first, second, last;

  gtk_text_buffer_get_iter_at_offset (buffer, &last, end);
  gtk_text_iter_set_line_offset (&last, 0);
  if ((guint) gtk_text_iter_get_offset (&last) <= start)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &first, start);
  gtk_text_buffer_apply_tag (buffer, self->not_last, &first, &last);
  second = first;
  gtk_text_iter_forward_line (&second);
  gtk_text_iter_forward_to_line_end (&last);
  gtk_text_buffer_apply_tag (buffer, self->not_first, &second, &last);
}

static gboolean
is_blank (PdText *text,
          guint start,
          guint end)
{
  const char *p = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, start);
  const char *last = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, end);

  while (p < last && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p >= last;
}

/**
 * pd_reader_style_create_buffer:
 * @text: a text
 * @breaks: (nullable): where its lines are to be broken
 *
 * Makes a buffer that holds @text, each block tagged as what it is.
 *
 * Returns: (transfer full): the buffer
 */
GtkTextBuffer *
pd_reader_style_create_buffer (PdReaderStyle *self,
                               PdText *text,
                               PdReaderBreaks *breaks)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (self->table);
  Run kinds = { NULL, 0, 0 }, extras = { NULL, 0, 0 }, gaps = { NULL, 0, 0 };
  GtkTextIter start, end;
  guint behind = 0;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  if (breaks != NULL)
    {
      g_autofree char *broken = pd_reader_breaks_dup_text (breaks, text);
      gtk_text_buffer_set_text (buffer, broken, -1);
    }
  else
    gtk_text_buffer_set_text (buffer, pd_text_get_utf8 (text), pd_text_get_n_bytes (text));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->base, &start, &end);

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      guint from = pd_reader_breaks_to_buffer (breaks, block->start);
      guint to = pd_reader_breaks_to_buffer (breaks, block->end);

      if (block->start > behind && is_blank (text, behind, block->start))
        add_to_run (&gaps, buffer, self->gap, pd_reader_breaks_to_buffer (breaks, behind), from);
      end_run (&gaps, buffer);
      /* The line feed that ends a block belongs to its last line. */
      behind = MIN (block->end + 1, pd_text_get_length (text));

      add_to_run (&kinds, buffer, self->blocks[find_look (block) - looks], from, to);
      if (block->kind == PD_BLOCK_LIST)
        add_to_run (&extras, buffer, find_list_tag (self, text, block), from, to);
      else if (block->kind == PD_BLOCK_PARAGRAPH && block->end > block->start && !is_blank (text, block->start, block->start + 1))
        add_to_run (&extras, buffer, self->indented, from, to);
      if ((block->kind == PD_BLOCK_LIST || block->kind == PD_BLOCK_QUOTE)
          && (i + 1 == pd_text_get_n_blocks (text) || pd_text_get_block (text, i + 1)->kind != block->kind))
        {
          gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
          gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
          gtk_text_buffer_apply_tag (buffer, self->group_end, &start, &end);
        }
      tag_lines (self, buffer, from, to);
    }
  end_run (&kinds, buffer);
  end_run (&extras, buffer);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_line (buffer, &end, 1);
  gtk_text_buffer_apply_tag (buffer, self->top, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  return buffer;
}

/**
 * pd_reader_style_get_top:
 *
 * Returns: what is left above the first line, in pixels
 */
int
pd_reader_style_get_top (PdReaderStyle *self)
{
  return (int) round (TOP_GAP * self->em);
}

/**
 * pd_reader_style_get_em:
 *
 * Returns: how wide an ideograph of the text is, in pixels
 */
double
pd_reader_style_get_em (PdReaderStyle *self)
{
  return self->em;
}

/**
 * pd_reader_style_get_ascent:
 *
 * Returns: how far a line of the font reaches above the baseline, in em
 */
double
pd_reader_style_get_ascent (PdReaderStyle *self)
{
  return self->ascent;
}

/**
 * pd_reader_style_get_descent:
 *
 * Returns: how far a line of the font reaches below the baseline, in em
 */
double
pd_reader_style_get_descent (PdReaderStyle *self)
{
  return self->descent;
}

/**
 * pd_reader_style_get_leading:
 * @block: (nullable): a block
 *
 * Returns: from one of its lines to the next, in em of its letters
 */
double
pd_reader_style_get_leading (PdReaderStyle *self,
                             const PdBlock *block)
{
  return block != NULL ? get_leading (self, find_look (block)) : self->leading;
}

/**
 * pd_reader_style_get_scale:
 * @block: (nullable): a block
 *
 * Returns: how large its letters are beside those of the text
 */
double
pd_reader_style_get_scale (const PdBlock *block)
{
  return block != NULL ? find_look (block)->scale : 1;
}

/**
 * pd_reader_style_get_inset:
 * @block: (nullable): a block
 *
 * Returns: how far from the column's edge its words are, in em
 */
double
pd_reader_style_get_inset (const PdBlock *block)
{
  if (block == NULL)
    return 0;
  if (block->kind == PD_BLOCK_LIST)
    return 1.5 * MAX (1, block->level);
  return find_look (block)->left;
}

/**
 * pd_reader_style_is_dim:
 * @block: (nullable): a block
 *
 * Returns: whether its letters step back
 */
gboolean
pd_reader_style_is_dim (const PdBlock *block)
{
  return block != NULL && find_look (block)->dim;
}
