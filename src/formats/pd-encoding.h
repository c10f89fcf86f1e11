#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdEncoding:
 * @name: what it is called in the project file, in exports and in the window, such as `GB18030`
 * @converter: what ICU calls the converter that reads it
 * @labels: what else files call it, in lower case, with a space between two
 *
 * An encoding that articles come in. Where people use a superset under the name of the smaller one, it is the superset.
 */
typedef struct
{
  const char *name;
  const char *converter;
  const char *labels;
} PdEncoding;

/**
 * PdConversion:
 * @text: the text in UTF-8; what could not be read is U+FFFD in it
 * @n_bytes: length of @text
 * @n_unread: how many bytes of the source are part of no character
 *
 * What some bytes say in one encoding.
 */
typedef struct
{
  char *text;
  gsize n_bytes;
  gsize n_unread;
} PdConversion;

const PdEncoding *pd_encoding_find (const char *label);
const PdEncoding *pd_encoding_get (guint index);
gboolean pd_encoding_is_wide (const PdEncoding *self);

gboolean pd_encoding_convert (const PdEncoding *self,
                              const char *bytes,
                              gsize n_bytes,
                              gboolean is_whole,
                              PdConversion *conversion);
void pd_conversion_clear (PdConversion *conversion);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdConversion, pd_conversion_clear)

G_END_DECLS
