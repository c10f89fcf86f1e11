#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_PAGE_PREFERENCES (pd_page_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PdPagePreferences, pd_page_preferences, PD, PAGE_PREFERENCES, AdwPreferencesPage)

G_END_DECLS
