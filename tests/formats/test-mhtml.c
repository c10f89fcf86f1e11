#include "format-test.h"
#include "pd-mime.h"

#include <string.h>

#define HEADER "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/1.html\r\nSubject: =?utf-8?Q?=E4=BF=AE=E9=92=9F?=\r\n =?utf-8?Q?=E9=93=BA?=\r\nDate: Tue, 5 Nov 2024 08:30:00 -0000\r\nMIME-Version: 1.0\r\n" \
               "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n"
#define BOUNDARY "------MultipartBoundary--x----"

static void
test_quoted_printable (void)
{
  g_autoptr (PdDocument) document = read_bytes (HEADER BOUNDARY "\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com/1.html\r\n\r\n"
                                                                "<html><head><meta charset=3D\"utf-8\"></head><body><p>=E9=93=BA=E5=AD=90=E6=98=8E=\r\n=E5=A4=A9=E4=B8=8D=E5=BC=80=E9=97=A8=E3=80=82</p>=20\r\n</body></html>\r\n" BOUNDARY
                                                                "\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n" BOUNDARY "--\r\n",
                                                -1, "page.mhtml");

  assert_blocks (document, "paragraph|铺子明天不开门。\n");
  assert_field (document, PD_ARTICLE_FORMAT, "mhtml", "guessed", "content");
  assert_field (document, PD_ARTICLE_URL, "https://example.com/1.html", "read", "Content-Location");
  assert_field (document, PD_ARTICLE_FETCHED, "2024-11-05T08:30:00-00:00", "read", "Date");
  assert_field (document, PD_ARTICLE_TITLE, "修钟铺", "read", "title element");
  assert_field (document, PD_ARTICLE_ENCODING, "UTF-8", "read", "content");
}

/* The header of the part says which encoding it is in. */
static void
test_base64 (void)
{
  g_autoptr (GBytes) page = encode ("<html><head><title>修钟铺</title></head><body><p>铺子。</p></body></html>", "GB18030");
  gsize n_bytes;
  const guchar *bytes = g_bytes_get_data (page, &n_bytes);
  g_autofree char *base64 = g_base64_encode (bytes, n_bytes);
  g_autofree char *message = g_strdup_printf ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start=\"<1>\"\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\n无\n--y\n"
                                              "Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: BASE64\nContent-Location: http://example.com/1\n\n%.20s\n%s\n--y--\n--x--\n",
                                              base64, base64 + 20);
  g_autoptr (PdDocument) document = read_bytes (message, -1, "page.mht");

  assert_blocks (document, "paragraph|铺子。\n");
  assert_field (document, PD_ARTICLE_TITLE, "修钟铺", "read", "title element");
  assert_field (document, PD_ARTICLE_ENCODING, "GB18030", "read", "declaration");
  assert_field (document, PD_ARTICLE_URL, "http://example.com/1", "read", "Content-Location");
}

/* A page with frames: the page itself is the one that was where the file says. */
static void
test_frames (void)
{
  g_autoptr (PdDocument) document = read_bytes (HEADER BOUNDARY "\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.net/\r\n\r\n<p>广告框</p>\r\n" BOUNDARY
                                                                "\r\nContent-Type: text/html\r\nContent-Location: https://example.com/1.html\r\n\r\n<p>正文在这里。</p>\r\n" BOUNDARY "--\r\n",
                                                -1, "a.mhtml");

  assert_blocks (document, "paragraph|正文在这里。\n");
}

static void
test_single (void)
{
  g_autoptr (PdDocument) document = read_bytes ("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: https://web.archive.org/web/2024/http://example.com/1\n\n<p>正文在这里。</p>", -1, "a.mht");

  assert_blocks (document, "paragraph|正文在这里。\n");
  assert_field (document, PD_ARTICLE_URL, "http://example.com/1", "read", "Content-Location");
  assert_field (document, PD_ARTICLE_ARCHIVE_URL, "https://web.archive.org/web/2024/http://example.com/1", "read", "Content-Location");
}

/* What is no such message, though it looks like one, is text. */
static void
test_text (void)
{
  g_autoptr (PdDocument) letter = read_bytes ("Subject: 修钟铺\nContent-Type: text/html\n\n铺子明天不开门。", -1, "a.mht");
  g_autoptr (PdDocument) prose = read_bytes ("他说: MIME-Version: 1.0\n\n铺子明天不开门。", -1, "a.mht");

  assert_field (letter, PD_ARTICLE_FORMAT, "text", "guessed", "content");
  assert_field (prose, PD_ARTICLE_FORMAT, "text", "guessed", "content");
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "plain", "plain" },
    { "=?UTF-8?B?5L+u6ZKf?= =?utf-8?q?=E9=93=BA?= shop", "修钟铺 shop" },
    { "a =?gb2312?B?0N7W0w==?=b", "a 修钟b" },
    { "=?x", "=?x" },
    { "=?utf-8?Q?no end", "=?utf-8?Q?no end" },
    { "=?utf-8?X?a?= c", "=?utf-8?X?a?= c" },
    { "=?utf-8?Q?a_b?=", "a b" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *decoded = pd_mime_decode_words (cases[i][0]);

      g_assert_cmpstr (decoded, ==, cases[i][1]);
    }
}

/* Cut off wherever, it is read or refused. */
static void
test_cut_off (void)
{
  static const char message[] = HEADER BOUNDARY "\r\nContent-Type: multipart/alternative; boundary=\"y\"\r\n\r\n--y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=E9=93=BA=\r\nb</p>=\r\n--y--\r\n" BOUNDARY "--\r\n";

  for (gsize n = 1; n < strlen (message); n++)
    {
      /* Just as large as it is, so that reading on is seen. */
      g_autoptr (GBytes) source = g_bytes_new (message, n);
      gsize n_bytes;
      const char *bytes = g_bytes_get_data (source, &n_bytes);
      g_auto (PdMimePart) part = { NULL };
      PdMimePart inner;
      gsize position = 0;

      if (!pd_mime_part_parse (&part, bytes, n_bytes))
        continue;
      while (pd_mime_part_next (&part, &position, &inner))
        {
          g_autoptr (GBytes) decoded = pd_mime_part_decode (&inner);

          g_assert_cmpuint (g_bytes_get_size (decoded), <=, n);
          pd_mime_part_clear (&inner);
        }
    }
}

/* No page in it; parts in parts in parts; a boundary that is everywhere. */
static void
test_bad (void)
{
  g_autoptr (GString) nested = g_string_new ("MIME-Version: 1.0\n");
  g_autoptr (GString) many = g_string_new ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=-\n\n");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (nested, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_string_append (nested, "Content-Type: text/html\n\n<p>底</p>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (many, "---\n\n");
  assert_fails ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n", -1, PD_FORMAT_ERROR_EMPTY);
  assert_fails ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\nContent-Type: text/html\n\n<p>x\n--x--\n", -1, PD_FORMAT_ERROR_EMPTY);
  assert_fails (nested->str, nested->len, PD_FORMAT_ERROR_EMPTY);
  assert_fails (many->str, many->len, PD_FORMAT_ERROR_EMPTY);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/mhtml/quoted-printable", test_quoted_printable);
  g_test_add_func ("/formats/mhtml/base64", test_base64);
  g_test_add_func ("/formats/mhtml/frames", test_frames);
  g_test_add_func ("/formats/mhtml/single", test_single);
  g_test_add_func ("/formats/mhtml/text", test_text);
  g_test_add_func ("/formats/mhtml/words", test_words);
  g_test_add_func ("/formats/mhtml/cut-off", test_cut_off);
  g_test_add_func ("/formats/mhtml/bad", test_bad);
  return g_test_run ();
}
