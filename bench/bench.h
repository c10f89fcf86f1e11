#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/* Articles that every program finds: each of 1,000,000 characters, the first with 10,000 highlights, the other with none. */
#define BENCH_MARKED_ARTICLE "00000000-0000-7000-8000-000000000001"
#define BENCH_PLAIN_ARTICLE "00000000-0000-7000-8000-000000000002"

#define BENCH_GROUP "00000000-0000-7000-8000-000000000003"
#define BENCH_FIELD "00000000-0000-7000-8000-000000000004"

double bench_wall (void);
double bench_thread_cpu (void);
double bench_process_cpu (void);
guint64 bench_resident_bytes (void);

void bench_require (gboolean ok,
                    GError **error);

GArray *bench_times_new (void);
void bench_report (const char *name,
                   GArray *values);
void bench_report_one (const char *name,
                       double value);

PdProject *bench_open (const char *path);
void bench_close (PdProject *project);

char *bench_uuid (GRand *rand,
                  guint64 number);
void bench_choose_span (GRand *rand,
                        PdText *text,
                        guint *start,
                        guint *end);

G_END_DECLS
