#include "pd-row-focus.h"

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/**
 * pd_row_focus_find:
 * @list: a list, before its rows are made anew
 *
 * Finds the row that has the focus, or is around what has it.
 *
 * Returns: its position; -1 where the focus is elsewhere
 */
int
pd_row_focus_find (GtkListBox *list)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), -1);

  row = get_focus (GTK_WIDGET (list));
  while (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (list))
    row = gtk_widget_get_parent (row);
  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/**
 * pd_row_focus_keep:
 * @list: a list whose rows were made anew
 * @position: the row that had the focus before, or -1
 * @otherwise: what takes the focus, itself or something in it, where there is no row
 *
 * Puts the focus where it was, or else on the last row before that, or on @otherwise: it would be nowhere, and so would Escape. Focus that is
 * elsewhere stays there.
 */
void
pd_row_focus_keep (GtkListBox *list,
                   int position,
                   GtkWidget *otherwise)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (GTK_IS_WIDGET (otherwise));

  if (!gtk_widget_get_mapped (otherwise) || (position < 0 && get_focus (otherwise) != NULL))
    return;
  /* What had it is gone, and what is asked for next would be what stands behind that. */
  gtk_root_set_focus (gtk_widget_get_root (otherwise), NULL);
  for (; position >= 0; position--)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, position));

      if (row != NULL && gtk_widget_get_visible (row) && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_child_focus (otherwise, GTK_DIR_TAB_FORWARD);
}
