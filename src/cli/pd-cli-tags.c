#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"

/* Tags as they stand in the codebook: each followed by those nested under it. */
static void
collect (GPtrArray *tags,
         const char *parent_id,
         GPtrArray *ordered)
{
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);

      if (g_strcmp0 (pd_record_get_text (tag, PD_TAG_PARENT_ID), parent_id) != 0)
        continue;
      g_ptr_array_add (ordered, tag);
      collect (tags, pd_record_get_id (tag), ordered);
    }
}

static void
print_json (GPtrArray *tags)
{
  static const struct
  {
    const char *name;
    PdKey key;
  } fields[] = {
    { "id", PD_TAG_ID },
    { "path", PD_TAG_PATH },
    { "name", PD_TAG_NAME },
    { "parent_id", PD_TAG_PARENT_ID },
    { "colour", PD_TAG_COLOUR },
    { "shortcut", PD_TAG_SHORTCUT },
    { "description", PD_TAG_DESCRIPTION },
    { "when_to_use", PD_TAG_WHEN_TO_USE },
    { "when_not_to_use", PD_TAG_WHEN_NOT_TO_USE },
  };
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);

      pd_cli_json_begin_object (json, NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
        pd_cli_json_add_text (json, fields[j].name, pd_record_get_text (tag, fields[j].key));
      pd_cli_json_add_integer (json, "highlights", pd_record_get_integer (tag, PD_TAG_HIGHLIGHTS));
      pd_cli_json_add_integer (json, "articles", pd_record_get_integer (tag, PD_TAG_ARTICLES));
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_table (GPtrArray *tags)
{
  const char *headings[] = { _ ("Highlights"), _ ("Articles"), _ ("Tag"), _ ("Description"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      g_autofree char *highlights = g_strdup_printf ("%" PRId64, pd_record_get_integer (tag, PD_TAG_HIGHLIGHTS));
      g_autofree char *articles = g_strdup_printf ("%" PRId64, pd_record_get_integer (tag, PD_TAG_ARTICLES));
      const char *cells[] = { highlights, articles, pd_record_get_text (tag, PD_TAG_PATH), pd_record_get_text (tag, PD_TAG_DESCRIPTION) };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_tags:
 *
 * Lists the codebook.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_tags (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  tags = pd_project_load (project, PD_WORD_TAG, 0, NULL, NULL, &error);
  if (tags == NULL)
    return pd_cli_close (project, self->words[1], pd_cli_fail (self->words[1], error->message));
  collect (tags, NULL, ordered);
  if (self->json)
    print_json (ordered);
  else
    print_table (ordered);
  return pd_cli_close (project, self->words[1], PD_CLI_DONE);
}
