#pragma once

#include "pd-document.h"
#include "pd-format-error.h"

/* What the tests of this folder share. */

PdDocument *read_bytes (const char *bytes,
                        gssize n_bytes,
                        const char *file_name);
void assert_fails (const char *bytes,
                   gssize n_bytes,
                   int code);
void assert_blocks (PdDocument *document,
                    const char *expected);
void assert_cut (PdDocument *document,
                 const char *reason,
                 const char *part);
void assert_field (PdDocument *document,
                   PdKey key,
                   const char *value,
                   const char *origin,
                   const char *place);

GBytes *encode (const char *text,
                const char *encoding);

GFile *make_folder (void);
void remove_folder (GFile *folder);
char *read_file (GFile *folder,
                 const char *name);
