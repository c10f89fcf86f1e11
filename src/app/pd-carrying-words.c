#include "pd-carrying-words.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-mention-summary.h"

/**
 * pd_carrying_words_get_outcome:
 * @proposal: a highlight that may be carried over
 *
 * Returns: (transfer none): what became of the passage in the copy
 */
const char *
pd_carrying_words_get_outcome (const PdMarkProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, "");

  switch (proposal->outcome)
    {
    case PD_CARRYING_SAME:
      return _ ("Same words");
    case PD_CARRYING_CHANGED:
      return _ ("Other words");
    case PD_CARRYING_ALIKE:
      return _ ("Only looks alike");
    case PD_CARRYING_GONE:
    default:
      return _ ("Not in the other article");
    }
}

static char *
dup_pair (const char *format,
          const PdCarryingDifference *difference)
{
  g_autofree char *pair = g_strdup_printf ("%s → %s", *difference->a != '\0' ? difference->a : "…", *difference->b != '\0' ? difference->b : "…");
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  return g_strjoinv (pair, halves);
}

static char *
dup_doubt (const PdCarryingDifference *difference)
{
  switch (difference->doubt)
    {
    case PD_CARRYING_FIGURE:
      /* Translators: then the figures, as “17% → 27%”. */
      return dup_pair (_ ("Another figure stands there: %s"), difference);
    case PD_CARRYING_SPEAKER:
      if (difference->is_wording)
        /* Translators: then who says it with the words that attribute it, as “the company said → the company claimed”. */
        return dup_pair (_ ("It is said otherwise: %s"), difference);
      if (*difference->b == '\0')
        /* Translators: who says something in one article and is not named in its copy. */
        return g_strdup_printf (_ ("Who says it is not named there: %s"), difference->a);
      if (*difference->a == '\0')
        return g_strdup_printf (_ ("Somebody says it there: %s"), difference->b);
      /* Translators: then the names, as “an insider → an outsider”. */
      return dup_pair (_ ("Somebody else says it: %s"), difference);
    case PD_CARRYING_MEANING:
    default:
      /* Translators: then the words, as “huge → tiny”. */
      return dup_pair (_ ("The meaning may be turned round: %s"), difference);
    }
}

/**
 * pd_carrying_words_list_doubts:
 * @proposal: a highlight that may be carried over
 *
 * Returns: (transfer full): what a person should look at before, a line each
 */
GStrv
pd_carrying_words_list_doubts (const PdMarkProposal *proposal)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  PdCarryingDoubts told = 0;

  g_return_val_if_fail (proposal != NULL, NULL);

  for (guint i = 0; i < proposal->differences->len; i++)
    {
      const PdCarryingDifference *difference = g_ptr_array_index (proposal->differences, i);

      told |= difference->doubt;
      g_strv_builder_take (lines, dup_doubt (difference));
    }
  /* A doubt is said whether or not there are words for it. */
  if ((proposal->doubts & ~told & PD_CARRYING_FIGURE) != 0)
    g_strv_builder_add (lines, _ ("Another figure stands there"));
  if ((proposal->doubts & ~told & PD_CARRYING_SPEAKER) != 0)
    g_strv_builder_add (lines, _ ("Somebody else says it"));
  if ((proposal->doubts & ~told & PD_CARRYING_MEANING) != 0)
    g_strv_builder_add (lines, _ ("The meaning may be turned round"));
  return g_strv_builder_end (lines);
}

/**
 * pd_carrying_words_dup_mention:
 * @carrying: what can be carried over
 * @mention: a mention of it
 *
 * Returns: (transfer full): the claim, with the figure and the stance that it has in the copy
 */
char *
pd_carrying_words_dup_mention (PdMarkCarrying *carrying,
                               const PdCarriedMention *mention)
{
  PdRecord *claim;
  g_autoptr (GString) line = NULL;
  g_autofree char *figure = NULL;
  const char *stance;

  g_return_val_if_fail (PD_IS_MARK_CARRYING (carrying), NULL);
  g_return_val_if_fail (mention != NULL, NULL);

  claim = pd_mark_carrying_get_claim (carrying, pd_record_get_text (mention->mention, PD_MENTION_CLAIM_ID));
  line = g_string_new (claim != NULL ? pd_record_get_text (claim, PD_CLAIM_CLAIM) : "");
  figure = pd_mention_dup_figure (mention->values);
  stance = pd_record_get_text (mention->values, PD_MENTION_STANCE);
  if (figure != NULL)
    g_string_append_printf (line, " · %s", figure);
  if (stance != NULL)
    g_string_append_printf (line, " · %s", pd_choice_get_label (stance));
  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * pd_carrying_words_list_changes:
 * @mention: a mention that may be carried over
 *
 * Returns: (transfer full): in what it is other in the copy, a line each
 */
GStrv
pd_carrying_words_list_changes (const PdCarriedMention *mention)
{
  static const struct
  {
    PdCarriedChanges change;
    const char *line;
  } lines[] = {
    { PD_CARRIED_OTHER_FIGURE, N_ ("The figure that stands there is taken") },
    { PD_CARRIED_NO_FIGURE, N_ ("The figure is left empty, as it cannot be told which one stands there") },
    { PD_CARRIED_NO_SPEAKER, N_ ("Who says it is left empty") },
    { PD_CARRIED_NO_STANCE, N_ ("The stance is left empty") },
    { PD_CARRIED_NO_SUBJECT, N_ ("What the figure is about is left empty, as it is not named there") },
    { PD_CARRIED_NO_DATE, N_ ("A date is left empty, as it may be another one there") },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (mention != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if ((mention->changes & lines[i].change) != 0)
        g_strv_builder_add (builder, _ (lines[i].line));
    }
  return g_strv_builder_end (builder);
}
