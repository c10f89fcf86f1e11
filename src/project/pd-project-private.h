#pragma once

#include "pd-project.h"
#include "pd-project-lock.h"
#include "pd-saver.h"

G_BEGIN_DECLS

struct _PdProject
{
  GObject parent_instance;

  GMainContext *context;
  PdStore *store;
  char *path;
  char *coder_name;
  char *undo_label;
  char *redo_label;
  GSource *watch;
  gint64 data_version;

  /* Where a working copy was brought up to date, the file as it was. */
  char *kept_path;

  PdWorkingCopyChoice choice;
  /* The backup that it is to hold when it is opened. */
  char *restored_path;
  /* Where it is worked on in a copy. */
  PdSaver *saver;

  PdLockPolicy lock_policy;
  PdProjectLock *lock;
  /* Where it is worked on in place, and can be written; read by all threads. */
  PdPlacedFile *placed_file;
  PdFilePlace file_place;
  char *moved_path;
  /* Why nothing can be changed, where nobody asked for that. */
  char *read_only_reason;
};

/* pd-project.c */
void pd_project_set_file_place (PdProject *self,
                                PdFilePlace place,
                                const char *moved_path);

/* pd-project-open.c */
void pd_project_stop_watch (PdProject *self);

/* pd-project-close.c */
void pd_project_unlock (PdProject *self);

/* pd-project-edit.c */
gboolean pd_project_transact (PdProject *self,
                              PdConnection *connection,
                              const char *label,
                              PdTransactionFunc func,
                              gpointer data,
                              GError **error);

G_END_DECLS
