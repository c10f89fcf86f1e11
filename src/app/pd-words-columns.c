#include "pd-words-columns.h"

#include <glib/gi18n-lib.h>

#include "pd-column-titles.h"
#include "pd-word-item.h"

#define N_COLUMNS (PD_FREQUENCY_EFFECT + 1)

static const char *
get_title (PdFrequencyColumn column,
           PdFrequencyKind kind)
{
  gboolean is_near = kind == PD_FREQUENCY_COLLOCATES;

  switch (column)
    {
    case PD_FREQUENCY_FREQUENCY:
      /* Translators: the heading of a column: how often a word stands near another. */
      return is_near ? C_ ("words", "Near") : _ ("Frequency");
    case PD_FREQUENCY_ARTICLES:
      return _ ("Articles");
    case PD_FREQUENCY_REST:
      /* Translators: headings of columns: how often a word stands elsewhere than near another; how often it stands in the rest of the project. */
      return is_near ? C_ ("words", "Elsewhere") : C_ ("words", "In the Rest");
    case PD_FREQUENCY_LIKELIHOOD:
      return is_near ? _ ("Log-Likelihood") : _ ("Keyness");
    case PD_FREQUENCY_EFFECT:
      return is_near ? _ ("logDice") : _ ("Log Ratio");
    case PD_FREQUENCY_WORD:
    default:
      return _ ("Word");
    }
}

static gboolean
is_shown (PdFrequencyColumn column,
          PdFrequencyKind kind)
{
  return kind != PD_FREQUENCY_PLAIN || column <= PD_FREQUENCY_ARTICLES;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *list_item,
          gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (GPOINTER_TO_UINT (column) == PD_FREQUENCY_WORD)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "numeric");
    }
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *list_item,
         gpointer column)
{
  g_autofree char *text = pd_word_item_format (gtk_list_item_get_item (list_item), GPOINTER_TO_UINT (column));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static GtkColumnViewColumn *
make_column (PdFrequencyColumn id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (NULL, factory);
  /* It only makes the heading one that can be clicked: the model is sorted elsewhere. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (id));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, id == PD_FREQUENCY_WORD);
  gtk_column_view_column_set_resizable (column, id == PD_FREQUENCY_WORD);
  return column;
}

static GtkColumnViewColumn *
get_column (GtkColumnView *view,
            PdFrequencyColumn id)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), id);

  /* The view holds it. */
  return column;
}

/**
 * pd_words_columns_add:
 * @view: a view without columns
 *
 * Gives it the columns of a frequency list.
 */
void
pd_words_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (PdFrequencyColumn id = PD_FREQUENCY_WORD; id < N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (id);

      gtk_column_view_append_column (view, column);
    }
  pd_column_titles_take_keys (view);
  pd_words_columns_show (view, PD_FREQUENCY_PLAIN);
}

/**
 * pd_words_columns_show:
 * @view: a view with these columns
 * @kind: what a frequency list tells
 *
 * Shows the columns for such a list, sorted as such a list is.
 */
void
pd_words_columns_show (GtkColumnView *view,
                       PdFrequencyKind kind)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (PdFrequencyColumn id = PD_FREQUENCY_WORD; id < N_COLUMNS; id++)
    {
      GtkColumnViewColumn *column = get_column (view, id);

      gtk_column_view_column_set_title (column, get_title (id, kind));
      gtk_column_view_column_set_visible (column, is_shown (id, kind));
    }
  /* What it was sorted by before is not what to sort by where this is the same. */
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, get_column (view, kind == PD_FREQUENCY_PLAIN ? PD_FREQUENCY_FREQUENCY : PD_FREQUENCY_LIKELIHOOD), GTK_SORT_DESCENDING);
}

/**
 * pd_words_columns_get_order:
 * @view: a view with these columns
 * @column: (out): by which it is sorted
 * @descending: (out): whether the most comes first
 *
 * Returns: whether it is sorted by any
 */
gboolean
pd_words_columns_get_order (GtkColumnView *view,
                            PdFrequencyColumn *column,
                            gboolean *descending)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *primary;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);
  g_return_val_if_fail (column != NULL && descending != NULL, FALSE);

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  primary = gtk_column_view_sorter_get_primary_sort_column (sorter);
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  for (PdFrequencyColumn id = PD_FREQUENCY_WORD; id < N_COLUMNS; id++)
    {
      if (primary != NULL && get_column (view, id) == primary)
        {
          *column = id;
          return TRUE;
        }
    }
  return FALSE;
}
