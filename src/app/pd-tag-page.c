#include "pd-tag-page.h"

#include "pd-codebook-words.h"
#include "pd-tag-definition.h"
#include "pd-toast.h"

/**
 * PdTagPage:
 *
 * A tag: its definition, and where it is used.
 */
struct _PdTagPage
{
  AdwNavigationPage parent_instance;

  PdProject *project;
  PdTagNode *node;
  GCancellable *cancellable;
  gboolean nested;

  GtkStack *stack;
  AdwWindowTitle *title;
  AdwViewStack *pages;
  PdTagDefinition *definition;
  PdTagUses *uses;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagPage, pd_tag_page, ADW_TYPE_NAVIGATION_PAGE)

static void
stop (PdTagPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdTagPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagDetails) details = pd_project_load_tag_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || PD_PROJECT (source) != self->project || self->node == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (details == NULL)
    {
      pd_toast_show (GTK_WIDGET (self), error->message);
      return;
    }
  pd_tag_definition_set_details (self->definition, details);
  pd_tag_uses_set_uses (self->uses, pd_tag_node_get_id (self->node), details->uses, pd_tag_node_get_n_nested (self->node) > 0, self->nested);
}

static void
load (PdTagPage *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  pd_project_load_tag_async (self->project, pd_tag_node_get_id (self->node), self->nested, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_nested_chosen (PdTagPage *self,
                  gboolean nested)
{
  self->nested = nested;
  if (self->node != NULL && self->project != NULL)
    load (self);
}

static void
on_opened (PdTagPage *self,
           const char *article_id,
           const char *highlight_id)
{
  g_signal_emit (self, signals[OPENED], 0, article_id, highlight_id);
}

static gboolean
pd_tag_page_grab_focus (GtkWidget *widget)
{
  PdTagPage *self = PD_TAG_PAGE (widget);

  return self->node != NULL && gtk_widget_child_focus (adw_view_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/* By itself, the page would be asked to grab the focus, also where that comes to it or leaves it by Tab: what is above its content would never have it. */
static gboolean
pd_tag_page_focus (GtkWidget *widget,
                   GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), direction);
}

static void
pd_tag_page_dispose (GObject *object)
{
  PdTagPage *self = PD_TAG_PAGE (object);

  stop (self);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_PAGE);
  g_clear_object (&self->project);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (pd_tag_page_parent_class)->dispose (object);
}

static void
pd_tag_page_class_init (PdTagPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tag_page_dispose;
  widget_class->grab_focus = pd_tag_page_grab_focus;
  widget_class->focus = pd_tag_page_focus;

  /**
   * PdTagPage::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on there.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_TAG_DEFINITION);
  g_type_ensure (PD_TYPE_TAG_USES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PdTagPage, title);
  gtk_widget_class_bind_template_child (widget_class, PdTagPage, pages);
  gtk_widget_class_bind_template_child (widget_class, PdTagPage, definition);
  gtk_widget_class_bind_template_child (widget_class, PdTagPage, uses);
  gtk_widget_class_bind_template_callback (widget_class, on_nested_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
pd_tag_page_init (PdTagPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_tag_page_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags are shown.
 */
void
pd_tag_page_set_project (PdTagPage *self,
                         PdProject *project)
{
  g_return_if_fail (PD_IS_TAG_PAGE (self));

  stop (self);
  g_set_object (&self->project, project);
  pd_tag_definition_set_project (self->definition, project);
  pd_tag_uses_set_project (self->uses, project);
}

static void
show_title (PdTagPage *self)
{
  PdRecord *tag = pd_tag_node_get_tag (self->node);
  const char *name = pd_record_get_text (tag, PD_TAG_NAME);
  g_autofree char *path = pd_codebook_words_dup_path (pd_record_get_text (tag, PD_TAG_PATH));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, pd_record_get_text (tag, PD_TAG_PARENT_ID) != NULL ? path : "");
}

/**
 * pd_tag_page_set_tag:
 * @tree: the codebook
 * @node: (nullable): a tag in it
 *
 * Shows a tag, or what it is now.
 */
void
pd_tag_page_set_tag (PdTagPage *self,
                     PdTagTree *tree,
                     PdTagNode *node)
{
  g_return_if_fail (PD_IS_TAG_PAGE (self));
  g_return_if_fail (PD_IS_TAG_TREE (tree));

  if (node == NULL || node != self->node)
    self->nested = FALSE;
  g_set_object (&self->node, node);
  pd_tag_definition_set_tag (self->definition, tree, node);
  gtk_stack_set_visible_child_name (self->stack, node != NULL ? "tag" : "none");
  if (node == NULL)
    {
      stop (self);
      return;
    }
  show_title (self);
  if (self->project != NULL)
    load (self);
}

/**
 * pd_tag_page_show_uses:
 * @nested: whether those of the tags nested under it are wanted as well
 * @grouping: how to list them
 *
 * Shows where the tag is used.
 */
void
pd_tag_page_show_uses (PdTagPage *self,
                       gboolean nested,
                       PdTagGrouping grouping)
{
  g_return_if_fail (PD_IS_TAG_PAGE (self));

  adw_view_stack_set_visible_child_name (self->pages, "uses");
  pd_tag_uses_set_grouping (self->uses, grouping);
  on_nested_chosen (self, nested);
}
