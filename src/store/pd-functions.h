#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

int pd_functions_register (sqlite3 *db);

G_END_DECLS
