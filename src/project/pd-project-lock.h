#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdLockPolicy:
 * @PD_LOCK_NONE: no lock is looked at or made
 * @PD_LOCK_ASK: where somebody else has the project open, it is not opened
 * @PD_LOCK_TAKE: it is opened, whoever has it open
 *
 * What to do where somebody else has a project open.
 */
typedef enum
{
  PD_LOCK_NONE,
  PD_LOCK_ASK,
  PD_LOCK_TAKE,
} PdLockPolicy;

#define PD_TYPE_PROJECT_LOCK (pd_project_lock_get_type ())
G_DECLARE_FINAL_TYPE (PdProjectLock, pd_project_lock, PD, PROJECT_LOCK, GObject)

/* Signal: taken (const char *sentence), in the context it was made for. */

PdProjectLock *pd_project_lock_new (const char *path,
                                    const char *user,
                                    gboolean shares_computer,
                                    GMainContext *context);
gboolean pd_project_lock_acquire (PdProjectLock *self,
                                  PdLockPolicy policy,
                                  GError **error);
void pd_project_lock_refresh (PdProjectLock *self);
void pd_project_lock_release (PdProjectLock *self);

char *pd_project_lock_make_path (const char *path);

G_END_DECLS
