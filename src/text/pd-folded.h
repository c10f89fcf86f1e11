#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdFolded:
 *
 * A text without what a search does not tell apart, and which of its characters came from where.
 */
typedef struct _PdFolded PdFolded;

PdFolded *pd_folded_new (const char *utf8,
                         gssize n_bytes);
void pd_folded_free (PdFolded *self);

const gunichar *pd_folded_get_characters (const PdFolded *self,
                                          guint *n);
char *pd_folded_to_utf8 (const PdFolded *self);

gboolean pd_folded_equal (const PdFolded *self,
                          const PdFolded *other);
gboolean pd_folded_find (const PdFolded *self,
                         const PdFolded *wanted,
                         guint *position);
void pd_folded_get_span (const PdFolded *self,
                         guint position,
                         guint n,
                         guint *start,
                         guint *end);

gboolean pd_folded_is_han (gunichar character);
const char *pd_folded_get_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFolded, pd_folded_free)

G_END_DECLS
