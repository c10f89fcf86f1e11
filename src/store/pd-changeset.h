#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdChangeset:
 * @table: the table of the change it stands at
 * @operation: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 *
 * Reads a changeset of SQLite's session extension, which may be anything at all, from change to change.
 */
typedef struct
{
  const char *table;
  int operation;

  /*< private >*/
  const guchar *next;
  const guchar *end;
  guint64 n_columns;
  const guchar *row;
  gboolean is_broken;
} PdChangeset;

void pd_changeset_init (PdChangeset *self,
                        gconstpointer bytes,
                        int n_bytes);
gboolean pd_changeset_next (PdChangeset *self);
gboolean pd_changeset_is_sound (const PdChangeset *self);

gboolean pd_changeset_changes (const PdChangeset *self,
                               guint column);
gint64 pd_changeset_get_integer (const PdChangeset *self,
                                 guint column);
gint64 pd_changeset_get_new_integer (const PdChangeset *self,
                                     guint column);

G_END_DECLS
