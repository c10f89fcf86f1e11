#pragma once

#include "pd-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_CHOOSER (pd_chooser_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdChooser, pd_chooser, PD, CHOOSER, AdwDialog)

/**
 * PdChooserClass:
 * @search: finds what a person types for and shows it with pd_chooser_clear(), pd_chooser_add() and pd_chooser_finish(); all where nothing is typed
 */
struct _PdChooserClass
{
  AdwDialogClass parent_class;

  void (*search) (PdChooser *self,
                  const char *typed);
};

/* Who does not see it among these types more. */
#define PD_CHOOSER_MAX_SHOWN 100

/* Signals: picked (PdRecord *record). */

void pd_chooser_describe (PdChooser *self,
                          const char *heading,
                          const char *explanation);
void pd_chooser_search (PdChooser *self);
void pd_chooser_clear (PdChooser *self);
void pd_chooser_add (PdChooser *self,
                     PdRecord *record,
                     const char *title,
                     const char *subtitle);
void pd_chooser_finish (PdChooser *self);

G_END_DECLS
