#pragma once

#include "pd-article-list.h"
#include "pd-changes.h"
#include "pd-edit.h"
#include "pd-marks.h"
#include "pd-placed-file.h"
#include "pd-project-lock.h"
#include "pd-store.h"
#include "pd-text.h"
#include "pd-working-copy.h"

G_BEGIN_DECLS

/**
 * PdProjectMode:
 * @PD_PROJECT_OPEN: opens a project, to write where that can be
 * @PD_PROJECT_READ: opens a project to read only
 * @PD_PROJECT_CREATE: makes a new one
 */
typedef enum
{
  PD_PROJECT_OPEN,
  PD_PROJECT_READ,
  PD_PROJECT_CREATE,
} PdProjectMode;

#define PD_TYPE_PROJECT (pd_project_get_type ())
G_DECLARE_FINAL_TYPE (PdProject, pd_project, PD, PROJECT, GObject)

/* Properties: path, read-only, can-undo, can-redo, undo-label, redo-label, file-place.
 * Signals: changed (PdChanges *changes), problem (const char *sentence), conflict (const char *sentence), in the thread that
 * made the project. */

PdProject *pd_project_new (void);

const char *pd_project_get_usual_coder_name (void);
void pd_project_set_coder_name (PdProject *self,
                                const char *name);

void pd_project_set_choice (PdProject *self,
                            PdWorkingCopyChoice choice);

void pd_project_set_lock_policy (PdProject *self,
                                 PdLockPolicy policy);

void pd_project_set_restored (PdProject *self,
                              const char *path);

gboolean pd_project_open (PdProject *self,
                          const char *path,
                          PdProjectMode mode,
                          GCancellable *cancellable,
                          GError **error);
void pd_project_open_async (PdProject *self,
                            const char *path,
                            PdProjectMode mode,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_project_open_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error);
gboolean pd_project_close (PdProject *self,
                           GError **error);
void pd_project_close_async (PdProject *self,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pd_project_close_finish (PdProject *self,
                                  GAsyncResult *result,
                                  GError **error);

gboolean pd_project_settle (PdProject *self,
                            PdWorkingCopyChoice choice,
                            GError **error);
void pd_project_settle_async (PdProject *self,
                              PdWorkingCopyChoice choice,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean pd_project_settle_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error);

char *pd_project_get_upgrade_message (PdProject *self);

PdStore *pd_project_get_store (PdProject *self);
const char *pd_project_get_path (PdProject *self);
PdFilePlace pd_project_get_file_place (PdProject *self);
const char *pd_project_get_moved_path (PdProject *self);
gboolean pd_project_get_read_only (PdProject *self);
gboolean pd_project_check_writable (PdProject *self,
                                    GError **error);
const char *pd_project_get_read_only_reason (PdProject *self);
void pd_project_set_read_only_reason (PdProject *self,
                                      const char *reason);
const char *pd_project_get_coder_id (PdProject *self);
gboolean pd_project_get_can_undo (PdProject *self);
gboolean pd_project_get_can_redo (PdProject *self);
const char *pd_project_get_undo_label (PdProject *self);
const char *pd_project_get_redo_label (PdProject *self);

gboolean pd_project_perform (PdProject *self,
                             PdEdit *edit,
                             GCancellable *cancellable,
                             GError **error);
void pd_project_perform_async (PdProject *self,
                               PdEdit *edit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pd_project_perform_finish (PdProject *self,
                                    GAsyncResult *result,
                                    GError **error);
gboolean pd_project_undo (PdProject *self,
                          gboolean redo,
                          char **label,
                          GCancellable *cancellable,
                          GError **error);
void pd_project_undo_async (PdProject *self,
                            gboolean redo,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pd_project_undo_finish (PdProject *self,
                                 GAsyncResult *result,
                                 char **label,
                                 GError **error);

GPtrArray *pd_project_load (PdProject *self,
                            PdWord word,
                            PdKey key,
                            const char *value,
                            GCancellable *cancellable,
                            GError **error);
void pd_project_load_async (PdProject *self,
                            PdWord word,
                            PdKey key,
                            const char *value,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *pd_project_load_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error);

PdText *pd_project_load_text (PdProject *self,
                              const char *article_id,
                              GCancellable *cancellable,
                              GError **error);
void pd_project_load_text_async (PdProject *self,
                                 const char *article_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PdText *pd_project_load_text_finish (PdProject *self,
                                     GAsyncResult *result,
                                     GError **error);

PdMarks *pd_project_load_marks (PdProject *self,
                                const char *article_id,
                                GCancellable *cancellable,
                                GError **error);
void pd_project_load_marks_async (PdProject *self,
                                  const char *article_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PdMarks *pd_project_load_marks_finish (PdProject *self,
                                       GAsyncResult *result,
                                       GError **error);

PdMarks *pd_project_load_unplaced (PdProject *self,
                                   const char *article_id,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_load_unplaced_async (PdProject *self,
                                     const char *article_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PdMarks *pd_project_load_unplaced_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

GPtrArray *pd_project_load_mentioned (PdProject *self,
                                      GCancellable *cancellable,
                                      GError **error);

char *pd_project_find_article (PdProject *self,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error);

GArray *pd_project_find_articles (PdProject *self,
                                  const char *const *ids,
                                  GCancellable *cancellable,
                                  GError **error);

void pd_project_find_articles_async (PdProject *self,
                                     const char *const *ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *pd_project_find_articles_finish (PdProject *self,
                                         GAsyncResult *result,
                                         GError **error);

GBytes *pd_project_load_source (PdProject *self,
                                const char *article_id,
                                GCancellable *cancellable,
                                GError **error);

PdArticleList *pd_project_list_articles (PdProject *self);

void pd_project_announce (PdProject *self,
                          PdConnection *connection,
                          PdChanges *changes);
void pd_project_note_change (PdProject *self);

G_END_DECLS
