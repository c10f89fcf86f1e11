#include <stdlib.h>

#include "bench.h"
#include "pd-highlight.h"
#include "pd-texts.h"
#include "pd-uuid.h"

/* A highlight with a tag, made durable, one after another: as the window does it, and as SQLite alone does it into the
 * same tables of a copy of the same project, with the same settings. They take turns. */

typedef struct
{
  PdConnection *connection;
  sqlite3_stmt *begin;
  sqlite3_stmt *highlight;
  sqlite3_stmt *highlight_tag;
  sqlite3_stmt *commit;
} Bare;

typedef struct
{
  gint64 row;
  gint64 text_row;
  char *id;
  PdText *text;
  PdSegmenter *segmenter;
} Article;

static void
run (Bare *self,
     sqlite3_stmt *statement)
{
  GError *error = NULL;

  bench_require (pd_connection_run (self->connection, statement, &error), &error);
}

static sqlite3_stmt *
prepare (Bare *self,
         const char *sql)
{
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, &error);

  bench_require (statement != NULL, &error);
  return statement;
}

static void
bare_open (Bare *self,
           const char *path)
{
  GError *error = NULL;

  self->connection = pd_connection_open (path, PD_CONNECTION_WRITE, &error);
  bench_require (self->connection != NULL, &error);
  bench_require (pd_connection_exec (self->connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", &error), &error);
  self->begin = prepare (self, "BEGIN IMMEDIATE");
  self->highlight = prepare (self, "INSERT INTO highlight (uuid, article_id, text_id, coder_id, made_by, start, \"end\", start_utf16, end_utf16, block, paragraph, sentence, quote, prefix, suffix, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  self->highlight_tag = prepare (self, "INSERT INTO highlight_tag (uuid, highlight_id, tag_id, coder_id, created, modified) VALUES (?, ?, ?, ?, ?, ?)");
  self->commit = prepare (self, "COMMIT");
}

static void
bind_cell (sqlite3_stmt *statement,
           int index,
           PdRecord *record,
           PdKey key)
{
  const PdCell *cell = pd_record_get_cell (record, PD_KEY_INDEX (key));

  if (cell->is_null)
    sqlite3_bind_null (statement, index);
  else if (cell->text != NULL)
    sqlite3_bind_text (statement, index, cell->text, cell->n_bytes, SQLITE_STATIC);
  else
    sqlite3_bind_int64 (statement, index, cell->integer);
}

static void
bare_mark (Bare *self,
           Article *article,
           PdRecord *highlight,
           gint64 tag,
           const char *uuid)
{
  static const PdKey keys[] = {
    PD_HIGHLIGHT_START,
    PD_HIGHLIGHT_END,
    PD_HIGHLIGHT_START_UTF16,
    PD_HIGHLIGHT_END_UTF16,
    PD_HIGHLIGHT_BLOCK,
    PD_HIGHLIGHT_PARAGRAPH,
    PD_HIGHLIGHT_SENTENCE,
    PD_HIGHLIGHT_QUOTE,
    PD_HIGHLIGHT_PREFIX,
    PD_HIGHLIGHT_SUFFIX,
  };
  gint64 now = g_get_real_time () / 1000;

  run (self, self->begin);
  bind_cell (self->highlight, 1, highlight, PD_HIGHLIGHT_ID);
  sqlite3_bind_int64 (self->highlight, 2, article->row);
  sqlite3_bind_int64 (self->highlight, 3, article->text_row);
  sqlite3_bind_int64 (self->highlight, 4, 1);
  sqlite3_bind_text (self->highlight, 5, "hand", -1, SQLITE_STATIC);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    bind_cell (self->highlight, 6 + i, highlight, keys[i]);
  sqlite3_bind_int64 (self->highlight, 16, now);
  sqlite3_bind_int64 (self->highlight, 17, now);
  run (self, self->highlight);

  sqlite3_bind_text (self->highlight_tag, 1, uuid, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->highlight_tag, 2, sqlite3_last_insert_rowid (pd_connection_get_db (self->connection)));
  sqlite3_bind_int64 (self->highlight_tag, 3, tag);
  sqlite3_bind_int64 (self->highlight_tag, 4, 1);
  sqlite3_bind_int64 (self->highlight_tag, 5, now);
  sqlite3_bind_int64 (self->highlight_tag, 6, now);
  run (self, self->highlight_tag);
  run (self, self->commit);
}

/* What the window does for a mark, from the span and the tag on. */
static PdEdit *
make_edit (Article *article,
           guint start,
           guint end,
           const char *tag_id)
{
  PdEdit *edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) highlight = pd_highlight_new (article->segmenter, article->id, start, end, "hand");
  g_autoptr (PdRecord) highlight_tag = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  pd_record_set_text (highlight_tag, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, pd_record_get_id (highlight));
  pd_record_set_text (highlight_tag, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
  pd_edit_insert (edit, highlight);
  pd_edit_insert (edit, highlight_tag);
  return edit;
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  gboolean *performed = data;
  GError *error = NULL;

  bench_require (pd_project_perform_finish (PD_PROJECT (object), result, &error), &error);
  *performed = TRUE;
}

/* As the window does: it goes on with other things meanwhile, and is told when the mark is on the disk. */
static void
perform (PdProject *project,
         PdEdit *edit)
{
  gboolean performed = FALSE;

  pd_project_perform_async (project, edit, NULL, on_performed, &performed);
  while (!performed)
    g_main_context_iteration (NULL, TRUE);
}

static Article *
load_articles (Bare *bare,
               PdProject *project,
               guint n)
{
  Article *articles = g_new0 (Article, n);
  sqlite3_stmt *statement = prepare (bare, "SELECT id, text_id, uuid FROM article WHERE present ORDER BY id");
  GError *error = NULL;
  gboolean has_row;

  for (guint i = 0; i < n; i++)
    {
      bench_require (pd_connection_step (bare->connection, statement, &has_row, &error) && has_row, &error);
      articles[i].row = sqlite3_column_int64 (statement, 0);
      articles[i].text_row = sqlite3_column_int64 (statement, 1);
      articles[i].id = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      articles[i].text = pd_project_load_text (project, articles[i].id, NULL, &error);
      bench_require (articles[i].text != NULL, &error);
      articles[i].segmenter = pd_segmenter_new (articles[i].text);
    }
  sqlite3_reset (statement);
  return articles;
}

int
main (int argc,
      char **argv)
{
  guint n_rounds, n_marks, n_articles;
  PdProject *project;
  Bare bare = { 0 };
  Article *articles;
  GError *error = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GArray) marks = bench_times_new ();
  g_autoptr (GArray) bares = bench_times_new ();
  g_autoptr (GArray) edits = bench_times_new ();
  g_autoptr (GArray) mark_works = bench_times_new ();
  g_autoptr (GArray) bare_works = bench_times_new ();

  if (argc != 6)
    {
      g_printerr ("mark PROJECT COPY ROUNDS MARKS ARTICLES\n");
      return EXIT_FAILURE;
    }
  project = bench_open (argv[1]);
  bare_open (&bare, argv[2]);
  n_rounds = atoi (argv[3]);
  n_marks = atoi (argv[4]);
  n_articles = atoi (argv[5]);
  tags = pd_project_load (project, PD_WORD_TAG, 0, NULL, NULL, &error);
  bench_require (tags != NULL, &error);
  articles = load_articles (&bare, project, n_articles);

  /* They take turns after every few, and every mark is timed by itself: what else the computer does then hits both, and
   * few of the marks. */
  for (guint i = 0; i < n_rounds; i++)
    {
      Article *article = &articles[i % n_articles];
      g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_object_unref);
      double start, work, time;

      work = bench_process_cpu ();
      for (guint k = 0; k < n_marks; k++)
        {
          guint first, last;
          PdEdit *edit;

          bench_choose_span (rand, article->text, &first, &last);
          start = bench_wall ();
          edit = make_edit (article, first, last, pd_record_get_id (g_ptr_array_index (tags, k % tags->len)));
          time = bench_wall () - start;
          g_array_append_val (edits, time);
          perform (project, edit);
          time = bench_wall () - start;
          g_array_append_val (marks, time);
          g_ptr_array_add (edited, edit);
        }
      time = (bench_process_cpu () - work) / n_marks;
      g_array_append_val (mark_works, time);

      work = bench_process_cpu ();
      for (guint k = 0; k < n_marks; k++)
        {
          g_autofree char *uuid = pd_uuid_new ();
          PdOperation operation;

          start = bench_wall ();
          bare_mark (&bare, article, pd_edit_get_step (g_ptr_array_index (edited, k), 0, &operation), 1 + k % tags->len, uuid);
          time = bench_wall () - start;
          g_array_append_val (bares, time);
        }
      time = (bench_process_cpu () - work) / n_marks;
      g_array_append_val (bare_works, time);
    }
  bench_report ("mark", marks);
  bench_report ("edit", edits);
  bench_report ("bare", bares);
  bench_report ("mark-work", mark_works);
  bench_report ("bare-work", bare_works);
  bench_close (project);
  bench_require (pd_connection_close (bare.connection, &error), &error);
  return EXIT_SUCCESS;
}
