#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdQuantityScan:
 * @c: the characters, without white space (line feeds stay), Traditional ones as Simplified, full-width ones as half-width; more than one 0 behind the last
 * @offsets: where each stands in the text, in code points; one more at the end
 * @gap: whether white space stands before it
 * @n: how many there are
 *
 * A text as quantities are looked for in it: what makes no difference to them is gone.
 */
typedef struct
{
  gunichar *c;
  guint32 *offsets;
  guint8 *gap;
  guint n;
} PdQuantityScan;

PdQuantityScan *pd_quantity_scan_new (const char *utf8,
                                      gssize n_bytes);
void pd_quantity_scan_free (PdQuantityScan *self);

guint pd_quantity_scan_match (const PdQuantityScan *self,
                              guint at,
                              const char *word);
guint pd_quantity_scan_match_before (const PdQuantityScan *self,
                                     guint end,
                                     guint limit,
                                     const char *word);
gboolean pd_quantity_scan_is_one_of (gunichar c,
                                     const char *characters);
gboolean pd_quantity_scan_is_latin (gunichar c);
gboolean pd_quantity_scan_is_digit (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdQuantityScan, pd_quantity_scan_free)

G_END_DECLS
