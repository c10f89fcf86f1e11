#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

#define PD_TYPE_RECORDER (pd_recorder_get_type ())
G_DECLARE_FINAL_TYPE (PdRecorder, pd_recorder, PD, RECORDER, GObject)

PdRecorder *pd_recorder_new (PdConnection *connection);

void pd_recorder_set_paused (PdRecorder *self,
                             gboolean paused);
gboolean pd_recorder_finish (PdRecorder *self,
                             void **changeset,
                             int *n_bytes,
                             GError **error);

G_END_DECLS
