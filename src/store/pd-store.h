#pragma once

#include "pd-transaction.h"
#include "pd-worker.h"

G_BEGIN_DECLS

/**
 * PdStoreMode:
 * @PD_STORE_OPEN: opens a project, to write where that can be
 * @PD_STORE_READ: opens a project to read only
 * @PD_STORE_CREATE: makes a new one
 */
typedef enum
{
  PD_STORE_OPEN,
  PD_STORE_READ,
  PD_STORE_CREATE,
} PdStoreMode;

#define PD_TYPE_STORE (pd_store_get_type ())
G_DECLARE_FINAL_TYPE (PdStore, pd_store, PD, STORE, GObject)

PdStore *pd_store_new (const char *path,
                       PdStoreMode mode,
                       const char *coder_name,
                       GCancellable *cancellable,
                       GError **error);
gboolean pd_store_close (PdStore *self,
                         GError **error);

void pd_store_empty_log (PdConnection *connection);

const char *pd_store_get_path (PdStore *self);
const char *pd_store_get_kept_path (PdStore *self);
gboolean pd_store_get_read_only (PdStore *self);
const char *pd_store_get_coder_id (PdStore *self);
gint64 pd_store_get_coder (PdStore *self);

PdWorker *pd_store_get_writer (PdStore *self);
PdWorker *pd_store_get_reader (PdStore *self);

G_END_DECLS
