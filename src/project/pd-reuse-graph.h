#pragma once

#include "pd-article-texts.h"
#include "pd-families.h"
#include "pd-reuse-pair.h"

G_BEGIN_DECLS

/**
 * PdReuseGraph:
 *
 * Which articles share text with which, and so belong to a family. Articles are numbered from 0 as they are added.
 */
typedef struct _PdReuseGraph PdReuseGraph;

PdReuseGraph *pd_reuse_graph_new (void);
void pd_reuse_graph_free (PdReuseGraph *self);

guint pd_reuse_graph_add (PdReuseGraph *self,
                          const PdDatedArticle *article);
void pd_reuse_graph_remove (PdReuseGraph *self,
                            guint number);
guint pd_reuse_graph_get_n (PdReuseGraph *self);
const PdDatedArticle *pd_reuse_graph_get_article (PdReuseGraph *self,
                                                  guint number);
void pd_reuse_graph_set_date (PdReuseGraph *self,
                              guint number,
                              const char *date);

gboolean pd_reuse_graph_is_before (PdReuseGraph *self,
                                   guint a,
                                   guint b);

void pd_reuse_graph_join (PdReuseGraph *self,
                          guint a,
                          guint b,
                          PdReuseKind kind);
gboolean pd_reuse_graph_are_joined (PdReuseGraph *self,
                                    guint a,
                                    guint b,
                                    PdReuseKind *kind);

GArray *pd_reuse_graph_list_family (PdReuseGraph *self,
                                    guint number);
gboolean pd_reuse_graph_find_origin (PdReuseGraph *self,
                                     GArray *family,
                                     guint *origin);
GArray *pd_reuse_graph_list_entries (PdReuseGraph *self,
                                     GArray *numbers,
                                     GPtrArray *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseGraph, pd_reuse_graph_free)

G_END_DECLS
