#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdReaderFrame:
 * @PD_READER_FRAME_REQUEST: a value of %PD_READER_REQUEST_TYPE: what to read
 * @PD_READER_FRAME_COLUMNS_REQUEST: the same: of which file the columns are asked for
 * @PD_READER_FRAME_CODEBOOK_REQUEST: the same: which file is a codebook, to be read as that
 * @PD_READER_FRAME_SOURCE: the bytes to read, or those of the member that was named last
 * @PD_READER_FRAME_MEMBER: a value of %PD_READER_MEMBER_TYPE: what comes now is of a member of an archive
 * @PD_READER_FRAME_DOCUMENT: a value of %PD_READER_DOCUMENT_TYPE: an article that was read
 * @PD_READER_FRAME_COLUMNS: a value of %PD_COLUMN_VARIANT_TYPE: the columns of the file
 * @PD_READER_FRAME_CODEBOOK: a value of %PD_TAG_OUTLINE_VARIANT_TYPE: the codebook that was read
 * @PD_READER_FRAME_FAILURE: a value of %PD_READER_FAILURE_TYPE: an article that could not be read
 * @PD_READER_FRAME_END: a value of %PD_READER_FAILURE_TYPE: nothing more is to come; an empty message says that all went well
 *
 * What the program and its reader process say to each other. A frame is its kind in one byte, the number of its bytes
 * in eight (little endian), and the bytes. Behind a request come an open file, if there is one, and the source; behind the
 * answers to it the end.
 */
typedef enum
{
  PD_READER_FRAME_REQUEST = 'R',
  PD_READER_FRAME_COLUMNS_REQUEST = 'Q',
  PD_READER_FRAME_CODEBOOK_REQUEST = 'T',
  PD_READER_FRAME_SOURCE = 'S',
  PD_READER_FRAME_MEMBER = 'M',
  PD_READER_FRAME_DOCUMENT = 'D',
  PD_READER_FRAME_COLUMNS = 'C',
  PD_READER_FRAME_CODEBOOK = 'K',
  PD_READER_FRAME_FAILURE = 'F',
  PD_READER_FRAME_END = 'E',
} PdReaderFrame;

/**
 * PD_READER_REQUEST_TYPE:
 *
 * A file's name without its folder, and options: `encoding` (s), `mapping` (a{ss}), and for an archive how many of its members
 * to pass over, `skip` (u).
 */
#define PD_READER_REQUEST_TYPE G_VARIANT_TYPE ("(sa{sv})")

/**
 * PD_READER_MEMBER_TYPE:
 *
 * A member's number among all, from 1, and its name.
 */
#define PD_READER_MEMBER_TYPE G_VARIANT_TYPE ("(us)")

/**
 * PD_READER_DOCUMENT_TYPE:
 *
 * Which record of the file it is, or the empty string, and what %PD_DOCUMENT_VARIANT_TYPE says.
 */
#define PD_READER_DOCUMENT_TYPE G_VARIANT_TYPE ("(s(a(ss)a(sss)tsa(uuuumsms)a(suu)))")

/**
 * PD_READER_FAILURE_TYPE:
 *
 * Which record of the file it is, or the empty string, a code of %PD_FORMAT_ERROR, and a sentence.
 */
#define PD_READER_FAILURE_TYPE G_VARIANT_TYPE ("(sus)")

gboolean pd_reader_frame_send (int fd,
                               PdReaderFrame kind,
                               GBytes *bytes);
gboolean pd_reader_frame_send_variant (int fd,
                                       PdReaderFrame kind,
                                       GVariant *variant);
GBytes *pd_reader_frame_receive (int fd,
                                 gsize max_bytes,
                                 gint64 deadline,
                                 GCancellable *cancellable,
                                 PdReaderFrame *kind);
gboolean pd_reader_frame_send_file (int fd,
                                    int file);
int pd_reader_frame_receive_file (int fd);
GVariant *pd_reader_frame_parse (GBytes *bytes,
                                 const GVariantType *type);

G_END_DECLS
