#pragma once

#include "pd-article-item.h"
#include "pd-changes.h"
#include "pd-store.h"

G_BEGIN_DECLS

/**
 * PdArticleSort:
 *
 * What the library is ordered by.
 */
typedef enum
{
  PD_ARTICLE_SORT_TITLE,
  PD_ARTICLE_SORT_DATE,
  PD_ARTICLE_SORT_SOURCE,
  PD_ARTICLE_SORT_ADDED,
  PD_ARTICLE_SORT_HIGHLIGHTS,
} PdArticleSort;

#define PD_TYPE_ARTICLE_LIST (pd_article_list_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleList, pd_article_list, PD, ARTICLE_LIST, GObject)

/* A GListModel of PdArticleItem. Property: loading (boolean, read only). */

PdArticleList *pd_article_list_new (PdStore *store);

void pd_article_list_set_filter (PdArticleList *self,
                                 const char *filter);
void pd_article_list_set_sort (PdArticleList *self,
                               PdArticleSort sort,
                               gboolean descending);
gboolean pd_article_list_get_loading (PdArticleList *self);
void pd_article_list_follow (PdArticleList *self,
                             PdChanges *changes);
guint pd_article_list_find (PdArticleList *self,
                            gint64 row);

G_END_DECLS
