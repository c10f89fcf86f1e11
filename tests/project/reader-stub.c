#include <stdlib.h>
#include <unistd.h>

#include "pd-reader-protocol.h"

/* A reader that a file got the better of: the file's name says how. */
int
main (void)
{
  PdReaderFrame kind;
  g_autoptr (GBytes) request = pd_reader_frame_receive (3, 1 << 20, G_MAXINT64, NULL, &kind);
  int file = pd_reader_frame_receive_file (3);
  g_autoptr (GBytes) source = pd_reader_frame_receive (3, 1 << 20, G_MAXINT64, NULL, &kind);
  g_autoptr (GVariant) variant = request != NULL ? pd_reader_frame_parse (request, PD_READER_REQUEST_TYPE) : NULL;
  const char *name = "";

  if (variant == NULL || source == NULL || file >= 0)
    return EXIT_FAILURE;
  g_variant_get_child (variant, 0, "&s", &name);
  if (g_str_equal (name, "hang"))
    pause ();
  else if (g_str_equal (name, "lie"))
    pd_reader_frame_send (3, PD_READER_FRAME_DOCUMENT, source);
  else if (g_str_equal (name, "columns"))
    pd_reader_frame_send (3, PD_READER_FRAME_COLUMNS, source);
  else if (g_str_equal (name, "codebook"))
    pd_reader_frame_send_variant (3, PD_READER_FRAME_CODEBOOK, g_variant_new_parsed ("[('', 'A', 3, ['', '', '', '', '', '', ''])]"));
  else if (g_str_equal (name, "nothing"))
    pd_reader_frame_send_variant (3, PD_READER_FRAME_END, g_variant_new ("(sus)", "", 0, ""));
  else if (g_str_equal (name, "endless"))
    {
      guint8 header[9] = { PD_READER_FRAME_DOCUMENT, 255, 255, 255, 255, 255, 255, 255, 127 };
      g_autoptr (GBytes) bytes = g_bytes_new (header, sizeof header);

      if (write (3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) < 0)
        return EXIT_FAILURE;
      pause ();
    }
  else
    _exit (3);
  return EXIT_SUCCESS;
}
