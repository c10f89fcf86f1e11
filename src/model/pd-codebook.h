#pragma once

#include "pd-edit.h"
#include "pd-tag-colours.h"

G_BEGIN_DECLS

/**
 * PdCodebook:
 *
 * The tags that are there by their paths, to add those that are missing.
 */
typedef struct _PdCodebook PdCodebook;

PdCodebook *pd_codebook_new (GPtrArray *tags);
void pd_codebook_free (PdCodebook *self);

void pd_codebook_set_palette (PdCodebook *self,
                              PdTagPalette palette);

const char *pd_codebook_find (PdCodebook *self,
                              const char *path);
PdRecord *pd_codebook_add (PdCodebook *self,
                           PdEdit *edit,
                           const char *id,
                           const char *path,
                           const char *name,
                           const char *parent_id,
                           const char *coder_id);
gint64 pd_codebook_take_position (PdCodebook *self,
                                  const char *parent_id);
const char *pd_codebook_ensure (PdCodebook *self,
                                PdEdit *edit,
                                const char *const *names,
                                const char *coder_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCodebook, pd_codebook_free)

G_END_DECLS
