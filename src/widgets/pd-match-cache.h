#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PD_TYPE_MATCH_CACHE (pd_match_cache_get_type ())
G_DECLARE_FINAL_TYPE (PdMatchCache, pd_match_cache, PD, MATCH_CACHE, GObject)

PdMatchCache *pd_match_cache_new (void);

void pd_match_cache_add (PdMatchCache *self,
                         const char *name);
void pd_match_cache_start (PdMatchCache *self);
gboolean pd_match_cache_is_complete (PdMatchCache *self);
int pd_match_cache_rank (PdMatchCache *self,
                         const char *name,
                         const char *typed);

G_END_DECLS
