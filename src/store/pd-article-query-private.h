#pragma once

#include "pd-article-query.h"

G_BEGIN_DECLS

struct _PdArticleQuery
{
  PdArticleSort sort;
  gboolean descending;

  PdSearchQuery *search;
  PdArticleMatch starred;
  PdArticleMatch excluded;
  PdArticleMatch highlighted;
  PdArticleCopies copies;
  char *state;
  char *coder_id;
  char *group_id;
  char *from;
  char *to;
  /* Columns of article by key, each with the values of which it must have one, and the project's own fields by UUID, each with the
   * value it must have. */
  GHashTable *values;
  GHashTable *fields;
};

G_END_DECLS
