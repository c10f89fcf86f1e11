#pragma once

#include <glib.h>

#include "pd-label.h"

G_BEGIN_DECLS

/* What a line about an article is made up of: signs that part its words, labels, and the values behind them. */

gboolean pd_byline_has_prefix (const char *text,
                               const char *const *prefixes,
                               gsize *n_bytes);

gsize pd_byline_skip_bar (const char *p);
gsize pd_byline_skip_comma (const char *p);
gsize pd_byline_skip_space (const char *p);
const char *pd_byline_skip_separators (const char *p);

PdLabel pd_byline_read_label (const char *p,
                              gsize *n_bytes,
                              gboolean *has_sign);
gsize pd_byline_skip_unknown_label (const char *p);

const char *pd_byline_find_end_of_value (const char *start);
char *pd_byline_dup_stripped (const char *start,
                              const char *end);

G_END_DECLS
