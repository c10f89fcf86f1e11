#pragma once

#include <sqlite3.h>

/* What the second argument of pd_search_count () is bound as: a PdRowSet of articles. */
#define PD_SEARCH_COUNT_POINTER "pd-row-set"

int pd_search_tokenizer_register (sqlite3 *db);
