#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"

static void
print_json (GPtrArray *articles)
{
  static const struct
  {
    const char *name;
    PdKey key;
  } fields[] = {
    { "id", PD_ARTICLE_ID },
    { "title", PD_ARTICLE_TITLE },
    { "author", PD_ARTICLE_AUTHOR },
    { "source", PD_ARTICLE_SOURCE },
    { "date", PD_ARTICLE_DATE },
    { "url", PD_ARTICLE_URL },
    { "fetched", PD_ARTICLE_FETCHED },
    { "language", PD_ARTICLE_LANGUAGE },
    { "licence", PD_ARTICLE_LICENCE },
    { "length", PD_ARTICLE_LENGTH },
    { "text_sha256", PD_ARTICLE_TEXT_SHA256 },
    { "source_sha256", PD_ARTICLE_SOURCE_SHA256 },
    { "highlights", PD_ARTICLE_HIGHLIGHTS },
    { "editor", PD_ARTICLE_EDITOR },
    { "obtained_from", PD_ARTICLE_OBTAINED_FROM },
    { "original_title", PD_ARTICLE_ORIGINAL_TITLE },
    { "archive_url", PD_ARTICLE_ARCHIVE_URL },
    { "format", PD_ARTICLE_FORMAT },
    { "encoding", PD_ARTICLE_ENCODING },
    { "file_name", PD_ARTICLE_FILE_NAME },
    { "part", PD_ARTICLE_PART },
    { "starred", PD_ARTICLE_STARRED },
    { "excluded", PD_ARTICLE_EXCLUDED },
  };
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < articles->len; i++)
    {
      PdRecord *article = g_ptr_array_index (articles, i);

      pd_cli_json_begin_object (json, NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          if (fields[j].key == PD_ARTICLE_STARRED)
            pd_cli_json_add_boolean (json, fields[j].name, pd_record_get_integer (article, fields[j].key) != 0);
          else if (fields[j].key == PD_ARTICLE_LENGTH || fields[j].key == PD_ARTICLE_HIGHLIGHTS)
            pd_cli_json_add_integer (json, fields[j].name, pd_record_get_integer (article, fields[j].key));
          else
            pd_cli_json_add_text (json, fields[j].name, pd_record_get_text (article, fields[j].key));
        }
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_table (GPtrArray *articles)
{
  const char *headings[] = { _ ("Article"), _ ("Date"), _ ("Characters"), _ ("Highlights"), _ ("Publication"), _ ("Title"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < articles->len; i++)
    {
      PdRecord *article = g_ptr_array_index (articles, i);
      g_autofree char *length = g_strdup_printf ("%" PRId64, pd_record_get_integer (article, PD_ARTICLE_LENGTH));
      g_autofree char *highlights = g_strdup_printf ("%" PRId64, pd_record_get_integer (article, PD_ARTICLE_HIGHLIGHTS));
      const char *title = pd_record_get_text (article, PD_ARTICLE_TITLE);
      const char *cells[] = {
        pd_record_get_id (article),
        pd_record_get_text (article, PD_ARTICLE_DATE),
        length,
        highlights,
        pd_record_get_text (article, PD_ARTICLE_SOURCE),
        title != NULL ? title : pd_record_get_text (article, PD_ARTICLE_FILE_NAME),
      };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_articles:
 *
 * Lists the articles.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_articles (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  articles = pd_project_load (project, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  status = PD_CLI_DONE;
  if (articles == NULL)
    status = pd_cli_fail (self->words[1], error->message);
  else if (self->json)
    print_json (articles);
  else
    print_table (articles);
  return pd_cli_close (project, self->words[1], status);
}
