#include "pd-codebook-versions-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-codebook-version-page.h"
#include "pd-time-words.h"
#include "pd-toast.h"

/**
 * PdCodebookVersionsDialog:
 *
 * The versions of the codebook that were frozen.
 */
struct _PdCodebookVersionsDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  /* From the first on; NULL until they are loaded. */
  GPtrArray *versions;

  AdwNavigationView *navigation;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PdCodebookVersionsDialog, pd_codebook_versions_dialog, ADW_TYPE_DIALOG)

/* The last version comes first. */
static void
add_row (PdCodebookVersionsDialog *self,
         PdRecord *version)
{
  const char *note = pd_record_get_text (version, PD_CODEBOOK_VERSION_NOTE);
  gint64 n = pd_record_get_integer (version, PD_CODEBOOK_VERSION_TAGS);
  /* Translators: the number of a version of the codebook. */
  g_autofree char *title = g_strdup_printf (_ ("Version %" PRId64), pd_record_get_integer (version, PD_CODEBOOK_VERSION_NUMBER));
  g_autofree char *time = pd_time_words_format (pd_record_get_integer (version, PD_CODEBOOK_VERSION_CREATED) / 1000);
  g_autofree char *tags = g_strdup_printf (ngettext ("%u tag", "%u tags", n), (guint) n);
  g_autofree char *subtitle = note != NULL ? g_strdup_printf ("%s · %s\n%s", time, tags, note) : g_strdup_printf ("%s · %s", time, tags);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "version", g_object_ref (version), g_object_unref);
  gtk_list_box_prepend (self->list, row);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdCodebookVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = pd_project_load_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (versions == NULL)
    {
      pd_toast_show (GTK_WIDGET (self->navigation), error->message);
      return;
    }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_ptr_array_ref (versions);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < versions->len; i++)
    add_row (self, g_ptr_array_index (versions, i));
  gtk_stack_set_visible_child_name (self->stack, versions->len > 0 ? "list" : "empty");
}

static void
load (PdCodebookVersionsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pd_project_load_async (self->project, PD_WORD_CODEBOOK_VERSION, 0, NULL, self->cancellable, on_loaded, g_object_ref (self));
}

/* The command line may freeze one meanwhile. */
static void
on_changed (PdCodebookVersionsDialog *self,
            PdChanges *changes)
{
  if (pd_changes_touch (changes, PD_WORD_CODEBOOK_VERSION))
    load (self);
}

static void
on_activated (PdCodebookVersionsDialog *self,
              GtkListBoxRow *row)
{
  adw_navigation_view_push (self->navigation, pd_codebook_version_page_new (self->project, g_object_get_data (G_OBJECT (row), "version"), self->versions));
}

static void
pd_codebook_versions_dialog_dispose (GObject *object)
{
  PdCodebookVersionsDialog *self = PD_CODEBOOK_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CODEBOOK_VERSIONS_DIALOG);

  G_OBJECT_CLASS (pd_codebook_versions_dialog_parent_class)->dispose (object);
}

static void
pd_codebook_versions_dialog_class_init (PdCodebookVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_codebook_versions_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-codebook-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_codebook_versions_dialog_init (PdCodebookVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_codebook_versions_dialog_new:
 * @project: an open project
 *
 * Returns: a dialog that lists the versions of its codebook, and shows each
 */
AdwDialog *
pd_codebook_versions_dialog_new (PdProject *project)
{
  PdCodebookVersionsDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_CODEBOOK_VERSIONS_DIALOG, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
