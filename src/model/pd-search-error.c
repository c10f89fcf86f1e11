#include "pd-search-error.h"

/* As much of a query as a message repeats, in code points. */
#define MAX_SHOWN 24

typedef struct
{
  guint start;
  guint end;
} PdSearchErrorPrivate;

static void
pd_search_error_private_init (PdSearchErrorPrivate *private)
{
  private->start = private->end = 0;
}

static void
pd_search_error_private_copy (const PdSearchErrorPrivate *from,
                              PdSearchErrorPrivate *to)
{
  *to = *from;
}

static void
pd_search_error_private_clear (PdSearchErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (PdSearchError, pd_search_error)

/**
 * pd_search_error_set:
 * @error: return location for an error
 * @code: what it is
 * @start: where in the query it is, its first code point
 * @end: behind its last code point
 * @format: the message
 * @...: what goes into it
 *
 * Says in a sentence why a query could not be read.
 */
void
pd_search_error_set (GError **error,
                     PdSearchError code,
                     guint start,
                     guint end,
                     const char *format,
                     ...)
{
  PdSearchErrorPrivate *private;
  va_list arguments;

  g_return_if_fail (start <= end);

  if (error == NULL)
    return;
  va_start (arguments, format);
  *error = g_error_new_valist (PD_SEARCH_ERROR, code, format, arguments);
  va_end (arguments);
  private = pd_search_error_get_private (*error);
  private->start = start;
  private->end = end;
}

/**
 * pd_search_error_get_span:
 * @error: an error
 * @start: (out): its first code point in the query
 * @end: (out): behind its last code point
 *
 * Tells where in a query as it was typed an error is, to mark it there. @start and @end are the same where something is
 * missing.
 *
 * Returns: whether it is an error of a query; if not, @start and @end are 0
 */
gboolean
pd_search_error_get_span (const GError *error,
                          guint *start,
                          guint *end)
{
  const PdSearchErrorPrivate *private;

  g_return_val_if_fail (error != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  *start = *end = 0;
  if (error->domain != PD_SEARCH_ERROR)
    return FALSE;
  private = pd_search_error_get_private (error);
  *start = private->start;
  *end = private->end;
  return TRUE;
}

/**
 * pd_search_error_shorten:
 * @utf8: (array length=n_bytes) (element-type guint8): a part of a query
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 *
 * Returns: (transfer full): it, on one line and not long, to be repeated in a message
 */
char *
pd_search_error_shorten (const char *utf8,
                         gssize n_bytes)
{
  GString *shown;
  const char *end;
  guint n = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  shown = g_string_new (NULL);
  end = n_bytes >= 0 ? utf8 + n_bytes : NULL;
  for (const char *p = utf8; end != NULL ? p < end : *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (n++ == MAX_SHOWN)
        {
          g_string_append (shown, "…");
          break;
        }
      g_string_append_unichar (shown, g_unichar_iscntrl (character) || g_unichar_isspace (character) ? ' ' : character);
    }
  return g_string_free (shown, FALSE);
}
