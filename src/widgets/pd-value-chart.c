#include "pd-value-chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 150
#define WIDTH 200
#define MARKER 4.5f
#define PADDING 10
#define GAP 6

/* What a value has at an end that nothing says where it is, in pixels. */
#define TAIL 14

typedef struct
{
  char *day;
  double time;
  double low;
  double high;
  char *label;
  gboolean conflicts;
} Value;

/**
 * PdValueChart:
 *
 * Values over time: a point for each, or a line from the least to the most that it may be. Those that conflict with others are hollow squares and
 * not filled circles, so that they stand out without their colour.
 */
struct _PdValueChart
{
  GtkWidget parent_instance;

  GPtrArray *values;
};

G_DEFINE_FINAL_TYPE (PdValueChart, pd_value_chart, GTK_TYPE_WIDGET)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->day);
  g_free (value->label);
  g_free (value);
}

/* Days since the year 1, of a date as exact as it is known. */
static double
parse_day (const char *date)
{
  int year = 1, month = 1, day = 1;
  g_autoptr (GDate) parsed = NULL;

  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) < 1 || !g_date_valid_dmy (day, month, year))
    return NAN;
  parsed = g_date_new_dmy (day, month, year);
  return g_date_get_julian (parsed);
}

static double
get_least (const Value *value)
{
  return isfinite (value->low) ? value->low : value->high;
}

static double
get_most (const Value *value)
{
  return isfinite (value->high) ? value->high : value->low;
}

/* What is drawn, and where. */
typedef struct
{
  const Value *least;
  const Value *most;
  const Value *first;
  const Value *last;
  float left;
  float top;
  float width;
  float height;
} Frame;

static void
find_ends (PdValueChart *self,
           Frame *frame)
{
  frame->least = frame->most = frame->first = frame->last = g_ptr_array_index (self->values, 0);
  for (guint i = 1; i < self->values->len; i++)
    {
      const Value *value = g_ptr_array_index (self->values, i);

      if (get_least (value) < get_least (frame->least))
        frame->least = value;
      if (get_most (value) > get_most (frame->most))
        frame->most = value;
      if (value->time < frame->first->time)
        frame->first = value;
      if (value->time > frame->last->time)
        frame->last = value;
    }
}

static float
get_x (const Frame *frame,
       const Value *value)
{
  double span = frame->last->time - frame->first->time;

  return frame->left + frame->width * (float) (span > 0 ? (value->time - frame->first->time) / span : 0.5);
}

static float
get_y (const Frame *frame,
       double number)
{
  double least = get_least (frame->least), span = get_most (frame->most) - least;

  return frame->top + frame->height * (float) (span > 0 ? 1 - (number - least) / span : 0.5);
}

static PangoLayout *
create_caption (PdValueChart *self,
                const char *text,
                int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static void
draw_caption (PdValueChart *self,
              GtkSnapshot *snapshot,
              const char *text,
              float x,
              float y,
              int width,
              PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = create_caption (self, text, width);
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.75f;
  pango_layout_set_alignment (layout, alignment);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (GtkSnapshot *snapshot,
           float x1,
           float y1,
           float x2,
           float y2,
           float width,
           const float *dashes,
           gsize n_dashes,
           const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (width);

  gsk_path_builder_move_to (builder, x1, y1);
  gsk_path_builder_line_to (builder, x2, y2);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, n_dashes);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
  gsk_stroke_free (stroke);
}

static void
draw_marker (GtkSnapshot *snapshot,
             float x,
             float y,
             gboolean conflicts,
             const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  if (conflicts)
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER));
  else
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), MARKER);
  path = gsk_path_builder_to_path (builder);
  if (conflicts)
    {
      GskStroke *stroke = gsk_stroke_new (2);

      gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
      gsk_stroke_free (stroke);
    }
  else
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_value (GtkSnapshot *snapshot,
            const Frame *frame,
            const Value *value,
            const GdkRGBA *colour)
{
  float x = get_x (frame, value), low = get_y (frame, get_least (value)), high = get_y (frame, get_most (value));
  static const float dashes[] = { 3, 3 };

  /* An end that nobody knows fades away. */
  if (!isfinite (value->high))
    draw_line (snapshot, x, high, x, high - TAIL, 2, dashes, G_N_ELEMENTS (dashes), colour);
  if (!isfinite (value->low))
    draw_line (snapshot, x, low, x, low + TAIL, 2, dashes, G_N_ELEMENTS (dashes), colour);
  if (low > high)
    draw_line (snapshot, x, low, x, high, 2, NULL, 0, colour);
  draw_marker (snapshot, x, low, value->conflicts, colour);
  if (low > high)
    draw_marker (snapshot, x, high, value->conflicts, colour);
}

static void
pd_value_chart_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  PdValueChart *self = PD_VALUE_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (PangoLayout) measured = create_caption (self, "批0", -1);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA colour, rule;
  Frame frame;
  int line;

  if (self->values->len == 0)
    return;
  pango_layout_get_pixel_size (measured, NULL, &line);
  find_ends (self, &frame);
  frame.left = PADDING;
  frame.width = MAX (1, width - 2 * PADDING);
  frame.top = line + GAP + TAIL;
  frame.height = MAX (1, height - 2 * line - 2 * GAP - 2 * TAIL);

  gtk_widget_get_color (widget, &colour);
  rule = colour;
  rule.alpha *= adw_style_manager_get_high_contrast (manager) ? 0.5f : 0.15f;
  gtk_snapshot_append_color (snapshot, &rule, &GRAPHENE_RECT_INIT (0, line + GAP / 2.0f, width, 1));
  gtk_snapshot_append_color (snapshot, &rule, &GRAPHENE_RECT_INIT (0, height - line - GAP / 2.0f, width, 1));
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = g_ptr_array_index (self->values, i);
      GdkRGBA accent;

      if (value->conflicts)
        adw_accent_color_to_standalone_rgba (ADW_ACCENT_COLOR_ORANGE, adw_style_manager_get_dark (manager), &accent);
      else
        adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), adw_style_manager_get_dark (manager), &accent);
      draw_value (snapshot, &frame, value, &accent);
    }
  draw_caption (self, snapshot, frame.most->label, 0, 0, width, PANGO_ALIGN_LEFT);
  draw_caption (self, snapshot, frame.first->day, 0, height - line, width / 2, PANGO_ALIGN_LEFT);
  if (frame.last->time > frame.first->time)
    draw_caption (self, snapshot, frame.last->day, width / 2, height - line, width / 2, PANGO_ALIGN_RIGHT);
}

static void
pd_value_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
}

static void
pd_value_chart_finalize (GObject *object)
{
  g_ptr_array_unref (PD_VALUE_CHART (object)->values);

  G_OBJECT_CLASS (pd_value_chart_parent_class)->finalize (object);
}

static void
pd_value_chart_class_init (PdValueChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_value_chart_finalize;
  widget_class->measure = pd_value_chart_measure;
  widget_class->snapshot = pd_value_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "valuechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pd_value_chart_init (PdValueChart *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Figures over Time"), -1);
}

/**
 * pd_value_chart_new:
 *
 * Returns: a chart of nothing
 */
GtkWidget *
pd_value_chart_new (void)
{
  return g_object_new (PD_TYPE_VALUE_CHART, NULL);
}

/* What the chart shows, in words: they are in the order in which they were added. */
static void
describe (PdValueChart *self)
{
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = g_ptr_array_index (self->values, i);

      if (i > 0)
        g_string_append (description, "; ");
      /* Translators: a figure in a chart, by its date. */
      g_string_append_printf (description, value->conflicts ? _ ("%s: %s, in conflict") : _ ("%s: %s"), value->day, value->label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}

/**
 * pd_value_chart_clear:
 *
 * Takes all values away.
 */
void
pd_value_chart_clear (PdValueChart *self)
{
  g_return_if_fail (PD_IS_VALUE_CHART (self));

  g_ptr_array_set_size (self->values, 0);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pd_value_chart_add:
 * @date: when, as an ISO 8601 date as exact as it is known
 * @low: the least that it may be; -∞ where nothing says how little
 * @high: the most that it may be; ∞ where nothing says how much
 * @label: the value as it is written
 * @conflicts: whether it conflicts with another one
 *
 * Adds a value, where its date can be read.
 */
void
pd_value_chart_add (PdValueChart *self,
                    const char *date,
                    double low,
                    double high,
                    const char *label,
                    gboolean conflicts)
{
  Value *value;
  double time;

  g_return_if_fail (PD_IS_VALUE_CHART (self));
  g_return_if_fail (date != NULL && label != NULL);

  time = parse_day (date);
  if (!isfinite (time) || (!isfinite (low) && !isfinite (high)))
    return;
  value = g_new0 (Value, 1);
  value->day = g_strndup (date, strlen ("2025-01-30"));
  value->time = time;
  value->low = low;
  value->high = high;
  value->label = g_strdup (label);
  value->conflicts = conflicts;
  g_ptr_array_add (self->values, value);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pd_value_chart_get_n_values:
 *
 * Returns: how many values it shows
 */
guint
pd_value_chart_get_n_values (PdValueChart *self)
{
  g_return_val_if_fail (PD_IS_VALUE_CHART (self), 0);

  return self->values->len;
}
