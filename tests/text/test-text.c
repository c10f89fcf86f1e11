#include "pd-anchor.h"

/* Han of the BMP, an emoji made of four code points, a Han of Extension B, a combining accent, a flag. */
static const char mixed[] = "市值\n蒸发👩‍👩‍👧5890亿𠮷e\xCC\x81美元🇨🇳。";

static PdText *
make (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_offsets (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (PdText) text = NULL;
  const char *p;
  guint offset = 0, utf16 = 0;

  for (int i = 0; i < 50; i++)
    g_string_append (string, mixed);
  text = make (string->str);

  /* Every offset, against plain counting. */
  for (p = string->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_assert_cmpuint (pd_text_offset_to_byte (text, offset), ==, p - string->str);
      g_assert_cmpuint (pd_text_byte_to_offset (text, p - string->str), ==, offset);
      g_assert_cmpuint (pd_text_offset_to_utf16 (text, offset), ==, utf16);
      utf16 += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      offset++;
    }
  g_assert_cmpuint (pd_text_get_length (text), ==, offset);
  g_assert_cmpuint (pd_text_offset_to_byte (text, offset), ==, string->len);
  g_assert_cmpuint (pd_text_offset_to_utf16 (text, offset), ==, utf16);
}

static void
test_empty (void)
{
  g_autoptr (PdText) text = make ("");

  g_assert_cmpuint (pd_text_get_length (text), ==, 0);
  g_assert_cmpuint (pd_text_offset_to_byte (text, 0), ==, 0);
  g_assert_cmpuint (pd_text_byte_to_offset (text, 0), ==, 0);
  g_assert_cmpuint (pd_text_offset_to_utf16 (text, 0), ==, 0);
  g_assert_cmpint (pd_text_find_block (text, 0), ==, -1);
  g_assert_cmpstr (pd_text_get_sha256 (text), ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *bytes;
    gssize n_bytes;
  } cases[] = {
    { "\xFF\xFE", 2 },
    { "a\0b", 3 },
    { "a\r\nb", 4 },
    { "\xED\xA0\x80", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pd_text_new (cases[i].bytes, cases[i].n_bytes, NULL, &error));
      g_assert_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_INVALID);
    }
}

static void
test_clusters (void)
{
  g_autoptr (PdText) text = make (mixed);
  /* The emoji stands at 5 to 10, é at 16 to 18, the flag at 20 to 22. */
  static const guint inside[] = { 6, 7, 8, 9, 17, 21 };
  static const guint between[] = { 0, 1, 2, 3, 5, 10, 14, 15, 16, 18, 20, 22, 23 };

  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autoptr (GError) error = NULL;
      guint start = inside[i], end = inside[i];

      g_assert_false (pd_text_is_boundary (text, inside[i]));
      g_assert_false (pd_text_check_span (text, 0, inside[i], &error));
      g_assert_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_SPAN);
      pd_text_snap_span (text, &start, &end);
      g_assert_cmpuint (start, <, inside[i]);
      g_assert_cmpuint (end, >, inside[i]);
      g_assert_true (pd_text_check_span (text, start, end, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    g_assert_true (pd_text_is_boundary (text, between[i]));
}

static void
test_spans (void)
{
  g_autoptr (PdText) text = make ("一二三");
  static const gint64 bad[][2] = { { 1, 1 }, { 2, 1 }, { -1, 1 }, { 0, 4 }, { 4, 5 }, { G_MININT64, G_MAXINT64 } };

  g_assert_true (pd_text_check_span (text, 0, 3, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pd_text_check_span (text, bad[i][0], bad[i][1], &error));
      g_assert_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_SPAN);
    }
}

static void
test_blocks (void)
{
  g_autoptr (GArray) blocks = pd_blocks_new ();
  g_autoptr (GArray) bad = pd_blocks_new ();
  g_autoptr (PdText) text = NULL;
  g_autoptr (GError) error = NULL;

  pd_blocks_append (blocks, PD_BLOCK_HEADING, 1, 0, 2, NULL, NULL);
  pd_blocks_append (blocks, PD_BLOCK_PARAGRAPH, 0, 3, 6, NULL, NULL);
  pd_blocks_append (blocks, PD_BLOCK_IMAGE, 0, 7, 8, "https://example.com/a.png", "图");
  text = pd_text_new ("标题\n正文。\n图", -1, blocks, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pd_text_find_block (text, 0), ==, 0);
  g_assert_cmpint (pd_text_find_block (text, 2), ==, 0);
  g_assert_cmpint (pd_text_find_block (text, 3), ==, 1);
  g_assert_cmpint (pd_text_find_block (text, 8), ==, 2);
  g_assert_cmpuint (pd_anchor_get_paragraph_number (text, 0), ==, 0);
  g_assert_cmpuint (pd_anchor_get_paragraph_number (text, 1), ==, 1);

  pd_blocks_append (bad, PD_BLOCK_PARAGRAPH, 0, 0, 9, NULL, NULL);
  g_assert_null (pd_text_new ("短", -1, bad, &error));
  g_assert_error (error, PD_TEXT_ERROR, PD_TEXT_ERROR_INVALID);
}

static void
test_anchor (void)
{
  g_autoptr (PdText) text = make ("甲公司亏损。据知情人士称，亏损达5890亿美元。\n乙公司否认。");
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);
  g_autoptr (PdAnchor) anchor = pd_anchor_new (segmenter, 16, 24);

  g_assert_cmpstr (anchor->quote, ==, "5890亿美元。");
  g_assert_cmpstr (anchor->prefix, ==, "甲公司亏损。据知情人士称，亏损达");
  g_assert_cmpstr (anchor->suffix, ==, "\n乙公司否认。");
  g_assert_cmpuint (anchor->block, ==, 1);
  g_assert_cmpuint (anchor->paragraph, ==, 1);
  g_assert_cmpuint (anchor->sentence, ==, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/clusters", test_clusters);
  g_test_add_func ("/text/spans", test_spans);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/anchor", test_anchor);
  return g_test_run ();
}
