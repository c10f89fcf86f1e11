#include "pd-copy-row.h"

/* What a row has: both articles, and below them how they share text. */
#define N_LINES 3

/**
 * pd_copy_row_new:
 *
 * Returns: a row for two articles that share text
 */
GtkWidget *
pd_copy_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < N_LINES; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == N_LINES - 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dimmed");
        }
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_add_css_class (row, "copy-row");
  return row;
}

/**
 * pd_copy_row_show:
 * @row: a row
 * @item: two articles that share text
 *
 * Shows them in a row.
 */
void
pd_copy_row_show (GtkWidget *row,
                  PdCopyItem *item)
{
  GtkWidget *first, *second;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (GTK_IS_BOX (row));
  g_return_if_fail (PD_IS_COPY_ITEM (item));

  first = gtk_widget_get_first_child (row);
  second = gtk_widget_get_next_sibling (first);
  a = pd_copy_item_dup_title (item, TRUE);
  b = pd_copy_item_dup_title (item, FALSE);
  summary = pd_copy_item_dup_summary (item);
  gtk_label_set_text (GTK_LABEL (first), a);
  gtk_label_set_text (GTK_LABEL (second), b);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (second)), summary);
}

/**
 * pd_copy_row_new_head:
 * @title: what to call the family
 * @action: what its button does, with a mnemonic
 * @on_clicked: called with @object and the button when that is clicked
 * @object: (type GObject): what to call it with, as long as it is there
 *
 * Returns: what stands above the rows of a family
 */
GtkWidget *
pd_copy_row_new_head (const char *title,
                      const char *action,
                      GCallback on_clicked,
                      gpointer object)
{
  GtkWidget *head, *label, *button;

  g_return_val_if_fail (title != NULL && action != NULL && on_clicked != NULL && G_IS_OBJECT (object), NULL);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  button = gtk_button_new_with_mnemonic (action);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", on_clicked, object, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}
