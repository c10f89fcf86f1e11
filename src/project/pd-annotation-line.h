#pragma once

#include "pd-annotation-catalogue.h"
#include "pd-annotation-places.h"

G_BEGIN_DECLS

/**
 * PdAnnotationContext:
 * @places: the articles and their texts
 * @catalogue: coders, tags, claims and names
 * @made_by: how the highlights are made, a code of `made_by`
 *
 * What annotations are read against.
 */
typedef struct
{
  PdAnnotationPlaces *places;
  PdAnnotationCatalogue *catalogue;
  const char *made_by;
} PdAnnotationContext;

char *pd_annotation_line_read (PdAnnotationContext *context,
                               const char *utf8,
                               gsize n_bytes,
                               PdEdit *edit,
                               GError **error);

G_END_DECLS
