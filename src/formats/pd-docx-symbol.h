#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar pd_docx_symbol_find (const char *font,
                              guint code);

G_END_DECLS
