#pragma once

#include <gtk/gtk.h>

#include "pd-match-cache.h"
#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_ENTRY_COMPLETION (pd_entry_completion_get_type ())
G_DECLARE_FINAL_TYPE (PdEntryCompletion, pd_entry_completion, PD, ENTRY_COMPLETION, GtkPopover)

PdEntryCompletion *pd_entry_completion_attach (GtkWidget *entry,
                                               PdMatchCache *cache,
                                               GPtrArray *records,
                                               PdKey key);

G_END_DECLS
