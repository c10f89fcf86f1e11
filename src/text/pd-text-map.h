#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdTextRun:
 * @from: its first code point in the one text
 * @to: its first code point in the other
 * @length: how many code points it has
 *
 * Characters that stand in both of two texts.
 */
typedef struct
{
  guint from;
  guint to;
  guint length;
} PdTextRun;

/**
 * PdTextMap:
 *
 * Which characters of one text became which of another. Runs are in order in both, and none touches the next in both.
 */
typedef struct _PdTextMap PdTextMap;

PdTextMap *pd_text_map_new (void);
void pd_text_map_free (PdTextMap *self);

void pd_text_map_append (PdTextMap *self,
                         guint from,
                         guint to,
                         guint length);
guint pd_text_map_get_n_runs (const PdTextMap *self);
const PdTextRun *pd_text_map_get_run (const PdTextMap *self,
                                      guint index);

gboolean pd_text_map_get (const PdTextMap *self,
                          guint from,
                          guint *to);
PdTextMap *pd_text_map_invert (const PdTextMap *self);
PdTextMap *pd_text_map_compose (const PdTextMap *self,
                                const PdTextMap *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextMap, pd_text_map_free)

G_END_DECLS
