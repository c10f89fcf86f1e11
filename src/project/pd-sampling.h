#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdSampling:
 * @name: what the group is called that the sample becomes
 * @articles: (nullable) (element-type gint64): the rows of the articles to draw from; %NULL for all that belong to the study
 * @size: how many to draw, or 0
 * @share: where @size is 0, how many to draw as a share of them, above 0 and up to 1
 * @seed: what the draw begins with: the same seed draws the same sample from the same articles
 * @stratum_field: (nullable): a column of articles, of a date of which the year counts, or the UUID of one of the project's
 *   own fields: the sample has of each of its values as many as is its share
 *
 * How a random sample is to be drawn.
 */
typedef struct
{
  const char *name;
  GArray *articles;
  guint size;
  double share;
  guint32 seed;
  const char *stratum_field;
} PdSampling;

char *pd_project_draw_sample (PdProject *self,
                              const PdSampling *sampling,
                              GCancellable *cancellable,
                              GError **error);
void pd_project_draw_sample_async (PdProject *self,
                                   const PdSampling *sampling,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *pd_project_draw_sample_finish (PdProject *self,
                                     GAsyncResult *result,
                                     GError **error);

G_END_DECLS
