#pragma once

#include "pd-connection.h"
#include "pd-json-value.h"
#include "pd-segmenter.h"

G_BEGIN_DECLS

/**
 * PdAnnotationPlaces:
 *
 * Where annotations stand: the articles by their names, and the texts.
 */
typedef struct _PdAnnotationPlaces PdAnnotationPlaces;

PdAnnotationPlaces *pd_annotation_places_load (PdConnection *connection,
                                               GError **error);
void pd_annotation_places_free (PdAnnotationPlaces *self);

PdSegmenter *pd_annotation_places_read (PdAnnotationPlaces *self,
                                        const PdJsonValue *object,
                                        const char **article_id,
                                        guint *start,
                                        guint *end,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAnnotationPlaces, pd_annotation_places_free)

G_END_DECLS
