#pragma once

#include <gtk/gtk.h>

#include "pd-match-cache.h"
#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_MENTION_COMPLETION (pd_mention_completion_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionCompletion, pd_mention_completion, PD, MENTION_COMPLETION, GtkPopover)

PdMentionCompletion *pd_mention_completion_attach (GtkWidget *entry,
                                                   PdMatchCache *cache,
                                                   GPtrArray *records,
                                                   PdKey key);

G_END_DECLS
