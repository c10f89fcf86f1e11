#pragma once

#include "pd-project-backups.h"

G_BEGIN_DECLS

char *pd_backup_words_describe (const PdBackupDetails *details,
                                gint64 n_bytes);
char *pd_backup_words_compare (const PdBackupDetails *details);
char *pd_backup_words_compare_count (const PdBackupCount *count);

G_END_DECLS
