#include "pd-tagging-bar.h"

#include <glib/gi18n-lib.h>

#include "pd-hit-item.h"
#include "pd-palette.h"
#include "pd-record-list.h"
#include "pd-settings.h"
#include "pd-tag-path.h"
#include "pd-tagging-dialog.h"

/**
 * PdTaggingBar:
 *
 * Tags the hits that are chosen in a concordance: asks for the tag, and then shows what would be done.
 */
struct _PdTaggingBar
{
  AdwBin parent_instance;

  PdProject *project;
  PdRecordList *tags;
  GListModel *hits;
  PdPalette *palette;
  gboolean following;

  GtkCheckButton *all;
  GtkLabel *count;
  GtkWidget *tag_button;
};

G_DEFINE_FINAL_TYPE (PdTaggingBar, pd_tagging_bar, ADW_TYPE_BIN)

static GPtrArray *
list_checked (PdTaggingBar *self)
{
  GPtrArray *checked = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_hit_unref);
  guint n = self->hits != NULL ? g_list_model_get_n_items (self->hits) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (self->hits, i);

      if (pd_hit_item_get_checked (item))
        g_ptr_array_add (checked, pd_search_hit_ref (pd_hit_item_get_hit (item)));
    }
  return checked;
}

static GPtrArray *
list_tags (PdTaggingBar *self)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tags));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (tags, g_list_model_get_item (G_LIST_MODEL (self->tags), i));
  return tags;
}

static void
open_dialog (PdTaggingBar *self,
             PdEdit *edit,
             const char *tag_id,
             const char *tag_path)
{
  g_autoptr (GPtrArray) checked = list_checked (self);

  pd_tagging_dialog_present (GTK_WIDGET (self), self->project, checked, tag_id, tag_path, "search", edit);
}

static void
on_tag_chosen (PdTaggingBar *self,
               PdRecord *tag)
{
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Tag Hits"));

  open_dialog (self, edit, pd_record_get_id (tag), pd_record_get_text (tag, PD_TAG_PATH));
}

static void
on_tag_created (PdTaggingBar *self,
                const char *typed)
{
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Tag Hits"));
  g_autoptr (GPtrArray) tags = list_tags (self);
  g_autoptr (PdCodebook) codebook = pd_settings_create_codebook (tags);
  g_auto (GStrv) names = pd_tag_path_split (typed);
  const char *tag_id = pd_codebook_ensure (codebook, edit, (const char *const *) names, NULL);
  g_autofree char *path = NULL;

  if (tag_id == NULL)
    return;
  path = pd_tag_path_join ((const char *const *) names);
  open_dialog (self, edit, tag_id, path);
}

static void
on_tag_clicked (PdTaggingBar *self)
{
  g_autoptr (GPtrArray) tags = list_tags (self);
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (self->tag_button, GTK_WIDGET (self), &place))
    return;
  pd_palette_set_tags (self->palette, tags);
  pd_palette_open (self->palette, PD_PALETTE_TAGS, &(GdkRectangle) { place.origin.x, place.origin.y, place.size.width, place.size.height });
}

static void
on_all_toggled (PdTaggingBar *self)
{
  if (!self->following)
    pd_tagging_bar_check_all (self, gtk_check_button_get_active (self->all));
}

static void
pd_tagging_bar_dispose (GObject *object)
{
  PdTaggingBar *self = PD_TAGGING_BAR (object);

  if (self->palette != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->palette)));
  g_clear_object (&self->project);
  g_clear_object (&self->tags);
  g_clear_object (&self->hits);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAGGING_BAR);

  G_OBJECT_CLASS (pd_tagging_bar_parent_class)->dispose (object);
}

static void
pd_tagging_bar_class_init (PdTaggingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tagging_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tagging-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTaggingBar, all);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingBar, count);
  gtk_widget_class_bind_template_child (widget_class, PdTaggingBar, tag_button);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_clicked);
}

static void
pd_tagging_bar_init (PdTaggingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->palette = PD_PALETTE (pd_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
  g_signal_connect_object (self->palette, "tag-chosen", G_CALLBACK (on_tag_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "tag-created", G_CALLBACK (on_tag_created), self, G_CONNECT_SWAPPED);
}

/**
 * pd_tagging_bar_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags there are.
 */
void
pd_tagging_bar_set_project (PdTaggingBar *self,
                            PdProject *project)
{
  g_return_if_fail (PD_IS_TAGGING_BAR (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (!g_set_object (&self->project, project))
    return;
  g_clear_object (&self->tags);
  if (project != NULL)
    self->tags = pd_record_list_new (project, PD_WORD_TAG);
}

/**
 * pd_tagging_bar_set_hits:
 * @hits: (nullable): a list of `PdHitItem`
 *
 * Sets what there is to choose from.
 */
void
pd_tagging_bar_set_hits (PdTaggingBar *self,
                         GListModel *hits)
{
  g_return_if_fail (PD_IS_TAGGING_BAR (self));
  g_return_if_fail (hits == NULL || G_IS_LIST_MODEL (hits));

  g_set_object (&self->hits, hits);
  pd_tagging_bar_update (self);
}

/**
 * pd_tagging_bar_check_all:
 * @checked: whether they are chosen
 *
 * Chooses all hits, or none.
 */
void
pd_tagging_bar_check_all (PdTaggingBar *self,
                          gboolean checked)
{
  guint n;

  g_return_if_fail (PD_IS_TAGGING_BAR (self));

  n = self->hits != NULL ? g_list_model_get_n_items (self->hits) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (self->hits, i);

      pd_hit_item_set_checked (item, checked);
    }
  pd_tagging_bar_update (self);
}

/**
 * pd_tagging_bar_update:
 *
 * Shows how many hits are chosen.
 */
void
pd_tagging_bar_update (PdTaggingBar *self)
{
  g_autoptr (GPtrArray) checked = NULL;
  g_autofree char *count = NULL;
  guint n;

  g_return_if_fail (PD_IS_TAGGING_BAR (self));

  checked = list_checked (self);
  n = self->hits != NULL ? g_list_model_get_n_items (self->hits) : 0;
  /* Translators: how many of the hits of a search are chosen. */
  count = g_strdup_printf (ngettext ("%u of %u hit chosen", "%u of %u hits chosen", n), checked->len, n);
  gtk_label_set_label (self->count, count);
  self->following = TRUE;
  gtk_check_button_set_active (self->all, n > 0 && checked->len == n);
  gtk_check_button_set_inconsistent (self->all, checked->len > 0 && checked->len < n);
  self->following = FALSE;
  gtk_widget_set_sensitive (self->tag_button, checked->len > 0 && self->project != NULL && !pd_project_get_read_only (self->project));
}
