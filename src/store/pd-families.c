#include "pd-families.h"

#include "pd-row-set.h"
#include "pd-uuid.h"

/* Families are derived from the texts: nothing of this is undone. */
typedef struct
{
  PdConnection *connection;
  gint64 now;
  /* The families that have their articles, and the rows that say so. */
  PdRowSet *families;
  PdRowSet *members;
  /* The families that an article left. */
  PdRowSet *left;
  gboolean changed;
} Update;

static void
update_clear (Update *self)
{
  pd_row_set_free (self->families);
  pd_row_set_free (self->members);
  pd_row_set_free (self->left);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

/* An article as it is in the file, and what family it is in. */
typedef struct
{
  gint64 article;
  gint64 member;
  gint64 family;
} Place;

static gboolean
find_place (Update *self,
            const char *article_id,
            Place *place,
            GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  *place = (Place) { 0 };
  statement = pd_connection_prepare (self->connection, "SELECT a.id, m.id, m.family_id FROM article a LEFT JOIN family_member m ON m.article_id = a.id WHERE a.uuid = ? LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, article_id);
  if (!pd_connection_step (self->connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      place->article = sqlite3_column_int64 (statement, 0);
      place->member = sqlite3_column_int64 (statement, 1);
      place->family = sqlite3_column_int64 (statement, 2);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
run (Update *self,
     sqlite3_stmt *statement,
     GError **error)
{
  if (!pd_connection_run (self->connection, statement, error))
    return FALSE;
  self->changed = self->changed || sqlite3_changes (pd_connection_get_db (self->connection)) > 0;
  return TRUE;
}

static gboolean
insert_family (Update *self,
               gint64 *row,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "INSERT INTO family (uuid, created, modified) VALUES (?1, ?2, ?2)", error);
  g_autofree char *id = pd_uuid_new ();

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, self->now);
  if (!run (self, statement, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (self->connection));
  return TRUE;
}

/* The family that one of its articles is in already, unless others have that; so it stays the same when an article joins it. */
static gboolean
choose_family (Update *self,
               const PdFamilyEntry *entries,
               guint n,
               gint64 *family,
               GError **error)
{
  *family = 0;
  for (guint i = 0; i < n && *family == 0; i++)
    {
      Place place;

      if (!find_place (self, entries[i].article_id, &place, error))
        return FALSE;
      if (place.family != 0 && !pd_row_set_contains (self->families, place.family))
        *family = place.family;
    }
  if (*family == 0 && !insert_family (self, family, error))
    return FALSE;
  pd_row_set_add (self->families, *family);
  return TRUE;
}

static gboolean
insert_member (Update *self,
               const PdFamilyEntry *entry,
               gint64 family,
               gint64 article,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "INSERT INTO family_member (uuid, family_id, article_id, kind, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?5)", error);
  g_autofree char *id = pd_uuid_new ();

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, family);
  sqlite3_bind_int64 (statement, 3, article);
  pd_statement_bind_text (statement, 4, entry->kind);
  sqlite3_bind_int64 (statement, 5, self->now);
  if (!run (self, statement, error))
    return FALSE;
  pd_row_set_add (self->members, sqlite3_last_insert_rowid (pd_connection_get_db (self->connection)));
  return TRUE;
}

/* One that was removed meanwhile is left out. */
static gboolean
put_member (Update *self,
            const PdFamilyEntry *entry,
            gint64 family,
            GError **error)
{
  sqlite3_stmt *statement;
  Place place;

  if (!find_place (self, entry->article_id, &place, error))
    return FALSE;
  if (place.article == 0)
    return TRUE;
  if (place.member == 0)
    return insert_member (self, entry, family, place.article, error);
  pd_row_set_add (self->members, place.member);
  if (place.family != family)
    pd_row_set_add (self->left, place.family);
  statement = pd_connection_prepare (self->connection, "UPDATE family_member SET family_id = ?1, kind = ?2, modified = ?3 WHERE id = ?4 AND (family_id <> ?1 OR kind IS NOT ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, family);
  pd_statement_bind_text (statement, 2, entry->kind);
  sqlite3_bind_int64 (statement, 3, self->now);
  sqlite3_bind_int64 (statement, 4, place.member);
  return run (self, statement, error);
}

static gboolean
set_origin (Update *self,
            const char *article_id,
            gint64 family,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection,
                                                   "UPDATE family SET origin_article_id = o.id, modified = ?1 FROM (SELECT (SELECT id FROM article WHERE uuid = ?2) AS id) o"
                                                   " WHERE family.id = ?3 AND family.origin_article_id IS NOT o.id",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->now);
  pd_statement_bind_text (statement, 2, article_id);
  sqlite3_bind_int64 (statement, 3, family);
  return run (self, statement, error);
}

static gboolean
put_family (Update *self,
            const PdFamilyEntry *entries,
            guint n,
            GError **error)
{
  const char *origin = NULL;
  gint64 family;

  if (!choose_family (self, entries, n, &family, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!put_member (self, &entries[i], family, error))
        return FALSE;
      if (entries[i].is_origin)
        origin = entries[i].article_id;
    }
  return set_origin (self, origin, family, error);
}

static gboolean
delete_row (Update *self,
            const char *sql,
            gint64 row,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  return run (self, statement, error);
}

static gboolean
leave (Update *self,
       const char *article_id,
       GError **error)
{
  Place place;

  if (!find_place (self, article_id, &place, error))
    return FALSE;
  if (place.member == 0 || pd_row_set_contains (self->members, place.member))
    return TRUE;
  pd_row_set_add (self->left, place.family);
  return delete_row (self, "DELETE FROM family_member WHERE id = ?", place.member, error);
}

/* All that are not named. */
static gboolean
leave_others (Update *self,
              GError **error)
{
  g_autoptr (PdRowSet) others = pd_row_set_new ();
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, "SELECT id FROM family_member", error);

  if (statement == NULL || !pd_row_set_add_rows (others, self->connection, statement, NULL, error))
    return FALSE;
  pd_row_set_subtract (others, self->members);
  for (gint64 row = pd_row_set_next (others, 0); row != 0; row = pd_row_set_next (others, row))
    {
      if (!delete_row (self, "DELETE FROM family_member WHERE id = ?", row, error))
        return FALSE;
    }
  statement = pd_connection_prepare (self->connection, "DELETE FROM family WHERE id NOT IN (SELECT family_id FROM family_member)", error);
  return statement != NULL && run (self, statement, error);
}

static gboolean
delete_empty (Update *self,
              GError **error)
{
  for (gint64 row = pd_row_set_next (self->left, 0); row != 0; row = pd_row_set_next (self->left, row))
    {
      if (!delete_row (self, "DELETE FROM family WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM family_member WHERE family_id = ?1)", row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_families_update:
 * @connection: a connection that writes, in a transaction
 * @entries: (element-type PdFamilyEntry): the articles of some families, all of each
 * @left: (nullable) (element-type utf8): the UUIDs of articles that share text with none any more; %NULL where those are all that
 *   @entries does not name
 * @changed: (out): whether anything was not so before
 * @error: return location for an error
 *
 * Puts articles into families. One that has its articles already stays as it is; one that articles join, or leave, stays the same family.
 * Families are derived from the texts: nothing of that is undone.
 *
 * Returns: whether that went well
 */
gboolean
pd_families_update (PdConnection *connection,
                    const GArray *entries,
                    const GPtrArray *left,
                    gboolean *changed,
                    GError **error)
{
  g_auto (Update) update = { connection, g_get_real_time () / 1000, pd_row_set_new (), pd_row_set_new (), pd_row_set_new (), FALSE };
  const PdFamilyEntry *all;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);
  g_return_val_if_fail (changed != NULL, FALSE);

  all = (const PdFamilyEntry *) entries->data;
  for (guint i = 0, end; i < entries->len; i = end)
    {
      for (end = i + 1; end < entries->len && all[end].family == all[i].family; end++)
        ;
      if (!put_family (&update, &all[i], end - i, error))
        return FALSE;
    }
  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      if (!leave (&update, g_ptr_array_index (left, i), error))
        return FALSE;
    }
  if (!(left != NULL ? delete_empty (&update, error) : leave_others (&update, error)))
    return FALSE;
  *changed = update.changed;
  return TRUE;
}

/**
 * pd_families_get_state:
 * @connection: a connection that reads
 * @state: (out) (transfer full) (nullable): what was set; %NULL where nothing was
 * @error: return location for an error
 *
 * Loads for which articles the families were found.
 *
 * Returns: whether that went well
 */
gboolean
pd_families_get_state (PdConnection *connection,
                       char **state,
                       GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  *state = NULL;
  statement = pd_connection_prepare (connection, "SELECT version FROM derived WHERE name = 'families'", error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *state = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_families_set_state:
 * @connection: a connection that writes, in a transaction
 * @state: anything that tells which articles those are
 * @error: return location for an error
 *
 * Keeps for which articles the families were found.
 *
 * Returns: whether that went well
 */
gboolean
pd_families_set_state (PdConnection *connection,
                       const char *state,
                       GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  statement = pd_connection_prepare (connection, "INSERT OR REPLACE INTO derived (name, version) VALUES ('families', ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, state);
  return pd_connection_run (connection, statement, error);
}
