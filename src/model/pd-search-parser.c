#include "pd-search-parser.h"

#include <glib/gi18n-lib.h>

#include "pd-search-error.h"
#include "pd-search-lexer.h"
#include "pd-search-regex.h"
#include "pd-search-value.h"

/* Parentheses in parentheses. The parser calls itself for each. */
#define MAX_DEPTH 100

typedef struct
{
  const char *typed;
  GArray *tokens;
  guint next;
  guint depth;
  /* That of the parentheses around, as of `tag:(…)`. */
  PdSearchField field;
} Parser;

static PdSearchNode *parse_or (Parser *self,
                               GError **error);

static const PdSearchToken *
peek (const Parser *self)
{
  return self->next < self->tokens->len ? &g_array_index (self->tokens, PdSearchToken, self->next) : NULL;
}

static gboolean
next_is (const Parser *self,
         PdSearchTokenKind kind)
{
  const PdSearchToken *token = peek (self);

  return token != NULL && token->kind == kind;
}

static const PdSearchToken *
get_previous (const Parser *self)
{
  return self->next > 0 ? &g_array_index (self->tokens, PdSearchToken, self->next - 1) : NULL;
}

static gboolean
is_operator (const PdSearchToken *token)
{
  return token != NULL && (token->kind == PD_SEARCH_TOKEN_AND || token->kind == PD_SEARCH_TOKEN_OR || token->kind == PD_SEARCH_TOKEN_NOT);
}

static char *
show (const Parser *self,
      const PdSearchToken *token)
{
  return pd_search_error_shorten (self->typed + token->start_byte, token->end_byte - token->start_byte);
}

static char *
show_from (const Parser *self,
           const PdSearchToken *token)
{
  return pd_search_error_shorten (self->typed + token->start_byte, -1);
}

static void
set_never_closed (const Parser *self,
                  const PdSearchToken *open,
                  GError **error)
{
  g_autofree char *shown = show_from (self, open);

  pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, open->start, open->end, _ ("A parenthesis is opened and never closed: “%s”."), shown);
}

static void
set_never_opened (const Parser *self,
                  const PdSearchToken *close,
                  GError **error)
{
  g_autofree char *shown = pd_search_error_shorten (self->typed, close->end_byte);

  pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, close->start, close->end, _ ("A parenthesis is closed that was never opened: “%s”."), shown);
}

/* Something should stand here, and does not. */
static void
set_missing (const Parser *self,
             GError **error)
{
  const PdSearchToken *token = peek (self), *previous = get_previous (self);
  g_autofree char *shown = token != NULL ? show (self, token) : NULL;
  g_autofree char *before = previous != NULL ? show (self, previous) : NULL;

  if (is_operator (previous) && is_operator (token))
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, previous->start, token->end, _ ("There is nothing between “%s” and “%s”."), before, shown);
  else if (is_operator (previous))
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, previous->start, previous->end, _ ("There is nothing after “%s”."), before);
  else if (is_operator (token))
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, token->start, token->end, _ ("There is nothing before “%s”."), shown);
  else if (token == NULL)
    set_never_closed (self, previous, error);
  else if (previous == NULL)
    set_never_opened (self, token, error);
  else
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, previous->start, token->end, _ ("There is nothing between the parentheses “%s%s”."), before, shown);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_phrase (const Parser *self,
              const PdSearchToken *token,
              GError **error)
{
  g_autofree char *shown = NULL;

  if (token->is_closed && !is_blank (token->text))
    return TRUE;
  shown = show (self, token);
  if (!token->is_closed)
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, token->start, token->end, _ ("A quotation mark is opened and never closed: “%s”."), shown);
  else
    pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, token->start, token->end, _ ("There is nothing between the quotation marks “%s”."), shown);
  return FALSE;
}

static PdSearchNode *
parse_date (const PdSearchToken *token,
            GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!pd_search_value_parse_date (token->text, token->start, token->end, &from, &to, error))
    return NULL;
  return pd_search_node_new_date (from, to);
}

static PdSearchNode *
parse_state (const PdSearchToken *token,
             GError **error)
{
  const char *code = pd_search_value_parse_state (token->text, token->start, token->end, error);

  return code != NULL ? pd_search_node_new_text (PD_SEARCH_FIELD_STATE, code) : NULL;
}

/* A word, a phrase or a regular expression. */
static PdSearchNode *
parse_text (const Parser *self,
            const PdSearchToken *token,
            PdSearchField field,
            GError **error)
{
  if (token->kind == PD_SEARCH_TOKEN_REGEX)
    {
      g_autofree char *typed = g_strndup (self->typed + token->start_byte, token->end_byte - token->start_byte);
      g_autoptr (GRegex) regex = pd_search_regex_compile (token, field, typed, error);

      return regex != NULL ? pd_search_node_new_regex (field, token->text, regex) : NULL;
    }
  if (token->kind == PD_SEARCH_TOKEN_PHRASE && !check_phrase (self, token, error))
    return NULL;
  if (field == PD_SEARCH_FIELD_DATE)
    return parse_date (token, error);
  if (field == PD_SEARCH_FIELD_STATE)
    return parse_state (token, error);
  return pd_search_node_new_text (field, token->text);
}

static PdSearchNode *
parse_parentheses (Parser *self,
                   PdSearchField field,
                   GError **error)
{
  const PdSearchToken *open = peek (self);
  PdSearchField around = self->field;
  g_autoptr (PdSearchNode) node = NULL;

  if (++self->depth > MAX_DEPTH)
    {
      g_autofree char *shown = show_from (self, open);

      pd_search_error_set (error, PD_SEARCH_ERROR_SYNTAX, open->start, open->end, _ ("More than %d parentheses stand within each other: “%s”."), MAX_DEPTH, shown);
      return NULL;
    }
  self->next++;
  self->field = field;
  node = parse_or (self, error);
  if (node == NULL)
    return NULL;
  self->field = around;
  self->depth--;
  if (!next_is (self, PD_SEARCH_TOKEN_CLOSE))
    {
      set_never_closed (self, open, error);
      return NULL;
    }
  self->next++;
  return g_steal_pointer (&node);
}

/* The name of a field, and what stands right behind it. */
static PdSearchNode *
parse_field (Parser *self,
             GError **error)
{
  const PdSearchToken *name = peek (self), *value;
  g_autofree char *shown = show (self, name);

  if (self->field != PD_SEARCH_FIELD_ANY)
    {
      pd_search_error_set (error, PD_SEARCH_ERROR_FIELD, name->start, name->end, _ ("“%s” cannot stand in the parentheses of another field, “%s:”."), shown, pd_search_field_get_label (self->field));
      return NULL;
    }
  self->next++;
  value = peek (self);
  if (value == NULL || value->start != name->end || value->kind == PD_SEARCH_TOKEN_CLOSE)
    {
      pd_search_error_set (error, PD_SEARCH_ERROR_FIELD, name->start, name->end, _ ("“%s” has no value, which must stand right behind it."), shown);
      return NULL;
    }
  if (value->kind == PD_SEARCH_TOKEN_OPEN)
    return parse_parentheses (self, name->field, error);
  self->next++;
  return parse_text (self, value, name->field, error);
}

static PdSearchNode *
parse_one (Parser *self,
           GError **error)
{
  const PdSearchToken *token = peek (self);

  if (token == NULL || token->kind == PD_SEARCH_TOKEN_CLOSE || is_operator (token))
    {
      set_missing (self, error);
      return NULL;
    }
  if (token->kind == PD_SEARCH_TOKEN_OPEN)
    return parse_parentheses (self, self->field, error);
  if (token->kind == PD_SEARCH_TOKEN_FIELD)
    return parse_field (self, error);
  self->next++;
  return parse_text (self, token, self->field, error);
}

/* However many there are, they do not nest. */
static PdSearchNode *
parse_not (Parser *self,
           GError **error)
{
  g_autoptr (PdSearchNode) node = NULL;
  gboolean is_not = FALSE;

  for (; next_is (self, PD_SEARCH_TOKEN_NOT); self->next++)
    is_not = !is_not;
  node = parse_one (self, error);
  if (node == NULL)
    return NULL;
  return is_not ? pd_search_node_new_not (node) : g_steal_pointer (&node);
}

static PdSearchNode *
parse_and (Parser *self,
           GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_node_unref);

  do
    {
      PdSearchNode *node;

      if (nodes->len > 0 && next_is (self, PD_SEARCH_TOKEN_AND))
        self->next++;
      node = parse_not (self, error);
      if (node == NULL)
        return NULL;
      g_ptr_array_add (nodes, node);
    }
  while (peek (self) != NULL && !next_is (self, PD_SEARCH_TOKEN_OR) && !next_is (self, PD_SEARCH_TOKEN_CLOSE));
  return pd_search_node_new_group (PD_SEARCH_AND, nodes);
}

static PdSearchNode *
parse_or (Parser *self,
          GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_node_unref);

  for (;;)
    {
      PdSearchNode *node = parse_and (self, error);

      if (node == NULL)
        return NULL;
      g_ptr_array_add (nodes, node);
      if (!next_is (self, PD_SEARCH_TOKEN_OR))
        return pd_search_node_new_group (PD_SEARCH_OR, nodes);
      self->next++;
    }
}

/**
 * pd_search_parser_parse:
 * @typed: a query
 * @error: return location for an error of %PD_SEARCH_ERROR
 *
 * Reads a query as docs/search.md says. `NOT` binds more than `AND`, and that more than `OR`.
 *
 * Returns: (transfer full) (nullable): its tree
 */
PdSearchNode *
pd_search_parser_parse (const char *typed,
                        GError **error)
{
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (PdSearchNode) root = NULL;
  Parser parser = { .typed = typed, .field = PD_SEARCH_FIELD_ANY };

  g_return_val_if_fail (typed != NULL, NULL);

  tokens = parser.tokens = pd_search_lexer_split (typed);
  if (tokens->len == 0)
    {
      pd_search_error_set (error, PD_SEARCH_ERROR_EMPTY, 0, g_utf8_strlen (typed, -1), _ ("There is nothing to search for."));
      return NULL;
    }
  root = parse_or (&parser, error);
  if (root == NULL)
    return NULL;
  if (parser.next < tokens->len)
    {
      set_never_opened (&parser, peek (&parser), error);
      return NULL;
    }
  return g_steal_pointer (&root);
}
