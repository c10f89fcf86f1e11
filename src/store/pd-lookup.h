#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

typedef struct _PdLookup PdLookup;

PdLookup *pd_lookup_new (PdConnection *connection,
                         const char *sql,
                         GError **error);
void pd_lookup_free (PdLookup *self);

gboolean pd_lookup_find (PdLookup *self,
                         gint64 row,
                         const PdCell **cells,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdLookup, pd_lookup_free)

G_END_DECLS
