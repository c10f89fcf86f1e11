#include "pd-claim-actions.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-edit.h"
#include "pd-claim-relations-dialog.h"
#include "pd-claim-reword.h"
#include "pd-claim-split-dialog.h"
#include "pd-judgement-dialog.h"
#include "pd-mention-finder-dialog.h"
#include "pd-record-chooser.h"
#include "pd-undo-toast.h"

/* What is done with a claim, from wherever it is shown. Each takes the claim, a mention of it or nothing, and what the claim states. */
typedef struct
{
  /* Weak: it owns the actions. */
  GtkWidget *widget;
  PdProject *project;
} Place;

static void
place_free (gpointer data,
            GClosure *closure)
{
  Place *place = data;

  g_clear_weak_pointer (&place->widget);
  g_object_unref (place->project);
  g_free (place);
}

typedef struct
{
  const char *claim_id;
  const char *mention_id;
  const char *statement;
} Target;

static Target
get_target (GVariant *parameter)
{
  Target target;

  g_variant_get (parameter, "(&s&s&s)", &target.claim_id, &target.mention_id, &target.statement);
  return target;
}

static void
present (Place *place,
         AdwDialog *dialog)
{
  adw_dialog_present (dialog, place->widget);
}

static void
on_judge (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  Place *place = data;
  Target target = get_target (parameter);

  present (place, pd_judgement_dialog_new (place->project, PD_JUDGEMENT_CLAIM_ID, target.claim_id, target.statement));
}

static void
on_judge_mention (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  Place *place = data;
  Target target = get_target (parameter);

  present (place, pd_judgement_dialog_new (place->project, PD_JUDGEMENT_MENTION_ID, target.mention_id, target.statement));
}

static void
on_reword (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  Place *place = data;

  pd_claim_reword_ask (place->widget, place->project, get_target (parameter).claim_id);
}

static void
on_split (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  Place *place = data;

  present (place, pd_claim_split_dialog_new (place->project, get_target (parameter).claim_id));
}

static void
on_relations (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  Place *place = data;

  present (place, pd_claim_relations_dialog_new (place->project, get_target (parameter).claim_id));
}

static void
on_find_mentions (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  Place *place = data;
  Target target = get_target (parameter);

  present (place, pd_mention_finder_dialog_new (place->project, target.claim_id, target.statement));
}

typedef struct
{
  PdProject *project;
  GtkWidget *widget;
  char *claim_id;
} Merge;

static void
merge_free (gpointer data,
            GClosure *closure)
{
  Merge *merge = data;

  g_object_unref (merge->project);
  g_object_unref (merge->widget);
  g_free (merge->claim_id);
  g_free (merge);
}

static void
on_merge_picked (AdwDialog *dialog,
                 PdRecord *other,
                 Merge *merge)
{
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_merge (merge->claim_id, pd_record_get_id (other));

  pd_undo_toast_perform_planned (merge->widget, merge->project, PD_PLANNED_EDIT (edit), _ ("Claims merged"));
}

static void
on_merge (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  Place *place = data;
  Target target = get_target (parameter);
  /* Translators: a claim. */
  g_autofree char *explanation = g_strdup_printf (_ ("The claim that you choose becomes part of “%s”, with its mentions and judgements"), target.statement);
  AdwDialog *dialog = pd_record_chooser_new (place->project, PD_CLAIM_CLAIM, target.claim_id, _ ("Merge Claims"), explanation);
  Merge *merge = g_new0 (Merge, 1);

  merge->project = g_object_ref (place->project);
  /* The card is made anew when the claim goes; the window stays. */
  merge->widget = g_object_ref (GTK_WIDGET (gtk_widget_get_ancestor (place->widget, ADW_TYPE_TOAST_OVERLAY)));
  merge->claim_id = g_strdup (target.claim_id);
  g_signal_connect_data (dialog, "picked", G_CALLBACK (on_merge_picked), merge, merge_free, G_CONNECT_DEFAULT);
  present (place, dialog);
}

static void
on_delete (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  Place *place = data;
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Delete Claim"));

  pd_edit_remove (edit, PD_WORD_CLAIM, get_target (parameter).claim_id);
  /* What shows the claim goes with it; the window stays. */
  pd_undo_toast_perform (gtk_widget_get_ancestor (place->widget, ADW_TYPE_TOAST_OVERLAY), place->project, edit, _ ("Claim deleted"));
}

static void
add (GSimpleActionGroup *group,
     Place *shared,
     const char *name,
     GCallback callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE ("(sss)"));
  Place *place = g_new0 (Place, 1);

  g_set_weak_pointer (&place->widget, shared->widget);
  place->project = g_object_ref (shared->project);
  g_simple_action_set_enabled (action, !pd_project_get_read_only (place->project));
  g_signal_connect_data (action, "activate", callback, place, place_free, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/**
 * pd_claim_actions_new:
 * @widget: what they are for; dialogs are presented in its window
 * @project: an open project
 *
 * Makes the actions that the menu of a claim has, to be put into @widget as `claim`.
 *
 * Returns: (transfer full): the actions
 */
GSimpleActionGroup *
pd_claim_actions_new (GtkWidget *widget,
                      PdProject *project)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  Place place = { widget, project };

  add (group, &place, "judge", G_CALLBACK (on_judge));
  add (group, &place, "judge-mention", G_CALLBACK (on_judge_mention));
  add (group, &place, "find-mentions", G_CALLBACK (on_find_mentions));
  add (group, &place, "reword", G_CALLBACK (on_reword));
  add (group, &place, "merge", G_CALLBACK (on_merge));
  add (group, &place, "split", G_CALLBACK (on_split));
  add (group, &place, "relations", G_CALLBACK (on_relations));
  add (group, &place, "delete", G_CALLBACK (on_delete));
  return group;
}

static void
append (GMenu *menu,
        const char *label,
        const char *action,
        GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/**
 * pd_claim_actions_create_menu:
 * @claim_id: the UUID of a claim
 * @mention_id: (nullable): the UUID of a mention of it
 * @statement: what it states
 * @is_mentioned: whether it has mentions; one that has none can be deleted
 *
 * Returns: (transfer full): what can be done with it
 */
GMenuModel *
pd_claim_actions_create_menu (const char *claim_id,
                              const char *mention_id,
                              const char *statement,
                              gboolean is_mentioned)
{
  g_autoptr (GMenu) judging = g_menu_new ();
  g_autoptr (GMenu) changing = g_menu_new ();
  g_autoptr (GVariant) target = NULL;
  GMenu *menu = g_menu_new ();

  target = g_variant_ref_sink (g_variant_new ("(sss)", claim_id, mention_id != NULL ? mention_id : "", statement));
  append (judging, _ ("_Judge Claim…"), "claim.judge", target);
  if (mention_id != NULL)
    append (judging, _ ("Judge _Mention…"), "claim.judge-mention", target);
  append (judging, _ ("_Find More Mentions…"), "claim.find-mentions", target);
  append (changing, _ ("Re_word Claim…"), "claim.reword", target);
  append (changing, _ ("Me_rge Claims…"), "claim.merge", target);
  append (changing, _ ("_Split Claim…"), "claim.split", target);
  append (changing, _ ("R_elations…"), "claim.relations", target);
  if (!is_mentioned)
    append (changing, _ ("_Delete Claim"), "claim.delete", target);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (judging));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changing));
  return G_MENU_MODEL (menu);
}
