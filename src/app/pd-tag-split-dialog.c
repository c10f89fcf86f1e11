#include "pd-tag-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-preview.h"
#include "pd-codebook-words.h"
#include "pd-dialog-focus.h"
#include "pd-project-codebook.h"
#include "pd-tag-chooser.h"
#include "pd-tag-line.h"

/* What the picked quotes get, in the order of the choices. */
typedef enum
{
  NEW_BESIDE,
  NEW_NESTED,
  OTHER,
} Target;

/**
 * PdTagSplitDialog:
 *
 * Gives some of the quotes of a tag another tag in its place: a new one, or one that is there.
 */
struct _PdTagSplitDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  PdTagTree *tree;
  char *tag_id;
  PdRecord *other;
  GListStore *lines;
  /* The rows that put the tag on those that are picked, as a set of UUIDs. */
  GHashTable *picked;
  GCancellable *loading;
  GCancellable *foreseeing;

  AdwBanner *banner;
  AdwComboRow *target;
  AdwEntryRow *name;
  AdwActionRow *other_row;
  GtkLabel *preview;
  GtkCheckButton *all;
  GtkListView *list;
  GtkWidget *split_button;
};

G_DEFINE_FINAL_TYPE (PdTagSplitDialog, pd_tag_split_dialog, ADW_TYPE_DIALOG)

static void
tell (PdTagSplitDialog *self,
      const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static char *
dup_name (PdTagSplitDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static PdCodebookEdit *
create_edit (PdTagSplitDialog *self)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->picked);
  g_autofree char *name = dup_name (self);
  Target target = adw_combo_row_get_selected (self->target);

  g_ptr_array_add (ids, NULL);
  if (target == OTHER)
    return self->other != NULL ? pd_codebook_edit_retag (self->tag_id, (const char *const *) ids->pdata, pd_record_get_id (self->other)) : NULL;
  return *name != '\0' ? pd_codebook_edit_split (self->tag_id, (const char *const *) ids->pdata, name, target == NEW_NESTED) : NULL;
}

static guint
count_articles (PdTagSplitDialog *self)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdTagLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const PdTagUse *use = pd_tag_line_get_use (line);

      if (g_hash_table_contains (self->picked, use->id))
        g_hash_table_add (articles, use->article_id);
    }
  return g_hash_table_size (articles);
}

static void
show_preview (PdTagSplitDialog *self,
              guint n_both)
{
  guint n = g_hash_table_size (self->picked), n_all = g_list_model_get_n_items (G_LIST_MODEL (self->lines)), n_articles = count_articles (self);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: how many of how many highlights, and in how many articles. */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u highlights, in %s, get the other tag instead"), n, n_all, articles);
  g_autofree char *both = n_both > 0 ? g_strdup_printf (ngettext ("%u of them has it already", "%u of them have it already", n_both), n_both) : NULL;
  g_autofree char *together = both != NULL ? g_strdup_printf ("%s · %s", words, both) : NULL;

  gtk_label_set_label (self->preview, n == 0 ? _ ("Pick the quotes that get the other tag") : together != NULL ? together
                                                                                                               : words);
}

static void
on_foreseen (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdTagSplitDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookPreview) preview = pd_project_preview_codebook_edit_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview != NULL)
    show_preview (self, preview->extent.both);
  else
    tell (self, error->message);
}

static void
update (PdTagSplitDialog *self)
{
  g_autoptr (PdCodebookEdit) edit = create_edit (self);
  guint n = g_hash_table_size (self->picked);

  gtk_widget_set_sensitive (self->split_button, edit != NULL && n > 0);
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < g_list_model_get_n_items (G_LIST_MODEL (self->lines)));
  adw_banner_set_revealed (self->banner, FALSE);
  g_cancellable_cancel (self->foreseeing);
  g_clear_object (&self->foreseeing);
  show_preview (self, 0);
  if (n == 0 || adw_combo_row_get_selected (self->target) != OTHER || edit == NULL)
    return;
  self->foreseeing = g_cancellable_new ();
  pd_project_preview_codebook_edit_async (self->project, edit, self->foreseeing, on_foreseen, g_object_ref (self));
}

static void
on_target_chosen (PdTagSplitDialog *self)
{
  Target target = adw_combo_row_get_selected (self->target);

  gtk_widget_set_visible (GTK_WIDGET (self->name), target != OTHER);
  gtk_widget_set_visible (GTK_WIDGET (self->other_row), target == OTHER);
  update (self);
}

static void
on_other_picked (PdTagSplitDialog *self,
                 PdRecord *other)
{
  g_autofree char *path = pd_codebook_words_dup_path (pd_record_get_text (other, PD_TAG_PATH));

  g_set_object (&self->other, other);
  adw_action_row_set_subtitle (self->other_row, path);
  update (self);
}

static void
on_other_activated (PdTagSplitDialog *self)
{
  AdwDialog *dialog = pd_tag_chooser_new (self->tree, self->tag_id, TRUE, FALSE, _ ("Choose a Tag"), _ ("The picked quotes get the tag that you choose"));

  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_other_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdTagSplitDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (pd_project_perform_planned_edit_finish (PD_PROJECT (object), result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static void
on_split (PdTagSplitDialog *self)
{
  g_autoptr (PdCodebookEdit) edit = create_edit (self);

  if (edit != NULL)
    pd_project_perform_planned_edit_async (self->project, PD_PLANNED_EDIT (edit), NULL, on_performed, g_object_ref (self));
}

/* ---- quotes ---- */

static void
set_picked (PdTagSplitDialog *self,
            const PdTagUse *use,
            gboolean picked)
{
  if (picked)
    g_hash_table_add (self->picked, g_strdup (use->id));
  else
    g_hash_table_remove (self->picked, use->id);
}

static void
on_all_toggled (PdTagSplitDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  gboolean active = gtk_check_button_get_active (self->all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdTagLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      set_picked (self, pd_tag_line_get_use (line), active);
    }
  g_list_model_items_changed (G_LIST_MODEL (self->lines), 0, n, n);
  update (self);
}

static void
on_check_toggled (PdTagSplitDialog *self,
                  GtkCheckButton *check)
{
  PdTagLine *line = g_object_get_data (G_OBJECT (check), "line");

  if (line == NULL)
    return;
  set_picked (self, pd_tag_line_get_use (line), gtk_check_button_get_active (check));
  update (self);
}

static void
on_setup (PdTagSplitDialog *self,
          GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *quote = gtk_label_new (NULL), *place = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (place, (const char *[]) { "caption", "dimmed", NULL });
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), place);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "quote-check");
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, check);
  /* The check button is what can be focused. */
  gtk_list_item_set_focusable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
on_bind (PdTagSplitDialog *self,
         GtkListItem *list_item)
{
  PdTagLine *line = gtk_list_item_get_item (list_item);
  const PdTagUse *use = pd_tag_line_get_use (line);
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (list_item));
  GtkWidget *quote = gtk_widget_get_first_child (gtk_check_button_get_child (check));
  g_autofree char *words = pd_codebook_words_dup_use (use);
  g_autofree char *article = pd_codebook_words_dup_article (use);

  gtk_label_set_label (GTK_LABEL (quote), words);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (quote)), article);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_check_button_set_active (check, g_hash_table_contains (self->picked, use->id));
  g_object_set_data_full (G_OBJECT (check), "line", g_object_ref (line), g_object_unref);
}

static void
on_unbind (PdTagSplitDialog *self,
           GtkListItem *list_item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "line", NULL);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdTagSplitDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagDetails) details = pd_project_load_tag_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (details == NULL)
    {
      tell (self, error->message);
      return;
    }
  for (guint i = 0; i < details->uses->len; i++)
    {
      PdTagUse *use = g_ptr_array_index (details->uses, i);
      g_autoptr (PdTagLine) line = use->highlight_id != NULL ? pd_tag_line_new (use, NULL) : NULL;

      if (line != NULL)
        g_list_store_append (self->lines, line);
    }
  update (self);
}

static void
pd_tag_split_dialog_dispose (GObject *object)
{
  PdTagSplitDialog *self = PD_TAG_SPLIT_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->foreseeing);
  g_clear_object (&self->loading);
  g_clear_object (&self->foreseeing);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_SPLIT_DIALOG);
  g_clear_object (&self->lines);
  g_clear_object (&self->other);
  g_clear_object (&self->tree);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_tag_split_dialog_parent_class)->dispose (object);
}

static void
pd_tag_split_dialog_finalize (GObject *object)
{
  PdTagSplitDialog *self = PD_TAG_SPLIT_DIALOG (object);

  g_free (self->tag_id);
  g_hash_table_unref (self->picked);

  G_OBJECT_CLASS (pd_tag_split_dialog_parent_class)->finalize (object);
}

static void
pd_tag_split_dialog_class_init (PdTagSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tag_split_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_split_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, target);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, name);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, other_row);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, all);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdTagSplitDialog, split_button);
  gtk_widget_class_bind_template_callback (widget_class, on_target_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_other_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_split);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_cancel", G_CALLBACK (adw_dialog_close));
}

static void
pd_tag_split_dialog_init (PdTagSplitDialog *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  self->lines = g_list_store_new (PD_TYPE_TAG_LINE);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->name));
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_list_view_set_model (self->list, model);
}

/**
 * pd_tag_split_dialog_new:
 * @project: an open project
 * @tree: its codebook
 * @node: a tag in it
 *
 * Returns: a dialog to split the tag
 */
AdwDialog *
pd_tag_split_dialog_new (PdProject *project,
                         PdTagTree *tree,
                         PdTagNode *node)
{
  PdTagSplitDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_TAG_TREE (tree), NULL);
  g_return_val_if_fail (PD_IS_TAG_NODE (node), NULL);

  self = g_object_new (PD_TYPE_TAG_SPLIT_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->tree = g_object_ref (tree);
  self->tag_id = g_strdup (pd_tag_node_get_id (node));
  /* Translators: a tag. */
  title = g_strdup_printf (_ ("Split “%s”"), pd_record_get_text (pd_tag_node_get_tag (node), PD_TAG_NAME));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  self->loading = g_cancellable_new ();
  pd_project_load_tag_async (project, self->tag_id, FALSE, self->loading, on_loaded, g_object_ref (self));
  return ADW_DIALOG (self);
}
