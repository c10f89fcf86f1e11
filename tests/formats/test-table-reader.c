#include "format-test.h"
#include "pd-source-reader.h"

#include <string.h>

/* What a file is read as: a line for each article and each record that is none. */
typedef struct
{
  GString *lines;
  GPtrArray *documents;
  guint n_failed;
  guint stop_after;
} Found;

static gboolean
take (PdDocument *document,
      const char *part,
      const GError *error,
      gpointer data)
{
  Found *found = data;
  PdRecord *article = document != NULL ? pd_document_get_article (document) : NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  g_string_append_printf (found->lines, "%s", part != NULL ? part : "-");
  if (document != NULL)
    {
      g_autofree char *text = g_strdelimit (g_strdup (pd_text_get_utf8 (pd_document_get_text (document))), "\n", '/');

      g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_PART), ==, part);
      g_string_append_printf (found->lines, "|%s|%s\n", pd_record_get_text (article, PD_ARTICLE_TITLE), text);
      g_ptr_array_add (found->documents, g_object_ref (document));
    }
  else
    {
      g_assert_true (error->domain == PD_FORMAT_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_string_append_printf (found->lines, "!%s\n", error->message);
      found->n_failed++;
    }
  return found->stop_after == 0 || --found->stop_after > 0;
}

static void
found_clear (Found *found)
{
  g_string_free (found->lines, TRUE);
  g_ptr_array_unref (found->documents);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static Found
read_all (GBytes *source,
          const char *file_name,
          const PdReadOptions *options,
          GError **error)
{
  Found found = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_object_unref), 0, 0 };

  pd_source_reader_read_each (source, file_name, options, take, &found, error);
  return found;
}

static void
assert_records (const char *text,
                gssize n_bytes,
                const char *file_name,
                const char *expected)
{
  g_autoptr (GBytes) source = g_bytes_new (text, n_bytes < 0 ? strlen (text) : (gsize) n_bytes);
  g_autoptr (GError) error = NULL;
  g_auto (Found) found = read_all (source, file_name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found.lines->str, ==, expected);
}

static PdDocument *
read_only (const char *text,
           const char *file_name)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_auto (Found) found = read_all (source, file_name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found.documents->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found.documents, 0));
}

static void
test_csv (void)
{
  /* Quoted delimiters, quotation marks and line ends; a line end of any kind; rows with nothing in them. */
  assert_records ("title,text\r\n\"一, 二\",\"他说 \"\"好\"\"。\r\n第二段\"\r\n\r\n,\r\n三,正文\r\n", -1, "a.csv",
                  "1|一, 二|他说 \"好\"。/第二段\n3|三|正文\n");
  assert_records ("title,text\n一,正文", -1, "a.csv", "1|一|正文\n");
  assert_records ("title;text\n一;正文, 正文\n二;文\n", -1, "a.csv", "1|一|正文, 正文\n2|二|文\n");
  assert_records ("title\ttext\n一\t正文; 正文\n", -1, "a.tsv", "1|一|正文; 正文\n");
  assert_records ("title|text\n一|正文\n", -1, "a.CSV", "1|一|正文\n");
  assert_records ("sep=;\ntitle;text\n一;正文\n", -1, "a.csv", "1|一|正文\n");
  assert_records ("text\n一\n\n二\n", -1, "a.csv", "1|一|一\n2|二|二\n");
  assert_records ("title , \" text\"\n一,正文\n", -1, "a.csv", "1|一|正文\n");
  /* Two columns of one name, and one without. */
  assert_records ("title,text,text,\n一,正文,注,\n", -1, "a.csv", "1|一|正文\n");
  assert_records ("\xEF\xBB\xBF\"title\",text\n一,正文\n", -1, "a.csv", "1|一|正文\n");
}

static void
test_stray_quotes (void)
{
  /* A quotation mark that is not doubled, in a field that is quoted and in fields that are not. */
  assert_records ("title,text\n一,\"他说\"好\"，走了, 真的。\"\n二,文\n", -1, "a.csv", "1|一|他说\"好\"，走了, 真的。\n2|二|文\n");
  assert_records ("title,text\n\"他说\"了,正文\n5\",文\n", -1, "a.csv", "1|\"他说\"了|正文\n2|5\"|文\n");
  assert_records ("title\ttext\n\"他说\"了\t\"正\"文\n二\t文\n", -1, "a.tsv", "1|\"他说\"了|\"正\"文\n2|二|文\n");
  /* One that is never closed costs its own record. */
  assert_records ("title,text\n一,\"没有结束\n二,文\n三,文\n", -1, "a.csv", "1!Line 2: a quotation mark is opened and never closed.\n2|二|文\n3|三|文\n");
  /* A file that was cut off. */
  assert_records ("title,text\n一,文\n二,\"第一段\n第二段\n第三", -1, "a.csv", "1|一|文\n2!Line 3: a quotation mark is opened and never closed.\n");
}

static void
test_ragged (void)
{
  assert_records ("title,text,date\n一,文,2025-01-01\n二,文,2025-01-01,多\n三,文\n四,文,2025-01-01,,\n", -1, "a.csv",
                  "1|一|文\n2!Line 3: the record has 4 fields, and the table has 3 columns.\n"
                  "3!Line 4: the record has 2 fields, and the table has 3 columns.\n4|四|文\n");
  /* A line end that is not quoted breaks a record in two. */
  assert_records ("id,title,text,date,url\n1,一,第一段\n第二段,2025-01-01,https://example.com/1\n2,二,文,2025-01-01,https://example.com/2\n", -1, "a.csv",
                  "1!Line 2: the record has 3 fields, and the table has 5 columns.\n2!Line 3: the record has 3 fields, and the table has 5 columns.\n3|二|文\n");
  /* Spreadsheets leave out what is empty at the end of rows. */
  assert_records ("title,text,a,b,c\n一,文,,,\n二,文\n三,文\n四,文,,,1\n", -1, "a.csv", "1|一|文\n2|二|文\n3|三|文\n4|四|文\n");
  assert_records ("title,text\n一,\n二,文\n", -1, "a.csv", "1!Line 2: There is no text in this record.\n2|二|文\n");
  assert_records ("title,text\nNA,NULL\n二,文\n", -1, "a.csv", "1!Line 2: There is no text in this record.\n2|二|文\n");
}

static void
test_without_header (void)
{
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (PdDocument) document = NULL;

  g_string_append (table, "https://example.com/1,2025-01-01,");
  for (guint i = 0; i < 30; i++)
    g_string_append (table, "一段长文。");
  document = read_only (table->str, "a.csv");
  assert_field (document, PD_ARTICLE_URL, "https://example.com/1", "guessed", "column: #1");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-01", "guessed", "column: #2");
  g_assert_cmpuint (pd_text_get_length (pd_document_get_text (document)), ==, 150);
}

static void
test_fields (void)
{
  g_autoptr (PdDocument) document = read_only ("标题,作者,发布时间,来源,原文链接,正文,语种,点赞\n"
                                               "\"一\n题\",\"张三\n李四\",2025年1月30日 8:05,某报,https://example.com/1,第一段。\\n\\n第二段。,zh_Hant,5\n",
                                               "posts.csv");

  assert_blocks (document, "paragraph|第一段。\nparagraph|第二段。\n");
  assert_field (document, PD_ARTICLE_TITLE, "一 题", "read", "column: 标题");
  assert_field (document, PD_ARTICLE_AUTHOR, "张三、李四", "read", "column: 作者");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T08:05", "read", "column: 发布时间");
  assert_field (document, PD_ARTICLE_SOURCE, "某报", "read", "column: 来源");
  assert_field (document, PD_ARTICLE_URL, "https://example.com/1", "read", "column: 原文链接");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hant", "read", "column: 语种");
  assert_field (document, PD_ARTICLE_FORMAT, "csv", "guessed", "file name");
  assert_field (document, PD_ARTICLE_ENCODING, "UTF-8", "read", "content");
  g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_FILE_NAME), ==, "posts.csv");
  g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_PART), ==, "1");
}

static void
test_titles (void)
{
  g_autofree char *long_text = g_strnfill (300, 'x');
  g_autofree char *table = g_strconcat ("id,text\n7,", long_text, "\n", NULL);
  g_autoptr (PdDocument) numbered = read_only (table, "某.posts.csv");
  g_autofree char *endless = g_strconcat ("title,text\n", long_text, long_text, long_text, long_text, long_text, long_text, long_text, ",文\n二,文\n三,文\n四,文\n五,文\n六,文\n七,文\n八,文\n九,文\n十,文\n十一,文\n", NULL);
  g_autoptr (PdDocument) shortened = read_bytes (endless, -1, "a.csv");
  g_autoptr (PdDocument) first_line = read_only ("id,text\n7,\"一句\n两句\"\n", "a.csv");

  assert_field (numbered, PD_ARTICLE_TITLE, "某.posts #1", "guessed", "file name");
  g_assert_cmpint (g_utf8_strlen (pd_record_get_text (pd_document_get_article (shortened), PD_ARTICLE_TITLE), -1), ==, 2000);
  assert_field (first_line, PD_ARTICLE_TITLE, "一句", "guessed", "first line");
}

static void
test_values (void)
{
  /* HTML where a value is that, or where most of the column is. */
  assert_records ("title,text\n一,<p>甲&amp;乙</p><p>丙<br>丁</p>\n二,<p>戊</p>\n三,己 < 庚\n四,\"辛<br>壬\n\"\n", -1, "a.csv",
                  "1|一|甲&乙/丙/丁\n2|二|戊\n3|三|己 < 庚\n4|四|辛/壬\n");
  assert_records ("title,text\n一,在 <div> 里写 <p>。\n二,文\n三,文\n", -1, "a.csv", "1|一|在 <div> 里写 <p>。\n2|二|文\n3|三|文\n");
  /* Space around it does not matter, nor does a value that has nothing else. */
  assert_records ("{\"title\": \"一\", \"text\": \" \\t\\n<p>甲</p>\\n \"}", -1, "a.json", "-|一|甲\n");
  assert_records ("{\"title\": \"一\", \"text\": \"甲乙丙\", \"content\": \"     \\t<\"}", -1, "a.json", "-|一|甲乙丙\n");
  /* What was escaped once too often; a path has a backslash for itself. */
  assert_records ("title,text\n一,甲。\\n乙\\r\\n丙\n二,在 C:\\new\\n 里\n三,Yes.\\nno\n四,甲\\n\n", -1, "a.csv",
                  "1|一|甲。/乙/丙\n2|二|在 C:\\new/里\n3|三|Yes./no\n4|四|甲\n");
  assert_records ("{\"title\": \"一\", \"text\": \"甲\\r\\n乙\\r丙\"}", -1, "a.json", "-|一|甲/乙/丙\n");
  /* Markdown is not guessed. */
  assert_records ("title,text\n一,# 甲 **乙**\n", -1, "a.csv", "1|一|# 甲 **乙**\n");
}

static void
test_moments (void)
{
  g_autoptr (PdDocument) seconds = read_only ("{\"text\": \"文\", \"created_at\": 1738545344}", "a.json");
  g_autoptr (PdDocument) milliseconds = read_only ("{\"text\": \"文\", \"time\": 1738545344123}", "a.json");
  g_autoptr (PdDocument) point = read_only ("text,timestamp\n文,1738545344.0\n", "a.csv");

  assert_field (seconds, PD_ARTICLE_DATE, "2025-02-03T01:15:44Z", "read", "column: created_at");
  assert_field (milliseconds, PD_ARTICLE_DATE, "2025-02-03T01:15:44Z", "read", "column: time");
  assert_field (point, PD_ARTICLE_DATE, "2025-02-03T01:15:44Z", "read", "column: timestamp");
}

static void
test_json (void)
{
  assert_records ("[{\"title\": \"一\", \"text\": \"甲\\n乙\"}, {\"title\": \"二\", \"text\": \"丙\"}]", -1, "a.json", "1|一|甲/乙\n2|二|丙\n");
  assert_records ("{\"status\": \"ok\", \"tags\": [{\"a\": 1}], \"articles\": [{\"title\": \"一\", \"content\": \"甲\"},\n{\"title\": \"二\", \"content\": \"丙\"}], \"n\": 2}", -1, "a.json",
                  "1|一|甲\n2|二|丙\n");
  assert_records ("{\"response\": {\"docs\": [{\"title\": \"一\", \"text\": \"甲\"}]}}", -1, "a.json", "1|一|甲\n");
  assert_records ("{\"hits\": {\"hits\": [{\"_id\": \"x\", \"_source\": {\"title\": \"一\", \"content\": \"甲\"}}]}}", -1, "a.json", "1|一|甲\n");
  /* An article with comments is one article. */
  assert_records ("{\"title\": \"一\", \"content\": \"甲\", \"comments\": [{\"content\": \"乙\"}]}", -1, "a.json", "-|一|甲\n");
  assert_records ("{\"title\": \"一\", \"text\": \"甲\"}\n\n{\"title\": \"二\", \"text\": \"乙\"}\n", -1, "a.jsonl", "1|一|甲\n2|二|乙\n");
  assert_records ("{\n  \"title\": \"一\",\n  \"text\": \"甲\"\n}\n{\n  \"title\": \"二\",\n  \"text\": \"乙\"\n}\n", -1, "a.json", "1|一|甲\n2|二|乙\n");
  /* Paragraphs and people in lists, and what is in objects. */
  assert_records ("[{\"title\": {\"rendered\": \"一&#8211;二\"}, \"content\": {\"rendered\": \"<p>甲</p>\"}}]", -1, "a.json", "1|一–二|甲\n");
  assert_records ("[{\"title\": \"一\", \"text\": [\"甲\", \"乙\"]}]", -1, "a.json", "1|一|甲/乙\n");
}

static void
test_json_fields (void)
{
  g_autoptr (PdDocument) document = read_only ("{\"articles\": [{\"source\": {\"id\": null, \"name\": \"某报\"}, \"authors\": [{\"name\": \"张三\"}, {\"name\": \"李四\"}],"
                                               " \"title\": \"题\", \"url\": \"https://example.com/1\", \"publishedAt\": \"2025-02-03T01:15:44Z\", \"id\": 123456789012345678901234567890,"
                                               " \"content\": \"文\", \"author\": NaN}]}",
                                               "a.json");

  assert_field (document, PD_ARTICLE_SOURCE, "某报", "read", "column: source.name");
  assert_field (document, PD_ARTICLE_AUTHOR, "张三、李四", "read", "column: authors");
  assert_field (document, PD_ARTICLE_DATE, "2025-02-03T01:15:44Z", "read", "column: publishedAt");
  assert_field (document, PD_ARTICLE_FORMAT, "json", "guessed", "content");
}

/* Each record that cannot be read is one failure, and the others are read. */
static void
test_bad_json (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *lines = g_strconcat ("{\"text\": \"甲\"}\n{\"text\": oops}\n", deep, "\n[1]\n7\n{\"text\": \"a\", \"text\": \"b\"}\n{\"text\": \"a\", \"id\": 1, \"id\": 2}\n{\"title\": \"无\"}\n{\"text\": \"乙\"}\n", NULL);
  g_autofree char *array = g_strconcat ("[{\"text\": \"甲\"},\n {\"text\": \"他说\"好\"\"},\n {\"text\": \"没有结束\n},\n {\"text\": \"乙\"},\n {\"a\": ", deep, NULL);

  assert_records (lines, -1, "a.jsonl",
                  "1|甲|甲\n2!Line 2: This is not valid JSON, at its character 10: a value is missing or not written as JSON.\n"
                  "3!Line 3: This is not valid JSON, at its character 65: it is nested too deeply.\n"
                  "4!Line 4: the record is no object with names and values.\n5!Line 5: the record is no object with names and values.\n"
                  "6!Line 6: The record says “text” twice, and not the same.\n7|a|a\n8!Line 8: There is no text in this record.\n9|乙|乙\n");
  assert_records (array, -1, "a.json",
                  "1|甲|甲\n2!Line 2: This is not valid JSON, at its character 14: a comma or a closing bracket is missing.\n"
                  "3!Line 3: the record has no end that could be found.\n4|乙|乙\n5!Line 6: the record has no end that could be found.\n");
  assert_records ("[\n  {\"text\": \"甲\"},\n  {\"text\": \"乙\",\n  {\"text\": \"丙\"}\n]\n", -1, "a.json", "1|甲|甲\n2!Line 3: This is not valid JSON, at its character 17: a name in quotation marks is missing.\n3|丙|丙\n");
  /* A download that was cut off. */
  assert_records ("{\"articles\": [{\"text\": \"甲\"}, {\"text\": \"乙", -1, "a.json", "1|甲|甲\n2!Line 1: the record has no end that could be found.\n");
}

static void
test_unread_bytes (void)
{
  g_autoptr (PdDocument) surrogate = read_only ("{\"text\": \"半个\\ud83d。\\u0000\"}", "a.json");
  g_autoptr (PdDocument) whole = read_only ("{\"text\": \"一个\\ud83d\\ude00\"}", "a.json");
  g_autoptr (GBytes) source = g_bytes_new_static ("title,text\n一,甲\xFF乙\n二,\xEF\xBF\xBD丙\n三,丁\n", strlen ("title,text\n一,甲\xFF乙\n二,\xEF\xBF\xBD丙\n三,丁\n"));
  g_autoptr (GError) error = NULL;
  g_auto (Found) found = read_all (source, "a.csv", NULL, &error);

  assert_blocks (surrogate, "paragraph|半个\uFFFD。\uFFFD\n");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (surrogate), ==, 12);
  assert_blocks (whole, "paragraph|一个😀\n");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (whole), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpstr (found.lines->str, ==, "1|一|甲\uFFFD乙\n2|二|\uFFFD丙\n3|三|丁\n");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (g_ptr_array_index (found.documents, 0)), ==, 1);
  g_assert_cmpuint (pd_document_get_n_unread_bytes (g_ptr_array_index (found.documents, 2)), ==, 0);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *table;
    const char *encoding;
    const char *origin;
    const char *expected;
  } cases[] = {
    { "标题,内容\n一题,我们在这里写一篇文章。\n", "GB18030", "guessed", "1|一题|我们在这里写一篇文章。\n" },
    { "標題;內容\n一題;我們在這裡寫一篇文章。\n", "Big5", "guessed", "1|一題|我們在這裡寫一篇文章。\n" },
    { "タイトル,本文\n一題,ここに記事を書きます。\n", "Shift_JIS", "guessed", "1|一題|ここに記事を書きます。\n" },
    { "제목,본문\n一題,여기에 기사를 씁니다.\n", "EUC-KR", "guessed", "1|一題|여기에 기사를 씁니다.\n" },
    { "\uFEFF标题\t内容\n一题\t我们在这里写。\n", "UTF-16LE", "read", "1|一题|我们在这里写。\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) source = encode (cases[i].table, cases[i].encoding);
      g_autoptr (GError) error = NULL;
      g_auto (Found) found = read_all (source, "a.csv", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found.lines->str, ==, cases[i].expected);
      assert_field (g_ptr_array_index (found.documents, 0), PD_ARTICLE_ENCODING, cases[i].encoding, cases[i].origin, "content");
    }
}

static void
test_sniffing (void)
{
  static const struct
  {
    const char *text;
    const char *file_name;
    const char *format;
  } cases[] = {
    { "title,text\n一,文\n二,文\n", "a.csv", "csv" },
    { "title\ttext\n一\t文\n", "a.csv", "tsv" },
    { "title,text\n一,文\n二,文\n", "a.txt", "csv" },
    { "标题\t正文\n一\t文\n二\t文\n", "a", "tsv" },
    { "title,text\n一,文\n", "a.txt", "text" },
    { "title,colour\n一,红\n二,绿\n", "a.txt", "text" },
    { "title,text\n一,文\n二,文,多\n", "a.txt", "text" },
    { "他来了, 我走了\n一, 二\n三, 四\n", "a.txt", "text" },
    { "title | text\n--- | ---\n一 | 文\n二 | 文\n", "a.txt", "text" },
    { "| title | text |\n|---|---|\n| 一 | 文 |\n", "a.md", "markdown" },
    { "title,text\n一,文\n二,文\n", "a.md", "markdown" },
    { "{\"text\": \"文\"}", "a.txt", "json" },
    { "[\n  {\"text\": \"文\"}\n]\n", "a", "json" },
    { "{\"text\": \"文\"}\n{\"text\": \"字\"}\n", "a.log", "jsonl" },
    { "{\"text\": 文}", "a.txt", "text" },
    { "{甲}乙\n", "a.txt", "text" },
    { "[图] 一句话。", "a.txt", "text" },
    { "[链接](https://example.com)\n", "a.txt", "markdown" },
    { "没有对象。", "a.json", "text" },
    { "<!DOCTYPE html><p>title,text</p>", "a.csv", "html" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PdDocument) document = read_bytes (cases[i].text, -1, cases[i].file_name);

      g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_FORMAT), ==, cases[i].format);
    }
}

static void
test_failures (void)
{
  static const struct
  {
    const char *text;
    const char *file_name;
    int code;
    const char *message;
  } cases[] = {
    { "a,b\n1,2\n", "a.csv", PD_FORMAT_ERROR_COLUMNS, "No column looks like the text; the columns are “a”, “b”." },
    { "title,text\n", "a.csv", PD_FORMAT_ERROR_EMPTY, "The file has no records in it." },
    { "title,text\n,\n ,\n", "a.csv", PD_FORMAT_ERROR_EMPTY, "The file has no records in it." },
    { "[]", "a.json", PD_FORMAT_ERROR_EMPTY, "The file has no records in it." },
    { "{\"a\": 1}", "a.json", PD_FORMAT_ERROR_COLUMNS, "No column looks like the text; the columns are “a”." },
    { "{\"a\\nb\": 1}", "a.json", PD_FORMAT_ERROR_COLUMNS, "No column looks like the text; the columns are “a b”." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) source = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_auto (Found) found = read_all (source, cases[i].file_name, NULL, &error);

      g_assert_error (error, PD_FORMAT_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpuint (found.lines->len, ==, 0);
    }
}

static void
test_stopping (void)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("text\n一\n二\n三\n", strlen ("text\n一\n二\n三\n"));
  g_autoptr (GError) error = NULL;
  g_auto (Found) found = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_object_unref), 0, 2 };
  g_autoptr (PdDocument) first = pd_source_reader_read (source, "a.csv", NULL, &error);

  g_assert_no_error (error);
  assert_blocks (first, "paragraph|一\n");
  g_assert_true (pd_source_reader_read_each (source, "a.csv", NULL, take, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found.documents->len, ==, 2);
}

static gboolean
count (PdDocument *document,
       const char *part,
       const GError *error,
       gpointer data)
{
  guint *counts = data;

  counts[document != NULL ? 0 : 1]++;
  return TRUE;
}

static void
assert_counts (GString *text,
               const char *file_name,
               guint n_articles,
               guint n_failures)
{
  g_autoptr (GBytes) source = g_bytes_new (text->str, text->len);
  g_autoptr (GError) error = NULL;
  guint counts[2] = { 0 };

  pd_source_reader_read_each (source, file_name, NULL, count, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts[0], ==, n_articles);
  g_assert_cmpuint (counts[1], ==, n_failures);
}

static void
repeat (GString *text,
        const char *piece,
        guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
test_many (void)
{
  g_autoptr (GString) table = g_string_new ("标题,网址,正文\n");
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    {
      g_string_append_printf (table, "第%u篇,https://example.com/%u,\"第一段, 有逗号。\n第二段。\"\n", i, i);
      if (i < 20000)
        g_string_append_printf (lines, "{\"标题\": \"第%u篇\", \"网址\": \"https://example.com/%u\", \"正文\": \"一段。\"}\n", i, i);
    }
  assert_counts (table, "a.csv", 30000, 0);
  assert_counts (lines, "a.jsonl", 20000, 0);
}

/* Made to take long: each is a megabyte or more of what makes a simple reader start again and again. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *start;
    const char *piece;
    const char *end;
    const char *file_name;
    guint n_articles;
    guint n_failures;
  } cases[] = {
    { "a,text\n", "\"x\n", "", "a.csv", 0, 10001 },
    { "a,text\n1,", "\"x\" ", "\n", "a.csv", 1, 0 },
    { "a,text\n1,\"", "\"\"", "", "a.csv", 0, 1 },
    { "a,text\n1,\"", "y\"z ", "\n2,x\n", "a.csv", 2, 0 },
    { "a,text\n", "\"\"\"\n", "1,2\n", "a.csv", 0, 10001 },
    { "a,text\n1,", ",", "\n2,x\n", "a.csv", 1, 1 },
    { "a,text\n1,x\n", ",\n", "", "a.csv", 1, 0 },
    { "title,text\n", "x\n", "", "a.csv", 0, 10001 },
    { "title,text\n一,", "<p ", "\n", "a.csv", 1, 0 },
    { "title,text\n一,", "\\nx", "\n", "a.csv", 1, 0 },
    { "[", "{},", "{\"text\": \"x\"}]", "a.json", 1, 0 },
    { "[{\"text\": \"x\"}, ", "[", "", "a.json", 1, 1 },
    { "{\"a\":", "{\"a\":", "", "a.json", 0, 1 },
    { "[{\"text\": \"x\", \"a\": [", "[],", "1]}]", "a.json", 0, 1 },
    { "[{\"text\": \"x\", \"a\": {", "\"\":1,", "\"b\": 1}}]", "a.json", 0, 1 },
    { "{", "\"text", "", "a.json", 0, 1 },
    { "[", "{\"text\":\"\n", "", "a.json", 0, 10001 },
    { "[\n", "{\"text\":1\n", "", "a.json", 0, 17 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].start);

      repeat (text, cases[i].piece, 500000);
      g_string_append (text, cases[i].end);
      assert_counts (text, cases[i].file_name, cases[i].n_articles, cases[i].n_failures);
    }
}

/* A megabyte of a name before each of 90,000 others would be 90 GB. */
static void
test_long_names (void)
{
  g_autoptr (GString) text = g_string_new ("{\"text\": \"x\", \"");

  repeat (text, "名", 350000);
  g_string_append (text, "\": {");
  for (guint i = 0; i < 90000; i++)
    g_string_append_printf (text, "\"%u\": 1, ", i);
  g_string_append (text, "\"\": 1}}\n");
  assert_counts (text, "a.jsonl", 1, 0);
}

/* Whatever is put into a file, it is read or it is refused, and nothing of what is read is longer than it was. */
static void
test_random (void)
{
  static const char *const pieces[] = { "title", "text", ",", ";", "\t", "|", "\n", "\"", "\"\"", "正文", " ", "{", "}", "[", "]", ":", "\"text\"", "\\", "\\u", "d83d", "\\u0000", "1", "null", "NaN", "true", "<p>", "</p>", "&#8211;", "sep=", "\\n", "\xFF", "\uFEFF", "2025-01-01", "https://example.com/", "{\"text\":\"甲\"}", "{\"text\":", "[{" };
  static const char *const names[] = { "a.csv", "a.tsv", "a.json", "a.jsonl", "a.txt" };

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (g_test_rand_bit () ? "title,text\n" : NULL);
      g_autoptr (GBytes) source = NULL;
      g_autoptr (GError) error = NULL;
      guint counts[2] = { 0 };

      for (int k = g_test_rand_int_range (0, 60); k > 0; k--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      source = g_bytes_new (text->str, text->len);
      if (pd_source_reader_read_each (source, names[g_test_rand_int_range (0, G_N_ELEMENTS (names))], NULL, count, counts, &error))
        g_assert_cmpuint (counts[0] + counts[1], >, 0);
      else
        {
          g_assert_true (error->domain == PD_FORMAT_ERROR);
          g_assert_cmpuint (counts[0] + counts[1], ==, 0);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/table-reader/csv", test_csv);
  g_test_add_func ("/formats/table-reader/stray-quotes", test_stray_quotes);
  g_test_add_func ("/formats/table-reader/ragged", test_ragged);
  g_test_add_func ("/formats/table-reader/without-header", test_without_header);
  g_test_add_func ("/formats/table-reader/fields", test_fields);
  g_test_add_func ("/formats/table-reader/titles", test_titles);
  g_test_add_func ("/formats/table-reader/values", test_values);
  g_test_add_func ("/formats/table-reader/moments", test_moments);
  g_test_add_func ("/formats/table-reader/json", test_json);
  g_test_add_func ("/formats/table-reader/json-fields", test_json_fields);
  g_test_add_func ("/formats/table-reader/bad-json", test_bad_json);
  g_test_add_func ("/formats/table-reader/unread-bytes", test_unread_bytes);
  g_test_add_func ("/formats/table-reader/encodings", test_encodings);
  g_test_add_func ("/formats/table-reader/sniffing", test_sniffing);
  g_test_add_func ("/formats/table-reader/failures", test_failures);
  g_test_add_func ("/formats/table-reader/stopping", test_stopping);
  g_test_add_func ("/formats/table-reader/many", test_many);
  g_test_add_func ("/formats/table-reader/hostile", test_hostile);
  g_test_add_func ("/formats/table-reader/long-names", test_long_names);
  g_test_add_func ("/formats/table-reader/random", test_random);
  return g_test_run ();
}
