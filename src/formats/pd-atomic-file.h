#pragma once

#include "pd-format-error.h"

G_BEGIN_DECLS

#define PD_TYPE_ATOMIC_FILE (pd_atomic_file_get_type ())
G_DECLARE_FINAL_TYPE (PdAtomicFile, pd_atomic_file, PD, ATOMIC_FILE, GObject)

PdAtomicFile *pd_atomic_file_new (GFile *file,
                                  GError **error);

GOutputStream *pd_atomic_file_get_stream (PdAtomicFile *self);
gboolean pd_atomic_file_commit (PdAtomicFile *self,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
