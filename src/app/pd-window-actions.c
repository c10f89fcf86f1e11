#include "pd-window-actions.h"

#include "pd-add-dialog.h"
#include "pd-backups-dialog.h"
#include "pd-export-dialog.h"
#include "pd-save-copy-dialog.h"

static void
on_undone (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWindow) window = data;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (!pd_project_undo_finish (PD_PROJECT (source), result, &label, &error))
    pd_window_show_message (window, error->message);
}

static void
undo (PdWindow *window,
      gboolean redo)
{
  PdProject *project = pd_window_get_project (window);

  if (project != NULL)
    pd_project_undo_async (project, redo, NULL, on_undone, g_object_ref (window));
}

static void
on_undo (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  undo (PD_WINDOW (widget), FALSE);
}

static void
on_redo (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  undo (PD_WINDOW (widget), TRUE);
}

static void
on_add_files (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  pd_add_dialog_show (PD_WINDOW (widget), FALSE);
}

static void
on_add_folder (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  pd_add_dialog_show (PD_WINDOW (widget), TRUE);
}

static void
on_export (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  adw_dialog_present (pd_export_dialog_new (pd_window_get_project (PD_WINDOW (widget))), widget);
}

static void
on_save_copy (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  adw_dialog_present (pd_save_copy_dialog_new (pd_window_get_project (PD_WINDOW (widget))), widget);
}

static void
on_follow_file (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  pd_window_follow_file (PD_WINDOW (widget));
}

static void
on_backups (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  adw_dialog_present (pd_backups_dialog_new (PD_WINDOW (widget)), widget);
}

static void
on_search (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  pd_workbench_search (pd_window_get_workbench (PD_WINDOW (widget)));
}

static void
on_search_texts (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  pd_workbench_show_view (pd_window_get_workbench (PD_WINDOW (widget)), "search");
}

static void
on_copies (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  pd_workbench_show_view (pd_window_get_workbench (PD_WINDOW (widget)), "copies");
}

static void
on_claims (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  pd_workbench_show_view (pd_window_get_workbench (PD_WINDOW (widget)), "claims");
}

static void
on_codebook (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  pd_workbench_show_view (pd_window_get_workbench (PD_WINDOW (widget)), "codebook");
}

static void
on_toggle_library (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  pd_workbench_toggle_library (pd_window_get_workbench (PD_WINDOW (widget)));
}

static void
on_toggle_margin (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  pd_workbench_toggle_margin (pd_window_get_workbench (PD_WINDOW (widget)));
}

static void
on_zoom_in (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  pd_workbench_zoom (pd_window_get_workbench (PD_WINDOW (widget)), 1);
}

static void
on_zoom_out (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  pd_workbench_zoom (pd_window_get_workbench (PD_WINDOW (widget)), -1);
}

static void
on_zoom_reset (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  pd_workbench_zoom (pd_window_get_workbench (PD_WINDOW (widget)), 0);
}

/**
 * pd_window_actions_install:
 * @widget_class: the window's class
 *
 * Gives windows their actions.
 *
 * Undo and redo are keys of the window and not accelerators of the program, so that an entry that has the focus takes
 * back what was typed in it first.
 */
void
pd_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "win.add-files", NULL, on_add_files);
  gtk_widget_class_install_action (widget_class, "win.add-folder", NULL, on_add_folder);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, on_save_copy);
  gtk_widget_class_install_action (widget_class, "win.follow-file", NULL, on_follow_file);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, on_backups);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.search-texts", NULL, on_search_texts);
  gtk_widget_class_install_action (widget_class, "win.claims", NULL, on_claims);
  gtk_widget_class_install_action (widget_class, "win.copies", NULL, on_copies);
  gtk_widget_class_install_action (widget_class, "win.codebook", NULL, on_codebook);
  gtk_widget_class_install_action (widget_class, "win.toggle-library", NULL, on_toggle_library);
  gtk_widget_class_install_action (widget_class, "win.toggle-margin", NULL, on_toggle_margin);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, on_zoom_reset);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

/**
 * pd_window_actions_update:
 *
 * Makes those actions possible that are.
 */
void
pd_window_actions_update (PdWindow *self)
{
  static const char *const with_project[] = { "win.export", "win.save-copy", "win.backups", "win.search", "win.search-texts", "win.claims", "win.copies", "win.codebook", "win.toggle-library", "win.toggle-margin", "win.zoom-in", "win.zoom-out", "win.zoom-reset" };
  PdProject *project;
  gboolean writable;

  g_return_if_fail (PD_IS_WINDOW (self));

  project = pd_window_get_project (self);
  writable = project != NULL && !pd_project_get_read_only (project);
  for (gsize i = 0; i < G_N_ELEMENTS (with_project); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_project[i], project != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-files", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-folder", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", project != NULL && pd_project_get_can_undo (project));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", project != NULL && pd_project_get_can_redo (project));
}
