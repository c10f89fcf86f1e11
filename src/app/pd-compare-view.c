#include "pd-compare-view.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-carrying-dialog.h"
#include "pd-compare-export.h"
#include "pd-compare-row.h"
#include "pd-project-compare.h"
#include "pd-substitution-list.h"

/**
 * PdCompareView:
 *
 * Two articles side by side, sentence by sentence: what one has replaced, left out or added of the other.
 */
struct _PdCompareView
{
  AdwBin parent_instance;

  PdProject *project;
  PdRecord *a;
  PdRecord *b;
  GCancellable *cancellable;
  PdComparison *comparison;
  GListStore *items;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  gboolean stacked;

  GtkLabel *title_a;
  GtkLabel *subtitle_a;
  GtkLabel *title_b;
  GtkLabel *subtitle_b;
  GtkLabel *summary;
  GtkToggleButton *only_differences;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkListView *list_view;
  AdwOverlaySplitView *split_view;
  PdSubstitutionList *substitutions;
};

typedef enum
{
  PROP_STACKED = 1,
} PdCompareViewProperty;

static GParamSpec *properties[PROP_STACKED + 1];

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCompareView, pd_compare_view, ADW_TYPE_BIN)

static void
on_picked (PdCompareRow *row,
           gboolean is_first,
           GtkListItem *list_item)
{
  PdCompareView *self = PD_COMPARE_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (row), PD_TYPE_COMPARE_VIEW));
  const PdComparedPassage *passage = pd_compare_item_get_passage (gtk_list_item_get_item (list_item));

  g_signal_emit (self, signals[OPENED], 0, is_first ? self->a : self->b, is_first ? passage->a_start : passage->b_start);
}

static void
on_setup (PdCompareView *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_compare_row_new ();

  g_object_bind_property (self, "stacked", row, "stacked", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "picked", G_CALLBACK (on_picked), list_item, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdCompareView *self,
         GtkListItem *list_item)
{
  PdCompareItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *summary = pd_compare_item_dup_summary (item);

  pd_compare_row_set_item (PD_COMPARE_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, summary);
}

/* By keyboard one reads on in the first article, or in the other where the first does not have it. */
static void
on_activated (PdCompareView *self,
              guint position)
{
  g_autoptr (PdCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const PdComparedPassage *passage = pd_compare_item_get_passage (item);
  gboolean is_first = passage->a_start < passage->a_end;

  g_signal_emit (self, signals[OPENED], 0, is_first ? self->a : self->b, is_first ? passage->a_start : passage->b_start);
}

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  PdCompareView *self = data;

  return !gtk_toggle_button_get_active (self->only_differences) || pd_compare_item_differs (item);
}

static void
on_only_differences_toggled (PdCompareView *self)
{
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

/* The next difference in a direction, from the passage that is selected. */
static void
step (PdCompareView *self,
      int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? (guint) -1 : n;
  for (position += direction; position < n; position += direction)
    {
      g_autoptr (PdCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      if (!pd_compare_item_differs (item))
        continue;
      gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Where they lie above the passages, the substitutions make room for the one that was asked for; else one steps on. */
static void
on_place_picked (PdCompareView *self,
                 guint passage)
{
  gboolean collapsed = adw_overlay_split_view_get_collapsed (self->split_view);
  guint position = pd_compare_item_find (G_LIST_MODEL (self->selection), passage);

  if (collapsed)
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT | (collapsed ? GTK_LIST_SCROLL_FOCUS : 0), NULL);
}

static void
on_previous_clicked (PdCompareView *self)
{
  step (self, -1);
}

static void
on_next_clicked (PdCompareView *self)
{
  step (self, 1);
}

static gboolean
go_on (GtkWidget *widget,
       GVariant *arguments,
       gpointer data)
{
  step (PD_COMPARE_VIEW (widget), 1);
  return GDK_EVENT_STOP;
}

static gboolean
go_back (GtkWidget *widget,
         GVariant *arguments,
         gpointer data)
{
  step (PD_COMPARE_VIEW (widget), -1);
  return GDK_EVENT_STOP;
}

static void
on_export (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdCompareView *self = PD_COMPARE_VIEW (widget);

  if (self->comparison != NULL)
    pd_compare_export (widget, self->project, self->comparison, self->a, self->b, g_variant_get_string (parameter, NULL));
}

static void
on_carry (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  PdCompareView *self = PD_COMPARE_VIEW (widget);

  if (self->comparison != NULL)
    adw_dialog_present (pd_carrying_dialog_new (self->project, self->a, self->b), widget);
}

static void
show_summary (PdCompareView *self,
              PdComparison *comparison)
{
  guint n_changed = 0, n_left_out = 0, n_added = 0, n = pd_comparison_get_n_passages (comparison);
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      const PdComparedPassage *passage = pd_comparison_get_passage (comparison, i);
      guint n_edits;

      pd_comparison_get_edits (comparison, i, &n_edits);
      if (passage->b_start == passage->b_end)
        n_left_out++;
      else if (passage->a_start == passage->a_end)
        n_added++;
      else if (n_edits > 0)
        n_changed++;
    }
  /* Translators: how many sentences of two articles differ, and how. */
  summary = g_strdup_printf (_ ("%u changed, %u left out, %u added, %u the same"), n_changed, n_left_out, n_added, n - n_changed - n_left_out - n_added);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_sensitive (self->previous_button, n_changed + n_left_out + n_added > 0);
  gtk_widget_set_sensitive (self->next_button, n_changed + n_left_out + n_added > 0);
}

static void
show_comparison (PdCompareView *self,
                 PdComparison *comparison)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = pd_comparison_get_n_passages (comparison);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, pd_compare_item_new (comparison, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  self->comparison = pd_comparison_ref (comparison);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.export", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.carry", !pd_project_get_read_only (self->project));
  show_summary (self, comparison);
  pd_substitution_list_set_comparison (self->substitutions, comparison);
  gtk_stack_set_visible_child_name (self->stack, "passages");
}

static void
on_compared (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdCompareView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdComparison) comparison = pd_project_compare_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->project == NULL)
    return;
  if (comparison != NULL)
    show_comparison (self, comparison);
  else
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
}

static void
show_titles (GtkLabel *title_label,
             GtkLabel *subtitle_label,
             PdRecord *article)
{
  g_autofree char *title = pd_article_get_title (article);
  g_autofree char *subtitle = pd_article_get_subtitle (article);

  gtk_label_set_text (title_label, title);
  gtk_label_set_text (subtitle_label, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (subtitle_label), *subtitle != '\0');
}

static void
pd_compare_view_dispose (GObject *object)
{
  PdCompareView *self = PD_COMPARE_VIEW (object);

  if (self->items != NULL)
    pd_compare_view_clear (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_COMPARE_VIEW);

  G_OBJECT_CLASS (pd_compare_view_parent_class)->dispose (object);
}

static void
pd_compare_view_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdCompareView *self = PD_COMPARE_VIEW (object);

  switch ((PdCompareViewProperty) id)
    {
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_compare_view_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PdCompareView *self = PD_COMPARE_VIEW (object);

  switch ((PdCompareViewProperty) id)
    {
    case PROP_STACKED:
      if (self->stacked != g_value_get_boolean (value))
        {
          self->stacked = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_compare_view_class_init (PdCompareViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_compare_view_dispose;
  object_class->get_property = pd_compare_view_get_property;
  object_class->set_property = pd_compare_view_set_property;

  /**
   * PdCompareView:stacked:
   *
   * Whether a passage of the second article stands below the first's, where there is no room beside it.
   */
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdCompareView::opened:
   * @article: one of the articles
   * @offset: a place in its text, in code points
   *
   * A person wants to read on there.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, PD_TYPE_RECORD, G_TYPE_UINT);

  g_type_ensure (PD_TYPE_SUBSTITUTION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, title_a);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, subtitle_a);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, title_b);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, subtitle_b);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, summary);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, only_differences);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, next_button);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, failure);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, split_view);
  gtk_widget_class_bind_template_child (widget_class, PdCompareView, substitutions);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_only_differences_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_place_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_install_action (widget_class, "compare.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "compare.carry", NULL, on_carry);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, go_on, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_N, GDK_SHIFT_MASK, go_back, NULL);
}

static void
pd_compare_view_init (PdCompareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PD_TYPE_COMPARE_ITEM);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * pd_compare_view_clear:
 *
 * Shows nothing.
 */
void
pd_compare_view_clear (PdCompareView *self)
{
  g_return_if_fail (PD_IS_COMPARE_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_object (&self->a);
  g_clear_object (&self->b);
  g_clear_pointer (&self->comparison, pd_comparison_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.carry", FALSE);
  g_list_store_remove_all (self->items);
  pd_substitution_list_set_comparison (self->substitutions, NULL);
}

/**
 * pd_compare_view_compare:
 * @project: a project
 * @a: an article of it, as a rule the one that was there first
 * @b: another
 *
 * Sets two articles beside each other.
 */
void
pd_compare_view_compare (PdCompareView *self,
                         PdProject *project,
                         PdRecord *a,
                         PdRecord *b)
{
  g_return_if_fail (PD_IS_COMPARE_VIEW (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (PD_IS_RECORD (a) && PD_IS_RECORD (b));

  pd_compare_view_clear (self);
  self->project = g_object_ref (project);
  self->a = g_object_ref (a);
  self->b = g_object_ref (b);
  self->cancellable = g_cancellable_new ();
  show_titles (self->title_a, self->subtitle_a, a);
  show_titles (self->title_b, self->subtitle_b, b);
  gtk_label_set_label (self->summary, "");
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  pd_project_compare_async (project, pd_record_get_id (a), pd_record_get_id (b), self->cancellable, on_compared, g_object_ref (self));
}
