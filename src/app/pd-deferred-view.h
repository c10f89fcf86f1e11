#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_DEFERRED_VIEW (pd_deferred_view_get_type ())
G_DECLARE_FINAL_TYPE (PdDeferredView, pd_deferred_view, PD, DEFERRED_VIEW, AdwBin)

GtkWidget *pd_deferred_view_peek (PdDeferredView *self);
GtkWidget *pd_deferred_view_get (PdDeferredView *self);

G_END_DECLS
