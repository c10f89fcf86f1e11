#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "frames.h"
#include "pd-search-view.h"

/* The search in a window of its own, over a corpus of bench-make-corpus: what the frames take while somebody types, finds, and types on. */

#define N_ROUNDS 5
#define BETWEEN_KEYS 90
#define BETWEEN_WORDS 700

static gboolean
keep_painting (GtkWidget *widget,
               GdkFrameClock *clock,
               gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Words of the corpus, the most frequent first: of one character, and longer ones. */
static char **
list_words (PdConnection *connection)
{
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT substr (body, 1, 400) FROM text ORDER BY id LIMIT 1", &error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row;
  const char *text;

  bench_require (statement != NULL && pd_connection_step (connection, statement, &has_row, &error) && has_row, &error);
  text = (const char *) sqlite3_column_text (statement, 0);
  for (guint i = 0; i < 8; i++)
    {
      const char *start = g_utf8_offset_to_pointer (text, 11 * i);
      g_strv_builder_take (builder, g_strndup (start, g_utf8_offset_to_pointer (start, i % 3 + 1) - start));
    }
  sqlite3_reset (statement);
  return g_strv_builder_end (builder);
}

static void
type (GtkEditable *editable,
      const char *word)
{
  gtk_editable_set_text (editable, "");
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      int position = -1;

      gtk_editable_insert_text (editable, p, g_utf8_next_char (p) - p, &position);
      frames_spin (BETWEEN_KEYS);
    }
  frames_spin (BETWEEN_WORDS);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (PdConnection) connection = NULL;
  g_auto (GStrv) words = NULL;
  PdProject *project;
  PdSearchView *view;
  GtkWidget *window, *entry;
  GError *error = NULL;

  if (argc != 2)
    {
      g_printerr ("search-window PROJECT\n");
      return EXIT_FAILURE;
    }
  connection = pd_connection_open (argv[1], PD_CONNECTION_READ, &error);
  bench_require (connection != NULL, &error);
  words = list_words (connection);
  bench_require (pd_connection_close (connection, &error), &error);
  adw_init ();
  view = g_object_new (PD_TYPE_SEARCH_VIEW, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  frames_follow (window);
  project = frames_open_project (argv[1]);
  pd_search_view_set_project (view, project);
  entry = frames_find_widget (GTK_WIDGET (view), GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), keep_painting, NULL, NULL);
  frames_spin (1000);
  frames_begin ();
  frames_spin (2000);
  frames_end ("idle");
  frames_begin ();
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      for (guint k = 0; words[k] != NULL; k++)
        type (GTK_EDITABLE (entry), words[k]);
    }
  frames_end ("typing");
  pd_search_view_set_project (view, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  frames_spin (200);
  return EXIT_SUCCESS;
}
