#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdCliTable:
 *
 * A table for people on standard output, its columns as wide as what is in them.
 */
typedef struct _PdCliTable PdCliTable;

PdCliTable *pd_cli_table_new (const char *const *headings);
void pd_cli_table_free (PdCliTable *self);

void pd_cli_table_add (PdCliTable *self,
                       const char *const *cells);
void pd_cli_table_print (PdCliTable *self);

char *pd_cli_shorten (const char *text,
                      guint max_width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCliTable, pd_cli_table_free)

G_END_DECLS
