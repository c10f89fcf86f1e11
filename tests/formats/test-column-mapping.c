#include "format-test.h"
#include "pd-column-guess.h"
#include "pd-column-variant.h"

#include <string.h>

static PdColumnMapping *
guess (const char *text,
       const char *file_name,
       GHashTable *chosen,
       GError **error)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  const PdReadOptions options = { .mapping = chosen };

  return pd_column_guess (source, file_name, &options, error);
}

static char *
describe (PdColumnMapping *mapping)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < pd_column_mapping_get_n_columns (mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (mapping, i);

      g_assert_true (pd_column_mapping_find_column (mapping, column->name) == column);
      g_string_append_printf (description, "%s%s=%s", i > 0 ? " " : "", column->name, column->field != 0 ? pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (column->field)].name : "");
      if (g_strcmp0 (column->origin, "guessed") == 0)
        g_string_append_c (description, '?');
    }
  return g_string_free_and_steal (description);
}

static void
assert_guess (const char *text,
              const char *file_name,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = guess (text, file_name, NULL, &error);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = describe (mapping);
  g_assert_cmpstr (description, ==, expected);
}

#define PROSE "这是一篇文章的正文，比标题要长得多，所以没有名字也认得出来：它说了一件事，又说了另一件事，最后还说了一件事。"
#define URL "https://example.com/1"

/* How the tables of different people and programs call things. */
static void
test_names (void)
{
  assert_guess ("标题,作者,发布时间,媒体,链接,正文,阅读量\n题,张三,2025-01-01,某报," URL ",文,5\n", "a.csv", "标题=title 作者=author 发布时间=date 媒体=source 链接=url 正文=text 阅读量=");
  assert_guess ("標題,記者,發佈日期,來源,網址,內容,抓取時間\n題,張三,2025-01-01,某報," URL ",文,2025-01-02\n", "a.csv", "標題=title 記者=author 發佈日期=date 來源=source 網址=url 內容=text 抓取時間=fetched");
  assert_guess ("タイトル,著者,掲載日,媒体名,URL,本文,取得日時\n題,山田,2025-01-01,某紙," URL ",文,2025-01-02\n", "a.csv", "タイトル=title 著者=author 掲載日=date 媒体名=source URL=url 本文=text 取得日時=fetched");
  assert_guess ("제목,기자,게시일,언론사,링크,본문,편집자\n題,김,2025-01-01,신문," URL ",文,이\n", "a.csv", "제목=title 기자=author 게시일=date 언론사=source 링크=url 본문=text 편집자=editor");
  assert_guess ("Title,Author(s),Publication Date,Publisher,Source URL,Full Text,Language,License,Original Title,Archive-URL,Date Accessed\n"
                "t,a,2025-01-01,p," URL ",x,en,CC BY,o," URL ",2025-01-02\n",
                "a.csv",
                "Title=title Author(s)=author Publication Date=date Publisher=source Source URL=url Full Text=text Language=language License=licence Original Title=original_title Archive-URL=archive_url Date Accessed=fetched");
  assert_guess ("article_title,article_text,pubDate,site_name,publishedAt\nt,x,2025-01-01,s,2025-01-02\n", "a.csv", "article_title=title article_text=text pubDate=date site_name=source publishedAt=");
  assert_guess ("公众号名称,文章标题,文章内容,文章链接,发文时间（北京）\n号,题,文," URL ",2025-01-01\n", "a.csv", "公众号名称=source 文章标题=title 文章内容=text 文章链接=url 发文时间（北京）=date");
  assert_guess ("{\"id\": 1, \"user\": {\"id\": 2, \"screen_name\": \"甲\"}, \"text\": \"文\", \"created_at\": \"2025-01-01\", \"source\": \"某端\"}", "a.json", "id= user.id= user.screen_name=author text=text created_at=date source=source");
}

static void
test_values (void)
{
  /* The longest of what may be the text. */
  assert_guess ("title,content,正文\nt,短," PROSE "\n", "a.csv", "title=title content= 正文=text");
  assert_guess ("title,summary,content\nt," PROSE PROSE ",短\n", "a.csv", "title=title summary= content=text");
  assert_guess ("title,summary\nt," PROSE "\n", "a.csv", "title=title summary=text");
  /* A name that fits, with values that do not. */
  assert_guess ("title,text,body\nt," URL "," PROSE "\n", "a.csv", "title=title text=url? body=text");
  assert_guess ("title,source,text\nt," URL ",文\n", "a.csv", "title=title source=url text=text");
  assert_guess ("title,date,text\nt,上周,文\n", "a.csv", "title=title date= text=text");
  assert_guess ("title,author,text\nt,12345,文\n", "a.csv", "title=title author= text=text");
  /* No name says anything. */
  assert_guess ("a,b,c,d\n1," PROSE ",2025-01-01," URL "\n2,又一篇，" PROSE ",2025-01-02," URL "\n", "a.csv", "a= b=text? c=date? d=url?");
  /* A notice that each record repeats is no text. */
  assert_guess ("a,b\n" PROSE ",短一\n" PROSE ",短二\n", "a.csv", "a= b=");
}

static void
test_samples (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_value = g_strnfill (300, 'x');
  g_autofree char *table = g_strconcat ("text,like,none,page\n一,1,,<p>甲</p>\n一,2,NULL,<p>乙</p>\n二,3,NA,丙\n三,4,,\n", long_value, ",5,,\n", NULL);
  g_autoptr (PdColumnMapping) mapping = guess (table, "a.csv", NULL, &error);
  g_autofree char *texts = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (pd_column_mapping_get_n_columns (mapping), ==, 4);
  texts = g_strjoinv ("|", pd_column_mapping_get_column (mapping, 0)->samples);
  g_assert_cmpstr (texts, ==, "一|二|三");
  g_assert_cmpuint (g_strv_length (pd_column_mapping_get_column (mapping, 2)->samples), ==, 0);
  g_assert_false (pd_column_mapping_get_column (mapping, 0)->is_html);
  g_assert_true (pd_column_mapping_get_column (mapping, 3)->is_html);
}

static void
test_chosen (void)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = NULL;
  g_autofree char *description = NULL;

  g_hash_table_insert (chosen, (char *) "摘要", (char *) "text");
  g_hash_table_insert (chosen, (char *) "作者", (char *) "");
  mapping = guess ("标题,作者,摘要,正文\n题,张三,要," PROSE "\n", "a.csv", chosen, &error);
  g_assert_no_error (error);
  description = describe (mapping);
  g_assert_cmpstr (description, ==, "标题=title 作者= 摘要=text 正文=");
  g_assert_cmpstr (pd_column_mapping_find_column (mapping, "摘要")->origin, ==, "typed");
  g_assert_true (pd_column_mapping_check (mapping, &error));
}

static void
assert_refused (const char *text,
                const char *file_name,
                const char *column,
                const char *field,
                const char *other,
                const char *message)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = NULL;

  if (column != NULL)
    g_hash_table_insert (chosen, (char *) column, (char *) field);
  if (other != NULL)
    g_hash_table_insert (chosen, (char *) other, (char *) field);
  mapping = guess (text, file_name, chosen, &error);
  g_assert_null (mapping);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  assert_refused ("a,b\n1,2\n", "a.csv", "c", "text", NULL, "There is no column “c”; the columns are “a”, “b”.");
  assert_refused ("a,b\n1,2\n", "a.csv", "a", "colour", NULL, "A column cannot be “colour”.");
  assert_refused ("a,b\n1,2\n", "a.csv", "a", "text", "b", "Only one column can be “text”.");
  assert_refused ("一句话。", "a.txt", NULL, NULL, NULL, "The file is no table, and has no columns.");
}

/* A person who chooses sees the columns, whether one is the text or not. */
static void
test_without_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = guess ("a,b\n1,2\n", "a.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pd_column_mapping_get_n_columns (mapping), ==, 2);
  g_assert_false (pd_column_mapping_check (mapping, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS);
  g_assert_cmpstr (error->message, ==, "No column looks like the text; the columns are “a”, “b”.");
}

/* A key that comes up late is one that a person may know. */
static void
test_late_keys (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (lines, "{\"text\": \"文\"}\n");
  g_string_append (lines, "{\"text\": \"文\", \"heading2\": \"题\"}\n");
  g_hash_table_insert (chosen, (char *) "heading2", (char *) "title");
  mapping = guess (lines->str, "a.jsonl", chosen, &error);
  g_assert_no_error (error);
  g_assert_true (pd_column_mapping_find_column (mapping, "heading2")->field == PD_ARTICLE_TITLE);
}

#define COLUMNS "(ua(sssasb))"

/* What another process says columns are. */
static PdColumnMapping *
hear (const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE (COLUMNS), told, NULL, NULL, &error);

  g_assert_no_error (error);
  return pd_column_mapping_from_variant (variant);
}

static void
test_told (void)
{
  g_autoptr (PdColumnMapping) mapping = hear ("(7, [('题', 'title', 'read', ['一', '二'], false), ('b', '', '', [], false), ('c', '', 'typed', ['<p>'], true)])");
  g_autoptr (PdColumnMapping) nothing = hear ("(0, [])");
  g_autofree char *description = NULL;

  g_assert_nonnull (mapping);
  description = describe (mapping);
  g_assert_cmpstr (description, ==, "题=title b= c=");
  g_assert_cmpuint (pd_column_mapping_get_n_rows (mapping), ==, 7);
  g_assert_cmpstr (pd_column_mapping_get_column (mapping, 0)->samples[1], ==, "二");
  g_assert_cmpstr (pd_column_mapping_get_column (mapping, 2)->origin, ==, "typed");
  g_assert_true (pd_column_mapping_get_column (mapping, 2)->is_html);
  g_assert_cmpuint (pd_column_mapping_get_n_columns (nothing), ==, 0);
}

/* A process that a file got the better of may say anything. */
static void
test_lies (void)
{
  static const char *const lies[] = {
    "(1, [('a', '', '', [], false), ('a', '', '', [], false)])",
    "(1, [('a', 'colour', 'read', [], false)])",
    "(1, [('a', 'id', 'read', [], false)])",
    "(1, [('a', 'title', 'read', [], false), ('b', 'title', 'read', [], false)])",
    "(1, [('a', 'title', '', [], false)])",
    "(1, [('a', '', 'invented', [], false)])",
    "(1, [('a', '', '', ['1', '2', '3', '4'], false)])",
  };
  g_autoptr (GString) many = g_string_new ("(1, [('x', '', '', [], false)");

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    g_assert_null (hear (lies[i]));
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, ", ('%u', '', '', [], false)", i);
  g_string_append (many, "])");
  g_assert_null (hear (many->str));
}

static void
test_fields (void)
{
  guint n = 0;

  for (; pd_column_mapping_get_field_name (n) != NULL; n++)
    g_assert_cmpuint (pd_column_mapping_find_field (pd_column_mapping_get_field_name (n)), !=, 0);
  g_assert_cmpuint (n, ==, 13);
  g_assert_cmpuint (pd_column_mapping_find_field ("text"), ==, PD_ARTICLE_TEXT);
  g_assert_cmpuint (pd_column_mapping_find_field ("length"), ==, 0);
  g_assert_cmpuint (pd_column_mapping_find_field (""), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/column-mapping/names", test_names);
  g_test_add_func ("/formats/column-mapping/values", test_values);
  g_test_add_func ("/formats/column-mapping/samples", test_samples);
  g_test_add_func ("/formats/column-mapping/chosen", test_chosen);
  g_test_add_func ("/formats/column-mapping/refused", test_refused);
  g_test_add_func ("/formats/column-mapping/without-text", test_without_text);
  g_test_add_func ("/formats/column-mapping/late-keys", test_late_keys);
  g_test_add_func ("/formats/column-mapping/told", test_told);
  g_test_add_func ("/formats/column-mapping/lies", test_lies);
  g_test_add_func ("/formats/column-mapping/fields", test_fields);
  return g_test_run ();
}
