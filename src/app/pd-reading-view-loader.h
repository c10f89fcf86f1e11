#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdReadingViewLoad:
 * @text: (nullable): the article's text
 * @marks: (nullable): what is marked on it
 * @unplaced: (nullable): what was marked on an earlier text of the article, and could not be placed on this one
 * @rows: the rows of other words: of article and article field those of the article, otherwise all of the project
 * @error: (nullable): why something is not there, though the rest may be
 *
 * What was loaded at one go of a project and one of its articles; not everything, unless the article has just been
 * opened.
 */
typedef struct
{
  PdText *text;
  PdMarks *marks;
  PdMarks *unplaced;
  GPtrArray *rows[PD_N_WORDS];
  GError *error;
} PdReadingViewLoad;

#define PD_TYPE_READING_VIEW_LOADER (pd_reading_view_loader_get_type ())
G_DECLARE_FINAL_TYPE (PdReadingViewLoader, pd_reading_view_loader, PD, READING_VIEW_LOADER, GObject)

PdReadingViewLoader *pd_reading_view_loader_new (void);

void pd_reading_view_loader_set_project (PdReadingViewLoader *self,
                                         PdProject *project);
void pd_reading_view_loader_set_article (PdReadingViewLoader *self,
                                         const char *article_id);
gboolean pd_reading_view_loader_is_settled (PdReadingViewLoader *self);

G_END_DECLS
