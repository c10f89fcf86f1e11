#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-text-change.h"
#include "pd-encoding.h"
#include "pd-project-cuts.h"
#include "pd-project-replace.h"

static char *
load_encoding (PdProject *project,
               const char *article_id)
{
  g_autoptr (GPtrArray) articles = pd_project_load (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, article_id, NULL, NULL);

  return articles != NULL && articles->len > 0 ? g_strdup (pd_record_get_text (g_ptr_array_index (articles, 0), PD_ARTICLE_ENCODING)) : NULL;
}

static PdCliStatus
print (PdCli *self,
       PdProject *project,
       const char *article_id,
       const PdTextChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdExtraction) extraction = pd_project_load_extraction (project, article_id, NULL, &error);
  g_autoptr (PdCliUnplaced) unplaced = extraction != NULL ? pd_cli_unplaced_load (project, article_id, change, &error) : NULL;
  g_autofree char *encoding = NULL;
  g_autoptr (PdCliJson) json = NULL;

  if (unplaced == NULL)
    return pd_cli_fail (self->words[1], error->message);
  if (!self->json)
    {
      pd_cli_print_change (change);
      pd_cli_unplaced_print (unplaced);
      return PD_CLI_DONE;
    }
  encoding = load_encoding (project, article_id);
  json = pd_cli_json_new ();
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", article_id);
  pd_cli_json_add_text (json, "encoding", encoding);
  pd_cli_json_add_integer (json, "unread_bytes", change->n_unread_bytes);
  pd_cli_add_change (json, change, pd_extraction_get_text (extraction));
  pd_cli_add_cuts (json, extraction);
  pd_cli_unplaced_add_json (unplaced, json);
  pd_cli_json_end_object (json);
  return PD_CLI_DONE;
}

static PdCliStatus
reread (PdCli *self,
        PdProject *project,
        const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *article_id = pd_project_find_article (project, self->words[2], NULL, &error);
  g_autoptr (PdTextChange) change = NULL;
  PdCliStatus status;

  if (article_id != NULL)
    change = pd_project_reread (project, article_id, &(const PdReadOptions) { .encoding = encoding }, NULL, &error);
  if (change == NULL)
    return pd_cli_fail (self->words[1], error->message);
  status = print (self, project, article_id, change);
  /* The text is another, so it is no failure; and yet nothing is lost without a word. */
  if (change->n_unread_bytes > 0)
    {
      guint64 n = change->n_unread_bytes;
      g_autofree char *message = NULL;

      /* Translators: U+FFFD is a character, �. */
      message = g_strdup_printf (ngettext ("%" PRIu64 " byte could not be read; it is U+FFFD in the text.", "%" PRIu64 " bytes could not be read; they are U+FFFD in the text.", n), n);
      pd_cli_fail (self->words[2], message);
    }
  return status;
}

/**
 * pd_cli_reread:
 *
 * Reads an article's source file again, as it is kept in the project.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_reread (PdCli *self)
{
  g_autofree char *encoding = NULL;
  const GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Read it in this encoding, whatever it looks like"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 2, 2, &status))
    return status;
  if (encoding != NULL && pd_encoding_find (encoding) == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no encoding “%s” that Pidian can read."), encoding);

      return pd_cli_fail_usage (self, message);
    }
  project = pd_cli_open (self->words[1], PD_PROJECT_OPEN);
  if (project == NULL)
    return PD_CLI_FAILED;
  return pd_cli_close (project, self->words[1], reread (self, project, encoding));
}
