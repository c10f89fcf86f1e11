#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_VALUE_CHOOSER (pd_value_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PdValueChooser, pd_value_chooser, PD, VALUE_CHOOSER, AdwBin)

/* Signals: changed, left. */

void pd_value_chooser_set_column (PdValueChooser *self,
                                  PdKey key,
                                  const char *title,
                                  const char *search);
void pd_value_chooser_set_project (PdValueChooser *self,
                                   PdProject *project);
void pd_value_chooser_open (PdValueChooser *self,
                            const PdArticleQuery *query);

void pd_value_chooser_apply (PdValueChooser *self,
                             PdArticleQuery *query);
char *pd_value_chooser_dup_summary (PdValueChooser *self);
void pd_value_chooser_clear (PdValueChooser *self);

G_END_DECLS
