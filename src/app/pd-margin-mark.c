#include "pd-margin-mark.h"

#include "pd-margin-mention.h"
#include "pd-tag-chip.h"
#include "pd-tag-paint.h"

/*< private >
 * pd_margin_mark_show_tags:
 * @box: what the tags are shown in
 * @page: the page
 * @rows: (nullable) (element-type PdRecord): rows of highlight_tags
 * @colour: (out): that of the first tag, or of a highlight without any
 *
 * Shows the tags of a highlight.
 */
void
pd_margin_mark_show_tags (AdwWrapBox *box,
                          PdReadingViewPage *page,
                          GPtrArray *rows,
                          GdkRGBA *colour)
{
  gboolean first = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  pd_tag_paint_parse (NULL, colour);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *tag = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_TAG, pd_record_get_text (g_ptr_array_index (rows, i), PD_HIGHLIGHT_TAG_TAG_ID));
      GtkWidget *chip;

      if (tag == NULL)
        continue;
      chip = pd_tag_chip_new (pd_record_get_text (tag, PD_TAG_NAME), pd_record_get_text (tag, PD_TAG_COLOUR));
      gtk_widget_set_tooltip_text (chip, pd_record_get_text (tag, PD_TAG_PATH));
      adw_wrap_box_append (box, chip);
      if (first)
        pd_tag_paint_parse (pd_record_get_text (tag, PD_TAG_COLOUR), colour);
      first = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), !first);
}

/*< private >
 * pd_margin_mark_get_stripe:
 * @card: a card
 * @colour: the colour of its highlight
 * @stripe: (out): the same, so that the stripe beside it is seen
 *
 * Finds the colour of a card's stripe.
 */
void
pd_margin_mark_get_stripe (GtkWidget *card,
                           const GdkRGBA *colour,
                           GdkRGBA *stripe)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (card));
  GdkRGBA letters;

  gtk_widget_get_color (card, &letters);
  pd_tag_paint_get_edge (colour, &letters, adw_style_manager_get_high_contrast (manager), stripe);
}

/*< private >
 * pd_margin_mark_show_mentions:
 * @box: what the mentions are shown in
 * @page: the page
 * @mentions: (nullable) (element-type PdRecord): the mentions on a highlight
 * @on_clicked: called with @card and the #PdMarginMention that was clicked
 * @card: an object
 *
 * Shows the claims that a highlight carries.
 */
void
pd_margin_mark_show_mentions (GtkBox *box,
                              PdReadingViewPage *page,
                              GPtrArray *mentions,
                              GCallback on_clicked,
                              gpointer card)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      child = pd_margin_mention_new (page, g_ptr_array_index (mentions, i));
      g_signal_connect_object (child, "clicked", on_clicked, card, G_CONNECT_SWAPPED);
      gtk_box_append (box, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), mentions != NULL);
}

/*< private >
 * pd_margin_mark_show_note:
 * @label: what the note is shown in
 * @highlight: a highlight
 *
 * Shows the note on a highlight, if there is one.
 */
void
pd_margin_mark_show_note (GtkLabel *label,
                          PdRecord *highlight)
{
  const char *note = pd_record_get_text (highlight, PD_HIGHLIGHT_NOTE);

  gtk_label_set_label (label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (label), note != NULL);
}

/*< private >
 * pd_margin_mark_show_coder:
 * @label: what the name is shown in
 * @page: the page
 * @highlight: a highlight
 *
 * Shows who made a highlight, unless it was the person in front of the window.
 */
void
pd_margin_mark_show_coder (GtkLabel *label,
                           PdReadingViewPage *page,
                           PdRecord *highlight)
{
  PdRecord *coder = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_CODER, pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID));

  gtk_widget_set_visible (GTK_WIDGET (label), !pd_reading_view_page_is_mine (page, highlight));
  gtk_label_set_label (label, coder != NULL ? pd_record_get_text (coder, PD_CODER_NAME) : "");
}

/*< private >
 * pd_margin_mark_describe:
 * @quote: what the highlight quotes
 * @tags: what its tags are shown in
 * @note: what its note is shown in
 *
 * Returns: (transfer full): what a screen reader is to say of a card
 */
char *
pd_margin_mark_describe (const char *quote,
                         AdwWrapBox *tags,
                         GtkLabel *note)
{
  g_autoptr (GString) description = g_string_new (quote);

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (tags)); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (description, ", %s", pd_tag_chip_get_label (PD_TAG_CHIP (chip)));
  if (*gtk_label_get_label (note) != '\0')
    g_string_append_printf (description, ", %s", gtk_label_get_label (note));
  return g_string_free (g_steal_pointer (&description), FALSE);
}
