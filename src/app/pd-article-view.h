#pragma once

#include <adwaita.h>

#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_ARTICLE_VIEW (pd_article_view_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleView, pd_article_view, PD, ARTICLE_VIEW, AdwBin)

/* Signals: selection-changed; opened (gboolean to_read), when a person picked an article. */

void pd_article_view_set_list (PdArticleView *self,
                               PdArticleList *list);
void pd_article_view_set_groups (PdArticleView *self,
                                 PdRecordList *groups);

GArray *pd_article_view_dup_selected (PdArticleView *self);
void pd_article_view_select (PdArticleView *self,
                             guint position,
                             gboolean scroll);
void pd_article_view_select_all (PdArticleView *self);

G_END_DECLS
