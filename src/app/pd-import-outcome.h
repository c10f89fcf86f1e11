#pragma once

#include "pd-import.h"

G_BEGIN_DECLS

#define PD_TYPE_IMPORT_OUTCOME (pd_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (PdImportOutcome, pd_import_outcome, PD, IMPORT_OUTCOME, GObject)

/* Properties: name, sentence, details, has-text, icon-name, status-label. */

PdImportOutcome *pd_import_outcome_new (const PdImportResult *result);

const char *pd_import_outcome_get_article_id (PdImportOutcome *self);

char *pd_import_outcome_summarize (GPtrArray *results);
gboolean pd_import_outcome_is_smooth (GPtrArray *results);
GListModel *pd_import_outcome_list (GPtrArray *results);

G_END_DECLS
