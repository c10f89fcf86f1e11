#include "pd-list-focus.h"

static void
on_focus_moved (GtkWidget *view,
                GParamSpec *pspec,
                GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  graphene_rect_t bounds;
  double too_high, too_low;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view) || gtk_widget_get_parent (focus) == view || !gtk_widget_compute_bounds (focus, view, &bounds))
    return;
  too_high = MIN (0, bounds.origin.y);
  too_low = MAX (0, bounds.origin.y + bounds.size.height - gtk_widget_get_height (view));
  if (too_high < 0 || too_low > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (too_high < 0 ? too_high : too_low));
}

static void
on_mapped (GtkWidget *view)
{
  g_signal_connect_object (gtk_widget_get_root (view), "notify::focus-widget", G_CALLBACK (on_focus_moved), view, G_CONNECT_SWAPPED);
}

static void
on_unmapped (GtkWidget *view)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (view), on_focus_moved, view);
}

/**
 * pd_list_focus_follow:
 * @view: a list with rows that are high, and have something in them that takes the focus
 *
 * Scrolls to what has the focus in a row, where the list itself (of GTK 4.18) leaves it at having some of the row in sight.
 */
void
pd_list_focus_follow (GtkListView *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  g_signal_connect (view, "map", G_CALLBACK (on_mapped), NULL);
  g_signal_connect (view, "unmap", G_CALLBACK (on_unmapped), NULL);
}
