/* Makes the sample project, in the way a person would: through the project's own functions. */
#include <glib/gstdio.h>
#include <locale.h>

#include "pd-annotate.h"
#include "pd-json-value.h"
#include "pd-import.h"

#define CODER "Pidian"

static const char *const articles[] = {
  "01-wechat-post.md",
  "02-spun-copy.txt",
  "03-forum-post.txt",
  "04-academic-repost.txt",
  "05-archived-page.txt",
};

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
add_articles (PdProject *project,
              const char *folder,
              GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (GPtrArray) results = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    g_strv_builder_take (builder, g_build_filename (folder, articles[i], NULL));
  paths = g_strv_builder_end (builder);
  results = pd_project_import (project, (const char *const *) paths, NULL, NULL, NULL, NULL, error);
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const PdImportResult *result = g_ptr_array_index (results, i);

      if (result->status != PD_IMPORT_IMPORTED)
        return fail (error, result->message != NULL ? result->message : "An article is there twice.");
    }
  return results != NULL;
}

static PdJsonValue *
read_list (const char *folder,
           const char *name,
           GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  g_autoptr (PdJsonValue) list = NULL;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return NULL;
  list = pd_json_value_parse (bytes, n_bytes, NULL, error);
  if (list != NULL && list->type != PD_JSON_ARRAY)
    {
      fail (error, "It must be a list.");
      return NULL;
    }
  return g_steal_pointer (&list);
}

static void
set_text (PdRecord *record,
          PdKey key,
          const PdJsonValue *object,
          const char *name)
{
  const PdJsonValue *value = pd_json_value_get (object, name);

  if (value != NULL)
    pd_record_set_text (record, key, value->text);
}

/* A tag's parent stands before it; no name in this codebook has a slash in it. */
static void
add_tag (PdEdit *edit,
         const PdJsonValue *object,
         GHashTable *ids,
         GHashTable *positions)
{
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  const char *path = pd_json_value_get (object, "path")->text;
  const char *slash = strrchr (path, '/');
  g_autofree char *parent = slash != NULL ? g_strndup (path, slash - path) : g_strdup ("");
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, parent));

  pd_record_set_text (tag, PD_TAG_NAME, slash != NULL ? slash + 1 : path);
  if (slash != NULL)
    pd_record_set_text (tag, PD_TAG_PARENT_ID, g_hash_table_lookup (ids, parent));
  pd_record_set_integer (tag, PD_TAG_POSITION, position);
  set_text (tag, PD_TAG_COLOUR, object, "colour");
  set_text (tag, PD_TAG_DESCRIPTION, object, "description");
  set_text (tag, PD_TAG_WHEN_TO_USE, object, "when_to_use");
  set_text (tag, PD_TAG_WHEN_NOT_TO_USE, object, "when_not_to_use");
  pd_edit_insert (edit, tag);

  g_hash_table_insert (ids, g_strdup (path), g_strdup (pd_record_get_id (tag)));
  g_hash_table_insert (positions, g_steal_pointer (&parent), GUINT_TO_POINTER (position + 1));
}

static gboolean
add_tags (PdProject *project,
          const char *folder,
          GError **error)
{
  g_autoptr (PdJsonValue) list = read_list (folder, "codebook.json", error);
  g_autoptr (PdEdit) edit = pd_edit_new ("Codebook");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (list == NULL)
    return FALSE;
  for (const PdJsonValue *object = list->first; object != NULL; object = object->next)
    add_tag (edit, object, ids, positions);
  return pd_project_perform (project, edit, NULL, error);
}

static void
add_claim (PdEdit *edit,
           const PdJsonValue *object)
{
  g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);

  set_text (claim, PD_CLAIM_CLAIM, object, "claim");
  pd_edit_insert (edit, claim);
  for (const PdJsonValue *kind = pd_json_value_get (object, "kinds")->first; kind != NULL; kind = kind->next)
    {
      g_autoptr (PdRecord) record = pd_record_new (PD_WORD_CLAIM_KIND);

      pd_record_set_text (record, PD_CLAIM_KIND_CLAIM_ID, pd_record_get_id (claim));
      pd_record_set_text (record, PD_CLAIM_KIND_KIND, kind->text);
      pd_edit_insert (edit, record);
    }
}

static gboolean
add_claims (PdProject *project,
            const char *folder,
            GError **error)
{
  g_autoptr (PdJsonValue) list = read_list (folder, "claims.json", error);
  g_autoptr (PdEdit) edit = pd_edit_new ("Claims");

  if (list == NULL)
    return FALSE;
  for (const PdJsonValue *object = list->first; object != NULL; object = object->next)
    add_claim (edit, object);
  return pd_project_perform (project, edit, NULL, error);
}

static gboolean
add_annotations (PdProject *project,
                 const char *folder,
                 GError **error)
{
  g_autofree char *path = g_build_filename (folder, "annotations.jsonl", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  g_auto (GStrv) ids = NULL;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return FALSE;
  ids = pd_project_annotate (project, bytes, n_bytes, 0, NULL, error);
  if (ids == NULL)
    g_prefix_error (error, "%s: ", path);
  return ids != NULL;
}

static gpointer
forget (PdConnection *connection,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  return GINT_TO_POINTER (pd_connection_exec (connection, "DELETE FROM journal", error));
}

/* Whoever opens the sample has done nothing yet that could be undone. */
static gboolean
forget_undo (PdProject *project,
             GError **error)
{
  PdWorker *writer = pd_store_get_writer (pd_project_get_store (project));

  return pd_worker_run (writer, PD_WORKER_PERSON, forget, NULL, NULL, error) != NULL;
}

static gboolean
build (PdProject *project,
       const char *folder,
       const char *path,
       GError **error)
{
  g_remove (path);
  pd_project_set_coder_name (project, CODER);
  return pd_project_open (project, path, PD_PROJECT_CREATE, NULL, error)
         && add_articles (project, folder, error)
         && add_tags (project, folder, error)
         && add_claims (project, folder, error)
         && add_annotations (project, folder, error)
         && forget_undo (project, error)
         && pd_project_close (project, error);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 3)
    {
      g_printerr ("Usage: build-sample FOLDER FILE.pidian\n");
      return 2;
    }
  if (!build (project, argv[1], argv[2], &error))
    {
      g_printerr ("%s: %s\n", argv[2], error->message);
      g_remove (argv[2]);
      return 1;
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return 0;
}
