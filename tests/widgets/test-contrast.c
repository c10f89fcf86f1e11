#include <adwaita.h>
#include <math.h>

#include "pd-reader-tint.h"
#include "pd-tag-chip.h"
#include "pd-tag-colours.h"

/* What letters need before what is behind them (WCAG 2.2, 1.4.3). */
#define LEAST 4.5

/* The grounds that text is on, each as the style sheets make it. */
static const struct
{
  const char *name;
  const char *classes[3];
} grounds[] = {
  { "window", { "background" } },
  { "view", { "view" } },
  { "sidebar", { "sidebar-pane" } },
  { "card", { "card" } },
};

/* What text there is. */
static const struct
{
  const char *name;
  const char *classes[3];
} texts[] = {
  { "plain", { NULL } },
  { "stepping back", { "dimmed" } },
  { "stepping back, by the old name", { "dim-label" } },
  { "a caption that steps back", { "dimmed", "caption" } },
  { "a conflict", { "conflict" } },
  { "a badge", { "badge" } },
  { "a badge that steps back", { "badge", "dimmed" } },
  { "a key", { "keycap" } },
  { "accent", { "accent" } },
  { "a warning", { "warning" } },
  { "an error", { "error" } },
};

/* A widget in the window whose text is measured, and what it is. */
typedef struct
{
  GtkWidget *widget;
  char *name;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->name);
  g_free (sample);
}

static void
add (GPtrArray *samples,
     GtkWidget *box,
     GtkWidget *widget,
     const char *ground,
     const char *name)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->widget = widget;
  sample->name = g_strdup_printf ("%s on %s", name, ground);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), widget);
  g_ptr_array_add (samples, sample);
}

static GtkWidget *
create_header (void)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("■■■", NULL);
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
  gtk_widget_add_css_class (view, "words");
  return view;
}

static GtkWidget *
create_row (gboolean selected)
{
  GtkWidget *list = gtk_list_box_new (), *label = gtk_label_new ("■■■");

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_append (GTK_LIST_BOX (list), label);
  if (selected)
    gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  return list;
}

static GtkWidget *
create_ground (GPtrArray *samples,
               guint number)
{
  const char *ground = grounds[number].name;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *button;

  for (const char *const *class = grounds[number].classes; *class != NULL; class ++)
    gtk_widget_add_css_class (box, *class);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new ("■■■");

      for (const char *const *class = texts[i].classes; *class != NULL; class ++)
        gtk_widget_add_css_class (label, *class);
      add (samples, box, label, ground, texts[i].name);
    }
  for (PdTagPalette palette = 0; palette < PD_TAG_N_PALETTES; palette++)
    for (guint i = 0; i < pd_tag_colours_get_n (palette); i++)
      add (samples, box, pd_tag_chip_new ("■■■", pd_tag_colours_get (palette, i)), ground, pd_tag_colours_get (palette, i));
  button = gtk_button_new_with_label ("■■■");
  gtk_widget_add_css_class (button, "suggested-action");
  add (samples, box, button, ground, "what is suggested");
  /* Only dialogs have such. */
  if (number == 0)
    {
      button = gtk_button_new_with_label ("■■■");
      gtk_widget_add_css_class (button, "destructive-action");
      add (samples, box, button, ground, "what destroys");
    }
  button = gtk_toggle_button_new_with_label ("■■■");
  gtk_widget_add_css_class (button, "kind");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  add (samples, box, button, ground, "a kind that is chosen");
  add (samples, box, create_header (), ground, "the head of a column");
  add (samples, box, create_row (FALSE), ground, "a row");
  add (samples, box, create_row (TRUE), ground, "a row that is selected");
  return box;
}

/* What the window looks like, as pixels of 4 bytes. */
static guchar *
take_picture (GtkWidget *window,
              int *width,
              int *height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels;

  *width = gtk_widget_get_width (window);
  *height = gtk_widget_get_height (window);
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &GRAPHENE_RECT_INIT (0, 0, *width, *height));
  pixels = g_malloc0 (4 * (gsize) *width * *height);
  gdk_texture_download (texture, pixels, 4 * (gsize) *width);
  return pixels;
}

static void
read_pixel (const guchar *pixel,
            GdkRGBA *colour)
{
  guint32 argb;

  memcpy (&argb, pixel, sizeof argb);
  *colour = (GdkRGBA) { (argb >> 16 & 0xff) / 255.0f, (argb >> 8 & 0xff) / 255.0f, (argb & 0xff) / 255.0f, 1 };
}

/* The label in a widget, which may be one itself. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The letters are full squares, so that their colour is that of many pixels: the two that are in most of the label. */
static double
measure (GtkWidget *window,
         GtkWidget *label,
         const guchar *pixels,
         int width)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  graphene_rect_t bounds;
  GHashTableIter iter;
  gpointer key, value, most[2] = { NULL, NULL };
  guint times[2] = { 0, 0 };
  GdkRGBA ground, letters;

  g_assert_true (gtk_widget_compute_bounds (label, window, &bounds));
  for (int y = (int) bounds.origin.y; y < (int) (bounds.origin.y + bounds.size.height); y++)
    {
      for (int x = (int) bounds.origin.x; x < (int) (bounds.origin.x + bounds.size.width); x++)
        {
          guint32 argb;

          memcpy (&argb, pixels + 4 * ((gsize) y * width + x), sizeof argb);
          key = GUINT_TO_POINTER (argb);
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint n = GPOINTER_TO_UINT (value);
      int place = n > times[0] ? 0 : 1;

      if (n <= times[place])
        continue;
      if (place == 0)
        {
          most[1] = most[0];
          times[1] = times[0];
        }
      most[place] = key;
      times[place] = n;
    }
  read_pixel ((const guchar *) &(guint32) { GPOINTER_TO_UINT (most[0]) }, &ground);
  read_pixel ((const guchar *) &(guint32) { GPOINTER_TO_UINT (most[1]) }, &letters);
  return pd_reader_tint_get_contrast (&ground, &letters);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 200 * 1000;

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* Every text on every ground, as the window shows it. */
static void
test_texts (gconstpointer data)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (sample_free);
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree guchar *pixels = NULL;
  guint n_unreadable = 0;
  int width, height;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), (AdwColorScheme) GPOINTER_TO_INT (data));
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    gtk_box_append (GTK_BOX (box), create_ground (samples, i));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  pixels = take_picture (window, &width, &height);
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);
      GtkWidget *label = find_label (sample->widget);
      double contrast;

      g_assert_nonnull (label);
      contrast = measure (window, label, pixels, width);
      if (contrast < LEAST)
        {
          g_printerr ("%s: %.2f\n", sample->name, contrast);
          n_unreadable++;
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_cmpuint (n_unreadable, ==, 0);
}

static void
load_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Libadwaita looks once, when it begins, at what the system asks for. */
static void
test_look (gconstpointer data)
{
  const char *accent = data;

  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", accent == NULL ? "1" : "0", TRUE);
  g_setenv ("ADW_DEBUG_ACCENT_COLOR", accent == NULL ? "blue" : accent, TRUE);
  g_test_trap_subprocess ("/contrast/light/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_subprocess ("/contrast/dark/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc,
      char **argv)
{
  static const char *const accents[] = { "blue", "teal", "green", "yellow", "orange", "red", "pink", "purple", "slate" };

  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  load_style ("style.css");
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    load_style ("style-hc.css");
  g_test_add_data_func ("/contrast/light/subprocess", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_texts);
  g_test_add_data_func ("/contrast/dark/subprocess", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_texts);
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/contrast/%s", accents[i]);

      g_test_add_data_func (path, accents[i], test_look);
    }
  g_test_add_data_func ("/contrast/high", NULL, test_look);
  return g_test_run ();
}
