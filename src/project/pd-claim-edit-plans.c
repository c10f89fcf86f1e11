#include "pd-claim-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"

/* Whose judgement is changed: a coder has one of each claim and mention, and there is one that is agreed. */
static gboolean
find_judgement (PdConnection *connection,
                PdRecord *judgement,
                const char *coder_id,
                PdRecord **found,
                GError **error)
{
  PdKey key = pd_record_get_text (judgement, PD_JUDGEMENT_CLAIM_ID) != NULL ? PD_JUDGEMENT_CLAIM_ID : PD_JUDGEMENT_MENTION_ID;
  gboolean agreed = pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0;
  g_autoptr (GPtrArray) rows = pd_rows_load (connection, PD_WORD_JUDGEMENT, key, pd_record_get_text (judgement, key), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && *found == NULL; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if ((pd_record_get_integer (row, PD_JUDGEMENT_AGREED) != 0) == agreed
          && (agreed || g_strcmp0 (pd_record_get_text (row, PD_JUDGEMENT_CODER_ID), coder_id) == 0))
        *found = g_object_ref (row);
    }
  return TRUE;
}

static PdRecord *
copy_values (PdRecord *from,
             const char *id,
             PdKey first,
             PdKey last)
{
  PdWord word = pd_record_get_word (from);
  PdRecord *copy = id != NULL ? pd_record_new_for_id (word, id) : pd_record_new (word);

  for (PdKey key = first; key <= last; key++)
    {
      if (pd_record_has_column (from, PD_KEY_INDEX (key)))
        pd_record_set_cell (copy, PD_KEY_INDEX (key), pd_record_get_cell (from, PD_KEY_INDEX (key)));
    }
  return copy;
}

static gboolean
is_among (GPtrArray *records,
          const char *id)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (g_strcmp0 (pd_record_get_id (g_ptr_array_index (records, i)), id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_evidence_empty (PdRecord *item)
{
  for (PdKey key = PD_EVIDENCE_HIGHLIGHT_ID; key <= PD_EVIDENCE_NOTE; key++)
    {
      const char *text = pd_record_get_text (item, key);

      if (text != NULL && *text != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_evidence (PdClaimEdit *self,
               PdConnection *connection,
               const char *judgement_id,
               PdEdit *edit,
               GError **error)
{
  g_autoptr (GPtrArray) before = pd_rows_load (connection, PD_WORD_EVIDENCE, PD_EVIDENCE_JUDGEMENT_ID, judgement_id, error);

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      const char *id = pd_record_get_id (g_ptr_array_index (before, i));

      if (!is_among (self->evidence, id))
        pd_edit_remove (edit, PD_WORD_EVIDENCE, id);
    }
  for (guint i = 0; i < self->evidence->len; i++)
    {
      PdRecord *given = g_ptr_array_index (self->evidence, i);
      gboolean is_there = pd_record_get_id (given) != NULL && is_among (before, pd_record_get_id (given));
      g_autoptr (PdRecord) item = NULL;

      if (!is_there && is_evidence_empty (given))
        continue;
      item = copy_values (given, is_there ? pd_record_get_id (given) : NULL, PD_EVIDENCE_DIRECTION, PD_EVIDENCE_NOTE);
      if (is_there)
        pd_edit_update (edit, item);
      else
        {
          pd_record_set_text (item, PD_EVIDENCE_JUDGEMENT_ID, judgement_id);
          pd_edit_insert (edit, item);
        }
    }
  return TRUE;
}

/* The exports say from 0 to 1; what is no number is refused with the column. */
static gboolean
check_judgement (PdRecord *judgement,
                 GError **error)
{
  const char *verdict = pd_record_get_text (judgement, PD_JUDGEMENT_VERDICT);
  const char *confidence = pd_record_get_text (judgement, PD_JUDGEMENT_CONFIDENCE);
  double value = confidence != NULL ? g_ascii_strtod (confidence, NULL) : 0;

  if (verdict == NULL || *verdict == '\0')
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A judgement needs a verdict."));
      return FALSE;
    }
  if (value < 0 || value > 1)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A confidence is from 0 to 1."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
plan_judge (PdClaimEdit *self,
            PdConnection *connection,
            const char *coder_id,
            PdEdit *edit,
            GError **error)
{
  g_autoptr (PdRecord) found = NULL;
  g_autoptr (PdRecord) row = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (!check_judgement (self->record, error) || !find_judgement (connection, self->record, coder_id, &found, error))
    return FALSE;
  row = copy_values (self->record, found != NULL ? pd_record_get_id (found) : NULL, found != NULL ? PD_JUDGEMENT_AGREED : PD_JUDGEMENT_CLAIM_ID, PD_JUDGEMENT_JUDGED);
  if (!pd_record_is_set (row, PD_JUDGEMENT_AGREED))
    pd_record_set_integer (row, PD_JUDGEMENT_AGREED, 0);
  if (pd_record_get_text (row, PD_JUDGEMENT_JUDGED) == NULL)
    pd_record_set_text (row, PD_JUDGEMENT_JUDGED, today);
  if (found != NULL)
    pd_edit_update (edit, row);
  else
    pd_edit_insert (edit, row);
  return self->evidence == NULL || plan_evidence (self, connection, pd_record_get_id (row), edit, error);
}

/**
 * pd_claim_edit_judge:
 * @judgement: the verdict, what else is set of justification, confidence and date, whether it is the agreed one, and of which claim or mention
 * @evidence: (nullable) (element-type PdRecord): all that it rests on; of a row that is there already with its identifier. %NULL leaves it as it is
 *
 * Judges a claim or a mention. A coder has one judgement of it, which is changed where it is there; so is the agreed one, whoever made it. Those of
 * other coders stay as they are. Where no date is said it is today.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_judge (PdRecord *judgement,
                     GPtrArray *evidence)
{
  PdClaimEdit *self;

  g_return_val_if_fail (PD_IS_RECORD (judgement) && pd_record_get_word (judgement) == PD_WORD_JUDGEMENT, NULL);

  self = pd_claim_edit_new (pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0 ? _ ("Set Agreed Judgement") : _ ("Judge"), plan_judge, NULL, NULL);
  self->record = g_object_ref (judgement);
  self->evidence = evidence != NULL ? g_ptr_array_ref (evidence) : NULL;
  return self;
}

static gboolean
plan_reword (PdClaimEdit *self,
             PdConnection *connection,
             const char *coder_id,
             PdEdit *edit,
             GError **error)
{
  g_autoptr (PdRecord) claim = pd_rows_load_one (connection, PD_WORD_CLAIM, self->id, error);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (PdRecord) reworded = NULL;

  if (claim == NULL)
    return FALSE;
  /* What is there already is no step of undo. */
  if (g_strcmp0 (pd_record_get_text (claim, PD_CLAIM_CLAIM), self->text) == 0)
    return TRUE;
  others = pd_rows_query_uncounted (connection, PD_WORD_CLAIM, "claim = ?", self->text, error);
  if (others == NULL)
    return FALSE;
  if (others->len > 0)
    {
      /* Claims are found by what they state, so of two that state the same only one would be. */
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("Another claim is worded like this already. “Merge Claims…” makes the two one."));
      return FALSE;
    }
  reworded = pd_record_new_for_id (PD_WORD_CLAIM, self->id);
  pd_record_set_text (reworded, PD_CLAIM_CLAIM, self->text);
  pd_edit_update (edit, reworded);
  return TRUE;
}

/**
 * pd_claim_edit_reword:
 * @claim_id: the UUID of a claim
 * @statement: what it states in other words; not empty
 *
 * Words a claim differently. It stays the same claim: mentions, judgements and relations stay with it. What another claim states already is refused with
 * %PD_STORE_ERROR_INVALID. What is so already is no step of undo.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_reword (const char *claim_id,
                      const char *statement)
{
  PdClaimEdit *self;

  g_return_val_if_fail (claim_id != NULL, NULL);
  g_return_val_if_fail (statement != NULL && *statement != '\0', NULL);

  self = pd_claim_edit_new (_ ("Reword Claim"), plan_reword, claim_id, NULL);
  self->text = g_strdup (statement);
  return self;
}

static gboolean
plan_split (PdClaimEdit *self,
            PdConnection *connection,
            const char *coder_id,
            PdEdit *edit,
            GError **error)
{
  g_autoptr (GPtrArray) mentions = pd_rows_load (connection, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, self->id, error);
  g_autoptr (GPtrArray) kinds = pd_rows_load (connection, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, self->id, error);
  g_autoptr (PdRecord) claim = pd_record_new_for_id (PD_WORD_CLAIM, self->new_id);

  if (mentions == NULL || kinds == NULL)
    return FALSE;
  pd_record_set_text (claim, PD_CLAIM_CLAIM, self->text);
  pd_edit_insert (edit, claim);
  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (PdRecord) kind = pd_record_new (PD_WORD_CLAIM_KIND);

      pd_record_set_text (kind, PD_CLAIM_KIND_CLAIM_ID, self->new_id);
      pd_record_set_text (kind, PD_CLAIM_KIND_KIND, pd_record_get_text (g_ptr_array_index (kinds, i), PD_CLAIM_KIND_KIND));
      pd_edit_insert (edit, kind);
    }
  for (const char *const *id = (const char *const *) self->ids; *id != NULL; id++)
    {
      g_autoptr (PdRecord) mention = pd_record_new_for_id (PD_WORD_MENTION, *id);

      if (!is_among (mentions, *id))
        {
          g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("“%s” is not in the project, or no longer."), *id);
          return FALSE;
        }
      pd_record_set_text (mention, PD_MENTION_CLAIM_ID, self->new_id);
      pd_edit_update (edit, mention);
    }
  return TRUE;
}

/**
 * pd_claim_edit_split:
 * @claim_id: the UUID of a claim
 * @mention_ids: (array zero-terminated=1): the UUIDs of those of its mentions that are of another
 * @statement: what that states
 * @new_claim_id: (out) (optional): the UUID of the new claim
 *
 * Makes a claim of some mentions of another. It is of the same kinds. The mentions keep what was said and judged of them; what was judged of
 * the claim stays with that.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_split (const char *claim_id,
                     const char *const *mention_ids,
                     const char *statement,
                     char **new_claim_id)
{
  g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);
  PdClaimEdit *self;

  g_return_val_if_fail (claim_id != NULL, NULL);
  g_return_val_if_fail (mention_ids != NULL, NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  self = pd_claim_edit_new (_ ("Split Claim"), plan_split, claim_id, NULL);
  self->ids = g_strdupv ((char **) mention_ids);
  self->text = g_strdup (statement);
  self->new_id = g_strdup (pd_record_get_id (claim));
  if (new_claim_id != NULL)
    *new_claim_id = g_strdup (self->new_id);
  return self;
}

static gboolean
is_symmetric (const char *relation)
{
  return g_str_equal (relation, "same") || g_str_equal (relation, "contradicts");
}

static gboolean
is_relation (PdRecord *row,
             const char *claim_id,
             const char *relation,
             const char *other_claim_id)
{
  const char *a = pd_record_get_text (row, PD_CLAIM_RELATION_CLAIM_ID), *b = pd_record_get_text (row, PD_CLAIM_RELATION_OTHER_CLAIM_ID);

  return g_str_equal (pd_record_get_text (row, PD_CLAIM_RELATION_RELATION), relation)
         && ((g_str_equal (a, claim_id) && g_str_equal (b, other_claim_id))
             || (is_symmetric (relation) && g_str_equal (b, claim_id) && g_str_equal (a, other_claim_id)));
}

static gboolean
plan_relate (PdClaimEdit *self,
             PdConnection *connection,
             const char *coder_id,
             PdEdit *edit,
             GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_query (connection, PD_WORD_CLAIM_RELATION, "? IN (claim_id, other_claim_id)", self->id, error);
  g_autoptr (PdRecord) relation = NULL;
  PdRecord *found = NULL;

  if (rows == NULL)
    return FALSE;
  if (g_str_equal (self->id, self->other_id))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A claim cannot be related to itself."));
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (is_relation (g_ptr_array_index (rows, i), self->id, self->text, self->other_id))
        found = g_ptr_array_index (rows, i);
    }
  relation = found != NULL ? pd_record_new_for_id (PD_WORD_CLAIM_RELATION, pd_record_get_id (found)) : pd_record_new (PD_WORD_CLAIM_RELATION);
  pd_record_set_text (relation, PD_CLAIM_RELATION_NOTE, self->note);
  if (found != NULL)
    {
      pd_edit_update (edit, relation);
      return TRUE;
    }
  pd_record_set_text (relation, PD_CLAIM_RELATION_CLAIM_ID, self->id);
  pd_record_set_text (relation, PD_CLAIM_RELATION_RELATION, self->text);
  pd_record_set_text (relation, PD_CLAIM_RELATION_OTHER_CLAIM_ID, self->other_id);
  pd_edit_insert (edit, relation);
  return TRUE;
}

/**
 * pd_claim_edit_relate:
 * @claim_id: the UUID of a claim
 * @relation: what it is to the other: `same`, `narrower`, `contradicts` or `corrects`
 * @other_claim_id: the UUID of the other
 * @note: (nullable): what is noted on it
 *
 * Relates two claims. Where they are related so already, the note is changed; to be the same and to contradict go both ways. A relation is
 * removed with [method@Pd.Edit.remove].
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_relate (const char *claim_id,
                      const char *relation,
                      const char *other_claim_id,
                      const char *note)
{
  PdClaimEdit *self;

  g_return_val_if_fail (claim_id != NULL, NULL);
  g_return_val_if_fail (relation != NULL, NULL);
  g_return_val_if_fail (other_claim_id != NULL, NULL);

  self = pd_claim_edit_new (_ ("Relate Claims"), plan_relate, claim_id, other_claim_id);
  self->text = g_strdup (relation);
  self->note = g_strdup (note);
  return self;
}
