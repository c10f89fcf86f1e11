#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

#define PD_TYPE_SEGMENTER (pd_segmenter_get_type ())
G_DECLARE_FINAL_TYPE (PdSegmenter, pd_segmenter, PD, SEGMENTER, GObject)

PdSegmenter *pd_segmenter_new (PdText *text);
PdText *pd_segmenter_get_text (PdSegmenter *self);

void pd_segmenter_get_word (PdSegmenter *self,
                            guint offset,
                            guint *start,
                            guint *end);
void pd_segmenter_get_sentence (PdSegmenter *self,
                                guint offset,
                                guint *start,
                                guint *end);
guint pd_segmenter_get_sentence_number (PdSegmenter *self,
                                        guint offset);
gboolean pd_segmenter_get_next_sentence (PdSegmenter *self,
                                         guint offset,
                                         guint *start,
                                         guint *end);
gboolean pd_segmenter_get_previous_sentence (PdSegmenter *self,
                                             guint offset,
                                             guint *start,
                                             guint *end);
GArray *pd_segmenter_list_sentences (PdSegmenter *self);

G_END_DECLS
