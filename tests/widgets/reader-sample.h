#pragma once

#include "pd-reader.h"

PdText *reader_sample_new_text (void);
GPtrArray *reader_sample_new_spans (PdText *text);
PdSpan *reader_sample_new_span (PdText *text,
                                const char *id,
                                const char *first,
                                const char *last,
                                const char *colour,
                                const char *description,
                                PdSpanFlags flags);

PdText *reader_sample_new_long_text (guint length,
                                     guint paragraph);
GPtrArray *reader_sample_new_many_spans (PdText *text,
                                         guint n_spans,
                                         guint seed);
