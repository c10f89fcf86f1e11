#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-encoding.h"
#include "pd-import.h"

static void
on_progress (guint n_done,
             guint n_files,
             gpointer data)
{
  g_printerr ("\r%u/%u", n_done, n_files);
}

static void
print_cuts (PdCliJson *json,
            PdDocument *document)
{
  pd_cli_json_begin_array (json, "cuts");
  for (guint i = 0; document != NULL && i < pd_document_get_cuts (document)->len; i++)
    {
      const PdCut *cut = &g_array_index (pd_document_get_cuts (document), PdCut, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "reason", cut->reason);
      pd_cli_json_add_integer (json, "start", cut->start);
      pd_cli_json_add_integer (json, "end", cut->end);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static const char *
get_field (const PdImportResult *result,
           PdKey key)
{
  return result->document != NULL ? pd_record_get_text (pd_document_get_article (result->document), key) : NULL;
}

static guint64
count_unread_bytes (const PdImportResult *result)
{
  return result->document != NULL ? pd_document_get_n_unread_bytes (result->document) : 0;
}

static void
print_result (PdCliJson *json,
              const PdImportResult *result)
{
  g_autofree char *path = g_filename_display_name (result->path);

  pd_cli_json_begin_object (json, NULL);
  if (result->status == PD_IMPORT_IMPORTED)
    pd_cli_json_add_text (json, "id", result->article_id);
  pd_cli_json_add_text (json, "path", path);
  switch (result->status)
    {
    case PD_IMPORT_IMPORTED:
      pd_cli_json_add_text (json, "title", get_field (result, PD_ARTICLE_TITLE));
      pd_cli_json_add_text (json, "format", get_field (result, PD_ARTICLE_FORMAT));
      pd_cli_json_add_text (json, "encoding", get_field (result, PD_ARTICLE_ENCODING));
      pd_cli_json_add_integer (json, "unread_bytes", count_unread_bytes (result));
      pd_cli_json_add_text (json, "source_sha256", result->source_sha256);
      print_cuts (json, result->document);
      break;
    case PD_IMPORT_DUPLICATE:
      pd_cli_json_add_text (json, "of", result->article_id);
      pd_cli_json_add_text (json, "same", result->same);
      break;
    case PD_IMPORT_FAILED:
    default:
      pd_cli_json_add_text (json, "error", result->message);
      break;
    }
  pd_cli_json_end_object (json);
}

static void
print_json (GPtrArray *results)
{
  static const char *const names[] = {
    [PD_IMPORT_IMPORTED] = "imported",
    [PD_IMPORT_DUPLICATE] = "duplicates",
    [PD_IMPORT_FAILED] = "failed",
  };
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_object (json, NULL);
  for (guint status = 0; status < G_N_ELEMENTS (names); status++)
    {
      pd_cli_json_begin_array (json, names[status]);
      for (guint i = 0; i < results->len; i++)
        {
          const PdImportResult *result = g_ptr_array_index (results, i);

          if (result->status == status)
            print_result (json, result);
        }
      pd_cli_json_end_array (json);
    }
  pd_cli_json_end_object (json);
}

static void
print_table (GPtrArray *results)
{
  const char *headings[] = { _ ("Article"), _ ("Title"), _ ("File"), "", NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < results->len; i++)
    {
      const PdImportResult *result = g_ptr_array_index (results, i);
      g_autofree char *path = g_filename_display_name (result->path);
      const char *cells[] = { result->article_id, get_field (result, PD_ARTICLE_TITLE), path, result->status == PD_IMPORT_DUPLICATE ? _ ("is there already") : NULL };

      if (result->status != PD_IMPORT_FAILED)
        pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/* The article is there, so it is no failure; and yet nothing is lost without a word. */
static void
warn_of_unread_bytes (const PdImportResult *result)
{
  guint64 n = count_unread_bytes (result);
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  /* Translators: U+FFFD is a character, �. */
  message = g_strdup_printf (ngettext ("%" PRIu64 " byte could not be read; it is U+FFFD in the text.", "%" PRIu64 " bytes could not be read; they are U+FFFD in the text.", n), n);
  pd_cli_fail (result->path, message);
}

/**
 * pd_cli_import:
 *
 * Adds files as articles.
 *
 * Returns: what to leave with: failed where any of the files was
 */
PdCliStatus
pd_cli_import (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *encoding = NULL;
  const GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Read the files in this encoding, whatever they look like"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  gboolean progress = isatty (STDERR_FILENO);
  PdProject *project;
  PdCliStatus status = PD_CLI_DONE;

  if (!pd_cli_parse (self, entries, 2, -1, &status))
    return status;
  if (encoding != NULL && pd_encoding_find (encoding) == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no encoding “%s” that Pidian can read."), encoding);

      return pd_cli_fail_usage (self, message);
    }
  project = pd_cli_open (self->words[1], PD_PROJECT_OPEN);
  if (project == NULL)
    return PD_CLI_FAILED;

  results = pd_project_import (project, (const char *const *) self->words + 2, &(const PdReadOptions) { .encoding = encoding }, progress ? on_progress : NULL, NULL, NULL, &error);
  if (progress)
    g_printerr ("\r            \r");
  if (results == NULL)
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  if (self->json)
    print_json (results);
  else
    print_table (results);
  for (guint i = 0; i < results->len; i++)
    {
      const PdImportResult *result = g_ptr_array_index (results, i);

      if (result->status == PD_IMPORT_FAILED)
        status = pd_cli_fail (result->path, result->message);
      else if (result->status == PD_IMPORT_IMPORTED)
        warn_of_unread_bytes (result);
    }
  return pd_cli_close (project, self->words[1], status);
}
