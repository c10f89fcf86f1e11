#include "pd-claim-head.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pd-value-chart.h"

/**
 * PdClaimHead:
 *
 * What is known of a claim as a whole, above its mentions: the statement, what is counted, and a chart of the figures. What was judged of it, and how it
 * relates to others, are sections of their own, which are added to it.
 */
struct _PdClaimHead
{
  AdwBin parent_instance;

  GtkLabel *statement;
  GtkLabel *kinds;
  GtkLabel *note;
  GtkWidget *counts;
  GtkToggleButton *buttons[PD_N_CLAIM_VIEWS];
  GtkWidget *chart_box;
  GtkLabel *chart_title;
  PdValueChart *chart;
  GtkWidget *key;
  GtkBox *sections;
  gboolean following;
};

enum
{
  VIEW_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdClaimHead, pd_claim_head, ADW_TYPE_BIN)

static void
on_toggled (PdClaimHead *self,
            GtkToggleButton *button)
{
  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  for (PdClaimView view = PD_CLAIM_VIEW_MENTIONS; view < PD_N_CLAIM_VIEWS; view++)
    {
      if (self->buttons[view] == button)
        g_signal_emit (self, signals[VIEW_CHOSEN], 0, (guint) view);
    }
}

static void
pd_claim_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_CLAIM_HEAD);

  G_OBJECT_CLASS (pd_claim_head_parent_class)->dispose (object);
}

static void
pd_claim_head_class_init (PdClaimHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_claim_head_dispose;

  /**
   * PdClaimHead::view-chosen:
   * @view: a [enum@Pd.ClaimView]
   *
   * A person wants to see what a number counts.
   */
  signals[VIEW_CHOSEN] = g_signal_new ("view-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PD_TYPE_VALUE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claim-head.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, statement);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, kinds);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, note);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, counts);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, chart_box);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, chart_title);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, chart);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, key);
  gtk_widget_class_bind_template_child (widget_class, PdClaimHead, sections);
}

static void
pd_claim_head_init (PdClaimHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (PdClaimView view = PD_CLAIM_VIEW_MENTIONS; view < PD_N_CLAIM_VIEWS; view++)
    {
      self->buttons[view] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (view != PD_CLAIM_VIEW_MENTIONS)
        gtk_toggle_button_set_group (self->buttons[view], self->buttons[PD_CLAIM_VIEW_MENTIONS]);
      g_signal_connect_object (self->buttons[view], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[view]), "claim-count");
      adw_wrap_box_append (ADW_WRAP_BOX (self->counts), GTK_WIDGET (self->buttons[view]));
    }
}

/**
 * pd_claim_head_new:
 *
 * Returns: (transfer floating): a head for any claim
 */
GtkWidget *
pd_claim_head_new (void)
{
  return g_object_new (PD_TYPE_CLAIM_HEAD, NULL);
}

static const char *
get_tooltip (PdClaimView view)
{
  switch (view)
    {
    case PD_CLAIM_VIEW_MENTIONS:
      return _ ("Show all mentions in the order of time");
    case PD_CLAIM_VIEW_ARTICLES:
      return _ ("Show mentions by article");
    case PD_CLAIM_VIEW_FAMILIES:
      return _ ("Show mentions by family: articles that share text");
    case PD_CLAIM_VIEW_SPEAKERS:
      return _ ("Show mentions by who says it in the end");
    case PD_CLAIM_VIEW_CONFLICTS:
    default:
      return _ ("Show figures that cannot all be true");
    }
}

static void
show_counts (PdClaimHead *self,
             const PdClaimSummary *claim,
             PdClaimView current)
{
  self->following = TRUE;
  for (PdClaimView view = PD_CLAIM_VIEW_MENTIONS; view < PD_N_CLAIM_VIEWS; view++)
    {
      g_autofree char *count = pd_claim_words_dup_count (claim, view);

      gtk_button_set_label (GTK_BUTTON (self->buttons[view]), count);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[view]), get_tooltip (view));
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[view]), view == PD_CLAIM_VIEW_MENTIONS || pd_claim_words_get_count (claim, view) > 0);
      gtk_toggle_button_set_active (self->buttons[view], view == current);
    }
  self->following = FALSE;
}

/* To draw it is enough; nothing is compared by it. */
static double
get_number (const char *digits,
            double otherwise)
{
  return digits != NULL ? g_ascii_strtod (digits, NULL) : otherwise;
}

static void
add_value (PdClaimHead *self,
           const PdClaimMention *mention)
{
  const char *low = pd_record_get_text (mention->mention, PD_MENTION_VALUE_LOW), *high = pd_record_get_text (mention->mention, PD_MENTION_VALUE_HIGH);
  g_autofree char *label = pd_claim_mention_dup_figure (mention);

  if (mention->date != NULL)
    pd_value_chart_add (self->chart, mention->date, get_number (low, -INFINITY), get_number (high, INFINITY), label, (mention->differences & PD_FIGURE_CONFLICT) != 0);
}

/* The figures in the unit that most are in; those in others cannot stand beside them. */
static void
show_chart (PdClaimHead *self,
            const PdClaimSummary *claim)
{
  const PdClaimSpread *spread = claim->spreads->len > 0 ? g_ptr_array_index (claim->spreads, 0) : NULL;
  g_autofree char *title = NULL;
  guint n;

  pd_value_chart_clear (self->chart);
  for (guint i = 0; spread != NULL && i < claim->mentions->len; i++)
    {
      const PdClaimMention *mention = g_ptr_array_index (claim->mentions, i);

      if (mention->figure != NULL && g_str_equal (pd_figure_get_unit (mention->figure), pd_figure_get_unit (spread->low->figure)))
        add_value (self, mention);
    }
  n = pd_value_chart_get_n_values (self->chart);
  gtk_widget_set_visible (self->chart_box, n > 1);
  gtk_widget_set_visible (self->key, claim->n_conflicts > 0);
  if (spread == NULL)
    return;
  title = pd_claim_summary_dup_spread (claim);
  gtk_label_set_label (self->chart_title, title);
}

static void
show_text (GtkLabel *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * pd_claim_head_set_claim:
 * @claim: a claim; it is not kept
 * @view: how its mentions are shown
 *
 * Shows what is known of a claim.
 */
void
pd_claim_head_set_claim (PdClaimHead *self,
                         const PdClaimSummary *claim,
                         PdClaimView view)
{
  g_autofree char *kinds = NULL;

  g_return_if_fail (PD_IS_CLAIM_HEAD (self));
  g_return_if_fail (claim != NULL);

  kinds = pd_claim_words_dup_kinds (claim);
  show_text (self->statement, pd_record_get_text (claim->claim, PD_CLAIM_CLAIM));
  show_text (self->kinds, kinds);
  show_text (self->note, pd_record_get_text (claim->claim, PD_CLAIM_NOTE));
  show_counts (self, claim, view);
  show_chart (self, claim);
}

/**
 * pd_claim_head_add_section:
 * @section: what else is known of the claim, such as what was judged of it
 *
 * Adds something below the chart.
 */
void
pd_claim_head_add_section (PdClaimHead *self,
                           GtkWidget *section)
{
  g_return_if_fail (PD_IS_CLAIM_HEAD (self));
  g_return_if_fail (GTK_IS_WIDGET (section));

  gtk_box_append (self->sections, section);
}
