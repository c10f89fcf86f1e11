#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pd-reader-private.h"

/* What is left beside the column at least, in pixels. */
#define LEAST_MARGIN 18

/* The column is never narrower than this many ideographs. */
#define LEAST_MEASURE 8

typedef enum
{
  PROP_ACTIVE_SPAN = 1,
  PROP_ZOOM,
  PROP_MEASURE,
  PROP_LEADING,
  PROP_INDENT,
  PROP_FONT_FAMILY,
  PROP_HAS_SELECTION,
} PdReaderProperty;

static GParamSpec *properties[PROP_HAS_SELECTION + 1];

enum
{
  SPAN_ACTIVATED,
  SPAN_RESIZED,
  SPAN_REMOVAL_REQUESTED,
  SELECTION_SETTLED,
  SELECTION_CLEARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * PdReader:
 *
 * A page: one text, set as a book sets it, with the spans that are marked in it.
 *
 * Its buffer holds the text and nothing else, so that an offset of the buffer is one of the text; except in a
 * text with lines of more than 12,000 characters, where line feeds are put in. All offsets that are given
 * to or come from this class are the text's.
 *
 * What can be done with it beside what #GtkTextView does: a double click selects a word, a triple click a sentence, a
 * fourfold click a block. J and K select the next and the previous sentence, with Shift they extend the selection.
 * Enter settles the selection, or takes the sentence where there is none; Escape clears it. Space activates the
 * span at the caret, a further one that around it; [ and ] go to the previous and the next span.
 */
G_DEFINE_FINAL_TYPE (PdReader, pd_reader, GTK_TYPE_TEXT_VIEW)

/*< private >
 * pd_reader_get_iter:
 * @offset: an offset of the text
 * @iter: (out): the same in the buffer
 *
 * Finds a place in the buffer.
 */
void
pd_reader_get_iter (PdReader *self,
                    guint offset,
                    GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                      iter,
                                      pd_reader_breaks_to_buffer (self->breaks, offset));
}

/*< private >
 * pd_reader_get_offset:
 * @iter: a place in the buffer
 *
 * Returns: the same in the text
 */
guint
pd_reader_get_offset (PdReader *self,
                      const GtkTextIter *iter)
{
  return pd_reader_breaks_to_text (self->breaks, gtk_text_iter_get_offset (iter));
}

static void
update_paper (PdReader *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkRGBA text;

  gtk_widget_get_color (GTK_WIDGET (self), &text);
  pd_reader_tint_prepare_paper (&self->paper, &text, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
  if (!gdk_rgba_equal (&self->paper.dim, &self->setting.dim))
    {
      self->setting.dim = self->paper.dim;
      pd_reader_style_set_dim (self->style, &self->setting.dim);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pd_reader_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  PdReader *self = PD_READER (widget);
  double em = pd_reader_style_get_em (self->style);

  GTK_WIDGET_CLASS (pd_reader_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;
  /* Not the margins as they happen to be: a wide window could not be made narrow again. */
  *minimum = (int) ceil (LEAST_MEASURE * em) + 2 * LEAST_MARGIN;
  *natural = MAX (*minimum, (int) ceil ((self->measure + 4) * em));
}

static void
pd_reader_size_allocate (GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  PdReader *self = PD_READER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (self);
  /* GtkTextView keeps a pixel for the caret. */
  int column = (int) ceil (self->measure * pd_reader_style_get_em (self->style)) + 1;
  int left = MAX (LEAST_MARGIN, (width - column) / 2);

  if (self->width != width)
    pd_reader_begin_layout (self);
  self->width = width;
  gtk_text_view_set_left_margin (view, left);
  gtk_text_view_set_right_margin (view, MAX (LEAST_MARGIN, width - column - left));
  GTK_WIDGET_CLASS (pd_reader_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
pd_reader_css_changed (GtkWidget *widget,
                       GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pd_reader_parent_class)->css_changed (widget, change);
  update_paper (PD_READER (widget));
}

static void
pd_reader_system_setting_changed (GtkWidget *widget,
                                  GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (pd_reader_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    pd_reader_restyle (PD_READER (widget));
}

static gboolean
pd_reader_query_tooltip (GtkWidget *widget,
                         int x,
                         int y,
                         gboolean keyboard,
                         GtkTooltip *tooltip)
{
  PdReader *self = PD_READER (widget);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (keyboard || self->drag.id != NULL)
    return FALSE;
  pd_reader_find_spans_at (self, x, y, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PdSpan *span = ((const PdSpanPlace *) g_ptr_array_index (found, i))->span;

      if (span->description != NULL && *span->description != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", span->description);
    }
  if (text->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
pd_reader_snapshot_layer (GtkTextView *view,
                          GtkTextViewLayer layer,
                          GtkSnapshot *snapshot)
{
  PdReader *self = PD_READER (view);

  if (self->text == NULL)
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    pd_reader_paint_below (self, snapshot);
  else
    pd_reader_paint_above (self, snapshot);
}

/* What is copied is the text, without line feeds that only the buffer has. */
static void
pd_reader_copy_clipboard (GtkTextView *view)
{
  PdReader *self = PD_READER (view);
  GtkTextIter start, end;

  if (self->text != NULL && gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    {
      g_autofree char *slice = pd_text_dup_slice (self->text, pd_reader_get_offset (self, &start), pd_reader_get_offset (self, &end));

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), slice);
    }
}

static void
pd_reader_dispose (GObject *object)
{
  PdReader *self = PD_READER (object);

  pd_reader_pointer_dispose (self);
  pd_reader_forget_target (self);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_object (&self->segmenter);

  G_OBJECT_CLASS (pd_reader_parent_class)->dispose (object);
}

static void
pd_reader_finalize (GObject *object)
{
  PdReader *self = PD_READER (object);

  /* Not before: GtkTextView measures and paints while it is being disposed of. */
  g_clear_object (&self->text);
  g_clear_pointer (&self->breaks, pd_reader_breaks_free);
  g_clear_pointer (&self->style, pd_reader_style_free);
  g_clear_pointer (&self->spans, pd_span_index_free);
  g_free (self->setting.family);
  g_free (self->setting.language);
  g_free (self->active);
  g_ptr_array_unref (self->announced);
  g_array_unref (self->found);

  G_OBJECT_CLASS (pd_reader_parent_class)->finalize (object);
}

static void
pd_reader_get_property (GObject *object,
                        guint property_id,
                        GValue *value,
                        GParamSpec *pspec)
{
  PdReader *self = PD_READER (object);

  switch ((PdReaderProperty) property_id)
    {
    case PROP_ACTIVE_SPAN:
      g_value_set_string (value, self->active);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->setting.zoom);
      break;
    case PROP_MEASURE:
      g_value_set_uint (value, self->measure);
      break;
    case PROP_LEADING:
      g_value_set_double (value, self->setting.leading);
      break;
    case PROP_INDENT:
      g_value_set_boolean (value, self->setting.indent);
      break;
    case PROP_FONT_FAMILY:
      g_value_set_string (value, self->setting.family);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, pd_reader_get_has_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
pd_reader_set_property (GObject *object,
                        guint property_id,
                        const GValue *value,
                        GParamSpec *pspec)
{
  PdReader *self = PD_READER (object);

  switch ((PdReaderProperty) property_id)
    {
    case PROP_ACTIVE_SPAN:
      pd_reader_set_active_span (self, g_value_get_string (value));
      break;
    case PROP_ZOOM:
      pd_reader_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_MEASURE:
      pd_reader_set_measure (self, g_value_get_uint (value));
      break;
    case PROP_LEADING:
      pd_reader_set_leading (self, g_value_get_double (value));
      break;
    case PROP_INDENT:
      pd_reader_set_indent (self, g_value_get_boolean (value));
      break;
    case PROP_FONT_FAMILY:
      pd_reader_set_font_family (self, g_value_get_string (value));
      break;
    case PROP_HAS_SELECTION:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * PdReader:active-span:
   *
   * The span that stands out and whose ends can be dragged, or %NULL.
   */
  properties[PROP_ACTIVE_SPAN] = g_param_spec_string ("active-span", NULL, NULL, NULL, flags);
  /**
   * PdReader:zoom:
   *
   * The size of everything on the page, 1 for the common one.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3, 1, flags);
  /**
   * PdReader:measure:
   *
   * How many ideographs fit in a line, where the window is wide enough.
   */
  properties[PROP_MEASURE] = g_param_spec_uint ("measure", NULL, NULL, 16, 80, 38, flags);
  /**
   * PdReader:leading:
   *
   * From one line to the next, in em.
   */
  properties[PROP_LEADING] = g_param_spec_double ("leading", NULL, NULL, 1.4, 3, 1.75, flags);
  /**
   * PdReader:indent:
   *
   * Whether paragraphs begin with an indent of two em.
   */
  properties[PROP_INDENT] = g_param_spec_boolean ("indent", NULL, NULL, FALSE, flags);
  /**
   * PdReader:font-family:
   *
   * The font family of the page, or %NULL for one that suits the language.
   */
  properties[PROP_FONT_FAMILY] = g_param_spec_string ("font-family", NULL, NULL, NULL, flags);
  /**
   * PdReader:has-selection:
   *
   * Whether anything is selected, also while the selection is still being made.
   */
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
install_signals (void)
{
  /**
   * PdReader::span-activated:
   * @id: the span
   *
   * Somebody clicked on a span; it is the active one now.
   */
  signals[SPAN_ACTIVATED] = g_signal_new ("span-activated", PD_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdReader::span-resized:
   * @id: the span
   * @start: where it is to start
   * @end: where it is to end
   *
   * Somebody dragged an end of a span. It is shown where it was until pd_reader_set_spans() brings it changed.
   */
  signals[SPAN_RESIZED] = g_signal_new ("span-resized", PD_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * PdReader::span-removal-requested:
   * @id: the active span
   *
   * Somebody pressed Delete.
   */
  signals[SPAN_REMOVAL_REQUESTED] = g_signal_new ("span-removal-requested", PD_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdReader::selection-settled:
   * @start: where the selection starts
   * @end: where it ends
   *
   * Somebody selected something and let go of the pointer, or pressed Enter.
   */
  signals[SELECTION_SETTLED] = g_signal_new ("selection-settled", PD_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * PdReader::selection-cleared:
   *
   * Nothing is selected any more.
   */
  signals[SELECTION_CLEARED] = g_signal_new ("selection-cleared", PD_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_reader_class_init (PdReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = pd_reader_dispose;
  object_class->finalize = pd_reader_finalize;
  object_class->get_property = pd_reader_get_property;
  object_class->set_property = pd_reader_set_property;
  widget_class->measure = pd_reader_measure;
  widget_class->size_allocate = pd_reader_size_allocate;
  widget_class->css_changed = pd_reader_css_changed;
  widget_class->system_setting_changed = pd_reader_system_setting_changed;
  widget_class->query_tooltip = pd_reader_query_tooltip;
  view_class->snapshot_layer = pd_reader_snapshot_layer;
  view_class->extend_selection = pd_reader_extend_selection;
  view_class->copy_clipboard = pd_reader_copy_clipboard;

  install_properties (object_class);
  install_signals ();
  pd_reader_keys_class_init (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

/* It reads and does not write: no input method is to take the keys that it knows, nor those that the window knows. */
static void
drop_input_method (PdReader *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (controller), NULL);
    }
}

static void
pd_reader_init (PdReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->setting.zoom = 1;
  self->setting.leading = 1.75;
  self->measure = 38;
  self->style = pd_reader_style_new ();
  self->spans = pd_span_index_new (NULL, 0);
  self->announced = g_ptr_array_new ();
  self->found = pd_occurrences_new ();
  self->current_found = G_MAXUINT;

  drop_input_method (self);
  pd_reader_keys_init (self);
  pd_reader_pointer_init (self);
  pd_reader_zoom_init (self);
  pd_reader_set_text (self, NULL, NULL);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pd-reader");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_paper), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_paper), self, G_CONNECT_SWAPPED);
}

/**
 * pd_reader_new:
 *
 * Returns: (transfer floating): a page without a text
 */
GtkWidget *
pd_reader_new (void)
{
  return g_object_new (PD_TYPE_READER, NULL);
}

static void
notify_has_selection (PdReader *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
  if (!gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    g_signal_emit (self, signals[SELECTION_CLEARED], 0);
}

/**
 * pd_reader_set_text:
 * @text: (nullable): the text to show
 * @language: (nullable): its language, as BCP 47 has it; Simplified Chinese where it is %NULL
 *
 * Shows a text, from its beginning, without spans.
 */
void
pd_reader_set_text (PdReader *self,
                    PdText *text,
                    const char *language)
{
  g_autoptr (PdText) empty = NULL;
  g_autoptr (GtkTextBuffer) buffer = NULL;

  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (text == NULL || PD_IS_TEXT (text));

  pd_reader_forget_target (self);
  self->target_top = -G_MAXINT;
  pd_reader_set_spans (self, NULL);
  pd_reader_set_found (self, NULL, 0);
  g_set_object (&self->text, text);
  g_clear_object (&self->segmenter);
  g_clear_pointer (&self->breaks, pd_reader_breaks_free);
  if (text != NULL)
    {
      self->segmenter = pd_segmenter_new (text);
      self->breaks = pd_reader_breaks_new (text);
    }
  else
    empty = pd_text_new ("", 0, NULL, NULL);

  g_set_str (&self->setting.language, language);
  pd_reader_update_style (self);
  /* A new buffer: tagging one that is on display would lay it out again for every block. */
  buffer = pd_reader_style_create_buffer (self->style, text != NULL ? text : empty, self->breaks);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  pd_reader_reveal_start (self);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (notify_has_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (pd_reader_announce), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

/**
 * pd_reader_get_text:
 *
 * Returns: (transfer none) (nullable): the text that is shown
 */
PdText *
pd_reader_get_text (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), NULL);

  return self->text;
}
