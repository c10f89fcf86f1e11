#include "pd-codebook-versions.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-outline-rows.h"
#include "pd-tag-path.h"
#include "pd-uuid.h"

/* In the order of the columns. */
static const PdTagText texts[] = {
  PD_TAG_TEXT_COLOUR,
  PD_TAG_TEXT_SHORTCUT,
  PD_TAG_TEXT_DESCRIPTION,
  PD_TAG_TEXT_WHEN_TO_USE,
  PD_TAG_TEXT_WHEN_NOT_TO_USE,
  PD_TAG_TEXT_EXAMPLES,
};

static gboolean
insert_version (PdConnection *connection,
                const char *note,
                gint64 coder,
                gint64 *number,
                gint64 *row,
                GError **error)
{
  g_autofree char *uuid = pd_uuid_new ();
  sqlite3_stmt *statement;

  if (!pd_connection_get_integer (connection, "SELECT coalesce (max (number), 0) + 1 FROM codebook_version", number, error))
    return FALSE;
  statement = pd_connection_prepare (connection, "INSERT INTO codebook_version (uuid, number, note, coder_id, created) VALUES (?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, uuid);
  sqlite3_bind_int64 (statement, 2, *number);
  pd_statement_bind_text (statement, 3, note);
  sqlite3_bind_int64 (statement, 4, coder);
  sqlite3_bind_int64 (statement, 5, g_get_real_time () / 1000);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return TRUE;
}

static gboolean
insert_tag (PdConnection *connection,
            gint64 version,
            PdTagOutline *outline,
            guint index,
            GError **error)
{
  const PdTagEntry *entry = pd_tag_outline_get (outline, index);
  g_autofree char *path = pd_tag_outline_dup_path (outline, index);
  sqlite3_stmt *statement;

  statement = pd_connection_prepare (connection,
                                     "INSERT INTO codebook_version_tag (version_id, position, tag_uuid, parent_uuid, name, tag_path,"
                                     " colour, shortcut, description, when_to_use, when_not_to_use, examples) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, version);
  sqlite3_bind_int64 (statement, 2, index);
  pd_statement_bind_text (statement, 3, entry->id);
  pd_statement_bind_text (statement, 4, entry->parent >= 0 ? pd_tag_outline_get (outline, entry->parent)->id : NULL);
  pd_statement_bind_text (statement, 5, entry->name);
  pd_statement_bind_text (statement, 6, path);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    pd_statement_bind_text (statement, 7 + i, entry->texts[texts[i]]);
  return pd_connection_run (connection, statement, error);
}

/**
 * pd_codebook_versions_freeze:
 * @connection: a connection to write with, in a transaction
 * @note: (nullable): what is to be noted on it
 * @coder: the row of who does it
 * @number: (out): its number: one more than the last has, from 1
 * @error: return location for an error
 *
 * Keeps the codebook as it is as a version, which nothing changes any more: it is not in the journal, so that neither undo nor redo goes through
 * it. Memos, which are notes on the work, and counts are not part of it.
 *
 * Returns: whether it is kept; %PD_STORE_ERROR_INVALID where there are no tags
 */
gboolean
pd_codebook_versions_freeze (PdConnection *connection,
                             const char *note,
                             gint64 coder,
                             gint64 *number,
                             GError **error)
{
  g_autoptr (PdTagOutline) outline = NULL;
  gint64 version;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  outline = pd_outline_rows_load (connection, NULL, error);
  if (outline == NULL)
    return FALSE;
  if (pd_tag_outline_get_n (outline) == 0)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("The codebook has no tags to freeze."));
      return FALSE;
    }
  if (!insert_version (connection, note, coder, number, &version, error))
    return FALSE;
  for (guint i = 0; i < pd_tag_outline_get_n (outline); i++)
    {
      if (!insert_tag (connection, version, outline, i, error))
        return FALSE;
    }
  return TRUE;
}

/* A file may come from anywhere: what stands before the tag that it is nested under is told at the top. Nothing is left out. */
static gboolean
add_tag (PdTagOutline *outline,
         gint64 number,
         sqlite3_stmt *statement,
         GError **error)
{
  const char *parent_id = (const char *) sqlite3_column_text (statement, 1);
  guint n = pd_tag_outline_get_n (outline);
  int parent = parent_id != NULL ? pd_tag_outline_find (outline, parent_id) : -1;
  int index = pd_tag_outline_add (outline, (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 2), parent);

  for (gsize i = 0; index == (int) n && i < G_N_ELEMENTS (texts); i++)
    pd_tag_outline_set_text (outline, index, texts[i], (const char *) sqlite3_column_text (statement, 3 + i));
  if (index >= 0)
    return TRUE;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("Another program nested tags more than %u levels deep in version %" PRId64 " of the codebook: use another version."),
               PD_TAG_PATH_MAX_LEVELS, number);
  return FALSE;
}

/**
 * pd_codebook_versions_load:
 * @connection: a connection
 * @number: the number of a version
 * @error: return location for an error
 *
 * Loads a version of the codebook.
 *
 * Returns: (transfer full): the codebook as it was then; %NULL with an error, %PD_STORE_ERROR_NOT_FOUND where there is none of that number,
 *   %PD_STORE_ERROR_INVALID where it cannot be told as a whole
 */
PdTagOutline *
pd_codebook_versions_load (PdConnection *connection,
                           gint64 number,
                           GError **error)
{
  g_autoptr (PdTagOutline) outline = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  outline = pd_tag_outline_new ();
  statement = pd_connection_prepare (connection,
                                     "SELECT t.tag_uuid, t.parent_uuid, t.name, t.colour, t.shortcut, t.description, t.when_to_use, t.when_not_to_use, t.examples"
                                     " FROM codebook_version_tag t JOIN codebook_version v ON v.id = t.version_id WHERE v.number = ? ORDER BY t.position",
                                     error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  do
    {
      if (!pd_connection_step (connection, statement, &has_row, error) || (has_row && !add_tag (outline, number, statement, error)))
        return NULL;
    }
  while (has_row);
  if (pd_tag_outline_get_n (outline) > 0)
    return g_steal_pointer (&outline);
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no version %" PRId64 " of the codebook."), number);
  return NULL;
}
