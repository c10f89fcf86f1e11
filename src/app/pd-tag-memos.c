#include "pd-tag-memos.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-edit.h"
#include "pd-row-button.h"
#include "pd-text-dialog.h"
#include "pd-undo-toast.h"

/**
 * PdTagMemos:
 *
 * What was noted on a tag: dated, by whom, to add to, change and delete.
 */
struct _PdTagMemos
{
  AdwPreferencesGroup parent_instance;

  PdProject *project;
  char *tag_id;
  GPtrArray *rows;
  GtkWidget *add_button;
  /* What the rows say, so that they are only made anew where that changes. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (PdTagMemos, pd_tag_memos, ADW_TYPE_PREFERENCES_GROUP)

static void
on_written (PdTagMemos *self,
            const char *text,
            AdwDialog *dialog)
{
  PdRecord *memo = g_object_get_data (G_OBJECT (dialog), "memo");
  const char *tag_id = g_object_get_data (G_OBJECT (dialog), "tag-id");
  g_autoptr (PdEdit) edit = NULL;

  if (memo != NULL && g_str_equal (pd_record_get_text (memo, PD_MEMO_BODY), text))
    return;
  edit = pd_codebook_edit_memo (tag_id, memo != NULL ? pd_record_get_id (memo) : NULL, text);
  pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, NULL);
}

static void
ask (PdTagMemos *self,
     PdRecord *memo)
{
  AdwDialog *dialog = pd_text_dialog_new (memo != NULL ? _ ("Change Memo") : _ ("New Memo"), _ ("Memo"), memo != NULL ? _ ("_Save") : _ ("_Add"), memo != NULL ? pd_record_get_text (memo, PD_MEMO_BODY) : NULL);

  if (memo != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "memo", g_object_ref (memo), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "tag-id", g_strdup (self->tag_id), g_free);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_add (PdTagMemos *self)
{
  if (self->tag_id != NULL)
    ask (self, NULL);
}

static PdRecord *
get_memo (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)), "memo");
}

static void
on_change (PdTagMemos *self,
           GtkWidget *button)
{
  ask (self, get_memo (button));
}

/* An undo brings it back: no question is needed. */
static void
on_delete (PdTagMemos *self,
           GtkWidget *button)
{
  g_autoptr (PdEdit) edit = pd_codebook_edit_memo (self->tag_id, pd_record_get_id (get_memo (button)), NULL);

  pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, _ ("Memo deleted"));
}

static void
pd_tag_memos_dispose (GObject *object)
{
  g_clear_object (&PD_TAG_MEMOS (object)->project);

  G_OBJECT_CLASS (pd_tag_memos_parent_class)->dispose (object);
}

static void
pd_tag_memos_finalize (GObject *object)
{
  PdTagMemos *self = PD_TAG_MEMOS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->tag_id);
  g_free (self->shown);

  G_OBJECT_CLASS (pd_tag_memos_parent_class)->finalize (object);
}

static void
pd_tag_memos_class_init (PdTagMemosClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_tag_memos_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_memos_finalize;
}

static void
pd_tag_memos_init (PdTagMemos *self)
{
  self->rows = g_ptr_array_new ();
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _ ("New Memo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New Memo"), -1);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Memos"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

/**
 * pd_tag_memos_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags are shown.
 */
void
pd_tag_memos_set_project (PdTagMemos *self,
                          PdProject *project)
{
  g_return_if_fail (PD_IS_TAG_MEMOS (self));

  g_set_object (&self->project, project);
  gtk_widget_set_sensitive (self->add_button, project != NULL && !pd_project_get_read_only (project));
  g_clear_pointer (&self->shown, g_free);
}

static const char *
find_name (GPtrArray *coders,
           const char *coder_id)
{
  for (guint i = 0; i < coders->len; i++)
    {
      if (g_strcmp0 (pd_record_get_id (g_ptr_array_index (coders, i)), coder_id) == 0)
        return pd_record_get_text (g_ptr_array_index (coders, i), PD_CODER_NAME);
    }
  return NULL;
}

static char *
dup_subtitle (PdRecord *memo,
              GPtrArray *coders)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_local (pd_record_get_integer (memo, PD_MEMO_CREATED) / 1000);
  g_autofree char *date = created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M") : g_strdup ("");
  const char *name = find_name (coders, pd_record_get_text (memo, PD_MEMO_CODER_ID));

  return name != NULL ? g_strdup_printf ("%s · %s", date, name) : g_steal_pointer (&date);
}

static void
add_row (PdTagMemos *self,
         PdRecord *memo,
         const char *subtitle)
{
  gboolean can_edit = self->project != NULL && !pd_project_get_read_only (self->project);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (memo, PD_MEMO_BODY));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  pd_row_button_add (row, "document-edit-symbolic", _ ("Change Memo"), can_edit, G_CALLBACK (on_change), self);
  pd_row_button_add (row, "user-trash-symbolic", _ ("Delete Memo"), can_edit, G_CALLBACK (on_delete), self);
  g_object_set_data_full (G_OBJECT (row), "memo", g_object_ref (memo), g_object_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * pd_tag_memos_set_memos:
 * @tag_id: the UUID of a tag
 * @memos: (element-type PdRecord): what was noted on it
 * @coders: (element-type PdRecord): those who may have
 *
 * Shows the memos on a tag.
 */
void
pd_tag_memos_set_memos (PdTagMemos *self,
                        const char *tag_id,
                        GPtrArray *memos,
                        GPtrArray *coders)
{
  g_autoptr (GString) shown = g_string_new (tag_id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) subtitles = NULL;

  g_return_if_fail (PD_IS_TAG_MEMOS (self));
  g_return_if_fail (memos != NULL);
  g_return_if_fail (coders != NULL);

  g_set_str (&self->tag_id, tag_id);
  for (guint i = 0; i < memos->len; i++)
    {
      PdRecord *memo = g_ptr_array_index (memos, i);
      char *subtitle = dup_subtitle (memo, coders);

      g_string_append_printf (shown, "\n%s\n%s\n%s", pd_record_get_id (memo), subtitle, pd_record_get_text (memo, PD_MEMO_BODY));
      g_strv_builder_take (builder, subtitle);
    }
  if (!g_set_str (&self->shown, shown->str))
    return;
  subtitles = g_strv_builder_end (builder);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < memos->len; i++)
    add_row (self, g_ptr_array_index (memos, i), subtitles[i]);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), memos->len > 0 ? NULL : _ ("What you think about the tag while you code"));
}
