#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_ENCODING_DIALOG (pd_encoding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdEncodingDialog, pd_encoding_dialog, PD, ENCODING_DIALOG, AdwDialog)

/* Signal: chosen (const char *encoding). */

AdwDialog *pd_encoding_dialog_new (PdProject *project,
                                   const char *article_id,
                                   const char *encoding);

G_END_DECLS
