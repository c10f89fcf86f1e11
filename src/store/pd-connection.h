#pragma once

#include <gio/gio.h>

/* The session extension is declared only where these are set. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "pd-store-error.h"
#include "pd-table.h"

G_BEGIN_DECLS

/**
 * PdConnectionMode:
 * @PD_CONNECTION_READ: reads only
 * @PD_CONNECTION_WRITE: reads and writes
 * @PD_CONNECTION_CREATE: makes the file, which must not exist or be empty
 */
typedef enum
{
  PD_CONNECTION_READ,
  PD_CONNECTION_WRITE,
  PD_CONNECTION_CREATE,
} PdConnectionMode;

#define PD_TYPE_CONNECTION (pd_connection_get_type ())
G_DECLARE_FINAL_TYPE (PdConnection, pd_connection, PD, CONNECTION, GObject)

PdConnection *pd_connection_open (const char *path,
                                  PdConnectionMode mode,
                                  GError **error);
gboolean pd_connection_close (PdConnection *self,
                              GError **error);

gboolean pd_connection_check_open (PdConnection *self,
                                   GError **error);
sqlite3 *pd_connection_get_db (PdConnection *self);
void pd_connection_set_cancellable (PdConnection *self,
                                    GCancellable *cancellable);

gboolean pd_connection_exec (PdConnection *self,
                             const char *sql,
                             GError **error);
sqlite3_stmt *pd_connection_prepare (PdConnection *self,
                                     const char *sql,
                                     GError **error);
gboolean pd_connection_step (PdConnection *self,
                             sqlite3_stmt *statement,
                             gboolean *has_row,
                             GError **error);
gboolean pd_connection_run (PdConnection *self,
                            sqlite3_stmt *statement,
                            GError **error);
gboolean pd_connection_get_integer (PdConnection *self,
                                    const char *sql,
                                    gint64 *value,
                                    GError **error);

void pd_connection_set_error (PdConnection *self,
                              int code,
                              GError **error);

void pd_statement_bind_text (sqlite3_stmt *statement,
                             int index,
                             const char *text);
void pd_statement_get_cells (sqlite3_stmt *statement,
                             guint first,
                             guint n_cells,
                             const gboolean *are_numbers,
                             PdCell *cells);

G_END_DECLS
