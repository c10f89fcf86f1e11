#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_pdf_name_is_title (const char *title);
gboolean pd_pdf_name_is_author (const char *author);
char *pd_pdf_name_repair (const char *text);

G_END_DECLS
