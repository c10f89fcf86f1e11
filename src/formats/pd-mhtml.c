#include "pd-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-mime.h"

/* Parts are not nested deeper, and a page has not more of them: each image is one. */
#define MAX_DEPTH 4
#define MAX_PARTS 10000

static gboolean
is_page (const PdMimePart *part)
{
  return pd_mime_part_is_type (part, "text/html") || pd_mime_part_is_type (part, "application/xhtml+xml");
}

static gboolean
parse (PdMimePart *message,
       GBytes *source)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  while (n_bytes > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      n_bytes--;
    }
  return pd_mime_part_parse (message, bytes, n_bytes);
}

/**
 * pd_mhtml_is:
 * @source: the bytes of a file
 *
 * Returns: whether they are a page that was saved as a message: they start with a header that says so
 */
gboolean
pd_mhtml_is (GBytes *source)
{
  g_auto (PdMimePart) message = { NULL };

  g_return_val_if_fail (source != NULL, FALSE);

  return parse (&message, source) && pd_mime_part_get_header (&message, "mime-version") != NULL
         && (pd_mime_part_is_type (&message, "multipart/") || is_page (&message));
}

/* Takes the page out of a part, or out of the parts in it. */
static gboolean
take_page (PdMhtml *self,
           const PdMimePart *part,
           const char *wanted,
           guint depth,
           guint *n_parts)
{
  gsize position = 0;
  PdMimePart inner;
  gboolean found = FALSE;

  if (is_page (part))
    {
      const char *location = pd_mime_part_get_header (part, "content-location");

      if (wanted != NULL && g_strcmp0 (location, wanted) != 0)
        return FALSE;
      self->page = pd_mime_part_decode (part);
      self->charset = pd_mime_part_dup_parameter (part, "charset");
      if (self->url == NULL && location != NULL && strstr (location, "://") != NULL && !g_str_has_prefix (location, "cid:"))
        self->url = g_strdup (location);
      return TRUE;
    }
  if (!pd_mime_part_is_type (part, "multipart/") || depth == MAX_DEPTH)
    return FALSE;
  while (!found && (*n_parts)++ < MAX_PARTS && pd_mime_part_next (part, &position, &inner))
    {
      found = take_page (self, &inner, wanted, depth + 1, n_parts);
      pd_mime_part_clear (&inner);
    }
  return found;
}

/**
 * pd_mhtml_read:
 * @self: (out caller-allocates): what was found; free what is in it with [method@Pd.Mhtml.clear]
 * @source: the bytes of a file
 * @error: return location for an error
 *
 * Takes the page out of a message of many parts. Its images, styles and frames are left where they are.
 *
 * Returns: whether there is a page; otherwise an error of %PD_FORMAT_ERROR_EMPTY
 */
gboolean
pd_mhtml_read (PdMhtml *self,
               GBytes *source,
               GError **error)
{
  g_auto (PdMimePart) message = { NULL };
  const char *location, *subject;
  guint n_parts = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  *self = (PdMhtml) { NULL };
  if (parse (&message, source))
    {
      location = pd_mime_part_get_header (&message, "snapshot-content-location");
      if (location == NULL)
        location = pd_mime_part_get_header (&message, "content-location");
      if (location != NULL && strstr (location, "://") != NULL)
        self->url = g_strdup (location);
      self->date = g_strdup (pd_mime_part_get_header (&message, "date"));
      subject = pd_mime_part_get_header (&message, "subject");
      if (subject != NULL)
        self->subject = pd_mime_decode_words (subject);
      /* A page may have others as frames. */
      if (location != NULL && take_page (self, &message, location, 0, &n_parts))
        return TRUE;
      n_parts = 0;
      if (take_page (self, &message, NULL, 0, &n_parts))
        return TRUE;
    }
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
  return FALSE;
}

/**
 * pd_mhtml_clear:
 *
 * Frees what was found.
 */
void
pd_mhtml_clear (PdMhtml *self)
{
  g_clear_pointer (&self->page, g_bytes_unref);
  g_clear_pointer (&self->charset, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->subject, g_free);
}
