#include "pd-hit-group-row.h"

#include <inttypes.h>

#include "pd-share-bar.h"

/**
 * PdHitGroupRow:
 *
 * A line of a chart: a publication or a month, a bar, and how many hits it has in how many articles.
 */
struct _PdHitGroupRow
{
  AdwBin parent_instance;

  GtkLabel *label;
  PdShareBar *bar;
  GtkLabel *hits;
  GtkLabel *articles;
};

G_DEFINE_FINAL_TYPE (PdHitGroupRow, pd_hit_group_row, ADW_TYPE_BIN)

static void
pd_hit_group_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_HIT_GROUP_ROW);

  G_OBJECT_CLASS (pd_hit_group_row_parent_class)->dispose (object);
}

static void
pd_hit_group_row_class_init (PdHitGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_hit_group_row_dispose;

  g_type_ensure (PD_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHitGroupRow, label);
  gtk_widget_class_bind_template_child (widget_class, PdHitGroupRow, bar);
  gtk_widget_class_bind_template_child (widget_class, PdHitGroupRow, hits);
  gtk_widget_class_bind_template_child (widget_class, PdHitGroupRow, articles);
}

static void
pd_hit_group_row_init (PdHitGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_hit_group_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_hit_group_row_new (void)
{
  return g_object_new (PD_TYPE_HIT_GROUP_ROW, NULL);
}

static void
show_number (GtkLabel *label,
             guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%'" PRIu64, number);

  gtk_label_set_label (label, text);
}

/**
 * pd_hit_group_row_set_group:
 * @group: what to show
 *
 * Shows a publication or a month.
 */
void
pd_hit_group_row_set_group (PdHitGroupRow *self,
                            PdHitGroup *group)
{
  const char *name;

  g_return_if_fail (PD_IS_HIT_GROUP_ROW (self));
  g_return_if_fail (PD_IS_HIT_GROUP (group));

  name = pd_hit_group_get_label (group);
  gtk_label_set_label (self->label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), name);
  pd_share_bar_set_share (self->bar, pd_hit_group_get_share (group));
  show_number (self->hits, pd_hit_group_get_hits (group));
  show_number (self->articles, pd_hit_group_get_articles (group));
}
