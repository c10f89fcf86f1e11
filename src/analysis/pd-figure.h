#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdFigureDifference:
 * @PD_FIGURE_ENTITY: they are of other entities
 * @PD_FIGURE_MEASURE: they are of other measures
 * @PD_FIGURE_PERIOD: they are of other periods
 * @PD_FIGURE_UNIT: they are in other units or currencies
 * @PD_FIGURE_VALUE: they are other numbers, which may both be true: one is about as much, or includes the other
 * @PD_FIGURE_CONFLICT: they cannot both be true
 *
 * In what two figures differ.
 */
typedef enum
{
  PD_FIGURE_ENTITY = 1 << 0,
  PD_FIGURE_MEASURE = 1 << 1,
  PD_FIGURE_PERIOD = 1 << 2,
  PD_FIGURE_UNIT = 1 << 3,
  PD_FIGURE_VALUE = 1 << 4,
  PD_FIGURE_CONFLICT = 1 << 5,
} PdFigureDifference;

#define PD_N_FIGURE_DIFFERENCES 6

/**
 * PdFigure:
 *
 * The figure of a mention, as numbers that can be compared. It does not change.
 */
typedef struct _PdFigure PdFigure;

PdFigure *pd_figure_new (PdRecord *mention);
void pd_figure_free (PdFigure *self);

const char *pd_figure_get_low (const PdFigure *self);
const char *pd_figure_get_high (const PdFigure *self);
const char *pd_figure_get_subject (const PdFigure *self);
const char *pd_figure_get_unit (const PdFigure *self);

int pd_figure_compare (const PdFigure *self,
                       const PdFigure *other);
PdFigureDifference pd_figure_get_differences (const PdFigure *self,
                                              const PdFigure *other);
const char *pd_figure_difference_get_code (PdFigureDifference difference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFigure, pd_figure_free)

G_END_DECLS
