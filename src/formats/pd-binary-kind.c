#include "pd-binary-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-format-error.h"

/* What people have among their articles that is no text, and how each kind starts. Only what no text starts with. */
static const struct
{
  gsize offset;
  gsize n_bytes;
  const char *bytes;
  const char *message;
} kinds[] = {
  { 0, 8, "\x89PNG\r\n\x1A\n", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 0, 3, "\xFF\xD8\xFF", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 0, 6, "GIF87a", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 0, 6, "GIF89a", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 8, 4, "WEBP", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 0, 4, "II*\0", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 0, 4, "MM\0*", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 4, 8, "ftypheic", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 4, 8, "ftypavif", N_ ("This is an image. Pidian reads the text of articles only.") },
  { 4, 4, "ftyp", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 0, 4, "ID3\3", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 0, 4, "ID3\4", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 0, 4, "OggS", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 0, 4, "\x1A\x45\xDF\xA3", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 8, 4, "WAVE", N_ ("This is a sound or a film. Pidian reads the text of articles only.") },
  { 0, 6, "7z\xBC\xAF\x27\x1C", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 0, 6, "Rar!\x1A\x07", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 0, 3, "\x1F\x8B\x08", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 0, 6, "\xFD\x37zXZ\0", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 0, 4, "\x28\xB5\x2F\xFD", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 257, 6, "ustar\0", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 257, 6, "ustar ", N_ ("This is an archive that Pidian does not open. Unpack it, then add the folder.") },
  { 0, 5, "{\\rtf", N_ ("This is a Rich Text file. Open it in a word processor, save it as .docx or .odt, and add that.") },
  { 60, 8, "BOOKMOBI", N_ ("This is a book for Kindle. Convert it to EPUB, and add that.") },
  { 0, 4, "ITSF", N_ ("This is a help file (CHM). Save its pages as HTML, and add those.") },
  { 0, 8, "AT&TFORM", N_ ("This is a DjVu file. Save it as a PDF that has its text, and add that.") },
  { 0, 4, "CAJ\0", N_ ("This is a CAJ file. Save it as a PDF that has its text, and add that.") },
  { 0, 3, "KDH", N_ ("This is a CAJ file. Save it as a PDF that has its text, and add that.") },
  { 0, 4, "HN\0\0", N_ ("This is a CAJ file. Save it as a PDF that has its text, and add that.") },
  { 0, 16, "SQLite format 3\0", N_ ("This is a database. Export it as CSV, and add that.") },
  { 0, 4, "\x7F\x45LF", N_ ("This is a program. Pidian reads the text of articles only.") },
};

/* What a compound file is, is what the streams in it are called, in UTF-16LE. */
static const struct
{
  const char *stream;
  const char *message;
} compounds[] = {
  { "EncryptedPackage", N_ ("The file is protected by a password. Remove the password, then add it again.") },
  { "WordDocument", N_ ("This is a Word document of before 2007 (.doc). Open it in a word processor, save it as .docx, and add that.") },
  { "Workbook", N_ ("This is a spreadsheet. Save it as CSV, and add that.") },
  { "PowerPoint Document", N_ ("This is a presentation. Save it as PDF, and add that.") },
  { "__properties_version1.0", N_ ("This is a message of Outlook. Save it as HTML, and add that.") },
};

static const guchar compound_start[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

static gboolean
has_stream (const guchar *bytes,
            gsize n_bytes,
            const char *name)
{
  g_autoptr (GByteArray) wide = g_byte_array_new ();

  for (; *name != '\0'; name++)
    g_byte_array_append (wide, (const guint8[]) { *name, 0 }, 2);
  return memmem (bytes, n_bytes, wide->data, wide->len) != NULL;
}

static const char *
name_compound (const guchar *bytes,
               gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compounds); i++)
    {
      if (has_stream (bytes, n_bytes, compounds[i].stream))
        return _ (compounds[i].message);
    }
  return _ ("This is a file of an Office program of before 2007. Save it in a newer format, and add that.");
}

/* Text may start with BM; a bitmap goes on with its own size. */
static gboolean
is_bitmap (const guchar *bytes,
           gsize n_bytes)
{
  return n_bytes > 14 && bytes[0] == 'B' && bytes[1] == 'M' && (bytes[2] | bytes[3] << 8 | bytes[4] << 16 | (gsize) bytes[5] << 24) == n_bytes;
}

/**
 * pd_binary_kind_refuse:
 * @source: the bytes of a file
 * @error: return location for an error
 *
 * Says of a file that is well known and no article what it is and what can be done with it.
 *
 * Returns: %FALSE with %PD_FORMAT_ERROR_UNSUPPORTED or %PD_FORMAT_ERROR_ENCRYPTED where it is such a file
 */
gboolean
pd_binary_kind_refuse (GBytes *source,
                       GError **error)
{
  gsize n_bytes;
  const guchar *bytes;
  const char *message = NULL;
  int code = PD_FORMAT_ERROR_UNSUPPORTED;

  g_return_val_if_fail (source != NULL, FALSE);

  bytes = g_bytes_get_data (source, &n_bytes);
  if (n_bytes >= sizeof compound_start && memcmp (bytes, compound_start, sizeof compound_start) == 0)
    {
      message = name_compound (bytes, n_bytes);
      if (message == _ (compounds[0].message))
        code = PD_FORMAT_ERROR_ENCRYPTED;
    }
  for (gsize i = 0; message == NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      if (n_bytes >= kinds[i].offset + kinds[i].n_bytes && memcmp (bytes + kinds[i].offset, kinds[i].bytes, kinds[i].n_bytes) == 0)
        message = _ (kinds[i].message);
    }
  if (message == NULL && is_bitmap (bytes, n_bytes))
    message = _ (kinds[0].message);
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, PD_FORMAT_ERROR, code, message);
  return FALSE;
}
