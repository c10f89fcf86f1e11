#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdSearchField:
 * @PD_SEARCH_FIELD_ANY: none is named: titles, texts, notes and claims
 * @PD_SEARCH_FIELD_TITLE: the title of the article
 * @PD_SEARCH_FIELD_SOURCE: the publication it appeared in
 * @PD_SEARCH_FIELD_AUTHOR: who wrote it
 * @PD_SEARCH_FIELD_TAG: the path of a tag of it or of a highlight in it
 * @PD_SEARCH_FIELD_CLAIM: the statement of a claim that is mentioned in it
 * @PD_SEARCH_FIELD_NOTE: the note of a highlight in it
 * @PD_SEARCH_FIELD_CODER: who made a highlight in it
 * @PD_SEARCH_FIELD_STATE: the state of an assignment of it, a code of [pd_assignment_state_codes]
 * @PD_SEARCH_FIELD_DATE: when it was published
 * @PD_SEARCH_FIELD_TEXT: its text
 *
 * What a part of a query is looked for in.
 */
typedef enum
{
  PD_SEARCH_FIELD_ANY,
  PD_SEARCH_FIELD_TITLE,
  PD_SEARCH_FIELD_SOURCE,
  PD_SEARCH_FIELD_AUTHOR,
  PD_SEARCH_FIELD_TAG,
  PD_SEARCH_FIELD_CLAIM,
  PD_SEARCH_FIELD_NOTE,
  PD_SEARCH_FIELD_CODER,
  PD_SEARCH_FIELD_STATE,
  PD_SEARCH_FIELD_DATE,
  PD_SEARCH_FIELD_TEXT,
} PdSearchField;

#define PD_N_SEARCH_FIELDS (PD_SEARCH_FIELD_TEXT + 1)

const char *pd_search_field_get_name (PdSearchField field);
const char *pd_search_field_get_label (PdSearchField field);

gboolean pd_search_field_from_name (const char *name,
                                    gssize n_bytes,
                                    PdSearchField *field);
gboolean pd_search_field_begins_with (PdSearchField field,
                                      const char *typed);

gboolean pd_search_field_takes_regex (PdSearchField field);

G_END_DECLS
