#pragma once

#include <glib.h>

G_BEGIN_DECLS

double pd_association_keyness (guint64 frequency,
                               guint64 total,
                               guint64 rest_frequency,
                               guint64 rest_total);
double pd_association_log_ratio (guint64 frequency,
                                 guint64 total,
                                 guint64 rest_frequency,
                                 guint64 rest_total);
double pd_association_log_likelihood (guint64 frequency,
                                      guint64 total,
                                      guint64 rest_frequency,
                                      guint64 rest_total);
double pd_association_log_dice (guint64 joint,
                                guint64 node,
                                guint64 collocate);

G_END_DECLS
