#include "pd-substitution-list.h"

#include <glib/gi18n-lib.h>

#include "pd-list-top.h"
#include "pd-substitution-item.h"

/**
 * PdSubstitutionList:
 *
 * Which words stand for which others in two articles that are compared, the gravest first, under headings; from each one steps through its places.
 */
struct _PdSubstitutionList
{
  AdwBin parent_instance;

  GListStore *items;
  /* What is to be listed, until it is. */
  PdComparison *comparison;
  guint tick;
  guint n_frames;

  GtkLabel *title;
  GtkStack *stack;
  GtkListView *list_view;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSubstitutionList, pd_substitution_list, ADW_TYPE_BIN)

static void
on_activated (PdSubstitutionList *self,
              guint position)
{
  g_autoptr (PdSubstitutionItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);
  guint passage = pd_substitution_item_step (item);
  g_autofree char *summary = pd_substitution_item_dup_summary (item);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->list_view), summary, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_signal_emit (self, signals[PICKED], 0, passage);
}

/* Whoever clicks fast wants to step on fast; the list itself takes every second click for the end of a double one. */
static void
on_released (GtkListItem *list_item,
             int n_presses)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (n_presses > 1)
    on_activated (PD_SUBSTITUTION_LIST (gtk_widget_get_ancestor (row, PD_TYPE_SUBSTITUTION_LIST)), gtk_list_item_get_position (list_item));
}

static GtkWidget *
add_label (GtkWidget *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static void
on_setup (PdSubstitutionList *self,
          GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = add_label (row), *count = add_label (row);
  GtkGesture *gesture = gtk_gesture_click_new ();

  /* Some words are whole clauses. */
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (row, "substitution");
  g_signal_connect_object (gesture, "released", G_CALLBACK (on_released), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (list_item, row);
}

static void
show_item (GtkListItem *list_item)
{
  PdSubstitutionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *words_label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *words = pd_substitution_item_dup_words (item);
  g_autofree char *count = pd_substitution_item_dup_count (item);
  g_autofree char *summary = pd_substitution_item_dup_summary (item);

  gtk_label_set_text (GTK_LABEL (words_label), words);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (words_label)), count);
  gtk_list_item_set_accessible_label (list_item, summary);
}

static void
on_bind (PdSubstitutionList *self,
         GtkListItem *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::place", G_CALLBACK (show_item), list_item, G_CONNECT_SWAPPED);
  show_item (list_item);
}

static void
on_unbind (PdSubstitutionList *self,
           GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
on_header_setup (PdSubstitutionList *self,
                 GtkListHeader *header)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (row), icon);
  gtk_label_set_ellipsize (GTK_LABEL (add_label (row)), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (row, "heading");
  gtk_list_header_set_child (header, row);
}

/* What may turn a sentence round has a sign as well as a colour. */
static void
on_header_bind (PdSubstitutionList *self,
                GtkListHeader *header)
{
  GtkWidget *row = gtk_list_header_get_child (header), *icon = gtk_widget_get_first_child (row);
  PdSubstitutionKind kind = pd_substitution_item_get_substitution (gtk_list_header_get_item (header))->kind;
  guint n = gtk_list_header_get_end (header) - gtk_list_header_get_start (header);
  /* Translators: what changes of words do (“Figures”), and how many different ones there are. */
  g_autofree char *label = g_strdup_printf (_ ("%s (%'u)"), pd_substitution_kind_get_label (kind), n);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (icon)), label);
  gtk_widget_set_visible (icon, pd_substitution_kind_is_grave (kind));
  if (pd_substitution_kind_is_grave (kind))
    gtk_widget_add_css_class (row, "warning");
  else
    gtk_widget_remove_css_class (row, "warning");
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  PdSubstitutionKind first = pd_substitution_item_get_substitution ((PdSubstitutionItem *) a)->kind;
  PdSubstitutionKind second = pd_substitution_item_get_substitution ((PdSubstitutionItem *) b)->kind;

  return first < second ? -1 : first > second;
}

static void
fill (PdSubstitutionList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = pd_substitutions_get_n (pd_comparison_get_substitutions (self->comparison));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, pd_substitution_item_new (self->comparison, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  g_clear_pointer (&self->comparison, pd_comparison_unref);
}

/* The passages are painted first. */
static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  PdSubstitutionList *self = PD_SUBSTITUTION_LIST (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (self->comparison != NULL)
    fill (self);
  pd_list_top_show (self->list_view);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
pd_substitution_list_dispose (GObject *object)
{
  PdSubstitutionList *self = PD_SUBSTITUTION_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SUBSTITUTION_LIST);
  g_clear_pointer (&self->comparison, pd_comparison_unref);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (pd_substitution_list_parent_class)->dispose (object);
}

static void
pd_substitution_list_class_init (PdSubstitutionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_substitution_list_dispose;

  /**
   * PdSubstitutionList::picked:
   * @passage: the number of a passage of the comparison
   *
   * A person wants to see one of the places.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-substitution-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSubstitutionList, title);
  gtk_widget_class_bind_template_child (widget_class, PdSubstitutionList, stack);
  gtk_widget_class_bind_template_child (widget_class, PdSubstitutionList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_header_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_substitution_list_init (PdSubstitutionList *self)
{
  g_autoptr (GtkSortListModel) sections = NULL;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_kinds, NULL, NULL));
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PD_TYPE_SUBSTITUTION_ITEM);
  sections = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (sections, sorter);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (sections)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

/**
 * pd_substitution_list_set_comparison:
 * @comparison: (nullable): two texts beside each other
 *
 * Lists the words that differ.
 */
void
pd_substitution_list_set_comparison (PdSubstitutionList *self,
                                     PdComparison *comparison)
{
  g_autofree char *title = NULL;
  guint n;

  g_return_if_fail (PD_IS_SUBSTITUTION_LIST (self));

  g_clear_pointer (&self->comparison, pd_comparison_unref);
  g_list_store_remove_all (self->items);
  n = comparison != NULL ? pd_substitutions_get_n (pd_comparison_get_substitutions (comparison)) : 0;
  title = g_strdup_printf (ngettext ("%u substitution", "%u substitutions", n), n);
  gtk_label_set_text (self->title, title);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  if (n == 0)
    return;
  self->comparison = pd_comparison_ref (comparison);
  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}
