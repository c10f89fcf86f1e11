#include "pd-claim-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-rows.h"

/* What is moved, and where to. */
typedef struct
{
  PdConnection *connection;
  PdEdit *edit;
  const char *claim_id;
  const char *merged_id;
} Merge;

static gboolean
load_both (Merge *merge,
           PdWord word,
           PdKey key,
           GPtrArray **kept,
           GPtrArray **moved,
           GError **error)
{
  *kept = pd_rows_load (merge->connection, word, key, merge->claim_id, error);
  *moved = *kept != NULL ? pd_rows_load (merge->connection, word, key, merge->merged_id, error) : NULL;
  return *moved != NULL;
}

/* Points a row somewhere else. */
static void
move (Merge *merge,
      PdRecord *row,
      PdKey key,
      const char *id)
{
  g_autoptr (PdRecord) moved = pd_record_new_for_id (pd_record_get_word (row), pd_record_get_id (row));

  pd_record_set_text (moved, key, id);
  pd_edit_update (merge->edit, moved);
}

static gboolean
move_all (Merge *merge,
          PdWord word,
          PdKey key,
          const char *from,
          const char *to,
          GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_load (merge->connection, word, key, from, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    move (merge, g_ptr_array_index (rows, i), key, to);
  return rows != NULL;
}

/* Neither says of anything what the other does not. */
static gboolean
fit (PdRecord *a,
     PdRecord *b)
{
  for (PdKey key = PD_MENTION_FIRST_VALUE; key < PD_MENTION_NOTE; key++)
    {
      const char *first = pd_record_get_text (a, key), *second = pd_record_get_text (b, key);

      if (first != NULL && second != NULL && !g_str_equal (first, second))
        return FALSE;
    }
  return g_str_equal (pd_record_get_text (a, PD_MENTION_HIGHLIGHT_ID), pd_record_get_text (b, PD_MENTION_HIGHLIGHT_ID))
         && g_str_equal (pd_record_get_text (a, PD_MENTION_CODER_ID), pd_record_get_text (b, PD_MENTION_CODER_ID));
}

static gboolean
is_same_text (PdRecord *a,
              PdRecord *b,
              PdKey key)
{
  return g_strcmp0 (pd_record_get_text (a, key), pd_record_get_text (b, key)) == 0;
}

static gboolean
is_same_chain (GPtrArray *a,
               GPtrArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    {
      PdRecord *first = g_ptr_array_index (a, i), *second = g_ptr_array_index (b, i);

      for (PdKey key = PD_ATTRIBUTION_NAME_ID; key <= PD_ATTRIBUTION_STANCE; key++)
        {
          if (!is_same_text (first, second, key))
            return FALSE;
        }
    }
  return a->len == b->len;
}

/* Joins a judgement to the one that its coder made, or moves it. Verdicts that differ both stay to be read. */
static gboolean
merge_judgement (Merge *merge,
                 GPtrArray *kept,
                 PdRecord *judgement,
                 PdKey key,
                 const char *to,
                 GError **error)
{
  PdRecord *other = NULL;
  const char *why = pd_record_get_text (judgement, PD_JUDGEMENT_JUSTIFICATION);
  g_autofree char *dissent = NULL, *justification = NULL;
  g_autoptr (PdRecord) joined = NULL;

  for (guint i = 0; i < kept->len && other == NULL; i++)
    {
      PdRecord *row = g_ptr_array_index (kept, i);

      if (pd_record_get_integer (row, PD_JUDGEMENT_AGREED) == pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED)
          && (pd_record_get_integer (row, PD_JUDGEMENT_AGREED) != 0 || is_same_text (row, judgement, PD_JUDGEMENT_CODER_ID)))
        other = row;
    }
  if (other == NULL)
    {
      move (merge, judgement, key, to);
      return TRUE;
    }
  if (!is_same_text (other, judgement, PD_JUDGEMENT_VERDICT))
    {
      const char *verdict = pd_choice_get_label (pd_record_get_text (judgement, PD_JUDGEMENT_VERDICT));

      /* Translators: a verdict, such as Refuted, and why. */
      dissent = why != NULL ? g_strdup_printf (_ ("(%s) %s"), verdict, why) : g_strdup_printf ("(%s)", verdict);
    }
  justification = pd_planned_edit_join_notes (pd_record_get_text (other, PD_JUDGEMENT_JUSTIFICATION), dissent != NULL ? dissent : why);
  joined = pd_record_new_for_id (PD_WORD_JUDGEMENT, pd_record_get_id (other));
  pd_record_set_text (joined, PD_JUDGEMENT_JUSTIFICATION, justification);
  pd_edit_update (merge->edit, joined);
  if (!move_all (merge, PD_WORD_EVIDENCE, PD_EVIDENCE_JUDGEMENT_ID, pd_record_get_id (judgement), pd_record_get_id (other), error))
    return FALSE;
  pd_edit_remove (merge->edit, PD_WORD_JUDGEMENT, pd_record_get_id (judgement));
  return TRUE;
}

static gboolean
merge_judgements (Merge *merge,
                  PdKey key,
                  const char *from,
                  const char *to,
                  GError **error)
{
  g_autoptr (GPtrArray) kept = pd_rows_load (merge->connection, PD_WORD_JUDGEMENT, key, to, error);
  g_autoptr (GPtrArray) moved = kept != NULL ? pd_rows_load (merge->connection, PD_WORD_JUDGEMENT, key, from, error) : NULL;

  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      if (!merge_judgement (merge, kept, g_ptr_array_index (moved, i), key, to, error))
        return FALSE;
    }
  return moved != NULL;
}

/* What the one says and the other does not is taken over, and so is who says it. */
static gboolean
join_mentions (Merge *merge,
               PdRecord *kept,
               PdRecord *gone,
               GPtrArray *chain,
               GPtrArray *gone_chain,
               GError **error)
{
  const char *id = pd_record_get_id (kept);
  g_autofree char *note = pd_planned_edit_join_notes (pd_record_get_text (kept, PD_MENTION_NOTE), pd_record_get_text (gone, PD_MENTION_NOTE));
  g_autoptr (PdRecord) joined = pd_record_new_for_id (PD_WORD_MENTION, id);

  for (PdKey key = PD_MENTION_FIRST_VALUE; key < PD_MENTION_NOTE; key++)
    {
      if (pd_record_get_text (kept, key) == NULL && pd_record_get_text (gone, key) != NULL)
        pd_record_set_text (joined, key, pd_record_get_text (gone, key));
    }
  if (g_strcmp0 (note, pd_record_get_text (kept, PD_MENTION_NOTE)) != 0)
    pd_record_set_text (joined, PD_MENTION_NOTE, note);
  pd_edit_update (merge->edit, joined);
  for (guint i = 0; chain->len == 0 && i < gone_chain->len; i++)
    move (merge, g_ptr_array_index (gone_chain, i), PD_ATTRIBUTION_MENTION_ID, id);
  if (!merge_judgements (merge, PD_JUDGEMENT_MENTION_ID, pd_record_get_id (gone), id, error))
    return FALSE;
  pd_edit_remove (merge->edit, PD_WORD_MENTION, pd_record_get_id (gone));
  return TRUE;
}

static gboolean
merge_mention (Merge *merge,
               GPtrArray *kept,
               PdRecord *mention,
               GError **error)
{
  g_autoptr (GPtrArray) chain = pd_rows_load (merge->connection, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (mention), error);

  if (chain == NULL)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      PdRecord *other = g_ptr_array_index (kept, i);
      g_autoptr (GPtrArray) other_chain = NULL;

      if (!fit (other, mention))
        continue;
      other_chain = pd_rows_load (merge->connection, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (other), error);
      if (other_chain == NULL)
        return FALSE;
      if (chain->len > 0 && other_chain->len > 0 && !is_same_chain (chain, other_chain))
        continue;
      if (!join_mentions (merge, other, mention, other_chain, chain, error))
        return FALSE;
      /* Another one may fit what this was, and not what it is now. */
      g_ptr_array_remove_index (kept, i);
      return TRUE;
    }
  move (merge, mention, PD_MENTION_CLAIM_ID, merge->claim_id);
  return TRUE;
}

static gboolean
merge_mentions (Merge *merge,
                GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) moved = NULL;

  if (!load_both (merge, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, &kept, &moved, error))
    return FALSE;
  for (guint i = 0; i < moved->len; i++)
    {
      if (!merge_mention (merge, kept, g_ptr_array_index (moved, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_kinds (Merge *merge,
             GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) moved = NULL;

  if (!load_both (merge, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, &kept, &moved, error))
    return FALSE;
  for (guint i = 0; i < moved->len; i++)
    {
      gboolean is_there = FALSE;

      for (guint j = 0; j < kept->len; j++)
        is_there = is_there || is_same_text (g_ptr_array_index (kept, j), g_ptr_array_index (moved, i), PD_CLAIM_KIND_KIND);
      if (!is_there)
        move (merge, g_ptr_array_index (moved, i), PD_CLAIM_KIND_CLAIM_ID, merge->claim_id);
    }
  return TRUE;
}

static gboolean
merge_relation (Merge *merge,
                GPtrArray *kept,
                PdRecord *relation)
{
  PdKey side = g_str_equal (pd_record_get_text (relation, PD_CLAIM_RELATION_CLAIM_ID), merge->merged_id) ? PD_CLAIM_RELATION_CLAIM_ID : PD_CLAIM_RELATION_OTHER_CLAIM_ID;
  PdKey other = side == PD_CLAIM_RELATION_CLAIM_ID ? PD_CLAIM_RELATION_OTHER_CLAIM_ID : PD_CLAIM_RELATION_CLAIM_ID;

  /* It was one of the two to the other. */
  if (g_str_equal (pd_record_get_text (relation, other), merge->claim_id))
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      PdRecord *row = g_ptr_array_index (kept, i);

      if (is_same_text (row, relation, PD_CLAIM_RELATION_RELATION) && is_same_text (row, relation, other)
          && g_str_equal (pd_record_get_text (row, side), merge->claim_id))
        return FALSE;
    }
  move (merge, relation, side, merge->claim_id);
  return TRUE;
}

static gboolean
merge_relations (Merge *merge,
                 GError **error)
{
  static const char *const condition = "? IN (claim_id, other_claim_id)";
  g_autoptr (GPtrArray) kept = pd_rows_query (merge->connection, PD_WORD_CLAIM_RELATION, condition, merge->claim_id, error);
  g_autoptr (GPtrArray) moved = kept != NULL ? pd_rows_query (merge->connection, PD_WORD_CLAIM_RELATION, condition, merge->merged_id, error) : NULL;

  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      if (!merge_relation (merge, kept, g_ptr_array_index (moved, i)))
        pd_edit_remove (merge->edit, PD_WORD_CLAIM_RELATION, pd_record_get_id (g_ptr_array_index (moved, i)));
    }
  return moved != NULL;
}

static gboolean
merge_notes (Merge *merge,
             GError **error)
{
  g_autoptr (PdRecord) kept = pd_rows_load_one (merge->connection, PD_WORD_CLAIM, merge->claim_id, error);
  g_autoptr (PdRecord) moved = kept != NULL ? pd_rows_load_one (merge->connection, PD_WORD_CLAIM, merge->merged_id, error) : NULL;
  g_autoptr (PdRecord) claim = NULL;
  g_autofree char *note = NULL;

  if (moved == NULL)
    return FALSE;
  note = pd_planned_edit_join_notes (pd_record_get_text (kept, PD_CLAIM_NOTE), pd_record_get_text (moved, PD_CLAIM_NOTE));
  if (g_strcmp0 (note, pd_record_get_text (kept, PD_CLAIM_NOTE)) == 0)
    return TRUE;
  claim = pd_record_new_for_id (PD_WORD_CLAIM, merge->claim_id);
  pd_record_set_text (claim, PD_CLAIM_NOTE, note);
  pd_edit_update (merge->edit, claim);
  return TRUE;
}

static gboolean
plan_merge (PdClaimEdit *self,
            PdConnection *connection,
            const char *coder_id,
            PdEdit *edit,
            GError **error)
{
  Merge merge = { connection, edit, self->id, self->other_id };

  if (g_str_equal (self->id, self->other_id))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A claim cannot be merged with itself."));
      return FALSE;
    }
  if (!merge_notes (&merge, error)
      || !merge_mentions (&merge, error)
      || !merge_judgements (&merge, PD_JUDGEMENT_CLAIM_ID, self->other_id, self->id, error)
      || !merge_kinds (&merge, error)
      || !merge_relations (&merge, error)
      || !move_all (&merge, PD_WORD_MEMO, PD_MEMO_CLAIM_ID, self->other_id, self->id, error)
      || !move_all (&merge, PD_WORD_REFUSAL, PD_REFUSAL_CLAIM_ID, self->other_id, self->id, error))
    return FALSE;
  pd_edit_remove (edit, PD_WORD_CLAIM, self->other_id);
  return TRUE;
}

/**
 * pd_claim_edit_merge:
 * @claim_id: the UUID of the claim that stays, as it is stated
 * @merged_id: the UUID of the claim that becomes part of it
 *
 * Merges two claims. Mentions, judgements, memos, kinds, relations and refusals go over, each still of the coder who made it. Two mentions of one
 * coder on one highlight become one, unless they say different things or different people say them; so do two judgements of one coder, with the verdict of the claim
 * that stays, and the other's in the justification.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_merge (const char *claim_id,
                     const char *merged_id)
{
  g_return_val_if_fail (claim_id != NULL, NULL);
  g_return_val_if_fail (merged_id != NULL, NULL);

  return pd_claim_edit_new (_ ("Merge Claims"), plan_merge, claim_id, merged_id);
}
