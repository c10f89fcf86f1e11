#include "pd-qdc-writer.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-entry.h"
#include "pd-qdc-description.h"

/* The tags of a codebook, so that those nested under one can be gone through: for each the first under it, and the next beside it. */
typedef struct
{
  PdTagOutline *outline;
  int top;
  int *first;
  int *next;
} Tree;

static void
tree_init (Tree *self,
           PdTagOutline *outline)
{
  int n = pd_tag_outline_get_n (outline);

  self->outline = outline;
  self->top = -1;
  self->first = g_new (int, n);
  self->next = g_new (int, n);
  for (int i = 0; i < n; i++)
    self->first[i] = -1;
  /* From behind, so that each comes before those that stand behind it. */
  for (int i = n - 1; i >= 0; i--)
    {
      int parent = pd_tag_outline_get (outline, i)->parent;
      int *first = parent >= 0 ? &self->first[parent] : &self->top;

      self->next[i] = *first;
      *first = i;
    }
}

static void
tree_clear (Tree *self)
{
  g_free (self->first);
  g_free (self->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tree, tree_clear)

static gboolean
is_xml (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

/* What no document of XML can hold, however it is written, is left out. In an attribute a line end would become a space. */
static void
append_text (GString *xml,
             const char *text,
             gboolean is_attribute)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '"' && is_attribute)
        g_string_append (xml, "&quot;");
      else if (c == '\r' || (is_attribute && (c == '\t' || c == '\n')))
        g_string_append_printf (xml, "&#%u;", c);
      else if (is_xml (c))
        g_string_append_unichar (xml, c);
    }
}

static void
append_indent (GString *xml,
               guint level)
{
  g_string_append_c (xml, '\n');
  for (guint i = 0; i <= level; i++)
    g_string_append (xml, "  ");
}

static void
append_code (GString *xml,
             const Tree *tree,
             int index)
{
  const PdTagEntry *entry = pd_tag_outline_get (tree->outline, index);
  g_autofree char *description = pd_qdc_description_join (entry);
  g_autofree char *colour = pd_codebook_entry_clean_colour (entry->texts[PD_TAG_TEXT_COLOUR]);

  append_indent (xml, entry->level);
  g_string_append_printf (xml, "<Code guid=\"%s\" name=\"", entry->id);
  append_text (xml, entry->name, TRUE);
  g_string_append (xml, "\" isCodable=\"true\"");
  if (colour != NULL)
    g_string_append_printf (xml, " color=\"%s\"", colour);
  if (description == NULL && tree->first[index] < 0)
    {
      g_string_append (xml, "/>");
      return;
    }
  g_string_append_c (xml, '>');
  if (description != NULL)
    {
      append_indent (xml, entry->level + 1);
      g_string_append (xml, "<Description>");
      append_text (xml, description, FALSE);
      g_string_append (xml, "</Description>");
    }
  for (int child = tree->first[index]; child >= 0; child = tree->next[child])
    append_code (xml, tree, child);
  append_indent (xml, entry->level);
  g_string_append (xml, "</Code>");
}

/**
 * pd_qdc_writer_append_codes:
 * @xml: a document of REFI-QDA that is being written
 * @outline: a codebook with at least one tag
 *
 * Appends the element `Codes`, which a codebook and a project of REFI-QDA have alike. The GUID of a code is the UUID of its tag.
 */
void
pd_qdc_writer_append_codes (GString *xml,
                            PdTagOutline *outline)
{
  g_auto (Tree) tree = { 0 };

  g_return_if_fail (xml != NULL);
  g_return_if_fail (outline != NULL);

  tree_init (&tree, outline);
  g_string_append (xml, "<Codes>");
  for (int index = tree.top; index >= 0; index = tree.next[index])
    append_code (xml, &tree, index);
  append_indent (xml, 0);
  g_string_append (xml, "</Codes>");
}

/**
 * pd_qdc_writer_write:
 * @outline: a codebook
 * @origin: the program that writes it, with its version
 * @stream: where to
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes a codebook as REFI-QDA has it (`.qdc`). It waits for the stream.
 *
 * Returns: whether it was written; %PD_FORMAT_ERROR_EMPTY where there are no tags, which such a file must have
 */
gboolean
pd_qdc_writer_write (PdTagOutline *outline,
                     const char *origin,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GString) xml = NULL;

  g_return_val_if_fail (outline != NULL, FALSE);
  g_return_val_if_fail (origin != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (pd_tag_outline_get_n (outline) == 0)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The codebook has no tags, and a .qdc file must have some."));
      return FALSE;
    }
  xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"");
  append_text (xml, origin, TRUE);
  g_string_append (xml, "\">\n  ");
  pd_qdc_writer_append_codes (xml, outline);
  g_string_append (xml, "\n</CodeBook>\n");
  return g_output_stream_write_all (stream, xml->str, xml->len, NULL, cancellable, error);
}
