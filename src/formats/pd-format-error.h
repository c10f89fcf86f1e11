#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PD_FORMAT_ERROR (pd_format_error_quark ())

/**
 * PdFormatError:
 * @PD_FORMAT_ERROR_EMPTY: there is nothing to read, or nothing but white space
 * @PD_FORMAT_ERROR_TOO_LARGE: the file is larger than a reader takes
 * @PD_FORMAT_ERROR_NOT_TEXT: the bytes are no text in any known encoding
 * @PD_FORMAT_ERROR_ENCODING: the bytes are text, but some of them break its encoding
 * @PD_FORMAT_ERROR_SYNTAX: what is there is not written as its format demands
 * @PD_FORMAT_ERROR_COLUMNS: the columns of a table are not what is needed
 * @PD_FORMAT_ERROR_IN_THE_WAY: what stands where the export should go is not an export and is left alone
 * @PD_FORMAT_ERROR_NO_SPACE: the disk is full
 * @PD_FORMAT_ERROR_WRITE: writing failed otherwise
 * @PD_FORMAT_ERROR_READER: the process that reads did not survive the file
 * @PD_FORMAT_ERROR_UNSUPPORTED: it is known what the file is, and that it is not read
 * @PD_FORMAT_ERROR_BROKEN: the file is damaged or incomplete
 * @PD_FORMAT_ERROR_ENCRYPTED: the file, or what is in it, is protected by a password or by a shop
 *
 * Why reading or writing a format failed. Each message is one sentence, which does not name the file.
 */
typedef enum
{
  PD_FORMAT_ERROR_EMPTY,
  PD_FORMAT_ERROR_TOO_LARGE,
  PD_FORMAT_ERROR_NOT_TEXT,
  PD_FORMAT_ERROR_ENCODING,
  PD_FORMAT_ERROR_SYNTAX,
  PD_FORMAT_ERROR_COLUMNS,
  PD_FORMAT_ERROR_IN_THE_WAY,
  PD_FORMAT_ERROR_NO_SPACE,
  PD_FORMAT_ERROR_WRITE,
  PD_FORMAT_ERROR_READER,
  PD_FORMAT_ERROR_UNSUPPORTED,
  PD_FORMAT_ERROR_BROKEN,
  PD_FORMAT_ERROR_ENCRYPTED,
} PdFormatError;

GQuark pd_format_error_quark (void);

void pd_format_error_set_from_errno (GError **error,
                                     int code);
void pd_format_error_propagate_write (GError **error,
                                      GError *cause);

G_END_DECLS
