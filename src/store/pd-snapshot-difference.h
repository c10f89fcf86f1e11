#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdSnapshotCount:
 * @n: how many there are in the snapshot
 * @since: how many the project has that are not in it
 * @gone: how many of those in it the project no longer has
 */
typedef struct
{
  guint n;
  guint since;
  guint gone;
} PdSnapshotCount;

/**
 * PdSnapshotDifference:
 * @is_same: whether the project holds the same as the snapshot
 * @articles: how many articles
 * @highlights: how many highlights
 * @claims: how many claims
 *
 * What is in a snapshot, and what is different in the project by now.
 */
typedef struct
{
  gboolean is_same;
  PdSnapshotCount articles;
  PdSnapshotCount highlights;
  PdSnapshotCount claims;
} PdSnapshotDifference;

gboolean pd_snapshot_difference_measure (PdSnapshotDifference *self,
                                         const char *snapshot,
                                         const char *path,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
