#pragma once

#include "pd-project-backups.h"

G_BEGIN_DECLS

char *pd_backup_words_describe (const PdSnapshotDifference *details,
                                gint64 n_bytes);
char *pd_backup_words_compare (const PdSnapshotDifference *details);
char *pd_backup_words_compare_count (const PdSnapshotCount *count);

G_END_DECLS
