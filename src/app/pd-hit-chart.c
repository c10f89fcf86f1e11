#include "pd-hit-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-hit-group-row.h"

/* Months without a hit are shown between those that have some, unless there are more of them than anybody would scroll through. */
#define MOST_MONTHS 120

/**
 * PdHitChart:
 *
 * How many hits a search has in each publication, and in each month.
 */
struct _PdHitChart
{
  AdwBin parent_instance;

  GListStore *sources;
  GListStore *months;

  GtkListView *source_view;
  GtkListView *month_view;
};

enum
{
  NARROWED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdHitChart, pd_hit_chart, ADW_TYPE_BIN)

static void
on_setup (PdHitChart *self,
          GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, pd_hit_group_row_new ());
}

static void
on_bind (PdHitChart *self,
         GtkListItem *list_item)
{
  PdHitGroup *group = gtk_list_item_get_item (list_item);
  g_autofree char *summary = pd_hit_group_dup_summary (group);
  g_autofree char *addition = pd_hit_group_dup_addition (group);

  pd_hit_group_row_set_group (PD_HIT_GROUP_ROW (gtk_list_item_get_child (list_item)), group);
  gtk_list_item_set_accessible_label (list_item, summary);
  gtk_list_item_set_activatable (list_item, addition != NULL);
}

static void
on_activated (PdHitChart *self,
              guint position,
              GtkListView *view)
{
  g_autoptr (PdHitGroup) group = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  g_autofree char *addition = group != NULL ? pd_hit_group_dup_addition (group) : NULL;

  if (addition != NULL)
    g_signal_emit (self, signals[NARROWED], 0, addition);
}

static void
pd_hit_chart_dispose (GObject *object)
{
  PdHitChart *self = PD_HIT_CHART (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_HIT_CHART);
  g_clear_object (&self->sources);
  g_clear_object (&self->months);

  G_OBJECT_CLASS (pd_hit_chart_parent_class)->dispose (object);
}

static void
pd_hit_chart_class_init (PdHitChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_hit_chart_dispose;

  /**
   * PdHitChart::narrowed:
   * @addition: what is to stand behind the query, such as `source:"半格刻度"`
   *
   * A person wants to see the hits of one publication or month alone.
   */
  signals[NARROWED] = g_signal_new ("narrowed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHitChart, source_view);
  gtk_widget_class_bind_template_child (widget_class, PdHitChart, month_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
connect (GtkListView *view,
         GListStore *groups)
{
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (groups))));

  gtk_list_view_set_model (view, model);
}

static void
pd_hit_chart_init (PdHitChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sources = g_list_store_new (PD_TYPE_HIT_GROUP);
  self->months = g_list_store_new (PD_TYPE_HIT_GROUP);
  connect (self->source_view, self->sources);
  connect (self->month_view, self->months);
}

/**
 * pd_hit_chart_new:
 *
 * Returns: a chart that shows nothing yet
 */
GtkWidget *
pd_hit_chart_new (void)
{
  return g_object_new (PD_TYPE_HIT_CHART, NULL);
}

/* The number of a month, or -1 where only a year is known, or nothing. */
static int
parse_month (const char *name)
{
  int year, month;

  if (strlen (name) != 7 || name[4] != '-')
    return -1;
  year = g_ascii_strtoll (name, NULL, 10);
  month = g_ascii_strtoll (name + 5, NULL, 10);
  return year >= 0 && month >= 1 && month <= 12 ? year * 12 + month - 1 : -1;
}

static int
compare_months (gconstpointer a,
                gconstpointer b)
{
  const PdSearchGroup *first = *(const PdSearchGroup *const *) a, *second = *(const PdSearchGroup *const *) b;

  if ((*first->name == '\0') != (*second->name == '\0'))
    return *first->name == '\0' ? 1 : -1;
  return strcmp (first->name, second->name);
}

static gboolean
find_range (GPtrArray *groups,
            int *first,
            int *last)
{
  *first = *last = -1;
  for (guint i = 0; i < groups->len; i++)
    {
      int month = parse_month (((const PdSearchGroup *) g_ptr_array_index (groups, i))->name);

      if (month < 0)
        continue;
      *first = *first < 0 ? month : MIN (*first, month);
      *last = MAX (*last, month);
    }
  return *first >= 0 && *last - *first < MOST_MONTHS;
}

/* All months from the first to the last, where they are not too many. */
static GPtrArray *
complete_months (GPtrArray *groups)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_group_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  int first, last;

  for (guint i = 0; i < groups->len; i++)
    {
      const PdSearchGroup *group = g_ptr_array_index (groups, i);
      PdSearchGroup *copy = pd_search_group_new (group->name);

      copy->hits = group->hits;
      copy->articles = group->articles;
      g_ptr_array_add (all, copy);
      g_hash_table_add (known, copy->name);
    }
  if (!find_range (groups, &first, &last))
    return all;
  for (int month = first; month < last; month++)
    {
      g_autofree char *name = g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);

      if (!g_hash_table_contains (known, name))
        g_ptr_array_add (all, pd_search_group_new (name));
    }
  g_ptr_array_sort (all, compare_months);
  return all;
}

static guint64
get_most_hits (GPtrArray *groups)
{
  guint64 most = 0;

  for (guint i = 0; i < groups->len; i++)
    most = MAX (most, ((const PdSearchGroup *) g_ptr_array_index (groups, i))->hits);
  return most;
}

static void
show (GListStore *store,
      GPtrArray *groups,
      const char *nameless,
      const char *field)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint64 most = get_most_hits (groups);

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (items, pd_hit_group_new (g_ptr_array_index (groups, i), nameless, field, most));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

/**
 * pd_hit_chart_set_result:
 * @result: (nullable): what a search found, with its hits by publication and month; it is not kept
 *
 * Shows how many hits there are where.
 */
void
pd_hit_chart_set_result (PdHitChart *self,
                         const PdSearchResult *result)
{
  g_autoptr (GPtrArray) months = NULL;

  g_return_if_fail (PD_IS_HIT_CHART (self));

  if (result == NULL || result->by_source == NULL || result->by_month == NULL)
    {
      g_list_store_remove_all (self->sources);
      g_list_store_remove_all (self->months);
      return;
    }
  months = complete_months (result->by_month);
  show (self->sources, result->by_source, _ ("No Publication"), "source:");
  show (self->months, months, _ ("No Date"), "date:");
}
