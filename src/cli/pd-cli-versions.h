#pragma once

#include "pd-cli.h"

G_BEGIN_DECLS

PdCliStatus pd_cli_versions_list (PdCli *self);
PdCliStatus pd_cli_versions_compare (PdCli *self,
                                     gint64 number);

G_END_DECLS
