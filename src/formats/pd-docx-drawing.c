#include "pd-docx-drawing.h"

typedef struct
{
  char *target;
  char *alt;
  gboolean is_there;
} Drawing;

struct _PdDocxDrawings
{
  PdDocxText *text;
  GArray *drawings;
};

static void
drawing_clear (gpointer data)
{
  Drawing *drawing = data;

  g_free (drawing->target);
  g_free (drawing->alt);
}

/**
 * pd_docx_drawings_new:
 * @text: where to put images
 *
 * Returns: (transfer full): drawings of which none is open
 */
PdDocxDrawings *
pd_docx_drawings_new (PdDocxText *text)
{
  PdDocxDrawings *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PdDocxDrawings, 1);
  self->text = text;
  self->drawings = g_array_new (FALSE, FALSE, sizeof (Drawing));
  g_array_set_clear_func (self->drawings, drawing_clear);
  return self;
}

/**
 * pd_docx_drawings_free:
 *
 * Frees the drawings.
 */
void
pd_docx_drawings_free (PdDocxDrawings *self)
{
  g_array_unref (self->drawings);
  g_free (self);
}

static Drawing *
get_drawing (PdDocxDrawings *self)
{
  return self->drawings->len > 0 ? &g_array_index (self->drawings, Drawing, self->drawings->len - 1) : NULL;
}

static void
put (PdDocxDrawings *self,
     Drawing *drawing)
{
  if (drawing->is_there)
    pd_docx_text_put_image (self->text, drawing->target, drawing->alt);
  g_clear_pointer (&drawing->target, g_free);
  drawing->is_there = FALSE;
}

/**
 * pd_docx_drawings_begin:
 *
 * Begins a drawing, which is an image only if one comes in it.
 */
void
pd_docx_drawings_begin (PdDocxDrawings *self)
{
  Drawing drawing = { NULL };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->drawings, drawing);
}

/**
 * pd_docx_drawings_end:
 *
 * Ends the drawing that was begun last.
 */
void
pd_docx_drawings_end (PdDocxDrawings *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->drawings->len > 0);

  put (self, get_drawing (self));
  g_array_set_size (self->drawings, self->drawings->len - 1);
}

/**
 * pd_docx_drawings_name:
 * @attributes: those of an element that describes the drawing
 *
 * Takes note of what an image shows.
 */
void
pd_docx_drawings_name (PdDocxDrawings *self,
                       const PdXmlAttributes *attributes)
{
  static const char *const names[] = { "descr", "title", "alt" };
  Drawing *drawing;

  g_return_if_fail (self != NULL);

  drawing = get_drawing (self);
  for (gsize i = 0; drawing != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *alt = pd_xml_attributes_dup (attributes, names[i]);

      if (drawing->alt == NULL && alt != NULL && *alt != '\0')
        drawing->alt = g_steal_pointer (&alt);
    }
}

/**
 * pd_docx_drawings_add_image:
 * @attributes: those of an element that refers to an image
 * @package: (nullable): where to look up what it refers to
 *
 * Says that there is an image in the drawing. Several in one drawing follow each other.
 */
void
pd_docx_drawings_add_image (PdDocxDrawings *self,
                            const PdXmlAttributes *attributes,
                            PdDocxPackage *package)
{
  static const char *const names[] = { "r:embed", "r:link", "r:id" };
  Drawing *drawing;

  g_return_if_fail (self != NULL);

  drawing = get_drawing (self);
  if (drawing == NULL)
    return;
  put (self, drawing);
  for (gsize i = 0; package != NULL && drawing->target == NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = pd_xml_attributes_dup (attributes, names[i]);
      const PdDocxRelation *relation = id != NULL ? pd_docx_package_find_relation (package, id) : NULL;

      if (relation != NULL)
        drawing->target = g_strdup (relation->target);
    }
  drawing->is_there = TRUE;
}
