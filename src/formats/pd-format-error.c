#include "pd-format-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (pd_format_error, pd_format_error)

static void
set_no_space (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NO_SPACE, _ ("There is no space left on the disk."));
}

/**
 * pd_format_error_set_from_errno:
 * @error: return location for an error
 * @code: an error number of the system
 *
 * Says in a sentence why writing failed.
 */
void
pd_format_error_set_from_errno (GError **error,
                                int code)
{
  if (code == ENOSPC)
    set_no_space (error);
  else
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_WRITE, _ ("It could not be written: %s."), g_strerror (code));
}

/**
 * pd_format_error_propagate_write:
 * @error: return location for an error
 * @cause: (transfer full): why a stream could not be written
 *
 * Turns an error of a stream into one of this module. A cancellation stays %G_IO_ERROR_CANCELLED.
 */
void
pd_format_error_propagate_write (GError **error,
                                 GError *cause)
{
  if (cause->domain == PD_FORMAT_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    set_no_space (error);
  else
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_WRITE, _ ("It could not be written: %s."), cause->message);
  g_error_free (cause);
}
