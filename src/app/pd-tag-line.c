#include "pd-tag-line.h"

/**
 * PdTagLine:
 *
 * A line in the list of where a tag is used: a use, or the heading of a group of them.
 */
struct _PdTagLine
{
  GObject parent_instance;

  PdTagUse *use;
  char *heading;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagLine, pd_tag_line, G_TYPE_OBJECT)

static void
pd_tag_line_finalize (GObject *object)
{
  PdTagLine *self = PD_TAG_LINE (object);

  g_clear_pointer (&self->use, pd_tag_use_unref);
  g_free (self->heading);

  G_OBJECT_CLASS (pd_tag_line_parent_class)->finalize (object);
}

static void
pd_tag_line_class_init (PdTagLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_tag_line_finalize;

  /**
   * PdTagLine::changed:
   *
   * It says something else now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_tag_line_init (PdTagLine *self)
{
}

/**
 * pd_tag_line_new:
 * @use: (nullable): a use
 * @heading: (nullable): the heading of a group
 *
 * Returns: (transfer full): a line of one of the two
 */
PdTagLine *
pd_tag_line_new (PdTagUse *use,
                 const char *heading)
{
  PdTagLine *self = g_object_new (PD_TYPE_TAG_LINE, NULL);

  self->use = use != NULL ? pd_tag_use_ref (use) : NULL;
  self->heading = g_strdup (heading);
  return self;
}

/**
 * pd_tag_line_get_use:
 *
 * Returns: (transfer none) (nullable): the use
 */
const PdTagUse *
pd_tag_line_get_use (PdTagLine *self)
{
  g_return_val_if_fail (PD_IS_TAG_LINE (self), NULL);

  return self->use;
}

/**
 * pd_tag_line_get_heading:
 *
 * Returns: (transfer none) (nullable): the heading
 */
const char *
pd_tag_line_get_heading (PdTagLine *self)
{
  g_return_val_if_fail (PD_IS_TAG_LINE (self), NULL);

  return self->heading;
}

static gboolean
is_same (const PdTagUse *a,
         const PdTagUse *b)
{
  return a->is_example == b->is_example && a->is_placed == b->is_placed && g_strcmp0 (a->quote, b->quote) == 0 && g_strcmp0 (a->note, b->note) == 0
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->date, b->date) == 0 && g_strcmp0 (a->coder, b->coder) == 0 && g_strcmp0 (a->tag, b->tag) == 0;
}

/**
 * pd_tag_line_set:
 * @use: (nullable): the same use, as it is now
 * @heading: (nullable): the heading of the same group
 *
 * Brings it up to date.
 */
void
pd_tag_line_set (PdTagLine *self,
                 PdTagUse *use,
                 const char *heading)
{
  gboolean changed;

  g_return_if_fail (PD_IS_TAG_LINE (self));
  g_return_if_fail ((use == NULL) == (self->use == NULL));

  changed = use != NULL && !is_same (use, self->use);
  changed |= g_set_str (&self->heading, heading);
  if (use != NULL)
    {
      pd_tag_use_unref (self->use);
      self->use = pd_tag_use_ref (use);
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}
