#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdCliJson:
 *
 * JSON, mostly on its way to standard output, written as it comes, so that a long list needs no memory.
 */
typedef struct _PdCliJson PdCliJson;

PdCliJson *pd_cli_json_new (void);
PdCliJson *pd_cli_json_new_line (GString *line);
void pd_cli_json_free (PdCliJson *self);

void pd_cli_json_begin_object (PdCliJson *self,
                               const char *name);
void pd_cli_json_end_object (PdCliJson *self);
void pd_cli_json_begin_array (PdCliJson *self,
                              const char *name);
void pd_cli_json_end_array (PdCliJson *self);

void pd_cli_json_add_text (PdCliJson *self,
                           const char *name,
                           const char *text);
void pd_cli_json_add_decimal (PdCliJson *self,
                              const char *name,
                              const char *digits);
void pd_cli_json_add_integer (PdCliJson *self,
                              const char *name,
                              gint64 integer);
void pd_cli_json_add_boolean (PdCliJson *self,
                              const char *name,
                              gboolean boolean);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCliJson, pd_cli_json_free)

G_END_DECLS
