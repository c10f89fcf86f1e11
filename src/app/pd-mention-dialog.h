#pragma once

#include <adwaita.h>

#include "pd-reading-view-edits.h"
#include "pd-reading-view-queue.h"

G_BEGIN_DECLS

#define PD_TYPE_MENTION_DIALOG (pd_mention_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionDialog, pd_mention_dialog, PD, MENTION_DIALOG, AdwDialog)

AdwDialog *pd_mention_dialog_new (PdReadingViewQueue *queue,
                                  const PdReadingViewTarget *target,
                                  const char *mention_id);

G_END_DECLS
