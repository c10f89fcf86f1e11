#include "pd-tagging-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-dialog-focus.h"
#include "pd-hit-row.h"
#include "pd-undo-toast.h"

/**
 * PdTaggingDialog:
 *
 * Shows what would become of hits that are tagged, hit by hit, before it is done.
 */
struct _PdTaggingDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  /* What says afterwards what was done. */
  GtkWidget *widget;
  GPtrArray *hits;
  char *tag_id;
  const char *made_by;
  PdEdit *edit;
  GCancellable *cancellable;
  /* PdHitTagging, as the hits; NULL while it is not known. */
  GArray *outcomes;

  AdwWindowTitle *window_title;
  GtkWidget *tag_button;
  GtkLabel *summary;
  GtkWidget *spinner;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (PdTaggingDialog, pd_tagging_dialog, ADW_TYPE_DIALOG)

static void
count (const GArray *outcomes,
       guint *counts)
{
  for (guint i = 0; i < PD_N_HIT_TAGGINGS; i++)
    counts[i] = 0;
  for (guint i = 0; i < outcomes->len; i++)
    counts[g_array_index (outcomes, PdHitTagging, i)]++;
}

static void
append (GStrvBuilder *parts,
        const char *format,
        guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (n > 0)
    g_strv_builder_take (parts, g_strjoinv (number, halves));
}

/* Each part only where there is any of it. */
static char *
dup_summary (const GArray *outcomes)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n[PD_N_HIT_TAGGINGS];

  count (outcomes, n);
  append (parts, ngettext ("%s new highlight", "%s new highlights", n[PD_HIT_TAGGING_NEW]), n[PD_HIT_TAGGING_NEW]);
  append (parts, ngettext ("%s highlight gets the tag", "%s highlights get the tag", n[PD_HIT_TAGGING_ADDED]), n[PD_HIT_TAGGING_ADDED]);
  append (parts, ngettext ("%s is tagged already", "%s are tagged already", n[PD_HIT_TAGGING_PRESENT]), n[PD_HIT_TAGGING_PRESENT]);
  append (parts, ngettext ("%s does not stand there any more", "%s do not stand there any more", n[PD_HIT_TAGGING_CHANGED]), n[PD_HIT_TAGGING_CHANGED]);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
show_outcome (GtkLabel *label,
              PdHitTagging outcome)
{
  static const char *const names[] = { N_ ("New"), N_ ("Gets the Tag"), N_ ("Tagged Already"), N_ ("Changed") };
  gboolean is_done = outcome == PD_HIT_TAGGING_NEW || outcome == PD_HIT_TAGGING_ADDED;

  gtk_label_set_label (label, _ (names[outcome]));
  if (is_done)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "dimmed");
}

static void
on_setup (PdTaggingDialog *self,
          GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = pd_hit_row_new (), *label = gtk_label_new (NULL);

  gtk_widget_set_hexpand (row, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind (PdTaggingDialog *self,
         GtkListItem *list_item)
{
  PdHitItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_next_sibling (row));
  g_autofree char *summary = pd_hit_item_dup_summary (item);
  g_autofree char *spoken = NULL;

  pd_hit_row_set_item (PD_HIT_ROW (row), item);
  show_outcome (label, g_array_index (self->outcomes, PdHitTagging, gtk_list_item_get_position (list_item)));
  spoken = g_strdup_printf ("%s: %s", gtk_label_get_label (label), summary);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
show_list (PdTaggingDialog *self)
{
  g_autoptr (GListStore) items = g_list_store_new (PD_TYPE_HIT_ITEM);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->hits->len; i++)
    g_ptr_array_add (all, pd_hit_item_new (pd_search_hit_ref (g_ptr_array_index (self->hits, i)), 0, i));
  g_list_store_splice (items, 0, 0, all->pdata, all->len);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&items)))));
}

static void
show_error (PdTaggingDialog *self,
            const GError *error)
{
  gtk_label_set_label (self->summary, error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
}

static void
on_previewed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdTaggingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) outcomes = pd_project_preview_hit_tags_finish (PD_PROJECT (source), result, &error);
  g_autofree char *summary = NULL;
  guint n[PD_N_HIT_TAGGINGS];

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  if (outcomes == NULL)
    {
      show_error (self, error);
      return;
    }
  count (outcomes, n);
  summary = dup_summary (outcomes);
  self->outcomes = g_steal_pointer (&outcomes);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_sensitive (self->tag_button, n[PD_HIT_TAGGING_NEW] + n[PD_HIT_TAGGING_ADDED] > 0);
  show_list (self);
  pd_dialog_focus (ADW_DIALOG (self), gtk_widget_get_sensitive (self->tag_button) ? self->tag_button : GTK_WIDGET (self->list_view));
}

static void
on_tagged (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdTaggingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) outcomes = pd_project_tag_hits_finish (PD_PROJECT (source), result, &error);
  g_autofree char *summary = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  if (outcomes == NULL)
    {
      gtk_widget_set_sensitive (self->tag_button, TRUE);
      show_error (self, error);
      return;
    }
  summary = dup_summary (outcomes);
  pd_undo_toast_show (self->widget, self->project, summary);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_tag_clicked (PdTaggingDialog *self)
{
  gtk_widget_set_sensitive (self->tag_button, FALSE);
  gtk_widget_set_visible (self->spinner, TRUE);
  pd_project_tag_hits_async (self->project, self->hits, self->tag_id, self->made_by, self->edit, self->cancellable, on_tagged, g_object_ref (self));
}

static void
on_cancel (PdTaggingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pd_tagging_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (PD_TAGGING_DIALOG (dialog)->cancellable);
}

static void
pd_tagging_dialog_dispose (GObject *object)
{
  PdTaggingDialog *self = PD_TAGGING_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->widget);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->edit);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAGGING_DIALOG);

  G_OBJECT_CLASS (pd_tagging_dialog_parent_class)->dispose (object);
}

static void
pd_tagging_dialog_finalize (GObject *object)
{
  PdTaggingDialog *self = PD_TAGGING_DIALOG (object);

  g_clear_pointer (&self->outcomes, g_array_unref);
  g_free (self->tag_id);

  G_OBJECT_CLASS (pd_tagging_dialog_parent_class)->finalize (object);
}

static void
pd_tagging_dialog_class_init (PdTaggingDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_tagging_dialog_dispose;
  object_class->finalize = pd_tagging_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pd_tagging_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tagging-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTaggingDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingDialog, tag_button);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
pd_tagging_dialog_init (PdTaggingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * pd_tagging_dialog_present:
 * @widget: a widget in the window
 * @project: an open project
 * @hits: (element-type PdSearchHit): what is to be tagged
 * @tag_id: the UUID of the tag
 * @tag_path: what it is called, behind those it is nested under
 * @made_by: how the highlights are made, a code of `made_by`
 * @edit: the label of the step, and what is done before it, such as adding the tag
 *
 * Shows what tagging hits would do, and does it if a person wants that.
 */
void
pd_tagging_dialog_present (GtkWidget *widget,
                           PdProject *project,
                           GPtrArray *hits,
                           const char *tag_id,
                           const char *tag_path,
                           const char *made_by,
                           PdEdit *edit)
{
  PdTaggingDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (hits != NULL);
  g_return_if_fail (tag_id != NULL && tag_path != NULL);
  g_return_if_fail (made_by != NULL);
  g_return_if_fail (PD_IS_EDIT (edit));

  self = g_object_new (PD_TYPE_TAGGING_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->widget = g_object_ref (widget);
  self->hits = g_ptr_array_ref (hits);
  self->tag_id = g_strdup (tag_id);
  self->made_by = g_intern_string (made_by);
  self->edit = g_object_ref (edit);
  adw_window_title_set_subtitle (self->window_title, tag_path);
  pd_project_preview_hit_tags_async (project, hits, tag_id, self->cancellable, on_previewed, g_object_ref (self));
  adw_dialog_present (ADW_DIALOG (self), widget);
}
