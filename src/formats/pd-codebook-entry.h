#pragma once

#include "pd-format-error.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PD_CODEBOOK_MAX_TAGS:
 *
 * How many tags a codebook that is read may have.
 */
#define PD_CODEBOOK_MAX_TAGS 100000

int pd_codebook_entry_add (PdTagOutline *outline,
                           const char *id,
                           const char *name,
                           int parent,
                           GError **error);
char *pd_codebook_entry_clean_colour (const char *colour);

G_END_DECLS
