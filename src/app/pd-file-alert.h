#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *pd_file_alert_new (GFile *file,
                              const char *heading,
                              const char *message);

G_END_DECLS
