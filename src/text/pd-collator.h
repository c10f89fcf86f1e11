#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PD_COLLATOR_MAX_LENGTH:
 *
 * How much of a string its key is made of, in code points: no title is longer that means anything.
 */
#define PD_COLLATOR_MAX_LENGTH 128

#define PD_TYPE_COLLATOR (pd_collator_get_type ())
G_DECLARE_FINAL_TYPE (PdCollator, pd_collator, PD, COLLATOR, GObject)

PdCollator *pd_collator_new (void);

GBytes *pd_collator_make_key (PdCollator *self,
                              const char *utf8,
                              gssize n_bytes);
char *pd_collator_get_version (void);

G_END_DECLS
