#include "pd-library-menu.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"

/* What a person has written shows as it is: an underscore makes no letter of it a key. */
static char *
escape_mnemonic (const char *label)
{
  g_autoptr (GString) escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);
  return g_string_free_and_steal (g_steal_pointer (&escaped));
}

static void
append (GMenu *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/**
 * pd_library_menu_fill_states:
 * @menu: an empty menu
 *
 * Fills it with the states that work on an article can be in.
 */
void
pd_library_menu_fill_states (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  for (guint i = 0; pd_assignment_state_codes[i] != NULL; i++)
    append (menu, pd_choice_get_label (pd_assignment_state_codes[i]), "library.set-state", pd_assignment_state_codes[i]);
  append (menu, C_ ("state", "None"), "library.set-state", "");
}

/**
 * pd_library_menu_fill_groups:
 * @menu: a menu
 * @groups: (nullable): the project's groups
 *
 * Fills it with the groups that articles can be added to.
 */
void
pd_library_menu_fill_groups (GMenu *menu,
                             PdRecordList *groups)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  guint n = groups != NULL ? g_list_model_get_n_items (G_LIST_MODEL (groups)) : 0;

  g_return_if_fail (G_IS_MENU (menu));

  for (guint i = 0; i < n; i++)
    {
      PdRecord *group = pd_record_list_get (groups, i);
      g_autofree char *label = escape_mnemonic (pd_record_get_text (group, PD_GROUP_NAME));

      append (section, label, "library.add-to-group", pd_record_get_id (group));
    }
  g_menu_append (others, _ ("_New Group…"), "library.new-group");
  g_menu_remove_all (menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
}
