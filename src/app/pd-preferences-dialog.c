#include "pd-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-check-row.h"
#include "pd-page-preferences.h"
#include "pd-project.h"
#include "pd-settings.h"
#include "pd-tag-dot.h"

/**
 * PdPreferencesDialog:
 *
 * What a person can choose for all projects. Whatever is changed is so at once, in all windows.
 */
struct _PdPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;
  /* What a reset took away, by key, for its undo. */
  GVariantDict *before;

  AdwActionRow *pidian_row;
  AdwActionRow *okabe_ito_row;
  AdwActionRow *tol_row;
  AdwPreferencesGroup *coder_group;
  AdwEntryRow *coder_row;
  AdwComboRow *format_row;
  AdwSwitchRow *spreadsheet_row;
  AdwSwitchRow *backup_row;
  AdwSpinRow *minutes_row;
  AdwSpinRow *space_row;
};

G_DEFINE_FINAL_TYPE (PdPreferencesDialog, pd_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* What is on each page. */
static const struct
{
  const char *page;
  const char *keys[6];
} pages[] = {
  { "page", { "page-font", "zoom", "leading", "measure", "indent" } },
  { "general", { "colour-scheme", "tag-palette", "coder-name" } },
  { "files", { "export-format", "export-spreadsheet", "backup-enabled", "backup-minutes", "backup-space" } },
};

static gboolean
get_number (GValue *value,
            GVariant *variant,
            gpointer data)
{
  g_value_set_uint (value, (guint) g_settings_get_enum (data, "export-format"));
  return TRUE;
}

static void
on_format_selected (PdPreferencesDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);

  if (format != GTK_INVALID_LIST_POSITION && format != (guint) g_settings_get_enum (self->settings, "export-format"))
    g_settings_set_enum (self->settings, "export-format", (int) format);
}

static void
describe_coder (PdPreferencesDialog *self)
{
  /* Translators: the name of whoever is logged in to the computer. */
  g_autofree char *description = g_markup_printf_escaped (_ ("Kept with everything you mark, and exported with it. Without a name it is “%s”. Projects that are open take another name when they are opened next."),
                                                          pd_project_get_usual_coder_name ());

  adw_preferences_group_set_description (self->coder_group, description);
}

static void
show_coder (PdPreferencesDialog *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "coder-name");

  /* Setting what is there already moves the caret, and has it look as if it were not applied. */
  if (!g_str_equal (name, gtk_editable_get_text (GTK_EDITABLE (self->coder_row))))
    gtk_editable_set_text (GTK_EDITABLE (self->coder_row), name);
}

static void
on_coder_applied (PdPreferencesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->coder_row))));

  g_settings_set_string (self->settings, "coder-name", name);
  show_coder (self);
}

static void
show_palette (AdwActionRow *row,
              PdTagPalette palette)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < pd_tag_colours_get_n (palette); i++)
    {
      GtkWidget *dot = pd_tag_dot_new ();

      pd_tag_dot_set_colour (PD_TAG_DOT (dot), pd_tag_colours_get (palette, i));
      gtk_box_append (GTK_BOX (box), dot);
    }
  adw_action_row_add_suffix (row, box);
}

static void
on_undone (PdPreferencesDialog *self)
{
  GVariantIter iter;
  const char *key;
  GVariant *value;
  g_autoptr (GVariant) before = NULL;

  if (self->before == NULL)
    return;
  before = g_variant_ref_sink (g_variant_dict_end (self->before));
  g_clear_pointer (&self->before, g_variant_dict_unref);
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    g_settings_set_value (self->settings, key, value);
}

static void
on_reset (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  PdPreferencesDialog *self = data;
  const char *page = g_variant_get_string (parameter, NULL);
  AdwToast *toast = adw_toast_new (_ ("Reset to defaults"));

  g_clear_pointer (&self->before, g_variant_dict_unref);
  self->before = g_variant_dict_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      for (const char *const *key = pages[i].keys; g_str_equal (pages[i].page, page) && *key != NULL; key++)
        {
          g_autoptr (GVariant) value = g_settings_get_user_value (self->settings, *key);

          if (value != NULL)
            g_variant_dict_insert_value (self->before, *key, value);
          g_settings_reset (self->settings, *key);
        }
    }
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undone), self, G_CONNECT_SWAPPED);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
add_actions (PdPreferencesDialog *self)
{
  static const GActionEntry entries[] = { { .name = "reset", .activate = on_reset, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) colour_scheme = g_settings_create_action (self->settings, "colour-scheme");
  g_autoptr (GAction) tag_palette = g_settings_create_action (self->settings, "tag-palette");

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (group), colour_scheme);
  g_action_map_add_action (G_ACTION_MAP (group), tag_palette);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preferences", G_ACTION_GROUP (group));
}

static void
pd_preferences_dialog_dispose (GObject *object)
{
  PdPreferencesDialog *self = PD_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->before, g_variant_dict_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (pd_preferences_dialog_parent_class)->dispose (object);
}

static void
pd_preferences_dialog_class_init (PdPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_preferences_dialog_dispose;

  g_type_ensure (PD_TYPE_CHECK_ROW);
  g_type_ensure (PD_TYPE_PAGE_PREFERENCES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, pidian_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, okabe_ito_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, tol_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, coder_group);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, coder_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, spreadsheet_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PdPreferencesDialog, space_row);
  gtk_widget_class_bind_template_callback (widget_class, on_coder_applied);
}

static void
pd_preferences_dialog_init (PdPreferencesDialog *self)
{
  GSettings *settings = pd_settings_new ();

  self->settings = settings;
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  show_palette (self->pidian_row, PD_TAG_PALETTE_PIDIAN);
  show_palette (self->okabe_ito_row, PD_TAG_PALETTE_OKABE_ITO);
  show_palette (self->tol_row, PD_TAG_PALETTE_TOL);
  describe_coder (self);
  show_coder (self);
  g_signal_connect_object (settings, "changed::coder-name", G_CALLBACK (show_coder), self, G_CONNECT_SWAPPED);
  g_settings_bind_with_mapping (settings, "export-format", self->format_row, "selected", G_SETTINGS_BIND_GET, get_number, NULL, settings, NULL);
  g_signal_connect_object (self->format_row, "notify::selected", G_CALLBACK (on_format_selected), self, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "export-spreadsheet", self->spreadsheet_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-enabled", self->backup_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-minutes", self->minutes_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-space", self->space_row, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * pd_preferences_dialog_new:
 *
 * Returns: a dialog with what a person can choose for all projects
 */
AdwDialog *
pd_preferences_dialog_new (void)
{
  return g_object_new (PD_TYPE_PREFERENCES_DIALOG, NULL);
}
