#pragma once

#include <gio/gio.h>

#include "pd-word.h"

G_BEGIN_DECLS

#define PD_TYPE_RECORD (pd_record_get_type ())
G_DECLARE_FINAL_TYPE (PdRecord, pd_record, PD, RECORD, GObject)

PdRecord *pd_record_new (PdWord word);
PdRecord *pd_record_new_for_id (PdWord word,
                                const char *id);

PdWord pd_record_get_word (PdRecord *self);
const PdTable *pd_record_get_table (PdRecord *self);
const char *pd_record_get_id (PdRecord *self);

gboolean pd_record_is_set (PdRecord *self,
                           PdKey key);
const char *pd_record_get_text (PdRecord *self,
                                PdKey key);
gint64 pd_record_get_integer (PdRecord *self,
                              PdKey key);
void pd_record_set_text (PdRecord *self,
                         PdKey key,
                         const char *text);
void pd_record_set_integer (PdRecord *self,
                            PdKey key,
                            gint64 integer);
void pd_record_set_null (PdRecord *self,
                         PdKey key);

const PdCell *pd_record_get_cell (PdRecord *self,
                                  guint column);
gboolean pd_record_has_column (PdRecord *self,
                               guint column);
void pd_record_set_cell (PdRecord *self,
                         guint column,
                         const PdCell *cell);

G_END_DECLS
