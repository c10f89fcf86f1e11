#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *pd_language_guess (const char *text);

G_END_DECLS
