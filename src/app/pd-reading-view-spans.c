#include <glib/gi18n-lib.h>

#include "pd-mention-summary.h"
#include "pd-reading-view-private.h"
#include "pd-tag-paint.h"

/* Enough for a tooltip. */
#define NOTE_LENGTH 120

static PdRecord *
append_tags (PdReadingViewPage *page,
             GPtrArray *rows,
             GString *description)
{
  PdRecord *first = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *tag = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_TAG, pd_record_get_text (g_ptr_array_index (rows, i), PD_HIGHLIGHT_TAG_TAG_ID));

      if (tag == NULL)
        continue;
      if (first == NULL)
        first = tag;
      if (description->len > 0)
        g_string_append (description, C_ ("list of values", ", "));
      g_string_append (description, pd_record_get_text (tag, PD_TAG_NAME));
    }
  return first;
}

static void
append_note (const char *note,
             GString *description)
{
  if (description->len > 0)
    g_string_append_c (description, '\n');
  if (g_utf8_strlen (note, -1) <= NOTE_LENGTH)
    {
      g_string_append (description, note);
      return;
    }
  g_string_append_len (description, note, g_utf8_offset_to_pointer (note, NOTE_LENGTH) - note);
  g_string_append (description, "…");
}

static void
append_mentions (PdReadingViewPage *page,
                 GPtrArray *mentions,
                 GString *description)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      if (description->len > 0)
        g_string_append_c (description, '\n');
      g_string_append_printf (description, _ ("Claim: %s"), pd_mention_get_statement (page, g_ptr_array_index (mentions, i)));
    }
}

static PdSpan *
create_span (PdReadingViewPage *page,
             PdRecord *highlight)
{
  PdMarks *marks = pd_reading_view_page_get_marks (page);
  const char *id = pd_record_get_id (highlight);
  const char *note = pd_record_get_text (highlight, PD_HIGHLIGHT_NOTE);
  GPtrArray *mentions = pd_marks_get_mentions (marks, id);
  g_autoptr (GString) description = g_string_new (NULL);
  PdRecord *tag = append_tags (page, pd_marks_get_tags (marks, id), description);
  PdSpanFlags flags = PD_SPAN_PLAIN;
  GdkRGBA colour;

  pd_tag_paint_parse (tag != NULL ? pd_record_get_text (tag, PD_TAG_COLOUR) : NULL, &colour);
  if (note != NULL)
    {
      flags |= PD_SPAN_NOTE;
      append_note (note, description);
    }
  if (mentions != NULL)
    {
      flags |= PD_SPAN_CLAIM;
      append_mentions (page, mentions, description);
    }
  if (!pd_reading_view_page_is_mine (page, highlight))
    flags |= PD_SPAN_OTHER;
  return pd_span_new (id,
                      pd_record_get_integer (highlight, PD_HIGHLIGHT_START),
                      pd_record_get_integer (highlight, PD_HIGHLIGHT_END),
                      &colour, description->str, flags);
}

/*< private >
 * pd_reading_view_create_spans:
 * @page: the page
 *
 * Returns: (transfer full) (element-type PdSpan): the highlights that are shown, as the reader shows them
 */
GPtrArray *
pd_reading_view_create_spans (PdReadingViewPage *page)
{
  GPtrArray *highlights = pd_marks_get_highlights (pd_reading_view_page_get_marks (page));
  GPtrArray *spans = g_ptr_array_new_full (highlights->len, (GDestroyNotify) pd_span_unref);

  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (pd_reading_view_page_shows (page, highlight))
        g_ptr_array_add (spans, create_span (page, highlight));
    }
  return spans;
}
