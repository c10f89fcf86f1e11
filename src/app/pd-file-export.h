#pragma once

#include <gtk/gtk.h>

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdFileExportWrite:
 * @file: where to
 * @callback: to be called when it is written
 * @callback_data: to be handed to @callback
 * @user_data: what was handed over
 *
 * Begins to write a file.
 */
typedef void (*PdFileExportWrite) (GFile *file,
                                   GAsyncReadyCallback callback,
                                   gpointer callback_data,
                                   gpointer user_data);

/**
 * PdFileExportFinish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
typedef gboolean (*PdFileExportFinish) (GAsyncResult *result,
                                        GError **error);

void pd_file_export_ask (GtkWidget *parent,
                         PdProject *project,
                         const char *ending,
                         PdFileExportWrite write,
                         PdFileExportFinish finish,
                         gpointer user_data,
                         GDestroyNotify free_user_data);

G_END_DECLS
