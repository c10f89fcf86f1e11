#pragma once

#include "pd-store-error.h"

G_BEGIN_DECLS

/**
 * PdKeptFile:
 *
 * A project file as it was before it was brought up to date, under another name.
 */
typedef struct _PdKeptFile PdKeptFile;

PdKeptFile *pd_kept_file_new (const char *path,
                              const char *beside,
                              int version,
                              GError **error);
void pd_kept_file_free (PdKeptFile *self);
const char *pd_kept_file_get_path (const PdKeptFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdKeptFile, pd_kept_file_free)

G_END_DECLS
