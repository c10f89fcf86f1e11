#pragma once

#include "pd-comparison.h"

G_BEGIN_DECLS

#define PD_TYPE_SUBSTITUTION_ITEM (pd_substitution_item_get_type ())
G_DECLARE_FINAL_TYPE (PdSubstitutionItem, pd_substitution_item, PD, SUBSTITUTION_ITEM, GObject)

/* Property: place. */

PdSubstitutionItem *pd_substitution_item_new (PdComparison *comparison,
                                              guint index);

const PdSubstitution *pd_substitution_item_get_substitution (PdSubstitutionItem *self);
guint pd_substitution_item_get_place (PdSubstitutionItem *self);
guint pd_substitution_item_step (PdSubstitutionItem *self);
char *pd_substitution_item_dup_words (PdSubstitutionItem *self);
char *pd_substitution_item_dup_count (PdSubstitutionItem *self);
char *pd_substitution_item_dup_summary (PdSubstitutionItem *self);

G_END_DECLS
