#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "pd-project-cuts.h"

typedef enum
{
  SHOW_TEXT,
  SHOW_EXTRACTED,
  SHOW_SOURCE,
} What;

static PdText *
load_extracted (PdProject *project,
                const char *path,
                const char *article_id,
                GError **error)
{
  g_autoptr (PdExtraction) extraction = pd_project_load_extraction (project, article_id, NULL, error);

  if (extraction == NULL)
    return NULL;
  if (!pd_extraction_get_is_kept (extraction))
    pd_cli_fail (path, _ ("What was extracted from this article was not kept; this is its text."));
  return g_object_ref (pd_extraction_get_extracted (extraction));
}

static PdCliStatus
show (PdProject *project,
      const char *path,
      const char *article,
      What what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = pd_project_find_article (project, article, NULL, &error);
  g_autoptr (PdText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (id != NULL && what == SHOW_SOURCE)
    bytes = pd_project_load_source (project, id, NULL, &error);
  else if (id != NULL && what == SHOW_EXTRACTED)
    text = load_extracted (project, path, id, &error);
  else if (id != NULL)
    text = pd_project_load_text (project, id, NULL, &error);

  if (bytes != NULL)
    fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  else if (text != NULL)
    fwrite (pd_text_get_utf8 (text), 1, pd_text_get_n_bytes (text), stdout);
  else
    return pd_cli_fail (path, error->message);
  return PD_CLI_DONE;
}

/**
 * pd_cli_show:
 *
 * Prints the text of an article, what it was made of, or its source file, and not a byte more.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_show (PdCli *self)
{
  gboolean source = FALSE, extracted = FALSE;
  const GOptionEntry entries[] = {
    { "extracted", 0, 0, G_OPTION_ARG_NONE, &extracted, N_ ("Print everything that was extracted from the file instead"), NULL },
    { "source", 0, 0, G_OPTION_ARG_NONE, &source, N_ ("Print the file as it was imported instead"), NULL },
    G_OPTION_ENTRY_NULL
  };
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 2, 2, &status))
    return status;
  if (source && extracted)
    return pd_cli_fail_usage (self, _ ("It is either --source or --extracted."));
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  return pd_cli_close (project, self->words[1], show (project, self->words[1], self->words[2], source ? SHOW_SOURCE : extracted ? SHOW_EXTRACTED
                                                                                                                                : SHOW_TEXT));
}
