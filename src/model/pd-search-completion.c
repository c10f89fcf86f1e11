#include "pd-search-completion.h"

#include "pd-search-lexer.h"
#include "pd-search-query.h"

static const PdSearchToken *
get_token (GArray *tokens,
           guint index)
{
  return &g_array_index (tokens, PdSearchToken, index);
}

/* The name of a field right before a token, or %PD_SEARCH_FIELD_ANY. */
static PdSearchField
get_own_field (GArray *tokens,
               guint index)
{
  const PdSearchToken *previous = index > 0 ? get_token (tokens, index - 1) : NULL;

  if (previous == NULL || previous->kind != PD_SEARCH_TOKEN_FIELD || previous->end != get_token (tokens, index)->start)
    return PD_SEARCH_FIELD_ANY;
  return previous->field;
}

/* Also one that is a word as yet. */
static gboolean
is_minus (const PdSearchToken *token)
{
  return (token->kind == PD_SEARCH_TOKEN_NOT && token->end - token->start == 1) || (token->kind == PD_SEARCH_TOKEN_WORD && g_str_equal (token->text, "-"));
}

/* Whether what is typed at the cursor goes into a token. */
static gboolean
has_cursor (const PdSearchToken *token,
            guint cursor)
{
  if (cursor <= token->start || cursor > token->end)
    return FALSE;
  if (cursor < token->end)
    return TRUE;
  if (token->kind == PD_SEARCH_TOKEN_PHRASE)
    return !token->is_closed;
  return token->kind != PD_SEARCH_TOKEN_OPEN && token->kind != PD_SEARCH_TOKEN_CLOSE && !is_minus (token);
}

/* What of a phrase stands before the cursor. */
static char *
get_part_of_phrase (const char *typed,
                    guint start,
                    guint cursor)
{
  g_autofree char *slice = g_utf8_substring (typed, start, cursor);
  g_autoptr (GArray) tokens = pd_search_lexer_split (slice);

  return g_strdup (get_token (tokens, 0)->text);
}

static gboolean
complete_name (const char *typed,
               guint cursor,
               const PdSearchToken *token,
               PdSearchCompletion *completion)
{
  *completion = (PdSearchCompletion) { PD_SEARCH_FIELD_ANY, g_utf8_substring (typed, token->start, cursor), token->start, token->end };
  return TRUE;
}

/* Where a quotation mark is not closed nobody knows what belongs to it: what stands behind the cursor is left alone. */
static gboolean
complete_value (const char *typed,
                guint cursor,
                const PdSearchToken *token,
                PdSearchField field,
                PdSearchCompletion *completion)
{
  if (token->kind == PD_SEARCH_TOKEN_PHRASE)
    *completion = (PdSearchCompletion) { field, get_part_of_phrase (typed, token->start, cursor), token->start, token->is_closed ? token->end : cursor };
  else
    *completion = (PdSearchCompletion) { field, g_utf8_substring (typed, token->start, cursor), token->start, token->end };
  return TRUE;
}

/* Right behind the name of a field: before its value, or where that is missing. */
static gboolean
complete_behind_name (guint cursor,
                      PdSearchField field,
                      const PdSearchToken *next,
                      PdSearchCompletion *completion)
{
  guint end = cursor;

  if (next != NULL && next->start == cursor)
    {
      if (next->kind == PD_SEARCH_TOKEN_WORD || (next->kind == PD_SEARCH_TOKEN_PHRASE && next->is_closed))
        end = next->end;
      else if (next->kind != PD_SEARCH_TOKEN_CLOSE)
        return FALSE;
    }
  *completion = (PdSearchCompletion) { field, g_strdup (""), cursor, end };
  return TRUE;
}

static gboolean
complete_in (const char *typed,
             guint cursor,
             GArray *tokens,
             guint index,
             PdSearchField around,
             PdSearchCompletion *completion)
{
  const PdSearchToken *token = get_token (tokens, index);
  PdSearchField field = get_own_field (tokens, index);

  if (field == PD_SEARCH_FIELD_ANY)
    field = around;
  if (token->kind == PD_SEARCH_TOKEN_FIELD && cursor == token->end)
    return complete_behind_name (cursor, token->field, index + 1 < tokens->len ? get_token (tokens, index + 1) : NULL, completion);
  if (token->kind == PD_SEARCH_TOKEN_FIELD || (token->kind == PD_SEARCH_TOKEN_WORD && field == PD_SEARCH_FIELD_ANY))
    return complete_name (typed, cursor, token, completion);
  if ((token->kind == PD_SEARCH_TOKEN_WORD || token->kind == PD_SEARCH_TOKEN_PHRASE) && field != PD_SEARCH_FIELD_ANY)
    return complete_value (typed, cursor, token, field, completion);
  return FALSE;
}

/* In the parentheses of a field, where a value can begin. */
static gboolean
complete_between (guint cursor,
                  const PdSearchToken *previous,
                  const PdSearchToken *next,
                  PdSearchField around,
                  PdSearchCompletion *completion)
{
  if (around == PD_SEARCH_FIELD_ANY)
    return FALSE;
  if (previous->end == cursor && previous->kind != PD_SEARCH_TOKEN_OPEN && !is_minus (previous))
    return FALSE;
  if (next != NULL && next->start == cursor && next->kind != PD_SEARCH_TOKEN_CLOSE)
    return FALSE;
  *completion = (PdSearchCompletion) { around, g_strdup (""), cursor, cursor };
  return TRUE;
}

/**
 * pd_search_completion_at:
 * @typed: a query, which need not be whole
 * @cursor: where the cursor is in it, in code points
 * @completion: (out caller-allocates): what is being typed there
 *
 * Tells whether a value of a field is being typed, or a word that may become the name of one. Nothing can be completed in a
 * phrase that is no value, in a regular expression, behind a closing mark, and where nothing is typed outside of a field.
 *
 * Returns: whether there is anything to be completed; if not, @completion is empty
 */
gboolean
pd_search_completion_at (const char *typed,
                         guint cursor,
                         PdSearchCompletion *completion)
{
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) fields = NULL;
  PdSearchField around = PD_SEARCH_FIELD_ANY;
  glong length;
  guint i;

  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (completion != NULL, FALSE);

  *completion = (PdSearchCompletion) { PD_SEARCH_FIELD_ANY, NULL, 0, 0 };
  length = g_utf8_strlen (typed, -1);
  if (length > PD_SEARCH_MAX_LENGTH || cursor > length)
    return FALSE;
  tokens = pd_search_lexer_split (typed);
  fields = g_array_new (FALSE, FALSE, sizeof (PdSearchField));
  for (i = 0; i < tokens->len && get_token (tokens, i)->start < cursor; i++)
    {
      const PdSearchToken *token = get_token (tokens, i);

      if (has_cursor (token, cursor))
        return complete_in (typed, cursor, tokens, i, around, completion);
      if (token->kind == PD_SEARCH_TOKEN_OPEN)
        {
          g_array_append_val (fields, around);
          around = get_own_field (tokens, i) != PD_SEARCH_FIELD_ANY ? get_own_field (tokens, i) : around;
        }
      else if (token->kind == PD_SEARCH_TOKEN_CLOSE && fields->len > 0)
        {
          around = g_array_index (fields, PdSearchField, fields->len - 1);
          g_array_set_size (fields, fields->len - 1);
        }
    }
  return i > 0 && complete_between (cursor, get_token (tokens, i - 1), i < tokens->len ? get_token (tokens, i) : NULL, around, completion);
}

/**
 * pd_search_completion_clear:
 *
 * Frees what it holds.
 */
void
pd_search_completion_clear (PdSearchCompletion *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->part, g_free);
}

static gboolean
needs_space (const char *rest)
{
  gunichar next = g_utf8_get_char (rest);

  return next != '\0' && !g_unichar_isspace (next) && next != ')' && next != 0xFF09;
}

/**
 * pd_search_completion_apply:
 * @self: what [func@Pd.SearchCompletion.at] told
 * @typed: the query that it told it of
 * @chosen: the name of a field without its colon, or a value, not blank
 * @cursor: (out) (optional): where the cursor is then, behind it, in code points
 *
 * Puts what was chosen where something was being typed: a name with its colon, a value in quotation marks if it needs them.
 *
 * Returns: (transfer full): the new query
 */
char *
pd_search_completion_apply (const PdSearchCompletion *self,
                            const char *typed,
                            const char *chosen,
                            guint *cursor)
{
  GString *query;
  const char *rest;

  g_return_val_if_fail (self != NULL && self->part != NULL, NULL);
  g_return_val_if_fail (typed != NULL && self->end <= g_utf8_strlen (typed, -1), NULL);
  g_return_val_if_fail (chosen != NULL && *chosen != '\0', NULL);

  rest = g_utf8_offset_to_pointer (typed, self->end);
  query = g_string_new_len (typed, g_utf8_offset_to_pointer (typed, self->start) - typed);
  if (self->field == PD_SEARCH_FIELD_ANY)
    g_string_append_printf (query, "%s:", chosen);
  else
    /* Also where it stands right behind a name, so that it may go into parentheses later. */
    pd_search_lexer_append_text (query, chosen, FALSE);
  if (cursor != NULL)
    *cursor = g_utf8_strlen (query->str, query->len);
  if (self->field != PD_SEARCH_FIELD_ANY && needs_space (rest))
    g_string_append_c (query, ' ');
  g_string_append (query, rest);
  return g_string_free (query, FALSE);
}
