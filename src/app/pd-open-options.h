#pragma once

#include "pd-backup.h"
#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdOpenOptions:
 * @mode: how to open it
 * @choice: what to do where it was changed elsewhere while there were changes here
 * @lock_policy: what to do where somebody else has it open
 * @reason: (nullable): why it is only to be read, as it stands behind a colon
 * @restored: (nullable): a backup that it is to hold from then on
 * @before: (nullable): a backup of how it is before that
 *
 * How a window opens a project.
 */
typedef struct
{
  PdProjectMode mode;
  PdWorkingCopyChoice choice;
  PdLockPolicy lock_policy;
  const char *reason;
  PdBackup *restored;
  PdBackup *before;
} PdOpenOptions;

void pd_open_options_set (PdOpenOptions *self,
                          const PdOpenOptions *options);
PdProject *pd_open_options_create_project (const PdOpenOptions *self);

G_END_DECLS
