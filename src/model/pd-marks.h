#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_MARKS (pd_marks_get_type ())
G_DECLARE_FINAL_TYPE (PdMarks, pd_marks, PD, MARKS, GObject)

PdMarks *pd_marks_new (GPtrArray *highlights,
                       GPtrArray *highlight_tags,
                       GPtrArray *mentions,
                       GPtrArray *attributions,
                       GPtrArray *article_tags);

PdMarks *pd_marks_restrict (PdMarks *self,
                            const char *text_sha256);

GPtrArray *pd_marks_get_highlights (PdMarks *self);
GPtrArray *pd_marks_get_article_tags (PdMarks *self);
PdRecord *pd_marks_find_highlight (PdMarks *self,
                                   const char *highlight_id);
GPtrArray *pd_marks_get_tags (PdMarks *self,
                              const char *highlight_id);
GPtrArray *pd_marks_get_mentions (PdMarks *self,
                                  const char *highlight_id);
GPtrArray *pd_marks_get_attributions (PdMarks *self,
                                      const char *mention_id);

G_END_DECLS
