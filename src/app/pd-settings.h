#pragma once

#include "pd-backup-keeper.h"

#include "pd-codebook.h"
#include "pd-reader.h"

G_BEGIN_DECLS

GSettings *pd_settings_new (void);
gint64 pd_settings_get_last_article (GSettings *settings,
                                     const char *path);
void pd_settings_set_last_article (GSettings *settings,
                                   const char *path,
                                   gint64 row);
void pd_settings_restore_window (GSettings *settings,
                                 GtkWindow *window);
void pd_settings_save_window (GSettings *settings,
                              GtkWindow *window);
void pd_settings_bind_backups (GSettings *settings,
                               PdBackupKeeper *keeper);
void pd_settings_zoom (GSettings *settings,
                       int steps);
void pd_settings_bind_page (GSettings *settings,
                            PdReader *reader);
PdCodebook *pd_settings_create_codebook (GPtrArray *tags);

G_END_DECLS
