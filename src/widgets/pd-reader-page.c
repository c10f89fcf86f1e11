#include <math.h>

#include "pd-reader-language.h"
#include "pd-reader-private.h"

/* What is left below the text, in em. */
#define BOTTOM_MARGIN 5

/* GtkTextView lays lines out little by little, and keeps what is in sight in its place by moving the adjustment as lines
 * above get their height; but it does so before it makes the adjustment reach further (4.18), so that near its end
 * the page would jump. Meanwhile there is therefore more space below than is laid out in one step: 2,000 pixels and a
 * line of the greatest length. */
#define LAYOUT_SLACK 30000
#define SHORT_TEXT 5000

static gboolean
end_layout (gpointer data)
{
  PdReader *self = data;

  self->layout_source = 0;
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), (int) round (BOTTOM_MARGIN * pd_reader_style_get_em (self->style)));
  return G_SOURCE_REMOVE;
}

/*< private >
 * pd_reader_begin_layout:
 *
 * Readies the page for that all lines are about to be laid out.
 */
void
pd_reader_begin_layout (PdReader *self)
{
  /* Not where it is done at once: the scrollbar would be seen to jump. */
  if (self->text != NULL && pd_text_get_length (self->text) > SHORT_TEXT)
    gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), LAYOUT_SLACK);
  /* Laying out has a higher priority than this, which therefore comes when it is done. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_layout, self, NULL);
}

/*< private >
 * pd_reader_update_style:
 *
 * Sets the page anew, after something changed that decides how.
 */
void
pd_reader_update_style (PdReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PangoLanguage *language = pd_reader_language_get_pango (self->setting.language);

  /* A tag's "language" is for input methods only: what picks the glyphs is the language of the view's contexts. */
  pango_context_set_language (context, language);
  pango_context_set_language (gtk_text_view_get_ltr_context (view), language);
  pango_context_set_language (gtk_text_view_get_rtl_context (view), language);

  pd_reader_style_update (self->style, context, &self->setting);
  g_object_unref (context);
  pd_reader_begin_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/*< private >
 * pd_reader_restyle:
 *
 * Sets the page anew, after something changed that decides how; what is read stays where it is.
 */
void
pd_reader_restyle (PdReader *self)
{
  pd_reader_keep_place (self);
  pd_reader_update_style (self);
}

/**
 * pd_reader_get_zoom:
 *
 * Returns: the size of everything on the page, 1 for the common one
 */
double
pd_reader_get_zoom (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 1);

  return self->setting.zoom;
}

/**
 * pd_reader_set_zoom:
 * @zoom: the size of everything on the page, 1 for the common one
 *
 * Makes everything on the page larger or smaller.
 */
void
pd_reader_set_zoom (PdReader *self,
                    double zoom)
{
  g_return_if_fail (PD_IS_READER (self));

  zoom = CLAMP (zoom, 0.5, 3);
  if (self->setting.zoom == zoom)
    return;
  self->setting.zoom = zoom;
  pd_reader_restyle (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

/**
 * pd_reader_get_measure:
 *
 * Returns: how many ideographs fit in a line, where the window is wide enough
 */
guint
pd_reader_get_measure (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 0);

  return self->measure;
}

/**
 * pd_reader_set_measure:
 * @measure: how many ideographs fit in a line, where the window is wide enough
 *
 * Makes lines longer or shorter.
 */
void
pd_reader_set_measure (PdReader *self,
                       guint measure)
{
  g_return_if_fail (PD_IS_READER (self));

  measure = CLAMP (measure, 16, 80);
  if (self->measure == measure)
    return;
  self->measure = measure;
  pd_reader_restyle (self);
  g_object_notify (G_OBJECT (self), "measure");
}

/**
 * pd_reader_get_leading:
 *
 * Returns: from one line to the next, in em
 */
double
pd_reader_get_leading (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), 0);

  return self->setting.leading;
}

/**
 * pd_reader_set_leading:
 * @leading: from one line to the next, in em
 *
 * Moves lines apart or together.
 */
void
pd_reader_set_leading (PdReader *self,
                       double leading)
{
  g_return_if_fail (PD_IS_READER (self));

  leading = CLAMP (leading, 1.4, 3);
  if (self->setting.leading == leading)
    return;
  self->setting.leading = leading;
  pd_reader_restyle (self);
  g_object_notify (G_OBJECT (self), "leading");
}

/**
 * pd_reader_get_indent:
 *
 * Returns: whether paragraphs begin with an indent of two em
 */
gboolean
pd_reader_get_indent (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), FALSE);

  return self->setting.indent;
}

/**
 * pd_reader_set_indent:
 * @indent: whether paragraphs begin with an indent of two em
 *
 * Indents paragraphs or not.
 */
void
pd_reader_set_indent (PdReader *self,
                      gboolean indent)
{
  g_return_if_fail (PD_IS_READER (self));

  indent = !!indent;
  if (self->setting.indent == indent)
    return;
  self->setting.indent = indent;
  pd_reader_restyle (self);
  g_object_notify (G_OBJECT (self), "indent");
}

/**
 * pd_reader_get_font_family:
 *
 * Returns: (transfer none) (nullable): the font family of the page, or %NULL for one that suits the language
 */
const char *
pd_reader_get_font_family (PdReader *self)
{
  g_return_val_if_fail (PD_IS_READER (self), NULL);

  return self->setting.family;
}

/**
 * pd_reader_set_font_family:
 * @family: (nullable): a font family, or %NULL for one that suits the language
 *
 * Sets the page in another font.
 */
void
pd_reader_set_font_family (PdReader *self,
                           const char *family)
{
  g_return_if_fail (PD_IS_READER (self));

  if (!g_set_str (&self->setting.family, family))
    return;
  pd_reader_restyle (self);
  g_object_notify (G_OBJECT (self), "font-family");
}

/**
 * pd_reader_get_visible_range:
 * @start: (out): the first character in sight
 * @end: (out): behind the last
 *
 * Finds what part of the text is in sight.
 */
void
pd_reader_get_visible_range (PdReader *self,
                             guint *start,
                             guint *end)
{
  GtkTextView *view;
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_if_fail (PD_IS_READER (self));
  g_return_if_fail (start != NULL && end != NULL);

  view = GTK_TEXT_VIEW (self);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 0, visible.y);
  *start = pd_reader_get_offset (self, &iter);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x + visible.width, visible.y + visible.height);
  *end = pd_reader_get_offset (self, &iter);
}
