#pragma once

#include <gio/gio.h>

#include "pd-fingerprints.h"

G_BEGIN_DECLS

/**
 * PD_REUSE_INDEX_FREQUENT:
 *
 * A fingerprint in more articles than this tells little about two of them.
 */
#define PD_REUSE_INDEX_FREQUENT 200

/**
 * PdReuseCandidate:
 * @a: the number of an article
 * @b: that of another, a greater one
 * @shared: how many fingerprints both have
 *
 * Two articles that may share text.
 */
typedef struct
{
  guint a;
  guint b;
  guint shared;
} PdReuseCandidate;

/**
 * PdReuseProgress:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was handed over
 *
 * Called now and then in the thread that looks for copies.
 */
typedef void (*PdReuseProgress) (double fraction,
                                 gpointer user_data);

/**
 * PdReuseIndex:
 *
 * Which articles have which fingerprints.
 */
typedef struct _PdReuseIndex PdReuseIndex;

PdReuseIndex *pd_reuse_index_new (void);
void pd_reuse_index_free (PdReuseIndex *self);

gboolean pd_reuse_index_add (PdReuseIndex *self,
                             const PdFingerprints *fingerprints);
guint pd_reuse_index_get_n_articles (const PdReuseIndex *self);
gboolean pd_reuse_index_finish (PdReuseIndex *self,
                                GCancellable *cancellable,
                                GError **error);

GArray *pd_reuse_index_find_all (PdReuseIndex *self,
                                 PdReuseProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean pd_reuse_index_insert (PdReuseIndex *self,
                                const PdFingerprints *fingerprints);
void pd_reuse_index_remove (PdReuseIndex *self,
                            guint article);
guint pd_reuse_index_get_representative (const PdReuseIndex *self,
                                         guint article);

GArray *pd_reuse_index_find (const PdReuseIndex *self,
                             const PdFingerprints *fingerprints,
                             guint article);
guint pd_reuse_index_get_frequency (const PdReuseIndex *self,
                                    guint64 fingerprint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseIndex, pd_reuse_index_free)

G_END_DECLS
