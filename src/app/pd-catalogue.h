#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PD_CATALOGUE_WORDS:
 *
 * What is in a catalogue, as a set of words.
 */
#define PD_CATALOGUE_WORDS (PD_WORD_BIT (PD_WORD_CODER) | PD_WORD_BIT (PD_WORD_TAG) | PD_WORD_BIT (PD_WORD_CLAIM) | PD_WORD_BIT (PD_WORD_CLAIM_KIND) \
                            | PD_WORD_BIT (PD_WORD_NAME) | PD_WORD_BIT (PD_WORD_NAME_ALIAS) | PD_WORD_BIT (PD_WORD_FIELD))

#define PD_TYPE_CATALOGUE (pd_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (PdCatalogue, pd_catalogue, PD, CATALOGUE, GObject)

PdCatalogue *pd_catalogue_new (void);

void pd_catalogue_clear (PdCatalogue *self);
void pd_catalogue_set_rows (PdCatalogue *self,
                            PdWord word,
                            GPtrArray *rows);

GPtrArray *pd_catalogue_get_rows (PdCatalogue *self,
                                  PdWord word);
PdRecord *pd_catalogue_find (PdCatalogue *self,
                             PdWord word,
                             const char *id);
PdRecord *pd_catalogue_find_claim (PdCatalogue *self,
                                   const char *statement);
PdRecord *pd_catalogue_find_name (PdCatalogue *self,
                                  const char *name);
GStrv pd_catalogue_list_names (PdCatalogue *self);
GStrv pd_catalogue_list_kinds (PdCatalogue *self,
                               const char *claim_id);

G_END_DECLS
