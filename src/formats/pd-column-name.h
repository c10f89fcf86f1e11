#pragma once

#include "pd-word.h"

G_BEGIN_DECLS

/**
 * PdColumnName:
 * @PD_COLUMN_NAME_OTHER: it says nothing of that
 * @PD_COLUMN_NAME_WEAK: it may mean that, where nothing else does
 * @PD_COLUMN_NAME_USUAL: people often call that so
 * @PD_COLUMN_NAME_CLEAR: it means that
 *
 * How clearly the name of a column says what is in it.
 */
typedef enum
{
  PD_COLUMN_NAME_OTHER,
  PD_COLUMN_NAME_WEAK,
  PD_COLUMN_NAME_USUAL,
  PD_COLUMN_NAME_CLEAR,
} PdColumnName;

PdColumnName pd_column_name_rate (const char *name,
                                  PdKey field);

G_END_DECLS
