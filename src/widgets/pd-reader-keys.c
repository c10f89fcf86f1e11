#include "pd-reader-private.h"

static void
take_sentence (PdReader *self,
               guint start,
               guint end)
{
  pd_reader_set_ends (self, end, start);
  pd_reader_reveal (self, start, end);
}

/* J and K: the first takes the sentence that the caret is in, so that one sees where one is. */
static gboolean
move_by_sentence (GtkWidget *widget,
                  GVariant *arguments,
                  gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  gboolean forward = g_variant_get_boolean (arguments);
  guint caret, anchor, first, start = 0, end = 0;
  gboolean found = FALSE;

  if (self->segmenter == NULL)
    return FALSE;
  pd_reader_get_ends (self, &caret, &anchor);
  if (caret == anchor)
    {
      found = pd_reader_get_sentence (self, &start, &end);
      first = caret;
    }
  else
    first = MIN (caret, anchor);
  if (!found && forward)
    found = pd_segmenter_get_next_sentence (self->segmenter, first, &start, &end);
  else if (!found)
    found = pd_segmenter_get_previous_sentence (self->segmenter, first, &start, &end);

  if (found)
    take_sentence (self, start, end);
  else
    gtk_widget_error_bell (widget);
  return TRUE;
}

/* With Shift the end with the caret moves, and past the other one the selection turns over, as with the arrow keys. */
static gboolean
extend_by_sentence (GtkWidget *widget,
                    GVariant *arguments,
                    gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  gboolean forward = g_variant_get_boolean (arguments), found;
  guint caret, anchor, here_start, here_end, start = 0, end = 0;

  if (self->segmenter == NULL)
    return FALSE;
  pd_reader_get_ends (self, &caret, &anchor);
  if (caret == anchor)
    return move_by_sentence (widget, arguments, user_data);

  if (forward == (caret > anchor))
    {
      found = forward ? pd_segmenter_get_next_sentence (self->segmenter, caret - 1, &start, &end)
                      : pd_segmenter_get_previous_sentence (self->segmenter, caret, &start, &end);
      caret = forward ? end : start;
    }
  else
    {
      /* The sentence at the caret's end is given up; the last one is not: the selection goes the other way. */
      pd_segmenter_get_sentence (self->segmenter, forward ? caret : caret - 1, &here_start, &here_end);
      if (forward ? here_end < anchor : here_start > anchor)
        {
          found = forward ? pd_segmenter_get_next_sentence (self->segmenter, here_start, &start, &end)
                          : pd_segmenter_get_previous_sentence (self->segmenter, here_start, &start, &end);
          caret = forward ? start : end;
        }
      else
        {
          guint turned = caret;

          found = forward ? pd_segmenter_get_next_sentence (self->segmenter, anchor - 1, &start, &end)
                          : pd_segmenter_get_previous_sentence (self->segmenter, anchor, &start, &end);
          caret = forward ? end : start;
          anchor = turned;
        }
    }
  if (found)
    {
      pd_reader_set_ends (self, caret, anchor);
      pd_reader_reveal (self, start, end);
    }
  else
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
settle (GtkWidget *widget,
        GVariant *arguments,
        gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  guint start, end;

  if (!pd_reader_get_selection (self, &start, &end))
    {
      if (!pd_reader_get_sentence (self, &start, &end))
        return FALSE;
      take_sentence (self, start, end);
    }
  pd_reader_emit_selection_settled (self);
  return TRUE;
}

/* Escape takes back the last thing that it can; what it has no use for is the window's. */
static gboolean
give_up (GtkWidget *widget,
         GVariant *arguments,
         gpointer user_data)
{
  PdReader *self = PD_READER (widget);

  if (pd_reader_cancel_drag (self))
    return TRUE;
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    {
      pd_reader_clear_selection (self);
      return TRUE;
    }
  if (self->active != NULL)
    {
      pd_reader_set_active_span (self, NULL);
      return TRUE;
    }
  return FALSE;
}

/* Space: the innermost span at the caret, and then those around it. */
static gboolean
activate_at_caret (GtkWidget *widget,
                   GVariant *arguments,
                   gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint caret, anchor;

  pd_reader_get_ends (self, &caret, &anchor);
  pd_span_index_query_at (self->spans, MIN (caret, anchor), found);
  if (found->len == 0)
    return FALSE;
  pd_reader_activate_span (self, pd_reader_find_next (self, found));
  return TRUE;
}

/* Where [ and ] continue from: the active span, or else the caret. */
static gboolean
move_by_span (GtkWidget *widget,
              GVariant *arguments,
              gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  gboolean forward = g_variant_get_boolean (arguments);
  const PdSpanPlace *active = pd_span_index_find (self->spans, self->active), *next = NULL;
  guint n_spans = pd_span_index_get_n_spans (self->spans), low = 0, high = n_spans;
  guint caret, anchor;

  pd_reader_get_ends (self, &caret, &anchor);
  if (active != NULL)
    low = active - pd_span_index_get (self->spans, 0) + (forward ? 1 : 0);
  else
    /* The first span that starts at the caret or behind it. */
    while (low < high)
      {
        guint middle = low + (high - low) / 2;

        if (pd_span_index_get (self->spans, middle)->start < caret)
          low = middle + 1;
        else
          high = middle;
      }
  if (forward && low < n_spans)
    next = pd_span_index_get (self->spans, low);
  else if (!forward && low > 0)
    next = pd_span_index_get (self->spans, low - 1);

  if (next == NULL)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  pd_reader_set_ends (self, next->start, next->start);
  pd_reader_reveal (self, next->start, next->end);
  pd_reader_activate_span (self, next->span->id);
  return TRUE;
}

static gboolean
request_removal (GtkWidget *widget,
                 GVariant *arguments,
                 gpointer user_data)
{
  PdReader *self = PD_READER (widget);
  g_autofree char *id = NULL;

  if (self->active == NULL)
    return FALSE;
  id = g_strdup (self->active);
  g_signal_emit_by_name (self, "span-removal-requested", id);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class,
          guint keyval,
          GtkShortcutFunc move,
          GtkShortcutFunc extend,
          gboolean forward)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, move, "b", forward);
  if (extend != NULL)
    gtk_widget_class_add_binding (widget_class, keyval, GDK_SHIFT_MASK, extend, "b", forward);
}

/*< private >
 * pd_reader_keys_class_init:
 * @widget_class: the class
 *
 * Gives it its keys.
 */
void
pd_reader_keys_class_init (GtkWidgetClass *widget_class)
{
  add_keys (widget_class, GDK_KEY_j, move_by_sentence, extend_by_sentence, TRUE);
  add_keys (widget_class, GDK_KEY_k, move_by_sentence, extend_by_sentence, FALSE);
  add_keys (widget_class, GDK_KEY_bracketright, move_by_span, NULL, TRUE);
  add_keys (widget_class, GDK_KEY_bracketleft, move_by_span, NULL, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_at_caret, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, settle, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, settle, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Enter, 0, settle, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, give_up, NULL);
}

/*< private >
 * pd_reader_keys_init:
 *
 * Readies it for the keys that GtkTextView would take before the class's own.
 */
void
pd_reader_keys_init (PdReader *self)
{
  static const guint keys[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_callback_action_new (request_removal, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
