#pragma once

#include "pd-common-values.h"
#include "pd-project.h"
#include "pd-value-counts.h"

G_BEGIN_DECLS

void pd_project_compare_articles_async (PdProject *self,
                                        GArray *articles,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
PdCommonValues *pd_project_compare_articles_finish (PdProject *self,
                                                    GAsyncResult *result,
                                                    GError **error);

void pd_project_count_values_async (PdProject *self,
                                    PdKey key,
                                    const PdArticleQuery *query,
                                    const char *text,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *pd_project_count_values_finish (PdProject *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
