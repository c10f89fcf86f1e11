#include "make-zip.h"

#include "pd-format-error.h"
#include "pd-sniffer.h"

#include <string.h>

static void
assert_refused (const char *bytes,
                gsize n_bytes,
                const char *says,
                int code)
{
  /* Longer than any mark. */
  g_autofree char *file = g_malloc0 (600);
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GError) error = NULL;
  PdFormat format;
  const char *place;

  memcpy (file, bytes, n_bytes);
  source = g_bytes_new (file, 600);
  g_assert_false (pd_sniffer_tell_bytes (source, "a.txt", &format, &place, &error));
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_known_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gsize n_bytes;
    const char *says;
  } cases[] = {
    { "\x89PNG\r\n\x1A\n", 8, "image" },
    { "\xFF\xD8\xFF\xE0", 4, "image" },
    { "RIFF\0\0\0\0WEBP", 12, "image" },
    { "\0\0\0\x20"
      "ftypmp42",
      12, "film" },
    { "Rar!\x1A\x07\1\0", 8, "Unpack" },
    { "7z\xBC\xAF\x27\x1C", 6, "Unpack" },
    { "\x1F\x8B\x08", 3, "Unpack" },
    { "{\\rtf1\\ansi", 11, ".docx" },
    { "SQLite format 3\0", 16, "CSV" },
    { "CAJ\0", 4, "PDF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].bytes, cases[i].n_bytes, cases[i].says, PD_FORMAT_ERROR_UNSUPPORTED);
}

static void
test_compound_files (void)
{
  static const struct
  {
    const char *stream;
    const char *says;
    int code;
  } cases[] = {
    { "WordDocument", ".doc", PD_FORMAT_ERROR_UNSUPPORTED },
    { "Workbook", "CSV", PD_FORMAT_ERROR_UNSUPPORTED },
    { "PowerPoint Document", "presentation", PD_FORMAT_ERROR_UNSUPPORTED },
    { "EncryptedPackage", "password", PD_FORMAT_ERROR_ENCRYPTED },
    { "Something", "Office", PD_FORMAT_ERROR_UNSUPPORTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char file[300] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

      for (gsize k = 0; cases[i].stream[k] != '\0'; k++)
        file[100 + 2 * k] = cases[i].stream[k];
      assert_refused (file, sizeof file, cases[i].says, cases[i].code);
    }
}

static void
assert_told (const ZipMember *members,
             const char *file_name,
             PdFormat expected,
             const char *expected_place)
{
  g_autoptr (GBytes) source = make_zip (members, NULL);
  g_autoptr (GError) error = NULL;
  PdFormat format;
  const char *place;

  g_assert_true (pd_sniffer_tell_bytes (source, file_name, &format, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (format, ==, expected);
  g_assert_cmpstr (place, ==, expected_place);
}

static void
assert_zip_refused (const ZipMember *members)
{
  g_autoptr (GBytes) source = make_zip (members, NULL);
  g_autoptr (GError) error = NULL;
  PdFormat format;
  const char *place;

  g_assert_false (pd_sniffer_tell_bytes (source, "a.zip", &format, &place, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED);
}

static void
test_containers (void)
{
  assert_told ((const ZipMember[]) { { "word/document.xml", "", 0, NULL }, { "[Content_Types].xml", "", 0, NULL }, { NULL } }, "a.zip", PD_FORMAT_DOCX, "content");
  assert_told ((const ZipMember[]) { { "mimetype", "application/vnd.oasis.opendocument.text", -1, NULL }, { "content.xml", "", 0, NULL }, { NULL } }, "a", PD_FORMAT_ODT, "content");
  assert_told ((const ZipMember[]) { { "mimetype", "application/vnd.oasis.opendocument.text-template\n", -1, NULL }, { NULL } }, "a", PD_FORMAT_ODT, "content");
  assert_told ((const ZipMember[]) { { "mimetype", "application/epub+zip", -1, NULL }, { NULL } }, "a.zip", PD_FORMAT_EPUB, "content");
  assert_told ((const ZipMember[]) { { "META-INF/container.xml", "", 0, NULL }, { NULL } }, "a.zip", PD_FORMAT_EPUB, "content");
  assert_told ((const ZipMember[]) { { "a/word/document.xml", "", 0, NULL }, { "a/[Content_Types].xml", "", 0, NULL }, { "a/mimetype", "application/epub+zip", -1, NULL }, { NULL } }, "a.zip", PD_FORMAT_ARCHIVE, "content");
  assert_told ((const ZipMember[]) { { "x", "", 0, NULL }, { NULL } }, "a.DOCX", PD_FORMAT_DOCX, "file name");
  assert_told ((const ZipMember[]) { { NULL } }, "a.zip", PD_FORMAT_ARCHIVE, "content");
  assert_zip_refused ((const ZipMember[]) { { "[Content_Types].xml", "", 0, NULL }, { "xl/workbook.xml", "", 0, NULL }, { NULL } });
  assert_zip_refused ((const ZipMember[]) { { "[Content_Types].xml", "", 0, NULL }, { "ppt/presentation.xml", "", 0, NULL }, { NULL } });
  assert_zip_refused ((const ZipMember[]) { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1, NULL }, { NULL } });
}

/* What only begins like something else is text. */
static void
test_text (void)
{
  static const char *const texts[] = { "BM 是什么？", "PK 赛的规则", "II 世", "MM 豆", "GIF8", "Rar", "ID3", "P", "", "CAJ 是一种格式" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) source = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      PdFormat format;
      const char *place;

      g_assert_true (pd_sniffer_tell_bytes (source, "a.png", &format, &place, &error));
      g_assert_no_error (error);
      g_assert_cmpint (format, ==, PD_FORMAT_TEXT);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/sniffer/known-kinds", test_known_kinds);
  g_test_add_func ("/formats/sniffer/compound-files", test_compound_files);
  g_test_add_func ("/formats/sniffer/containers", test_containers);
  g_test_add_func ("/formats/sniffer/text", test_text);
  return g_test_run ();
}
