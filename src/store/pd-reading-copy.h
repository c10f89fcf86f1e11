#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdReadingCopy:
 *
 * A project of an older version that cannot be brought up to date where it is, or is not to be, or one that was not closed
 * and cannot be read where it is: a copy in the state folder is, to be read, and is removed when it is no longer needed.
 */
typedef struct _PdReadingCopy PdReadingCopy;

PdReadingCopy *pd_reading_copy_new (const char *path,
                                    GError **error);
void pd_reading_copy_free (PdReadingCopy *self);
const char *pd_reading_copy_get_path (const PdReadingCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReadingCopy, pd_reading_copy_free)

G_END_DECLS
