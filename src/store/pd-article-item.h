#pragma once

#include "pd-connection.h"
#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PD_ARTICLE_ITEM_MANY_COPIES:
 *
 * Copies of an article are not counted beyond this.
 */
#define PD_ARTICLE_ITEM_MANY_COPIES 100

#define PD_TYPE_ARTICLE_ITEM (pd_article_item_get_type ())
G_DECLARE_FINAL_TYPE (PdArticleItem, pd_article_item, PD, ARTICLE_ITEM, GObject)

/* Properties: record (PdRecord, nullable until it is loaded), state (string, nullable), n-copies (uint). */

PdArticleItem *pd_article_item_new (gint64 row);
gint64 pd_article_item_get_row (PdArticleItem *self);
PdRecord *pd_article_item_get_record (PdArticleItem *self);
void pd_article_item_set_record (PdArticleItem *self,
                                 PdRecord *record);
const char *pd_article_item_get_state (PdArticleItem *self);
void pd_article_item_set_state (PdArticleItem *self,
                                const char *state);
guint pd_article_item_get_n_copies (PdArticleItem *self);
void pd_article_item_set_n_copies (PdArticleItem *self,
                                   guint n_copies);
gboolean pd_article_item_load (PdArticleItem *self,
                               PdConnection *connection,
                               gint64 coder,
                               GError **error);
void pd_article_item_take_over (PdArticleItem *self,
                                PdArticleItem *loaded);

G_END_DECLS
