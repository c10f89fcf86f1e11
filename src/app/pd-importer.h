#pragma once

#include <gtk/gtk.h>

#include "pd-import.h"

G_BEGIN_DECLS

#define PD_TYPE_IMPORTER (pd_importer_get_type ())
G_DECLARE_FINAL_TYPE (PdImporter, pd_importer, PD, IMPORTER, GObject)

/* Properties: running, shown, fraction, title.
 * Signals: finished (GPtrArray *results), failed (char *message). */

PdImporter *pd_importer_new (PdProject *project);

void pd_importer_add (PdImporter *self,
                      const char *const *paths);
void pd_importer_add_table (PdImporter *self,
                            const char *path,
                            GHashTable *mapping);
void pd_importer_cancel (PdImporter *self);
gboolean pd_importer_get_running (PdImporter *self);

G_END_DECLS
