#pragma once

#include "pd-encoding.h"
#include "pd-format-error.h"

G_BEGIN_DECLS

/**
 * PdEvidence:
 * @PD_EVIDENCE_BYTES: a byte order mark, or bytes that are UTF-8 without a flaw
 * @PD_EVIDENCE_DECLARED: the file says so itself
 * @PD_EVIDENCE_DETECTED: it is the encoding in which the bytes are the most likely text
 * @PD_EVIDENCE_CHOSEN: a person said so
 *
 * Why an encoding was taken.
 */
typedef enum
{
  PD_EVIDENCE_BYTES,
  PD_EVIDENCE_DECLARED,
  PD_EVIDENCE_DETECTED,
  PD_EVIDENCE_CHOSEN,
} PdEvidence;

/**
 * PdDecoded:
 * @text: (nullable): the text: valid UTF-8 with line feeds, no NUL, no byte order mark at its start
 * @encoding: (nullable): the encoding that was read
 * @evidence: why it was that one
 * @n_unread_bytes: how many bytes are part of no character; each sequence of them is one U+FFFD in @text
 *
 * The text that some bytes say.
 */
typedef struct
{
  char *text;
  const PdEncoding *encoding;
  PdEvidence evidence;
  gsize n_unread_bytes;
} PdDecoded;

gboolean pd_decoder_decode (GBytes *source,
                            const char *chosen,
                            const char *declared,
                            PdDecoded *decoded,
                            GError **error);
char *pd_decoder_preview (GBytes *source,
                          const char *encoding,
                          gsize max_bytes,
                          gsize *n_unread_bytes,
                          GError **error);
void pd_decoded_clear (PdDecoded *decoded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdDecoded, pd_decoded_clear)

G_END_DECLS
