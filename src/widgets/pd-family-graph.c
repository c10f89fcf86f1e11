#include "pd-family-graph.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pd-family-button.h"

/* In pixels. How far to the right a copy stands of what it was made of, and how often at most: so many steps fit into a narrow window. */
#define INDENT 28
#define MAX_DEPTH 4

#define GAP 14
#define LABEL_GAP 2
#define DATE_GAP 10
#define MAX_WIDTH 440
#define MIN_WIDTH 150
#define NATURAL_WIDTH 640
#define TICK 4.0f
#define ARROW 5.0f

/* What the time between the first date and the last is worth, besides the articles' own heights. */
#define TIME_HEIGHT 240.0

#define NONE G_MAXUINT

typedef struct
{
  char *title;
  char *day;
  /* Not a number where it has none. */
  double time;
  GtkWidget *node;
  /* What it was made of, if that is known, and how. */
  guint from;
  gboolean is_directed;
  GtkWidget *copy;
  guint depth;
  /* Where both are; set when they are laid out. */
  graphene_rect_t node_place;
  graphene_rect_t copy_place;
} Article;

/**
 * PdFamilyGraph:
 *
 * Articles that share text, on an axis of time that runs down, each joined with the one it was made of. Those without a date stand below the others.
 *
 * Articles and joints are buttons, so that keys and those who hear them get at all that a pointer does.
 */
struct _PdFamilyGraph
{
  GtkWidget parent_instance;

  GPtrArray *articles;
};

enum
{
  ARTICLE_ACTIVATED,
  COPY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdFamilyGraph, pd_family_graph, GTK_TYPE_WIDGET)

static void
article_free (gpointer data)
{
  Article *article = data;

  g_free (article->title);
  g_free (article->day);
  gtk_widget_unparent (article->node);
  if (article->copy != NULL)
    gtk_widget_unparent (article->copy);
  g_free (article);
}

/* Days since the year 1, of a date as exact as it is known. */
static double
parse_day (const char *date)
{
  int year = 1, month = 1, day = 1;
  GDate parsed;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) < 1 || !g_date_valid_dmy (day, month, year))
    return NAN;
  g_date_clear (&parsed, 1);
  g_date_set_dmy (&parsed, day, month, year);
  return g_date_get_julian (&parsed);
}

static Article *
get_article (PdFamilyGraph *self,
             guint number)
{
  return g_ptr_array_index (self->articles, number);
}

static PangoLayout *
create_caption (PdFamilyGraph *self,
                const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* What stands beside the axis where articles have no date. */
static const char *
get_day (const Article *article)
{
  return article->day != NULL ? article->day : _ ("No date");
}

/* How much room the dates take at the left. */
static int
measure_axis (PdFamilyGraph *self)
{
  int width = 0;

  for (guint i = 0; i < self->articles->len; i++)
    {
      g_autoptr (PangoLayout) layout = create_caption (self, get_day (get_article (self, i)));
      int day;

      pango_layout_get_pixel_size (layout, &day, NULL);
      width = MAX (width, day);
    }
  return width + 2 * DATE_GAP;
}

/* How far to the right the last of them stands. */
static int
get_depth (PdFamilyGraph *self)
{
  guint depth = 0;

  for (guint i = 0; i < self->articles->len; i++)
    depth = MAX (depth, get_article (self, i)->depth);
  return (int) depth;
}

static double
get_time_span (PdFamilyGraph *self)
{
  double first = INFINITY, last = -INFINITY;

  for (guint i = 0; i < self->articles->len; i++)
    {
      const Article *article = get_article (self, i);

      first = isnan (article->time) ? first : MIN (first, article->time);
      last = isnan (article->time) ? last : MAX (last, article->time);
    }
  return last > first ? last - first : 0;
}

/* A button as wide as it likes to be, as far as there is room. */
static void
place (GtkWidget *widget,
       float x,
       float y,
       int room,
       graphene_rect_t *rect)
{
  int minimum, natural, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  natural = MAX (minimum, MIN (natural, MIN (room, MAX_WIDTH)));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
  graphene_rect_init (rect, x, y, natural, height);
}

/* Puts all in their places, and returns how high that is. */
static int
lay_out (PdFamilyGraph *self,
         int width)
{
  int axis = measure_axis (self) + DATE_GAP;
  double span = get_time_span (self), before = NAN;
  float y = 0;

  for (guint i = 0; i < self->articles->len; i++)
    {
      Article *article = get_article (self, i);
      float x = axis + (float) article->depth * INDENT;

      if (i > 0)
        y += GAP;
      if (span > 0 && article->time > before)
        y += (float) (TIME_HEIGHT * (article->time - before) / span);
      /* Apart from those with a date. */
      if (isnan (article->time) && !isnan (before))
        y += 2 * GAP;
      before = article->time;
      if (article->copy != NULL)
        {
          place (article->copy, x, y, width - (int) x, &article->copy_place);
          y += article->copy_place.size.height + LABEL_GAP;
        }
      place (article->node, x, y, width - (int) x, &article->node_place);
      y += article->node_place.size.height;
    }
  return (int) ceilf (y);
}

static GtkSizeRequestMode
pd_family_graph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pd_family_graph_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  PdFamilyGraph *self = PD_FAMILY_GRAPH (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_axis (self) + DATE_GAP + get_depth (self) * INDENT + MIN_WIDTH;
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
  else
    {
      *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : NATURAL_WIDTH);
    }
}

static void
allocate (GtkWidget *widget,
          const graphene_rect_t *rect)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { (int) rect->origin.x, (int) rect->origin.y, (int) rect->size.width, (int) rect->size.height }, -1);
}

static void
pd_family_graph_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  PdFamilyGraph *self = PD_FAMILY_GRAPH (widget);

  lay_out (self, width);
  for (guint i = 0; i < self->articles->len; i++)
    {
      const Article *article = get_article (self, i);

      allocate (article->node, &article->node_place);
      if (article->copy != NULL)
        allocate (article->copy, &article->copy_place);
    }
}

static float
get_middle (const graphene_rect_t *rect)
{
  return rect->origin.y + rect->size.height / 2;
}

static void
stroke (GtkSnapshot *snapshot,
        GskPathBuilder *builder,
        gboolean is_dashed,
        const GdkRGBA *colour)
{
  static const float dashes[] = { 4, 3 };
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  GskStroke *line = gsk_stroke_new (1.5f);

  if (is_dashed)
    gsk_stroke_set_dash (line, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, line, colour);
  gsk_stroke_free (line);
}

/* Down from what it was made of, and across to it; with an arrow where it is known who was first, and dashed where it is not. */
static void
draw_joint (PdFamilyGraph *self,
            GtkSnapshot *snapshot,
            const Article *to,
            const GdkRGBA *colour)
{
  const graphene_rect_t *from = &get_article (self, to->from)->node_place;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) arrow = gsk_path_builder_new ();
  float left = to->node_place.origin.x, x = left - INDENT / 2.0f, y = get_middle (&to->node_place);

  if (x >= from->origin.x)
    {
      gsk_path_builder_move_to (builder, x, from->origin.y + from->size.height);
    }
  else
    {
      gsk_path_builder_move_to (builder, from->origin.x, get_middle (from));
      gsk_path_builder_line_to (builder, x, get_middle (from));
    }
  gsk_path_builder_line_to (builder, x, y);
  gsk_path_builder_line_to (builder, left, y);
  stroke (snapshot, builder, !to->is_directed, colour);
  if (!to->is_directed)
    return;
  gsk_path_builder_move_to (arrow, left - ARROW, y - ARROW);
  gsk_path_builder_line_to (arrow, left, y);
  gsk_path_builder_line_to (arrow, left - ARROW, y + ARROW);
  stroke (snapshot, arrow, FALSE, colour);
}

/* The day at the left, where it is another one than that above, and its place on the axis. */
static void
draw_day (PdFamilyGraph *self,
          GtkSnapshot *snapshot,
          guint number,
          float axis,
          const GdkRGBA *colour)
{
  const Article *article = get_article (self, number);
  g_autoptr (PangoLayout) layout = create_caption (self, get_day (article));
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float y = get_middle (&article->node_place);
  int width, height;

  if (number == 0 || g_strcmp0 (get_article (self, number - 1)->day, article->day) != 0)
    {
      pango_layout_get_pixel_size (layout, &width, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (axis - DATE_GAP - (float) width, y - (float) height / 2));
      gtk_snapshot_append_layout (snapshot, layout, colour);
      gtk_snapshot_restore (snapshot);
    }
  if (isnan (article->time))
    return;
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (axis, y), TICK);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_axis (PdFamilyGraph *self,
           GtkSnapshot *snapshot,
           const GdkRGBA *colour)
{
  float axis = (float) measure_axis (self) - DATE_GAP / 2.0f, first = NAN, last = NAN;

  for (guint i = 0; i < self->articles->len; i++)
    {
      const Article *article = get_article (self, i);

      draw_day (self, snapshot, i, axis, colour);
      if (isnan (article->time))
        continue;
      last = get_middle (&article->node_place);
      first = isnan (first) ? last : first;
    }
  if (!isnan (first))
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (axis - 0.5f, first, 1, last - first));
}

static void
pd_family_graph_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  PdFamilyGraph *self = PD_FAMILY_GRAPH (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  /* Where lines run above each other they are no darker. */
  colour.alpha = 1;
  gtk_snapshot_push_opacity (snapshot, adw_style_manager_get_high_contrast (manager) ? 0.9 : 0.55);
  draw_axis (self, snapshot, &colour);
  for (guint i = 0; i < self->articles->len; i++)
    {
      if (get_article (self, i)->from != NONE)
        draw_joint (self, snapshot, get_article (self, i), &colour);
    }
  gtk_snapshot_pop (snapshot);

  GTK_WIDGET_CLASS (pd_family_graph_parent_class)->snapshot (widget, snapshot);
}

static void
pd_family_graph_dispose (GObject *object)
{
  g_ptr_array_set_size (PD_FAMILY_GRAPH (object)->articles, 0);

  G_OBJECT_CLASS (pd_family_graph_parent_class)->dispose (object);
}

static void
pd_family_graph_finalize (GObject *object)
{
  g_ptr_array_unref (PD_FAMILY_GRAPH (object)->articles);

  G_OBJECT_CLASS (pd_family_graph_parent_class)->finalize (object);
}

static void
pd_family_graph_class_init (PdFamilyGraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_family_graph_dispose;
  object_class->finalize = pd_family_graph_finalize;
  widget_class->get_request_mode = pd_family_graph_get_request_mode;
  widget_class->measure = pd_family_graph_measure;
  widget_class->size_allocate = pd_family_graph_size_allocate;
  widget_class->snapshot = pd_family_graph_snapshot;
  gtk_widget_class_set_css_name (widget_class, "familygraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * PdFamilyGraph::article-activated:
   * @number: which article
   *
   * A person wants to read an article.
   */
  signals[ARTICLE_ACTIVATED] = g_signal_new ("article-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * PdFamilyGraph::copy-activated:
   * @number: which article
   *
   * A person wants to see how an article differs from what it was made of.
   */
  signals[COPY_ACTIVATED] = g_signal_new ("copy-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pd_family_graph_init (PdFamilyGraph *self)
{
  self->articles = g_ptr_array_new_with_free_func (article_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Graph of the Family"), -1);
}

/**
 * pd_family_graph_new:
 *
 * Returns: a graph of nobody
 */
GtkWidget *
pd_family_graph_new (void)
{
  return g_object_new (PD_TYPE_FAMILY_GRAPH, NULL);
}

/**
 * pd_family_graph_clear:
 *
 * Takes all articles away.
 */
void
pd_family_graph_clear (PdFamilyGraph *self)
{
  g_return_if_fail (PD_IS_FAMILY_GRAPH (self));

  g_ptr_array_set_size (self->articles, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The number of the article whose button it is. */
static guint
find_article (PdFamilyGraph *self,
              GtkWidget *button)
{
  guint number = 0;

  while (number < self->articles->len && get_article (self, number)->node != button && get_article (self, number)->copy != button)
    number++;
  return number;
}

static void
on_node_clicked (PdFamilyGraph *self,
                 GtkWidget *button)
{
  g_signal_emit (self, signals[ARTICLE_ACTIVATED], 0, find_article (self, button));
}

static void
on_copy_clicked (PdFamilyGraph *self,
                 GtkWidget *button)
{
  g_signal_emit (self, signals[COPY_ACTIVATED], 0, find_article (self, button));
}

/**
 * pd_family_graph_add_article:
 * @title: what it is called
 * @source: (nullable): where it was published
 * @date: (nullable): when, as an ISO 8601 date as exact as it is known
 * @is_origin: whether it is proposed to be the origin
 *
 * Adds an article, in the order of their dates, those without one last.
 *
 * Returns: its number, from 0
 */
guint
pd_family_graph_add_article (PdFamilyGraph *self,
                             const char *title,
                             const char *source,
                             const char *date,
                             gboolean is_origin)
{
  Article *article;

  g_return_val_if_fail (PD_IS_FAMILY_GRAPH (self), 0);
  g_return_val_if_fail (title != NULL, 0);

  article = g_new0 (Article, 1);
  article->title = g_strdup (title);
  article->time = parse_day (date);
  article->day = !isnan (article->time) ? g_strndup (date, strlen ("2025-01-30")) : NULL;
  article->from = NONE;
  article->node = pd_family_button_new_article (title, source, get_day (article), is_origin);
  g_signal_connect_object (article->node, "clicked", G_CALLBACK (on_node_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (article->node, GTK_WIDGET (self));
  g_ptr_array_add (self->articles, article);
  return self->articles->len - 1;
}

/**
 * pd_family_graph_add_copy:
 * @from: an article
 * @to: a later one, which has not been joined with an earlier one yet
 * @label: what @to made of it
 * @is_directed: whether it is known which was there first
 *
 * Joins two articles.
 */
void
pd_family_graph_add_copy (PdFamilyGraph *self,
                          guint from,
                          guint to,
                          const char *label,
                          gboolean is_directed)
{
  g_autofree char *summary = NULL;
  Article *article;

  g_return_if_fail (PD_IS_FAMILY_GRAPH (self));
  g_return_if_fail (from < to && to < self->articles->len);
  g_return_if_fail (label != NULL);

  article = get_article (self, to);
  g_return_if_fail (article->copy == NULL);
  article->from = from;
  article->is_directed = is_directed;
  article->depth = MIN (get_article (self, from)->depth + 1, MAX_DEPTH);
  /* Translators: the titles of two articles, and how the second was made of the first: “Rewritten · 98% of the first …”. */
  summary = g_strdup_printf (_ ("Compare “%s” with “%s”: %s"), get_article (self, from)->title, article->title, label);
  article->copy = pd_family_button_new_copy (label, summary);
  g_signal_connect_object (article->copy, "clicked", G_CALLBACK (on_copy_clicked), self, G_CONNECT_SWAPPED);
  /* Before its article, as it is read. */
  gtk_widget_insert_before (article->copy, GTK_WIDGET (self), article->node);
}
