#include "pd-hit-row.h"

/**
 * PdHitRow:
 *
 * A line of a concordance: a hit in the middle, with what stands before and behind it (keyword in context).
 */
struct _PdHitRow
{
  AdwBin parent_instance;

  GtkLabel *prefix;
  GtkLabel *quote;
  GtkLabel *suffix;
};

G_DEFINE_FINAL_TYPE (PdHitRow, pd_hit_row, ADW_TYPE_BIN)

static void
pd_hit_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_HIT_ROW);

  G_OBJECT_CLASS (pd_hit_row_parent_class)->dispose (object);
}

static void
pd_hit_row_class_init (PdHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_hit_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, prefix);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, suffix);
}

static void
pd_hit_row_init (PdHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_hit_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_hit_row_new (void)
{
  return g_object_new (PD_TYPE_HIT_ROW, NULL);
}

/* The end of a paragraph is a space here. */
static void
show (GtkLabel *label,
      const char *part)
{
  g_autofree char *line = g_strdup (part);

  gtk_label_set_text (label, g_strdelimit (line, "\n\t", ' '));
}

/**
 * pd_hit_row_set_item:
 * @item: what to show
 *
 * Shows a hit.
 */
void
pd_hit_row_set_item (PdHitRow *self,
                     PdHitItem *item)
{
  const PdSearchHit *hit;

  g_return_if_fail (PD_IS_HIT_ROW (self));
  g_return_if_fail (PD_IS_HIT_ITEM (item));

  hit = pd_hit_item_get_hit (item);
  show (self->prefix, hit->prefix);
  show (self->quote, hit->quote);
  show (self->suffix, hit->suffix);
}
