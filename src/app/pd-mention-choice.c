#include "pd-mention-choice.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"

/**
 * pd_mention_choice_fill:
 * @row: a row
 * @codes: (array zero-terminated=1): codes of a choice
 *
 * Offers the choices of a field, and not to choose.
 */
void
pd_mention_choice_fill (AdwComboRow *row,
                        const char *const *codes)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (codes != NULL);

  gtk_string_list_append (labels, C_ ("choice", "Not stated"));
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (labels, pd_choice_get_label (codes[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

/**
 * pd_mention_choice_select:
 * @row: a row
 * @codes: (array zero-terminated=1): what it was filled with
 * @code: (nullable): the code to choose
 *
 * Chooses.
 */
void
pd_mention_choice_select (AdwComboRow *row,
                          const char *const *codes,
                          const char *code)
{
  guint selected = 0;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_return_if_fail (codes != NULL);

  for (guint i = 0; code != NULL && codes[i] != NULL; i++)
    {
      if (g_str_equal (codes[i], code))
        selected = i + 1;
    }
  adw_combo_row_set_selected (row, selected);
}

/**
 * pd_mention_choice_get:
 * @row: a row
 * @codes: (array zero-terminated=1): what it was filled with
 *
 * Returns: (transfer none) (nullable): the code that is chosen
 */
const char *
pd_mention_choice_get (AdwComboRow *row,
                       const char *const *codes)
{
  guint selected;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);
  g_return_val_if_fail (codes != NULL, NULL);

  selected = adw_combo_row_get_selected (row);
  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : codes[selected - 1];
}
