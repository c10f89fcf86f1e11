#include "format-test.h"
#include "pd-decoder.h"

#include <string.h>

/* Characters that all the encodings of their language have. */
#define SIMPLIFIED "江边的旧粮库里放着一块没有人见过的电芯，老人说：“它比盐还便宜。”"
#define TRADITIONAL "江邊的舊糧庫裡放著一塊沒有人見過的電芯，老人說：「它比鹽還便宜。」"
#define JAPANESE "川辺の古い倉庫に、まだ誰も見たことのない電池が置いてあった。塩より安いと老人は言う。"
#define KOREAN "강가의 오래된 창고에 아무도 본 적 없는 전지가 놓여 있었다. 노인은 소금보다 싸다고 말했다."

static void
assert_decodes (GBytes *source,
                const char *text,
                const char *encoding,
                gboolean is_guessed)
{
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_decoder_decode (source, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, text);
  g_assert_cmpstr (decoded.encoding, ==, encoding);
  g_assert_cmpint (decoded.is_guessed, ==, is_guessed);
}

static void
assert_decodes_string (const char *bytes,
                       gsize n_bytes,
                       const char *text,
                       const char *encoding)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes);

  assert_decodes (source, text, encoding, FALSE);
}

static void
test_marks (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8", NULL };

  for (guint i = 0; encodings[i] != NULL; i++)
    {
      g_autoptr (GBytes) source = encode ("\uFEFF電池🔋", encodings[i]);

      assert_decodes (source, "電池🔋", encodings[i], FALSE);
    }
  /* A file that was put together of others has more than one. */
  assert_decodes_string ("\xEF\xBB\xBF\xEF\xBB\xBF"
                         "a\xEF\xBB\xBF"
                         "b",
                         11, "a\xEF\xBB\xBF"
                             "b",
                         "UTF-8");
  assert_decodes_string ("\xFF\xFE", 2, "", "UTF-16LE");
  assert_decodes_string ("", 0, "", "UTF-8");
}

static void
test_line_ends (void)
{
  assert_decodes_string ("a\r\nb\rc\n\r\n\r\rd\r", 13, "a\nb\nc\n\n\n\nd\n", "UTF-8");
}

static void
test_detection (void)
{
  static const struct
  {
    const char *text;
    const char *encoding;
  } cases[] = {
    { SIMPLIFIED, "GB18030" },
    { TRADITIONAL, "Big5" },
    { JAPANESE, "Shift_JIS" },
    { JAPANESE, "EUC-JP" },
    { KOREAN, "EUC-KR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) source = encode (cases[i].text, cases[i].encoding);

      assert_decodes (source, cases[i].text, cases[i].encoding, TRUE);
    }
}

static void
assert_breaks (const char *bytes,
               gsize n_bytes,
               int code,
               const char *in_message)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes);
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_decoder_decode (source, &decoded, &error));
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_null (decoded.text);
  g_assert_null (decoded.encoding);
  if (in_message != NULL)
    g_assert_nonnull (strstr (error->message, in_message));
}

/* Not one byte of a text vanishes: what fits no character is said, and where. */
static void
test_invalid_bytes (void)
{
  static const char flawed[] = "一二三四五六七八九十\xFF"
                               "十一";
  static const char cut_off[] = "一二三四五六七八九十\xE4\xB8";
  static const char with_mark[] = "\xEF\xBB\xBF"
                                  "a\xFF";
  static const char lone_surrogate[] = { '\xFF', '\xFE', 'a', '\0', '\0', '\xD8', 'b', '\0' };

  assert_breaks (flawed, strlen (flawed), PD_FORMAT_ERROR_ENCODING, "byte 31 ");
  assert_breaks (cut_off, strlen (cut_off), PD_FORMAT_ERROR_ENCODING, "byte 31 ");
  assert_breaks (with_mark, strlen (with_mark), PD_FORMAT_ERROR_ENCODING, "byte 5 ");
  assert_breaks (lone_surrogate, sizeof lone_surrogate, PD_FORMAT_ERROR_ENCODING, "byte 5 ");
}

static void
test_flawed_other_encoding (void)
{
  g_autoptr (GBytes) whole = encode (SIMPLIFIED SIMPLIFIED SIMPLIFIED, "GB18030");
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (whole, &n_bytes);
  g_autofree char *broken = g_memdup2 (bytes, n_bytes);

  /* The last byte begins a character that does not come. */
  broken[n_bytes - 1] = '\xFF';
  assert_breaks (broken, n_bytes, PD_FORMAT_ERROR_ENCODING, "GB18030");
}

static void
test_binary (void)
{
  static const char with_nul[] = "text\0text";
  static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
  static const char utf16_nul[] = { '\xFF', '\xFE', 'a', '\0', '\0', '\0', 'b', '\0' };
  static const char controls[] = "\x01\x02\x03\x04\x05\x06 some words";

  assert_breaks (with_nul, sizeof with_nul - 1, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (picture, sizeof picture - 1, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (utf16_nul, sizeof utf16_nul, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (controls, sizeof controls - 1, PD_FORMAT_ERROR_NOT_TEXT, NULL);
}

/* Whatever the bytes are, the answer is a text that is valid or an error. */
static void
test_random_bytes (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint n = g_test_rand_int_range (0, 200);
      g_autofree char *bytes = g_malloc (n + 1);
      g_autoptr (GBytes) source = NULL;
      g_auto (PdDecoded) decoded = { NULL };
      g_autoptr (GError) error = NULL;
      char low = g_test_rand_bit () ? '\x20' : '\0';

      for (guint k = 0; k < n; k++)
        bytes[k] = g_test_rand_int_range (low, 256);
      source = g_bytes_new (bytes, n);
      if (pd_decoder_decode (source, &decoded, &error))
        {
          g_assert_true (g_utf8_validate (decoded.text, -1, NULL));
          g_assert_null (strchr (decoded.text, '\r'));
          g_assert_nonnull (decoded.encoding);
        }
      else
        g_assert_nonnull (error);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/decoder/marks", test_marks);
  g_test_add_func ("/formats/decoder/line-ends", test_line_ends);
  g_test_add_func ("/formats/decoder/detection", test_detection);
  g_test_add_func ("/formats/decoder/invalid-bytes", test_invalid_bytes);
  g_test_add_func ("/formats/decoder/flawed-other-encoding", test_flawed_other_encoding);
  g_test_add_func ("/formats/decoder/binary", test_binary);
  g_test_add_func ("/formats/decoder/random-bytes", test_random_bytes);
  return g_test_run ();
}
