#include <stdlib.h>

#include "bench.h"
#include "pd-anchor.h"
#include "pd-texts.h"

/* Makes a project of any size, the same in every run. It is written past the journal and without waiting for the
 * disk, in two transactions; what it holds is what the program itself would have written. */

#define N_TAGS 40
#define N_TAG_GROUPS 8
#define N_CLAIMS 100
#define N_NAMES 50

/* A library of 100,000 articles has no more texts than this; the others are copies, as in life. */
#define MAX_TEXTS 1000

static int n_articles = 1;
static int n_characters = 2000;
static int n_highlights = 0;
static gboolean with_long = FALSE;
static gboolean with_library = FALSE;

typedef struct
{
  PdConnection *connection;
  gint64 coder;
  GRand *rand;
  guint64 n_uuids;
  gint64 now;
  GPtrArray *texts;
} Maker;

/* A text and where it is in the project file. */
typedef struct
{
  PdSegmenter *segmenter;
  gint64 row;
  gint64 source;
} Text;

static const char *const words[] = {
  "英伟达",
  "股价",
  "市值",
  "一夜",
  "蒸发",
  "报道",
  "据",
  "知情人",
  "透露",
  "研究",
  "机构",
  "数据",
  "显示",
  "公司",
  "表示",
  "目前",
  "没有",
  "回应",
  "平台",
  "用户",
  "认为",
  "消息",
  "来源",
  "不明",
  "转载",
  "原文",
  "标题",
  "夸大",
  "事实",
  "核查",
  "记者",
  "采访",
  "专家",
  "指出",
  "风险",
  "模型",
  "开源",
  "算力",
  "成本",
  "美元",
  "人民币",
  "亿元",
  "百分之",
  "左右",
  "超过",
  "至少",
  "大约",
  "同比",
  "增长",
  "下跌",
  "市场",
  "情绪",
  "投资者",
  "担心",
  "未来",
  "技术",
  "突破",
  "竞争",
  "格局",
  "改变",
  "的",
  "了",
  "在",
  "是",
  "和",
  "与",
};

static void
append_sentence (GString *string,
                 guint *length,
                 GRand *rand)
{
  guint n = g_rand_int_range (rand, 4, 20);

  for (guint i = 0; i < n; i++)
    {
      /* Some words are common and most are rare. */
      const char *word = words[(guint) (G_N_ELEMENTS (words) * g_rand_double (rand) * g_rand_double (rand))];

      g_string_append (string, word);
      *length += g_utf8_strlen (word, -1);
      if (g_rand_int_range (rand, 0, 12) == 0)
        {
          guint before = string->len;

          g_string_append_printf (string, "%d", g_rand_int_range (rand, 1, 9999));
          *length += string->len - before;
        }
      else if (i % 6 == 5 && i + 1 < n)
        {
          g_string_append (string, "，");
          ++*length;
        }
    }
  g_string_append (string, "。");
  ++*length;
}

static PdText *
make_text (GRand *rand,
           guint n)
{
  g_autoptr (GString) string = g_string_sized_new (3 * n);
  g_autoptr (GArray) blocks = pd_blocks_new ();
  guint length = 0;
  GError *error = NULL;
  PdText *text;

  for (guint i = 0; length < n; i++)
    {
      PdBlockKind kind = i == 0 || i % 40 == 0 ? PD_BLOCK_HEADING : i % 15 == 0 ? PD_BLOCK_QUOTE
                                                                : i % 11 == 0   ? PD_BLOCK_LIST
                                                                                : PD_BLOCK_PARAGRAPH;
      guint n_sentences = kind == PD_BLOCK_HEADING ? 1 : g_rand_int_range (rand, 1, 7);
      guint start;

      if (i > 0)
        {
          g_string_append_c (string, '\n');
          length++;
        }
      start = length;
      for (guint k = 0; k < n_sentences && (k == 0 || length < n); k++)
        append_sentence (string, &length, rand);
      pd_blocks_append (blocks, kind, kind == PD_BLOCK_HEADING ? (i == 0 ? 1 : 2) : kind == PD_BLOCK_LIST ? 1
                                                                                                          : 0,
                        start, length, NULL, NULL);
    }
  text = pd_text_new (string->str, string->len, blocks, &error);
  bench_require (text != NULL, &error);
  return text;
}

/* ---- rows ---- */

static sqlite3_stmt *
prepare (Maker *self,
         const char *sql)
{
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, &error);

  bench_require (statement != NULL, &error);
  return statement;
}

static gint64
run (Maker *self,
     sqlite3_stmt *statement)
{
  GError *error = NULL;

  bench_require (pd_connection_run (self->connection, statement, &error), &error);
  return sqlite3_last_insert_rowid (pd_connection_get_db (self->connection));
}

/* Binds what every row of a coder ends with, from the parameter @index on. */
static void
bind_end (Maker *self,
          sqlite3_stmt *statement,
          int index)
{
  /* A highlight a second, as if somebody had worked for a long time. */
  self->now += 1000;
  sqlite3_bind_int64 (statement, index, self->coder);
  sqlite3_bind_int64 (statement, index + 1, self->now);
  sqlite3_bind_int64 (statement, index + 2, self->now);
}

static void
bind_uuid (Maker *self,
           sqlite3_stmt *statement,
           int index)
{
  g_autofree char *uuid = bench_uuid (self->rand, self->n_uuids++);

  pd_statement_bind_text (statement, index, uuid);
}

static void
insert_codebook (Maker *self)
{
  for (guint i = 0; i < N_TAGS; i++)
    {
      sqlite3_stmt *statement = prepare (self, "INSERT INTO tag (uuid, parent_id, name, colour, position, coder_id, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
      static const char *const colours[] = { "#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac" };
      g_autofree char *name = g_strdup_printf (i < N_TAG_GROUPS ? "主题%02u" : "标签%02u", i + 1);

      bind_uuid (self, statement, 1);
      if (i >= N_TAG_GROUPS)
        sqlite3_bind_int64 (statement, 2, 1 + i % N_TAG_GROUPS);
      pd_statement_bind_text (statement, 3, name);
      pd_statement_bind_text (statement, 4, colours[i % G_N_ELEMENTS (colours)]);
      sqlite3_bind_int64 (statement, 5, i);
      bind_end (self, statement, 6);
      run (self, statement);
    }
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      sqlite3_stmt *statement = prepare (self, "INSERT INTO claim (uuid, claim, coder_id, created, modified) VALUES (?, ?, ?, ?, ?)");
      g_autofree char *claim = g_strdup_printf ("英伟达市值一夜蒸发%u亿美元", 1000 + 37 * i);

      bind_uuid (self, statement, 1);
      pd_statement_bind_text (statement, 2, claim);
      bind_end (self, statement, 3);
      run (self, statement);
    }
  for (guint i = 0; i < N_NAMES; i++)
    {
      sqlite3_stmt *statement = prepare (self, "INSERT INTO name (uuid, name, coder_id, created, modified) VALUES (?, ?, ?, ?, ?)");
      g_autofree char *name = g_strdup_printf ("某机构%02u", i + 1);

      bind_uuid (self, statement, 1);
      pd_statement_bind_text (statement, 2, name);
      bind_end (self, statement, 3);
      run (self, statement);
    }
}

static void
insert_mention (Maker *self,
                gint64 highlight)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO mention (uuid, highlight_id, claim_id, stance, value_text, value_low, value_high, unit, currency, entity, coder_id, created, modified) VALUES (?, ?, ?, 'affirms', '5890亿美元', '589000000000', '589000000000', '元', 'USD', '英伟达', ?, ?, ?)");
  gint64 mention;

  bind_uuid (self, statement, 1);
  sqlite3_bind_int64 (statement, 2, highlight);
  sqlite3_bind_int64 (statement, 3, g_rand_int_range (self->rand, 1, N_CLAIMS + 1));
  bind_end (self, statement, 4);
  mention = run (self, statement);

  statement = prepare (self, "INSERT INTO attribution (uuid, mention_id, position, name_id, cue, mode, coder_id, created, modified) VALUES (?, ?, 1, ?, '报道称', 'indirect', ?, ?, ?)");
  bind_uuid (self, statement, 1);
  sqlite3_bind_int64 (statement, 2, mention);
  sqlite3_bind_int64 (statement, 3, g_rand_int_range (self->rand, 1, N_NAMES + 1));
  bind_end (self, statement, 4);
  run (self, statement);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const guint *first = a, *second = b;

  return first[0] < second[0] ? -1 : first[0] > second[0];
}

/* Each with a tag, one in ten with a note, one in a hundred with a mention. They are made from the first to the last, as
 * somebody reads. */
static void
insert_highlights (Maker *self,
                   gint64 article,
                   Text *text,
                   guint n)
{
  g_autofree guint *spans = g_new (guint, 2 * n);

  for (guint i = 0; i < n; i++)
    bench_choose_span (self->rand, pd_segmenter_get_text (text->segmenter), &spans[2 * i], &spans[2 * i + 1]);
  qsort (spans, n, 2 * sizeof (guint), compare_starts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdAnchor) anchor = pd_anchor_new (text->segmenter, spans[2 * i], spans[2 * i + 1]);
      sqlite3_stmt *statement = prepare (self, "INSERT INTO highlight (uuid, article_id, text_id, start, \"end\", start_utf16, end_utf16, block, paragraph, sentence, quote, prefix, suffix, note, coder_id, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
      gint64 highlight;

      bind_uuid (self, statement, 1);
      sqlite3_bind_int64 (statement, 2, article);
      sqlite3_bind_int64 (statement, 3, text->row);
      sqlite3_bind_int64 (statement, 4, anchor->start);
      sqlite3_bind_int64 (statement, 5, anchor->end);
      sqlite3_bind_int64 (statement, 6, anchor->start_utf16);
      sqlite3_bind_int64 (statement, 7, anchor->end_utf16);
      sqlite3_bind_int64 (statement, 8, anchor->block);
      if (anchor->paragraph > 0)
        sqlite3_bind_int64 (statement, 9, anchor->paragraph);
      sqlite3_bind_int64 (statement, 10, anchor->sentence);
      pd_statement_bind_text (statement, 11, anchor->quote);
      pd_statement_bind_text (statement, 12, anchor->prefix);
      pd_statement_bind_text (statement, 13, anchor->suffix);
      if (i % 10 == 9)
        pd_statement_bind_text (statement, 14, "与原文对照，说法不同");
      bind_end (self, statement, 15);
      highlight = run (self, statement);

      statement = prepare (self, "INSERT INTO highlight_tag (uuid, highlight_id, tag_id, coder_id, created, modified) VALUES (?, ?, ?, ?, ?, ?)");
      bind_uuid (self, statement, 1);
      sqlite3_bind_int64 (statement, 2, highlight);
      sqlite3_bind_int64 (statement, 3, g_rand_int_range (self->rand, 1, N_TAGS + 1));
      bind_end (self, statement, 4);
      run (self, statement);
      if (i % 100 == 99)
        insert_mention (self, highlight);
    }
}

static gint64
insert_row (Maker *self,
            const char *id,
            guint number,
            Text *text)
{
  static const char *const sources[] = { "江城晚报", "财经观察", "科技前线", "网络", "深度调查", "每日快讯", "环球数据", "南方评论" };
  const char *first = words[g_rand_int_range (self->rand, 0, 60)], *second = words[g_rand_int_range (self->rand, 0, 60)];
  g_autofree char *title = g_strdup_printf ("%s%s：第%u篇", first, second, number);
  g_autofree char *name = g_strdup_printf ("%06u.txt", number);
  g_autofree char *date = g_strdup_printf ("2025-%02d-%02d", g_rand_int_range (self->rand, 1, 13), g_rand_int_range (self->rand, 1, 29));
  g_autofree char *url = g_strdup_printf ("https://example.org/%06u", number);
  sqlite3_stmt *statement = prepare (self, "INSERT INTO article (uuid, present, text_id, source_file_id, title, source, date, url, language, format, encoding, file_name, coder_id, created, modified, title_key) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'zh-Hans', 'text/plain', 'UTF-8', ?, ?, ?, ?, pd_title_key (?4))");

  bind_uuid (self, statement, 1);
  if (id != NULL)
    pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, text->row);
  sqlite3_bind_int64 (statement, 3, text->source);
  pd_statement_bind_text (statement, 4, title);
  pd_statement_bind_text (statement, 5, sources[number % G_N_ELEMENTS (sources)]);
  pd_statement_bind_text (statement, 6, date);
  pd_statement_bind_text (statement, 7, url);
  pd_statement_bind_text (statement, 8, name);
  bind_end (self, statement, 9);
  return run (self, statement);
}

/* The program itself stores the text, by way of an article that goes again. */
static Text *
insert_text (Maker *self,
             guint length)
{
  g_autoptr (PdText) text = make_text (self->rand, length);
  g_autoptr (GBytes) bytes = g_bytes_new (pd_text_get_utf8 (text), pd_text_get_n_bytes (text));
  g_autoptr (PdDocument) document = pd_document_new (bytes, "text.txt");
  PdSourceBytes source = { (char *) pd_text_get_sha256 (text), pd_text_get_n_bytes (text), "none", bytes };
  Text *inserted = g_new0 (Text, 1);
  gint64 article;
  GError *error = NULL;

  pd_document_set_text (document, text);
  bench_require (pd_texts_insert (self->connection, document, &source, 0, self->coder, &article, &error)
                     && pd_connection_get_integer (self->connection, "SELECT text_id FROM article ORDER BY id DESC LIMIT 1", &inserted->row, &error)
                     && pd_connection_get_integer (self->connection, "SELECT source_file_id FROM article ORDER BY id DESC LIMIT 1", &inserted->source, &error)
                     && pd_connection_exec (self->connection, "DELETE FROM article WHERE id = (SELECT max(id) FROM article)", &error),
                 &error);
  inserted->segmenter = pd_segmenter_new (text);
  g_ptr_array_add (self->texts, inserted);
  return inserted;
}

static void
insert_article (Maker *self,
                const char *id,
                guint number,
                guint length,
                guint n)
{
  Text *text = self->texts->len < MAX_TEXTS ? insert_text (self, length) : g_ptr_array_index (self->texts, number % MAX_TEXTS);

  insert_highlights (self, insert_row (self, id, number, text), text, n);
}

/* What a person has done in the library: a state for each article, stars, what is left out, a group, a field of their own. */
static void
insert_library (Maker *self)
{
  static const char sql[] =
      "INSERT INTO assignment (uuid, article_id, coder_id, state, created, modified)"
      " SELECT 's' || uuid, id, coder_id, iif (id % 3 = 0, 'done', iif (id % 3 = 1, 'reading', 'to-do')), created, modified FROM article WHERE id % 4 > 0;"
      "UPDATE article SET starred = 1 WHERE id % 50 = 0;"
      "UPDATE article SET excluded = '与主题无关' WHERE id % 20 = 0;"
      "INSERT INTO article_group (uuid, name, coder_id, created, modified) SELECT '" BENCH_GROUP "', '样本', id, 0, 0 FROM coder LIMIT 1;"
      "INSERT INTO group_member (uuid, group_id, article_id, coder_id, created, modified) SELECT 'm' || uuid, 1, id, coder_id, created, modified FROM article WHERE id % 10 = 3;"
      "INSERT INTO own_field (uuid, name, type, choices, coder_id, created, modified) SELECT '" BENCH_FIELD "', '立场', 'choice', '[\"支持\",\"反对\",\"中立\"]', id, 0, 0 FROM coder LIMIT 1;"
      "INSERT INTO own_field_value (uuid, field_id, article_id, value, coder_id, created, modified)"
      " SELECT 'v' || uuid, 1, id, iif (id % 3 = 0, '支持', iif (id % 3 = 1, '反对', '中立')), coder_id, created, modified FROM article;";
  GError *error = NULL;

  bench_require (pd_connection_exec (self->connection, sql, &error), &error);
}

static void
fill (const char *path)
{
  Maker self = { 0 };
  GError *error = NULL;
  guint n_left = n_highlights;

  self.connection = pd_connection_open (path, PD_CONNECTION_WRITE, &error);
  bench_require (self.connection != NULL, &error);
  self.rand = g_rand_new_with_seed (1);
  self.texts = g_ptr_array_new ();
  self.now = G_GINT64_CONSTANT (1735689600000);
  bench_require (pd_connection_exec (self.connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000; BEGIN", &error), &error);
  bench_require (pd_connection_get_integer (self.connection, "SELECT id FROM coder", &self.coder, &error), &error);
  insert_codebook (&self);
  if (with_long)
    {
      guint n = MIN (n_left, 10000);

      insert_article (&self, BENCH_MARKED_ARTICLE, 1, 1000000, n);
      insert_article (&self, BENCH_PLAIN_ARTICLE, 2, 1000000, 0);
      n_left -= n;
    }
  for (int i = 0; i < n_articles; i++)
    {
      guint n = n_left / (n_articles - i);

      insert_article (&self, NULL, i + 3, n_characters, n);
      n_left -= n;
    }
  if (with_library)
    insert_library (&self);
  bench_require (pd_connection_exec (self.connection, "COMMIT; PRAGMA journal_mode = DELETE", &error), &error);
  bench_require (pd_connection_close (self.connection, &error), &error);
  g_object_unref (self.connection);
  g_rand_free (self.rand);
}

int
main (int argc,
      char **argv)
{
  const GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_INT, &n_articles, "How many articles", "N" },
    { "characters", 0, 0, G_OPTION_ARG_INT, &n_characters, "How long each is", "N" },
    { "highlights", 0, 0, G_OPTION_ARG_INT, &n_highlights, "How many highlights there are in all", "N" },
    { "long", 0, 0, G_OPTION_ARG_NONE, &with_long, "Two more articles of 1,000,000 characters, one with 10,000 of the highlights", NULL },
    { "library", 0, 0, G_OPTION_ARG_NONE, &with_library, "With states, stars, a group and a field of the project's own", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("PROJECT");
  GError *error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  bench_require (g_option_context_parse (context, &argc, &argv, &error), &error);
  if (argc != 2)
    return EXIT_FAILURE;
  bench_close (bench_open (argv[1]));
  fill (argv[1]);
  return EXIT_SUCCESS;
}
