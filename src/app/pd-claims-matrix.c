#include "pd-claims-matrix.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-choices.h"
#include "pd-claim-words.h"
#include "pd-matrix.h"

/**
 * PdClaimsMatrix:
 *
 * Claims and the articles that state them, those in the order of time: where they meet, the figure and the stance.
 */
struct _PdClaimsMatrix
{
  AdwBin parent_instance;

  PdClaimLedger *ledger;
  /* The numbers of the claims that have mentions. */
  GArray *claims;
  PdMatrix *matrix;
};

G_DEFINE_FINAL_TYPE (PdClaimsMatrix, pd_claims_matrix, ADW_TYPE_BIN)

static GtkWidget *
create_line (const char *style,
             int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_cell (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *figure = create_line (NULL, 1);

  gtk_box_append (GTK_BOX (first), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (first), figure);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), create_line ("caption", 1));
  return box;
}

static GtkWidget *
create_heads (PdMatrixPart part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, part == PD_MATRIX_COLUMN ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  if (part == PD_MATRIX_COLUMN)
    gtk_box_append (GTK_BOX (box), create_line ("caption", 1));
  gtk_box_append (GTK_BOX (box), create_line (part == PD_MATRIX_ROW ? NULL : "caption-heading", 2));
  return box;
}

static GtkWidget *
create (PdMatrixPart part,
        gpointer data)
{
  GtkWidget *button;

  if (part == PD_MATRIX_CORNER)
    {
      GtkWidget *corner = create_line ("dimmed", 1);

      gtk_widget_add_css_class (corner, "caption");
      gtk_widget_add_css_class (corner, "matrix-corner");
      gtk_label_set_label (GTK_LABEL (corner), _ ("Claims × Articles"));
      return corner;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), part == PD_MATRIX_CELL ? create_cell () : create_heads (part));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, part == PD_MATRIX_CELL ? "matrix-cell" : "matrix-head");
  gtk_widget_set_overflow (button, GTK_OVERFLOW_HIDDEN);
  return button;
}

static void
name (GtkWidget *button,
      const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bind_row (PdClaimsMatrix *self,
          GtkWidget *button,
          const PdClaimSummary *claim)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  const char *statement = pd_record_get_text (claim->claim, PD_CLAIM_CLAIM);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), statement);
  gtk_widget_set_tooltip_text (button, statement);
  name (button, statement);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", pd_record_get_id (claim->claim), (guint) PD_CLAIM_VIEW_MENTIONS);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claims.show");
}

static void
bind_column (PdClaimsMatrix *self,
             GtkWidget *button,
             PdRecord *article)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *title = pd_article_get_title (article), *place = pd_article_get_subtitle (article);
  g_autofree char *day = pd_claim_words_dup_day (pd_record_get_text (article, PD_ARTICLE_DATE));
  g_autofree char *words = g_strdup_printf ("%s, %s", title, place);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), *day != '\0' ? day : _ ("No Date"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), title);
  gtk_widget_set_tooltip_text (button, words);
  name (button, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", pd_record_get_id (article), "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claims.open");
}

/* What a cell shows of several mentions: the one whose figure stands out, or else the first that has one. */
static const PdClaimMention *
choose (GPtrArray *cell)
{
  const PdClaimMention *chosen = g_ptr_array_index (cell, 0);

  for (guint i = 0; i < cell->len; i++)
    {
      const PdClaimMention *mention = g_ptr_array_index (cell, i);

      if ((mention->differences & PD_FIGURE_CONFLICT) != 0)
        return mention;
      if (chosen->figure == NULL && mention->figure != NULL)
        chosen = mention;
    }
  return chosen;
}

static void
bind_empty (GtkWidget *button,
            const PdClaimSummary *claim,
            PdRecord *article)
{
  g_autofree char *title = pd_article_get_title (article);
  /* Translators: a claim and an article. */
  g_autofree char *words = g_strdup_printf (_ ("“%s” is not in “%s”"), pd_record_get_text (claim->claim, PD_CLAIM_CLAIM), title);

  gtk_widget_set_visible (gtk_button_get_child (GTK_BUTTON (button)), FALSE);
  gtk_widget_remove_css_class (button, "conflict");
  gtk_widget_set_tooltip_text (button, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  /* One that had an action before is left insensitive by that (GTK 4.18), and no key would lead on past it. */
  gtk_widget_set_sensitive (button, TRUE);
  name (button, words);
}

static void
bind_mentions (GtkWidget *button,
               GPtrArray *cell)
{
  const PdClaimMention *mention = choose (cell);
  const char *stance = pd_record_get_text (mention->mention, PD_MENTION_STANCE);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button)), *first = gtk_widget_get_first_child (box), *second = gtk_widget_get_last_child (box);
  gboolean conflicts = (mention->differences & PD_FIGURE_CONFLICT) != 0;
  g_autofree char *figure = pd_claim_mention_dup_figure (mention);
  g_autofree char *more = cell->len > 1 ? g_strdup_printf ("+%u", cell->len - 1) : NULL;
  g_autofree char *below = g_strconcat (stance != NULL ? pd_choice_get_label (stance) : "", stance != NULL && more != NULL ? " · " : "", more, NULL);
  g_autofree char *words = pd_claim_words_dup_mention (mention);

  gtk_widget_set_visible (box, TRUE);
  gtk_widget_set_visible (gtk_widget_get_first_child (first), conflicts);
  /* Translators: stands for what is quoted, where that has no figure. */
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (first)), figure != NULL ? figure : _ ("“…”"));
  gtk_label_set_label (GTK_LABEL (second), below);
  gtk_widget_set_visible (second, *below != '\0');
  (conflicts ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (button, "conflict");
  gtk_widget_set_tooltip_text (button, words);
  name (button, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", pd_record_get_id (mention->article), pd_record_get_id (mention->highlight));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claims.open");
}

static void
bind (PdMatrixPart part,
      GtkWidget *widget,
      guint row,
      guint column,
      gpointer data)
{
  PdClaimsMatrix *self = data;
  guint number;
  const PdClaimSummary *claim;
  GPtrArray *cell;

  if (part == PD_MATRIX_COLUMN)
    {
      bind_column (self, widget, pd_claim_ledger_get_article (self->ledger, column));
      return;
    }
  number = g_array_index (self->claims, guint, row);
  claim = pd_claim_ledger_get_claim (self->ledger, number);
  if (part == PD_MATRIX_ROW)
    {
      bind_row (self, widget, claim);
      return;
    }
  cell = pd_claim_ledger_get_cell (self->ledger, number, column);
  if (cell != NULL)
    bind_mentions (widget, cell);
  else
    bind_empty (widget, claim, pd_claim_ledger_get_article (self->ledger, column));
}

static gboolean
pd_claims_matrix_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_CLAIMS_MATRIX (widget)->matrix));
}

static void
pd_claims_matrix_dispose (GObject *object)
{
  PdClaimsMatrix *self = PD_CLAIMS_MATRIX (object);

  /* What it binds goes after what it binds it to. */
  self->matrix = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->claims, g_array_unref);

  G_OBJECT_CLASS (pd_claims_matrix_parent_class)->dispose (object);
}

static void
pd_claims_matrix_class_init (PdClaimsMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_claims_matrix_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pd_claims_matrix_grab_focus;
}

static void
pd_claims_matrix_init (PdClaimsMatrix *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->claims = g_array_new (FALSE, FALSE, sizeof (guint));
  self->matrix = PD_MATRIX (pd_matrix_new ());
  pd_matrix_set_functions (self->matrix, create, bind, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->matrix), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Claims and Articles"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->matrix));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * pd_claims_matrix_set_ledger:
 * @ledger: (nullable): what is known of claims
 *
 * Shows the claims of a ledger that have mentions.
 */
void
pd_claims_matrix_set_ledger (PdClaimsMatrix *self,
                             PdClaimLedger *ledger)
{
  guint n;

  g_return_if_fail (PD_IS_CLAIMS_MATRIX (self));
  g_return_if_fail (ledger == NULL || PD_IS_CLAIM_LEDGER (ledger));

  g_set_object (&self->ledger, ledger);
  n = ledger != NULL ? pd_claim_ledger_get_n_claims (ledger) : 0;
  g_array_set_size (self->claims, 0);
  for (guint i = 0; i < n; i++)
    {
      if (pd_claim_ledger_get_claim (ledger, i)->mentions->len > 0)
        g_array_append_val (self->claims, i);
    }
  pd_matrix_set_size (self->matrix, self->claims->len, ledger != NULL ? pd_claim_ledger_get_n_articles (ledger) : 0);
}
