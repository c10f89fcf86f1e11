#pragma once

#include "pd-document.h"
#include "pd-project.h"
#include "pd-source-reader.h"

G_BEGIN_DECLS

/**
 * PdImportOptions:
 * @read: what a person wants read otherwise
 * @same_text_once: whether an article with the same text as another is a duplicate even where it is from another URL
 *
 * What a person wants otherwise when files are imported.
 */
typedef struct
{
  PdReadOptions read;
  gboolean same_text_once;
} PdImportOptions;

/**
 * PdImportStatus:
 * @PD_IMPORT_IMPORTED: it is an article now
 * @PD_IMPORT_DUPLICATE: it is the same as an article that is there
 * @PD_IMPORT_FAILED: it could not be read
 */
typedef enum
{
  PD_IMPORT_IMPORTED,
  PD_IMPORT_DUPLICATE,
  PD_IMPORT_FAILED,
} PdImportStatus;

/**
 * PdImportResult:
 * @path: the file, behind which stands the path of the member where it is an archive, and # with the number of the record where that
 *   may hold several: `posts.zip/2024.csv#12`
 * @status: what became of it
 * @article_id: (nullable): the article it is now, or that it is the same as
 * @document: (nullable): what the reader made of it, where it was imported
 * @source_sha256: (nullable): the SHA-256 of the file
 * @same: (nullable): for a duplicate, `source` or `text`
 * @message: (nullable): for a failure, one sentence
 *
 * What became of one file, or of one record in it.
 */
typedef struct
{
  char *path;
  PdImportStatus status;
  char *article_id;
  PdDocument *document;
  char *source_sha256;
  const char *same;
  char *message;
} PdImportResult;

/**
 * PdImportProgress:
 *
 * Called in the thread that imports, behind each file.
 */
typedef void (*PdImportProgress) (guint n_done,
                                  guint n_files,
                                  gpointer user_data);

/* All return (element-type PdImportResult) one result per file or record, in order; on cancellation those done so far.
 * Folders are gone through. NULL with an error only where the project itself failed. */
GPtrArray *pd_project_import (PdProject *self,
                              const char *const *paths,
                              const PdImportOptions *options,
                              PdImportProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GError **error);
void pd_project_import_async (PdProject *self,
                              const char *const *paths,
                              const PdImportOptions *options,
                              PdImportProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *pd_project_import_finish (PdProject *self,
                                     GAsyncResult *result,
                                     GError **error);

G_END_DECLS
