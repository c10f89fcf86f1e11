#pragma once

#include "pd-search-node.h"

G_BEGIN_DECLS

PdSearchNode *pd_search_parser_parse (const char *typed,
                                      GError **error);

G_END_DECLS
