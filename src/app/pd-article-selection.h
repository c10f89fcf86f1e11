#pragma once

#include <gtk/gtk.h>

#include "pd-article-list.h"

G_BEGIN_DECLS

#define PD_TYPE_ARTICLE_SELECTION (pd_article_selection_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleSelection, pd_article_selection, PD, ARTICLE_SELECTION, GObject)

PdArticleSelection *pd_article_selection_new (void);

PdArticleList *pd_article_selection_get_list (PdArticleSelection *self);
void pd_article_selection_set_list (PdArticleSelection *self,
                                    PdArticleList *list);
GArray *pd_article_selection_dup_rows (PdArticleSelection *self);

G_END_DECLS
