#pragma once

#include <gtk/gtk.h>

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdPaletteMode:
 * @PD_PALETTE_SELECTION: for selected text, which is not highlighted yet
 * @PD_PALETTE_HIGHLIGHT: for a highlight
 * @PD_PALETTE_TAGS: for what only takes tags, such as a whole article
 *
 * What the palette is open for.
 */
typedef enum
{
  PD_PALETTE_SELECTION,
  PD_PALETTE_HIGHLIGHT,
  PD_PALETTE_TAGS,
} PdPaletteMode;

#define PD_TYPE_PALETTE (pd_palette_get_type ())
G_DECLARE_FINAL_TYPE (PdPalette, pd_palette, PD, PALETTE, GtkPopover)

GtkWidget *pd_palette_new (void);

void pd_palette_set_tags (PdPalette *self,
                          GPtrArray *tags);
void pd_palette_set_recent (PdPalette *self,
                            const char *const *tag_ids);
void pd_palette_set_checked (PdPalette *self,
                             const char *const *tag_ids);
void pd_palette_open (PdPalette *self,
                      PdPaletteMode mode,
                      const GdkRectangle *at);
PdPaletteMode pd_palette_get_mode (PdPalette *self);

G_END_DECLS
