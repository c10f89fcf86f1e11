#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_REUSE_WATCH (pd_reuse_watch_get_type ())
G_DECLARE_FINAL_TYPE (PdReuseWatch, pd_reuse_watch, PD, REUSE_WATCH, GObject)

/* Property: busy (boolean, read only). */

PdReuseWatch *pd_reuse_watch_new (PdProject *project);
void pd_reuse_watch_stop (PdReuseWatch *self);
gboolean pd_reuse_watch_get_busy (PdReuseWatch *self);

G_END_DECLS
