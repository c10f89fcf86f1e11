#pragma once

#include "pd-cli.h"

G_BEGIN_DECLS

PdCliStatus pd_cli_versions_list (PdCli *self);
PdCliStatus pd_cli_versions_compare (PdCli *self,
                                     gint64 number,
                                     gint64 other);

G_END_DECLS
