#pragma once

#include "pd-document.h"
#include "pd-sniffer.h"
#include "pd-text-builder.h"

/* What the fuzz targets share: what holds whatever the bytes are. */

/* Each target's, called by libFuzzer or by run-seeds.c. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize n_bytes);

/* Called by libFuzzer alone, before the first. */
int LLVMFuzzerInitialize (int *argc,
                          char ***argv);

void check_error (const GError *error);
void check_document (PdDocument *document);

void read_source (GBytes *source,
                  const char *file_name,
                  const char *encoding);
void read_data (const guint8 *data,
                gsize n_bytes,
                const char *file_name);
void finish_builder (PdTextBuilder *builder,
                     PdFormat format,
                     const char *page_title);

char *take_text (const guint8 *data,
                 gsize n_bytes);
GBytes *pack_members (const guint8 *data,
                      gsize n_bytes);
