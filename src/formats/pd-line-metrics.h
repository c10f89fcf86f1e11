#pragma once

#include "pd-page-line.h"
#include "pd-reading-order.h"

G_BEGIN_DECLS

/**
 * PdLineMetrics:
 *
 * Where the lines of a file could start and end, and how far apart they are.
 */
typedef struct _PdLineMetrics PdLineMetrics;

PdLineMetrics *pd_line_metrics_new (GPtrArray *lines,
                                    GArray *columns,
                                    double body_size);
void pd_line_metrics_free (PdLineMetrics *self);

double pd_line_metrics_get_indent (PdLineMetrics *self,
                                   const PdPageLine *line);
double pd_line_metrics_get_room (PdLineMetrics *self,
                                 guint line);
double pd_line_metrics_get_leading (PdLineMetrics *self,
                                    const PdPageLine *line);
gboolean pd_line_metrics_is_centred (PdLineMetrics *self,
                                     const PdPageLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdLineMetrics, pd_line_metrics_free)

G_END_DECLS
