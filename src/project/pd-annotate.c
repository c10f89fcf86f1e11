#include "pd-annotate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-annotation-line.h"
#include "pd-project-private.h"
#include "pd-rows.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

G_DEFINE_QUARK (pd_annotate_error, pd_annotate_error)

typedef struct
{
  PdProject *project;
  const char *jsonl;
  gsize n_bytes;
  PdAnnotateFlags flags;
  GCancellable *cancellable;
  GPtrArray *ids;
} Annotation;

/* A line as bytes, without its line feed. */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
  guint number;
} Line;

static gboolean
next_line (Line *line,
           const char *end)
{
  const char *start = line->bytes + line->n_bytes;
  const char *stop;

  if (line->number > 0)
    start++;
  if (start >= end)
    return FALSE;
  stop = memchr (start, '\n', end - start);
  line->bytes = start;
  line->n_bytes = (stop != NULL ? stop : end) - start;
  line->number++;
  return TRUE;
}

static gboolean
is_blank (const Line *line)
{
  for (gsize i = 0; i < line->n_bytes; i++)
    {
      if (!g_ascii_isspace (line->bytes[i]))
        return FALSE;
    }
  return TRUE;
}

static void
set_invalid (Annotation *self,
             const Line *line,
             const char *message,
             GError **error)
{
  if ((self->flags & PD_ANNOTATE_SINGLE) != 0)
    g_set_error_literal (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, message);
  else
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("line %u: %s"), line->number, message);
}

/* What the annotation is to blame for is said with its line, what the disk is to blame for is not. */
static void
propagate (Annotation *self,
           const Line *line,
           GError *failure,
           GError **error)
{
  if (failure->domain == PD_STORE_ERROR && failure->code != PD_STORE_ERROR_NOT_FOUND)
    {
      g_propagate_error (error, failure);
      return;
    }
  set_invalid (self, line, failure->message, error);
  g_error_free (failure);
}

static gboolean
read_line (Annotation *self,
           PdAnnotationContext *context,
           PdConnection *connection,
           const Line *line,
           GError **error)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("");
  GError *failure = NULL;
  char *id;

  if (!g_utf8_validate_len (line->bytes, line->n_bytes, NULL))
    {
      set_invalid (self, line, _ ("This is not text in UTF-8."), error);
      return FALSE;
    }
  id = pd_annotation_line_read (context, line->bytes, line->n_bytes, edit, &failure);
  if (id == NULL)
    {
      propagate (self, line, failure, error);
      return FALSE;
    }
  g_ptr_array_add (self->ids, id);
  return pd_rows_apply (connection, edit, pd_store_get_coder (pd_project_get_store (self->project)), error);
}

static gboolean
read_lines (Annotation *self,
            PdAnnotationContext *context,
            PdConnection *connection,
            GError **error)
{
  const char *end = self->jsonl + self->n_bytes;
  Line line = { self->jsonl, 0, 0 };

  if (self->n_bytes >= strlen (BYTE_ORDER_MARK) && memcmp (self->jsonl, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    line.bytes += strlen (BYTE_ORDER_MARK);
  while (next_line (&line, end))
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!is_blank (&line) && !read_line (self, context, connection, &line, error))
        return FALSE;
    }
  if (self->ids->len > 0)
    return TRUE;
  g_set_error_literal (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("There is no annotation in it."));
  return FALSE;
}

/* All in one transaction: names that are new are looked up and added without anybody in between. */
static gboolean
annotate_in_transaction (PdConnection *connection,
                         PdRecorder *recorder,
                         gpointer data,
                         GError **error)
{
  Annotation *self = data;
  g_autoptr (PdAnnotationPlaces) places = NULL;
  g_autoptr (PdAnnotationCatalogue) catalogue = NULL;
  PdAnnotationContext context = { 0 };

  places = pd_annotation_places_load (connection, error);
  if (places == NULL)
    return FALSE;
  catalogue = pd_annotation_catalogue_load (connection, error);
  if (catalogue == NULL)
    return FALSE;
  context.places = places;
  context.catalogue = catalogue;
  context.made_by = (self->flags & PD_ANNOTATE_SINGLE) != 0 ? "hand" : "import";
  return read_lines (self, &context, connection, error);
}

static gpointer
annotate (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Annotation *self = data;
  const char *label = (self->flags & PD_ANNOTATE_SINGLE) != 0 ? _ ("Add Highlight") : _ ("Add Annotations");

  self->cancellable = cancellable;
  return GINT_TO_POINTER (pd_project_transact (self->project, connection, label, annotate_in_transaction, self, error));
}

/**
 * pd_project_annotate:
 * @jsonl: (array length=n_bytes): an annotation a line, as JSON; see docs/command-line.md
 * @n_bytes: how much
 * @flags: what they are
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Adds highlights with their tags and mentions, as one step of undo: all or none. It waits for the disk.
 *
 * Returns: (transfer full): the UUIDs of the highlights, in order; or %NULL with an error, which is one of
 *   %PD_ANNOTATE_ERROR and names the line where an annotation is not what it must be
 */
GStrv
pd_project_annotate (PdProject *self,
                     const char *jsonl,
                     gsize n_bytes,
                     PdAnnotateFlags flags,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  Annotation annotation = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (jsonl != NULL || n_bytes == 0, NULL);

  ids = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  annotation.project = self;
  annotation.jsonl = jsonl;
  annotation.n_bytes = n_bytes;
  annotation.flags = flags;
  annotation.ids = ids;
  if (pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, annotate, &annotation, cancellable, error) == NULL)
    return NULL;
  return (GStrv) g_ptr_array_steal (ids, NULL);
}
