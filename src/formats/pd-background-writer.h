#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdBackgroundWriter:
 *
 * A thread that writes one buffer to a stream while the next is being filled.
 */
typedef struct _PdBackgroundWriter PdBackgroundWriter;

PdBackgroundWriter *pd_background_writer_new (GOutputStream *stream);
void pd_background_writer_free (PdBackgroundWriter *self);

gboolean pd_background_writer_submit (PdBackgroundWriter *self,
                                      const char *bytes,
                                      gsize n_bytes,
                                      GError **error);
gboolean pd_background_writer_wait (PdBackgroundWriter *self,
                                    GError **error);

G_END_DECLS
