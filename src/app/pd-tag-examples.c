#include "pd-tag-examples.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-edit.h"
#include "pd-codebook-words.h"
#include "pd-row-button.h"
#include "pd-undo-toast.h"

/**
 * PdTagExamples:
 *
 * The highlights that somebody picked as examples of a tag.
 */
struct _PdTagExamples
{
  AdwPreferencesGroup parent_instance;

  PdProject *project;
  GPtrArray *rows;
  /* What the rows say, so that they are only made anew where that changes. */
  char *shown;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagExamples, pd_tag_examples, ADW_TYPE_PREFERENCES_GROUP)

static PdTagUse *
get_use (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "use");
}

static void
on_removed (PdTagExamples *self,
            GtkWidget *button)
{
  g_autoptr (PdEdit) edit = pd_codebook_edit_example (get_use (button)->id, FALSE);

  pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, _ ("No longer an example"));
}

static void
on_activated (PdTagExamples *self,
              GtkWidget *row)
{
  const PdTagUse *use = get_use (row);

  g_signal_emit (self, signals[OPENED], 0, use->article_id, use->is_placed ? use->highlight_id : NULL);
}

static void
pd_tag_examples_dispose (GObject *object)
{
  PdTagExamples *self = PD_TAG_EXAMPLES (object);

  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_tag_examples_parent_class)->dispose (object);
}

static void
pd_tag_examples_finalize (GObject *object)
{
  PdTagExamples *self = PD_TAG_EXAMPLES (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (pd_tag_examples_parent_class)->finalize (object);
}

static void
pd_tag_examples_class_init (PdTagExamplesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_tag_examples_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_examples_finalize;

  /**
   * PdTagExamples::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on there.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
pd_tag_examples_init (PdTagExamples *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Examples"));
}

/**
 * pd_tag_examples_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags are shown.
 */
void
pd_tag_examples_set_project (PdTagExamples *self,
                             PdProject *project)
{
  g_return_if_fail (PD_IS_TAG_EXAMPLES (self));

  g_set_object (&self->project, project);
  g_clear_pointer (&self->shown, g_free);
}

static void
add_row (PdTagExamples *self,
         PdTagUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *quote = pd_codebook_words_dup_use (use);
  g_autofree char *article = pd_codebook_words_dup_article (use);
  gboolean can_edit = self->project != NULL && !pd_project_get_read_only (self->project);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), quote);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), article);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  pd_row_button_add (row, "starred-symbolic", _ ("No Longer an Example"), can_edit, G_CALLBACK (on_removed), self);
  g_object_set_data_full (G_OBJECT (row), "use", pd_tag_use_ref (use), (GDestroyNotify) pd_tag_use_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * pd_tag_examples_set_uses:
 * @tag_id: the UUID of a tag
 * @uses: (element-type PdTagUse): where it, and maybe tags under it, are used
 *
 * Shows those of the tag itself that are examples.
 */
void
pd_tag_examples_set_uses (PdTagExamples *self,
                          const char *tag_id,
                          GPtrArray *uses)
{
  g_autoptr (GPtrArray) examples = g_ptr_array_new ();
  g_autoptr (GString) shown = g_string_new (tag_id);

  g_return_if_fail (PD_IS_TAG_EXAMPLES (self));
  g_return_if_fail (uses != NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      PdTagUse *use = g_ptr_array_index (uses, i);

      if (!use->is_example || g_strcmp0 (use->tag_id, tag_id) != 0)
        continue;
      g_ptr_array_add (examples, use);
      g_string_append_printf (shown, "\n%s\n%s\n%s", use->id, use->quote, use->title != NULL ? use->title : "");
    }
  if (!g_set_str (&self->shown, shown->str))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < examples->len; i++)
    add_row (self, g_ptr_array_index (examples, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), examples->len > 0 ? NULL : _ ("Quotes with a star stand here"));
}
