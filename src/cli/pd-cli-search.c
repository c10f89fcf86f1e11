#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-project-search.h"
#include "pd-saved-search.h"

#define DEFAULT_CONTEXT 32
#define MAX_CONTEXT 10000

static void
add_groups (PdCliJson *json,
            const char *name,
            const char *key,
            GPtrArray *groups)
{
  pd_cli_json_begin_array (json, name);
  for (guint i = 0; i < groups->len; i++)
    {
      const PdSearchGroup *group = g_ptr_array_index (groups, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, key, group->name);
      pd_cli_json_add_integer (json, "hits", group->hits);
      pd_cli_json_add_integer (json, "articles", group->articles);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_json (const PdSearchResult *result,
            PdSearchQuery *query,
            gboolean only_count)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "query", pd_search_query_get_text (query));
  pd_cli_json_add_integer (json, "total", result->total);
  pd_cli_json_add_integer (json, "articles", result->n_articles);
  add_groups (json, "by_source", "source", result->by_source);
  add_groups (json, "by_month", "month", result->by_month);
  if (!only_count)
    {
      pd_cli_json_begin_array (json, "hits");
      for (guint i = 0; i < result->hits->len; i++)
        {
          const PdSearchHit *hit = g_ptr_array_index (result->hits, i);

          pd_cli_json_begin_object (json, NULL);
          pd_cli_json_add_text (json, "article_id", hit->article_id);
          pd_cli_json_add_integer (json, "start", hit->start);
          pd_cli_json_add_integer (json, "end", hit->end);
          pd_cli_json_add_text (json, "quote", hit->quote);
          pd_cli_json_add_text (json, "prefix", hit->prefix);
          pd_cli_json_add_text (json, "suffix", hit->suffix);
          pd_cli_json_end_object (json);
        }
      pd_cli_json_end_array (json);
    }
  pd_cli_json_end_object (json);
}

/* On one line, whatever stands there. */
static void
print_part (const char *part)
{
  g_autofree char *line = g_strdup (part);

  g_strdelimit (line, "\n\t", ' ');
  g_print ("%s", line);
}

static void
print_text (const PdSearchResult *result,
            gboolean only_count)
{
  g_autofree char *hits = g_strdup_printf (ngettext ("%" PRIu64 " hit", "%" PRIu64 " hits", result->total), result->total);
  g_autofree char *articles = g_strdup_printf (ngettext ("%" PRIu64 " article", "%" PRIu64 " articles", result->n_articles), result->n_articles);
  gint64 article = 0;

  for (guint i = 0; i < result->hits->len && !only_count; i++)
    {
      const PdSearchHit *hit = g_ptr_array_index (result->hits, i);

      if (hit->article_row != article)
        {
          g_print ("%s%s", i > 0 ? "\n" : "", hit->article_id);
          if (hit->title != NULL)
            g_print ("  ");
          print_part (hit->title != NULL ? hit->title : "");
          g_print ("\n");
        }
      article = hit->article_row;
      g_print ("%8u  ", hit->start);
      print_part (hit->prefix);
      g_print ("【");
      print_part (hit->quote);
      g_print ("】");
      print_part (hit->suffix);
      g_print ("\n");
    }
  /* Translators: the first is “3 hits”, the second “2 articles”. */
  g_print (_ ("%s in %s\n"), hits, articles);
}

/* Looks for one thing. */
static PdCliStatus
search (PdCli *self,
        PdProject *project,
        PdSearchQuery *query,
        const PdSearchOptions *options,
        gboolean only_count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchResult) result = pd_project_search (project, query, options, NULL, &error);

  if (result == NULL)
    return pd_cli_fail (self->words[1], error->message);
  if (self->json)
    print_json (result, query, only_count);
  else
    print_text (result, only_count);
  return PD_CLI_DONE;
}

static gboolean
save (PdProject *project,
      const char *name,
      PdSearchQuery *query,
      gboolean exact,
      GError **error)
{
  g_autoptr (PdEdit) edit = pd_saved_search_new_edit (name, query, exact);

  return pd_project_perform (project, edit, NULL, error);
}

/**
 * pd_cli_search:
 *
 * Searches titles, texts, notes and claims.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_search (PdCli *self)
{
  int limit = -1, context = DEFAULT_CONTEXT;
  gboolean only_count = FALSE;
  PdSearchOptions options = { 0 };
  g_autofree char *saved = NULL;
  g_autofree char *save_as = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Print so many hits at most"), N_ ("N") },
    { "context", 0, 0, G_OPTION_ARG_INT, &context, N_ ("Print so many characters on either side of a hit"), N_ ("N") },
    { "count", 0, 0, G_OPTION_ARG_NONE, &only_count, N_ ("Print only how many there are"), NULL },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &options.exact, N_ ("Let case, width, Traditional and Simplified, and spaces count"), NULL },
    { "saved", 0, 0, G_OPTION_ARG_STRING, &saved, N_ ("Make the search that was saved under this name"), N_ ("NAME") },
    { "save", 0, 0, G_OPTION_ARG_STRING, &save_as, N_ ("Save the search under this name"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *typed = NULL;
  g_autoptr (PdSearchQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 1, -1, &status))
    return status;
  if (context < 0 || context > MAX_CONTEXT || limit < -1)
    return pd_cli_fail_usage (self, _ ("That is no number of hits or characters."));
  typed = g_strjoinv (" ", self->words + 2);
  if (!g_utf8_validate (typed, -1, NULL) || (saved != NULL && !g_utf8_validate (saved, -1, NULL)) || (save_as != NULL && !g_utf8_validate (save_as, -1, NULL)))
    return pd_cli_fail_usage (self, _ ("The query is not valid UTF-8."));
  if (saved != NULL && (*typed != '\0' || save_as != NULL || options.exact))
    return pd_cli_fail_usage (self, _ ("A saved search is its own query: give no other."));
  if (saved == NULL)
    query = pd_search_query_new (typed, &error);
  if (saved == NULL && query == NULL)
    return pd_cli_fail_usage (self, error->message);
  options.limit = only_count ? 0 : limit >= 0 ? (guint) limit
                                              : G_MAXUINT;
  options.context = context;
  options.grouped = self->json;
  project = pd_cli_open (self->words[1], save_as != NULL ? PD_PROJECT_OPEN : PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  if (saved != NULL)
    query = pd_saved_search_load (project, saved, &options.exact, NULL, &error);
  if (query == NULL || (save_as != NULL && !save (project, save_as, query, options.exact, &error)))
    status = pd_cli_fail (self->words[1], error->message);
  else
    status = search (self, project, query, &options, only_count);
  return pd_cli_close (project, self->words[1], status);
}
