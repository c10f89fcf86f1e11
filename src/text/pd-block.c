#include "pd-block.h"

static const char *const kind_names[] = {
  [PD_BLOCK_HEADING] = "heading",
  [PD_BLOCK_BYLINE] = "byline",
  [PD_BLOCK_PARAGRAPH] = "paragraph",
  [PD_BLOCK_QUOTE] = "quote",
  [PD_BLOCK_LIST] = "list",
  [PD_BLOCK_CAPTION] = "caption",
  [PD_BLOCK_IMAGE] = "image",
};

static void
pd_block_clear (gpointer data)
{
  PdBlock *block = data;

  g_clear_pointer (&block->url, g_free);
  g_clear_pointer (&block->alt, g_free);
}

/**
 * pd_blocks_new:
 *
 * Returns: (transfer full) (element-type PdBlock): an empty array of blocks
 */
GArray *
pd_blocks_new (void)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (PdBlock));

  g_array_set_clear_func (blocks, pd_block_clear);
  return blocks;
}

/**
 * pd_blocks_append:
 * @blocks: (element-type PdBlock): an array made by [func@Pd.blocks_new]
 * @kind: what the block is
 * @level: see [struct@Pd.Block]
 * @start: code points
 * @end: code points, exclusive
 * @url: (nullable): copied
 * @alt: (nullable): copied
 *
 * Appends a block.
 */
void
pd_blocks_append (GArray *blocks,
                  PdBlockKind kind,
                  guint level,
                  guint start,
                  guint end,
                  const char *url,
                  const char *alt)
{
  PdBlock block = { kind, level, start, end, g_strdup (url), g_strdup (alt) };

  g_return_if_fail (blocks != NULL);
  g_return_if_fail (start <= end);

  g_array_append_val (blocks, block);
}

/**
 * pd_block_kind_to_string:
 *
 * Returns: the name that the project file and the exports use
 */
const char *
pd_block_kind_to_string (PdBlockKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * pd_block_kind_from_string:
 * @string: (nullable): a name
 * @kind: (out): what it names
 *
 * Returns: whether @string names a kind of block
 */
gboolean
pd_block_kind_from_string (const char *string,
                           PdBlockKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (string, kind_names[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}
