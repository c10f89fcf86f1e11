#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdFoundSpeaker:
 * @name_start: where the name begins, in code points
 * @name_end: behind its last code point; the same as @name_start where nobody is named
 * @cue_start: where the words that attribute begin, in code points
 * @cue_end: behind their last code point
 * @direct: whether what is said stands in quotation marks
 * @anonymous: whether the name stands for somebody unnamed, such as a source inside
 *
 * One of those who say a passage, as the text has it.
 */
typedef struct
{
  guint name_start;
  guint name_end;
  guint cue_start;
  guint cue_end;
  gboolean direct;
  gboolean anonymous;
} PdFoundSpeaker;

#define PD_TYPE_ATTRIBUTION_FINDER (pd_attribution_finder_get_type ())
G_DECLARE_FINAL_TYPE (PdAttributionFinder, pd_attribution_finder, PD, ATTRIBUTION_FINDER, GObject)

PdAttributionFinder *pd_attribution_finder_new (void);

GArray *pd_attribution_finder_find (PdAttributionFinder *self,
                                    PdText *text,
                                    guint start,
                                    guint end);

G_END_DECLS
