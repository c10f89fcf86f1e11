#include <stdlib.h>

#include "bench.h"
#include "pd-library-edits.h"
#include "pd-store.h"

/* What is done to all articles of a library at once, taken back and done again: as the window does it, and as SQLite alone
 * writes the same values into a copy, without a journal to take them back with. */

typedef struct
{
  const char *name;
  PdEdit *edit;
  const char *sql;
} Case;

static GArray *
load_rows (PdConnection *connection)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT id FROM article WHERE present ORDER BY id", &error);
  gboolean has_row = TRUE;

  bench_require (statement != NULL, &error);
  while (has_row)
    {
      gint64 row;

      bench_require (pd_connection_step (connection, statement, &has_row, &error), &error);
      row = has_row ? sqlite3_column_int64 (statement, 0) : 0;
      if (has_row)
        g_array_append_val (rows, row);
    }
  return rows;
}

static void
measure (const Case *self,
         PdProject *project,
         PdConnection *bare)
{
  g_autofree char *undo_name = g_strconcat (self->name, "-undo", NULL);
  g_autofree char *redo_name = g_strconcat (self->name, "-redo", NULL);
  g_autofree char *bare_name = g_strconcat (self->name, "-bare", NULL);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  GError *error = NULL;
  double start = bench_wall ();

  bench_require (pd_project_perform (project, self->edit, NULL, &error), &error);
  bench_report_one (self->name, bench_wall () - start);
  start = bench_wall ();
  bench_require (pd_project_undo (project, FALSE, &undone, NULL, &error) && undone != NULL, &error);
  bench_report_one (undo_name, bench_wall () - start);
  start = bench_wall ();
  bench_require (pd_project_undo (project, TRUE, &redone, NULL, &error) && redone != NULL, &error);
  bench_report_one (redo_name, bench_wall () - start);
  start = bench_wall ();
  bench_require (pd_connection_exec (bare, self->sql, &error), &error);
  bench_report_one (bare_name, bench_wall () - start);
}

int
main (int argc,
      char **argv)
{
  PdProject *project;
  PdConnection *bare;
  GError *error = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);

  if (argc != 3)
    {
      g_printerr ("edits PROJECT COPY\n");
      return EXIT_FAILURE;
    }
  bare = pd_connection_open (argv[2], PD_CONNECTION_WRITE, &error);
  bench_require (bare != NULL, &error);
  bench_require (pd_connection_exec (bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", &error), &error);
  rows = load_rows (bare);
  project = bench_open (argv[1]);
  pd_record_set_text (values, PD_ARTICLE_SOURCE, "江城晚报");
  {
    const Case cases[] = {
      { "star", pd_library_edit_star (rows, TRUE), "UPDATE article SET starred = 1, modified = 1 WHERE present" },
      { "exclude", pd_library_edit_exclude (rows, "与主题无关"), "UPDATE article SET excluded = '与主题无关', modified = 1 WHERE present" },
      { "source", pd_library_edit_values (rows, values), "UPDATE article SET source = '江城晚报', modified = 1 WHERE present; INSERT INTO article_field (uuid, article_id, field, origin, created, modified) SELECT hex (randomblob (16)), id, 'source', 'typed', 1, 1 FROM article WHERE present" },
      { "state", pd_library_edit_state (rows, "reading", NULL), "INSERT INTO assignment (uuid, article_id, coder_id, state, created, modified) SELECT hex (randomblob (16)), id, 1, 'reading', 1, 1 FROM article WHERE present" },
      { "group", pd_library_edit_new_group ("全部", NULL, rows, NULL), "INSERT INTO group_member (uuid, group_id, article_id, coder_id, created, modified) SELECT hex (randomblob (16)), 1, id, 1, 1, 1 FROM article WHERE present" },
      { "field", pd_library_edit_field_value (rows, BENCH_FIELD, "中立"), "UPDATE own_field_value SET value = '中立', modified = 1" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        measure (&cases[i], project, bare);
        g_object_unref (cases[i].edit);
      }
  }
  bench_require (pd_connection_close (bare, &error), &error);
  bench_close (project);
  return EXIT_SUCCESS;
}
