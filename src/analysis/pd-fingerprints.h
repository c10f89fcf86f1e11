#pragma once

#include "pd-folded.h"

G_BEGIN_DECLS

/**
 * PD_FINGERPRINTS_BITS:
 *
 * So many bits a fingerprint has.
 */
#define PD_FINGERPRINTS_BITS 40

/**
 * PdFingerprints:
 *
 * What two texts are told by to share a passage: a small part of the hashes of all that stands in them.
 */
typedef struct _PdFingerprints PdFingerprints;

PdFingerprints *pd_fingerprints_new (const PdFolded *folded);
PdFingerprints *pd_fingerprints_new_for_letters (const gunichar *letters,
                                                 guint n_letters);
void pd_fingerprints_free (PdFingerprints *self);

const guint64 *pd_fingerprints_get (const PdFingerprints *self,
                                    guint *n);
guint64 pd_fingerprints_get_digest (const PdFingerprints *self);
guint pd_fingerprints_get_n_letters (const PdFingerprints *self);

gunichar *pd_fingerprints_get_letters (const PdFolded *folded,
                                       guint **positions,
                                       guint *n_letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFingerprints, pd_fingerprints_free)

G_END_DECLS
