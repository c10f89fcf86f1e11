#include "pd-codebook-view.h"

#include "pd-codebook-actions.h"
#include "pd-codebook-files.h"
#include "pd-tag-list.h"
#include "pd-tag-page.h"
#include "pd-toast.h"
#include "pd-undo-toast.h"

/* How long changes of marks are gathered before the codebook is loaded again; those of tags are seen at once. */
#define REFRESH_MILLISECONDS 200

/**
 * PdCodebookView:
 *
 * The codebook: its tags, nested and in order, and the page of the one that is selected; in a narrow window one after the other.
 */
struct _PdCodebookView
{
  AdwBin parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  guint refresh_source;
  /* Whether there may be something new to show, as soon as it is shown, or when what is being loaded has come. */
  gboolean is_stale;
  gboolean wants_focus;
  /* A tag that is to be selected when it comes. */
  char *awaited_id;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkWidget *versions_button;
  AdwNavigationSplitView *split_view;
  PdTagList *list;
  PdTagPage *page;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCodebookView, pd_codebook_view, ADW_TYPE_BIN)

static void load_when_shown (PdCodebookView *self);

static void
stop (PdCodebookView *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
update_actions (PdCodebookView *self)
{
  pd_codebook_actions_update (self);
  pd_codebook_files_update (self);
}

static void
show_page (PdCodebookView *self)
{
  pd_tag_page_set_tag (self->page, pd_tag_list_get_tree (self->list), pd_tag_list_get_selected (self->list));
  update_actions (self);
}

static void
select_awaited (PdCodebookView *self)
{
  g_autofree char *id = NULL;

  if (pd_tag_tree_find (pd_tag_list_get_tree (self->list), self->awaited_id) == NULL)
    return;
  id = g_steal_pointer (&self->awaited_id);
  pd_tag_list_select (self->list, id, TRUE);
}

/* Something is selected from the beginning, where there is room for it beside the list. */
static void
select_first (PdCodebookView *self)
{
  g_autoptr (PdTagNode) first = NULL;

  if (pd_tag_list_get_selected (self->list) != NULL || adw_navigation_split_view_get_collapsed (self->split_view))
    return;
  first = g_list_model_get_item (pd_tag_tree_get_top (pd_tag_list_get_tree (self->list)), 0);
  if (first != NULL)
    pd_tag_list_select (self->list, pd_tag_node_get_id (first), FALSE);
}

static void
show_rows (PdCodebookView *self,
           PdCodebookRows *rows)
{
  pd_tag_list_set_rows (self->list, rows);
  select_awaited (self);
  select_first (self);
  if (pd_tag_list_get_selected (self->list) == NULL)
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  show_page (self);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdCodebookView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookRows) rows = pd_project_load_codebook_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || PD_PROJECT (source) != self->project)
    return;
  g_clear_object (&self->cancellable);
  if (rows == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  show_rows (self, rows);
  gtk_widget_set_visible (self->versions_button, rows->has_versions);
  gtk_stack_set_visible_child_name (self->stack, rows->tags->len > 0 ? "codebook" : "empty");
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->wants_focus = FALSE;
  if (self->is_stale)
    load_when_shown (self);
}

/* What is being loaded is waited for, so that something comes however much is changed meanwhile. */
static void
load_when_shown (PdCodebookView *self)
{
  self->is_stale = TRUE;
  if (self->project == NULL || self->cancellable != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  pd_project_load_codebook_async (self->project, self->cancellable, on_loaded, g_object_ref (self));
}

static void
refresh (gpointer data)
{
  PdCodebookView *self = data;

  self->refresh_source = 0;
  load_when_shown (self);
}

static void
on_changed (PdCodebookView *self,
            PdChanges *changes)
{
  if (!pd_project_codebook_depends_on (changes))
    return;
  if (pd_changes_touch (changes, PD_WORD_TAG) || pd_changes_touch (changes, PD_WORD_MEMO))
    {
      g_clear_handle_id (&self->refresh_source, g_source_remove);
      load_when_shown (self);
    }
  else if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_MILLISECONDS, refresh, self);
}

static void
on_selected (PdCodebookView *self)
{
  show_page (self);
}

/* In a narrow window the page comes in the place of the list. */
static void
on_opened (PdCodebookView *self,
           gboolean to_read)
{
  if (pd_tag_list_get_selected (self->list) == NULL)
    return;
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (to_read)
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
on_use_opened (PdCodebookView *self,
               const char *article_id,
               const char *highlight_id)
{
  g_signal_emit (self, signals[OPENED], 0, article_id, highlight_id);
}

static gboolean
pd_codebook_view_grab_focus (GtkWidget *widget)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);

  if (pd_tag_tree_get_tags (pd_tag_list_get_tree (self->list))->len == 0)
    {
      self->wants_focus = TRUE;
      return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
    }
  if (adw_navigation_split_view_get_collapsed (self->split_view) && adw_navigation_split_view_get_show_content (self->split_view))
    return gtk_widget_grab_focus (GTK_WIDGET (self->page));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
pd_codebook_view_map (GtkWidget *widget)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (widget);

  GTK_WIDGET_CLASS (pd_codebook_view_parent_class)->map (widget);

  if (self->is_stale)
    load_when_shown (self);
}

static void
pd_codebook_view_dispose (GObject *object)
{
  PdCodebookView *self = PD_CODEBOOK_VIEW (object);

  stop (self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_pointer (&self->awaited_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CODEBOOK_VIEW);

  G_OBJECT_CLASS (pd_codebook_view_parent_class)->dispose (object);
}

static void
pd_codebook_view_class_init (PdCodebookViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_codebook_view_dispose;
  widget_class->grab_focus = pd_codebook_view_grab_focus;
  widget_class->map = pd_codebook_view_map;

  /**
   * PdCodebookView::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on at a quote, or an article.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  pd_codebook_actions_install (widget_class);
  pd_codebook_files_install (widget_class);

  g_type_ensure (PD_TYPE_TAG_LIST);
  g_type_ensure (PD_TYPE_TAG_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-codebook-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, versions_button);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, split_view);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, list);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookView, page);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_use_opened);
}

static void
pd_codebook_view_init (PdCodebookView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * pd_codebook_view_get_project:
 *
 * Returns: (transfer none) (nullable): the project whose codebook is shown
 */
PdProject *
pd_codebook_view_get_project (PdCodebookView *self)
{
  g_return_val_if_fail (PD_IS_CODEBOOK_VIEW (self), NULL);

  return self->project;
}

/**
 * pd_codebook_view_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose codebook is shown.
 */
void
pd_codebook_view_set_project (PdCodebookView *self,
                              PdProject *project)
{
  g_return_if_fail (PD_IS_CODEBOOK_VIEW (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  stop (self);
  g_clear_pointer (&self->awaited_id, g_free);
  /* What was written last goes into the project that it was written for. */
  show_rows (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "start");
  g_set_object (&self->project, project);
  pd_tag_page_set_project (self->page, project);
  update_actions (self);
  if (project == NULL)
    return;
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load_when_shown (self);
}

/**
 * pd_codebook_view_get_tree:
 *
 * Returns: (transfer none): the codebook
 */
PdTagTree *
pd_codebook_view_get_tree (PdCodebookView *self)
{
  g_return_val_if_fail (PD_IS_CODEBOOK_VIEW (self), NULL);

  return pd_tag_list_get_tree (self->list);
}

/**
 * pd_codebook_view_get_selected:
 *
 * Returns: (transfer none) (nullable): the tag that is selected
 */
PdTagNode *
pd_codebook_view_get_selected (PdCodebookView *self)
{
  g_return_val_if_fail (PD_IS_CODEBOOK_VIEW (self), NULL);

  return pd_tag_list_get_selected (self->list);
}

/**
 * pd_codebook_view_await:
 * @tag_id: the UUID of a tag
 *
 * Selects a tag, as soon as it is there.
 */
void
pd_codebook_view_await (PdCodebookView *self,
                        const char *tag_id)
{
  g_return_if_fail (PD_IS_CODEBOOK_VIEW (self));
  g_return_if_fail (tag_id != NULL);

  g_set_str (&self->awaited_id, tag_id);
  select_awaited (self);
}

typedef struct
{
  PdCodebookView *view;
  PdCodebookEdit *edit;
  char *message;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->view);
  g_object_unref (job->edit);
  g_free (job->message);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
on_performed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Job) job = data;
  PdCodebookView *self = job->view;
  g_autoptr (GError) error = NULL;

  if (PD_PROJECT (source) != self->project || self->list == NULL)
    return;
  if (!pd_project_perform_planned_edit_finish (PD_PROJECT (source), result, &error))
    {
      pd_toast_show (GTK_WIDGET (self), error->message);
      return;
    }
  if (pd_codebook_edit_get_tag_id (job->edit) != NULL)
    pd_codebook_view_await (self, pd_codebook_edit_get_tag_id (job->edit));
  if (job->message != NULL)
    pd_undo_toast_show (GTK_WIDGET (self), self->project, job->message);
}

/**
 * pd_codebook_view_perform:
 * @edit: what to do
 * @message: (nullable): what was done, as plain text
 *
 * Does something to the codebook and then says so, with a button to undo it; or says why it could not be done. A tag that is made is selected.
 */
void
pd_codebook_view_perform (PdCodebookView *self,
                          PdCodebookEdit *edit,
                          const char *message)
{
  Job *job;

  g_return_if_fail (PD_IS_CODEBOOK_VIEW (self));
  g_return_if_fail (PD_IS_CODEBOOK_EDIT (edit));

  if (self->project == NULL)
    return;
  job = g_new0 (Job, 1);
  job->view = g_object_ref (self);
  job->edit = g_object_ref (edit);
  job->message = g_strdup (message);
  pd_project_perform_planned_edit_async (self->project, PD_PLANNED_EDIT (edit), NULL, on_performed, job);
}

/**
 * pd_codebook_view_show_uses:
 * @tag_id: the UUID of a tag
 * @nested: whether the uses of the tags nested under it are wanted as well
 * @what: `highlights`, or `articles` to group them
 *
 * Shows where a tag is used.
 */
void
pd_codebook_view_show_uses (PdCodebookView *self,
                            const char *tag_id,
                            gboolean nested,
                            const char *what)
{
  g_return_if_fail (PD_IS_CODEBOOK_VIEW (self));
  g_return_if_fail (tag_id != NULL);

  pd_tag_list_select (self->list, tag_id, FALSE);
  pd_tag_page_show_uses (self->page, nested, g_str_equal (what, "articles") ? PD_TAG_GROUPING_ARTICLES : PD_TAG_GROUPING_NONE);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}
