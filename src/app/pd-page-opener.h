#pragma once

#include "pd-library.h"
#include "pd-reading-view.h"

G_BEGIN_DECLS

#define PD_TYPE_PAGE_OPENER (pd_page_opener_get_type ())
G_DECLARE_FINAL_TYPE (PdPageOpener, pd_page_opener, PD, PAGE_OPENER, GObject)

/* Signals: opened (). */

PdPageOpener *pd_page_opener_new (PdLibrary *library,
                                  PdReadingView *reading_view);

void pd_page_opener_open_highlight (PdPageOpener *self,
                                    PdProject *project,
                                    const char *article_id,
                                    const char *highlight_id);
void pd_page_opener_open_passage (PdPageOpener *self,
                                  PdProject *project,
                                  const char *article_id,
                                  guint offset);
void pd_page_opener_open_hit (PdPageOpener *self,
                              gint64 row,
                              const char *article_id,
                              guint offset,
                              PdSearchQuery *query,
                              gboolean exact);

G_END_DECLS
