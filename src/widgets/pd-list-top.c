#include "pd-list-top.h"

/* By then it is known how high everything is. */
#define N_FRAMES 3

typedef struct
{
  double value;
  guint n_frames;
} Place;

static gboolean
on_tick (GtkWidget *view,
         GdkFrameClock *clock,
         gpointer data)
{
  Place *place = data;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), place->value);
  return ++place->n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scroll (GtkListView *view,
        double value)
{
  Place *place = g_new0 (Place, 1);

  place->value = value;
  gtk_widget_add_tick_callback (GTK_WIDGET (view), on_tick, place, g_free);
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

  scroll (view, 0);
}

/**
 * pd_list_top_keep:
 * @view: a list that is about to be filled anew with much the same
 *
 * Keeps it scrolled to where it is.
 */
void
pd_list_top_keep (GtkListView *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  scroll (view, gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view))));
}
