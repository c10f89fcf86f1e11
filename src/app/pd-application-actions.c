#include "pd-application-actions.h"

#include "pd-about.h"
#include "pd-help-dialog.h"
#include "pd-preferences-dialog.h"
#include "pd-project-dialogs.h"
#include "pd-shortcuts-dialog.h"

static PdWindow *
get_window (PdApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return PD_IS_WINDOW (window) ? PD_WINDOW (window) : NULL;
}

static void
on_new (GSimpleAction *action,
        GVariant *parameter,
        gpointer data)
{
  pd_project_dialogs_new (data, get_window (data), NULL);
}

static void
on_open (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  pd_project_dialogs_open (data, get_window (data), NULL);
}

static void
on_open_recent (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  pd_application_open_project (data, file, PD_PROJECT_OPEN, get_window (data), NULL);
}

static void
on_sample (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  pd_application_open_sample (data, FALSE, get_window (data), NULL);
}

static void
on_fresh_sample (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  pd_application_open_sample (data, TRUE, get_window (data), NULL);
}

static void
on_preferences (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  adw_dialog_present (pd_preferences_dialog_new (), GTK_WIDGET (get_window (data)));
}

static void
on_help (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  PdWindow *window = get_window (data);

  if (window != NULL && PD_IS_HELP_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    return;
  adw_dialog_present (pd_help_dialog_new (), GTK_WIDGET (window));
}

static void
on_shortcuts (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  adw_dialog_present (pd_shortcuts_dialog_new (), GTK_WIDGET (get_window (data)));
}

static void
on_about (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  adw_dialog_present (pd_about_new (), GTK_WIDGET (get_window (data)));
}

/* Each window closes its project first; the last one ends the program. */
static void
on_quit (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry entries[] = {
  { .name = "new", .activate = on_new },
  { .name = "open", .activate = on_open },
  { .name = "open-recent", .activate = on_open_recent, .parameter_type = "s" },
  { .name = "sample", .activate = on_sample },
  { .name = "fresh-sample", .activate = on_fresh_sample },
  { .name = "preferences", .activate = on_preferences },
  { .name = "help", .activate = on_help },
  { .name = "shortcuts", .activate = on_shortcuts },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
};

static const struct
{
  const char *action;
  const char *accels[4];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.add-files", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.search", { "<Control>f" } },
  { "win.search-texts", { "<Control><Shift>f" } },
  { "win.claims", { "<Control><Shift>c" } },
  { "win.copies", { "<Control><Shift>r" } },
  { "win.codebook", { "<Control><Shift>t" } },
  { "win.toggle-library", { "F9" } },
  { "win.toggle-margin", { "<Shift>F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
};

/**
 * pd_application_actions_install:
 *
 * Gives the program its actions, and all actions their keys.
 */
void
pd_application_actions_install (PdApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].accels);
}
