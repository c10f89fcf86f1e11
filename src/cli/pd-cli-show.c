#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static PdCliStatus
show (PdProject *project,
      const char *path,
      const char *article,
      gboolean source)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = pd_project_find_article (project, article, NULL, &error);
  g_autoptr (PdText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (id != NULL && source)
    bytes = pd_project_load_source (project, id, NULL, &error);
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
 * Prints the text of an article, or its source file, and not a byte more.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_show (PdCli *self)
{
  gboolean source = FALSE;
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_NONE, &source, N_ ("Print the file as it was imported instead"), NULL },
    G_OPTION_ENTRY_NULL
  };
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 2, 2, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  return pd_cli_close (project, self->words[1], show (project, self->words[1], self->words[2], source));
}
