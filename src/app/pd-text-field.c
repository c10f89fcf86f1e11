#include "pd-text-field.h"

/**
 * PdTextField:
 *
 * A text of several lines, on a card. What was written is told of when the field is left. Tab leaves it, as any entry, and so does Ctrl+Enter.
 */
struct _PdTextField
{
  AdwBin parent_instance;

  char *label;
  /* What it was given, or told of. */
  char *known;
  char *text;

  GtkTextView *view;
};

typedef enum
{
  PROP_LABEL = 1,
} PdTextFieldProperty;

static GParamSpec *properties[PROP_LABEL + 1];

enum
{
  LEFT,
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTextField, pd_text_field, ADW_TYPE_BIN)

static gboolean
on_accept_key (GtkWidget *widget,
               GVariant *arguments,
               gpointer data)
{
  pd_text_field_leave (data);
  g_signal_emit (data, signals[ACCEPTED], 0);
  return TRUE;
}

static void
pd_text_field_unmap (GtkWidget *widget)
{
  pd_text_field_leave (PD_TEXT_FIELD (widget));

  GTK_WIDGET_CLASS (pd_text_field_parent_class)->unmap (widget);
}

static gboolean
pd_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_TEXT_FIELD (widget)->view));
}

static void
pd_text_field_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  PdTextField *self = PD_TEXT_FIELD (object);

  switch ((PdTextFieldProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_text_field_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PdTextField *self = PD_TEXT_FIELD (object);

  switch ((PdTextFieldProperty) id)
    {
    case PROP_LABEL:
      if (g_set_str (&self->label, g_value_get_string (value)) && self->label != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_text_field_finalize (GObject *object)
{
  PdTextField *self = PD_TEXT_FIELD (object);

  g_free (self->label);
  g_free (self->known);
  g_free (self->text);

  G_OBJECT_CLASS (pd_text_field_parent_class)->finalize (object);
}

static void
pd_text_field_class_init (PdTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pd_text_field_get_property;
  object_class->set_property = pd_text_field_set_property;
  object_class->finalize = pd_text_field_finalize;
  widget_class->unmap = pd_text_field_unmap;
  widget_class->grab_focus = pd_text_field_grab_focus;

  /**
   * PdTextField:label:
   *
   * What it is called, for screen readers.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdTextField::left:
   * @text: what is in it now
   *
   * It was left, with something else in it than before.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdTextField::accepted:
   *
   * A person is done with it.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_text_field_init (PdTextField *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_shortcut_controller_new ();

  self->known = g_strdup ("");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  g_signal_connect_object (focus, "leave", G_CALLBACK (pd_text_field_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  /* Before the view, which takes it for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"), gtk_callback_action_new (on_accept_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_widget_add_css_class (scroller, "card");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 66);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * pd_text_field_new:
 * @label: what it is called, for screen readers
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
pd_text_field_new (const char *label)
{
  return g_object_new (PD_TYPE_TEXT_FIELD, "label", label, NULL);
}

/**
 * pd_text_field_get_text:
 *
 * Returns: (transfer none): what is in it
 */
const char *
pd_text_field_get_text (PdTextField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (PD_IS_TEXT_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  g_free (self->text);
  self->text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->view), &start, &end, TRUE);
  return self->text;
}

/**
 * pd_text_field_set_text:
 * @text: (nullable): text
 *
 * Sets what is in it. What a person has written in it meanwhile stays.
 */
void
pd_text_field_set_text (PdTextField *self,
                        const char *text)
{
  const char *shown;

  g_return_if_fail (PD_IS_TEXT_FIELD (self));

  if (text == NULL)
    text = "";
  shown = pd_text_field_get_text (self);
  if (g_str_equal (shown, self->known) && !g_str_equal (shown, text))
    {
      /* What stood there before is not for its own undo to bring back. */
      gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (self->view));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
      gtk_text_buffer_end_irreversible_action (gtk_text_view_get_buffer (self->view));
    }
  g_set_str (&self->known, text);
}

/**
 * pd_text_field_set_editable:
 * @editable: whether it can be written in
 *
 * Sets that.
 */
void
pd_text_field_set_editable (PdTextField *self,
                            gboolean editable)
{
  g_return_if_fail (PD_IS_TEXT_FIELD (self));

  gtk_text_view_set_editable (self->view, editable);
}

/**
 * pd_text_field_leave:
 *
 * Tells of what was written, as if the focus had gone.
 */
void
pd_text_field_leave (PdTextField *self)
{
  g_return_if_fail (PD_IS_TEXT_FIELD (self));

  if (g_set_str (&self->known, pd_text_field_get_text (self)))
    g_signal_emit (self, signals[LEFT], 0, self->text);
}
