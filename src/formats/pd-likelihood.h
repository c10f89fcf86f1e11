#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdScript:
 * @PD_SCRIPT_HANS: Simplified Chinese
 * @PD_SCRIPT_HANT: Traditional Chinese, with what is written only in Cantonese
 * @PD_SCRIPT_JAPANESE: Japanese
 * @PD_SCRIPT_KOREAN: Korean
 * @PD_SCRIPT_ALPHABETIC: anything that is written with an alphabet
 * @PD_SCRIPT_ALL: any of them
 *
 * What a text may be written in.
 */
typedef enum
{
  PD_SCRIPT_HANS = 1 << 0,
  PD_SCRIPT_HANT = 1 << 1,
  PD_SCRIPT_JAPANESE = 1 << 2,
  PD_SCRIPT_KOREAN = 1 << 3,
  PD_SCRIPT_ALPHABETIC = 1 << 4,
  PD_SCRIPT_ALL = (1 << 5) - 1,
} PdScript;

guint64 pd_likelihood_measure (const char *text,
                               gsize n_bytes,
                               PdScript scripts);

G_END_DECLS
