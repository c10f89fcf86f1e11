#include "pd-extraction-row.h"

#include <glib/gi18n-lib.h>

/**
 * PdExtractionRow:
 *
 * A block as the file has it, beside it as the page shows it, and a way to put back what is cut or to leave out what is not.
 */
struct _PdExtractionRow
{
  GtkBox parent_instance;

  PdExtractionBlock *block;
  gboolean editable;

  GtkLabel *extracted;
  GtkLabel *rest;
  GtkLabel *reasons;
  GtkWidget *put_back;
  GtkWidget *leave_out;
};

enum
{
  PUT_BACK,
  LEAVE_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdExtractionRow, pd_extraction_row, GTK_TYPE_BOX)

static void
on_put_back (PdExtractionRow *self)
{
  g_signal_emit (self, signals[PUT_BACK], 0, pd_extraction_block_get_start (self->block), pd_extraction_block_get_end (self->block));
}

/* What is selected in it, or all of it. */
static void
on_leave_out (PdExtractionRow *self)
{
  guint start = pd_extraction_block_get_start (self->block);
  guint end = pd_extraction_block_get_end (self->block);
  int from, to;

  if (gtk_label_get_selection_bounds (self->extracted, &from, &to))
    {
      end = MIN (end, start + to);
      start += from;
    }
  if (start < end)
    g_signal_emit (self, signals[LEAVE_OUT], 0, start, end);
}

static void
pd_extraction_row_dispose (GObject *object)
{
  PdExtractionRow *self = PD_EXTRACTION_ROW (object);

  g_clear_object (&self->block);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_EXTRACTION_ROW);

  G_OBJECT_CLASS (pd_extraction_row_parent_class)->dispose (object);
}

static void
pd_extraction_row_class_init (PdExtractionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_extraction_row_dispose;

  /**
   * PdExtractionRow::put-back:
   * @start: code points of the extracted text
   * @end: code points, exclusive
   *
   * What is cut there is to be put back.
   */
  signals[PUT_BACK] = g_signal_new ("put-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * PdExtractionRow::leave-out:
   * @start: code points of the extracted text
   * @end: code points, exclusive
   *
   * What is there is to be cut.
   */
  signals[LEAVE_OUT] = g_signal_new ("leave-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-extraction-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdExtractionRow, extracted);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionRow, rest);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionRow, put_back);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionRow, leave_out);
  gtk_widget_class_bind_template_callback (widget_class, on_put_back);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_out);
}

static void
pd_extraction_row_init (PdExtractionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_extraction_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_extraction_row_new (void)
{
  return g_object_new (PD_TYPE_EXTRACTION_ROW, NULL);
}

static void
set_kind (GtkLabel *label,
          PdBlockKind kind)
{
  const char *heading[] = { "heading", NULL };
  const char *small[] = { "caption", NULL };
  const char *plain[] = { NULL };

  if (kind == PD_BLOCK_HEADING)
    gtk_widget_set_css_classes (GTK_WIDGET (label), heading);
  else if (kind == PD_BLOCK_BYLINE || kind == PD_BLOCK_CAPTION || kind == PD_BLOCK_IMAGE)
    gtk_widget_set_css_classes (GTK_WIDGET (label), small);
  else
    gtk_widget_set_css_classes (GTK_WIDGET (label), plain);
}

static void
update (PdExtractionRow *self)
{
  gboolean has_cut = self->block != NULL && pd_extraction_block_has_cut (self->block);
  gboolean gone = self->block != NULL && pd_extraction_block_is_gone (self->block);

  if (self->block == NULL)
    return;
  set_kind (self->extracted, pd_extraction_block_get_kind (self->block));
  set_kind (self->rest, pd_extraction_block_get_kind (self->block));
  gtk_label_set_markup (self->extracted, pd_extraction_block_get_markup (self->block));
  gtk_label_set_text (self->rest, pd_extraction_block_get_rest (self->block));
  gtk_widget_set_visible (GTK_WIDGET (self->rest), !gone);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), has_cut);
  if (has_cut)
    gtk_label_set_text (self->reasons, pd_extraction_block_get_reasons (self->block));
  gtk_widget_set_visible (self->put_back, has_cut && self->editable);
  gtk_widget_set_visible (self->leave_out, !gone && self->editable);
}

/**
 * pd_extraction_row_set_block:
 * @block: (nullable): what to show
 *
 * Shows a block.
 */
void
pd_extraction_row_set_block (PdExtractionRow *self,
                             PdExtractionBlock *block)
{
  g_return_if_fail (PD_IS_EXTRACTION_ROW (self));
  g_return_if_fail (block == NULL || PD_IS_EXTRACTION_BLOCK (block));

  if (g_set_object (&self->block, block))
    update (self);
}

/**
 * pd_extraction_row_set_editable:
 * @editable: whether cuts can be changed
 *
 * Offers the ways to change cuts, or not.
 */
void
pd_extraction_row_set_editable (PdExtractionRow *self,
                                gboolean editable)
{
  g_return_if_fail (PD_IS_EXTRACTION_ROW (self));

  self->editable = editable;
  update (self);
}
