#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdTimeKind:
 * @PD_TIME_DATE: when: 2025年1月30日, 去年, 9个月前
 * @PD_TIME_PERIOD: for how long: 两天内, 一夜
 * @PD_TIME_ANCHORED: when, counted from something that only a reader knows: 第2天, 次日
 *
 * What an expression of time says.
 */
typedef enum
{
  PD_TIME_DATE,
  PD_TIME_PERIOD,
  PD_TIME_ANCHORED,
} PdTimeKind;

/**
 * PdTimeExpression:
 * @start: where it begins in the text, in code points
 * @end: where it ends
 * @kind: what it says
 * @text: as it is written
 * @from: (nullable): for a date, its beginning as ISO 8601, as exact as it is known: `2024`, `2024-05`, `2025-01-30`
 * @to: (nullable): its end; most often the same
 *
 * An expression of time in a text.
 */
typedef struct
{
  guint start;
  guint end;
  PdTimeKind kind;
  char *text;
  char *from;
  char *to;
} PdTimeExpression;

void pd_time_expression_free (PdTimeExpression *self);

GPtrArray *pd_time_expression_read (const char *utf8,
                                    gssize n_bytes,
                                    const char *written_on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTimeExpression, pd_time_expression_free)

G_END_DECLS
