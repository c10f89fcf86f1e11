#include "pd-mark-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pd_mark_proposal_new:
 * @highlight: a highlight
 *
 * Returns: (transfer full): a proposal that says no more yet than what is to be carried over
 */
PdMarkProposal *
pd_mark_proposal_new (PdRecord *highlight)
{
  PdMarkProposal *self;

  g_return_val_if_fail (PD_IS_RECORD (highlight), NULL);

  self = g_new0 (PdMarkProposal, 1);
  self->highlight = g_object_ref (highlight);
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_carried_mention_free);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_carrying_difference_free);
  self->refusals = g_ptr_array_new_with_free_func (g_object_unref);
  self->outcome = PD_CARRYING_GONE;
  return self;
}

/**
 * pd_mark_proposal_free:
 *
 * Frees a proposal.
 */
void
pd_mark_proposal_free (PdMarkProposal *self)
{
  g_clear_object (&self->highlight);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->target);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
  g_free (self->there);
  g_free (self->there_note);
  g_free (self);
}

/**
 * pd_mark_proposal_is_certain:
 *
 * Returns: whether the copy says the same there, nothing is to be doubted, and nothing of it is lost on the way; and it was not refused
 */
gboolean
pd_mark_proposal_is_certain (const PdMarkProposal *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->outcome != PD_CARRYING_SAME || self->doubts != 0 || self->refusals->len > 0)
    return FALSE;
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const PdCarriedMention *mention = g_ptr_array_index (self->mentions, i);

      if (mention->changes != 0)
        return FALSE;
    }
  return TRUE;
}

/* The highlights that are carried onto, by their place in the copy. */
typedef struct
{
  PdEdit *edit;
  GHashTable *targets;
} Accepting;

/* A highlight that is carried onto, and what it has: a note, and the UUIDs of tags and claims. */
typedef struct
{
  char *id;
  char *note;
  /* What the edit does to it; NULL while that is nothing. */
  PdRecord *row;
  GHashTable *held;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->id);
  g_free (target->note);
  g_clear_object (&target->row);
  g_hash_table_unref (target->held);
  g_free (target);
}

/* A row of its own, since what was undone may be accepted again. */
static PdRecord *
copy_row (PdRecord *record)
{
  PdRecord *row = pd_record_new (pd_record_get_word (record));
  guint n = pd_record_get_table (record)->n_columns;

  for (guint i = 1; i < n; i++)
    {
      if (pd_record_has_column (record, i))
        pd_record_set_cell (row, i, pd_record_get_cell (record, i));
    }
  return row;
}

static void
make_highlight (const Accepting *self,
                const PdMarkProposal *proposal,
                Target *target)
{
  target->row = copy_row (proposal->target);
  pd_edit_insert (self->edit, target->row);
  target->id = g_strdup (pd_record_get_id (target->row));
  target->note = g_strdup (pd_record_get_text (target->row, PD_HIGHLIGHT_NOTE));
}

static Target *
ensure_target (const Accepting *self,
               const PdMarkProposal *proposal)
{
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, pd_record_get_integer (proposal->target, PD_HIGHLIGHT_START),
                                            pd_record_get_integer (proposal->target, PD_HIGHLIGHT_END));
  Target *target = g_hash_table_lookup (self->targets, place);
  GHashTableIter iter;
  gpointer held;

  if (target != NULL)
    return target;
  target = g_new0 (Target, 1);
  if (proposal->there == NULL)
    make_highlight (self, proposal, target);
  else
    {
      target->id = g_strdup (proposal->there);
      target->note = g_strdup (proposal->there_note);
    }
  target->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (proposal->held != NULL)
    {
      g_hash_table_iter_init (&iter, proposal->held);
      while (g_hash_table_iter_next (&iter, &held, NULL))
        g_hash_table_add (target->held, g_strdup (held));
    }
  g_hash_table_insert (self->targets, g_steal_pointer (&place), target);
  return target;
}

/* Two notes on one passage stand below each other. */
static void
accept_note (const Accepting *self,
             const PdMarkProposal *proposal,
             Target *target)
{
  const char *note = pd_record_get_text (proposal->target, PD_HIGHLIGHT_NOTE);
  g_autofree char *before = g_steal_pointer (&target->note);

  if (note == NULL || *note == '\0' || (before != NULL && strstr (before, note) != NULL))
    {
      target->note = g_steal_pointer (&before);
      return;
    }
  target->note = before != NULL && *before != '\0' ? g_strconcat (before, "\n", note, NULL) : g_strdup (note);
  if (target->row == NULL)
    {
      target->row = pd_record_new_for_id (PD_WORD_HIGHLIGHT, target->id);
      pd_record_set_text (target->row, PD_HIGHLIGHT_NOTE, target->note);
      pd_edit_update (self->edit, target->row);
    }
  else
    pd_record_set_text (target->row, PD_HIGHLIGHT_NOTE, target->note);
}

static void
accept_tags (const Accepting *self,
             const PdMarkProposal *proposal,
             Target *target)
{
  for (guint i = 0; i < proposal->tags->len; i++)
    {
      const char *tag_id = pd_record_get_id (g_ptr_array_index (proposal->tags, i));
      g_autoptr (PdRecord) row = NULL;

      if (!g_hash_table_add (target->held, g_strdup (tag_id)))
        continue;
      row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);
      pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, target->id);
      pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
      pd_edit_insert (self->edit, row);
    }
}

static void
accept_mention (const Accepting *self,
                const PdCarriedMention *mention,
                const Target *target)
{
  g_autoptr (PdRecord) row = copy_row (mention->values);

  pd_record_set_text (row, PD_MENTION_HIGHLIGHT_ID, target->id);
  pd_edit_insert (self->edit, row);
  for (guint i = 0; i < mention->attributions->len; i++)
    {
      g_autoptr (PdRecord) attribution = copy_row (g_ptr_array_index (mention->attributions, i));

      pd_record_set_text (attribution, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (row));
      pd_edit_insert (self->edit, attribution);
    }
}

/* One highlight may mention a claim twice, and then both go over. */
static void
accept_mentions (const Accepting *self,
                 const PdMarkProposal *proposal,
                 Target *target)
{
  for (guint i = 0; i < proposal->mentions->len; i++)
    {
      const PdCarriedMention *mention = g_ptr_array_index (proposal->mentions, i);

      if (!g_hash_table_contains (target->held, pd_record_get_text (mention->values, PD_MENTION_CLAIM_ID)))
        accept_mention (self, mention, target);
    }
  for (guint i = 0; i < proposal->mentions->len; i++)
    {
      const PdCarriedMention *mention = g_ptr_array_index (proposal->mentions, i);

      g_hash_table_add (target->held, g_strdup (pd_record_get_text (mention->values, PD_MENTION_CLAIM_ID)));
    }
}

static void
accept_proposal (const Accepting *self,
                 const PdMarkProposal *proposal)
{
  Target *target = ensure_target (self, proposal);

  accept_note (self, proposal, target);
  accept_tags (self, proposal, target);
  accept_mentions (self, proposal, target);
  for (guint i = 0; i < proposal->refusals->len; i++)
    pd_edit_remove (self->edit, PD_WORD_REFUSAL, pd_record_get_id (g_ptr_array_index (proposal->refusals, i)));
}

/**
 * pd_mark_proposals_accept:
 * @proposals: (element-type PdMarkProposal): highlights of one article
 *
 * Carries highlights over to a copy, with their notes, tags and mentions. Those that the copy does not have stay where they are. What was refused before is not any
 * more.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_mark_proposals_accept (GPtrArray *proposals)
{
  Accepting accepting = { 0 };

  g_return_val_if_fail (proposals != NULL, NULL);

  accepting.edit = pd_edit_new (ngettext ("Carry Mark Over", "Carry Marks Over", proposals->len));
  accepting.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, target_free);
  for (guint i = 0; i < proposals->len; i++)
    {
      const PdMarkProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->target != NULL)
        accept_proposal (&accepting, proposal);
    }
  g_hash_table_unref (accepting.targets);
  return accepting.edit;
}

/**
 * pd_mark_proposals_refuse:
 * @proposals: (element-type PdMarkProposal): highlights of one article
 *
 * Remembers that highlights are not to be carried over, so that they are not offered again.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_mark_proposals_refuse (GPtrArray *proposals)
{
  PdEdit *edit;

  g_return_val_if_fail (proposals != NULL, NULL);

  edit = pd_edit_new (ngettext ("Refuse Mark", "Refuse Marks", proposals->len));
  for (guint i = 0; i < proposals->len; i++)
    {
      const PdMarkProposal *proposal = g_ptr_array_index (proposals, i);
      g_autoptr (PdRecord) refusal = NULL;

      if (proposal->target == NULL || proposal->refusals->len > 0)
        continue;
      refusal = pd_record_new (PD_WORD_REFUSAL);
      pd_record_set_text (refusal, PD_REFUSAL_KIND, "carrying");
      pd_record_set_text (refusal, PD_REFUSAL_HIGHLIGHT_ID, pd_record_get_id (proposal->highlight));
      pd_record_set_text (refusal, PD_REFUSAL_ARTICLE_ID, pd_record_get_text (proposal->target, PD_HIGHLIGHT_ARTICLE_ID));
      pd_record_set_integer (refusal, PD_REFUSAL_START, pd_record_get_integer (proposal->target, PD_HIGHLIGHT_START));
      pd_record_set_integer (refusal, PD_REFUSAL_END, pd_record_get_integer (proposal->target, PD_HIGHLIGHT_END));
      pd_record_set_text (refusal, PD_REFUSAL_QUOTE, pd_record_get_text (proposal->target, PD_HIGHLIGHT_QUOTE));
      pd_edit_insert (edit, refusal);
    }
  return edit;
}
