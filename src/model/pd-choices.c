#include "pd-choices.h"

#include <glib/gi18n-lib.h>

const char *const pd_made_by_codes[] = { "hand", "search", "suggestion", "carrying", "import", NULL };
const char *const pd_stance_codes[] = { "affirms", "endorses", "neutral", "questions", "doubts", "denies", NULL };
/* AVeriTeC (Schlichtkrull, Guo, Vlachos 2023), with predictions of our own. */
const char *const pd_claim_kind_codes[] = { "event", "numerical", "quote", "causal", "position", "prediction", NULL };
const char *const pd_approximation_codes[] = { "exact", "about", "under", "over", "nearly", "range", NULL };
const char *const pd_attribution_mode_codes[] = { "direct", "indirect", "own", NULL };
/* AVeriTeC's four verdicts; a claim that cannot be checked is told apart from one that has not been. */
const char *const pd_verdict_codes[] = { "supported", "refuted", "not-enough-evidence", "conflicting", "not-checkable", NULL };
const char *const pd_evidence_direction_codes[] = { "supports", "refutes", "context", NULL };
/* Of the first claim to the second. */
const char *const pd_claim_relation_codes[] = { "same", "narrower", "contradicts", "corrects", NULL };
const char *const pd_refusal_kind_codes[] = { "mention", "carrying", NULL };
const char *const pd_assignment_state_codes[] = { "to-do", "reading", "done", NULL };
const char *const pd_field_origin_codes[] = { "read", "guessed", "typed", NULL };
const char *const pd_cut_reason_codes[] = { "front-matter", "metadata-card", "repeated-title", "repeated-author", "navigation", "share", "comments", "related", "interface", "promotion",
                                            "reprint-note", "boilerplate", "hidden", "markup", "stray-space", "line-break", "running-head", "page-number", "footnote-marker", "ruby", "hand", NULL };
const char *const pd_block_kind_codes[] = { "heading", "byline", "paragraph", "quote", "list", "caption", "image", NULL };
const char *const pd_family_kind_codes[] = { "identical", "repost", "trimmed", "rewritten", "passage", NULL };
const char *const pd_field_type_codes[] = { "text", "number", "date", "choice", NULL };
const char *const pd_import_outcome_codes[] = { "imported", "duplicate", "failed", "cancelled", NULL };
const char *const pd_duplicate_codes[] = { "source", "text", NULL };
/* As of PRISMA 2020: what was identified, what was removed before reading and why, what was read, what stayed. */
const char *const pd_flow_stage_codes[] = { "seen", "duplicate", "failed", "cancelled", "imported", "deleted", "excluded", "included", NULL };

static const struct
{
  const char *code;
  const char *context;
  const char *label;
} labels[] = {
  { "hand", "made by", NC_ ("made by", "By hand") },
  { "search", "made by", NC_ ("made by", "From a search") },
  { "suggestion", "made by", NC_ ("made by", "From a suggestion") },
  { "carrying", "made by", NC_ ("made by", "Carried over") },
  { "import", "made by", NC_ ("made by", "Imported") },
  { "affirms", "stance", NC_ ("stance", "Affirms") },
  { "endorses", "stance", NC_ ("stance", "Endorses") },
  { "neutral", "stance", NC_ ("stance", "Neutral") },
  { "questions", "stance", NC_ ("stance", "Questions") },
  { "doubts", "stance", NC_ ("stance", "Doubts") },
  { "denies", "stance", NC_ ("stance", "Denies") },
  { "event", "claim kind", NC_ ("claim kind", "Event or property") },
  { "numerical", "claim kind", NC_ ("claim kind", "Numerical") },
  { "quote", "claim kind", NC_ ("claim kind", "Quote") },
  { "causal", "claim kind", NC_ ("claim kind", "Causal") },
  { "position", "claim kind", NC_ ("claim kind", "Position") },
  { "prediction", "claim kind", NC_ ("claim kind", "Prediction") },
  { "exact", "approximation", NC_ ("approximation", "Exactly") },
  { "about", "approximation", NC_ ("approximation", "About") },
  { "under", "approximation", NC_ ("approximation", "Under") },
  { "over", "approximation", NC_ ("approximation", "Over") },
  { "nearly", "approximation", NC_ ("approximation", "Nearly") },
  { "range", "approximation", NC_ ("approximation", "Range") },
  { "direct", "attribution mode", NC_ ("attribution mode", "Direct speech") },
  { "indirect", "attribution mode", NC_ ("attribution mode", "Indirect speech") },
  { "own", "attribution mode", NC_ ("attribution mode", "Own voice") },
  { "supported", "verdict", NC_ ("verdict", "Supported") },
  { "refuted", "verdict", NC_ ("verdict", "Refuted") },
  { "not-enough-evidence", "verdict", NC_ ("verdict", "Not enough evidence") },
  { "conflicting", "verdict", NC_ ("verdict", "Conflicting evidence") },
  { "not-checkable", "verdict", NC_ ("verdict", "Not checkable") },
  { "supports", "evidence", NC_ ("evidence", "Supports") },
  { "refutes", "evidence", NC_ ("evidence", "Refutes") },
  { "context", "evidence", NC_ ("evidence", "Gives context") },
  { "same", "claim relation", NC_ ("claim relation", "Says the same as") },
  { "narrower", "claim relation", NC_ ("claim relation", "Is narrower than") },
  { "contradicts", "claim relation", NC_ ("claim relation", "Contradicts") },
  { "corrects", "claim relation", NC_ ("claim relation", "Corrects") },
  { "identical", "family kind", NC_ ("family kind", "Identical") },
  { "repost", "family kind", NC_ ("family kind", "Repost") },
  { "trimmed", "family kind", NC_ ("family kind", "Trimmed") },
  { "rewritten", "family kind", NC_ ("family kind", "Rewritten") },
  { "passage", "family kind", NC_ ("family kind", "Shared passage") },
  { "to-do", "assignment", NC_ ("assignment", "To do") },
  { "reading", "assignment", NC_ ("assignment", "Reading") },
  { "done", "assignment", NC_ ("assignment", "Done") },
  { "read", "field origin", NC_ ("field origin", "Read") },
  { "guessed", "field origin", NC_ ("field origin", "Guessed") },
  { "typed", "field origin", NC_ ("field origin", "Typed") },
  { "text", "field type", NC_ ("field type", "Text") },
  { "number", "field type", NC_ ("field type", "Number") },
  { "date", "field type", NC_ ("field type", "Date") },
  { "choice", "field type", NC_ ("field type", "Choice") },
  { "imported", "import outcome", NC_ ("import outcome", "Imported") },
  { "duplicate", "import outcome", NC_ ("import outcome", "Duplicate") },
  { "failed", "import outcome", NC_ ("import outcome", "Failed") },
  { "cancelled", "import outcome", NC_ ("import outcome", "Cancelled") },
  { "seen", "flow stage", NC_ ("flow stage", "Seen") },
  { "deleted", "flow stage", NC_ ("flow stage", "Deleted") },
  { "excluded", "flow stage", NC_ ("flow stage", "Excluded") },
  { "included", "flow stage", NC_ ("flow stage", "Included") },
};

/* Apart from the others: a passage can be cut by hand too. */
static const struct
{
  const char *code;
  const char *label;
} cut_reasons[] = {
  { "front-matter", NC_ ("cut reason", "Front matter") },
  { "metadata-card", NC_ ("cut reason", "Table of details") },
  { "repeated-title", NC_ ("cut reason", "Repeated title") },
  { "repeated-author", NC_ ("cut reason", "Repeated author") },
  { "navigation", NC_ ("cut reason", "Navigation") },
  { "share", NC_ ("cut reason", "Share buttons") },
  { "comments", NC_ ("cut reason", "Comments") },
  { "related", NC_ ("cut reason", "Related articles") },
  { "interface", NC_ ("cut reason", "Interface text") },
  { "promotion", NC_ ("cut reason", "Promotion") },
  { "reprint-note", NC_ ("cut reason", "Reprint note") },
  { "boilerplate", NC_ ("cut reason", "Boilerplate") },
  { "hidden", NC_ ("cut reason", "Hidden text") },
  { "markup", NC_ ("cut reason", "Left-over markup") },
  { "stray-space", NC_ ("cut reason", "Stray space") },
  { "line-break", NC_ ("cut reason", "Line break in a paragraph") },
  { "running-head", NC_ ("cut reason", "Running head") },
  { "page-number", NC_ ("cut reason", "Page number") },
  { "footnote-marker", NC_ ("cut reason", "Footnote marker") },
  { "ruby", NC_ ("cut reason", "Reading of characters") },
  { "hand", NC_ ("cut reason", "Left out by hand") },
};

/**
 * pd_cut_reason_get_label:
 * @code: why something was cut
 *
 * Returns: what to show for it, in the person's language; @code itself where it is not known
 */
const char *
pd_cut_reason_get_label (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cut_reasons); i++)
    {
      if (g_str_equal (cut_reasons[i].code, code))
        return g_dpgettext2 (GETTEXT_PACKAGE, "cut reason", cut_reasons[i].label);
    }
  return code;
}

/**
 * pd_choice_get_label:
 * @code: a code of one of the lists above, or a person's own
 *
 * Returns: what to show for it, in the person's language; @code itself where it is the person's own
 */
const char *
pd_choice_get_label (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].code, code))
        return g_dpgettext2 (GETTEXT_PACKAGE, labels[i].context, labels[i].label);
    }
  return code;
}
