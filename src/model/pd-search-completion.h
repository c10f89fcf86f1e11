#pragma once

#include "pd-search-field.h"

G_BEGIN_DECLS

/**
 * PdSearchCompletion:
 * @field: the field whose value is being typed; %PD_SEARCH_FIELD_ANY where it may be the name of a field
 * @part: what of it stands before the cursor, without quotation marks; may be empty for a value
 * @start: the first code point of what takes its place
 * @end: behind its last code point
 *
 * What is being typed where the cursor is.
 */
typedef struct
{
  PdSearchField field;
  char *part;
  guint start;
  guint end;
} PdSearchCompletion;

gboolean pd_search_completion_at (const char *typed,
                                  guint cursor,
                                  PdSearchCompletion *completion);
void pd_search_completion_clear (PdSearchCompletion *self);

char *pd_search_completion_apply (const PdSearchCompletion *self,
                                  const char *typed,
                                  const char *chosen,
                                  guint *cursor);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdSearchCompletion, pd_search_completion_clear)

G_END_DECLS
