#pragma once

#include "pd-catalogue.h"
#include "pd-project.h"
#include "pd-segmenter.h"

G_BEGIN_DECLS

#define PD_TYPE_READING_VIEW_PAGE (pd_reading_view_page_get_type ())
G_DECLARE_FINAL_TYPE (PdReadingViewPage, pd_reading_view_page, PD, READING_VIEW_PAGE, GObject)

PdReadingViewPage *pd_reading_view_page_new (void);

PdProject *pd_reading_view_page_get_project (PdReadingViewPage *self);
void pd_reading_view_page_set_project (PdReadingViewPage *self,
                                       PdProject *project);
PdRecord *pd_reading_view_page_get_article (PdReadingViewPage *self);
void pd_reading_view_page_set_article (PdReadingViewPage *self,
                                       PdRecord *article);

gboolean pd_reading_view_page_is_loaded (PdReadingViewPage *self);
gboolean pd_reading_view_page_is_settled (PdReadingViewPage *self);
gboolean pd_reading_view_page_can_edit (PdReadingViewPage *self);
gboolean pd_reading_view_page_is_mine (PdReadingViewPage *self,
                                       PdRecord *record);
PdText *pd_reading_view_page_get_text (PdReadingViewPage *self);
PdSegmenter *pd_reading_view_page_get_segmenter (PdReadingViewPage *self);
PdMarks *pd_reading_view_page_get_marks (PdReadingViewPage *self);
PdMarks *pd_reading_view_page_get_unplaced (PdReadingViewPage *self);
GPtrArray *pd_reading_view_page_get_fields (PdReadingViewPage *self);
GPtrArray *pd_reading_view_page_get_own_values (PdReadingViewPage *self);
PdCatalogue *pd_reading_view_page_get_catalogue (PdReadingViewPage *self);

const char *pd_reading_view_page_get_shown_coder (PdReadingViewPage *self);
void pd_reading_view_page_set_shown_coder (PdReadingViewPage *self,
                                           const char *coder_id);
gboolean pd_reading_view_page_shows (PdReadingViewPage *self,
                                     PdRecord *highlight);

G_END_DECLS
