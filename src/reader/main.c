#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "pd-config.h"
#include "pd-document-variant.h"
#include "pd-reader-protocol.h"
#include "pd-sandbox.h"
#include "pd-source-reader.h"

/* pidian-reader: reads the files that are handed to it on a socket, in a process that can do no harm. A file that crashes it,
 * or that it does not come to an end with, costs that file. */

/* The socket that the program hands on. */
#define SOCKET 3

/* No file that is an article needs more. */
#define MAX_MEMORY (G_GUINT64_CONSTANT (2) << 30)
#define MAX_SECONDS 60

static gboolean
send_failure (PdReaderFrame kind,
              guint record,
              const GError *error)
{
  guint code = error != NULL && error->domain == PD_FORMAT_ERROR ? error->code : PD_FORMAT_ERROR_NOT_TEXT;

  return pd_reader_frame_send_variant (SOCKET, kind, g_variant_new ("(uus)", record, code, error != NULL ? error->message : ""));
}

static gboolean
answer (GVariant *request,
        GBytes *source)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (request, 1);
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  PdReadOptions read_options = { NULL };
  const char *name;

  g_variant_get_child (request, 0, "&s", &name);
  g_variant_lookup (options, "encoding", "&s", &read_options.encoding);
  pd_sandbox_allow_seconds (MAX_SECONDS);
  document = pd_source_reader_read (source, name, &read_options, &error);
  if (document != NULL && !pd_reader_frame_send_variant (SOCKET, PD_READER_FRAME_DOCUMENT, pd_document_to_variant (document)))
    return FALSE;
  return send_failure (PD_READER_FRAME_END, 0, error);
}

static gboolean
serve (void)
{
  PdReaderFrame kind;
  g_autoptr (GBytes) bytes = pd_reader_frame_receive (SOCKET, 1 << 20, G_MAXINT64, NULL, &kind);
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GVariant) request = NULL;

  if (bytes == NULL || kind != PD_READER_FRAME_REQUEST)
    return FALSE;
  request = pd_reader_frame_parse (bytes, PD_READER_REQUEST_TYPE);
  if (request == NULL)
    return FALSE;
  source = pd_reader_frame_receive (SOCKET, PD_SOURCE_READER_MAX_BYTES, G_MAXINT64, NULL, &kind);
  return source != NULL && kind == PD_READER_FRAME_SOURCE && answer (request, source);
}

int
main (int argc,
      char **argv)
{
  const char *folder = g_getenv ("PIDIAN_LOCALE_DIR");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* The catalogue is read with the first sentence, while it still can be. */
  (void) _ ("The file has no text in it.");
  if (!pd_sandbox_enter (MAX_MEMORY, &error))
    {
      g_printerr ("pidian-reader: %s\n", error->message);
      return EXIT_FAILURE;
    }
  while (serve ())
    ;
  /* At once: what looks for leaks at the end wants to be another process. */
  _exit (EXIT_SUCCESS);
}
