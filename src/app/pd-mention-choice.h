#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_mention_choice_fill (AdwComboRow *row,
                             const char *const *codes);
void pd_mention_choice_select (AdwComboRow *row,
                               const char *const *codes,
                               const char *code);
const char *pd_mention_choice_get (AdwComboRow *row,
                                   const char *const *codes);

G_END_DECLS
