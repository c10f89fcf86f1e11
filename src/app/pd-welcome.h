#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_WELCOME (pd_welcome_get_type ())
G_DECLARE_FINAL_TYPE (PdWelcome, pd_welcome, PD, WELCOME, AdwBin)

G_END_DECLS
