#pragma once

#include <gio/gio.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * PD_OUTPUT_BUFFER_BYTES:
 *
 * How much is gathered before it is written.
 */
#define PD_OUTPUT_BUFFER_BYTES (256 * 1024)

/**
 * PdOutputBuffer:
 *
 * Bytes on their way to a stream. After an error everything is swallowed, so that only the end of a row need ask
 * whether there was one.
 */
typedef struct
{
  GOutputStream *stream;
  char *bytes;
  char *next;
  char *end;
  GError *error;
  /* The day that was written last, and what was written for it. */
  gint64 day;
  char date[16];
  guint n_date;
} PdOutputBuffer;

void pd_output_buffer_init (PdOutputBuffer *self,
                            GOutputStream *stream);
void pd_output_buffer_clear (PdOutputBuffer *self);

gboolean pd_output_buffer_flush (PdOutputBuffer *self,
                                 GCancellable *cancellable);
gboolean pd_output_buffer_check (PdOutputBuffer *self,
                                 GError **error);

void pd_output_buffer_append_long (PdOutputBuffer *self,
                                   const char *bytes,
                                   gsize n_bytes);
void pd_output_buffer_append_integer (PdOutputBuffer *self,
                                      gint64 integer);
void pd_output_buffer_append_time (PdOutputBuffer *self,
                                   gint64 milliseconds);

/* Makes room for n_bytes, which must be at most PD_OUTPUT_BUFFER_BYTES. */
static inline void
pd_output_buffer_reserve (PdOutputBuffer *self,
                          gsize n_bytes)
{
  if (G_UNLIKELY ((gsize) (self->end - self->next) < n_bytes))
    pd_output_buffer_flush (self, NULL);
}

static inline void
pd_output_buffer_append (PdOutputBuffer *self,
                         const char *bytes,
                         gsize n_bytes)
{
  if (G_UNLIKELY ((gsize) (self->end - self->next) < n_bytes))
    {
      pd_output_buffer_append_long (self, bytes, n_bytes);
      return;
    }
  memcpy (self->next, bytes, n_bytes);
  self->next += n_bytes;
}

static inline void
pd_output_buffer_append_c (PdOutputBuffer *self,
                           char c)
{
  pd_output_buffer_reserve (self, 1);
  *self->next++ = c;
}

static inline void
pd_output_buffer_append_string (PdOutputBuffer *self,
                                const char *string)
{
  pd_output_buffer_append (self, string, strlen (string));
}

G_END_DECLS
