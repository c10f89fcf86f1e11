#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv pd_han_fonts_list (void);
void pd_han_fonts_prefer_chinese (void);

G_END_DECLS
