#include "format-test.h"
#include "pd-pdf-font.h"
#include "pd-pdf-name.h"
#include "pd-pdf-reader.h"
#include "pd-source-reader.h"

#include <string.h>

/* A PDF in the making, written by hand. Its font has a glyph for each character; what a glyph stands for is what the PDF says
 * of it. */
typedef struct
{
  GString *content;
  const char *info;
  const char *xmp;
  /* How the font maps its glyphs to characters, as lines of a CMap; NULL where it does not. */
  const char *mapping;
  const char *encryption;
  const char *page;
  const char *resources;
  guint n_pages;
} Pdf;

#define IDENTITY "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n"

static void
pdf_begin (Pdf *pdf)
{
  *pdf = (Pdf) { g_string_new (NULL), "", NULL, IDENTITY, NULL, "", "/Font << /F 3 0 R >>", 1 };
}

static void
pdf_line (Pdf *pdf,
          const char *text,
          double size,
          double x,
          double y)
{
  g_string_append_printf (pdf->content, "BT /F %g Tf %g %g Td <", size, x, y);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_printf (pdf->content, "%04X", g_utf8_get_char (p));
  g_string_append (pdf->content, "> Tj ET\n");
}

static void
add_object (GString *bytes,
            GArray *offsets,
            const char *object)
{
  gsize offset = bytes->len;

  g_array_append_val (offsets, offset);
  g_string_append_printf (bytes, "%u 0 obj\n%s\nendobj\n", offsets->len, object);
}

static void
add_stream (GString *bytes,
            GArray *offsets,
            const char *stream,
            const char *entries)
{
  g_autofree char *object = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " %s >>\nstream\n%s\nendstream", strlen (stream), entries, stream);

  add_object (bytes, offsets, object);
}

static GBytes *
pdf_end (Pdf *pdf)
{
  GString *bytes = g_string_new ("%PDF-1.7\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autofree char *mapping = g_strdup_printf ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n%sendcmap end end", pdf->mapping != NULL ? pdf->mapping : "");
  g_autofree char *pages = NULL;
  g_autofree char *font = NULL;
  g_autofree char *catalog = NULL;
  gsize table;

  for (guint i = 0; i < pdf->n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", 9 + i);
  pages = g_strdup_printf ("<< /Type /Pages /Count %u /Kids [%s] >>", pdf->n_pages, kids->str);
  font = g_strdup_printf ("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] %s >>", pdf->mapping != NULL ? "/ToUnicode 6 0 R" : "");
  catalog = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", pdf->xmp != NULL ? "/Metadata 8 0 R" : "");
  add_object (bytes, offsets, catalog);
  add_object (bytes, offsets, pages);
  add_object (bytes, offsets, font);
  add_object (bytes, offsets, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Test) /Ordering (Test) /Supplement 0 >> /DW 1000 /W [32 32 250 33 126 500] /FontDescriptor 5 0 R >>");
  add_object (bytes, offsets, "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
  add_stream (bytes, offsets, mapping, "");
  add_stream (bytes, offsets, pdf->content->str, "");
  add_stream (bytes, offsets, pdf->xmp != NULL ? pdf->xmp : "", "/Type /Metadata /Subtype /XML");
  for (guint i = 0; i < pdf->n_pages; i++)
    {
      g_autofree char *page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 7 0 R /Resources << %s >> %s >>", pdf->resources, pdf->page);

      add_object (bytes, offsets, page);
    }
  table = bytes->len;
  g_string_append_printf (bytes, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (bytes, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (offsets, gsize, i));
  g_string_append_printf (bytes, "trailer\n<< /Size %u /Root 1 0 R /Info << %s >> %s >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", offsets->len + 1, pdf->info, pdf->encryption != NULL ? pdf->encryption : "", table);
  g_string_free (pdf->content, TRUE);
  return g_string_free_to_bytes (bytes);
}

static PdDocument *
read_pdf (Pdf *pdf)
{
  g_autoptr (GBytes) bytes = pdf_end (pdf);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return read_bytes (data, n_bytes, "文件名.pdf");
}

static void
assert_pdf_fails (Pdf *pdf,
                  int code,
                  const char *says)
{
  g_autoptr (GBytes) bytes = pdf_end (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  assert_fails (data, n_bytes, code);
  document = pd_source_reader_read (bytes, "a.pdf", NULL, &error);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_text (void)
{
  g_autoptr (PdDocument) document = NULL;
  Pdf pdf;

  pdf_begin (&pdf);
  pdf_line (&pdf, "割芦苇的小厂", 24, 100, 700);
  pdf_line (&pdf, "汀白能源发布了霜河一号，在产业界引起强烈反响，有关的讨论随之升温", 12, 100, 650);
  pdf_line (&pdf, "。ﬁne", 12, 100, 632);
  document = read_pdf (&pdf);
  assert_blocks (document, "heading1|割芦苇的小厂\nparagraph|汀白能源发布了霜河一号，在产业界引起强烈反响，有关的讨论随之升温。fine\n");
  assert_field (document, PD_ARTICLE_TITLE, "割芦苇的小厂", "guessed", "largest text of the first page");
  assert_field (document, PD_ARTICLE_FORMAT, "pdf", "guessed", "content");
  assert_field (document, PD_ARTICLE_ENCODING, NULL, NULL, NULL);
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
}

/* A page may say that it is shown turned. */
static void
test_rotated_page (void)
{
  g_autoptr (PdDocument) document = NULL;
  Pdf pdf;

  pdf_begin (&pdf);
  pdf.page = "/Rotate 90";
  g_string_append (pdf.content, "q 0 1 -1 0 600 0 cm\n");
  pdf_line (&pdf, "第一行的文字", 12, 100, 500);
  pdf_line (&pdf, "第二行。", 12, 100, 482);
  g_string_append (pdf.content, "Q\n");
  document = read_pdf (&pdf);
  assert_blocks (document, "paragraph|第一行的文字第二行。\n");
}

static void
test_metadata (void)
{
  static const char xmp[] = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                            "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' xmp:CreateDate='2024-11-18T09:30:00+08:00'>"
                            "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>钠电池的几点思考</rdf:li><rdf:li xml:lang='en'>Thoughts</rdf:li></rdf:Alt></dc:title>"
                            "<dc:creator><rdf:Seq><rdf:li>陆知远</rdf:li><rdf:li>江左</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>版权所有</rdf:li></rdf:Alt></dc:rights>"
                            "<dc:language><rdf:Bag><rdf:li>en-US</rdf:li></rdf:Bag></dc:language><prism:publicationName>储能前沿评论</prism:publicationName></rdf:Description></rdf:RDF></x:xmpmeta>";
  g_autoptr (PdDocument) document = NULL;
  Pdf pdf;

  pdf_begin (&pdf);
  pdf_line (&pdf, "正文在这里。", 12, 100, 700);
  pdf.info = "/Title (Microsoft Word - 1.doc) /Author (Administrator) /CreationDate (D:20250101000000+08'00')";
  pdf.xmp = xmp;
  document = read_pdf (&pdf);
  assert_field (document, PD_ARTICLE_TITLE, "钠电池的几点思考", "read", "XMP: dc:title");
  assert_field (document, PD_ARTICLE_AUTHOR, "陆知远; 江左", "read", "XMP: dc:creator");
  assert_field (document, PD_ARTICLE_SOURCE, "储能前沿评论", "read", "XMP: prism:publicationName");
  assert_field (document, PD_ARTICLE_LICENCE, "版权所有", "read", "XMP: dc:rights");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-18T09:30:00+08:00", "guessed", "XMP: xmp:CreateDate");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
  g_clear_object (&document);

  pdf_begin (&pdf);
  pdf_line (&pdf, "正文在这里。", 12, 100, 700);
  pdf.info = "/Title <FEFF94A075356C60> /Author <FEFF964677E58FDC> /CreationDate (D:20250101083000+08'00')";
  document = read_pdf (&pdf);
  assert_field (document, PD_ARTICLE_TITLE, "钠电池", "read", "document information: Title");
  assert_field (document, PD_ARTICLE_AUTHOR, "陆知远", "read", "document information: Author");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-01T00:30:00Z", "guessed", "document information: CreationDate");
}

static void
test_titles (void)
{
  static const char *const good[] = { "钠电池", "Microsoft at 50", "The Title", "2024年报告", "A.I.", "WPS的历史", NULL };
  static const char *const bad[] = { "Microsoft Word - 报告.doc", "报告.docx", "untitled", "Untitled-1", "无标题", "未命名文档.pdf", "PowerPoint 演示文稿", "幻灯片 1", "文档1", "20240101", "---", "http://example.com/a", "a\uFFFDb", NULL };
  g_autofree char *repaired = pd_pdf_name_repair ("ÄÆµç³ØµÄ¼¸µãË¼¿¼");
  g_autofree char *french = pd_pdf_name_repair ("Études sur la génétique à l’été");

  for (guint i = 0; good[i] != NULL; i++)
    g_assert_true (pd_pdf_name_is_title (good[i]));
  for (guint i = 0; bad[i] != NULL; i++)
    g_assert_false (pd_pdf_name_is_title (bad[i]));
  g_assert_cmpstr (repaired, ==, "钠电池的几点思考");
  g_assert_cmpstr (french, ==, "Études sur la génétique à l’été");
}

static void
test_fonts (void)
{
  g_assert_cmpint (pd_pdf_font_get_style ("ABCDEF+NotoSerifCJKsc-Bold"), ==, PD_GLYPH_STRONG);
  g_assert_cmpint (pd_pdf_font_get_style ("SimHei"), ==, PD_GLYPH_STRONG);
  g_assert_cmpint (pd_pdf_font_get_style ("SimSun"), ==, 0);
  g_assert_cmpint (pd_pdf_font_get_style ("DejaVuSansMono"), ==, PD_GLYPH_MONOSPACED);
  g_assert_cmpint (pd_pdf_font_get_style ("Courier-Bold"), ==, PD_GLYPH_STRONG | PD_GLYPH_MONOSPACED);
  /* A subset's letters are no name. */
  g_assert_cmpint (pd_pdf_font_get_style ("BOLDAB+SimSun"), ==, 0);
}

/* Some have bytes before their start; a text about PDFs is a text. */
static void
test_sniffing (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GByteArray) shifted = g_byte_array_new ();
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (PdDocument) text = read_bytes ("一个 PDF 以 %PDF-1.7 开头。", -1, "a.pdf");
  Pdf pdf;

  assert_field (text, PD_ARTICLE_FORMAT, "text", "guessed", "content");
  pdf_begin (&pdf);
  pdf_line (&pdf, "正文", 12, 100, 700);
  bytes = pdf_end (&pdf);
  g_byte_array_append (shifted, (const guint8 *) "Content-Type: application/pdf\r\n\r\n", 33);
  g_byte_array_append (shifted, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  document = read_bytes ((const char *) shifted->data, shifted->len, "a.txt");
  assert_field (document, PD_ARTICLE_FORMAT, "pdf", "guessed", "content");
  assert_blocks (document, "paragraph|正文\n");
}

static void
test_without_text (void)
{
  Pdf pdf;

  pdf_begin (&pdf);
  pdf.resources = "";
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_EMPTY, "no text");

  /* An image over all of the page. */
  pdf_begin (&pdf);
  g_string_append (pdf.content, "q 600 0 0 800 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI\nQ\n");
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_EMPTY, "pictures of text");

  /* Nothing but a number on each of them. */
  pdf_begin (&pdf);
  pdf.n_pages = 3;
  g_string_append (pdf.content, "q 600 0 0 800 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI\nQ\n");
  pdf_line (&pdf, "- 1 -", 12, 300, 20);
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_EMPTY, "pictures of text");
}

/* What stands on the pages is no characters as far as the file says. */
static void
test_unreadable (void)
{
  Pdf pdf;

  pdf_begin (&pdf);
  pdf.mapping = "1 beginbfrange\n<0000> <FFFF> <E000>\nendbfrange\n";
  pdf_line (&pdf, "ABCDEFG", 12, 100, 700);
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_NOT_TEXT, "which characters");

  pdf_begin (&pdf);
  pdf.mapping = "1 beginbfrange\n<0041> <0047> <0001>\nendbfrange\n";
  pdf_line (&pdf, "ABCDEFG", 12, 100, 700);
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_NOT_TEXT, "which characters");

  pdf_begin (&pdf);
  pdf.mapping = NULL;
  pdf_line (&pdf, "ABCDEFG", 12, 100, 700);
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_NOT_TEXT, "which characters");
}

static void
test_encrypted (void)
{
  Pdf pdf;

  pdf_begin (&pdf);
  pdf_line (&pdf, "正文", 12, 100, 700);
  pdf.encryption = "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 "
                   "/O <0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20> /U <201F1E1D1C1B1A191817161514131211100F0E0D0C0B0A090807060504030201> >>";
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_ENCRYPTED, "password");
}

static void
test_too_many_pages (void)
{
  Pdf pdf;

  pdf_begin (&pdf);
  pdf_line (&pdf, "正文", 12, 100, 700);
  pdf.n_pages = PD_PDF_READER_MAX_PAGES + 1;
  assert_pdf_fails (&pdf, PD_FORMAT_ERROR_TOO_LARGE, "5000");
}

/* Wherever a file was cut off or damaged, it is read or refused. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  gsize n_bytes;
  Pdf pdf;

  pdf_begin (&pdf);
  pdf_line (&pdf, "钠电池的几点思考", 24, 100, 700);
  pdf_line (&pdf, "正文在这里。", 12, 100, 650);
  bytes = pdf_end (&pdf);
  data = g_bytes_get_data (bytes, &n_bytes);
  assert_fails ("%PDF-1.7\n", -1, PD_FORMAT_ERROR_BROKEN);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, n_bytes);
      g_autoptr (GBytes) source = NULL;
      g_autoptr (PdDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_left = g_test_rand_bit () ? n_bytes : (gsize) g_test_rand_int_range (9, n_bytes);

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        damaged[g_test_rand_int_range (5, n_left)] = g_test_rand_int_range (0, 256);
      source = g_bytes_new (damaged, n_left);
      document = pd_source_reader_read (source, "a.pdf", NULL, &error);
      g_assert_true (document != NULL || error->domain == PD_FORMAT_ERROR);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/pdf-reader/text", test_text);
  g_test_add_func ("/formats/pdf-reader/rotated-page", test_rotated_page);
  g_test_add_func ("/formats/pdf-reader/metadata", test_metadata);
  g_test_add_func ("/formats/pdf-reader/titles", test_titles);
  g_test_add_func ("/formats/pdf-reader/fonts", test_fonts);
  g_test_add_func ("/formats/pdf-reader/sniffing", test_sniffing);
  g_test_add_func ("/formats/pdf-reader/without-text", test_without_text);
  g_test_add_func ("/formats/pdf-reader/unreadable", test_unreadable);
  g_test_add_func ("/formats/pdf-reader/encrypted", test_encrypted);
  g_test_add_func ("/formats/pdf-reader/too-many-pages", test_too_many_pages);
  g_test_add_func ("/formats/pdf-reader/damaged", test_damaged);
  return g_test_run ();
}
