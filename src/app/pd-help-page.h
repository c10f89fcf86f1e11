#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_HELP_PAGE (pd_help_page_get_type ())
G_DECLARE_FINAL_TYPE (PdHelpPage, pd_help_page, PD, HELP_PAGE, AdwNavigationPage)

PdHelpPage *pd_help_page_new (const char *markdown,
                              const char *folder);

G_END_DECLS
