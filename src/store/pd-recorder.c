#include "pd-recorder.h"

#include <string.h>

#include "pd-journal.h"

/**
 * PdRecorder:
 *
 * Watches what a connection changes in the tables of the journal, and tells it as a changeset of SQLite's session
 * extension.
 *
 * A session object does the same, but asks for the columns of each table twice in every action, and prepares a query
 * of its rows: that took longer than a mark itself. Here the changes are written down as they come, and the
 * extension's change group joins what happened to one row.
 */
struct _PdRecorder
{
  GObject parent_instance;

  PdConnection *connection;
  /* Changes in the extension's format, which is described at the top of SQLite's sqlite3session.c. */
  GByteArray *bytes;
  /* Which table the last of them is of. */
  const char *table;
  gboolean paused;
  int code;
};

G_DEFINE_FINAL_TYPE (PdRecorder, pd_recorder, G_TYPE_OBJECT)

static void
pd_recorder_finalize (GObject *object)
{
  PdRecorder *self = PD_RECORDER (object);

  sqlite3_preupdate_hook (pd_connection_get_db (self->connection), NULL, NULL);
  g_byte_array_unref (self->bytes);
  g_object_unref (self->connection);

  G_OBJECT_CLASS (pd_recorder_parent_class)->finalize (object);
}

static void
pd_recorder_class_init (PdRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_recorder_finalize;
}

static void
pd_recorder_init (PdRecorder *self)
{
  self->bytes = g_byte_array_new ();
}

static void
append_byte (GByteArray *bytes,
             guint8 byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

/* Seven bits a byte, the high bit says that more follow. */
static void
append_number (GByteArray *bytes,
               guint32 number)
{
  guint8 buffer[5];
  guint start = G_N_ELEMENTS (buffer);

  buffer[--start] = number & 0x7F;
  while ((number >>= 7) > 0)
    buffer[--start] = 0x80 | (number & 0x7F);
  g_byte_array_append (bytes, buffer + start, G_N_ELEMENTS (buffer) - start);
}

static void
append_value (GByteArray *bytes,
              sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  double real;
  guint64 bits;

  append_byte (bytes, type);
  switch (type)
    {
    case SQLITE_INTEGER:
      bits = GUINT64_TO_BE (sqlite3_value_int64 (value));
      g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
      break;
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      memcpy (&bits, &real, sizeof bits);
      bits = GUINT64_TO_BE (bits);
      g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      append_number (bytes, sqlite3_value_bytes (value));
      g_byte_array_append (bytes, sqlite3_value_blob (value), sqlite3_value_bytes (value));
      break;
    default:
      break;
    }
}

typedef int (*GetValue) (sqlite3 *db,
                         int column,
                         sqlite3_value **value);

static void
append_column (PdRecorder *self,
               GByteArray *bytes,
               sqlite3 *db,
               GetValue get_value,
               int column)
{
  sqlite3_value *value = NULL;
  int code = get_value (db, column, &value);

  if (code == SQLITE_OK)
    append_value (bytes, value);
  else
    self->code = code;
}

static void
append_row (PdRecorder *self,
            sqlite3 *db,
            GetValue get_value)
{
  for (int i = 0; i < sqlite3_preupdate_count (db); i++)
    append_column (self, self->bytes, db, get_value, i);
}

static void
undefine (GByteArray *bytes,
          guint start)
{
  g_byte_array_set_size (bytes, start);
  append_byte (bytes, 0);
}

/* Of an updated row only what changed is told, and its key. */
static gboolean
append_update (PdRecorder *self,
               sqlite3 *db)
{
  g_autoptr (GByteArray) after = g_byte_array_new ();
  gboolean changed = FALSE;

  for (int i = 0; i < sqlite3_preupdate_count (db); i++)
    {
      guint old_start = self->bytes->len, new_start = after->len;

      if (pd_journal_leaves_out (self->table, i))
        {
          append_byte (self->bytes, 0);
          append_byte (after, 0);
          continue;
        }
      append_column (self, self->bytes, db, sqlite3_preupdate_old, i);
      append_column (self, after, db, sqlite3_preupdate_new, i);
      if (self->bytes->len - old_start != after->len - new_start
          || memcmp (self->bytes->data + old_start, after->data + new_start, after->len - new_start) != 0)
        {
          changed = TRUE;
          continue;
        }
      undefine (after, new_start);
      if (i > 0)
        undefine (self->bytes, old_start);
    }
  g_byte_array_append (self->bytes, after->data, after->len);
  return changed;
}

/* The first column is the key of every table in the journal. */
static void
append_table (PdRecorder *self,
              sqlite3 *db,
              const char *table)
{
  int n = sqlite3_preupdate_count (db);

  self->table = table;
  append_byte (self->bytes, 'T');
  append_number (self->bytes, n);
  for (int i = 0; i < n; i++)
    append_byte (self->bytes, i == 0);
  g_byte_array_append (self->bytes, (const guint8 *) table, strlen (table) + 1);
}

static void
on_change (void *data,
           sqlite3 *db,
           int operation,
           const char *schema,
           const char *name,
           sqlite3_int64 old_row,
           sqlite3_int64 new_row)
{
  PdRecorder *self = data;
  const char *table = self->paused ? NULL : pd_journal_find_table (name);
  guint start;

  if (table == NULL)
    return;
  if (table != self->table)
    append_table (self, db, table);
  start = self->bytes->len;
  append_byte (self->bytes, operation);
  /* Whether a trigger or a foreign key did it is of no interest. */
  append_byte (self->bytes, FALSE);
  if (operation == SQLITE_INSERT)
    append_row (self, db, sqlite3_preupdate_new);
  else if (operation == SQLITE_DELETE)
    append_row (self, db, sqlite3_preupdate_old);
  else if (!append_update (self, db))
    g_byte_array_set_size (self->bytes, start);
}

/**
 * pd_recorder_new:
 * @connection: a connection that no other recorder watches
 *
 * Returns: (transfer full): a recorder, which watches until it goes
 */
PdRecorder *
pd_recorder_new (PdConnection *connection)
{
  PdRecorder *self;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  self = g_object_new (PD_TYPE_RECORDER, NULL);
  self->connection = g_object_ref (connection);
  sqlite3_preupdate_hook (pd_connection_get_db (connection), on_change, self);
  return self;
}

/**
 * pd_recorder_set_paused:
 * @paused: whether changes are left out, as for rows that are not to be undone
 *
 * Looks away for a while.
 */
void
pd_recorder_set_paused (PdRecorder *self,
                        gboolean paused)
{
  g_return_if_fail (PD_IS_RECORDER (self));

  self->paused = paused;
}

/**
 * pd_recorder_finish:
 * @changeset: (out) (nullable): what changed, to be freed with sqlite3_free(); %NULL where nothing did
 * @n_bytes: (out): its length in bytes
 * @error: return location for an error
 *
 * Tells what changed in all, each row once.
 *
 * Returns: whether that went well
 */
gboolean
pd_recorder_finish (PdRecorder *self,
                    void **changeset,
                    int *n_bytes,
                    GError **error)
{
  sqlite3_changegroup *group = NULL;
  int code;

  g_return_val_if_fail (PD_IS_RECORDER (self), FALSE);

  *changeset = NULL;
  *n_bytes = 0;
  code = self->code;
  if (code == SQLITE_OK)
    code = sqlite3changegroup_new (&group);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, self->bytes->len, self->bytes->data);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, n_bytes, changeset);
  sqlite3changegroup_delete (group);
  if (code == SQLITE_OK)
    return TRUE;
  pd_connection_set_error (self->connection, code, error);
  return FALSE;
}
