#include "pd-search-lexer.h"

static const struct
{
  gunichar open;
  gunichar close;
} quotation_marks[] = {
  { '"', '"' },
  { 0x201C, 0x201D }, /* “ ” */
  { 0x300C, 0x300D }, /* 「 」 */
  { 0x300E, 0x300F }, /* 『 』 */
  { 0xFF02, 0xFF02 }, /* ＂ */
};

/* Where the lexer is. A word is fresh at the start, behind white space, an opening parenthesis, a minus or the name of a field:
 * only there do a minus and a slash mean anything. A value stands right behind the name of a field. */
typedef struct
{
  const char *typed;
  const char *p;
  guint offset;
  gboolean is_fresh;
  gboolean is_value;
  GArray *tokens;
} Lexer;

static void
token_clear (gpointer data)
{
  PdSearchToken *token = data;

  g_free (token->text);
  g_free (token->tail);
}

static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || character == '\v';
}

static gboolean
is_open (gunichar character)
{
  return character == '(' || character == 0xFF08;
}

static gboolean
is_close (gunichar character)
{
  return character == ')' || character == 0xFF09;
}

static gboolean
is_colon (gunichar character)
{
  return character == ':' || character == 0xFF1A;
}

/* Returns the mark that ends what @character begins, or 0. */
static gunichar
get_closing_mark (gunichar character)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotation_marks); i++)
    {
      if (quotation_marks[i].open == character)
        return quotation_marks[i].close;
    }
  return 0;
}

static gboolean
ends_word (gunichar character)
{
  return character == '\0' || is_space (character) || is_open (character) || is_close (character) || get_closing_mark (character) != 0;
}

static gunichar
peek (const Lexer *self)
{
  return g_utf8_get_char (self->p);
}

static gunichar
peek_next (const Lexer *self)
{
  return *self->p != '\0' ? g_utf8_get_char (g_utf8_next_char (self->p)) : '\0';
}

static void
advance (Lexer *self)
{
  self->p = g_utf8_next_char (self->p);
  self->offset++;
}

static PdSearchToken
begin (const Lexer *self,
       PdSearchTokenKind kind)
{
  return (PdSearchToken) { .kind = kind, .start = self->offset, .start_byte = self->p - self->typed };
}

static void
finish (Lexer *self,
        PdSearchToken *token)
{
  token->end = self->offset;
  token->end_byte = self->p - self->typed;
  g_array_append_val (self->tokens, *token);
}

static void
take_one (Lexer *self,
          PdSearchTokenKind kind)
{
  PdSearchToken token = begin (self, kind);

  advance (self);
  finish (self, &token);
}

/* In straight quotation marks a backslash takes the meaning from a quotation mark and from another backslash. */
static void
take_phrase (Lexer *self,
             gunichar close)
{
  PdSearchToken token = begin (self, PD_SEARCH_TOKEN_PHRASE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (advance (self); *self->p != '\0'; advance (self))
    {
      if (peek (self) == close)
        {
          token.is_closed = TRUE;
          advance (self);
          break;
        }
      if (close == '"' && *self->p == '\\' && (self->p[1] == '"' || self->p[1] == '\\'))
        advance (self);
      g_string_append_unichar (text, peek (self));
    }
  token.text = g_string_free (g_steal_pointer (&text), FALSE);
  finish (self, &token);
}

/* A backslash and what it stands before belong together, so that `\\/` ends with a backslash and `\/` is a slash. */
static void
take_regex (Lexer *self)
{
  PdSearchToken token = begin (self, PD_SEARCH_TOKEN_REGEX);
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (advance (self); *self->p != '\0'; advance (self))
    {
      if (*self->p == '/')
        {
          token.is_closed = TRUE;
          advance (self);
          break;
        }
      if (*self->p == '\\' && self->p[1] != '\0')
        {
          if (self->p[1] != '/')
            g_string_append_c (pattern, '\\');
          advance (self);
        }
      g_string_append_unichar (pattern, peek (self));
    }
  token.text = g_string_free (g_steal_pointer (&pattern), FALSE);
  if (token.is_closed && !ends_word (peek (self)))
    {
      const char *tail = self->p;

      while (!ends_word (peek (self)))
        advance (self);
      token.tail = g_strndup (tail, self->p - tail);
    }
  finish (self, &token);
}

/* The name of a field counts as one before a colon only; `http://` and `12:30` are words. */
static gboolean
take_field (Lexer *self)
{
  Lexer ahead = *self;
  PdSearchToken token = begin (self, PD_SEARCH_TOKEN_FIELD);

  while (!ends_word (peek (&ahead)) && !is_colon (peek (&ahead)))
    advance (&ahead);
  if (!is_colon (peek (&ahead)) || !pd_search_field_from_name (self->p, ahead.p - self->p, &token.field))
    return FALSE;
  advance (&ahead);
  *self = ahead;
  finish (self, &token);
  return TRUE;
}

static void
take_word (Lexer *self,
           gboolean may_be_operator)
{
  PdSearchToken token = begin (self, PD_SEARCH_TOKEN_WORD);
  const char *word = self->p;

  while (!ends_word (peek (self)))
    advance (self);
  token.text = g_strndup (word, self->p - word);
  if (may_be_operator && g_str_equal (token.text, "AND"))
    token.kind = PD_SEARCH_TOKEN_AND;
  else if (may_be_operator && g_str_equal (token.text, "OR"))
    token.kind = PD_SEARCH_TOKEN_OR;
  else if (may_be_operator && g_str_equal (token.text, "NOT"))
    token.kind = PD_SEARCH_TOKEN_NOT;
  if (token.kind != PD_SEARCH_TOKEN_WORD)
    g_clear_pointer (&token.text, g_free);
  finish (self, &token);
}

static gboolean
is_lone (const Lexer *self)
{
  gunichar next = peek_next (self);

  return next == '\0' || is_space (next) || is_close (next);
}

static void
take (Lexer *self)
{
  gunichar character = peek (self), close = get_closing_mark (character);
  gboolean is_fresh = self->is_fresh, is_value = self->is_value;
  gboolean is_behind_minus = is_fresh && self->p > self->typed && self->p[-1] == '-';

  self->is_fresh = self->is_value = FALSE;
  if (is_space (character))
    {
      advance (self);
      self->is_fresh = TRUE;
    }
  else if (is_open (character))
    {
      take_one (self, PD_SEARCH_TOKEN_OPEN);
      self->is_fresh = TRUE;
    }
  else if (is_close (character))
    take_one (self, PD_SEARCH_TOKEN_CLOSE);
  else if (close != 0)
    take_phrase (self, close);
  else if (is_fresh && character == '/' && !is_lone (self))
    take_regex (self);
  else if (is_value)
    take_word (self, FALSE);
  else if (is_fresh && !is_behind_minus && character == '-' && peek_next (self) != '-' && !is_lone (self))
    {
      take_one (self, PD_SEARCH_TOKEN_NOT);
      self->is_fresh = TRUE;
    }
  else if (take_field (self))
    self->is_fresh = self->is_value = TRUE;
  else
    take_word (self, !is_behind_minus);
}

/**
 * pd_search_lexer_split:
 * @typed: a query
 *
 * Splits any query into parts, also one that is wrong or not finished: that is for others to find.
 *
 * Returns: (transfer full) (element-type PdSearchToken): the parts in order
 */
GArray *
pd_search_lexer_split (const char *typed)
{
  Lexer lexer = { .typed = typed, .p = typed, .is_fresh = TRUE };

  g_return_val_if_fail (typed != NULL, NULL);

  lexer.tokens = g_array_new (FALSE, FALSE, sizeof (PdSearchToken));
  g_array_set_clear_func (lexer.tokens, token_clear);
  while (*lexer.p != '\0')
    take (&lexer);
  return lexer.tokens;
}

/**
 * pd_search_lexer_is_word:
 * @text: what is looked for
 * @is_value: whether it stands right behind the name of a field
 *
 * Returns: whether it can stand in a query as it is, without quotation marks
 */
gboolean
pd_search_lexer_is_word (const char *text,
                         gboolean is_value)
{
  Lexer lexer = { .typed = text, .p = text, .is_fresh = TRUE, .is_value = is_value };
  gboolean is_word;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0')
    return FALSE;
  lexer.tokens = g_array_new (FALSE, FALSE, sizeof (PdSearchToken));
  g_array_set_clear_func (lexer.tokens, token_clear);
  take (&lexer);
  is_word = *lexer.p == '\0' && lexer.tokens->len == 1 && g_array_index (lexer.tokens, PdSearchToken, 0).kind == PD_SEARCH_TOKEN_WORD;
  g_array_unref (lexer.tokens);
  return is_word;
}

/**
 * pd_search_lexer_append_text:
 * @query: a query, up to where the text is to stand
 * @text: what is looked for, not blank
 * @is_value: whether it stands right behind the name of a field
 *
 * Appends it, in quotation marks where it needs them.
 */
void
pd_search_lexer_append_text (GString *query,
                             const char *text,
                             gboolean is_value)
{
  g_return_if_fail (query != NULL);
  g_return_if_fail (text != NULL);

  if (pd_search_lexer_is_word (text, is_value))
    {
      g_string_append (query, text);
      return;
    }
  g_string_append_c (query, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (query, '\\');
      g_string_append_c (query, *text);
    }
  g_string_append_c (query, '"');
}
