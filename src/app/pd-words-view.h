#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_WORDS_VIEW (pd_words_view_get_type ())
G_DECLARE_FINAL_TYPE (PdWordsView, pd_words_view, PD, WORDS_VIEW, AdwBin)

/* Signals: search-requested (const char *query). */

void pd_words_view_set_project (PdWordsView *self,
                                PdProject *project);

G_END_DECLS
