#pragma once

#include <adwaita.h>

#include "pd-article-item.h"
#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_COPIES_VIEW (pd_copies_view_get_type ())
G_DECLARE_FINAL_TYPE (PdCopiesView, pd_copies_view, PD, COPIES_VIEW, AdwBin)

/* Signals: opened (const char *article_id, guint offset), left (const char *view). */

void pd_copies_view_set_project (PdCopiesView *self,
                                 PdProject *project);
void pd_copies_view_show_article (PdCopiesView *self,
                                  PdRecord *article);
void pd_copies_view_visit (PdCopiesView *self,
                           PdArticleItem *a,
                           PdArticleItem *b,
                           const char *from);

G_END_DECLS
