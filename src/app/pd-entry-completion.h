#pragma once

#include <gtk/gtk.h>

#include "pd-match-cache.h"
#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_ENTRY_COMPLETION (pd_entry_completion_get_type ())
G_DECLARE_FINAL_TYPE (PdEntryCompletion, pd_entry_completion, PD, ENTRY_COMPLETION, GtkPopover)

/**
 * PdEntryCompletionPartFunc:
 * @self: the completion
 * @text: what is in the entry
 * @cursor: where the cursor is in it, in code points
 * @data: what was handed over
 *
 * Returns: (transfer full) (nullable): what of the text is to be completed, which may be empty; %NULL where nothing is
 */
typedef char *(*PdEntryCompletionPartFunc) (PdEntryCompletion *self,
                                            const char *text,
                                            guint cursor,
                                            gpointer data);

/**
 * PdEntryCompletionTakeFunc:
 * @self: the completion
 * @text: what is in the entry
 * @cursor: (inout): where the cursor is in it, and where it is then, in code points
 * @label: what was picked
 *
 * Returns: (transfer full): the text with what was picked
 */
typedef char *(*PdEntryCompletionTakeFunc) (PdEntryCompletion *self,
                                            const char *text,
                                            guint *cursor,
                                            const char *label);

PdEntryCompletion *pd_entry_completion_attach (GtkWidget *entry,
                                               PdMatchCache *cache,
                                               GPtrArray *records,
                                               PdKey key);

void pd_entry_completion_set_parts (PdEntryCompletion *self,
                                    PdEntryCompletionPartFunc part_func,
                                    PdEntryCompletionTakeFunc take_func,
                                    gpointer data);
void pd_entry_completion_set_records (PdEntryCompletion *self,
                                      GPtrArray *records,
                                      PdKey key);
void pd_entry_completion_update (PdEntryCompletion *self);

G_END_DECLS
