#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdAnnotationArticles:
 *
 * The articles of a project by everything they can be named by.
 */
typedef struct _PdAnnotationArticles PdAnnotationArticles;

PdAnnotationArticles *pd_annotation_articles_load (PdConnection *connection,
                                                   GError **error);
void pd_annotation_articles_free (PdAnnotationArticles *self);

const char *pd_annotation_articles_find (PdAnnotationArticles *self,
                                         const char *name,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAnnotationArticles, pd_annotation_articles_free)

G_END_DECLS
