#pragma once

#include "pd-format-error.h"

G_BEGIN_DECLS

/**
 * PdDecoded:
 * @text: (nullable): the text: valid UTF-8 with line feeds, no NUL, no byte order mark at its start
 * @encoding: (nullable): the name of the encoding that was read, such as `UTF-8` or `GB18030`
 * @is_guessed: whether the encoding was guessed from the bytes, and not proved by them
 *
 * The text that some bytes say.
 */
typedef struct
{
  char *text;
  char *encoding;
  gboolean is_guessed;
} PdDecoded;

gboolean pd_decoder_decode (GBytes *source,
                            PdDecoded *decoded,
                            GError **error);
void pd_decoded_clear (PdDecoded *decoded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdDecoded, pd_decoded_clear)

G_END_DECLS
