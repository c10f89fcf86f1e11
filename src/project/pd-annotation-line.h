#pragma once

#include "pd-annotation-articles.h"
#include "pd-annotation-catalogue.h"
#include "pd-annotation-texts.h"

G_BEGIN_DECLS

/**
 * PdAnnotationContext:
 * @articles: the articles
 * @catalogue: coders, tags, claims and names
 * @texts: the texts
 * @made_by: how the highlights are made, a code of `made_by`
 *
 * What annotations are read against.
 */
typedef struct
{
  PdAnnotationArticles *articles;
  PdAnnotationCatalogue *catalogue;
  PdAnnotationTexts *texts;
  const char *made_by;
} PdAnnotationContext;

char *pd_annotation_line_read (PdAnnotationContext *context,
                               const char *utf8,
                               gsize n_bytes,
                               PdEdit *edit,
                               GError **error);

G_END_DECLS
