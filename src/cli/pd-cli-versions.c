#include "pd-cli-versions.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-project-versions.h"

static char *
format_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
print_versions_json (GPtrArray *versions)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < versions->len; i++)
    {
      PdRecord *version = g_ptr_array_index (versions, i);
      g_autofree char *created = format_time (pd_record_get_integer (version, PD_CODEBOOK_VERSION_CREATED));

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "id", pd_record_get_id (version));
      pd_cli_json_add_integer (json, "number", pd_record_get_integer (version, PD_CODEBOOK_VERSION_NUMBER));
      pd_cli_json_add_text (json, "created", created);
      pd_cli_json_add_integer (json, "tags", pd_record_get_integer (version, PD_CODEBOOK_VERSION_TAGS));
      pd_cli_json_add_text (json, "note", pd_record_get_text (version, PD_CODEBOOK_VERSION_NOTE));
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_versions (GPtrArray *versions)
{
  const char *headings[] = { _ ("Version"), _ ("Frozen"), _ ("Tags"), _ ("Note"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < versions->len; i++)
    {
      PdRecord *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%" PRId64, pd_record_get_integer (version, PD_CODEBOOK_VERSION_NUMBER));
      g_autofree char *created = format_time (pd_record_get_integer (version, PD_CODEBOOK_VERSION_CREATED));
      g_autofree char *tags = g_strdup_printf ("%" PRId64, pd_record_get_integer (version, PD_CODEBOOK_VERSION_TAGS));
      const char *cells[] = { number, created, tags, pd_record_get_text (version, PD_CODEBOOK_VERSION_NOTE) };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_versions_list:
 *
 * Lists the versions of the codebook.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_versions_list (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  PdProject *project = pd_cli_open (self->words[1], PD_PROJECT_READ);

  if (project == NULL)
    return PD_CLI_FAILED;
  versions = pd_project_load (project, PD_WORD_CODEBOOK_VERSION, 0, NULL, NULL, &error);
  if (versions == NULL)
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  if (self->json)
    print_versions_json (versions);
  else
    print_versions (versions);
  return pd_cli_close (project, self->words[1], PD_CLI_DONE);
}

static const struct
{
  PdTagChange change;
  const char *name;
} changes[] = {
  { PD_TAG_ADDED, "added" },
  { PD_TAG_REMOVED, "removed" },
  { PD_TAG_RENAMED, "renamed" },
  { PD_TAG_MOVED, "moved" },
  { PD_TAG_REDEFINED, "redefined" },
};

static char *
dup_path (PdTagOutline *outline,
          int index)
{
  return index >= 0 ? pd_tag_outline_dup_path (outline, index) : NULL;
}

static void
print_differences_json (const PdCodebookComparison *comparison)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const PdTagDifference *difference = &g_array_index (comparison->differences, PdTagDifference, i);
      PdTagOutline *outline = difference->after >= 0 ? comparison->after : comparison->before;
      g_autofree char *before = dup_path (comparison->before, difference->before);
      g_autofree char *after = dup_path (comparison->after, difference->after);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "id", pd_tag_outline_get (outline, difference->after >= 0 ? difference->after : difference->before)->id);
      pd_cli_json_begin_array (json, "changes");
      for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
        {
          if ((difference->change & changes[k].change) != 0)
            pd_cli_json_add_text (json, NULL, changes[k].name);
        }
      pd_cli_json_end_array (json);
      pd_cli_json_add_text (json, "before", before);
      pd_cli_json_add_text (json, "after", after);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

/* What was added, removed or changed, as programs do that compare files. */
static void
print_differences (const PdCodebookComparison *comparison)
{
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const PdTagDifference *difference = &g_array_index (comparison->differences, PdTagDifference, i);
      g_autofree char *before = dup_path (comparison->before, difference->before);
      g_autofree char *after = dup_path (comparison->after, difference->after);

      if (before == NULL)
        g_print ("+ %s\n", after);
      else if (after == NULL)
        g_print ("- %s\n", before);
      else if (!g_str_equal (before, after))
        g_print ("~ %s → %s\n", before, after);
      else
        g_print ("~ %s\n", after);
    }
}

/**
 * pd_cli_versions_compare:
 * @number: the number of a version
 * @other: the number of another; 0 for the codebook as it is
 *
 * Lists what has changed in the codebook from the older of the two to the newer.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_versions_compare (PdCli *self,
                         gint64 number,
                         gint64 other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookComparison) comparison = NULL;
  PdProject *project = pd_cli_open (self->words[1], PD_PROJECT_READ);

  if (project == NULL)
    return PD_CLI_FAILED;
  comparison = pd_project_compare_codebook (project, number, other, NULL, &error);
  if (comparison == NULL)
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  if (self->json)
    print_differences_json (comparison);
  else
    print_differences (comparison);
  return pd_cli_close (project, self->words[1], PD_CLI_DONE);
}
