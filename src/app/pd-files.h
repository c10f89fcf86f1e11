#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_PROJECT_SUFFIX ".pidian"
#define PD_PROJECT_MIME_TYPE "application/x-pidian"

gboolean pd_files_is_project (GFile *file);
GFile *pd_files_with_suffix (GFile *file);
char *pd_files_get_project_name (GFile *file);
char *pd_files_get_stem (GFile *file);
char *pd_files_get_folder_name (GFile *file);
gboolean pd_files_may_be_table (const char *path);
GListModel *pd_files_new_project_filters (void);
GListModel *pd_files_new_article_filters (void);
GListModel *pd_files_new_codebook_filters (void);
gboolean pd_files_is_dismissal (const GError *error);

G_END_DECLS
