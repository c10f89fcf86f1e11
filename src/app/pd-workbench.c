#include "pd-workbench.h"

#include <glib/gi18n-lib.h>

#include "pd-article-actions.h"
#include "pd-article-row.h"
#include "pd-claims-view.h"
#include "pd-codebook-view.h"
#include "pd-columns-dialog.h"
#include "pd-copies-view.h"
#include "pd-file-banner.h"
#include "pd-first-steps.h"
#include "pd-import-report.h"
#include "pd-job-bar.h"
#include "pd-reading-view.h"
#include "pd-reuse-watch.h"
#include "pd-search-pages.h"
#include "pd-settings.h"
#include "pd-toast.h"
#include "pd-undo-buttons.h"
#include "pd-workbench-layout.h"
#include "pd-workbench-views.h"

/**
 * PdWorkbench:
 *
 * What a window shows of an open project: the library, and the page with its margin.
 */
struct _PdWorkbench
{
  AdwBin parent_instance;

  PdProject *project;
  PdImporter *importer;
  PdReuseWatch *reuse_watch;
  PdPageOpener *opener;
  PdWorkbenchViews *views;
  PdArticleItem *item;
  GSettings *settings;
  PdWorkbenchLayout *layout;

  AdwOverlaySplitView *split_view;
  PdLibrary *library;
  PdReadingView *reading_view;
  PdDeferredView *copies_view;
  GtkStack *stack;
  AdwBanner *read_only_banner;
  AdwWindowTitle *title;
  PdViewChooser *view_chooser;
  GtkRevealer *job_revealer;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_IMPORTER,
  PROP_NARROW,
  PROP_TIGHT,
  PROP_COMPACT,
} PdWorkbenchProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (PdWorkbench, pd_workbench, ADW_TYPE_BIN)

static void
show_page (PdWorkbench *self)
{
  const char *view = pd_view_chooser_get_view (self->view_chooser);
  int n_articles;

  g_object_get (self->library, "n-articles", &n_articles, NULL);
  if (view != NULL)
    gtk_stack_set_visible_child_name (self->stack, view);
  else if (self->item != NULL)
    gtk_stack_set_visible_child_name (self->stack, "page");
  else if (n_articles < 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, n_articles == 0 ? "empty" : "none");
}

static void
show_title (PdWorkbench *self,
            PdRecord *record)
{
  const char *view_subtitle, *view_title = pd_view_chooser_get_title (self->view_chooser, &view_subtitle);
  g_autofree char *title = pd_article_get_title (record);
  g_autofree char *subtitle = pd_article_get_subtitle (record);

  adw_window_title_set_title (self->title, view_title != NULL ? view_title : title);
  adw_window_title_set_subtitle (self->title, view_title != NULL ? view_subtitle : subtitle);
}

static void
show_record (PdWorkbench *self)
{
  PdRecord *record = self->item != NULL ? pd_article_item_get_record (self->item) : NULL;
  g_autoptr (PdRecord) shown = NULL;

  /* Its place in the list is there before what is in it. */
  if (self->item != NULL && record == NULL)
    return;
  pd_article_actions_update (self);
  show_title (self, record);

  g_object_get (self->reading_view, "article", &shown, NULL);
  if (record == NULL || shown == NULL || !g_str_equal (pd_record_get_id (record), pd_record_get_id (shown)))
    g_object_set (self->reading_view, "article", record, NULL);
}

static void
on_item_changed (PdWorkbench *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, pd_library_get_item (self->library));
  if (self->item != NULL)
    g_signal_connect_object (self->item, "notify::record", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  show_record (self);
  show_page (self);
}

/* In a narrow window the library lies above the page. */
static void
on_article_opened (PdWorkbench *self,
                   gboolean to_read)
{
  pd_view_chooser_set_view (self->view_chooser, NULL);
  pd_workbench_layout_clear_page (self->layout);
  if (to_read || pd_workbench_layout_get_tight (self->layout))
    gtk_widget_grab_focus (GTK_WIDGET (self->reading_view));
}

static void
on_view_changed (PdWorkbench *self)
{
  show_title (self, self->item != NULL ? pd_article_item_get_record (self->item) : NULL);
  show_page (self);
  if (pd_view_chooser_get_view (self->view_chooser) != NULL)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/* What the library is searched for stands out on the pages as well. */
static void
on_library_searched (PdWorkbench *self)
{
  pd_reading_view_set_search (self->reading_view, pd_library_get_search (self->library), FALSE);
}

static void
on_page_opened (PdWorkbench *self)
{
  pd_view_chooser_set_view (self->view_chooser, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->reading_view));
}

/* From an article to those that share text with it. */
static void
on_copies_requested (PdWorkbench *self,
                     PdRecord *article)
{
  pd_copies_view_show_article (PD_COPIES_VIEW (pd_deferred_view_get (self->copies_view)), article);
  pd_workbench_show_view (self, "copies");
}

static void
on_message (PdWorkbench *self,
            const char *message)
{
  pd_toast_show (GTK_WIDGET (self), message);
}

static void
on_job_cancelled (PdWorkbench *self)
{
  if (self->importer != NULL)
    pd_importer_cancel (self->importer);
}

/* Bars of which none is there leave a stripe below the page. */
static gboolean
has_bars (PdWorkbench *self,
          gboolean compact,
          gboolean importing,
          gboolean first_steps)
{
  return compact || importing || first_steps;
}

/* What is of all articles has no margin; the button for it is above or below the page. */
static gboolean
has_margin (PdWorkbench *self,
            gboolean elsewhere,
            const char *view)
{
  return !elsewhere && view == NULL;
}

static char *
get_zoom_label (PdWorkbench *self,
                double zoom)
{
  /* Translators: the size of the page's text, in percent. */
  return g_strdup_printf (_ ("%.0f%%"), zoom * 100);
}

static void
pd_workbench_dispose (GObject *object)
{
  PdWorkbench *self = PD_WORKBENCH (object);

  if (self->library != NULL)
    pd_workbench_set_project (self, NULL);
  g_clear_object (&self->settings);
  g_clear_object (&self->views);
  g_clear_object (&self->opener);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_WORKBENCH);

  G_OBJECT_CLASS (pd_workbench_parent_class)->dispose (object);
}

static void
pd_workbench_finalize (GObject *object)
{
  g_object_unref (PD_WORKBENCH (object)->layout);

  G_OBJECT_CLASS (pd_workbench_parent_class)->finalize (object);
}

static void
pd_workbench_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  PdWorkbench *self = PD_WORKBENCH (object);

  switch ((PdWorkbenchProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_IMPORTER:
      g_value_set_object (value, self->importer);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, pd_workbench_layout_get_narrow (self->layout));
      break;
    case PROP_TIGHT:
      g_value_set_boolean (value, pd_workbench_layout_get_tight (self->layout));
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, pd_workbench_layout_get_compact (self->layout));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_workbench_set_property (GObject *object,
                           guint id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  PdWorkbench *self = PD_WORKBENCH (object);

  switch ((PdWorkbenchProperty) id)
    {
    case PROP_PROJECT:
      pd_workbench_set_project (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      pd_workbench_layout_set_narrow (self->layout, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TIGHT:
      pd_workbench_layout_set_tight (self->layout, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COMPACT:
      pd_workbench_layout_set_compact (self->layout, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_IMPORTER:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_workbench_class_init (PdWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_workbench_dispose;
  object_class->finalize = pd_workbench_finalize;
  object_class->get_property = pd_workbench_get_property;
  object_class->set_property = pd_workbench_set_property;

  /**
   * PdWorkbench:project: (getter get_project) (setter set_project)
   *
   * The project that is open.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, flags);
  /**
   * PdWorkbench:importer:
   *
   * What adds files to the project.
   */
  properties[PROP_IMPORTER] = g_param_spec_object ("importer", NULL, NULL, PD_TYPE_IMPORTER, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdWorkbench:narrow:
   *
   * Whether there is no room for the margin beside the page.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  /**
   * PdWorkbench:tight:
   *
   * Whether there is no room for the library beside the page.
   */
  properties[PROP_TIGHT] = g_param_spec_boolean ("tight", NULL, NULL, FALSE, flags);
  /**
   * PdWorkbench:compact:
   *
   * Whether the window is as narrow as a phone.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PD_TYPE_CLAIMS_VIEW);
  g_type_ensure (PD_TYPE_CODEBOOK_VIEW);
  g_type_ensure (PD_TYPE_COPIES_VIEW);
  g_type_ensure (PD_TYPE_DEFERRED_VIEW);
  g_type_ensure (PD_TYPE_FILE_BANNER);
  g_type_ensure (PD_TYPE_FIRST_STEPS);
  g_type_ensure (PD_TYPE_JOB_BAR);
  g_type_ensure (PD_TYPE_LIBRARY);
  g_type_ensure (PD_TYPE_READING_VIEW);
  g_type_ensure (PD_TYPE_SEARCH_PAGES);
  g_type_ensure (PD_TYPE_UNDO_BUTTONS);
  g_type_ensure (PD_TYPE_VIEW_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-workbench.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, split_view);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, library);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, reading_view);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, view_chooser);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, copies_view);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, stack);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, title);
  gtk_widget_class_bind_template_child (widget_class, PdWorkbench, job_revealer);
  gtk_widget_class_bind_template_callback (widget_class, on_item_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
  gtk_widget_class_bind_template_callback (widget_class, on_article_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_library_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_copies_requested);
  gtk_widget_class_bind_template_callback (widget_class, on_message);
  gtk_widget_class_bind_template_callback (widget_class, on_job_cancelled);
  gtk_widget_class_bind_template_callback (widget_class, has_bars);
  gtk_widget_class_bind_template_callback (widget_class, has_margin);
  gtk_widget_class_bind_template_callback (widget_class, get_zoom_label);
  pd_article_actions_install (widget_class);
}

/* What is kept for every import. */
static void
add_import_actions (PdWorkbench *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) same_text_once = g_settings_create_action (self->settings, "same-text-once");

  g_action_map_add_action (G_ACTION_MAP (group), same_text_once);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "import", G_ACTION_GROUP (group));
}

static void
follow_views (PdWorkbench *self)
{
  self->opener = pd_page_opener_new (self->library, self->reading_view);
  g_signal_connect_object (self->opener, "opened", G_CALLBACK (on_page_opened), self, G_CONNECT_SWAPPED);
  self->views = pd_workbench_views_new (self->opener, self->view_chooser);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL; page = gtk_widget_get_next_sibling (page))
    {
      if (PD_IS_DEFERRED_VIEW (page))
        pd_workbench_views_follow (self->views, PD_DEFERRED_VIEW (page));
    }
}

static void
pd_workbench_init (PdWorkbench *self)
{
  self->settings = pd_settings_new ();
  self->layout = pd_workbench_layout_new (self->settings);
  gtk_widget_init_template (GTK_WIDGET (self));

  pd_workbench_layout_follow (self->layout, self->split_view, self->reading_view);
  follow_views (self);
  add_import_actions (self);
  pd_article_actions_update (self);
  pd_settings_bind_page (self->settings, pd_reading_view_get_reader (self->reading_view));
}

static void
on_imported (PdWorkbench *self,
             GPtrArray *results)
{
  pd_import_report_announce (GTK_WIDGET (self), self->project, results);
}

static void
forget_project (PdWorkbench *self)
{
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  if (self->importer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->importer, self);
      pd_importer_cancel (self->importer);
    }
  if (self->reuse_watch != NULL)
    pd_reuse_watch_stop (self->reuse_watch);
  g_clear_object (&self->reuse_watch);
  g_clear_object (&self->importer);
  g_clear_object (&self->project);
}

static void
follow_project (PdWorkbench *self)
{
  g_signal_connect_object (self->project, "problem", G_CALLBACK (on_message), self, G_CONNECT_SWAPPED);
  self->importer = pd_importer_new (self->project);
  g_signal_connect_object (self->importer, "finished", G_CALLBACK (on_imported), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->importer, "failed", G_CALLBACK (on_message), self, G_CONNECT_SWAPPED);
  self->reuse_watch = pd_reuse_watch_new (self->project);
}

static void
show_read_only (PdWorkbench *self)
{
  gboolean read_only = self->project != NULL && pd_project_get_read_only (self->project);
  const char *reason = read_only ? pd_project_get_read_only_reason (self->project) : NULL;
  /* Translators: why the project is read-only, such as "it is on a disk or medium that cannot be written". */
  g_autofree char *title = reason != NULL ? g_strdup_printf (_ ("Read-only: %s"), reason) : g_strdup (_ ("This project is read-only"));

  if (read_only)
    adw_banner_set_title (self->read_only_banner, title);
  adw_banner_set_revealed (self->read_only_banner, read_only);
}

/**
 * pd_workbench_get_project:
 *
 * Returns: (transfer none) (nullable): the project that is open
 */
PdProject *
pd_workbench_get_project (PdWorkbench *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH (self), NULL);

  return self->project;
}

/**
 * pd_workbench_set_project:
 * @project: (nullable): an open project
 *
 * Shows a project.
 */
void
pd_workbench_set_project (PdWorkbench *self,
                          PdProject *project)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  forget_project (self);
  self->project = project != NULL ? g_object_ref (project) : NULL;
  if (project != NULL)
    follow_project (self);
  /* An article never outlives its project on the page. */
  pd_library_set_project (self->library, NULL);
  g_object_set (self->reading_view, "project", project, NULL);
  pd_library_set_project (self->library, project);
  pd_workbench_views_set_project (self->views, project);
  show_read_only (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IMPORTER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * pd_workbench_get_article:
 *
 * Returns: (transfer none) (nullable): the article that is open
 */
PdRecord *
pd_workbench_get_article (PdWorkbench *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH (self), NULL);

  return self->item != NULL ? pd_article_item_get_record (self->item) : NULL;
}

/**
 * pd_workbench_get_library:
 *
 * Returns: (transfer none): the library
 */
PdLibrary *
pd_workbench_get_library (PdWorkbench *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH (self), NULL);

  return self->library;
}

/**
 * pd_workbench_get_importer:
 *
 * Returns: (transfer none) (nullable): what adds files to the project
 */
PdImporter *
pd_workbench_get_importer (PdWorkbench *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH (self), NULL);

  return self->importer;
}

/**
 * pd_workbench_add_files:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Adds articles to the project. Of tables it is asked first what their columns are.
 */
void
pd_workbench_add_files (PdWorkbench *self,
                        const char *const *paths)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));
  g_return_if_fail (self->importer != NULL);

  pd_columns_dialog_add (GTK_WIDGET (self), self->importer, paths);
}

/**
 * pd_workbench_search:
 *
 * Opens the library's search.
 */
void
pd_workbench_search (PdWorkbench *self)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_workbench_layout_show_library (self->layout);
  pd_library_open_search (self->library);
}

/**
 * pd_workbench_show_view:
 * @view: `search`, `claims`, `copies` or `codebook`
 *
 * Shows something of all articles, in the place of the page.
 */
void
pd_workbench_show_view (PdWorkbench *self,
                        const char *view)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_workbench_layout_clear_page (self->layout);
  pd_view_chooser_set_view (self->view_chooser, view);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/**
 * pd_workbench_compare:
 * @a: an article of the library
 * @b: another
 *
 * Sets two articles beside each other, in the place of the page.
 */
void
pd_workbench_compare (PdWorkbench *self,
                      PdArticleItem *a,
                      PdArticleItem *b)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_copies_view_visit (PD_COPIES_VIEW (pd_deferred_view_get (self->copies_view)), a, b, pd_view_chooser_get_view (self->view_chooser));
  pd_workbench_show_view (self, "copies");
}

/**
 * pd_workbench_toggle_library:
 *
 * Shows or hides the library.
 */
void
pd_workbench_toggle_library (PdWorkbench *self)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_workbench_layout_toggle_library (self->layout);
}

/**
 * pd_workbench_toggle_margin:
 *
 * Shows or hides the margin.
 */
void
pd_workbench_toggle_margin (PdWorkbench *self)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_workbench_layout_toggle_margin (self->layout);
}

/**
 * pd_workbench_zoom:
 * @steps: how many steps larger, negative for smaller; 0 for the usual size
 *
 * Makes the page's text larger or smaller.
 */
void
pd_workbench_zoom (PdWorkbench *self,
                   int steps)
{
  g_return_if_fail (PD_IS_WORKBENCH (self));

  pd_settings_zoom (self->settings, steps);
}
