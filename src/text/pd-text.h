#pragma once

#include <gio/gio.h>

#include "pd-block.h"

G_BEGIN_DECLS

#define PD_TEXT_ERROR (pd_text_error_quark ())

/**
 * PdTextError:
 * @PD_TEXT_ERROR_INVALID: the bytes are no text (not UTF-8, a NUL, a carriage return)
 * @PD_TEXT_ERROR_TOO_LONG: more than fits
 * @PD_TEXT_ERROR_SPAN: a span is empty, reversed, outside the text, or would split a character
 */
typedef enum
{
  PD_TEXT_ERROR_INVALID,
  PD_TEXT_ERROR_TOO_LONG,
  PD_TEXT_ERROR_SPAN,
} PdTextError;

GQuark pd_text_error_quark (void);

#define PD_TYPE_TEXT (pd_text_get_type ())
G_DECLARE_FINAL_TYPE (PdText, pd_text, PD, TEXT, GObject)

PdText *pd_text_new (const char *utf8,
                     gssize n_bytes,
                     GArray *blocks,
                     GError **error);

const char *pd_text_get_utf8 (PdText *self);
gsize pd_text_get_n_bytes (PdText *self);
guint pd_text_get_length (PdText *self);
const char *pd_text_get_sha256 (PdText *self);

guint pd_text_get_n_blocks (PdText *self);
const PdBlock *pd_text_get_block (PdText *self,
                                  guint index);
int pd_text_find_block (PdText *self,
                        guint offset);

gsize pd_text_offset_to_byte (PdText *self,
                              guint offset);
guint pd_text_byte_to_offset (PdText *self,
                              gsize byte);
guint pd_text_offset_to_utf16 (PdText *self,
                               guint offset);

char *pd_text_dup_slice (PdText *self,
                         guint start,
                         guint end);

gboolean pd_text_is_boundary (PdText *self,
                              guint offset);
gboolean pd_text_check_span (PdText *self,
                             gint64 start,
                             gint64 end,
                             GError **error);
void pd_text_snap_span (PdText *self,
                        guint *start,
                        guint *end);

G_END_DECLS
