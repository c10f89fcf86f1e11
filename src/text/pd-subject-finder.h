#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdSubjects:
 * @entities: (element-type utf8): whom or what something is said of, as it is written; the nearest first
 * @measures: (element-type utf8): what is measured of it, as it is written; the nearest first
 *
 * What figures in a sentence may be of.
 */
typedef struct
{
  GPtrArray *entities;
  GPtrArray *measures;
} PdSubjects;

void pd_subjects_free (PdSubjects *self);

PdSubjects *pd_subject_finder_find (const char *sentence,
                                    guint end,
                                    const char *const *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSubjects, pd_subjects_free)

G_END_DECLS
