#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

PangoLanguage *pd_reader_language_get_pango (const char *language);
const char *pd_reader_language_get_family (const char *language);

G_END_DECLS
