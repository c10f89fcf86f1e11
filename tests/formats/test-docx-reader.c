#include "format-test.h"
#include "make-zip.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pd-source-reader.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define OTHERS "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" " \
               "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char content_types[] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

static const char relations[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                "<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"word/document.xml\"/>"
                                "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                                "</Relationships>";

static const char document_relations[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                         "<Relationship Id=\"rId1\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
                                         "<Relationship Id=\"rId2\" Type=\"" RELATION "numbering\" Target=\"/word/numbering.xml\"/>"
                                         "<Relationship Id=\"rId3\" Type=\"" RELATION "footnotes\" Target=\"footnotes.xml\"/>"
                                         "<Relationship Id=\"rId4\" Type=\"" RELATION "header\" Target=\"header1.xml\"/>"
                                         "<Relationship Id=\"rId5\" Type=\"" RELATION "footer\" Target=\"footer1.xml\"/>"
                                         "<Relationship Id=\"rId6\" Type=\"" RELATION "comments\" Target=\"comments.xml\"/>"
                                         "<Relationship Id=\"rId7\" Type=\"" RELATION "image\" Target=\"media/image1.png\"/>"
                                         "<Relationship Id=\"rId8\" Type=\"" RELATION "hyperlink\" Target=\"https://example.com/\" TargetMode=\"External\"/>"
                                         "<Relationship Id=\"rId9\" Type=\"" RELATION "aFChunk\" Target=\"chunk.html\"/>"
                                         "</Relationships>";

/* As Word in Chinese has them: the names are English, the identifiers are numbers. */
static const char styles[] = "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                             "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"我的标题\"/><w:basedOn w:val=\"1\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"a\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"a4\"><w:name w:val=\"题注\"/><w:basedOn w:val=\"a\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"a5\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"a\"/></w:style>"
                             "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/><w:basedOn w:val=\"a\"/></w:style>"
                             "<w:style w:type=\"character\" w:styleId=\"hid\"><w:name w:val=\"hid\"/><w:rPr><w:vanish/></w:rPr></w:style>"
                             "</w:styles>";

static const char numbering[] = "<w:numbering " W ">"
                                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                                "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
                                "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl></w:abstractNum>"
                                "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
                                "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%2章\"/></w:lvl></w:abstractNum>"
                                "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>"
                                "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
                                "</w:numbering>";

static const char footnotes[] = "<w:footnotes " W "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                                "<w:footnote w:id=\"3\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> 注一。</w:t></w:r></w:p><w:p><w:r><w:t>又一段。</w:t></w:r></w:p></w:footnote>"
                                "<w:footnote w:id=\"4\"><w:p><w:r><w:t>删去的注。</w:t></w:r></w:p></w:footnote></w:footnotes>";
static const char header[] = "<w:hdr " W "><w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>";
static const char footer[] = "<w:ftr " W "><w:p><w:r><w:t>第 1 页</w:t></w:r></w:p></w:ftr>";
static const char comments[] = "<w:comments " W "><w:comment w:id=\"0\" w:author=\"王编辑\"><w:p><w:r><w:t>此处存疑</w:t></w:r></w:p></w:comment></w:comments>";

#define CORE(inner) "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">" inner "</cp:coreProperties>"
#define P(inner) "<w:p><w:r><w:t>" inner "</w:t></w:r></w:p>"
#define STYLED(style, inner) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" inner "</w:t></w:r></w:p>"
#define ITEM(list, level, inner) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr></w:pPr><w:r><w:t>" inner "</w:t></w:r></w:p>"

static GBytes *
make_docx (const char *body,
           const char *core,
           const char *chunk)
{
  g_autofree char *document = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document " W " " R " " OTHERS "><w:body>%s<w:sectPr/></w:body></w:document>", body);
  const ZipMember members[] = {
    { "[Content_Types].xml", content_types, -1, NULL },
    { "_rels/.rels", relations, -1, NULL },
    { "word/_rels/document.xml.rels", document_relations, -1, NULL },
    { "word/document.xml", document, -1, NULL },
    { "word/styles.xml", styles, -1, NULL },
    { "word/numbering.xml", numbering, -1, NULL },
    { "word/footnotes.xml", footnotes, -1, NULL },
    { "word/header1.xml", header, -1, NULL },
    { "word/footer1.xml", footer, -1, NULL },
    { "word/comments.xml", comments, -1, NULL },
    { "word/chunk.html", chunk != NULL ? chunk : "", -1, NULL },
    { "docProps/core.xml", core != NULL ? core : CORE (""), -1, NULL },
    { NULL },
  };

  return make_zip (members, NULL);
}

static PdDocument *
read_docx (const char *body,
           const char *core,
           const char *file_name)
{
  g_autoptr (GBytes) source = make_docx (body, core, NULL);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  return read_bytes (bytes, n_bytes, file_name);
}

static void
assert_reads (const char *body,
              const char *blocks)
{
  g_autoptr (PdDocument) document = read_docx (body, NULL, "a.docx");

  assert_blocks (document, blocks);
  assert_field (document, PD_ARTICLE_FORMAT, "docx", "guessed", "content");
}

/* The cuts of the document, a line each, but for those of its header, footer and comments. */
static void
assert_cuts (PdDocument *document,
             const char *expected)
{
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autofree char *text = pd_text_dup_slice (pd_document_get_extracted (document), cut->start, cut->end);

      if (!g_str_equal (cut->reason, "running-head") && !g_str_equal (cut->reason, "comments"))
        g_string_append_printf (found, "%s|%s\n", cut->reason, text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_headings (void)
{
  assert_reads (STYLED ("a3", "题目") STYLED ("1", "第一节") STYLED ("2", "小节") STYLED ("11", "第二节") "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>细节</w:t></w:r></w:p>" P ("正文。"),
                "heading1|题目\nheading2|第一节\nheading3|小节\nheading2|第二节\nheading4|细节\nparagraph|正文。\n");
  /* Without a title they move up. */
  assert_reads (STYLED ("1", "第一节") STYLED ("2", "小节") P ("正文。"), "heading1|第一节\nheading2|小节\nparagraph|正文。\n");
  /* A style that the document does not define, and one that it takes back. */
  assert_reads (STYLED ("Heading1", "一") "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>" STYLED ("a5", "引文。") STYLED ("a4", "图一"),
                "heading1|一\nparagraph|正文。\nquote|引文。\ncaption|图一\n");
}

static void
test_headline (void)
{
  g_autoptr (PdDocument) large = read_docx ("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"44\"/></w:rPr><w:t>大字题目</w:t></w:r></w:p>" P ("正文。"), NULL, "a.docx");
  g_autoptr (PdDocument) plain = read_docx ("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>居中的一行</w:t></w:r></w:p>" P ("正文。"), NULL, "a.docx");

  assert_blocks (large, "heading1|大字题目\nparagraph|正文。\n");
  assert_field (large, PD_ARTICLE_TITLE, "大字题目", "guessed", "first line");
  assert_blocks (plain, "paragraph|居中的一行\nparagraph|正文。\n");
}

static void
test_lists (void)
{
  assert_reads (ITEM ("1", "0", "甲") ITEM ("1", "1", "甲一") ITEM ("1", "1", "甲二") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>" ITEM ("1", "0", "乙") ITEM ("1", "1", "乙一") P ("间隔。") ITEM ("2", "0", "点") ITEM ("4", "0", "五") ITEM ("4", "0", "六") ITEM ("9", "0", "没有这个列表"),
                "list1|1. 甲\nlist2|1.1 甲一\nlist2|1.2 甲二\nlist1|2. 乙\nlist2|2.1 乙一\nparagraph|间隔。\nlist1|• 点\nlist1|5. 五\nlist1|6. 六\nparagraph|没有这个列表\n");
  assert_reads (ITEM ("3", "0", "总则") ITEM ("3", "1", "绪论") ITEM ("3", "0", "细则"), "list1|一、总则\nlist2|第一章 绪论\nlist1|二、细则\n");
}

static void
test_characters (void)
{
  assert_reads ("<w:p><w:r><w:t xml:space=\"preserve\">甲 </w:t></w:r><w:r><w:t> 乙\n</w:t><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t><w:noBreakHyphen/><w:t>戊</w:t><w:cr/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r></w:p>",
                "paragraph|甲 乙\t丙⏎丁\u2011戊⏎✓α\n");
  assert_reads ("<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>9</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>", "paragraph|10^9a/b\n");
}

static void
test_changes (void)
{
  assert_reads ("<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>"
                /* The end between two paragraphs was deleted. */
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" P ("后半。")
                /* A paragraph was, with its end. */
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
                "<w:tbl><w:tr><w:tc>" P ("留") "</w:tc><w:tc>" P ("1") "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" P ("删") "</w:tc><w:tc>" P ("2") "</w:tc></w:tr></w:tbl>" P ("末。"),
                "paragraph|留增\nparagraph|前半后半。\nparagraph|留\t1\nparagraph|末。\n");
}

static void
test_cuts (void)
{
  g_autoptr (PdDocument) document = read_docx (STYLED ("TOC1", "第一节\t1") "<w:p><w:r><w:t>第一段</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:t>。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"hid\"/></w:rPr><w:t>语</w:t></w:r></w:p>"
                                                                            "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>です</w:t></w:r></w:p>"
                                                                            "<w:p><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>末段。</w:t></w:r></w:p>",
                                               NULL, "a.docx");

  assert_blocks (document, "paragraph|第一段。\nparagraph|漢字です\nparagraph|末段。\nparagraph|[1] 注一。\nparagraph|又一段。\n");
  assert_cuts (document, "navigation|第一节\t1\nfootnote-marker|[1]\nhidden|密语\nruby|(かんじ)\ninterface|单击此处输入\n");
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_extracted (document)), ==,
                   "内部资料\n第一节\t1\n第一段[1]。密语\n漢字(かんじ)です\n单击此处输入末段。\n[1] 注一。\n又一段。\n王编辑: 此处存疑\n第 1 页");
}

static void
test_fields (void)
{
#define FIELD(instruction) "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" instruction "</w:instrText></w:r>"
#define SHOWS(text) "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>" text "</w:t></w:r>"
#define END "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  g_autoptr (PdDocument) document = read_docx ("<w:p>" FIELD (" HYPERLINK &quot;https://example.com/&quot; ") SHOWS ("链接") END "<w:r><w:t>，</w:t></w:r>" FIELD ("EQ \\* jc2 \\o\\ad(\\s\\up 9(pīn),拼)") END FIELD ("EQ \\o\\ac(○,1)") END FIELD ("XE &quot;索引&quot;") END "<w:r><w:t>。</w:t></w:r></w:p>", NULL, "a.docx");

  assert_blocks (document, "paragraph|链接，拼1。\n");
  assert_cuts (document, "ruby|(pīn)\n");
}

static void
test_images (void)
{
#define IMAGE "<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"两条线\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId7\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
  g_autoptr (PdDocument) document = read_docx ("<w:p><w:r>" IMAGE "</w:r></w:p>" STYLED ("a4", "图一 走势") P ("正文。") "<w:p><w:r><w:pict><v:shape alt=\"旧图\"><v:imagedata r:id=\"rId7\"/></v:shape></w:pict></w:r></w:p>", NULL, "a.docx");

  assert_blocks (document, "image|［图］两条线|word/media/image1.png\ncaption|图一 走势\nparagraph|正文。\nimage|［图］旧图|word/media/image1.png\n");
}

/* A box hangs on a paragraph, and may stand in the middle of it. */
static void
test_boxes (void)
{
  assert_reads ("<w:p><w:r><w:t>正文一半，</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"文本框\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" P ("框里一。") P ("框里二。") "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
                                                                                                                                                                                                                                                                  "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" P ("框里一。") "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>另一半。</w:t></w:r></w:p>" P ("下一段。"),
                "paragraph|正文一半，另一半。\nparagraph|框里一。\nparagraph|框里二。\nparagraph|下一段。\n");
}

static void
test_tables (void)
{
  g_autofree char *prose = g_strnfill (250, 'x');
  g_autofree char *page = g_strdup_printf ("<w:tbl><w:tr><w:tc>" P ("%s") P ("二") "</w:tc><w:tc>" P ("边栏") "</w:tc></w:tr></w:tbl>", prose);
  g_autofree char *blocks = g_strdup_printf ("paragraph|%s\nparagraph|二\nparagraph|边栏\n", prose);

  assert_reads ("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>" P ("公司") "</w:tc><w:tc>" P ("数字") P ("（亿）") "</w:tc></w:tr><w:tr><w:tc>" P ("甲") "</w:tc><w:tc><w:p/></w:tc><w:tc>" P ("3") "</w:tc></w:tr></w:tbl>"
                                                                                                                                                                                                         "<w:tbl><w:tr><w:tc>" STYLED ("1", "框中") P ("一。") P ("二。") "</w:tc></w:tr></w:tbl>",
                "paragraph|公司\t数字⏎（亿）\nparagraph|甲\t\t3\nheading1|框中\nparagraph|一。\nparagraph|二。\n");
  /* A table that arranges a page. */
  assert_reads (page, blocks);
}

static void
test_chunk (void)
{
  g_autoptr (GBytes) source = make_docx ("<w:altChunk r:id=\"rId9\"/>" P ("末。"), NULL, "<html><body><h1>网页</h1><p>正文。</p></body></html>");
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);
  g_autoptr (PdDocument) document = read_bytes (bytes, n_bytes, "a.docx");

  assert_blocks (document, "heading1|网页\nparagraph|正文。\nparagraph|末。\n");
}

static void
test_properties (void)
{
  g_autoptr (PdDocument) good = read_docx (P ("真正的题目") P ("正文。"), CORE ("<dc:title>真正的题目</dc:title><dc:creator>张三</dc:creator><dcterms:created>2025-01-30T08:00:00Z</dcterms:created><dc:language>zh-CN</dc:language>"), "a.docx");
  g_autoptr (PdDocument) junk = read_docx (STYLED ("1", "真正的题目") P ("正文。"), CORE ("<dc:title>新建 Microsoft Word 文档</dc:title><dc:creator>微软用户</dc:creator><dcterms:created>1601-01-01T00:00:00Z</dcterms:created><dc:language>en-US</dc:language>"), "a.docx");
  g_autoptr (PdDocument) file_name = read_docx (STYLED ("1", "真正的题目") P ("正文。"), CORE ("<dc:title>稿件_终稿2.doc</dc:title><dc:creator>Administrator</dc:creator>"), "a.docx");
  g_autoptr (PdDocument) stale = read_docx (STYLED ("1", "真正的题目") P ("正文。"), CORE ("<dc:title>去年的题目</dc:title>"), "a.docx");
  g_autoptr (PdDocument) broken = read_docx (P ("题目") P ("正文。"), "<cp:core", "a.docx");

  assert_field (good, PD_ARTICLE_TITLE, "真正的题目", "read", "docProps/core.xml: dc:title");
  assert_field (good, PD_ARTICLE_AUTHOR, "张三", "read", "docProps/core.xml: dc:creator");
  assert_field (good, PD_ARTICLE_DATE, "2025-01-30T08:00:00Z", "guessed", "docProps/core.xml: dcterms:created");
  assert_field (good, PD_ARTICLE_LANGUAGE, "zh-CN", "read", "docProps/core.xml: dc:language");
  assert_field (junk, PD_ARTICLE_TITLE, "真正的题目", "read", "heading");
  assert_field (junk, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  assert_field (junk, PD_ARTICLE_DATE, NULL, NULL, NULL);
  assert_field (junk, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
  assert_field (file_name, PD_ARTICLE_TITLE, "真正的题目", "read", "heading");
  assert_field (file_name, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  assert_field (stale, PD_ARTICLE_TITLE, "真正的题目", "read", "heading");
  assert_field (broken, PD_ARTICLE_TITLE, "题目", "guessed", "first line");
}

/* The strict form of the standard has other namespaces, and a package may call its parts as it likes. */
static void
test_other_names (void)
{
  const ZipMember members[] = {
    { "[Content_Types].xml", content_types, -1, NULL },
    { "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"x\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>", -1, NULL },
    { "word/document2.xml", "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>正文。</x:t></x:r></x:p></x:body></x:document>", -1, NULL },
    { NULL },
  };
  g_autoptr (GBytes) source = make_zip (members, NULL);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);
  g_autoptr (PdDocument) document = read_bytes (bytes, n_bytes, "没有后缀");

  assert_blocks (document, "paragraph|正文。\n");
}

static void
assert_refuses (GBytes *source,
                int code)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);

  assert_fails (bytes, n_bytes, code);
}

static GBytes *
make_plain (const char *document,
            const char *password)
{
  return make_zip ((const ZipMember[]) { { "[Content_Types].xml", content_types, -1, NULL }, { "word/document.xml", document, -1, NULL }, { NULL } }, password);
}

static void
test_bad_input (void)
{
  g_autoptr (GBytes) whole = make_docx (P ("正文。"), NULL, NULL);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 3);
  g_autoptr (GBytes) empty = make_docx ("<w:p/>", NULL, NULL);
  g_autoptr (GBytes) broken = make_docx ("<w:p><w:r><w:t>正文</w:r>", NULL, NULL);
  g_autoptr (GBytes) no_bytes = make_plain (NULL, NULL);
  g_autoptr (GBytes) locked = make_plain ("<w:document " W "/>", "1234");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GBytes) nested = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "<w:tbl><w:tr><w:tc>");
  nested = make_docx (deep->str, NULL, NULL);
  assert_refuses (half, PD_FORMAT_ERROR_BROKEN);
  /* Its header and footer are no text of its own. */
  assert_refuses (empty, PD_FORMAT_ERROR_EMPTY);
  assert_refuses (broken, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (no_bytes, PD_FORMAT_ERROR_BROKEN);
  assert_refuses (locked, PD_FORMAT_ERROR_ENCRYPTED);
  assert_refuses (nested, PD_FORMAT_ERROR_BROKEN);
}

/* Nothing that a document declares is unfolded or looked up. */
static void
test_entities (void)
{
  g_autofree char *secret = NULL;
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE w:document [<!ENTITY a0 \"哈\">");
  g_autofree char *local = NULL;
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) thief = NULL;
  int fd = g_file_open_tmp ("pidian-secret-XXXXXX", &secret, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (secret, "口令", -1, NULL));
  for (guint i = 1; i < 12; i++)
    g_string_append_printf (laughs, "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;\">", i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (laughs, "]><w:document " W "><w:body><w:p><w:r><w:t>&a11;正文。</w:t></w:r></w:p></w:body></w:document>");
  local = g_strdup_printf ("<!DOCTYPE w:document SYSTEM \"file://%s\" [<!ENTITY x SYSTEM \"file://%s\"><!ENTITY %% y SYSTEM \"file://%s\"> %%y;]><w:document " W "><w:body><w:p><w:r><w:t>&x;正文。</w:t></w:r></w:p></w:body></w:document>", secret, secret, secret);
  bomb = make_plain (laughs->str, NULL);
  thief = make_plain (local, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PdDocument) document = pd_source_reader_read (i == 0 ? bomb : thief, "a.docx", NULL, &error);

      if (document != NULL)
        g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_text (document)), ==, "正文。");
      else
        g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN);
    }
  g_unlink (secret);
}

/* Whatever order elements come in, a document is read or refused. */
static void
test_random_markup (void)
{
  static const char *const names[] = { "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:trPr", "w:tc", "w:txbxContent", "w:drawing", "w:pPr", "w:rPr", "w:del", "w:sdt", "w:sdtPr", "w:sdtContent", "w:ruby", "w:rt", "w:hyperlink", "w:instrText", "m:sup", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:footnote", "w:comment" };
  static const char *const pieces[] = { "甲", " ", "<w:br/>", "<w:tab/>", "<w:vanish/>", "<w:showingPlcHdr/>", "<w:footnoteReference w:id=\"3\"/>", "<w:pStyle w:val=\"TOC1\"/>", "<w:pStyle w:val=\"1\"/>", "<w:numId w:val=\"1\"/>", "<a:blip r:embed=\"rId7\"/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:del/>", "<w:altChunk r:id=\"rId9\"/>", "<w:docPartGallery w:val=\"Table of Contents\"/>" };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GPtrArray) open = g_ptr_array_new ();
      g_autoptr (GBytes) source = NULL;
      g_autoptr (PdDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (int k = g_test_rand_int_range (1, 80); k > 0; k--)
        {
          int choice = g_test_rand_int_range (0, 5);

          if (choice <= 1 && open->len < 30)
            {
              g_ptr_array_add (open, (gpointer) names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
              g_string_append_printf (body, "<%s>", (const char *) g_ptr_array_index (open, open->len - 1));
            }
          else if (choice == 2 && open->len > 0)
            g_string_append_printf (body, "</%s>", (const char *) g_ptr_array_steal_index (open, open->len - 1));
          else
            g_string_append (body, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      while (open->len > 0)
        g_string_append_printf (body, "</%s>", (const char *) g_ptr_array_steal_index (open, open->len - 1));
      source = make_docx (body->str, NULL, "<p>块</p>");
      document = pd_source_reader_read (source, "a.docx", NULL, &error);
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
  g_test_add_func ("/formats/docx/headings", test_headings);
  g_test_add_func ("/formats/docx/headline", test_headline);
  g_test_add_func ("/formats/docx/lists", test_lists);
  g_test_add_func ("/formats/docx/characters", test_characters);
  g_test_add_func ("/formats/docx/changes", test_changes);
  g_test_add_func ("/formats/docx/cuts", test_cuts);
  g_test_add_func ("/formats/docx/fields", test_fields);
  g_test_add_func ("/formats/docx/images", test_images);
  g_test_add_func ("/formats/docx/boxes", test_boxes);
  g_test_add_func ("/formats/docx/tables", test_tables);
  g_test_add_func ("/formats/docx/chunk", test_chunk);
  g_test_add_func ("/formats/docx/properties", test_properties);
  g_test_add_func ("/formats/docx/other-names", test_other_names);
  g_test_add_func ("/formats/docx/bad-input", test_bad_input);
  g_test_add_func ("/formats/docx/entities", test_entities);
  g_test_add_func ("/formats/docx/random-markup", test_random_markup);
  return g_test_run ();
}
