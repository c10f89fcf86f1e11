#include <adwaita.h>
#include <string.h>

#include "reader-sample.h"

/* Shows a page, for looking at it: the sample or a file, in the ways that it can be shown. */

static struct
{
  gboolean dark;
  gboolean contrast;
  gboolean narrow;
  gboolean indent;
  gboolean active;
  gboolean selection;
  int crowd;
  double zoom;
  char *size;
  char *language;
  char *family;
  char *screenshot;
} options = { .zoom = 1 };

static const GOptionEntry entries[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, "Show a dark page", NULL },
  { "contrast", 0, 0, G_OPTION_ARG_NONE, &options.contrast, "Show more contrast", NULL },
  { "narrow", 0, 0, G_OPTION_ARG_NONE, &options.narrow, "Be as narrow as a phone", NULL },
  { "indent", 0, 0, G_OPTION_ARG_NONE, &options.indent, "Indent paragraphs", NULL },
  { "active", 0, 0, G_OPTION_ARG_NONE, &options.active, "Make a span active", NULL },
  { "selection", 0, 0, G_OPTION_ARG_NONE, &options.selection, "Select something", NULL },
  { "crowd", 0, 0, G_OPTION_ARG_INT, &options.crowd, "Show spans at random instead of the sample's", "NUMBER" },
  { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &options.zoom, "Zoom", "FACTOR" },
  { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, "Size of the window", "WIDTHxHEIGHT" },
  { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, "Language of the text", "TAG" },
  { "font-family", 0, 0, G_OPTION_ARG_STRING, &options.family, "Font family", "NAME" },
  { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, &options.screenshot, "Write a picture and end", "FILE" },
  { NULL }
};

static void
print_span (PdReader *reader,
            const char *id,
            gpointer user_data)
{
  g_print ("activated %s\n", id);
}

static void
print_selection (PdReader *reader,
                 guint start,
                 guint end,
                 gpointer user_data)
{
  g_autofree char *slice = pd_text_dup_slice (pd_reader_get_text (reader), start, end);
  GdkRectangle rectangle = { 0 };

  pd_reader_get_selection_rectangle (reader, &rectangle);
  g_print ("settled %u-%u at %d,%d %d×%d: %s\n", start, end, rectangle.x, rectangle.y, rectangle.width, rectangle.height, slice);
}

static void
print_cleared (PdReader *reader,
               gpointer user_data)
{
  g_print ("cleared\n");
}

/* What a project would do. */
static void
resize_span (PdReader *reader,
             const char *id,
             guint start,
             guint end,
             gpointer user_data)
{
  GPtrArray *spans = user_data;

  g_print ("resized %s %u-%u\n", id, start, end);
  for (guint i = 0; i < spans->len; i++)
    {
      PdSpan *span = g_ptr_array_index (spans, i);

      if (g_str_equal (span->id, id))
        {
          g_ptr_array_index (spans, i) = pd_span_new (id, start, end, &span->colour, span->description, span->flags);
          pd_span_unref (span);
        }
    }
  pd_reader_set_spans (reader, spans);
}

static gboolean
take_picture (gpointer data)
{
  GtkWidget *window = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, options.screenshot);
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static gboolean
close_window (GtkWindow *window,
              gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return FALSE;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("[FILE]");
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  GtkWidget *window, *view, *scrolled, *reader;
  gboolean closed = FALSE;
  int width = 1000, height = 1000;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (options.contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  adw_init ();

  if (argc > 1)
    {
      g_autofree char *contents = NULL;

      if (!g_file_get_contents (argv[1], &contents, NULL, &error) || (text = pd_text_new (contents, -1, NULL, &error)) == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_span_unref);
    }
  else
    {
      text = reader_sample_new_text ();
      spans = reader_sample_new_spans (text);
    }

  if (options.crowd > 0)
    {
      g_ptr_array_unref (spans);
      spans = reader_sample_new_many_spans (text, options.crowd, 5);
    }
  if (options.dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (options.narrow)
    width = 360;
  if (options.size != NULL)
    sscanf (options.size, "%dx%d", &width, &height);

  reader = pd_reader_new ();
  pd_reader_set_text (PD_READER (reader), text, options.language);
  g_object_set (reader, "zoom", options.zoom, "indent", options.indent, "font-family", options.family, NULL);
  pd_reader_set_spans (PD_READER (reader), spans);
  if (options.active)
    pd_reader_set_active_span (PD_READER (reader), "claim");
  if (options.selection)
    pd_reader_select (PD_READER (reader), 130, 190);
  g_signal_connect (reader, "span-activated", G_CALLBACK (print_span), NULL);
  g_signal_connect (reader, "selection-settled", G_CALLBACK (print_selection), NULL);
  g_signal_connect (reader, "selection-cleared", G_CALLBACK (print_cleared), NULL);
  g_signal_connect (reader, "span-resized", G_CALLBACK (resize_span), spans);

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), reader);
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Reader");
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), view);
  g_signal_connect (window, "close-request", G_CALLBACK (close_window), &closed);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (reader);
  if (options.screenshot != NULL)
    g_timeout_add (1500, take_picture, window);

  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
