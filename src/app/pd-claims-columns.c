#include "pd-claims-columns.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-item.h"
#include "pd-claim-words.h"
#include "pd-column-titles.h"

/* The columns, from the first to the last. */
typedef enum
{
  CLAIM,
  MENTIONS,
  ARTICLES,
  FAMILIES,
  SPEAKERS,
  FIRST,
  FIGURES,
  VERDICT,
  N_COLUMNS,
} Column;

static const char *
get_title (Column column)
{
  switch (column)
    {
    case CLAIM:
      return _ ("Claim");
    case MENTIONS:
      return _ ("Mentions");
    case ARTICLES:
      return _ ("Articles");
    case FAMILIES:
      return _ ("Families");
    case SPEAKERS:
      return _ ("Speakers");
    case FIRST:
      /* Translators: the heading of a column: when a claim first appeared. */
      return _ ("First Seen");
    case FIGURES:
      return _ ("Figures");
    case VERDICT:
      return _ ("Verdict");
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_count (Column column)
{
  return column >= MENTIONS && column <= SPEAKERS;
}

/* A count leads to what it counts. */
static PdClaimView
get_view (Column column)
{
  return is_count (column) ? PD_CLAIM_VIEW_MENTIONS + (column - MENTIONS) : PD_CLAIM_VIEW_CONFLICTS;
}

static GtkWidget *
create_text (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What stands below each other in the cell of a claim. */
#define N_LINES 3

static GtkWidget *
create_claim (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  /* The claim, what is known of it, and its figures. A row is as high as what it has whatever the width, the claim of a table as two lines: GTK
   * (4.18) does not measure it again when a column becomes narrower. */
  for (guint i = 0; i < N_LINES; i++)
    {
      GtkWidget *line = create_text (i > 0 ? "caption" : NULL);

      if (i > 0)
        gtk_widget_add_css_class (line, "dimmed");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_button (Column column)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic"), *label = create_text ("numeric");

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_visible (icon, FALSE);
  gtk_widget_add_css_class (icon, "conflict");
  gtk_widget_set_halign (button, is_count (column) ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "ledger-number");
  return button;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *list_item,
          gpointer data)
{
  Column column = GPOINTER_TO_UINT (data);

  if (column == CLAIM)
    gtk_list_item_set_child (list_item, create_claim ());
  else if (is_count (column) || column == FIGURES)
    gtk_list_item_set_child (list_item, create_button (column));
  else
    gtk_list_item_set_child (list_item, create_text (NULL));
}

static void
bind_claim (GtkListItem *list_item,
            const PdClaimSummary *claim,
            gboolean is_compact)
{
  const char *statement = pd_record_get_text (claim->claim, PD_CLAIM_CLAIM);
  g_autofree char *facts = is_compact ? pd_claim_words_dup_counts (claim) : pd_claim_words_dup_kinds (claim);
  g_autofree char *findings = is_compact ? pd_claim_words_dup_findings (claim) : g_strdup ("");
  const char *const lines[N_LINES] = { statement, facts, findings };
  GtkWidget *box = gtk_list_item_get_child (list_item), *line = gtk_widget_get_first_child (box);

  for (guint i = 0; i < N_LINES; i++, line = gtk_widget_get_next_sibling (line))
    {
      gtk_label_set_label (GTK_LABEL (line), lines[i]);
      gtk_widget_set_visible (line, *lines[i] != '\0');
    }
  line = gtk_widget_get_first_child (box);
  gtk_label_set_wrap (GTK_LABEL (line), !is_compact);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (line), is_compact ? -1 : 2);
  /* One of a single line stands right above its kinds. */
  gtk_label_set_yalign (GTK_LABEL (line), *facts != '\0' ? 1 : 0.5);
  (is_compact ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (line, "ledger-claim");
  gtk_widget_set_tooltip_text (box, statement);
}

static void
bind_button (GtkListItem *list_item,
             PdClaimItem *item,
             Column column)
{
  const PdClaimSummary *claim = pd_claim_item_get_claim (item);
  PdClaimView view = get_view (column);
  GtkWidget *button = gtk_list_item_get_child (list_item), *box = gtk_button_get_child (GTK_BUTTON (button));
  gboolean conflicts = column == FIGURES && claim->n_conflicts > 0;
  g_autofree char *text = column == FIGURES ? pd_claim_summary_dup_spread (claim) : g_strdup_printf ("%u", pd_claim_words_get_count (claim, view));
  g_autofree char *count = pd_claim_words_dup_count (claim, view);
  g_autofree char *name = column == FIGURES && conflicts ? g_strdup_printf ("%s, %s", text, count) : g_strdup (column == FIGURES ? text : count);

  if (column == FIGURES && !conflicts)
    view = PD_CLAIM_VIEW_MENTIONS;
  gtk_widget_set_visible (button, text != NULL);
  gtk_widget_set_visible (gtk_widget_get_first_child (box), conflicts);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (button, name);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", pd_claim_item_get_id (item), (guint) view);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claims.show");
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *list_item,
         gpointer data)
{
  Column column = GPOINTER_TO_UINT (data);
  PdClaimItem *item = gtk_list_item_get_item (list_item);
  const PdClaimSummary *claim = pd_claim_item_get_claim (item);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (column == CLAIM)
    bind_claim (list_item, claim, g_object_get_data (G_OBJECT (factory), "compact") != NULL);
  else if (is_count (column) || column == FIGURES)
    bind_button (list_item, item, column);
  else if (column == FIRST)
    {
      g_autofree char *day = pd_claim_words_dup_day (pd_claim_summary_get_first_date (claim));

      gtk_label_set_label (GTK_LABEL (child), day);
    }
  else
    {
      const char *verdict = pd_claim_words_get_verdict (claim);

      gtk_label_set_label (GTK_LABEL (child), verdict != NULL ? verdict : _ ("Not judged"));
      (verdict != NULL ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (child, "dimmed");
    }
}

static int
compare_counts (guint a,
                guint b)
{
  return (a > b) - (a < b);
}

/* By figures: those that conflict most are at one end. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  Column column = GPOINTER_TO_UINT (data);
  const PdClaimSummary *first = pd_claim_item_get_claim ((PdClaimItem *) a), *second = pd_claim_item_get_claim ((PdClaimItem *) b);

  if (column == CLAIM)
    return pd_claim_item_compare ((PdClaimItem *) a, (PdClaimItem *) b);
  if (is_count (column) || column == FIGURES)
    return compare_counts (pd_claim_words_get_count (first, get_view (column)), pd_claim_words_get_count (second, get_view (column)));
  if (column == FIRST)
    return g_strcmp0 (pd_claim_summary_get_first_date (first), pd_claim_summary_get_first_date (second));
  return g_strcmp0 (pd_claim_words_get_verdict (first), pd_claim_words_get_verdict (second));
}

static GtkColumnViewColumn *
make_column (Column id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (get_title (id), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (id), NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (id));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, id == CLAIM);
  gtk_column_view_column_set_resizable (column, id == CLAIM || id == FIGURES);
  return column;
}

/**
 * pd_claims_columns_add:
 * @view: a view without columns
 *
 * Gives it the columns of a ledger of claims, sorted by mentions.
 */
void
pd_claims_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (Column id = CLAIM; id < N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (id);

      gtk_column_view_append_column (view, column);
      if (id == MENTIONS)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
    }
  pd_column_titles_take_keys (view);
}

/**
 * pd_claims_columns_set_compact:
 * @view: a view with these columns
 * @compact: whether there is room for the claims only
 *
 * Where there is not, what the other columns show stands below each claim.
 */
void
pd_claims_columns_set_compact (GtkColumnView *view,
                               gboolean compact)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (Column id = CLAIM; id < N_COLUMNS; id++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, id);

      if (id == CLAIM)
        {
          g_autoptr (GtkListItemFactory) factory = g_object_ref (gtk_column_view_column_get_factory (column));

          /* Cells that are there are made anew; they would stay where only their items were said to have changed. */
          g_object_set_data (G_OBJECT (factory), "compact", GINT_TO_POINTER (compact));
          gtk_column_view_column_set_factory (column, NULL);
          gtk_column_view_column_set_factory (column, factory);
        }
      else
        {
          gtk_column_view_column_set_visible (column, !compact);
        }
    }
}
