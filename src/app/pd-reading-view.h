#pragma once

#include <adwaita.h>

#include "pd-project.h"
#include "pd-reader.h"
#include "pd-search-query.h"

G_BEGIN_DECLS

#define PD_TYPE_READING_VIEW (pd_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (PdReadingView, pd_reading_view, PD, READING_VIEW, AdwBin)

PdProject *pd_reading_view_get_project (PdReadingView *self);
void pd_reading_view_set_project (PdReadingView *self,
                                  PdProject *project);
PdRecord *pd_reading_view_get_article (PdReadingView *self);
void pd_reading_view_set_article (PdReadingView *self,
                                  PdRecord *article);
gboolean pd_reading_view_get_show_margin (PdReadingView *self);
void pd_reading_view_set_show_margin (PdReadingView *self,
                                      gboolean show_margin);
PdReader *pd_reading_view_get_reader (PdReadingView *self);
double pd_reading_view_get_zoom (PdReadingView *self);
void pd_reading_view_set_zoom (PdReadingView *self,
                               double zoom);

void pd_reading_view_show_highlight (PdReadingView *self,
                                     const char *highlight_id);

void pd_reading_view_set_search (PdReadingView *self,
                                 PdSearchQuery *query,
                                 gboolean exact);
void pd_reading_view_show_passage (PdReadingView *self,
                                   const char *article_id,
                                   guint offset);

G_END_DECLS
