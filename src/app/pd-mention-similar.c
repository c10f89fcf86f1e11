#include "pd-mention-similar.h"

#include "pd-claim-proposals.h"

/* As many as are looked through at a glance. */
#define N_SIMILAR 3

/**
 * PdMentionSimilar:
 *
 * Claims that a passage may be a mention of, and why. One is taken only by a person.
 */
struct _PdMentionSimilar
{
  AdwPreferencesGroup parent_instance;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMentionSimilar, pd_mention_similar, ADW_TYPE_PREFERENCES_GROUP)

static void
pd_mention_similar_class_init (PdMentionSimilarClass *klass)
{
  /**
   * PdMentionSimilar::picked:
   * @claim: a claim
   *
   * It is what the passage states.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_RECORD);
}

static void
pd_mention_similar_init (PdMentionSimilar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_activated (PdMentionSimilar *self,
              GtkWidget *row)
{
  g_signal_emit (self, signals[PICKED], 0, g_object_get_data (G_OBJECT (row), "claim"));
}

static void
add (PdMentionSimilar *self,
     const PdClaimProposal *proposal)
{
  g_autofree char *why = pd_claim_proposal_explain (proposal);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (proposal->claim, PD_CLAIM_CLAIM));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "claim", g_object_ref (proposal->claim), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
on_proposed (GObject *object,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdMentionSimilar) self = data;
  g_autoptr (GPtrArray) proposals = pd_project_propose_claims_finish (PD_PROJECT (object), result, NULL);

  /* It goes without, too. */
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    add (self, g_ptr_array_index (proposals, i));
  gtk_widget_set_visible (GTK_WIDGET (self), proposals != NULL && proposals->len > 0);
}

/**
 * pd_mention_similar_propose:
 * @project: an open project
 * @passage: what was marked
 *
 * Looks for claims like a passage, and shows those that it finds.
 */
void
pd_mention_similar_propose (PdMentionSimilar *self,
                            PdProject *project,
                            const char *passage)
{
  g_return_if_fail (PD_IS_MENTION_SIMILAR (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (passage != NULL);

  pd_project_propose_claims_async (project, passage, N_SIMILAR, NULL, on_proposed, g_object_ref (self));
}
