#include "pd-outline-rows.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"
#include "pd-tag-path.h"
#include "pd-tag-tally.h"

typedef struct
{
  PdTagOutline *outline;
  /* From the UUID of a tag, or "" for the top, to the tags right under it, in their order. */
  GHashTable *children;
  PdTagTally *tally;
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->outline, pd_tag_outline_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->tally, pd_tag_tally_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static const struct
{
  PdKey key;
  PdTagText text;
} texts[] = {
  { PD_TAG_COLOUR, PD_TAG_TEXT_COLOUR },
  { PD_TAG_SHORTCUT, PD_TAG_TEXT_SHORTCUT },
  { PD_TAG_DESCRIPTION, PD_TAG_TEXT_DESCRIPTION },
  { PD_TAG_WHEN_TO_USE, PD_TAG_TEXT_WHEN_TO_USE },
  { PD_TAG_WHEN_NOT_TO_USE, PD_TAG_TEXT_WHEN_NOT_TO_USE },
};

/* What other programs nested in a circle, or deeper than the views of the project look, is in no list of tags. */
static gboolean
check_nesting (PdConnection *connection,
               GError **error)
{
  gint64 n;

  if (!pd_connection_get_integer (connection, "SELECT count(*) FROM tag WHERE id NOT IN (SELECT tag_id FROM tag_path)", &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID,
               ngettext ("Another program nested %u tag in a circle or more than %u levels deep, and it would be missing: nest it elsewhere there first.",
                         "Another program nested %u tags in a circle or more than %u levels deep, and they would be missing: nest them elsewhere there first.", n),
               (guint) n, PD_TAG_PATH_MAX_LEVELS);
  return FALSE;
}

static void
group_tags (Loading *self,
            GPtrArray *tags)
{
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      const char *parent_id = pd_record_get_text (tag, PD_TAG_PARENT_ID);
      GPtrArray *siblings = g_hash_table_lookup (self->children, parent_id != NULL ? parent_id : "");

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (self->children, g_strdup (parent_id != NULL ? parent_id : ""), siblings);
        }
      g_ptr_array_add (siblings, tag);
    }
}

/* Each tag is followed by those nested under it. Of two that an older project has beside each other under one name, the first is told. */
static void
add_children (Loading *self,
              const char *parent_id,
              int parent)
{
  GPtrArray *tags = g_hash_table_lookup (self->children, parent_id);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      const char *id = pd_record_get_id (tag);
      const PdTagCounts *counts = pd_tag_tally_get (self->tally, id);
      guint n = pd_tag_outline_get_n (self->outline);
      int index = pd_tag_outline_add (self->outline, id, pd_record_get_text (tag, PD_TAG_NAME), parent);

      g_assert (index >= 0);
      if (index == (int) n)
        {
          for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
            pd_tag_outline_set_text (self->outline, index, texts[k].text, pd_record_get_text (tag, texts[k].key));
          if (counts != NULL)
            pd_tag_outline_set_counts (self->outline, index, counts->highlights, counts->articles);
        }
      add_children (self, id, index);
    }
}

/* One more of several, behind an empty line. */
static void
append_text (Loading *self,
             const char *tag_id,
             PdTagText text,
             const char *value)
{
  int index = pd_tag_outline_find (self->outline, tag_id);
  const char *there = index >= 0 ? pd_tag_outline_get (self->outline, index)->texts[text] : NULL;
  g_autofree char *joined = there != NULL ? g_strconcat (there, "\n\n", value, NULL) : g_strdup (value);

  if (index >= 0)
    pd_tag_outline_set_text (self->outline, index, text, joined);
}

static gboolean
add_examples (Loading *self,
              PdConnection *connection,
              GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT g.uuid, h.quote FROM highlight_tag t JOIN highlight h ON h.id = t.highlight_id JOIN article a ON a.id = h.article_id"
                                     " JOIN tag g ON g.id = t.tag_id WHERE t.example AND a.present ORDER BY h.article_id, h.start",
                                     error);
  if (statement == NULL)
    return FALSE;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      append_text (self, (const char *) sqlite3_column_text (statement, 0), PD_TAG_TEXT_EXAMPLES, (const char *) sqlite3_column_text (statement, 1));
    }
  return FALSE;
}

static gboolean
add_memos (Loading *self,
           PdConnection *connection,
           GError **error)
{
  g_autoptr (GPtrArray) memos = pd_rows_query (connection, PD_WORD_MEMO, "tag_id IS NOT NULL", NULL, error);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      PdRecord *memo = g_ptr_array_index (memos, i);

      append_text (self, pd_record_get_text (memo, PD_MEMO_TAG_ID), PD_TAG_TEXT_MEMOS, pd_record_get_text (memo, PD_MEMO_BODY));
    }
  return memos != NULL;
}

/**
 * pd_outline_rows_load:
 * @connection: a connection, in a transaction
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads the codebook as it is, with its examples, memos and counts: all of it or nothing.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error: %PD_STORE_ERROR_INVALID where tags are nested as the program itself nests none
 */
PdTagOutline *
pd_outline_rows_load (PdConnection *connection,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Loading) loading = { 0 };
  g_autoptr (GPtrArray) tags = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  if (!check_nesting (connection, error))
    return NULL;
  tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);
  loading.tally = tags != NULL ? pd_tag_tally_new (connection, cancellable, error) : NULL;
  if (loading.tally == NULL)
    return NULL;
  loading.outline = pd_tag_outline_new ();
  group_tags (&loading, tags);
  add_children (&loading, "", -1);
  if (!add_examples (&loading, connection, error) || !add_memos (&loading, connection, error))
    return NULL;
  return g_steal_pointer (&loading.outline);
}
