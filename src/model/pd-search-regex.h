#pragma once

#include "pd-search-lexer.h"

G_BEGIN_DECLS

GRegex *pd_search_regex_compile (const PdSearchToken *token,
                                 PdSearchField field,
                                 const char *typed,
                                 GError **error);

G_END_DECLS
