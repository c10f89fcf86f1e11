#include "pd-codebook-files.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-codebook-confirm.h"
#include "pd-codebook-export.h"
#include "pd-codebook-file.h"
#include "pd-codebook-versions-dialog.h"
#include "pd-entry-dialog.h"
#include "pd-file-alert.h"
#include "pd-files.h"
#include "pd-project-versions.h"
#include "pd-toast.h"

/* ---- importing ---- */

/* A file that is to be added to the codebook that was shown when it was asked for. */
typedef struct
{
  PdCodebookView *view;
  PdProject *project;
  GFile *file;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->view);
  g_object_unref (self->project);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static gboolean
is_wanted (Import *self)
{
  return pd_codebook_view_get_project (self->view) == self->project && gtk_widget_get_root (GTK_WIDGET (self->view)) != NULL;
}

static void
on_confirmed (PdCodebookView *self,
              AdwDialog *dialog)
{
  pd_codebook_view_perform (self, g_object_get_data (G_OBJECT (dialog), "edit"), _ ("Codebook imported"));
}

static void
show_error (Import *self,
            const char *message)
{
  adw_dialog_present (pd_file_alert_new (self->file, _ ("Import Failed"), message), GTK_WIDGET (self->view));
}

static void
on_read (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagOutline) outline = pd_codebook_file_read_finish (result, &error);
  g_autoptr (PdCodebookEdit) edit = NULL;
  g_autofree char *base = NULL, *name = NULL, *heading = NULL;
  AdwDialog *dialog;

  if (!is_wanted (self))
    return;
  if (outline == NULL)
    {
      show_error (self, error->message);
      return;
    }
  edit = pd_codebook_edit_import (outline);
  base = g_file_get_basename (self->file);
  name = g_filename_display_name (base);
  /* Translators: the name of a file. */
  heading = g_strdup_printf (_ ("Import “%s”?"), name);
  dialog = pd_codebook_confirm_new (self->project, edit, PD_CODEBOOK_IMPORTS, heading);
  g_object_set_data_full (G_OBJECT (dialog), "edit", g_object_ref (edit), g_object_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_confirmed), self->view, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->view));
}

static void
on_file_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  const char *path;

  self->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (!is_wanted (self))
    return;
  if (self->file == NULL)
    {
      if (!pd_files_is_dismissal (error))
        pd_toast_show (GTK_WIDGET (self->view), error->message);
      return;
    }
  path = g_file_peek_path (self->file);
  if (path == NULL)
    show_error (self, _ ("Only files on this computer can be read."));
  else
    pd_codebook_file_read_async (path, NULL, on_read, g_steal_pointer (&self));
}

static void
on_import (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdCodebookView *view = PD_CODEBOOK_VIEW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = pd_files_new_codebook_filters ();
  Import *self = g_new0 (Import, 1);

  self->view = g_object_ref (view);
  self->project = g_object_ref (pd_codebook_view_get_project (view));
  gtk_file_dialog_set_title (dialog, _ ("Import Codebook"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, self);
}

static void
on_export (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  pd_codebook_export (widget, pd_codebook_view_get_project (PD_CODEBOOK_VIEW (widget)), 0, g_variant_get_string (parameter, NULL));
}

/* ---- versions ---- */

static void
on_frozen (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdCodebookView) self = data;
  g_autoptr (GError) error = NULL;
  gint64 number = pd_project_freeze_codebook_finish (PD_PROJECT (source), result, &error);
  g_autofree char *message = NULL;

  if (pd_codebook_view_get_project (self) != PD_PROJECT (source))
    return;
  /* Translators: the number of a version of the codebook. */
  message = number > 0 ? g_strdup_printf (_ ("Version %" PRId64 " frozen"), number) : g_strdup (error->message);
  pd_toast_show (GTK_WIDGET (self), message);
}

static void
on_noted (PdCodebookView *self,
          const char *note,
          AdwDialog *dialog)
{
  PdProject *project = pd_codebook_view_get_project (self);

  if (project != NULL)
    pd_project_freeze_codebook_async (project, *note != '\0' ? note : NULL, NULL, on_frozen, g_object_ref (self));
}

static void
on_freeze (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Freeze Version"), _ ("A copy of the codebook as it is now is kept under a number, and never changes. You can go on changing the codebook."), _ ("Note"), _ ("_Freeze"));

  pd_entry_dialog_set_optional (PD_ENTRY_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_noted), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
on_versions (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  adw_dialog_present (pd_codebook_versions_dialog_new (pd_codebook_view_get_project (PD_CODEBOOK_VIEW (widget))), widget);
}

/**
 * pd_codebook_files_install:
 * @widget_class: the class of the view of the codebook
 *
 * Gives the view its actions that are about the whole codebook: files and versions.
 */
void
pd_codebook_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "codebook.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "codebook.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "codebook.freeze", NULL, on_freeze);
  gtk_widget_class_install_action (widget_class, "codebook.versions", NULL, on_versions);
}

/**
 * pd_codebook_files_update:
 *
 * Makes those actions possible that are.
 */
void
pd_codebook_files_update (PdCodebookView *self)
{
  PdProject *project = pd_codebook_view_get_project (self);
  gboolean writable = project != NULL && !pd_project_get_read_only (project);
  gboolean has_tags = project != NULL && pd_tag_tree_get_tags (pd_codebook_view_get_tree (self))->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.import", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.export", has_tags);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.freeze", writable && has_tags);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.versions", project != NULL);
}
