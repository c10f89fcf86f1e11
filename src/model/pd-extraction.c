#include "pd-extraction.h"

#include "pd-text-diff.h"

/**
 * PdExtraction:
 *
 * A text beside the extracted text that it was made of: what was cut, and where each character of the one is in the other.
 * It does not change.
 */
struct _PdExtraction
{
  GObject parent_instance;

  PdText *extracted;
  PdText *text;
  GArray *cuts;
  gboolean is_kept;
  PdTextMap *map;
  gboolean is_exact;
};

G_DEFINE_FINAL_TYPE (PdExtraction, pd_extraction, G_TYPE_OBJECT)

static void
pd_extraction_finalize (GObject *object)
{
  PdExtraction *self = PD_EXTRACTION (object);

  g_object_unref (self->extracted);
  g_object_unref (self->text);
  g_array_unref (self->cuts);
  pd_text_map_free (self->map);

  G_OBJECT_CLASS (pd_extraction_parent_class)->finalize (object);
}

static void
pd_extraction_class_init (PdExtractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_extraction_finalize;
}

static void
pd_extraction_init (PdExtraction *self)
{
}

static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  const PdCut *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return g_strcmp0 (x->reason, y->reason);
}

/* A file from elsewhere may say of a text what is not so, and then a map would lead astray. */
static void
make_map (PdExtraction *self)
{
  g_autoptr (PdTextMap) map = NULL;
  g_autoptr (PdText) text = pd_cuts_apply (self->cuts, self->extracted, &map, NULL);

  self->is_exact = text != NULL && g_str_equal (pd_text_get_sha256 (text), pd_text_get_sha256 (self->text));
  self->map = self->is_exact ? g_steal_pointer (&map) : pd_text_diff (self->extracted, self->text);
}

/**
 * pd_extraction_new:
 * @extracted: everything that the source says
 * @text: what was made of it
 * @cuts: (element-type PdCut): what was left out; copied
 * @is_kept: whether @extracted is what a reader extracted, and not the text itself in its place
 *
 * Returns: (transfer full): both, with a map between them
 */
PdExtraction *
pd_extraction_new (PdText *extracted,
                   PdText *text,
                   GArray *cuts,
                   gboolean is_kept)
{
  PdExtraction *self;

  g_return_val_if_fail (PD_IS_TEXT (extracted), NULL);
  g_return_val_if_fail (PD_IS_TEXT (text), NULL);
  g_return_val_if_fail (cuts != NULL, NULL);

  self = g_object_new (PD_TYPE_EXTRACTION, NULL);
  self->extracted = g_object_ref (extracted);
  self->text = g_object_ref (text);
  self->cuts = pd_cuts_copy (cuts);
  g_array_sort (self->cuts, compare_cuts);
  self->is_kept = is_kept;
  make_map (self);
  return self;
}

/**
 * pd_extraction_get_extracted:
 *
 * Returns: (transfer none): everything that the source says; the text itself where nothing was cut, or where it was not kept
 */
PdText *
pd_extraction_get_extracted (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), NULL);

  return self->extracted;
}

/**
 * pd_extraction_get_text:
 *
 * Returns: (transfer none): the text that the page shows
 */
PdText *
pd_extraction_get_text (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), NULL);

  return self->text;
}

/**
 * pd_extraction_get_cuts:
 *
 * Returns: (transfer none) (element-type PdCut): what the text leaves out, in order of the extracted text
 */
GArray *
pd_extraction_get_cuts (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), NULL);

  return self->cuts;
}

/**
 * pd_extraction_get_is_kept:
 *
 * Returns: whether what was extracted was kept. An article that an older Pidian imported has only its text; that stands in
 *   the place of the extracted text then, without cuts
 */
gboolean
pd_extraction_get_is_kept (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), FALSE);

  return self->is_kept;
}

/**
 * pd_extraction_get_map:
 *
 * Returns: (transfer none): from the extracted text to the text
 */
const PdTextMap *
pd_extraction_get_map (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), NULL);

  return self->map;
}

/**
 * pd_extraction_get_is_exact:
 *
 * Returns: whether the map says what became of every character. It does not where the cuts do not lead to the text, which is
 *   a fault of the project file; the map is then found by comparing
 */
gboolean
pd_extraction_get_is_exact (PdExtraction *self)
{
  g_return_val_if_fail (PD_IS_EXTRACTION (self), FALSE);

  return self->is_exact;
}
