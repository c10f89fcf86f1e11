#include "pd-claim-judgements.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-choices.h"
#include "pd-claim-words.h"

/**
 * PdClaimJudgements:
 *
 * What was judged of a claim, by whom and why, with the evidence: on the claim's page.
 */
struct _PdClaimJudgements
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *judge_button;
  /* By the UUID of what they show. */
  GHashTable *rows;
};

G_DEFINE_FINAL_TYPE (PdClaimJudgements, pd_claim_judgements, ADW_TYPE_BIN)

static void
on_link (AdwActionRow *row)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_object_get_data (G_OBJECT (row), "url"));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))), NULL, NULL, NULL);
}

static void
set_icon (GtkWidget *row,
          const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

/* It leads to the passage, or to the address; only what is an address on the web is handed on. */
static void
make_activatable (GtkWidget *row,
                  PdRecord *highlight,
                  PdRecord *article,
                  const char *url)
{
  if (highlight != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "claims.open");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", pd_record_get_id (article), pd_record_get_id (highlight));
    }
  else if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    {
      g_object_set_data_full (G_OBJECT (row), "url", g_strdup (url), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (on_link), NULL);
    }
  else
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_icon (row, highlight != NULL ? "go-next-symbolic" : "adw-external-link-symbolic");
}

static void
add_word (GString *words,
          const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, word);
}

static GtkWidget *
create_evidence (PdClaimLedger *ledger,
                 PdRecord *evidence)
{
  GtkWidget *row = adw_action_row_new ();
  PdRecord *article, *highlight = pd_claim_ledger_get_evidence_highlight (ledger, evidence, &article);
  const char *quote = pd_record_get_text (evidence, PD_EVIDENCE_QUOTE), *url = pd_record_get_text (evidence, PD_EVIDENCE_URL);
  const char *said, *archive_url = pd_record_get_text (evidence, PD_EVIDENCE_ARCHIVE_URL), *direction = pd_record_get_text (evidence, PD_EVIDENCE_DIRECTION);
  g_autofree char *title = article != NULL ? pd_article_get_title (article) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (quote == NULL && highlight != NULL)
    quote = pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE);
  if (url == NULL)
    url = archive_url;
  said = quote != NULL ? quote : url;
  add_word (words, direction != NULL ? pd_choice_get_label (direction) : NULL);
  add_word (words, title);
  add_word (words, quote != NULL ? url : NULL);
  add_word (words, pd_record_get_text (evidence, PD_EVIDENCE_ACCESSED));
  add_word (words, pd_record_get_text (evidence, PD_EVIDENCE_NOTE));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said != NULL ? said : _ ("Evidence"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  make_activatable (row, highlight, article, url);
  return row;
}

static char *
dup_confidence (PdRecord *judgement)
{
  const char *confidence = pd_record_get_text (judgement, PD_JUDGEMENT_CONFIDENCE);

  /* Translators: how sure somebody is of a judgement. */
  return confidence != NULL ? g_strdup_printf (_ ("%.0f%% sure"), g_ascii_strtod (confidence, NULL) * 100) : NULL;
}

static GtkWidget *
create_judgement (PdClaimLedger *ledger,
                  PdRecord *judgement)
{
  GPtrArray *evidence = pd_claim_ledger_get_evidence (ledger, pd_record_get_id (judgement));
  GtkWidget *row = evidence != NULL ? adw_expander_row_new () : adw_action_row_new ();
  gboolean agreed = pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0;
  const char *justification = pd_record_get_text (judgement, PD_JUDGEMENT_JUSTIFICATION), *judged = pd_record_get_text (judgement, PD_JUDGEMENT_JUDGED);
  g_autofree char *confidence = dup_confidence (judgement);
  g_autofree char *day = judged != NULL ? pd_claim_words_dup_day (judged) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  add_word (words, agreed ? _ ("Agreed by all coders") : pd_claim_ledger_get_coder_name (ledger, pd_record_get_text (judgement, PD_JUDGEMENT_CODER_ID)));
  add_word (words, confidence);
  add_word (words, day);
  if (justification != NULL)
    g_string_append_printf (words, "\n%s", justification);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_choice_get_label (pd_record_get_text (judgement, PD_JUDGEMENT_VERDICT)));
  if (evidence == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
      return row;
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words->str);
  for (guint i = 0; i < evidence->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_evidence (ledger, g_ptr_array_index (evidence, i)));
  return row;
}

static void
pd_claim_judgements_dispose (GObject *object)
{
  PdClaimJudgements *self = PD_CLAIM_JUDGEMENTS (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (pd_claim_judgements_parent_class)->dispose (object);
}

static void
pd_claim_judgements_class_init (PdClaimJudgementsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_claim_judgements_dispose;
}

static void
pd_claim_judgements_init (PdClaimJudgements *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->judge_button = gtk_button_new_with_mnemonic (_ ("_Judge…"));
  gtk_widget_add_css_class (self->judge_button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->judge_button), "claim.judge");
  adw_preferences_group_set_title (self->group, _ ("Judgements"));
  adw_preferences_group_set_header_suffix (self->group, self->judge_button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * pd_claim_judgements_new:
 *
 * Returns: (transfer floating): the judgements of any claim
 */
GtkWidget *
pd_claim_judgements_new (void)
{
  return g_object_new (PD_TYPE_CLAIM_JUDGEMENTS, NULL);
}

/* Takes the rows away; the UUIDs of those that are unfolded are left. */
static GHashTable *
remove_rows (PdClaimJudgements *self)
{
  GHashTable *expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    {
      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (row))
        g_hash_table_add (expanded, g_strdup (id));
      adw_preferences_group_remove (self->group, row);
      g_hash_table_iter_remove (&iter);
    }
  return expanded;
}

static void
add_row (PdClaimJudgements *self,
         PdClaimLedger *ledger,
         PdRecord *judgement,
         GHashTable *expanded)
{
  const char *id = pd_record_get_id (judgement);
  GtkWidget *row = create_judgement (ledger, judgement);

  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (expanded, id));
  adw_preferences_group_add (self->group, row);
  g_hash_table_insert (self->rows, g_strdup (id), row);
}

/**
 * pd_claim_judgements_set_claim:
 * @ledger: what is known of claims
 * @claim: one of them; it is not kept
 *
 * Shows what was judged of a claim: what was agreed on first.
 */
void
pd_claim_judgements_set_claim (PdClaimJudgements *self,
                               PdClaimLedger *ledger,
                               const PdClaimSummary *claim)
{
  g_autoptr (GHashTable) expanded = NULL;

  g_return_if_fail (PD_IS_CLAIM_JUDGEMENTS (self));
  g_return_if_fail (PD_IS_CLAIM_LEDGER (ledger));
  g_return_if_fail (claim != NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->judge_button), "(sss)", pd_record_get_id (claim->claim), "", pd_record_get_text (claim->claim, PD_CLAIM_CLAIM));
  /* What else changes folds nothing that a person reads. */
  expanded = remove_rows (self);
  adw_preferences_group_set_description (self->group, claim->judgements->len == 0 ? C_ ("verdict", "Not yet judged") : NULL);
  if (claim->agreed != NULL)
    add_row (self, ledger, claim->agreed, expanded);
  for (guint i = 0; i < claim->judgements->len; i++)
    {
      PdRecord *judgement = g_ptr_array_index (claim->judgements, i);

      if (judgement != claim->agreed)
        add_row (self, ledger, judgement, expanded);
    }
}
