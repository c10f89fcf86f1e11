#include "pd-claims-ledger.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-claim-item.h"
#include "pd-claim-words.h"
#include "pd-claims-columns.h"
#include "pd-column-titles.h"
#include "pd-fold.h"

/* What of the claims is shown, in the order of the choices. */
typedef enum
{
  ALL,
  WITH_CONFLICTS,
  NOT_JUDGED,
  JUDGED,
} State;

/**
 * PdClaimsLedger:
 *
 * All claims with what is counted and compared of their mentions, to search, to filter and to sort.
 */
struct _PdClaimsLedger
{
  AdwBin parent_instance;

  GListStore *claims;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  /* What is searched for, folded, and of which kind; NULL for all. */
  char *searched;
  char *kind;
  GPtrArray *kinds;
  gboolean compact;
  gboolean following;

  GtkSearchEntry *entry;
  GtkDropDown *kind_choice;
  GtkDropDown *state_choice;
  GtkLabel *summary;
  GtkStack *stack;
  GtkColumnView *view;
};

typedef enum
{
  PROP_COMPACT = 1,
} PdClaimsLedgerProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (PdClaimsLedger, pd_claims_ledger, ADW_TYPE_BIN)

static gboolean
is_in_state (const PdClaimSummary *claim,
             State state)
{
  switch (state)
    {
    case WITH_CONFLICTS:
      return claim->n_conflicts > 0;
    case NOT_JUDGED:
      return claim->judgements->len == 0;
    case JUDGED:
      return claim->judgements->len > 0;
    case ALL:
    default:
      return TRUE;
    }
}

static gboolean
matches (gpointer item,
         gpointer data)
{
  PdClaimsLedger *self = data;

  return is_in_state (pd_claim_item_get_claim (item), gtk_drop_down_get_selected (self->state_choice))
         && (self->kind == NULL || pd_claim_item_has_kind (item, self->kind))
         && (self->searched == NULL || pd_claim_item_matches (item, self->searched));
}

static void
show_summary (PdClaimsLedger *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)), n_conflicts = 0;
  g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
  g_autofree char *conflicts = NULL, *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      n_conflicts += pd_claim_item_get_claim (item)->n_conflicts > 0;
    }
  if (n_conflicts > 0)
    {
      conflicts = g_strdup_printf (ngettext ("%u with figures that conflict", "%u with figures that conflict", n_conflicts), n_conflicts);
      summary = g_strdup_printf ("%s · %s", claims, conflicts);
    }
  gtk_label_set_label (self->summary, summary != NULL ? summary : claims);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "claims" : "nothing");
}

static void
filter (PdClaimsLedger *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_summary (self);
}

static void
on_searched (PdClaimsLedger *self)
{
  g_autofree char *folded = pd_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_clear_pointer (&self->searched, g_free);
  if (*folded != '\0')
    self->searched = g_steal_pointer (&folded);
  filter (self);
}

static void
on_choice_changed (PdClaimsLedger *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_choice);

  if (self->following)
    return;
  g_set_str (&self->kind, selected > 0 && selected <= self->kinds->len ? g_ptr_array_index (self->kinds, selected - 1) : NULL);
  filter (self);
}

static void
on_activated (PdClaimsLedger *self,
              guint position)
{
  g_autoptr (PdClaimItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "claims.show", "(su)", pd_claim_item_get_id (item), (guint) PD_CLAIM_VIEW_MENTIONS);
}

static void
on_down (PdClaimsLedger *self)
{
  pd_column_titles_go_to_rows (self->view);
}

static void
on_search_stopped (PdClaimsLedger *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* The kinds that claims may be of, and those of the project's own that some are of. */
static void
show_kinds (PdClaimsLedger *self,
            PdClaimLedger *ledger)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = ledger != NULL ? pd_claim_ledger_get_n_claims (ledger) : 0, selected;

  g_ptr_array_set_size (self->kinds, 0);
  for (const char *const *code = pd_claim_kind_codes; *code != NULL; code++)
    g_ptr_array_add (self->kinds, g_strdup (*code));
  for (guint i = 0; i < n; i++)
    {
      for (char **kind = pd_claim_ledger_get_claim (ledger, i)->kinds; *kind != NULL; kind++)
        {
          if (!g_ptr_array_find_with_equal_func (self->kinds, *kind, g_str_equal, NULL))
            g_ptr_array_add (self->kinds, g_strdup (*kind));
        }
    }
  gtk_string_list_append (names, _ ("All Kinds"));
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (names, pd_choice_get_label (g_ptr_array_index (self->kinds, i)));
  if (self->kind == NULL || !g_ptr_array_find_with_equal_func (self->kinds, self->kind, g_str_equal, &selected))
    {
      g_clear_pointer (&self->kind, g_free);
      selected = G_MAXUINT;
    }
  self->following = TRUE;
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kind_choice, selected + 1);
  self->following = FALSE;
}

static gboolean
pd_claims_ledger_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_CLAIMS_LEDGER (widget)->entry));
}

static void
pd_claims_ledger_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PdClaimsLedger *self = PD_CLAIMS_LEDGER (object);

  switch ((PdClaimsLedgerProperty) id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_compact (PdClaimsLedger *self,
             gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  pd_claims_columns_set_compact (self->view, compact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
pd_claims_ledger_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PdClaimsLedger *self = PD_CLAIMS_LEDGER (object);

  switch ((PdClaimsLedgerProperty) id)
    {
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_claims_ledger_dispose (GObject *object)
{
  PdClaimsLedger *self = PD_CLAIMS_LEDGER (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CLAIMS_LEDGER);
  g_clear_object (&self->filtered);
  g_clear_object (&self->claims);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->searched, g_free);
  g_clear_pointer (&self->kind, g_free);

  G_OBJECT_CLASS (pd_claims_ledger_parent_class)->dispose (object);
}

static void
pd_claims_ledger_class_init (PdClaimsLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_claims_ledger_dispose;
  object_class->get_property = pd_claims_ledger_get_property;
  object_class->set_property = pd_claims_ledger_set_property;
  widget_class->grab_focus = pd_claims_ledger_grab_focus;

  /**
   * PdClaimsLedger:compact:
   *
   * Whether there is room for one column only.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claims-ledger.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, entry);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, state_choice);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, summary);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, stack);
  gtk_widget_class_bind_template_child (widget_class, PdClaimsLedger, view);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
connect_model (PdClaimsLedger *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GtkSortListModel) sorted = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->claims)), self->filter);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (sorter));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (sorted))));
  gtk_column_view_set_model (self->view, selection);
}

static void
pd_claims_ledger_init (PdClaimsLedger *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->claims = g_list_store_new (PD_TYPE_CLAIM_ITEM);
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_claims_columns_add (self->view);
  connect_model (self);
  show_kinds (self, NULL);
}

/**
 * pd_claims_ledger_set_ledger:
 * @ledger: (nullable): what is known of claims
 *
 * Shows the claims of a ledger. What is searched for, the filter and the order stay.
 */
void
pd_claims_ledger_set_ledger (PdClaimsLedger *self,
                             PdClaimLedger *ledger)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (PdCollator) collator = pd_collator_new ();
  guint n;

  g_return_if_fail (PD_IS_CLAIMS_LEDGER (self));
  g_return_if_fail (ledger == NULL || PD_IS_CLAIM_LEDGER (ledger));

  n = ledger != NULL ? pd_claim_ledger_get_n_claims (ledger) : 0;
  items = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, pd_claim_item_new (ledger, i, collator));
  show_kinds (self, ledger);
  g_list_store_splice (self->claims, 0, g_list_model_get_n_items (G_LIST_MODEL (self->claims)), items->pdata, items->len);
  show_summary (self);
}
