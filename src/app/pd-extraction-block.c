#include "pd-extraction-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-choices.h"

/**
 * PdExtractionBlock:
 *
 * A block of an extracted text beside what is left of it in the text.
 */
struct _PdExtractionBlock
{
  GObject parent_instance;

  guint start;
  /* Behind its line feed where that is cut, which joins it with the next. */
  guint end;
  PdBlockKind kind;
  char *markup;
  char *rest;
  char *reasons;
};

G_DEFINE_FINAL_TYPE (PdExtractionBlock, pd_extraction_block, G_TYPE_OBJECT)

static void
pd_extraction_block_finalize (GObject *object)
{
  PdExtractionBlock *self = PD_EXTRACTION_BLOCK (object);

  g_free (self->markup);
  g_free (self->rest);
  g_free (self->reasons);

  G_OBJECT_CLASS (pd_extraction_block_parent_class)->finalize (object);
}

static void
pd_extraction_block_class_init (PdExtractionBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_extraction_block_finalize;
}

static void
pd_extraction_block_init (PdExtractionBlock *self)
{
}

/* For each character whether it is cut, and the first cut that it is in. */
static const PdCut **
find_cuts (PdText *extracted,
           GArray *cuts)
{
  const PdCut **found = g_new0 (const PdCut *, pd_text_get_length (extracted) + 1);

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      for (guint k = cut->start; k < cut->end && k < pd_text_get_length (extracted); k++)
        {
          if (found[k] == NULL)
            found[k] = cut;
        }
    }
  return found;
}

static void
append_piece (GString *markup,
              GString *rest,
              const char *piece,
              gboolean is_cut)
{
  g_autofree char *escaped = g_markup_escape_text (piece, -1);

  if (!is_cut)
    {
      g_string_append (markup, escaped);
      g_string_append (rest, piece);
    }
  /* A line through a space is hard to see. */
  else if (*piece != '\0' && strspn (piece, " \t\n") == strlen (piece))
    g_string_append_printf (markup, "<span background=\"#e5a50a\" background_alpha=\"55%%\">%s</span>", escaped);
  else
    g_string_append_printf (markup, "<span strikethrough=\"true\" alpha=\"75%%\">%s</span>", escaped);
}

typedef struct
{
  const char *reason;
  guint n;
} ReasonCount;

static void
count_reason (GArray *counts,
              const PdCut *cut)
{
  for (guint i = 0; i < counts->len; i++)
    {
      ReasonCount *count = &g_array_index (counts, ReasonCount, i);

      if (g_str_equal (count->reason, cut->reason))
        {
          count->n++;
          return;
        }
    }
  g_array_append_val (counts, ((ReasonCount) { cut->reason, 1 }));
}

static char *
describe_reasons (GArray *counts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const ReasonCount *count = &g_array_index (counts, ReasonCount, i);

      if (count->n == 1)
        g_strv_builder_add (builder, pd_cut_reason_get_label (count->reason));
      else
        /* Translators: why something was cut, and how often, such as "Stray space × 3". */
        g_strv_builder_take (builder, g_strdup_printf (_ ("%s × %u"), pd_cut_reason_get_label (count->reason), count->n));
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (_ (", "), parts);
}

static PdExtractionBlock *
create_block (PdText *extracted,
              const PdBlock *block,
              const PdCut **cuts)
{
  PdExtractionBlock *self = g_object_new (PD_TYPE_EXTRACTION_BLOCK, NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (ReasonCount));
  guint start = block->start;

  self->start = block->start;
  self->kind = block->kind;
  self->end = cuts[block->end] != NULL ? block->end + 1 : block->end;
  for (guint i = block->start; i < block->end;)
    {
      const PdCut *cut = cuts[i];
      g_autofree char *piece = NULL;

      while (i < block->end && cuts[i] == cut)
        i++;
      piece = pd_text_dup_slice (extracted, start, i);
      append_piece (markup, rest, piece, cut != NULL);
      if (cut != NULL)
        count_reason (counts, cut);
      start = i;
    }
  if (self->end > block->end && rest->len > 0)
    {
      count_reason (counts, cuts[block->end]);
      g_string_append (markup, "<span background=\"#e5a50a\" background_alpha=\"55%\">↵</span>");
    }
  self->markup = g_string_free_and_steal (g_steal_pointer (&markup));
  self->rest = g_string_free_and_steal (g_steal_pointer (&rest));
  if (counts->len > 0)
    self->reasons = describe_reasons (counts);
  return self;
}

/**
 * pd_extraction_block_list:
 * @extracted: an extracted text
 * @cuts: (element-type PdCut): what a text leaves out of it
 * @only_cut: whether blocks that nothing is cut of are left out
 *
 * Returns: (transfer full): a list of [class@Pd.ExtractionBlock]
 */
GListModel *
pd_extraction_block_list (PdText *extracted,
                          GArray *cuts,
                          gboolean only_cut)
{
  g_autofree const PdCut **found = NULL;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (PD_TYPE_EXTRACTION_BLOCK);

  g_return_val_if_fail (PD_IS_TEXT (extracted), NULL);
  g_return_val_if_fail (cuts != NULL, NULL);

  found = find_cuts (extracted, cuts);
  for (guint i = 0; i < pd_text_get_n_blocks (extracted); i++)
    {
      g_autoptr (PdExtractionBlock) block = create_block (extracted, pd_text_get_block (extracted, i), found);

      if (block->reasons != NULL || !only_cut)
        g_ptr_array_add (blocks, g_steal_pointer (&block));
    }
  g_list_store_splice (store, 0, 0, blocks->pdata, blocks->len);
  return G_LIST_MODEL (store);
}

/**
 * pd_extraction_block_get_start:
 *
 * Returns: its first code point in the extracted text
 */
guint
pd_extraction_block_get_start (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), 0);

  return self->start;
}

/**
 * pd_extraction_block_get_end:
 *
 * Returns: behind its last code point, and behind its line feed where that is cut
 */
guint
pd_extraction_block_get_end (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), 0);

  return self->end;
}

/**
 * pd_extraction_block_get_kind:
 *
 * Returns: what it is
 */
PdBlockKind
pd_extraction_block_get_kind (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), PD_BLOCK_PARAGRAPH);

  return self->kind;
}

/**
 * pd_extraction_block_has_cut:
 *
 * Returns: whether anything of it is cut
 */
gboolean
pd_extraction_block_has_cut (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), FALSE);

  return self->reasons != NULL;
}

/**
 * pd_extraction_block_is_gone:
 *
 * Returns: whether nothing of it is left in the text
 */
gboolean
pd_extraction_block_is_gone (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), FALSE);

  return *self->rest == '\0';
}

/**
 * pd_extraction_block_get_markup:
 *
 * Returns: (transfer none): Pango markup of its characters, in which one sees what is cut
 */
const char *
pd_extraction_block_get_markup (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), NULL);

  return self->markup;
}

/**
 * pd_extraction_block_get_rest:
 *
 * Returns: (transfer none): what is left of it in the text
 */
const char *
pd_extraction_block_get_rest (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), NULL);

  return self->rest;
}

/**
 * pd_extraction_block_get_reasons:
 *
 * Returns: (transfer none) (nullable): why something of it is cut, in the person's language
 */
const char *
pd_extraction_block_get_reasons (PdExtractionBlock *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION_BLOCK (self), NULL);

  return self->reasons;
}
