#pragma once

#include <gio/gio.h>

#include "pd-folded.h"

G_BEGIN_DECLS

/**
 * PdOccurrence:
 * @start: where it begins, in code points of the text
 * @end: where it ends
 *
 * A place in a text where something was found.
 */
typedef struct
{
  guint start;
  guint end;
} PdOccurrence;

GArray *pd_occurrences_new (void);
void pd_occurrences_add (GArray *occurrences,
                         const PdFolded *folded,
                         const PdFolded *wanted);
void pd_occurrences_add_exact (GArray *occurrences,
                               const char *utf8,
                               gsize n_bytes,
                               const char *wanted);
gboolean pd_occurrences_add_regex (GArray *occurrences,
                                   const char *utf8,
                                   gsize n_bytes,
                                   const GRegex *regex,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_occurrences_sort (GArray *occurrences);

G_END_DECLS
