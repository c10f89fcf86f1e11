#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdCommonValues:
 *
 * What many articles have in common: for each field the value that all of them have, or that they differ.
 */
typedef struct _PdCommonValues PdCommonValues;

PdCommonValues *pd_common_values_load (PdConnection *connection,
                                       GArray *articles,
                                       GCancellable *cancellable,
                                       GError **error);
void pd_common_values_free (PdCommonValues *self);

const char *pd_common_values_get (const PdCommonValues *self,
                                  const char *field);
gboolean pd_common_values_differ (const PdCommonValues *self,
                                  const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCommonValues, pd_common_values_free)

G_END_DECLS
