#pragma once

#include "pd-text-map.h"

G_BEGIN_DECLS

/**
 * PdCut:
 * @reason: why, a short code such as `front-matter`
 * @start: its first code point in the extracted text
 * @end: behind its last
 *
 * What a text leaves out of the extracted text, so that it can be seen and put back.
 */
typedef struct
{
  char *reason;
  guint start;
  guint end;
} PdCut;

GArray *pd_cuts_new (void);
void pd_cuts_append (GArray *cuts,
                     const char *reason,
                     guint start,
                     guint end);
GArray *pd_cuts_copy (GArray *cuts);
GArray *pd_cuts_subtract (GArray *cuts,
                          guint start,
                          guint end);

PdText *pd_cuts_apply (GArray *cuts,
                       PdText *extracted,
                       PdTextMap **map,
                       GError **error);

G_END_DECLS
