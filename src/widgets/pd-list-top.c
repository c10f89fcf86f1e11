#include "pd-list-top.h"

/* By then it is known how high everything is. */
#define N_FRAMES 3

static gboolean
on_tick (GtkWidget *view,
         GdkFrameClock *clock,
         gpointer data)
{
  guint *n_frames = data;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  return ++*n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * pd_list_top_show:
 * @view: a list whose rows stand under headings, which has just been filled
 *
 * Shows the list from its very top. By itself it would begin with its first row, and leave the heading above that out of sight.
 */
void
pd_list_top_show (GtkListView *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_widget_add_tick_callback (GTK_WIDGET (view), on_tick, g_new0 (guint, 1), g_free);
}
