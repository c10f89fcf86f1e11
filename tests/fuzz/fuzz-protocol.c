#include "fuzz.h"

#include <sys/socket.h>
#include <unistd.h>

#include "pd-column-variant.h"
#include "pd-document-variant.h"
#include "pd-reader-protocol.h"

/* What fits in the buffer of a socket, so that one thread can write it and read it. */
#define MAX_BYTES (32 * 1024)

static void
check_described (GVariant *answer)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("source", 6);
  g_autoptr (GVariant) described = g_variant_get_child_value (answer, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = pd_document_from_variant (described, source, "a", &error);
  g_autoptr (GError) failure = NULL;
  g_autoptr (PdText) rest = NULL;

  if (document == NULL)
    {
      check_error (error);
      return;
    }
  g_assert_cmpuint (pd_text_get_length (pd_document_get_text (document)), >, 0);
  g_assert_cmpuint (pd_document_get_n_unread_bytes (document), <=, 6);
  rest = pd_document_get_cuts (document)->len > 0 ? pd_cuts_apply (pd_document_get_cuts (document), pd_document_get_extracted (document), NULL, &failure) : g_object_ref (pd_document_get_extracted (document));
  g_assert_no_error (failure);
  g_assert_cmpstr (pd_text_get_utf8 (rest), ==, pd_text_get_utf8 (pd_document_get_text (document)));
}

static void
check_columns (GVariant *told)
{
  g_autoptr (PdColumnMapping) mapping = pd_column_mapping_from_variant (told);
  g_autoptr (GVariant) repeated = NULL;

  if (mapping == NULL)
    return;
  repeated = g_variant_ref_sink (pd_column_mapping_to_variant (mapping));
  g_assert_true (g_variant_equal (told, repeated));
}

static void
check_frame (PdReaderFrame kind,
             GBytes *bytes)
{
  g_autoptr (GVariant) request = pd_reader_frame_parse (bytes, PD_READER_REQUEST_TYPE);
  g_autoptr (GVariant) member = pd_reader_frame_parse (bytes, PD_READER_MEMBER_TYPE);
  g_autoptr (GVariant) failure = pd_reader_frame_parse (bytes, PD_READER_FAILURE_TYPE);
  g_autoptr (GVariant) answer = pd_reader_frame_parse (bytes, PD_READER_DOCUMENT_TYPE);
  g_autoptr (GVariant) columns = pd_reader_frame_parse (bytes, PD_COLUMN_VARIANT_TYPE);

  if (columns != NULL)
    check_columns (columns);
  if (answer != NULL)
    check_described (answer);
}

/* What a reader that a file got the better of may say on its socket. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  int sockets[2];
  PdReaderFrame kind;
  GBytes *bytes;

  if (n_bytes == 0 || n_bytes > MAX_BYTES)
    return 0;
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets), ==, 0);
  g_assert_cmpint (write (sockets[0], data, n_bytes), ==, n_bytes);
  close (sockets[0]);
  while ((bytes = pd_reader_frame_receive (sockets[1], MAX_BYTES, G_MAXINT64, NULL, &kind)) != NULL)
    {
      check_frame (kind, bytes);
      g_bytes_unref (bytes);
    }
  close (sockets[1]);
  return 0;
}
