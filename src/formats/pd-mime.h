#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdMimePart:
 * @headers: (element-type utf8 utf8): its header, names in lower case, values as they are, each on one line
 * @body: (array length=n_body) (element-type guint8): what is behind the header, encoded as the header says; not owned
 * @n_body: length of @body
 *
 * A message, or a part of one.
 */
typedef struct
{
  GHashTable *headers;
  const char *body;
  gsize n_body;
} PdMimePart;

gboolean pd_mime_part_parse (PdMimePart *self,
                             const char *bytes,
                             gsize n_bytes);
void pd_mime_part_clear (PdMimePart *self);

const char *pd_mime_part_get_header (const PdMimePart *self,
                                     const char *name);
gboolean pd_mime_part_is_type (const PdMimePart *self,
                               const char *type);
char *pd_mime_part_dup_parameter (const PdMimePart *self,
                                  const char *name);
gboolean pd_mime_part_next (const PdMimePart *self,
                            gsize *position,
                            PdMimePart *part);
GBytes *pd_mime_part_decode (const PdMimePart *self);

char *pd_mime_decode_words (const char *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdMimePart, pd_mime_part_clear)

G_END_DECLS
