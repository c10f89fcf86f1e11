#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdPopulation:
 * @rows: (element-type gint64): the articles, in the order of their UUIDs
 * @strata: (element-type guint): for each the number of its stratum, from 0
 * @n_strata: how many there are; 1 where it is not stratified
 *
 * What a sample is drawn from.
 */
typedef struct
{
  GArray *rows;
  GArray *strata;
  guint n_strata;
} PdPopulation;

PdPopulation *pd_population_load (PdConnection *connection,
                                  GArray *articles,
                                  const char *stratum_field,
                                  GError **error);
void pd_population_free (PdPopulation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPopulation, pd_population_free)

G_END_DECLS
