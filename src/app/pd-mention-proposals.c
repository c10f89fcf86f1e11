#include "pd-mention-proposals.h"

#include "pd-choices.h"
#include "pd-mention-choice.h"

/**
 * PdMentionProposals:
 *
 * What is proposed for fields of a mention, as buttons. One that is pressed fills those in which nothing is typed; released, it takes
 * back what it filled in and nobody changed. Of those that are for the same field, one is pressed at most.
 */
struct _PdMentionProposals
{
  AdwBin parent_instance;

  GtkLabel *caption;
  AdwWrapBox *box;
  /* The buttons, and for each of them its fields. */
  GPtrArray *buttons;
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (PdMentionProposals, pd_mention_proposals, ADW_TYPE_BIN)

typedef struct
{
  AdwPreferencesRow *row;
  char *value;
} Field;

static void
field_clear (Field *self)
{
  g_free (self->value);
}

/* "" where there is nothing. */
static const char *
get_value (AdwPreferencesRow *row)
{
  const char *code;

  if (!ADW_IS_COMBO_ROW (row))
    return gtk_editable_get_text (GTK_EDITABLE (row));
  code = pd_mention_choice_get (ADW_COMBO_ROW (row), pd_approximation_codes);
  return code != NULL ? code : "";
}

static void
set_value (AdwPreferencesRow *row,
           const char *value)
{
  if (ADW_IS_COMBO_ROW (row))
    pd_mention_choice_select (ADW_COMBO_ROW (row), pd_approximation_codes, value);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
}

static gboolean
share_a_row (GArray *fields,
             GArray *others)
{
  for (guint i = 0; i < fields->len; i++)
    {
      for (guint j = 0; j < others->len; j++)
        {
          if (g_array_index (fields, Field, i).row == g_array_index (others, Field, j).row)
            return TRUE;
        }
    }
  return FALSE;
}

static void
on_toggled (PdMentionProposals *self,
            GtkToggleButton *button)
{
  gboolean active = gtk_toggle_button_get_active (button);
  GArray *fields;
  guint index;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;
  fields = g_ptr_array_index (self->fields, index);
  for (guint i = 0; active && i < self->buttons->len; i++)
    {
      if (i != index && share_a_row (fields, g_ptr_array_index (self->fields, i)))
        gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), FALSE);
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const Field *field = &g_array_index (fields, Field, i);
      const char *value = get_value (field->row);

      if (active && *value == '\0')
        set_value (field->row, field->value);
      else if (!active && g_strcmp0 (value, field->value) == 0)
        set_value (field->row, NULL);
    }
}

/**
 * pd_mention_proposals_set_caption:
 * @caption: what is proposed
 *
 * Says what is proposed.
 */
void
pd_mention_proposals_set_caption (PdMentionProposals *self,
                                  const char *caption)
{
  g_return_if_fail (PD_IS_MENTION_PROPOSALS (self));
  g_return_if_fail (caption != NULL);

  gtk_label_set_label (self->caption, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
}

/**
 * pd_mention_proposals_add:
 * @label: what the button says
 * @name: what it is called where it is not seen
 * @fields: (array length=n_fields): what it fills in
 * @n_fields: how many fields there are
 *
 * Proposes something.
 */
void
pd_mention_proposals_add (PdMentionProposals *self,
                          const char *label,
                          const char *name,
                          const PdMentionProposal *fields,
                          guint n_fields)
{
  GtkWidget *button, *child;
  GArray *copies;

  g_return_if_fail (PD_IS_MENTION_PROPOSALS (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (name != NULL);

  button = gtk_toggle_button_new ();
  child = gtk_label_new (label);
  copies = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (copies, (GDestroyNotify) field_clear);
  for (guint i = 0; i < n_fields; i++)
    g_array_append_val (copies, ((Field) { fields[i].row, g_strdup (fields[i].value) }));
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "kind");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->fields, copies);
  adw_wrap_box_append (self->box, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * pd_mention_proposals_take:
 * @index: which of those that were added
 *
 * Fills in what is proposed, unless something is in any of its fields already.
 */
void
pd_mention_proposals_take (PdMentionProposals *self,
                           guint index)
{
  GArray *fields;

  g_return_if_fail (PD_IS_MENTION_PROPOSALS (self));
  g_return_if_fail (index < self->buttons->len);

  fields = g_ptr_array_index (self->fields, index);
  for (guint i = 0; i < fields->len; i++)
    {
      if (*get_value (g_array_index (fields, Field, i).row) != '\0')
        return;
    }
  gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, index), TRUE);
}

static void
pd_mention_proposals_finalize (GObject *object)
{
  PdMentionProposals *self = PD_MENTION_PROPOSALS (object);

  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (pd_mention_proposals_parent_class)->finalize (object);
}

static void
pd_mention_proposals_class_init (PdMentionProposalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_mention_proposals_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pd_mention_proposals_init (PdMentionProposals *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = g_ptr_array_new ();
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dimmed");
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->box));
  gtk_widget_set_margin_top (content, 9);
  gtk_widget_set_margin_start (content, 6);
  gtk_widget_set_margin_end (content, 6);
  adw_bin_set_child (ADW_BIN (self), content);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
