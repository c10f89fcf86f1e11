#pragma once

#include "pd-row-set.h"

G_BEGIN_DECLS

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
