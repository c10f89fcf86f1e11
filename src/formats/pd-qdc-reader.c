#include "pd-qdc-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-codebook-entry.h"
#include "pd-qdc-description.h"
#include "pd-xml-parser.h"

typedef struct
{
  PdTagOutline *outline;
  /* The tags that are open, by index, innermost last. */
  GArray *open;
  /* How many elements are open, and from which depth on they are passed over; 0 where they are not. */
  guint depth;
  guint passed_over;
  /* The description of the innermost tag, while it is read. */
  GString *description;
  gboolean has_codes;
  GError *error;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->outline, pd_tag_outline_unref);
  g_array_unref (self->open);
  if (self->description != NULL)
    g_string_free (self->description, TRUE);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Programs do not agree on the namespace: some have a colon where the standard has a point, some that of the project, some none. */
static const char *
get_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static int
get_innermost (Reading *self)
{
  return self->open->len > 0 ? g_array_index (self->open, int, self->open->len - 1) : -1;
}

static void
open_code (Reading *self,
           const PdXmlAttributes *attributes)
{
  g_autofree char *guid = pd_xml_attributes_dup (attributes, "guid");
  g_autofree char *name = pd_xml_attributes_dup (attributes, "name");
  g_autofree char *color = pd_xml_attributes_dup (attributes, "color");
  g_autofree char *colour = pd_codebook_entry_clean_colour (color);
  int index = pd_codebook_entry_add (self->outline, guid, name, get_innermost (self), &self->error);

  if (index < 0)
    return;
  if (colour != NULL && pd_tag_outline_get (self->outline, index)->texts[PD_TAG_TEXT_COLOUR] == NULL)
    pd_tag_outline_set_text (self->outline, index, PD_TAG_TEXT_COLOUR, colour);
  g_array_append_val (self->open, index);
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  Reading *self = data;
  const char *local_name = get_local_name (name);

  self->depth++;
  if (self->error != NULL || self->passed_over > 0)
    return;
  if (g_str_equal (local_name, "Codes") && self->open->len == 0)
    self->has_codes = TRUE;
  else if (g_str_equal (local_name, "Code") && self->has_codes)
    open_code (self, attributes);
  else if (g_str_equal (local_name, "Description") && self->open->len > 0 && self->description == NULL)
    self->description = g_string_new (NULL);
  else if (!g_str_equal (local_name, "CodeBook") && !g_str_equal (local_name, "Project"))
    self->passed_over = self->depth;
}

static void
close_description (Reading *self)
{
  int index = get_innermost (self);

  /* Of two tags of one path the first that is described says what it means. */
  if (pd_tag_outline_get (self->outline, index)->texts[PD_TAG_TEXT_DESCRIPTION] == NULL)
    pd_qdc_description_split (self->outline, index, self->description->str);
  g_string_free (g_steal_pointer (&self->description), TRUE);
}

static void
end_element (const char *name,
             gpointer data)
{
  Reading *self = data;
  const char *local_name = get_local_name (name);

  if (self->passed_over == self->depth)
    self->passed_over = 0;
  else if (self->error == NULL && self->passed_over == 0)
    {
      if (g_str_equal (local_name, "Description") && self->description != NULL)
        close_description (self);
      else if (g_str_equal (local_name, "Code") && self->open->len > 0)
        g_array_set_size (self->open, self->open->len - 1);
      else if (g_str_equal (local_name, "Codes"))
        self->has_codes = FALSE;
    }
  self->depth--;
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  Reading *self = data;

  if (self->description != NULL && self->passed_over == 0 && self->error == NULL)
    g_string_append_len (self->description, text, n_bytes);
}

/**
 * pd_qdc_reader_read:
 * @source: the bytes of a file
 * @error: return location for an error
 *
 * Reads a codebook of REFI-QDA (`.qdc`), as strictly as the programs are that write them: of any namespace, with sets that hold nothing, and
 * without colours. Sets are passed over.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error
 */
PdTagOutline *
pd_qdc_reader_read (GBytes *source,
                    GError **error)
{
  static const PdXmlNamespace namespaces[] = { { NULL, NULL } };
  static const PdXmlHandler handler = { namespaces, start_element, end_element, take_text };
  g_auto (Reading) reading = { 0 };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  reading.outline = pd_tag_outline_new ();
  reading.open = g_array_new (FALSE, FALSE, sizeof (int));
  if (!pd_xml_parse (source, &handler, &reading, &failure) && reading.error == NULL)
    reading.error = g_steal_pointer (&failure);
  if (reading.error == NULL && pd_tag_outline_get_n (reading.outline) == 0)
    g_set_error_literal (&reading.error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no codes of a codebook in it."));
  if (reading.error == NULL)
    return g_steal_pointer (&reading.outline);
  g_propagate_error (error, g_steal_pointer (&reading.error));
  return NULL;
}
