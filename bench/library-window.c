#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "frames.h"
#include "pd-article-row.h"
#include "pd-library.h"

/* The library in a window of its own: how long from opening the project until the first rows are painted, what a frame
 * costs while it scrolls, and what memory it takes. */

#define N_FRAMES 300

static GtkWidget *window;
static PdLibrary *library;

static void
open_window (void)
{
  library = g_object_new (PD_TYPE_LIBRARY, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 900);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (library));
  gtk_window_present (GTK_WINDOW (window));
  frames_follow (window);
}

static gboolean
shows_rows (void)
{
  GtkWidget *row = frames_find_widget (GTK_WIDGET (library), PD_TYPE_ARTICLE_ROW);
  PdArticleItem *item = row != NULL && gtk_widget_get_mapped (row) ? pd_article_row_get_item (PD_ARTICLE_ROW (row)) : NULL;

  return item != NULL && pd_article_item_get_record (item) != NULL;
}

int
main (int argc,
      char **argv)
{
  PdProject *project;
  GtkWidget *list_view;
  GtkAdjustment *adjustment;
  double start;

  if (argc != 2)
    {
      g_printerr ("library-window PROJECT\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  open_window ();
  start = bench_wall ();
  project = frames_open_project (argv[1]);
  pd_library_set_project (library, project);
  while (!shows_rows ())
    g_main_context_iteration (NULL, TRUE);
  frames_wait_next ();
  bench_report_one ("rows", bench_wall () - start);

  list_view = frames_find_widget (GTK_WIDGET (library), GTK_TYPE_LIST_VIEW);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list_view));
  frames_spin (1000);
  frames_scroll ("scroll", list_view, adjustment, 60, N_FRAMES);
  frames_scroll ("leaf", list_view, adjustment, gtk_adjustment_get_page_size (adjustment), N_FRAMES);
  frames_scroll ("leap", list_view, adjustment, gtk_adjustment_get_upper (adjustment) / N_FRAMES, N_FRAMES / 2);
  bench_report_one ("resident", bench_resident_bytes ());
  pd_library_set_project (library, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  frames_spin (200);
  return EXIT_SUCCESS;
}
