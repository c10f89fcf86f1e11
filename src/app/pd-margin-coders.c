#include "pd-margin-coders.h"

#include <glib/gi18n-lib.h>

/**
 * PdMarginCoders:
 *
 * Chooses whose highlights are shown. It is there only where the project has several coders.
 */
struct _PdMarginCoders
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  /* The coder of each row, NULL for everybody. */
  GPtrArray *ids;
  gboolean following;

  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (PdMarginCoders, pd_margin_coders, ADW_TYPE_BIN)

static void
on_selected (PdMarginCoders *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (!self->following && selected < self->ids->len)
    pd_reading_view_page_set_shown_coder (self->page, g_ptr_array_index (self->ids, selected));
}

static void
pd_margin_coders_dispose (GObject *object)
{
  PdMarginCoders *self = PD_MARGIN_CODERS (object);

  g_clear_object (&self->page);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MARGIN_CODERS);

  G_OBJECT_CLASS (pd_margin_coders_parent_class)->dispose (object);
}

static void
pd_margin_coders_finalize (GObject *object)
{
  g_ptr_array_unref (PD_MARGIN_CODERS (object)->ids);

  G_OBJECT_CLASS (pd_margin_coders_parent_class)->finalize (object);
}

static void
pd_margin_coders_class_init (PdMarginCodersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_coders_dispose;
  object_class->finalize = pd_margin_coders_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin-coders.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMarginCoders, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
pd_margin_coders_init (PdMarginCoders *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_same (PdMarginCoders *self,
         GPtrArray *ids)
{
  if (ids->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (ids, i), g_ptr_array_index (self->ids, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
update (PdMarginCoders *self)
{
  GPtrArray *coders = pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (self->page), PD_WORD_CODER);
  const char *mine = pd_project_get_coder_id (pd_reading_view_page_get_project (self->page));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_add (ids, NULL);
  gtk_string_list_append (names, _ ("Everyone"));
  if (mine != NULL)
    {
      g_ptr_array_add (ids, g_strdup (mine));
      gtk_string_list_append (names, _ ("Only Me"));
    }
  for (guint i = 0; i < coders->len; i++)
    {
      PdRecord *coder = g_ptr_array_index (coders, i);

      if (g_strcmp0 (pd_record_get_id (coder), mine) == 0)
        continue;
      g_ptr_array_add (ids, g_strdup (pd_record_get_id (coder)));
      gtk_string_list_append (names, pd_record_get_text (coder, PD_CODER_NAME));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (ids, i), pd_reading_view_page_get_shown_coder (self->page)) == 0)
        selected = i;
    }
  self->following = TRUE;
  if (!is_same (self, ids))
    {
      g_clear_pointer (&self->ids, g_ptr_array_unref);
      self->ids = g_steal_pointer (&ids);
      gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
    }
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), coders->len > 1);
}

/**
 * pd_margin_coders_set_page:
 * @page: the page
 *
 * Sets what it chooses for. To be called once.
 */
void
pd_margin_coders_set_page (PdMarginCoders *self,
                           PdReadingViewPage *page)
{
  g_return_if_fail (PD_IS_MARGIN_CODERS (self));
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (page));
  g_return_if_fail (self->page == NULL);

  self->page = g_object_ref (page);
  g_signal_connect_object (page, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
