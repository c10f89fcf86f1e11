#include "pd-claim-page.h"

#include "pd-claim-actions.h"
#include "pd-claim-head.h"
#include "pd-claim-judgements.h"
#include "pd-claim-line.h"
#include "pd-claim-mention-row.h"
#include "pd-claim-relations.h"
#include "pd-list-focus.h"

/**
 * PdClaimPage:
 *
 * A claim: what is known and judged of it, and all of its mentions, in the order of time or in groups.
 */
struct _PdClaimPage
{
  AdwNavigationPage parent_instance;

  char *claim_id;
  PdClaimView view;
  PdClaimLedger *ledger;
  GListStore *lines;
  /* It outlives the row that shows it, which comes and goes when the list is scrolled. */
  PdClaimHead *head;
  PdClaimJudgements *judgements;
  PdClaimRelations *relations;

  GtkListView *list;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (PdClaimPage, pd_claim_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_lines (PdClaimPage *self,
            guint first)
{
  const PdClaimSummary *claim = pd_claim_ledger_find_claim (self->ledger, self->claim_id);
  g_autoptr (GPtrArray) lines = pd_claim_line_list (self->ledger, claim, self->view);

  g_list_store_splice (self->lines, first, g_list_model_get_n_items (G_LIST_MODEL (self->lines)) - first, lines->pdata, lines->len);
}

static void
on_view_chosen (PdClaimPage *self,
                guint view)
{
  self->view = view;
  if (self->ledger != NULL)
    show_lines (self, 1);
}

static void
on_bind (PdClaimPage *self,
         GtkListItem *list_item)
{
  PdClaimLine *line = gtk_list_item_get_item (list_item);
  const PdClaimMention *mention = pd_claim_line_get_mention (line);
  const char *heading = pd_claim_line_get_heading (line);
  GtkWidget *child = GTK_WIDGET (self->head);

  if (mention != NULL)
    {
      g_autofree char *words = pd_claim_words_dup_mention (mention);

      child = pd_claim_mention_row_new ();
      pd_claim_mention_row_set_mention (PD_CLAIM_MENTION_ROW (child), mention);
      gtk_list_item_set_accessible_label (list_item, words);
    }
  else if (heading != NULL)
    {
      child = gtk_label_new (heading);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "heading");
      gtk_widget_add_css_class (child, "claim-group");
      gtk_list_item_set_accessible_label (list_item, heading);
    }
  else
    gtk_list_item_set_accessible_label (list_item, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  gtk_list_item_set_child (list_item, child);
  if (child == GTK_WIDGET (self->head))
    gtk_widget_add_css_class (gtk_widget_get_parent (child), "claim-head");
  gtk_list_item_set_activatable (list_item, mention != NULL && mention->is_placed);
  /* Also what is only read: the list takes no focus at all where it was left at something that has none. */
  gtk_list_item_set_focusable (list_item, TRUE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
on_unbind (PdClaimPage *self,
           GtkListItem *list_item)
{
  if (gtk_list_item_get_child (list_item) == GTK_WIDGET (self->head))
    gtk_widget_remove_css_class (gtk_widget_get_parent (GTK_WIDGET (self->head)), "claim-head");
  gtk_list_item_set_child (list_item, NULL);
}

static void
on_activated (PdClaimPage *self,
              guint position)
{
  g_autoptr (PdClaimLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  const PdClaimMention *mention = line != NULL ? pd_claim_line_get_mention (line) : NULL;

  if (mention != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "claims.open", "(ss)", pd_record_get_id (mention->article), pd_record_get_id (mention->highlight));
}

static void
pd_claim_page_dispose (GObject *object)
{
  PdClaimPage *self = PD_CLAIM_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "claim", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CLAIM_PAGE);
  g_clear_object (&self->head);
  g_clear_object (&self->lines);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->claim_id, g_free);

  G_OBJECT_CLASS (pd_claim_page_parent_class)->dispose (object);
}

static void
pd_claim_page_class_init (PdClaimPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_claim_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claim-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimPage, list);
  gtk_widget_class_bind_template_child (widget_class, PdClaimPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_claim_page_init (PdClaimPage *self)
{
  g_autoptr (PdClaimLine) head = pd_claim_line_new_head ();
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  pd_list_focus_follow (self->list);
  self->head = g_object_ref_sink (PD_CLAIM_HEAD (pd_claim_head_new ()));
  g_signal_connect_object (self->head, "view-chosen", G_CALLBACK (on_view_chosen), self, G_CONNECT_SWAPPED);
  self->judgements = PD_CLAIM_JUDGEMENTS (pd_claim_judgements_new ());
  self->relations = PD_CLAIM_RELATIONS (pd_claim_relations_new ());
  pd_claim_head_add_section (self->head, GTK_WIDGET (self->judgements));
  pd_claim_head_add_section (self->head, GTK_WIDGET (self->relations));
  self->lines = g_list_store_new (PD_TYPE_CLAIM_LINE);
  g_list_store_append (self->lines, head);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_list_view_set_model (self->list, model);
}

/**
 * pd_claim_page_new:
 * @project: the project that has the claim
 * @claim_id: the UUID of a claim
 * @view: how to show its mentions
 *
 * Returns: (transfer floating): a page for the claim
 */
PdClaimPage *
pd_claim_page_new (PdProject *project,
                   const char *claim_id,
                   PdClaimView view)
{
  PdClaimPage *self;
  g_autoptr (GSimpleActionGroup) actions = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  self = g_object_new (PD_TYPE_CLAIM_PAGE, NULL);
  self->claim_id = g_strdup (claim_id);
  self->view = view;
  actions = pd_claim_actions_new (GTK_WIDGET (self), project);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "claim", G_ACTION_GROUP (actions));
  return self;
}

/**
 * pd_claim_page_get_claim_id:
 *
 * Returns: (transfer none): the UUID of the claim
 */
const char *
pd_claim_page_get_claim_id (PdClaimPage *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_PAGE (self), NULL);

  return self->claim_id;
}

/**
 * pd_claim_page_set_ledger:
 * @ledger: what is known of claims
 *
 * Shows what is known of the claim now.
 *
 * Returns: whether the claim is still there
 */
gboolean
pd_claim_page_set_ledger (PdClaimPage *self,
                          PdClaimLedger *ledger)
{
  const PdClaimSummary *claim;
  const char *statement;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_val_if_fail (PD_IS_CLAIM_PAGE (self), FALSE);
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (ledger), FALSE);

  claim = pd_claim_ledger_find_claim (ledger, self->claim_id);
  if (claim == NULL)
    return FALSE;
  g_set_object (&self->ledger, ledger);
  if (pd_claim_words_get_count (claim, self->view) == 0)
    self->view = PD_CLAIM_VIEW_MENTIONS;
  statement = pd_record_get_text (claim->claim, PD_CLAIM_CLAIM);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), statement);
  menu = pd_claim_actions_create_menu (self->claim_id, NULL, statement, pd_claim_words_get_count (claim, PD_CLAIM_VIEW_MENTIONS) > 0);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  pd_claim_head_set_claim (self->head, claim, self->view);
  pd_claim_judgements_set_claim (self->judgements, ledger, claim);
  pd_claim_relations_set_claim (self->relations, ledger, claim);
  show_lines (self, 1);
  return TRUE;
}
