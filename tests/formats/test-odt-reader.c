#include "format-test.h"
#include "make-zip.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pd-source-reader.h"

#define NAMESPACES "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "           \
                   "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
                   "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""

#define MIMETYPE "application/vnd.oasis.opendocument.text"

static const char styles[] = "<office:document-styles " NAMESPACES "><office:styles>"
                             "<style:default-style style:family=\"paragraph\"><style:text-properties fo:font-size=\"12pt\"/></style:default-style>"
                             "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>"
                             "<style:style style:name=\"Title\" style:family=\"paragraph\"/>"
                             "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" style:default-outline-level=\"1\"/>"
                             "<style:style style:name=\"Caption\" style:family=\"paragraph\"/>"
                             "<style:style style:name=\"Illustration\" style:family=\"paragraph\" style:parent-style-name=\"Caption\"/>"
                             "<style:style style:name=\"Quotations\" style:family=\"paragraph\"/>"
                             "<style:style style:name=\"Preformatted_20_Text\" style:family=\"paragraph\"/>"
                             "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"\"/></text:outline-style>"
                             "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>"
                             "<text:list-style style:name=\"H\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/></text:list-style>"
                             "<text:list-style style:name=\"B\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>"
                             "</office:styles><office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>内部资料</text:p></style:header><style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";

static const char automatic_styles[] = "<office:automatic-styles>"
                                       "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_1\"/>"
                                       "<style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:text-align=\"center\"/><style:text-properties fo:font-size=\"22pt\"/></style:style>"
                                       "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
                                       "</office:automatic-styles>";

#define META(inner) "<office:document-meta " NAMESPACES "><office:meta>" inner "</office:meta></office:document-meta>"
#define P(inner) "<text:p text:style-name=\"Standard\">" inner "</text:p>"

static GBytes *
make_odt (const char *body,
          const char *meta,
          const char *manifest)
{
  g_autofree char *content = g_strdup_printf ("<office:document-content " NAMESPACES ">%s<office:body><office:text>%s</office:text></office:body></office:document-content>", automatic_styles, body);
  const ZipMember members[] = {
    { "mimetype", MIMETYPE, -1, NULL },
    { "content.xml", content, -1, NULL },
    { "styles.xml", styles, -1, NULL },
    { "meta.xml", meta != NULL ? meta : META (""), -1, NULL },
    { "META-INF/manifest.xml", manifest != NULL ? manifest : "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>", -1, NULL },
    { NULL },
  };

  return make_zip (members, NULL);
}

static PdDocument *
read_odt (const char *body,
          const char *meta)
{
  g_autoptr (GBytes) source = make_odt (body, meta, NULL);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  return read_bytes (bytes, n_bytes, "a.odt");
}

static void
assert_reads (const char *body,
              const char *blocks)
{
  g_autoptr (PdDocument) document = read_odt (body, NULL);

  assert_blocks (document, blocks);
  assert_field (document, PD_ARTICLE_FORMAT, "odt", "guessed", "content");
}

static void
test_headings (void)
{
  assert_reads ("<text:p text:style-name=\"Title\">题目</text:p><text:h text:style-name=\"P1\" text:outline-level=\"1\">第一节</text:h><text:h text:outline-level=\"2\">小节</text:h>" P ("正文。") "<text:p text:style-name=\"Quotations\">引文。</text:p>",
                "heading1|题目\nheading2|第一节\nheading3|小节\nparagraph|正文。\nquote|引文。\n");
  assert_reads ("<text:list text:style-name=\"Outline\"><text:list-item><text:h text:outline-level=\"1\">第一节</text:h></text:list-item></text:list>" P ("正文。"), "heading1|第一节\nparagraph|正文。\n");
  assert_reads ("<text:p text:style-name=\"P2\">大字题目</text:p>" P ("正文。"), "heading1|大字题目\nparagraph|正文。\n");
}

static void
test_lists (void)
{
#define ITEM(inner) "<text:list-item>" inner "</text:list-item>"
  assert_reads ("<text:list text:style-name=\"L\" xml:id=\"a\">" ITEM (P ("甲") P ("续段") "<text:list>" ITEM (P ("甲一")) ITEM (P ("甲二")) "</text:list>") ITEM (P ("乙")) "</text:list>" P ("间隔。") "<text:list text:style-name=\"L\" text:continue-list=\"a\">" ITEM ("<text:list>" ITEM (P ("只在里层")) "</text:list>") ITEM (P ("丙")) "<text:list-item text:start-value=\"7\">" P ("七") "</text:list-item>"
                                                                                                                                                                                                                                                                                                                                                                                                   "</text:list><text:list text:style-name=\"B\">" ITEM (P ("点")) ITEM (P ("")) "</text:list><text:list text:style-name=\"H\"><text:list-header>" P ("头") "</text:list-header>" ITEM (P ("总则")) "</text:list>" P ("末。"),
                "list1|1. 甲\nlist1|续段\nlist2|a) 甲一\nlist2|b) 甲二\nlist1|2. 乙\nparagraph|间隔。\nlist2|a) 只在里层\nlist1|3. 丙\nlist1|7. 七\nlist1|• 点\nlist1|头\nlist1|一、总则\nparagraph|末。\n");
}

static void
test_characters (void)
{
  assert_reads (P ("  甲\n   乙<text:s text:c=\"2\"/>丙<text:tab/>丁<text:line-break/>戊<text:soft-page-break/>己 ") "\n  零散 \n"
                                                                                                                     "<text:p text:style-name=\"Preformatted_20_Text\">a <text:s/>b<text:line-break/> <text:s/>c</text:p>",
                "paragraph|甲乙  丙\t丁⏎戊己\nparagraph|a  b⏎  c\n");
}

static void
test_changes (void)
{
  assert_reads ("<text:tracked-changes><text:changed-region><text:deletion>" P ("删去的话。") "</text:deletion></text:changed-region></text:tracked-changes>" P ("留<text:change-start text:change-id=\"1\"/>增<text:change-end text:change-id=\"1\"/>下"), "paragraph|留增下\n");
}

static void
test_cuts (void)
{
  g_autoptr (PdDocument) document = read_odt ("<text:table-of-content><text:table-of-content-source><text:index-title-template>模板</text:index-title-template></text:table-of-content-source><text:index-body>" P ("第一节 1") "</text:index-body></text:table-of-content>" P ("第一段<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" P ("注一。") P ("又一段。") "</text:note-body></text:note>。<text:span text:style-name=\"T1\">密语</text:span>"
                                                                                                                                                                                                                                                                                                                                                                                                                       "<office:annotation><dc:creator>王编辑</dc:creator><dc:date>2025-01-30</dc:date>" P ("此处存疑") "</office:annotation>")
                                                  P ("<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>です<text:placeholder>&lt;填写&gt;</text:placeholder>") "<text:section text:display=\"none\">" P ("藏起来的。") "</text:section>",
                                              NULL);
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autofree char *text = pd_text_dup_slice (pd_document_get_extracted (document), cut->start, cut->end);

      g_string_append_printf (found, "%s|%s\n", cut->reason, text);
    }
  assert_blocks (document, "paragraph|第一段。\nparagraph|漢字です\nparagraph|[1] 注一。\nparagraph|又一段。\n");
  g_assert_cmpstr (found->str, ==,
                   "running-head|内部资料\nrunning-head|第1页\nnavigation|第一节 1\nfootnote-marker|[1]\nhidden|密语\nruby|(かんじ)\ninterface|<填写>\nhidden|藏起来的。\ncomments|王编辑: 此处存疑\n");
}

static void
test_images (void)
{
  assert_reads (P ("<draw:frame><draw:image xlink:href=\"Pictures/1.svg\"/><draw:image xlink:href=\"Pictures/1.png\"/><svg:title>走势</svg:title><svg:desc>两条线</svg:desc></draw:frame>") "<text:p text:style-name=\"Illustration\">图一</text:p>"
                /* An image in a frame with its caption. */
                P ("正文<draw:frame><draw:text-box><text:p text:style-name=\"Illustration\"><draw:frame><draw:image xlink:href=\"./Pictures/2.png\"/></draw:frame>图二</text:p></draw:text-box></draw:frame>接着。")
                    P ("公式<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image xlink:href=\"./ObjectReplacements/Object 1\"/></draw:frame>"),
                "image|［图］走势|Pictures/1.svg\ncaption|图一\nparagraph|正文接着。\nimage|［图］|Pictures/2.png\ncaption|图二\nparagraph|公式\nimage|［图］|ObjectReplacements/Object 1\n");
}

static void
test_tables (void)
{
  assert_reads ("<table:table><table:table-header-rows><table:table-row><table:table-cell>" P ("公司") "</table:table-cell><table:table-cell>" P ("数字") "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>" P ("甲") "</table:table-cell><table:table-cell>" P ("1") P ("约") "</table:table-cell></table:table-row></table:table>" P ("末。"),
                "paragraph|公司\t数字\nparagraph|甲\t1⏎约\nparagraph|末。\n");
}

static void
test_properties (void)
{
  g_autoptr (PdDocument) document = read_odt (P ("真正的题目") P ("正文。"), META ("<dc:title>真正的题目</dc:title><meta:initial-creator>张三</meta:initial-creator><dc:creator>李四</dc:creator><meta:creation-date>2025-01-30T08:00:00.123456789</meta:creation-date><dc:language>zh-CN</dc:language>"));
  g_autoptr (PdDocument) only_last = read_odt (P ("题目") P ("正文。"), META ("<meta:initial-creator>user</meta:initial-creator><dc:creator>李四</dc:creator>"));

  assert_field (document, PD_ARTICLE_TITLE, "真正的题目", "read", "meta.xml: dc:title");
  assert_field (document, PD_ARTICLE_AUTHOR, "张三", "read", "meta.xml: meta:initial-creator");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T08:00:00.123456789", "guessed", "meta.xml: meta:creation-date");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-CN", "read", "meta.xml: dc:language");
  assert_field (only_last, PD_ARTICLE_AUTHOR, "李四", "read", "meta.xml: dc:creator");
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
test_bad_input (void)
{
  g_autoptr (GBytes) locked = make_odt ("", NULL, "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>");
  g_autoptr (GBytes) broken = make_odt (P ("正文") "</text:p>", NULL, NULL);
  g_autoptr (GBytes) empty = make_odt ("<text:p/>", NULL, NULL);
  g_autoptr (GBytes) missing = make_zip ((const ZipMember[]) { { "mimetype", MIMETYPE, -1, NULL }, { NULL } }, NULL);
  g_autoptr (GBytes) bomb = make_odt (P ("<text:s text:c=\"2000000000\"/>正文。"), NULL, NULL);
  g_autoptr (PdDocument) document = pd_source_reader_read (bomb, "a.odt", NULL, NULL);

  assert_refuses (locked, PD_FORMAT_ERROR_ENCRYPTED);
  assert_refuses (broken, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (empty, PD_FORMAT_ERROR_EMPTY);
  assert_refuses (missing, PD_FORMAT_ERROR_BROKEN);
  assert_blocks (document, "paragraph|正文。\n");
}

static void
test_entities (void)
{
  g_autofree char *secret = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("pidian-secret-XXXXXX", &secret, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (secret, "口令", -1, NULL));
  content = g_strdup_printf ("<!DOCTYPE x SYSTEM \"file://%s\" [<!ENTITY x SYSTEM \"file://%s\">]><office:document-content " NAMESPACES "><office:body><office:text>" P ("&x;正文。") "</office:text></office:body></office:document-content>", secret, secret);
  source = make_zip ((const ZipMember[]) { { "mimetype", MIMETYPE, -1, NULL }, { "content.xml", content, -1, NULL }, { NULL } }, NULL);
  document = pd_source_reader_read (source, "a.odt", NULL, &error);
  if (document != NULL)
    g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_text (document)), ==, "正文。");
  else
    g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN);
  g_unlink (secret);
}

/* Whatever order elements come in, a document is read or refused. */
static void
test_random_markup (void)
{
  static const char *const names[] = { "text:p", "text:h", "text:span", "text:list", "text:list-item", "text:list-header", "text:note", "text:note-body", "office:annotation", "dc:creator", "draw:frame", "draw:text-box", "svg:title", "table:table-row", "table:table-cell", "text:section text:display=\"none\"", "text:table-of-content", "text:ruby-text", "text:hidden-text", "text:a", "style:header", "office:text", "office:styles", "text:tracked-changes" };
  static const char *const pieces[] = { "甲", " ", "<text:s/>", "<text:tab/>", "<text:line-break/>", "<draw:image xlink:href=\"a.png\"/>", "<draw:object/>", "<text:p>乙</text:p>" };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GPtrArray) open = g_ptr_array_new ();
      g_autoptr (GBytes) source = NULL;
      g_autoptr (PdDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (int k = g_test_rand_int_range (1, 80); k > 0 || open->len > 0; k--)
        {
          int choice = k > 0 ? g_test_rand_int_range (0, 5) : 2;

          if (choice <= 1 && open->len < 30)
            {
              g_ptr_array_add (open, (gpointer) names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
              g_string_append_printf (body, "<%s>", (const char *) g_ptr_array_index (open, open->len - 1));
            }
          else if (choice == 2 && open->len > 0)
            {
              const char *name = g_ptr_array_steal_index (open, open->len - 1);

              g_string_append_printf (body, "</%.*s>", (int) strcspn (name, " "), name);
            }
          else
            g_string_append (body, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      source = make_odt (body->str, NULL, NULL);
      document = pd_source_reader_read (source, "a.odt", NULL, &error);
      if (document == NULL)
        g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY);
      else
        g_assert_null (strstr (pd_text_get_utf8 (pd_document_get_text (document)), "\n\n"));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/odt/headings", test_headings);
  g_test_add_func ("/formats/odt/lists", test_lists);
  g_test_add_func ("/formats/odt/characters", test_characters);
  g_test_add_func ("/formats/odt/changes", test_changes);
  g_test_add_func ("/formats/odt/cuts", test_cuts);
  g_test_add_func ("/formats/odt/images", test_images);
  g_test_add_func ("/formats/odt/tables", test_tables);
  g_test_add_func ("/formats/odt/properties", test_properties);
  g_test_add_func ("/formats/odt/bad-input", test_bad_input);
  g_test_add_func ("/formats/odt/entities", test_entities);
  g_test_add_func ("/formats/odt/random-markup", test_random_markup);
  return g_test_run ();
}
