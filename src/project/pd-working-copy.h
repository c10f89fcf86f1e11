#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdWorkingCopyChoice:
 * @PD_WORKING_COPY_ASK: fails with %PD_STORE_ERROR_CONFLICT where both have changed
 * @PD_WORKING_COPY_MINE: goes on with the working copy; the file as it is now is kept beside it under another name
 * @PD_WORKING_COPY_THEIRS: goes on with the file; the working copy is kept beside it under another name
 *
 * What to do where a project was changed elsewhere while changes of this computer had not been written back.
 */
typedef enum
{
  PD_WORKING_COPY_ASK,
  PD_WORKING_COPY_MINE,
  PD_WORKING_COPY_THEIRS,
} PdWorkingCopyChoice;

#define PD_TYPE_WORKING_COPY (pd_working_copy_get_type ())
G_DECLARE_FINAL_TYPE (PdWorkingCopy, pd_working_copy, PD, WORKING_COPY, GObject)

gboolean pd_working_copy_is_needed (const char *path);

PdWorkingCopy *pd_working_copy_new (const char *path,
                                    const char *folder,
                                    PdWorkingCopyChoice choice,
                                    GError **error);
const char *pd_working_copy_get_path (PdWorkingCopy *self);
gboolean pd_working_copy_get_recovered (PdWorkingCopy *self);
gboolean pd_working_copy_settle (PdWorkingCopy *self,
                                 PdWorkingCopyChoice choice,
                                 GError **error);
gboolean pd_working_copy_write_back (PdWorkingCopy *self,
                                     GError **error);
gboolean pd_working_copy_end (PdWorkingCopy *self,
                              gboolean changed,
                              GError **error);

G_END_DECLS
