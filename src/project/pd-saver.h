#pragma once

#include "pd-working-copy.h"

G_BEGIN_DECLS

#define PD_TYPE_SAVER (pd_saver_get_type ())
G_DECLARE_FINAL_TYPE (PdSaver, pd_saver, PD, SAVER, GObject)

/* Signal: failed (const GError *error), in the context it was made for. */

PdSaver *pd_saver_new (PdWorkingCopy *working_copy,
                       GMainContext *context,
                       gboolean dirty);
void pd_saver_note_change (PdSaver *self);
void pd_saver_schedule (PdSaver *self);
gboolean pd_saver_settle (PdSaver *self,
                          PdWorkingCopyChoice choice,
                          GError **error);
gboolean pd_saver_finish (PdSaver *self,
                          GError **error);

G_END_DECLS
