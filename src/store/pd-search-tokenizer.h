#pragma once

#include <sqlite3.h>

int pd_search_tokenizer_register (sqlite3 *db);
