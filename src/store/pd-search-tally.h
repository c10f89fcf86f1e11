#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdSearchGroup:
 * @name: a publication, or a month as in `2025-01`, or a year where only that is known; empty where there is none
 * @hits: how many hits there are in its articles
 * @articles: how many articles they are in
 *
 * Hits that have something in common.
 */
typedef struct
{
  char *name;
  guint64 hits;
  guint64 articles;
} PdSearchGroup;

PdSearchGroup *pd_search_group_new (const char *name);
void pd_search_group_free (PdSearchGroup *self);

/**
 * PdSearchTally:
 *
 * Counts the hits of a search by article, and then by publication and month.
 */
typedef struct _PdSearchTally PdSearchTally;

PdSearchTally *pd_search_tally_new (void);
void pd_search_tally_free (PdSearchTally *self);

void pd_search_tally_add (PdSearchTally *self,
                          gint64 article,
                          guint64 hits);
GPtrArray *pd_search_tally_group_by_source (PdSearchTally *self,
                                            PdConnection *connection,
                                            GCancellable *cancellable,
                                            GError **error);
GPtrArray *pd_search_tally_group_by_month (PdSearchTally *self,
                                           PdConnection *connection,
                                           GCancellable *cancellable,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchGroup, pd_search_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchTally, pd_search_tally_free)

G_END_DECLS
