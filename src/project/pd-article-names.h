#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdArticleNames:
 *
 * The articles of a project by everything they can be named by.
 */
typedef struct _PdArticleNames PdArticleNames;

PdArticleNames *pd_article_names_load (PdConnection *connection,
                                       GError **error);
void pd_article_names_free (PdArticleNames *self);

const char *pd_article_names_find (PdArticleNames *self,
                                   const char *name,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdArticleNames, pd_article_names_free)

G_END_DECLS
