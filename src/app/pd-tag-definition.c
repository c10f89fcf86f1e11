#include "pd-tag-definition.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-edit.h"
#include "pd-codebook-words.h"
#include "pd-tag-colour-row.h"
#include "pd-tag-examples.h"
#include "pd-tag-memos.h"
#include "pd-text-field.h"
#include "pd-toast.h"

#define N_TEXTS 3

static const PdKey text_keys[N_TEXTS] = { PD_TAG_DESCRIPTION, PD_TAG_WHEN_TO_USE, PD_TAG_WHEN_NOT_TO_USE };

/**
 * PdTagDefinition:
 *
 * What a tag is called, looks like and means, when to use it and when not, with examples and memos. What is written is kept when its field is left.
 */
struct _PdTagDefinition
{
  AdwBin parent_instance;

  PdProject *project;
  PdRecord *tag;
  /* The name that was shown, to know whether a person has typed another. */
  char *known_name;
  gboolean following;

  AdwPreferencesPage *page;
  AdwEntryRow *name;
  PdTagColourRow *colour;
  AdwComboRow *shortcut;
  PdTextField *description;
  PdTextField *when_to_use;
  PdTextField *when_not_to_use;
  PdTagExamples *examples;
  PdTagMemos *memos;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagDefinition, pd_tag_definition, ADW_TYPE_BIN)

static PdTextField *
get_field (PdTagDefinition *self,
           guint index)
{
  PdTextField *const fields[N_TEXTS] = { self->description, self->when_to_use, self->when_not_to_use };

  return fields[index];
}

static void
show_choices (PdTagDefinition *self)
{
  self->following = TRUE;
  pd_tag_colour_row_set_colour (self->colour, pd_record_get_text (self->tag, PD_TAG_COLOUR));
  self->following = FALSE;
}

static gboolean
is_name_changed (PdTagDefinition *self)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), self->known_name) != 0;
}

static void
show_name (PdTagDefinition *self)
{
  g_set_str (&self->known_name, pd_record_get_text (self->tag, PD_TAG_NAME));
  /* What is selected in it stays so. */
  if (is_name_changed (self))
    gtk_editable_set_text (GTK_EDITABLE (self->name), self->known_name);
}

static void
on_performed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdTagDefinition) self = data;
  g_autoptr (GError) error = NULL;

  if (pd_project_perform_planned_edit_finish (PD_PROJECT (source), result, &error) || self->page == NULL)
    return;
  pd_toast_show (GTK_WIDGET (self), error->message);
  /* It is as it was. */
  if (self->tag == NULL)
    return;
  show_name (self);
  show_choices (self);
}

static void
change (PdTagDefinition *self,
        PdKey key,
        const char *value)
{
  g_autoptr (PdRecord) tag = NULL;
  g_autoptr (PdCodebookEdit) edit = NULL;

  if (self->following || self->tag == NULL || self->project == NULL || pd_project_get_read_only (self->project))
    return;
  tag = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (self->tag));
  pd_record_set_text (tag, key, value);
  edit = pd_codebook_edit_change (tag);
  pd_project_perform_planned_edit_async (self->project, PD_PLANNED_EDIT (edit), NULL, on_performed, g_object_ref (self));
}

/* Whether it was left or Enter was pressed. */
static void
on_name_left (PdTagDefinition *self)
{
  if (self->tag == NULL || !is_name_changed (self))
    return;
  g_set_str (&self->known_name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  change (self, PD_TAG_NAME, self->known_name);
}

static void
on_colour_chosen (PdTagDefinition *self,
                  const char *colour)
{
  change (self, PD_TAG_COLOUR, colour);
}

static void
on_shortcut_chosen (PdTagDefinition *self)
{
  guint selected = adw_combo_row_get_selected (self->shortcut);
  char digit[] = { '0' + selected, '\0' };

  if (selected <= 9)
    change (self, PD_TAG_SHORTCUT, selected > 0 ? digit : NULL);
}

static void
on_text_left (PdTagDefinition *self,
              const char *text,
              PdTextField *field)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (get_field (self, i) == field)
        change (self, text_keys[i], text);
    }
}

static void
on_opened (PdTagDefinition *self,
           const char *article_id,
           const char *highlight_id)
{
  g_signal_emit (self, signals[OPENED], 0, article_id, highlight_id);
}

static gboolean
pd_tag_definition_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_TAG_DEFINITION (widget)->name));
}

static void
pd_tag_definition_dispose (GObject *object)
{
  PdTagDefinition *self = PD_TAG_DEFINITION (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_DEFINITION);
  g_clear_object (&self->project);
  g_clear_object (&self->tag);

  G_OBJECT_CLASS (pd_tag_definition_parent_class)->dispose (object);
}

static void
pd_tag_definition_finalize (GObject *object)
{
  g_free (PD_TAG_DEFINITION (object)->known_name);

  G_OBJECT_CLASS (pd_tag_definition_parent_class)->finalize (object);
}

static void
pd_tag_definition_class_init (PdTagDefinitionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tag_definition_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_definition_finalize;
  widget_class->grab_focus = pd_tag_definition_grab_focus;

  /**
   * PdTagDefinition::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on at an example.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_TAG_COLOUR_ROW);
  g_type_ensure (PD_TYPE_TAG_EXAMPLES);
  g_type_ensure (PD_TYPE_TAG_MEMOS);
  g_type_ensure (PD_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-definition.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, page);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, name);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, colour);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, shortcut);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, description);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, when_to_use);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, when_not_to_use);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, examples);
  gtk_widget_class_bind_template_child (widget_class, PdTagDefinition, memos);
  gtk_widget_class_bind_template_callback (widget_class, on_name_left);
  gtk_widget_class_bind_template_callback (widget_class, on_colour_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_shortcut_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_text_left);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
pd_tag_definition_init (PdTagDefinition *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_tag_definition_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags are shown.
 */
void
pd_tag_definition_set_project (PdTagDefinition *self,
                               PdProject *project)
{
  gboolean writable = project != NULL && !pd_project_get_read_only (project);

  g_return_if_fail (PD_IS_TAG_DEFINITION (self));

  g_set_object (&self->project, project);
  gtk_editable_set_editable (GTK_EDITABLE (self->name), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->colour), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shortcut), writable);
  for (guint i = 0; i < N_TEXTS; i++)
    pd_text_field_set_editable (get_field (self, i), writable);
  pd_tag_examples_set_project (self->examples, project);
  pd_tag_memos_set_project (self->memos, project);
}

/* What each digit takes now. */
static void
show_shortcuts (PdTagDefinition *self,
                PdTagTree *tree)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new ((const char *const[]) { _ ("None"), NULL });
  const char *own = pd_record_get_text (self->tag, PD_TAG_SHORTCUT);
  PdRecord *takers[10] = { NULL };

  for (guint i = 0; i < pd_tag_tree_get_tags (tree)->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (pd_tag_tree_get_tags (tree), i);
      const char *shortcut = pd_record_get_text (tag, PD_TAG_SHORTCUT);

      if (shortcut != NULL && *shortcut >= '1' && *shortcut <= '9' && shortcut[1] == '\0' && takers[*shortcut - '0'] == NULL)
        takers[*shortcut - '0'] = tag;
    }
  for (guint digit = 1; digit <= 9; digit++)
    {
      gboolean is_taken = takers[digit] != NULL && !g_str_equal (pd_record_get_id (takers[digit]), pd_record_get_id (self->tag));
      /* Translators: a digit, and the tag that it takes. */
      g_autofree char *label = is_taken ? g_strdup_printf (_ ("%u, now “%s”"), digit, pd_record_get_text (takers[digit], PD_TAG_NAME)) : g_strdup_printf ("%u", digit);

      gtk_string_list_append (choices, label);
    }
  self->following = TRUE;
  adw_combo_row_set_model (self->shortcut, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->shortcut, own != NULL && *own >= '1' && *own <= '9' && own[1] == '\0' ? *own - '0' : 0);
  self->following = FALSE;
}

/**
 * pd_tag_definition_set_tag:
 * @tree: the codebook
 * @node: (nullable): a tag in it
 *
 * Shows a tag, or what it is now. What was written on the tag before is kept first.
 */
void
pd_tag_definition_set_tag (PdTagDefinition *self,
                           PdTagTree *tree,
                           PdTagNode *node)
{
  PdRecord *tag = node != NULL ? pd_tag_node_get_tag (node) : NULL;
  gboolean is_other;

  g_return_if_fail (PD_IS_TAG_DEFINITION (self));
  g_return_if_fail (PD_IS_TAG_TREE (tree));

  is_other = tag == NULL || self->tag == NULL || !g_str_equal (pd_record_get_id (tag), pd_record_get_id (self->tag));
  if (is_other)
    on_name_left (self);
  for (guint i = 0; is_other && i < N_TEXTS; i++)
    pd_text_field_leave (get_field (self, i));
  if (tag == self->tag)
    return;
  g_set_object (&self->tag, tag);
  if (tag == NULL)
    return;
  if (is_other)
    adw_preferences_page_scroll_to_top (self->page);
  if (is_other || !is_name_changed (self))
    show_name (self);
  show_choices (self);
  show_shortcuts (self, tree);
  for (guint i = 0; i < N_TEXTS; i++)
    pd_text_field_set_text (get_field (self, i), pd_record_get_text (tag, text_keys[i]));
}

/**
 * pd_tag_definition_set_details:
 * @details: what hangs on the tag
 *
 * Shows its examples and memos.
 */
void
pd_tag_definition_set_details (PdTagDefinition *self,
                               PdTagDetails *details)
{
  g_return_if_fail (PD_IS_TAG_DEFINITION (self));
  g_return_if_fail (details != NULL);
  g_return_if_fail (self->tag != NULL);

  pd_tag_examples_set_uses (self->examples, pd_record_get_id (self->tag), details->uses);
  pd_tag_memos_set_memos (self->memos, pd_record_get_id (self->tag), details->memos, details->coders);
}
