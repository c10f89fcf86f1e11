#include "format-test.h"
#include "make-zip.h"

#include <string.h>

#include "pd-source-reader.h"

#define CONTAINER "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles><rootfile full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
#define OPF(inner) "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:opf=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"3.0\">" inner "</package>"
#define PARTS "<manifest><item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/><item id=\"t\" href=\"toc.html\" media-type=\"text/html\"/><item id=\"b\" href=\"text/%E4%BA%8C.xhtml\" media-type=\"application/xhtml+xml\"/>" \
              "<item id=\"a\" href=\"text/a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"c\" href=\"cover.jpg\" media-type=\"image/jpeg\"/><item id=\"s\" href=\"a.css\" media-type=\"text/css\"/></manifest>"
#define SPINE "<spine><itemref idref=\"c\"/><itemref idref=\"n\" linear=\"no\"/><itemref idref=\"t\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"a\"/><itemref idref=\"missing\"/></spine><guide><reference type=\"toc\" href=\"toc.html#x\"/></guide>"
#define PAGE(inner) "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/><link rel=\"stylesheet\" href=\"../a.css\"/></head><body>" inner "</body></html>"

static GBytes *
make_epub (const char *package,
           const char *encryption,
           const char *password)
{
  const ZipMember members[] = {
    { "mimetype", "application/epub+zip", -1, NULL },
    { "META-INF/container.xml", CONTAINER, -1, NULL },
    { "OEBPS/book.opf", package, -1, NULL },
    { "OEBPS/text/二.xhtml", PAGE ("<h1>第二章</h1><p>二。</p>"), -1, NULL },
    { "OEBPS/text/a.xhtml", PAGE ("<h1>第一章</h1><ol><li>甲</li></ol><p>一。<img src=\"../a.png\" alt=\"图\"/></p>"), -1, NULL },
    { "OEBPS/nav.xhtml", PAGE ("<nav><ol><li><a href=\"text/a.xhtml\">第一章</a></li></ol></nav>"), -1, NULL },
    { "OEBPS/toc.html", PAGE ("<p>目录</p>"), -1, NULL },
    { encryption != NULL ? "META-INF/encryption.xml" : "z", encryption != NULL ? encryption : "z", -1, NULL },
    { NULL },
  };

  return make_zip (members, password);
}

static PdDocument *
read_epub (const char *package,
           const char *file_name)
{
  g_autoptr (GBytes) source = make_epub (package, NULL, NULL);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  return read_bytes (bytes, n_bytes, file_name);
}

/* In the order of the spine, each page once. */
static void
test_pages (void)
{
  g_autoptr (PdDocument) document = read_epub (OPF ("<metadata/>" PARTS SPINE), "a.epub");
  GArray *cuts = pd_document_get_cuts (document);

  assert_blocks (document, "image|［图］|OEBPS/cover.jpg\nheading1|第一章\nlist1|1. 甲\nparagraph|一。\nimage|［图］图|../a.png\nheading1|第二章\nparagraph|二。\n");
  assert_field (document, PD_ARTICLE_FORMAT, "epub", "guessed", "content");
  g_assert_cmpuint (cuts->len, >=, 2);
  for (guint i = 0; i < cuts->len; i++)
    g_assert_cmpstr (g_array_index (cuts, PdCut, i).reason, ==, "navigation");
}

static void
test_properties (void)
{
  g_autoptr (PdDocument) three = read_epub (OPF ("<metadata><dc:title id=\"t\">副题</dc:title><meta refines=\"#t\" property=\"title-type\">subtitle</meta><dc:title>三号书</dc:title><dc:creator id=\"c1\">张三</dc:creator><meta refines=\"#c1\" property=\"role\" scheme=\"marc:relators\">aut</meta>"
                                                 "<dc:creator>李四</dc:creator><dc:creator id=\"c3\">王编</dc:creator><meta refines=\"#c3\" property=\"role\">edt</meta><dc:publisher>某出版社</dc:publisher><dc:date>2025-01-30</dc:date><dc:language>zh-CN</dc:language><dc:rights>版权所有</dc:rights>"
                                                 "<dc:identifier>urn:isbn:9787000000000</dc:identifier><dc:identifier>https://example.com/book</dc:identifier></metadata>" PARTS SPINE),
                                            "三号书.epub");
  g_autoptr (PdDocument) two = read_epub (OPF ("<metadata><dc:title>二号书</dc:title><dc:creator opf:role=\"aut\">张三</dc:creator><dc:creator opf:role=\"ill\">画家</dc:creator><dc:date opf:event=\"modification\">2020-01-01</dc:date><dc:date opf:event=\"publication\">2019</dc:date><dc:language>en</dc:language></metadata>" PARTS SPINE), "a.epub");
  g_autoptr (PdDocument) none = read_epub (OPF ("<metadata><dc:title>Unknown</dc:title><dc:creator>Unknown</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date></metadata>" PARTS SPINE), "a.epub");

  assert_field (three, PD_ARTICLE_TITLE, "三号书", "read", "book.opf: dc:title");
  assert_field (three, PD_ARTICLE_AUTHOR, "张三、李四", "read", "book.opf: dc:creator");
  assert_field (three, PD_ARTICLE_EDITOR, "王编", "read", "book.opf: dc:creator");
  assert_field (three, PD_ARTICLE_SOURCE, "某出版社", "read", "book.opf: dc:publisher");
  assert_field (three, PD_ARTICLE_DATE, "2025-01-30", "read", "book.opf: dc:date");
  assert_field (three, PD_ARTICLE_LANGUAGE, "zh-CN", "read", "book.opf: dc:language");
  assert_field (three, PD_ARTICLE_LICENCE, "版权所有", "read", "book.opf: dc:rights");
  assert_field (three, PD_ARTICLE_URL, "https://example.com/book", "read", "book.opf: dc:identifier");
  assert_field (two, PD_ARTICLE_AUTHOR, "张三", "read", "book.opf: dc:creator");
  assert_field (two, PD_ARTICLE_DATE, "2019", "read", "book.opf: dc:date");
  assert_field (two, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
  assert_field (none, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  assert_field (none, PD_ARTICLE_DATE, NULL, NULL, NULL);
}

static void
assert_refuses (GBytes *source,
                int code)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  assert_fails (bytes, n_bytes, code);
}

static void
test_protection (void)
{
#define ENCRYPTION(algorithm, path) "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"" algorithm "\"/><enc:CipherData><enc:CipherReference URI=\"" path "\"/></enc:CipherData></enc:EncryptedData></encryption>"
  static const char package[] = OPF ("<metadata/>" PARTS SPINE);
  g_autoptr (GBytes) fonts = make_epub (package, ENCRYPTION ("http://www.idpf.org/2008/embedding", "OEBPS/font.otf"), NULL);
  g_autoptr (GBytes) protected = make_epub (package, ENCRYPTION ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/text/a.xhtml"), NULL);
  g_autoptr (GBytes) locked = make_epub (package, NULL, "1234");
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = pd_source_reader_read (fonts, "a.epub", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  assert_refuses (protected, PD_FORMAT_ERROR_ENCRYPTED);
  assert_refuses (locked, PD_FORMAT_ERROR_ENCRYPTED);
}

static void
test_bad_input (void)
{
  g_autoptr (GBytes) broken = make_epub ("<package", NULL, NULL);
  g_autoptr (GBytes) empty = make_epub (OPF ("<metadata/><manifest/><spine/>"), NULL, NULL);
  g_autoptr (GBytes) lost = make_epub (OPF ("<metadata/><manifest><item id=\"x\" href=\"x.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"x\"/></spine>"), NULL, NULL);
  g_autoptr (GBytes) outside = make_epub (OPF ("<metadata/><manifest><item id=\"x\" href=\"../../../../../etc/passwd\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"x\"/></spine>"), NULL, NULL);
  g_autoptr (GBytes) bare = make_zip ((const ZipMember[]) { { "mimetype", "application/epub+zip", -1, NULL }, { NULL } }, NULL);

  assert_refuses (broken, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (empty, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (lost, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (outside, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (bare, PD_FORMAT_ERROR_BROKEN);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/epub/pages", test_pages);
  g_test_add_func ("/formats/epub/properties", test_properties);
  g_test_add_func ("/formats/epub/protection", test_protection);
  g_test_add_func ("/formats/epub/bad-input", test_bad_input);
  return g_test_run ();
}
