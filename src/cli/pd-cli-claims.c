#include "pd-cli.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"

/* All that belongs to claims. */
typedef struct
{
  GPtrArray *claims;
  GHashTable *kinds;
  GHashTable *mentions;
  GHashTable *attributions;
  GHashTable *highlights;
  PdMarks *unplaced;
  GHashTable *names;
  GHashTable *coders;
} Claims;

static void
claims_clear (Claims *self)
{
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->mentions, g_hash_table_unref);
  g_clear_pointer (&self->attributions, g_hash_table_unref);
  g_clear_pointer (&self->highlights, g_hash_table_unref);
  g_clear_object (&self->unplaced);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->coders, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claims, claims_clear)

/* Takes over records, and sorts them by their identifier. */
static gboolean
take_each (GPtrArray *taken,
           GHashTable **table)
{
  g_autoptr (GPtrArray) records = taken;

  *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      g_hash_table_insert (*table, (char *) pd_record_get_id (record), g_object_ref (record));
    }
  return records != NULL;
}

/* Lists of records by what they belong to. */
static gboolean
load_groups (PdProject *project,
             PdWord word,
             PdKey owner,
             GHashTable **table,
             GError **error)
{
  g_autoptr (GPtrArray) records = pd_project_load (project, word, 0, NULL, NULL, error);

  *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      const char *id = pd_record_get_text (record, owner);
      GPtrArray *group = g_hash_table_lookup (*table, id);

      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (*table, g_strdup (id), group);
        }
      g_ptr_array_add (group, g_object_ref (record));
    }
  return records != NULL;
}

static gboolean
load (Claims *self,
      PdProject *project,
      GError **error)
{
  self->claims = pd_project_load (project, PD_WORD_CLAIM, 0, NULL, NULL, error);
  return self->claims != NULL
         && load_groups (project, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, &self->kinds, error)
         && load_groups (project, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, &self->mentions, error)
         && load_groups (project, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, &self->attributions, error)
         && take_each (pd_project_load_mentioned (project, NULL, error), &self->highlights)
         && (self->unplaced = pd_project_load_unplaced (project, NULL, NULL, error)) != NULL
         && take_each (pd_project_load (project, PD_WORD_NAME, 0, NULL, NULL, error), &self->names)
         && take_each (pd_project_load (project, PD_WORD_CODER, 0, NULL, NULL, error), &self->coders);
}

static PdRecord *
get_nth (GHashTable *groups,
         const char *id,
         guint n)
{
  GPtrArray *group = g_hash_table_lookup (groups, id);

  return group != NULL && n < group->len ? g_ptr_array_index (group, n) : NULL;
}

static const char *
get_name (GHashTable *records,
          const char *id,
          PdKey key)
{
  PdRecord *record = id != NULL ? g_hash_table_lookup (records, id) : NULL;

  return record != NULL ? pd_record_get_text (record, key) : NULL;
}

static void
print_kinds (Claims *self,
             PdCliJson *json,
             const char *claim_id)
{
  PdRecord *kind;

  pd_cli_json_begin_array (json, "kinds");
  for (guint i = 0; (kind = get_nth (self->kinds, claim_id, i)) != NULL; i++)
    pd_cli_json_add_text (json, NULL, pd_record_get_text (kind, PD_CLAIM_KIND_KIND));
  pd_cli_json_end_array (json);
}

static void
print_attribution (Claims *self,
                   PdCliJson *json,
                   const char *mention_id)
{
  PdRecord *speaker;

  pd_cli_json_begin_array (json, "attribution");
  for (guint i = 0; (speaker = get_nth (self->attributions, mention_id, i)) != NULL; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "name", get_name (self->names, pd_record_get_text (speaker, PD_ATTRIBUTION_NAME_ID), PD_NAME_NAME));
      pd_cli_json_add_text (json, "as_written", pd_record_get_text (speaker, PD_ATTRIBUTION_AS_WRITTEN));
      pd_cli_json_add_text (json, "cue", pd_record_get_text (speaker, PD_ATTRIBUTION_CUE));
      pd_cli_json_add_text (json, "mode", pd_record_get_text (speaker, PD_ATTRIBUTION_MODE));
      pd_cli_json_add_text (json, "stance", pd_record_get_text (speaker, PD_ATTRIBUTION_STANCE));
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_highlight (Claims *self,
                 PdCliJson *json,
                 PdRecord *highlight)
{
  pd_cli_json_add_text (json, "highlight_id", pd_record_get_id (highlight));
  pd_cli_json_add_text (json, "article_id", pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID));
  /* Of all others it is the article's. */
  if (pd_marks_find_highlight (self->unplaced, pd_record_get_id (highlight)) != NULL)
    pd_cli_json_add_text (json, "text_sha256", pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
  pd_cli_json_add_integer (json, "start", pd_record_get_integer (highlight, PD_HIGHLIGHT_START));
  pd_cli_json_add_integer (json, "end", pd_record_get_integer (highlight, PD_HIGHLIGHT_END));
  pd_cli_json_add_text (json, "quote", pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
}

static void
print_mention (Claims *self,
               PdCliJson *json,
               PdRecord *mention)
{
  const PdTable *table = pd_record_get_table (mention);
  PdRecord *highlight = g_hash_table_lookup (self->highlights, pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));

  if (highlight == NULL)
    return;
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", pd_record_get_id (mention));
  print_highlight (self, json, highlight);
  pd_cli_json_add_text (json, "coder", get_name (self->coders, pd_record_get_text (mention, PD_MENTION_CODER_ID), PD_CODER_NAME));
  print_attribution (self, json, pd_record_get_id (mention));
  for (guint i = PD_KEY_INDEX (PD_MENTION_STANCE); i <= PD_KEY_INDEX (PD_MENTION_NOTE); i++)
    {
      const char *text = pd_record_get_text (mention, PD_KEY (PD_WORD_MENTION, i));

      if (table->columns[i].type == PD_COLUMN_DECIMAL)
        pd_cli_json_add_decimal (json, table->columns[i].name, text);
      else
        pd_cli_json_add_text (json, table->columns[i].name, text);
    }
  pd_cli_json_end_object (json);
}

static void
print_json (Claims *self)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < self->claims->len; i++)
    {
      PdRecord *claim = g_ptr_array_index (self->claims, i);
      PdRecord *mention;

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "id", pd_record_get_id (claim));
      pd_cli_json_add_text (json, "claim", pd_record_get_text (claim, PD_CLAIM_CLAIM));
      print_kinds (self, json, pd_record_get_id (claim));
      pd_cli_json_add_text (json, "note", pd_record_get_text (claim, PD_CLAIM_NOTE));
      pd_cli_json_begin_array (json, "mentions");
      for (guint j = 0; (mention = get_nth (self->mentions, pd_record_get_id (claim), j)) != NULL; j++)
        print_mention (self, json, mention);
      pd_cli_json_end_array (json);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_table (Claims *self)
{
  const char *headings[] = { _ ("Mentions"), _ ("Kinds"), _ ("Claim"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < self->claims->len; i++)
    {
      PdRecord *claim = g_ptr_array_index (self->claims, i);
      g_autofree char *mentions = g_strdup_printf ("%" PRId64, pd_record_get_integer (claim, PD_CLAIM_MENTIONS));
      g_autoptr (GString) kinds = g_string_new (NULL);
      const char *cells[] = { mentions, NULL, pd_record_get_text (claim, PD_CLAIM_CLAIM) };
      PdRecord *kind;

      for (guint j = 0; (kind = get_nth (self->kinds, pd_record_get_id (claim), j)) != NULL; j++)
        g_string_append_printf (kinds, "%s%s", j > 0 ? ", " : "", pd_record_get_text (kind, PD_CLAIM_KIND_KIND));
      cells[1] = kinds->str;
      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_claims:
 *
 * Lists the claims with their mentions.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_claims (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (Claims) claims = { 0 };
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  status = PD_CLI_DONE;
  if (!load (&claims, project, &error))
    status = pd_cli_fail (self->words[1], error->message);
  else if (self->json)
    print_json (&claims);
  else
    print_table (&claims);
  return pd_cli_close (project, self->words[1], status);
}
