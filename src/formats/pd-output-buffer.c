#include "pd-output-buffer.h"

#include "pd-format-error.h"

#define MILLISECONDS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/**
 * pd_output_buffer_init:
 * @stream: where the bytes go
 *
 * Makes a buffer.
 */
void
pd_output_buffer_init (PdOutputBuffer *self,
                       GOutputStream *stream)
{
  memset (self, 0, sizeof *self);
  self->stream = g_object_ref (stream);
  self->bytes = g_malloc (PD_OUTPUT_BUFFER_BYTES);
  self->next = self->bytes;
  self->end = self->bytes + PD_OUTPUT_BUFFER_BYTES;
}

/**
 * pd_output_buffer_clear:
 *
 * Frees what the buffer holds; what has not been flushed is lost.
 */
void
pd_output_buffer_clear (PdOutputBuffer *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->bytes, g_free);
  g_clear_error (&self->error);
}

static void
write_out (PdOutputBuffer *self,
           const char *bytes,
           gsize n_bytes,
           GCancellable *cancellable)
{
  GError *cause = NULL;

  if (self->error != NULL)
    return;
  if (!g_cancellable_set_error_if_cancelled (cancellable, &cause))
    g_output_stream_write_all (self->stream, bytes, n_bytes, NULL, cancellable, &cause);
  if (cause != NULL)
    pd_format_error_propagate_write (&self->error, cause);
}

/**
 * pd_output_buffer_flush:
 * @cancellable: (nullable): something to stop it with
 *
 * Writes all that there is to the stream.
 *
 * Returns: whether there has been no error
 */
gboolean
pd_output_buffer_flush (PdOutputBuffer *self,
                        GCancellable *cancellable)
{
  write_out (self, self->bytes, self->next - self->bytes, cancellable);
  self->next = self->bytes;
  return self->error == NULL;
}

/**
 * pd_output_buffer_check:
 * @error: return location for an error
 *
 * Returns: whether there has been no error; otherwise @error is a copy of it
 */
gboolean
pd_output_buffer_check (PdOutputBuffer *self,
                        GError **error)
{
  if (G_LIKELY (self->error == NULL))
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * pd_output_buffer_append_long:
 * @bytes: (array length=n_bytes) (element-type guint8): bytes
 * @n_bytes: how many, as many as may be
 *
 * Appends bytes for which there is no room.
 */
void
pd_output_buffer_append_long (PdOutputBuffer *self,
                              const char *bytes,
                              gsize n_bytes)
{
  pd_output_buffer_flush (self, NULL);
  if (n_bytes >= PD_OUTPUT_BUFFER_BYTES)
    write_out (self, bytes, n_bytes, NULL);
  else
    {
      memcpy (self->next, bytes, n_bytes);
      self->next += n_bytes;
    }
}

static char *
put_pair (char *to,
          guint number)
{
  memcpy (to, pairs + number * 2, 2);
  return to + 2;
}

/**
 * pd_output_buffer_append_integer:
 * @integer: a number
 *
 * Appends a number in decimal digits.
 */
void
pd_output_buffer_append_integer (PdOutputBuffer *self,
                                 gint64 integer)
{
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;
  char digits[20], *first = digits + sizeof digits;

  for (; rest >= 100; rest /= 100)
    {
      first -= 2;
      put_pair (first, rest % 100);
    }
  if (rest >= 10)
    {
      first -= 2;
      put_pair (first, rest);
    }
  else
    *--first = '0' + rest;
  if (integer < 0)
    pd_output_buffer_append_c (self, '-');
  pd_output_buffer_append (self, first, digits + sizeof digits - first);
}

/* Rows that stand together were mostly made on the same day. */
static void
find_date (PdOutputBuffer *self,
           gint64 day)
{
  /* Days of eras of 400 years that begin on 1 March: the leap day is the last (Howard Hinnant's days_from_civil). */
  gint64 shifted = day + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  guint day_of_era = shifted - era * 146097;
  guint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint shifted_month = (5 * day_of_year + 2) / 153;
  guint day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  guint month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  gint64 year = year_of_era + era * 400 + (month <= 2);

  self->day = day;
  self->n_date = g_snprintf (self->date, sizeof self->date, "%04d-%02u-%02uT", (int) year, month, day_of_month);
}

/**
 * pd_output_buffer_append_time:
 * @milliseconds: since the start of 1970, in UTC; what is before the year 0 or after 9999 becomes the nearest time
 *
 * Appends a time as ISO 8601, such as `2025-01-30T08:00:00.123Z`.
 */
void
pd_output_buffer_append_time (PdOutputBuffer *self,
                              gint64 milliseconds)
{
  gint64 first = -719528 * MILLISECONDS_A_DAY, last = 2932897 * MILLISECONDS_A_DAY - 1;
  gint64 day;
  guint rest;
  char *to;

  milliseconds = CLAMP (milliseconds, first, last);
  day = milliseconds / MILLISECONDS_A_DAY;
  if (milliseconds % MILLISECONDS_A_DAY < 0)
    day--;
  rest = milliseconds - day * MILLISECONDS_A_DAY;
  if (day != self->day || self->n_date == 0)
    find_date (self, day);

  pd_output_buffer_reserve (self, 32);
  to = self->next;
  memcpy (to, self->date, self->n_date);
  to = put_pair (to + self->n_date, rest / 3600000);
  *to++ = ':';
  to = put_pair (to, rest / 60000 % 60);
  *to++ = ':';
  to = put_pair (to, rest / 1000 % 60);
  *to++ = '.';
  *to++ = '0' + rest % 1000 / 100;
  to = put_pair (to, rest % 100);
  *to++ = 'Z';
  self->next = to;
}
