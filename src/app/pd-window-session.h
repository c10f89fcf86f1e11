#pragma once

#include "pd-application.h"

G_BEGIN_DECLS

#define PD_TYPE_WINDOW_SESSION (pd_window_session_get_type ())
G_DECLARE_FINAL_TYPE (PdWindowSession, pd_window_session, PD, WINDOW_SESSION, GObject)

PdWindowSession *pd_window_session_new (PdApplication *application);
gboolean pd_window_session_restore (PdWindowSession *self);

G_END_DECLS
