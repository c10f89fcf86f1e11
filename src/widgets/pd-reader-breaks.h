#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdReaderBreaks:
 *
 * Where the page breaks lines that are too long to be laid out in one go.
 */
typedef struct _PdReaderBreaks PdReaderBreaks;

PdReaderBreaks *pd_reader_breaks_new (PdText *text);
void pd_reader_breaks_free (PdReaderBreaks *self);

guint pd_reader_breaks_to_buffer (PdReaderBreaks *self,
                                  guint offset);
guint pd_reader_breaks_to_text (PdReaderBreaks *self,
                                guint offset);
char *pd_reader_breaks_dup_text (PdReaderBreaks *self,
                                 PdText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReaderBreaks, pd_reader_breaks_free)

G_END_DECLS
