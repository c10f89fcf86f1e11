#pragma once

#include "pd-search-field.h"

G_BEGIN_DECLS

/**
 * PdSearchTokenKind:
 * @PD_SEARCH_TOKEN_WORD: a word
 * @PD_SEARCH_TOKEN_PHRASE: what stands in quotation marks
 * @PD_SEARCH_TOKEN_REGEX: a regular expression
 * @PD_SEARCH_TOKEN_FIELD: the name of a field, with its colon
 * @PD_SEARCH_TOKEN_OPEN: an opening parenthesis
 * @PD_SEARCH_TOKEN_CLOSE: a closing parenthesis
 * @PD_SEARCH_TOKEN_AND: `AND`
 * @PD_SEARCH_TOKEN_OR: `OR`
 * @PD_SEARCH_TOKEN_NOT: `NOT`, or a minus before something
 *
 * What a part of a query is.
 */
typedef enum
{
  PD_SEARCH_TOKEN_WORD,
  PD_SEARCH_TOKEN_PHRASE,
  PD_SEARCH_TOKEN_REGEX,
  PD_SEARCH_TOKEN_FIELD,
  PD_SEARCH_TOKEN_OPEN,
  PD_SEARCH_TOKEN_CLOSE,
  PD_SEARCH_TOKEN_AND,
  PD_SEARCH_TOKEN_OR,
  PD_SEARCH_TOKEN_NOT,
} PdSearchTokenKind;

/**
 * PdSearchToken:
 * @kind: what it is
 * @start: its first code point in the query
 * @end: behind its last code point
 * @start_byte: its first byte in the query
 * @end_byte: behind its last byte
 * @text: (nullable): for a word, a phrase or a regular expression, the text without marks and escapes
 * @field: for the name of a field, the field
 * @is_closed: for a phrase or a regular expression, whether its end is there
 * @tail: (nullable): for a regular expression, what stands right behind its end
 *
 * A part of a query.
 */
typedef struct
{
  PdSearchTokenKind kind;
  guint start;
  guint end;
  gsize start_byte;
  gsize end_byte;
  char *text;
  PdSearchField field;
  gboolean is_closed;
  char *tail;
} PdSearchToken;

GArray *pd_search_lexer_split (const char *typed);

gboolean pd_search_lexer_is_word (const char *text,
                                  gboolean is_value);
void pd_search_lexer_append_text (GString *query,
                                  const char *text,
                                  gboolean is_value);

G_END_DECLS
