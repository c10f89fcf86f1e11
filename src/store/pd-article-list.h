#pragma once

#include "pd-article-item.h"
#include "pd-article-query.h"
#include "pd-changes.h"
#include "pd-store.h"

G_BEGIN_DECLS

#define PD_TYPE_ARTICLE_LIST (pd_article_list_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleList, pd_article_list, PD, ARTICLE_LIST, GObject)

/* A GListModel of PdArticleItem. Property: loading (boolean, read only). */

PdArticleList *pd_article_list_new (PdStore *store);

void pd_article_list_set_query (PdArticleList *self,
                                const PdArticleQuery *query);
const PdArticleQuery *pd_article_list_get_query (PdArticleList *self);
gboolean pd_article_list_get_loading (PdArticleList *self);
void pd_article_list_follow (PdArticleList *self,
                             PdChanges *changes);
gint64 pd_article_list_get_row (PdArticleList *self,
                                guint position);
guint pd_article_list_find (PdArticleList *self,
                            gint64 row);

G_END_DECLS
