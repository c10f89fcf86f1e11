#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-column-mapping.h"
#include "pd-encoding.h"
#include "pd-import-columns.h"
#include "pd-import.h"
#include "pd-reuse-keeper.h"

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

static char *
list_fields (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; pd_column_mapping_get_field_name (i) != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", pd_column_mapping_get_field_name (i));
  return g_string_free_and_steal (list);
}

static gboolean
is_taken (GHashTable *mapping,
          const char *field)
{
  g_autoptr (GPtrArray) taken = g_hash_table_get_values_as_ptr_array (mapping);

  return *field != '\0' && g_ptr_array_find_with_equal_func (taken, field, g_str_equal, NULL);
}

/* COLUMN=FIELD; a name of a column may have an equals sign in it, one of a field has none. NULL where all is well. */
static char *
read_choice (GHashTable *mapping,
             const char *choice)
{
  const char *equals = strrchr (choice, '=');
  g_autofree char *column = equals != NULL ? g_strndup (choice, equals - choice) : NULL;
  const char *field = equals != NULL ? equals + 1 : NULL;

  if (column == NULL || *column == '\0')
    return g_strdup_printf (_ ("“--map %s” is not COLUMN=FIELD."), choice);
  if (*field != '\0' && pd_column_mapping_find_field (field) == 0)
    {
      g_autofree char *fields = list_fields ();

      return g_strdup_printf (_ ("A column cannot be “%s”; it can be one of %s."), field, fields);
    }
  if (g_hash_table_contains (mapping, column))
    return g_strdup_printf (_ ("“--map” says twice what column “%s” is."), column);
  if (is_taken (mapping, field))
    return g_strdup_printf (_ ("“--map” says of two columns that they are “%s”."), field);
  g_hash_table_insert (mapping, g_steal_pointer (&column), g_strdup (field));
  return NULL;
}

static char *
read_choices (GHashTable *mapping,
              const char *const *choices)
{
  char *problem = NULL;

  for (guint i = 0; choices != NULL && choices[i] != NULL && problem == NULL; i++)
    problem = read_choice (mapping, choices[i]);
  return problem;
}

static char *
check_encoding (const char *encoding)
{
  if (encoding == NULL || pd_encoding_find (encoding) != NULL)
    return NULL;
  return g_strdup_printf (_ ("There is no encoding “%s” that Pidian can read."), encoding);
}

static const char *
get_field_name (const PdMappedColumn *column)
{
  return column->field != 0 ? pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (column->field)].name : NULL;
}

static void
print_columns_json (PdColumnMapping *mapping)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < pd_column_mapping_get_n_columns (mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (mapping, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "name", column->name);
      pd_cli_json_add_text (json, "field", get_field_name (column));
      pd_cli_json_add_text (json, "origin", column->origin);
      pd_cli_json_begin_array (json, "samples");
      for (guint k = 0; column->samples[k] != NULL; k++)
        pd_cli_json_add_text (json, NULL, column->samples[k]);
      pd_cli_json_end_array (json);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_columns_table (PdColumnMapping *mapping)
{
  const char *headings[] = { _ ("Column"), _ ("Field"), _ ("Value"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < pd_column_mapping_get_n_columns (mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (mapping, i);
      const char *cells[] = { column->name, get_field_name (column), column->samples[0] };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/* What --map may be given for. */
static PdCliStatus
print_columns (PdCli *self,
               const char *path,
               const PdReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = pd_import_guess_columns (path, options, NULL, &error);

  if (mapping == NULL)
    return pd_cli_fail (path, error->message);
  if (self->json)
    print_columns_json (mapping);
  else
    print_columns_table (mapping);
  return PD_CLI_DONE;
}

/* What shares text with what came is one source for whoever counts, from now on. The articles are there even if that fails. */
static void
keep_families (PdCli *self,
               PdProject *project)
{
  g_autoptr (PdReuseKeeper) keeper = pd_reuse_keeper_new (project);
  g_autoptr (GError) error = NULL;

  if (!pd_reuse_keeper_run (keeper, NULL, NULL, &error))
    g_printerr ("%s: %s\n", self->words[1], error->message);
}

/**
 * pd_cli_import:
 *
 * Adds files as articles, or says which columns a file has.
 *
 * Returns: what to leave with: failed where any of the files was
 */
PdCliStatus
pd_cli_import (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *encoding = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *problem = NULL;
  g_auto (GStrv) choices = NULL;
  PdImportOptions options = { .read = { .mapping = mapping } };
  gboolean no_families = FALSE;
  const GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Read the files in this encoding, whatever they look like"), N_ ("NAME") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices, N_ ("Take a column of a table for a field, or for none where no field is named; may be given again"), N_ ("COLUMN=FIELD") },
    { "same-text-once", 0, 0, G_OPTION_ARG_NONE, &options.same_text_once, N_ ("Take the same text for a duplicate even where it is from another URL"), NULL },
    { "no-families", 0, 0, G_OPTION_ARG_NONE, &no_families, N_ ("Leave it to the next import, or to the window, to find what shares text"), NULL },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &columns, N_ ("Without a project: print the columns of a file, and what each would be taken for"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL
  };
  gboolean progress = isatty (STDERR_FILENO);
  PdProject *project;
  PdCliStatus status = PD_CLI_DONE;

  if (!pd_cli_parse (self, entries, 0, -1, &status))
    return status;
  problem = check_encoding (encoding);
  if (problem == NULL)
    problem = read_choices (mapping, (const char *const *) choices);
  if (problem != NULL)
    return pd_cli_fail_usage (self, problem);
  options.read.encoding = encoding;
  if (columns != NULL && self->n_words == 1)
    return print_columns (self, columns, &options.read);
  if (columns != NULL || self->n_words < 3)
    {
      problem = columns != NULL ? g_strdup (_ ("“--columns” stands without a project.")) : g_strdup_printf (_ ("It takes %s."), _ ("PROJECT PATH…"));
      return pd_cli_fail_usage (self, problem);
    }
  project = pd_cli_open (self->words[1], PD_PROJECT_OPEN);
  if (project == NULL)
    return PD_CLI_FAILED;

  results = pd_project_import (project, (const char *const *) self->words + 2, &options, progress ? on_progress : NULL, NULL, NULL, &error);
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
  if (!no_families)
    keep_families (self, project);
  return pd_cli_close (project, self->words[1], status);
}
