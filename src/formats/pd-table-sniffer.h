#pragma once

#include "pd-sniffer.h"

G_BEGIN_DECLS

gboolean pd_table_sniffer_tell (const char *text,
                                const char *file_name,
                                PdFormat *format,
                                const char **place);
char pd_table_sniffer_find_delimiter (const char *text,
                                      gsize n_bytes);

G_END_DECLS
