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
                PdEvidence evidence)
{
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_decoder_decode (source, NULL, NULL, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, text);
  g_assert_cmpstr (decoded.encoding->name, ==, encoding);
  g_assert_cmpint (decoded.evidence, ==, evidence);
  g_assert_cmpuint (decoded.n_unread_bytes, ==, 0);
}

static void
assert_decodes_string (const char *bytes,
                       gsize n_bytes,
                       const char *text,
                       const char *encoding)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes);

  assert_decodes (source, text, encoding, PD_EVIDENCE_BYTES);
}

static void
test_marks (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8", "GB18030", NULL };

  for (guint i = 0; encodings[i] != NULL; i++)
    {
      g_autoptr (GBytes) source = encode ("\uFEFF電池🔋", encodings[i]);

      assert_decodes (source, "電池🔋", encodings[i], PD_EVIDENCE_BYTES);
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

      assert_decodes (source, cases[i].text, cases[i].encoding, PD_EVIDENCE_DETECTED);
    }
}

static void
assert_breaks (const char *bytes,
               gsize n_bytes,
               const char *chosen,
               int code,
               const char *in_message)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes);
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_decoder_decode (source, chosen, NULL, &decoded, &error));
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_null (decoded.text);
  if (in_message != NULL)
    g_assert_nonnull (strstr (error->message, in_message));
}

static void
assert_decodes_flawed (const char *bytes,
                       gsize n_bytes,
                       const char *text,
                       const char *encoding,
                       gsize n_unread_bytes)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes);
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_decoder_decode (source, NULL, NULL, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, text);
  g_assert_cmpstr (decoded.encoding->name, ==, encoding);
  g_assert_cmpuint (decoded.n_unread_bytes, ==, n_unread_bytes);
}

/* Not one byte of a text vanishes: what fits no character is seen where it was, and counted. */
static void
test_invalid_bytes (void)
{
  static const char flawed[] = "一二三四五六七八九十\xFF"
                               "十一";
  static const char cut_off[] = "一二三四五六七八九十\xE4\xB8";
  static const char with_mark[] = "\xEF\xBB\xBF"
                                  "a\xFF";
  static const char lone_surrogate[] = { '\xFF', '\xFE', 'a', '\0', '\0', '\xD8', 'b', '\0' };
  static const char odd[] = { '\xFF', '\xFE', 'a', '\0', 'b' };

  assert_decodes_flawed (flawed, strlen (flawed), "一二三四五六七八九十\uFFFD十一", "UTF-8", 1);
  assert_decodes_flawed (cut_off, strlen (cut_off), "一二三四五六七八九十\uFFFD", "UTF-8", 2);
  assert_decodes_flawed (with_mark, strlen (with_mark), "a\uFFFD", "UTF-8", 1);
  assert_decodes_flawed (lone_surrogate, sizeof lone_surrogate, "a\uFFFDb", "UTF-16LE", 2);
  assert_decodes_flawed (odd, sizeof odd, "a\uFFFD", "UTF-16LE", 1);
  /* It was there when the file was written. */
  assert_decodes_string ("a\xEF\xBF\xBD", 4, "a\uFFFD", "UTF-8");
}

/* Half of a character takes neither a line end nor a letter with it. */
static void
test_flawed_other_encodings (void)
{
  static const struct
  {
    const char *text;
    const char *encoding;
    const char *flaw;
    const char *seen;
    gsize n_unread_bytes;
  } cases[] = {
    { SIMPLIFIED, "GB18030", "\xD6\n", "\uFFFD\n", 1 },
    { SIMPLIFIED, "GB18030", "\xFF\xFF\n", "\uFFFD\uFFFD\n", 2 },
    { TRADITIONAL, "Big5", "\xA4\n", "\uFFFD\n", 1 },
    { JAPANESE, "Shift_JIS", "\x88\n", "\uFFFD\n", 1 },
    { JAPANESE, "EUC-JP", "\xB0"
                          "b\n",
      "\uFFFD"
      "b\n",
      1 },
    { KOREAN, "EUC-KR", "\xB0\n", "\uFFFD\n", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) whole = encode (cases[i].text, cases[i].encoding);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *expected = g_strconcat (cases[i].text, cases[i].seen, cases[i].text, NULL);

      g_byte_array_append (bytes, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      g_byte_array_append (bytes, (const guchar *) cases[i].flaw, strlen (cases[i].flaw));
      g_byte_array_append (bytes, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      assert_decodes_flawed ((const char *) bytes->data, bytes->len, expected, cases[i].encoding, cases[i].n_unread_bytes);
    }
}

static void
test_binary (void)
{
  static const char with_nul[] = "text\0text";
  static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";
  static const char utf16_nul[] = { '\xFF', '\xFE', 'a', '\0', '\0', '\0', 'b', '\0' };
  static const char controls[] = "\x01\x02\x03\x04\x05\x06 some words";
  g_autofree char *all = g_malloc (256 * 50);

  for (guint i = 0; i < 256 * 50; i++)
    all[i] = i;
  assert_breaks (with_nul, sizeof with_nul - 1, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (picture, sizeof picture - 1, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (utf16_nul, sizeof utf16_nul, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (controls, sizeof controls - 1, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  assert_breaks (all, 256 * 50, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  /* There are NULs in none of these, and yet they say nothing in any encoding. */
  memset (all, 0xFF, 100);
  assert_breaks (all, 100, NULL, PD_FORMAT_ERROR_NOT_TEXT, NULL);
  /* No choice of an encoding makes a text of it. */
  assert_breaks (with_nul, sizeof with_nul - 1, "GB18030", PD_FORMAT_ERROR_NOT_TEXT, NULL);
}

/* A page: a head in ASCII, and a text in some encoding. */
static GBytes *
make_page (const char *head,
           const char *text,
           const char *encoding)
{
  g_autofree char *page = g_strconcat (head, text, NULL);

  return encode (page, encoding);
}

static void
test_declarations (void)
{
  static const struct
  {
    const char *head;
    const char *text;
    const char *encoding;
    const char *found;
    PdEvidence evidence;
  } cases[] = {
    { "<html><head><meta charset=gb2312><body>", "电芯", "GB18030", "GB18030", PD_EVIDENCE_DECLARED },
    { "<!-- <meta charset=big5> --><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=\"GBK\"'>", "电芯", "GB18030", "GB18030", PD_EVIDENCE_DECLARED },
    { "<?xml version='1.0' encoding='EUC-JP'?>\n<html>", "電池", "EUC-JP", "EUC-JP", PD_EVIDENCE_DECLARED },
    { "<meta charset=\"x-sjis\">", "電池", "Shift_JIS", "Shift_JIS", PD_EVIDENCE_DECLARED },
    { "<meta charset=ks_c_5601-1987>", "똠방각하", "windows-949-2000", "EUC-KR", PD_EVIDENCE_DECLARED },
    { "<meta charset='iso-8859-1'>", "“été”", "windows-1252", "windows-1252", PD_EVIDENCE_DECLARED },
    { "<meta charset=big5-hkscs>", "喺呢度", "ibm-1375_P100-2008", "Big5-HKSCS", PD_EVIDENCE_DECLARED },
    /* Bytes that are UTF-8 are that, whatever is said. */
    { "<meta charset=gb2312>", SIMPLIFIED, "UTF-8", "UTF-8", PD_EVIDENCE_BYTES },
    /* What cannot be true: some bytes would be no characters, or the text none that anybody writes. */
    { "<meta charset=shift_jis>", SIMPLIFIED, "GB18030", "GB18030", PD_EVIDENCE_DETECTED },
    { "<meta charset=utf-8>", SIMPLIFIED, "GB18030", "GB18030", PD_EVIDENCE_DETECTED },
    { "<meta charset=utf-16>", SIMPLIFIED, "GB18030", "GB18030", PD_EVIDENCE_DETECTED },
    { "<meta charset=iso-8859-1>", SIMPLIFIED, "GB18030", "GB18030", PD_EVIDENCE_DETECTED },
    { "<meta charset=nonsense>", KOREAN, "windows-949-2000", "EUC-KR", PD_EVIDENCE_DETECTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) source = make_page (cases[i].head, cases[i].text, cases[i].encoding);
      g_autofree char *expected = g_strconcat (cases[i].head, cases[i].text, NULL);

      assert_decodes (source, expected, cases[i].found, cases[i].evidence);
    }
}

static void
test_header (void)
{
  g_autoptr (GBytes) source = encode ("電池", "EUC-JP");
  g_autoptr (GBytes) page = make_page ("<meta charset=gbk>", "電池", "EUC-JP");
  g_auto (PdDecoded) decoded = { NULL };
  g_auto (PdDecoded) of_page = { NULL };

  g_assert_true (pd_decoder_decode (source, NULL, "euc-jp", &decoded, NULL));
  g_assert_cmpstr (decoded.text, ==, "電池");
  g_assert_cmpint (decoded.evidence, ==, PD_EVIDENCE_DECLARED);
  g_assert_true (pd_decoder_decode (page, NULL, "euc-jp", &of_page, NULL));
  g_assert_cmpstr (of_page.encoding->name, ==, "EUC-JP");
}

static void
test_choice (void)
{
  g_autoptr (GBytes) source = encode (SIMPLIFIED, "GB18030");
  g_autoptr (GBytes) big_endian = encode ("\uFEFF電池", "UTF-16BE");
  g_auto (PdDecoded) decoded = { NULL };
  g_auto (PdDecoded) in_order = { NULL };
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  g_assert_true (pd_decoder_decode (source, " gbk ", NULL, &decoded, NULL));
  g_assert_cmpstr (decoded.text, ==, SIMPLIFIED);
  g_assert_cmpint (decoded.evidence, ==, PD_EVIDENCE_CHOSEN);
  g_assert_true (pd_decoder_decode (big_endian, "UTF-16", NULL, &in_order, NULL));
  g_assert_cmpstr (in_order.text, ==, "電池");
  assert_breaks (bytes, n_bytes, "UTF-8", PD_FORMAT_ERROR_ENCODING, "UTF-8");
  assert_breaks (bytes, n_bytes, "utf9", PD_FORMAT_ERROR_ENCODING, "utf9");
}

static void
test_preview (void)
{
  g_autoptr (GBytes) source = encode (SIMPLIFIED, "GB18030");
  g_autoptr (GBytes) binary = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *none = NULL;
  g_autofree char *seen = NULL;
  gsize n_unread_bytes = 1;

  /* The third character is cut in half. */
  start = pd_decoder_preview (source, "GB18030", 5, &n_unread_bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (start, ==, "江边");
  g_assert_cmpuint (n_unread_bytes, ==, 0);
  wrong = pd_decoder_preview (source, "UTF-8", 1000, &n_unread_bytes, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (wrong, -1, NULL));
  g_assert_cmpuint (n_unread_bytes, >, 40);
  seen = pd_decoder_preview (binary, "GB18030", 1000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, "a\uFFFD"
                             "b");
  none = pd_decoder_preview (source, "utf9", 1000, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCODING);
}

static void
test_names (void)
{
  static const char *const labels[] = { "gb2312", "GBK", "GB18030", "big5", "Big5-HKSCS", "Shift_JIS", "SJIS", "CP932", "EUC-JP", "EUC-KR", "UHC", "CP949", "UTF-16", "utf-16le", "UTF-16BE", "UTF-32", "UTF-32BE", "latin1", "windows-1252", "utf8", NULL };

  for (guint i = 0; labels[i] != NULL; i++)
    g_assert_nonnull (pd_encoding_find (labels[i]));
  g_assert_null (pd_encoding_find (""));
  g_assert_null (pd_encoding_find ("gb"));
  g_assert_null (pd_encoding_find ("gbk big5"));
  /* ICU has a converter for each, and none is called like another. */
  for (guint i = 0; pd_encoding_get (i) != NULL; i++)
    {
      const PdEncoding *encoding = pd_encoding_get (i);
      g_auto (PdConversion) conversion = { NULL };

      g_assert_true (pd_encoding_find (encoding->name) == encoding);
      g_assert_true (pd_encoding_convert (encoding, "abcd", 4, TRUE, &conversion));
    }
}

/* What Windows and web pages mean by these bytes, where tables differ. */
static void
test_tables (void)
{
  g_autoptr (GBytes) japanese = g_bytes_new_static ("\x81\x60\x81\x7C\x87\x40\xFA\xB1", 8);
  g_autoptr (GBytes) chinese = g_bytes_new_static ("\x80\xA2\xE3\x81\x39\xEE\x39", 7);
  g_auto (PdDecoded) from_japanese = { NULL };
  g_auto (PdDecoded) from_chinese = { NULL };

  g_assert_true (pd_decoder_decode (japanese, "Shift_JIS", NULL, &from_japanese, NULL));
  g_assert_cmpstr (from_japanese.text, ==, "～－①﨑");
  g_assert_true (pd_decoder_decode (chinese, "gbk", NULL, &from_chinese, NULL));
  g_assert_cmpstr (from_chinese.text, ==, "€€㐀");
}

static void
test_other_encodings (void)
{
  g_autoptr (GBytes) escaped = encode (JAPANESE, "ISO-2022-JP");
  g_autoptr (GBytes) russian = encode ("Старый амбар у реки стоял пустым много лет, пока в нём не показали новую батарею.", "windows-1251");
  g_autoptr (GBytes) wide = encode ("An old granary by the river.\n", "UTF-16LE");

  assert_decodes (escaped, JAPANESE, "ISO-2022-JP", PD_EVIDENCE_DETECTED);
  assert_decodes (russian, "Старый амбар у реки стоял пустым много лет, пока в нём не показали новую батарею.", "windows-1251", PD_EVIDENCE_DETECTED);
  assert_decodes (wide, "An old granary by the river.\n", "UTF-16LE", PD_EVIDENCE_DETECTED);
}

/* Pages have scripts and styles before their text, as long as they like. */
static void
test_long_head (void)
{
  g_autofree char *head = g_strnfill (200001, 'x');
  g_autoptr (GBytes) source = make_page (head, TRADITIONAL, "Big5");
  g_autofree char *expected = g_strconcat (head, TRADITIONAL, NULL);

  assert_decodes (source, expected, "Big5", PD_EVIDENCE_DETECTED);
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
      if (pd_decoder_decode (source, NULL, NULL, &decoded, &error))
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
  g_test_add_func ("/formats/decoder/flawed-other-encodings", test_flawed_other_encodings);
  g_test_add_func ("/formats/decoder/declarations", test_declarations);
  g_test_add_func ("/formats/decoder/header", test_header);
  g_test_add_func ("/formats/decoder/choice", test_choice);
  g_test_add_func ("/formats/decoder/preview", test_preview);
  g_test_add_func ("/formats/decoder/names", test_names);
  g_test_add_func ("/formats/decoder/tables", test_tables);
  g_test_add_func ("/formats/decoder/other-encodings", test_other_encodings);
  g_test_add_func ("/formats/decoder/long-head", test_long_head);
  g_test_add_func ("/formats/decoder/binary", test_binary);
  g_test_add_func ("/formats/decoder/random-bytes", test_random_bytes);
  return g_test_run ();
}
