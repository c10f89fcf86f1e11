#pragma once

#include "pd-html-verdict.h"

G_BEGIN_DECLS

PdHtmlVerdict pd_html_phrases_find (const char *line);

G_END_DECLS
