#pragma once

#include "pd-connection.h"
#include "pd-segmenter.h"

G_BEGIN_DECLS

/**
 * PdAnnotationTexts:
 *
 * The texts that were used last, so that many marks on one article load it once.
 */
typedef struct _PdAnnotationTexts PdAnnotationTexts;

PdAnnotationTexts *pd_annotation_texts_new (PdConnection *connection);
void pd_annotation_texts_free (PdAnnotationTexts *self);

PdSegmenter *pd_annotation_texts_get (PdAnnotationTexts *self,
                                      const char *article_id,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAnnotationTexts, pd_annotation_texts_free)

G_END_DECLS
