#pragma once

#include "pd-connection.h"
#include "pd-document.h"

G_BEGIN_DECLS

/**
 * PD_SOURCE_LEFT_OUT:
 *
 * What stands for the compression of a source file whose bytes a copy of the project was made without.
 */
#define PD_SOURCE_LEFT_OUT "left-out"

/**
 * PdSourceBytes:
 * @sha256: the SHA-256 of the bytes, in hexadecimal
 * @size: how many there are
 * @compression: `deflate` (RFC 1951) or `none`
 * @bytes: as they are stored
 *
 * The bytes of a source file, made ready to be stored.
 */
typedef struct
{
  char *sha256;
  gsize size;
  const char *compression;
  GBytes *bytes;
} PdSourceBytes;

PdSourceBytes *pd_source_bytes_new (GBytes *bytes);
PdSourceBytes *pd_source_bytes_ref (PdSourceBytes *self);
void pd_source_bytes_unref (PdSourceBytes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSourceBytes, pd_source_bytes_unref)

gboolean pd_texts_insert (PdConnection *connection,
                          PdDocument *document,
                          const PdSourceBytes *source,
                          gint64 run,
                          gint64 coder,
                          gint64 *article,
                          GError **error);
gboolean pd_texts_show (PdConnection *connection,
                        gint64 article,
                        GError **error);

PdText *pd_texts_load (PdConnection *connection,
                       const char *article_id,
                       GError **error);
PdText *pd_texts_load_row (PdConnection *connection,
                           gint64 text,
                           GError **error);
GBytes *pd_texts_load_source (PdConnection *connection,
                              const char *article_id,
                              GError **error);

gboolean pd_texts_insert_text (PdConnection *connection,
                               PdText *text,
                               GArray *cuts,
                               gint64 extracted,
                               gint64 *row,
                               GError **error);
gboolean pd_texts_insert_source (PdConnection *connection,
                                 const PdSourceBytes *source,
                                 gint64 *row,
                                 GError **error);

G_END_DECLS
