#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-project-reuse.h"

/* So many substitutions of a pair are printed for people, and so wide. */
#define MAX_SUBSTITUTIONS 12
#define MAX_WIDTH 60

static void
add_share (PdCliJson *json,
           const char *name,
           double share)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  pd_cli_json_add_decimal (json, name, g_ascii_formatd (digits, sizeof digits, "%.4f", share));
}

static void
print_aligned (PdCliJson *json,
               const PdAlignedPair *aligned)
{
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_integer (json, "a_start", aligned->a_start);
  pd_cli_json_add_integer (json, "a_end", aligned->a_end);
  pd_cli_json_add_integer (json, "b_start", aligned->b_start);
  pd_cli_json_add_integer (json, "b_end", aligned->b_end);
  add_share (json, "score", aligned->score);
  pd_cli_json_end_object (json);
}

static void
print_substitution (PdCliJson *json,
                    const PdSubstitution *substitution)
{
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "a", substitution->a);
  pd_cli_json_add_text (json, "b", substitution->b);
  pd_cli_json_add_integer (json, "count", substitution->count);
  pd_cli_json_add_text (json, "class", pd_substitution_kind_to_string (substitution->kind));
  pd_cli_json_end_object (json);
}

static void
print_match (PdCliJson *json,
             const PdReuseMatch *match)
{
  PdSubstitutions *substitutions = pd_reuse_pair_get_substitutions (match->pair);
  double share_a, share_b;

  pd_reuse_pair_get_shares (match->pair, &share_a, &share_b);
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "a", match->a);
  pd_cli_json_add_text (json, "b", match->b);
  pd_cli_json_add_text (json, "kind", pd_reuse_kind_to_string (pd_reuse_pair_get_kind (match->pair)));
  pd_cli_json_add_text (json, "origin", match->origin);
  add_share (json, "share_a", share_a);
  add_share (json, "share_b", share_b);
  add_share (json, "score", pd_reuse_pair_get_score (match->pair));
  pd_cli_json_begin_array (json, "aligned");
  for (guint i = 0; i < pd_reuse_pair_get_n_aligned (match->pair); i++)
    print_aligned (json, pd_reuse_pair_get_aligned (match->pair, i));
  pd_cli_json_end_array (json);
  pd_cli_json_begin_array (json, "substitutions");
  for (guint i = 0; i < pd_substitutions_get_n (substitutions); i++)
    print_substitution (json, pd_substitutions_get (substitutions, i));
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

static void
print_family (PdCliJson *json,
              const PdReuseFamily *family)
{
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "origin", family->origin);
  pd_cli_json_begin_array (json, "articles");
  for (guint i = 0; i < family->articles->len; i++)
    pd_cli_json_add_text (json, NULL, g_ptr_array_index (family->articles, i));
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

static void
print_json (PdReuseResult *result)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_begin_array (json, "pairs");
  for (guint i = 0; i < pd_reuse_result_get_n_matches (result); i++)
    print_match (json, pd_reuse_result_get_match (result, i));
  pd_cli_json_end_array (json);
  pd_cli_json_begin_array (json, "families");
  for (guint i = 0; i < pd_reuse_result_get_n_families (result); i++)
    print_family (json, pd_reuse_result_get_family (result, i));
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

static const char *
get_kind_name (PdReuseKind kind)
{
  switch (kind)
    {
    case PD_REUSE_IDENTICAL:
      return _ ("identical");
    case PD_REUSE_REPOST:
      return _ ("repost");
    case PD_REUSE_TRIMMED:
      return _ ("trimmed");
    case PD_REUSE_REWRITTEN:
      return _ ("rewritten");
    case PD_REUSE_PASSAGE:
      return _ ("shared passage");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The gravest of what was replaced, as a person would write it: 巨大→微小 ×2. */
static char *
describe_substitutions (PdSubstitutions *substitutions)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (pd_substitutions_get_n (substitutions), MAX_SUBSTITUTIONS);

  for (guint i = 0; i < n; i++)
    {
      const PdSubstitution *substitution = pd_substitutions_get (substitutions, i);

      if (!pd_substitution_kind_is_grave (substitution->kind))
        break;
      g_string_append_printf (text, "%s%s→%s", text->len > 0 ? ", " : "", substitution->a, substitution->b);
      if (substitution->count > 1)
        g_string_append_printf (text, " ×%u", substitution->count);
    }
  return pd_cli_shorten (text->str, MAX_WIDTH);
}

static void
print_text (PdReuseResult *result)
{
  const char *headings[] = { _ ("Article"), _ ("Other article"), _ ("Kind"), _ ("Origin"), _ ("Shared"), _ ("Of the other"), _ ("Replaced"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < pd_reuse_result_get_n_matches (result); i++)
    {
      const PdReuseMatch *match = pd_reuse_result_get_match (result, i);
      double share_a, share_b;
      g_autofree char *words = describe_substitutions (pd_reuse_pair_get_substitutions (match->pair));
      g_autofree char *percent_a = NULL;
      g_autofree char *percent_b = NULL;

      pd_reuse_pair_get_shares (match->pair, &share_a, &share_b);
      percent_a = g_strdup_printf ("%.0f%%", 100 * share_a);
      percent_b = g_strdup_printf ("%.0f%%", 100 * share_b);
      {
        const char *cells[] = {
          match->a,
          match->b,
          get_kind_name (pd_reuse_pair_get_kind (match->pair)),
          match->origin == NULL ? NULL : match->origin == match->a ? _ ("the one")
                                                                   : _ ("the other"),
          percent_a,
          percent_b,
          words,
        };

        pd_cli_table_add (table, cells);
      }
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_reuse:
 *
 * Finds the articles that share text.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_reuse (PdCli *self)
{
  g_autofree char *article = NULL;
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = {
    { "article", 0, 0, G_OPTION_ARG_STRING, &article, N_ ("Compare this article with all others"), N_ ("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (PdReuseResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 1, 1, &status))
    return status;
  if (article != NULL && !g_utf8_validate (article, -1, NULL))
    return pd_cli_fail_usage (self, _ ("The article is not valid UTF-8."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  if (article != NULL)
    id = pd_project_find_article (project, article, NULL, &error);
  if (error == NULL)
    result = pd_project_find_reuse (project, id, NULL, NULL, NULL, &error);
  status = PD_CLI_DONE;
  if (result == NULL)
    status = pd_cli_fail (self->words[1], error->message);
  else if (self->json)
    print_json (result);
  else
    print_text (result);
  return pd_cli_close (project, self->words[1], status);
}
