#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "frames.h"
#include "pd-codebook-view.h"
#include "pd-project-codebook.h"
#include "pd-tag-row.h"

/* A codebook of 10,000 tags in a window of its own: how long until its first rows are painted, what of that is reading, and how long a tag that is moved takes
 * to be shown in its place. */

#define N_TOP 100
#define N_NESTED 99

static GtkWidget *window;
static PdCodebookView *view;

/* In the place of those that the project has, past the journal; each highlight carries one, far from that of the next. */
static void
add_tags (const char *path)
{
  GError *error = NULL;
  PdConnection *connection = pd_connection_open (path, PD_CONNECTION_WRITE, &error);
  g_autofree char *sql = g_strdup_printf ("BEGIN;"
                                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                                          " INSERT INTO tag (uuid, name, position, coder_id, created, modified) SELECT printf ('10000000-0000-7000-8000-%%012d', i), '组' || i, i - 1, 1, 1, 1 FROM n;"
                                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                                          " INSERT INTO tag (uuid, parent_id, name, position, coder_id, created, modified)"
                                          " SELECT printf ('20000000-0000-7000-8000-%%06d%%06d', t.id, i), t.id, '经济损失' || i, i, 1, 1, 1 FROM tag t JOIN n WHERE t.uuid GLOB '1000*';"
                                          "UPDATE highlight_tag SET tag_id = (SELECT max(id) FROM tag) - id * 7919 %% %d;"
                                          "COMMIT;",
                                          N_TOP, N_NESTED, N_TOP * N_NESTED);

  bench_require (connection != NULL && pd_connection_exec (connection, sql, &error) && pd_connection_close (connection, &error), &error);
  g_object_unref (connection);
}

static void
open_window (void)
{
  view = g_object_new (PD_TYPE_CODEBOOK_VIEW, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  frames_follow (window);
}

static PdTagRow *
find_row (void)
{
  GtkWidget *row = frames_find_widget (GTK_WIDGET (view), PD_TYPE_TAG_ROW);

  return row != NULL && gtk_widget_get_mapped (row) && pd_tag_row_get_node (PD_TAG_ROW (row)) != NULL ? PD_TAG_ROW (row) : NULL;
}

static void
show_codebook (PdProject *project,
               GArray *shown)
{
  double start = bench_wall (), time;

  pd_codebook_view_set_project (view, project);
  while (find_row () == NULL)
    g_main_context_iteration (NULL, TRUE);
  frames_wait_next ();
  time = bench_wall () - start;
  g_array_append_val (shown, time);
}

static const char *
get_first_id (void)
{
  g_autoptr (PdTagNode) first = g_list_model_get_item (pd_tag_tree_get_top (pd_codebook_view_get_tree (view)), 0);

  return pd_tag_node_get_id (first);
}

/* From the key to the place. */
static void
move (GArray *moves)
{
  g_autofree char *id = g_strdup (get_first_id ());
  double start = bench_wall (), time;

  gtk_widget_activate_action (GTK_WIDGET (view), "codebook.down", NULL);
  while (g_str_equal (get_first_id (), id))
    g_main_context_iteration (NULL, TRUE);
  frames_wait_next ();
  time = bench_wall () - start;
  g_array_append_val (moves, time);
}

static void
load (PdProject *project,
      GArray *loads)
{
  GError *error = NULL;
  double start = bench_wall (), time;
  g_autoptr (PdCodebookRows) rows = pd_project_load_codebook (project, NULL, &error);

  time = bench_wall () - start;
  bench_require (rows != NULL, &error);
  g_array_append_val (loads, time);
}

/* The tags, and how many highlights each has. */
static void
query (const char *path,
       GArray *queries)
{
  static const char *const questions[] = { "SELECT * FROM tag ORDER BY position", "SELECT tag_id, count(*) FROM highlight_tag GROUP BY tag_id" };
  GError *error = NULL;
  PdConnection *connection = pd_connection_open (path, PD_CONNECTION_READ, &error);
  double start = bench_wall (), time;

  bench_require (connection != NULL, &error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, questions[i], &error);

      bench_require (statement != NULL && pd_connection_run (connection, statement, &error), &error);
    }
  time = bench_wall () - start;
  g_array_append_val (queries, time);
  bench_require (pd_connection_close (connection, &error), &error);
  g_object_unref (connection);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GArray) shown = bench_times_new ();
  g_autoptr (GArray) loads = bench_times_new ();
  g_autoptr (GArray) queries = bench_times_new ();
  g_autoptr (GArray) moves = bench_times_new ();
  PdProject *project;
  guint n_rounds;

  if (argc != 3)
    {
      g_printerr ("codebook-window PROJECT ROUNDS\n");
      return EXIT_FAILURE;
    }
  n_rounds = atoi (argv[2]);
  add_tags (argv[1]);
  adw_init ();
  open_window ();
  project = frames_open_project (argv[1]);
  for (guint i = 0; i < n_rounds; i++)
    {
      show_codebook (project, shown);
      move (moves);
      pd_codebook_view_set_project (view, NULL);
      frames_spin (100);
      load (project, loads);
      query (argv[1], queries);
    }
  bench_report ("codebook", shown);
  bench_report ("codebook-load", loads);
  bench_report ("codebook-query", queries);
  bench_report ("codebook-move", moves);
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  frames_spin (200);
  return EXIT_SUCCESS;
}
