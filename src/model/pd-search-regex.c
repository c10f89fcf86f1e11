#include "pd-search-regex.h"

#include <glib/gi18n-lib.h>

#include "pd-search-error.h"

/* So much of PCRE2's work, some hundredths of a second, may be spent on what begins at one place of a text. Of several limits
 * the lowest holds, so that no expression can raise it. */
#define LIMIT "(*LIMIT_MATCH=1000000)"

/* GRegex says what is wrong and where, and repeats the whole expression, however long. */
static void
set_wrong (const PdSearchToken *token,
           const GError *cause,
           GError **error)
{
  g_autofree char *shown = pd_search_error_shorten (token->text, -1);
  g_autoptr (GString) message = g_string_new (cause->message);

  g_string_replace (message, token->text, shown, 1);
  for (char *p = message->str; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  /* Translators: what GRegex says of an expression, such as: Error while compiling regular expression ‘(a’ at char 2: missing
     closing parenthesis */
  pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, token->start, token->end, _ ("%s."), message->str);
}

/* \C takes a byte, so that a hit would begin or end within a character. */
static gboolean
splits_characters (const char *pattern)
{
  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern == '\\' && *++pattern == 'C')
        return TRUE;
      if (*pattern == '\0')
        return FALSE;
    }
  return FALSE;
}

static gboolean
check (const PdSearchToken *token,
       PdSearchField field,
       const char *typed,
       GError **error)
{
  g_autofree char *shown = pd_search_error_shorten (typed, -1);
  g_autofree char *tail = pd_search_error_shorten (token->tail != NULL ? token->tail : "", -1);
  guint start = token->start, end = token->end;

  if (!pd_search_field_takes_regex (field))
    pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, start, end, _ ("A regular expression can be looked for with “title:” and “text:” alone, not in another field: “%s”."), shown);
  else if (!token->is_closed)
    pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, start, end, _ ("A slash begins a regular expression and is never closed by another: “%s”."), shown);
  else if (*token->text == '\0')
    pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, start, end, _ ("There is nothing between the slashes of a regular expression: “%s”."), shown);
  else if (*tail != '\0' && !g_str_equal (token->tail, "i"))
    pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, start, end, _ ("Behind the second slash of a regular expression nothing but “i” can stand, not “%s”: “%s”."), tail, shown);
  else if (splits_characters (token->text))
    pd_search_error_set (error, PD_SEARCH_ERROR_REGEX, start, end, _ ("“\\C” would split characters and cannot be used in a regular expression: “%s”."), shown);
  else
    return TRUE;
  return FALSE;
}

/**
 * pd_search_regex_compile:
 * @token: a regular expression in a query
 * @field: where it is to be looked for
 * @typed: all of it as it was typed
 * @error: return location for an error of %PD_SEARCH_ERROR
 *
 * `^` and `$` are the beginning and the end of a line. An expression that explodes fails with %G_REGEX_ERROR_MATCH where it
 * does.
 *
 * Returns: (transfer full) (nullable): the regular expression, for text in UTF-8
 */
GRegex *
pd_search_regex_compile (const PdSearchToken *token,
                         PdSearchField field,
                         const char *typed,
                         GError **error)
{
  GRegexCompileFlags flags = G_REGEX_MULTILINE;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autofree char *limited = NULL;

  g_return_val_if_fail (token != NULL && token->kind == PD_SEARCH_TOKEN_REGEX, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  if (!check (token, field, typed, error))
    return NULL;
  if (token->tail != NULL)
    flags |= G_REGEX_CASELESS;
  /* As it was typed first, so that a message names the right place. */
  regex = g_regex_new (token->text, flags, 0, &cause);
  if (regex != NULL)
    {
      limited = g_strconcat (LIMIT, token->text, NULL);
      g_clear_pointer (&regex, g_regex_unref);
      regex = g_regex_new (limited, flags, 0, &cause);
    }
  if (regex == NULL)
    set_wrong (token, cause, error);
  return g_steal_pointer (&regex);
}
