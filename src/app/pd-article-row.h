#pragma once

#include <adwaita.h>

#include "pd-article-item.h"
#include "pd-lazy-row.h"

G_BEGIN_DECLS

#define PD_TYPE_ARTICLE_ROW (pd_article_row_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleRow, pd_article_row, PD, ARTICLE_ROW, PdLazyRow)

GtkWidget *pd_article_row_new (void);

PdArticleItem *pd_article_row_get_item (PdArticleRow *self);
void pd_article_row_set_item (PdArticleRow *self,
                              PdArticleItem *item);

char *pd_article_get_title (PdRecord *article);
char *pd_article_get_subtitle (PdRecord *article);

G_END_DECLS
