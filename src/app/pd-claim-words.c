#include "pd-claim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-article-row.h"
#include "pd-choices.h"
#include "pd-quantity-reader.h"

/* After these a sentence is over. */
#define SENTENCE_ENDS "。！？!?\n"
/* These belong to what is in front of them. */
#define CLOSING "」』”’）)"

/**
 * pd_claim_words_get_count:
 * @claim: a claim
 * @view: how its mentions are shown
 *
 * Returns: how many there are then: mentions, or groups of them
 */
guint
pd_claim_words_get_count (const PdClaimSummary *claim,
                          PdClaimView view)
{
  g_return_val_if_fail (claim != NULL, 0);

  switch (view)
    {
    case PD_CLAIM_VIEW_MENTIONS:
      return claim->mentions->len;
    case PD_CLAIM_VIEW_ARTICLES:
      return claim->n_articles;
    case PD_CLAIM_VIEW_FAMILIES:
      return claim->n_families;
    case PD_CLAIM_VIEW_SPEAKERS:
      return claim->n_speakers;
    case PD_CLAIM_VIEW_CONFLICTS:
      return claim->n_conflicts;
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * pd_claim_words_dup_count:
 * @claim: a claim
 * @view: how its mentions are shown
 *
 * Returns: (transfer full): how many there are then, in words
 */
char *
pd_claim_words_dup_count (const PdClaimSummary *claim,
                          PdClaimView view)
{
  guint n = pd_claim_words_get_count (claim, view);

  switch (view)
    {
    case PD_CLAIM_VIEW_MENTIONS:
      return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
    case PD_CLAIM_VIEW_ARTICLES:
      return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
    case PD_CLAIM_VIEW_FAMILIES:
      /* Translators: of articles that share text. */
      return g_strdup_printf (ngettext ("%u family", "%u families", n), n);
    case PD_CLAIM_VIEW_SPEAKERS:
      return g_strdup_printf (ngettext ("%u speaker", "%u speakers", n), n);
    case PD_CLAIM_VIEW_CONFLICTS:
      return g_strdup_printf (ngettext ("%u conflicting figure", "%u conflicting figures", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pd_claim_words_dup_kinds:
 * @claim: a claim
 *
 * Returns: (transfer full): its kinds, in the person's language; empty where there are none
 */
char *
pd_claim_words_dup_kinds (const PdClaimSummary *claim)
{
  g_autoptr (GString) kinds = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  kinds = g_string_new (NULL);
  for (char **kind = claim->kinds; *kind != NULL; kind++)
    g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? " · " : "", pd_choice_get_label (*kind));
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

/**
 * pd_claim_words_get_verdict:
 * @claim: a claim
 *
 * Returns: (transfer none) (nullable): the verdict that was agreed on, in the person's language
 */
const char *
pd_claim_words_get_verdict (const PdClaimSummary *claim)
{
  const char *verdict;

  g_return_val_if_fail (claim != NULL, NULL);

  verdict = claim->agreed != NULL ? pd_record_get_text (claim->agreed, PD_JUDGEMENT_VERDICT) : NULL;
  return verdict != NULL ? pd_choice_get_label (verdict) : NULL;
}

static void
append (GString *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * pd_claim_words_dup_counts:
 * @claim: a claim
 *
 * Returns: (transfer full): what is counted of it, in one line
 */
char *
pd_claim_words_dup_counts (const PdClaimSummary *claim)
{
  g_autoptr (GString) counts = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  counts = g_string_new (NULL);
  for (PdClaimView view = PD_CLAIM_VIEW_MENTIONS; view < PD_CLAIM_VIEW_CONFLICTS; view++)
    {
      g_autofree char *count = pd_claim_words_dup_count (claim, view);

      append (counts, count);
    }
  return g_string_free (g_steal_pointer (&counts), FALSE);
}

/**
 * pd_claim_words_dup_findings:
 * @claim: a claim
 *
 * Returns: (transfer full): its figures, whether they conflict, and the verdict, in one line; empty where there is none of these
 */
char *
pd_claim_words_dup_findings (const PdClaimSummary *claim)
{
  g_autoptr (GString) facts = NULL;
  g_autofree char *spread = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  facts = g_string_new (NULL);
  spread = pd_claim_summary_dup_spread (claim);
  append (facts, spread);
  if (claim->n_conflicts > 0)
    {
      g_autofree char *conflicts = pd_claim_words_dup_count (claim, PD_CLAIM_VIEW_CONFLICTS);

      append (facts, conflicts);
    }
  append (facts, pd_claim_words_get_verdict (claim));
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

/**
 * pd_claim_words_dup_relation:
 * @relation: what a claim is to another
 * @claim_id: one of the two
 *
 * Returns: (transfer full): what the other is to it, or it to the other, as a sentence from its side, with the note
 */
char *
pd_claim_words_dup_relation (PdRecord *relation,
                             const char *claim_id)
{
  const char *label, *note;
  g_autofree char *said = NULL;

  g_return_val_if_fail (PD_IS_RECORD (relation), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  label = pd_choice_get_label (pd_record_get_text (relation, PD_CLAIM_RELATION_RELATION));
  note = pd_record_get_text (relation, PD_CLAIM_RELATION_NOTE);
  if (g_strcmp0 (pd_record_get_text (relation, PD_CLAIM_RELATION_CLAIM_ID), claim_id) == 0)
    said = g_strdup (label);
  else
    /* Translators: what another claim is to this one, such as Contradicts. */
    said = g_strdup_printf (_ ("%s this"), label);
  return note != NULL && *note != '\0' ? g_strconcat (said, " · ", note, NULL) : g_steal_pointer (&said);
}

/**
 * pd_claim_words_dup_day:
 * @date: (nullable): a date as exact as it is known
 *
 * Returns: (transfer full): the date without a time of day; empty where there is none
 */
char *
pd_claim_words_dup_day (const char *date)
{
  return date != NULL ? g_strndup (date, MIN (strlen (date), strlen ("2025-01-30"))) : g_strdup ("");
}

/**
 * pd_claim_words_dup_speakers:
 * @mention: a mention
 *
 * Returns: (transfer full): who says it, from the outermost to the innermost, with the words that say so; empty where nothing is known
 */
char *
pd_claim_words_dup_speakers (const PdClaimMention *mention)
{
  g_autoptr (GString) chain = NULL;

  g_return_val_if_fail (mention != NULL, NULL);

  chain = g_string_new (NULL);
  for (guint i = 0; i < mention->attributions->len; i++)
    {
      PdRecord *attribution = g_ptr_array_index (mention->attributions, i);
      const char *cue = pd_record_get_text (attribution, PD_ATTRIBUTION_CUE);
      const char *name = g_ptr_array_index (mention->speakers, i);

      if (chain->len > 0)
        g_string_append (chain, " › ");
      g_string_append (chain, name != NULL ? name : _ ("Unknown"));
      if (cue != NULL)
        /* Translators: the word of saying, after the name of who says it. */
        g_string_append_printf (chain, _ (" (%s)"), cue);
    }
  return g_string_free (g_steal_pointer (&chain), FALSE);
}

/**
 * pd_claim_words_dup_place:
 * @mention: a mention
 *
 * Returns: (transfer full): when and where it appeared
 */
char *
pd_claim_words_dup_place (const PdClaimMention *mention)
{
  g_autoptr (GString) place = NULL;
  g_autofree char *day = NULL;
  const char *source;

  g_return_val_if_fail (mention != NULL, NULL);

  place = g_string_new (NULL);
  day = pd_claim_words_dup_day (mention->date);
  append (place, mention->date != NULL ? day : _ ("No Date"));
  source = pd_record_get_text (mention->article, PD_ARTICLE_SOURCE);
  append (place, source != NULL ? source : pd_record_get_text (mention->article, PD_ARTICLE_AUTHOR));
  return g_string_free (g_steal_pointer (&place), FALSE);
}

static gboolean
says (const char *figure,
      const char *part)
{
  return part == NULL || (figure != NULL && strstr (figure, part) != NULL);
}

/* “不到 3 亿元” says in whatever language that it is less. */
static gboolean
says_approximation (const char *figure,
                    const char *approximation)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (figure, -1);

  for (guint i = 0; i < quantities->len; i++)
    {
      if (g_strcmp0 (((const PdQuantity *) g_ptr_array_index (quantities, i))->approximation, approximation) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_claim_words_dup_figure:
 * @mention: a mention
 *
 * Returns: (transfer full) (nullable): its figure as it is written, and what that does not say of approximation and currency
 */
char *
pd_claim_words_dup_figure (const PdClaimMention *mention)
{
  g_autofree char *written = pd_claim_mention_dup_figure (mention);
  const char *approximation = pd_record_get_text (mention->mention, PD_MENTION_APPROXIMATION);
  const char *unit = pd_record_get_text (mention->mention, PD_MENTION_UNIT);
  const char *currency = pd_record_get_text (mention->mention, PD_MENTION_CURRENCY);
  g_autoptr (GString) figure = NULL;

  if (written == NULL)
    return NULL;
  figure = g_string_new (written);
  append (figure, approximation != NULL && !g_str_equal (approximation, "exact") && !says_approximation (written, approximation) ? pd_choice_get_label (approximation) : NULL);
  append (figure, says (written, unit) ? NULL : unit);
  /* 元 or 美元 says which currency it is; a code beside it says nothing more. */
  append (figure, unit != NULL || says (written, currency) ? NULL : currency);
  return g_string_free (g_steal_pointer (&figure), FALSE);
}

/**
 * pd_claim_words_dup_measured:
 * @mention: a mention
 *
 * Returns: (transfer full): of which entity, measure and period its figure is; empty where nothing is known
 */
char *
pd_claim_words_dup_measured (const PdClaimMention *mention)
{
  g_autoptr (GString) measured = NULL;

  g_return_val_if_fail (mention != NULL, NULL);

  measured = g_string_new (NULL);
  append (measured, pd_record_get_text (mention->mention, PD_MENTION_ENTITY));
  append (measured, pd_record_get_text (mention->mention, PD_MENTION_MEASURE));
  append (measured, pd_record_get_text (mention->mention, PD_MENTION_PERIOD));
  return g_string_free (g_steal_pointer (&measured), FALSE);
}

static char *
flatten (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t", ' ');
}

static gboolean
is_one_of (const char *characters,
           const char *p)
{
  return *p != '\0' && g_utf8_strchr (characters, -1, g_utf8_get_char (p)) != NULL;
}

/* From behind the sentence before; where that is farther away, it is left out. */
static char *
dup_before (const char *prefix)
{
  const char *start = prefix;
  g_autofree char *flat = NULL;

  for (const char *p = prefix; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_one_of (SENTENCE_ENDS, p) || (p == start && p != prefix && is_one_of (CLOSING, p)))
        start = g_utf8_next_char (p);
    }
  flat = flatten (start);
  g_strchug (flat);
  return start == prefix && *flat != '\0' ? g_strconcat ("…", flat, NULL) : g_steal_pointer (&flat);
}

static gboolean
ends_sentence (const char *quote)
{
  const char *last = *quote != '\0' ? g_utf8_find_prev_char (quote, quote + strlen (quote)) : NULL;

  return last != NULL && is_one_of (SENTENCE_ENDS, last);
}

/* To the end of the sentence, or only what closes it where that is in the quote. */
static char *
dup_after (const char *suffix,
           gboolean is_over)
{
  const char *p = suffix;
  g_autofree char *part = NULL, *flat = NULL;

  for (; *p != '\0' && !is_over; p = g_utf8_next_char (p))
    is_over = is_one_of (SENTENCE_ENDS, p);
  while (is_over && is_one_of (CLOSING, p))
    p = g_utf8_next_char (p);
  part = g_strndup (suffix, p - suffix);
  flat = flatten (part);
  g_strchomp (flat);
  return !is_over && *flat != '\0' ? g_strconcat (flat, "…", NULL) : g_steal_pointer (&flat);
}

/**
 * pd_claim_words_dup_sentence:
 * @mention: a mention
 *
 * Returns: (transfer full): what it is on, within its sentence, as markup that makes it stand out
 */
char *
pd_claim_words_dup_sentence (const PdClaimMention *mention)
{
  const char *prefix, *quote, *suffix;
  g_autofree char *before = NULL, *flat = NULL, *after = NULL;

  g_return_val_if_fail (mention != NULL, NULL);

  prefix = pd_record_get_text (mention->highlight, PD_HIGHLIGHT_PREFIX);
  quote = pd_record_get_text (mention->highlight, PD_HIGHLIGHT_QUOTE);
  suffix = pd_record_get_text (mention->highlight, PD_HIGHLIGHT_SUFFIX);
  before = dup_before (prefix != NULL ? prefix : "");
  flat = flatten (quote);
  after = dup_after (suffix != NULL ? suffix : "", ends_sentence (quote));
  return g_markup_printf_escaped ("<span alpha=\"75%%\">%s</span><u><b>%s</b></u><span alpha=\"75%%\">%s</span>", before, flat, after);
}

/**
 * pd_claim_words_dup_mention:
 * @mention: a mention
 *
 * Returns: (transfer full): what is known of it in one line: figure, conflict, stance, quote, speaker, when and where
 */
char *
pd_claim_words_dup_mention (const PdClaimMention *mention)
{
  g_autoptr (GString) words = NULL;
  g_autofree char *figure = NULL, *speakers = NULL, *place = NULL, *title = NULL, *quote = NULL;
  const char *stance;

  g_return_val_if_fail (mention != NULL, NULL);

  words = g_string_new (NULL);
  figure = pd_claim_words_dup_figure (mention);
  speakers = pd_claim_words_dup_speakers (mention);
  place = pd_claim_words_dup_place (mention);
  title = pd_article_get_title (mention->article);
  quote = flatten (pd_record_get_text (mention->highlight, PD_HIGHLIGHT_QUOTE));
  append (words, figure);
  append (words, (mention->differences & PD_FIGURE_CONFLICT) != 0 ? _ ("Conflicts") : NULL);
  stance = pd_record_get_text (mention->mention, PD_MENTION_STANCE);
  append (words, stance != NULL ? pd_choice_get_label (stance) : NULL);
  append (words, quote);
  append (words, speakers);
  append (words, place);
  append (words, title);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
