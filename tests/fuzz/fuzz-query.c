#include "fuzz.h"

#include <string.h>

#include "pd-search-completion.h"
#include "pd-search-query.h"

/* Completion is tried at about so many places, each of which splits the query anew. */
#define N_CURSORS 12

static void
check_query_error (const GError *error,
                   guint length)
{
  guint start, end;

  g_assert_nonnull (error);
  g_assert_true (error->domain == PD_SEARCH_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strpbrk (error->message, "\r\n"));
  g_assert_true (pd_search_error_get_span (error, &start, &end));
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, length);
}

/* Reads as an equal query, unless it became too long. */
static void
check_query (PdSearchQuery *query)
{
  g_autofree char *written = pd_search_query_to_string (query);
  g_autofree char *rewritten = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchQuery) again = pd_search_query_new (written, &error);
  g_auto (GStrv) terms = pd_search_query_list_terms (query);

  if (again == NULL)
    {
      g_assert_error (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_TOO_LONG);
      return;
    }
  g_assert_true (pd_search_query_equal (query, again));
  rewritten = pd_search_query_to_string (again);
  g_assert_cmpstr (rewritten, ==, written);
  for (guint i = 0; terms[i] != NULL; i++)
    g_assert_cmpuint (strlen (terms[i]), >, 0);
}

static void
check_completion (const char *typed,
                  guint length,
                  guint cursor)
{
  g_auto (PdSearchCompletion) completion = { 0 };
  g_autofree char *query = NULL;
  guint moved;

  if (!pd_search_completion_at (typed, cursor, &completion))
    {
      g_assert_null (completion.part);
      return;
    }
  g_assert_cmpuint (completion.start, <=, cursor);
  g_assert_cmpuint (cursor, <=, completion.end);
  g_assert_cmpuint (completion.end, <=, length);
  query = pd_search_completion_apply (&completion, typed, "甲 \"乙", &moved);
  g_assert_true (g_utf8_validate (query, -1, NULL));
  g_assert_cmpuint (moved, >, completion.start);
  g_assert_cmpuint (moved, <=, g_utf8_strlen (query, -1));
}

/* What a person types, or pastes, to search for. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autofree char *typed = take_text (data, n_bytes);
  guint length = g_utf8_strlen (typed, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchQuery) query = pd_search_query_new (typed, &error);

  if (query != NULL)
    check_query (query);
  else
    check_query_error (error, length);
  for (guint cursor = 0; cursor <= length; cursor += 1 + length / N_CURSORS)
    check_completion (typed, length, cursor);
  return 0;
}
