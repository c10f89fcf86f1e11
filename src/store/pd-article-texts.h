#pragma once

#include "pd-row-set.h"
#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdDatedArticle:
 * @row: its row
 * @text: the row of its current text
 * @id: its UUID
 * @date: (nullable): its date, ISO 8601, as exact as known
 *
 * An article, and when it appeared.
 */
typedef struct
{
  gint64 row;
  gint64 text;
  char *id;
  char *date;
} PdDatedArticle;

void pd_dated_article_clear (PdDatedArticle *article);

GArray *pd_article_texts_list_by_date (PdConnection *connection,
                                       GError **error);
GArray *pd_article_texts_list_behind (PdConnection *connection,
                                      gint64 row,
                                      guint n,
                                      GError **error);
gboolean pd_article_texts_load_dated (PdConnection *connection,
                                      gint64 row,
                                      PdDatedArticle *article,
                                      GError **error);
gboolean pd_article_texts_load_text (PdConnection *connection,
                                     gint64 article,
                                     PdText **text,
                                     GError **error);

PdRowSet *pd_article_texts_list (PdConnection *connection,
                                 GCancellable *cancellable,
                                 GError **error);
PdRowSet *pd_article_texts_list_tagged (PdConnection *connection,
                                        const PdRowSet *tags,
                                        GCancellable *cancellable,
                                        GError **error);
PdRowSet *pd_article_texts_find_tags (PdConnection *connection,
                                      const char *tag,
                                      GError **error);

gboolean pd_article_texts_load (PdConnection *connection,
                                gint64 article,
                                GBytes **text,
                                GError **error);
gboolean pd_article_texts_load_passages (PdConnection *connection,
                                         gint64 article,
                                         const PdRowSet *tags,
                                         GArray *passages,
                                         GError **error);

G_END_DECLS
