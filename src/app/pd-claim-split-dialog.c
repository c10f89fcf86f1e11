#include "pd-claim-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-check-row.h"
#include "pd-claim-edit.h"
#include "pd-dialog-focus.h"

/**
 * PdClaimSplitDialog:
 *
 * Makes a claim of some of the mentions of another.
 */
struct _PdClaimSplitDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  char *claim_id;
  GPtrArray *mentions;
  GPtrArray *checks;

  AdwBanner *banner;
  AdwEntryRow *statement;
  AdwPreferencesGroup *group;
  GtkWidget *split_button;
};

G_DEFINE_FINAL_TYPE (PdClaimSplitDialog, pd_claim_split_dialog, ADW_TYPE_DIALOG)

static GStrv
dup_chosen (PdClaimSplitDialog *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_strv_builder_add (chosen, pd_record_get_id (g_ptr_array_index (self->mentions, i)));
    }
  return g_strv_builder_end (chosen);
}

static char *
dup_statement (PdClaimSplitDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->statement))));
}

/* At least one goes, and at least one stays. */
static void
update (PdClaimSplitDialog *self)
{
  g_autofree char *statement = dup_statement (self);
  g_auto (GStrv) chosen = dup_chosen (self);
  guint n = g_strv_length (chosen);

  gtk_widget_set_sensitive (self->split_button, *statement != '\0' && n > 0 && n < self->checks->len);
}

static void
tell (PdClaimSplitDialog *self,
      const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdClaimSplitDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (pd_project_perform_planned_edit_finish (PD_PROJECT (object), result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static void
on_split (PdClaimSplitDialog *self)
{
  g_autofree char *statement = dup_statement (self);
  g_auto (GStrv) chosen = dup_chosen (self);
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_split (self->claim_id, (const char *const *) chosen, statement, NULL);

  pd_project_perform_planned_edit_async (self->project, PD_PLANNED_EDIT (edit), NULL, on_performed, g_object_ref (self));
}

static void
add_mention (PdClaimSplitDialog *self,
             PdRecord *mention,
             PdRecord *highlight)
{
  const char *value = pd_record_get_text (mention, PD_MENTION_VALUE_TEXT);
  g_autofree char *quote = g_strdup (highlight != NULL ? pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE) : "");
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = pd_check_row_new (g_strdelimit (quote, "\n", ' '), check);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value != NULL ? value : "");
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (self->group, row);
}

static PdRecord *
find (GPtrArray *rows,
      const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_strcmp0 (pd_record_get_id (g_ptr_array_index (rows, i)), id) == 0)
        return g_ptr_array_index (rows, i);
    }
  return NULL;
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  PdClaimSplitDialog *self = source;
  GError *error = NULL;
  g_autoptr (GPtrArray) mentions = pd_project_load (self->project, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, self->claim_id, cancellable, &error);
  g_autoptr (GPtrArray) highlights = mentions != NULL ? pd_project_load_mentioned (self->project, cancellable, &error) : NULL;
  g_autoptr (GPtrArray) both = NULL;

  if (highlights == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  both = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (both, g_steal_pointer (&mentions));
  g_ptr_array_add (both, g_steal_pointer (&highlights));
  g_task_return_pointer (task, g_steal_pointer (&both), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  PdClaimSplitDialog *self = PD_CLAIM_SPLIT_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) both = g_task_propagate_pointer (G_TASK (result), &error);

  if (both == NULL)
    {
      tell (self, error->message);
      return;
    }
  self->mentions = g_ptr_array_ref (g_ptr_array_index (both, 0));
  for (guint i = 0; i < self->mentions->len; i++)
    {
      PdRecord *mention = g_ptr_array_index (self->mentions, i);

      add_mention (self, mention, find (g_ptr_array_index (both, 1), pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID)));
    }
  update (self);
}

static void
pd_claim_split_dialog_dispose (GObject *object)
{
  PdClaimSplitDialog *self = PD_CLAIM_SPLIT_DIALOG (object);

  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_claim_split_dialog_parent_class)->dispose (object);
}

static void
pd_claim_split_dialog_finalize (GObject *object)
{
  PdClaimSplitDialog *self = PD_CLAIM_SPLIT_DIALOG (object);

  g_free (self->claim_id);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (pd_claim_split_dialog_parent_class)->finalize (object);
}

static void
pd_claim_split_dialog_class_init (PdClaimSplitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_claim_split_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_claim_split_dialog_finalize;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/pidian/Pidian/ui/pd-claim-split-dialog.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PdClaimSplitDialog, banner);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PdClaimSplitDialog, statement);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PdClaimSplitDialog, group);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PdClaimSplitDialog, split_button);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), on_split);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), update);
  gtk_widget_class_bind_template_callback_full (GTK_WIDGET_CLASS (klass), "on_cancel", G_CALLBACK (adw_dialog_close));
}

static void
pd_claim_split_dialog_init (PdClaimSplitDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->statement));
}

/**
 * pd_claim_split_dialog_new:
 * @project: an open project
 * @claim_id: the UUID of a claim
 *
 * Returns: a dialog to split the claim
 */
AdwDialog *
pd_claim_split_dialog_new (PdProject *project,
                           const char *claim_id)
{
  PdClaimSplitDialog *self;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  self = g_object_new (PD_TYPE_CLAIM_SPLIT_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->claim_id = g_strdup (claim_id);
  task = g_task_new (self, NULL, on_loaded, NULL);
  g_task_run_in_thread (task, load_in_thread);
  return ADW_DIALOG (self);
}
