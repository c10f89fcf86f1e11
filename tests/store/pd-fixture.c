#include "pd-fixture.h"

#include <glib/gstdio.h>

#include "pd-highlight.h"

/* FNV-1a: states are summed ten thousand times, and nobody forges them. */
guint64
fixture_add_to_sum (guint64 sum,
                    const char *value)
{
  const guchar *p = (const guchar *) (value != NULL ? value : "\1");

  /* Up to the NUL and over it, so that values cannot run together. */
  do
    {
      sum ^= *p;
      sum *= G_GUINT64_CONSTANT (1099511628211);
    }
  while (*p++ != '\0');
  return sum;
}

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pidian-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.pidian", NULL);
  fixture->store = pd_store_new (fixture->path, PD_STORE_CREATE, "Ada", NULL, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    {
      pd_store_close (fixture->store, &error);
      g_assert_no_error (error);
      g_clear_object (&fixture->store);
    }
  g_unlink (fixture->path);
  /* It fails where anything else is left: a closed project is one plain file. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Undo that may fail, as with a journal that lies. */
static gpointer
try_undo_job (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (PdChanges) changes = pd_transaction_undo (connection, FALSE, &label, error);

  return NULL;
}

void
fixture_try_undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, try_undo_job, NULL, NULL, &error);
}

typedef struct
{
  Fixture *fixture;
  PdDocument *document;
  PdEdit *edit;
  gboolean redo;
  PdWord word;
  PdKey key;
  const char *value;
} Job;

static gboolean
do_import (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;
  g_autoptr (PdSourceBytes) source = pd_source_bytes_new (pd_document_get_source (job->document));
  gint64 row;

  pd_recorder_set_paused (recorder, TRUE);
  if (!pd_texts_insert (connection, job->document, source, 0, pd_store_get_coder (job->fixture->store), &row, error))
    return FALSE;
  pd_recorder_set_paused (recorder, FALSE);
  return pd_texts_show (connection, row, error);
}

static gpointer
import_job (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;

  return pd_transaction_run (connection, "Import", pd_store_get_coder (job->fixture->store), NULL, do_import, job, error);
}

static gpointer
exec_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  pd_connection_exec (connection, data, error);
  return NULL;
}

/* As another program might, in the thread that writes. */
void
fixture_exec (Fixture *fixture,
              const char *sql)
{
  g_autoptr (GError) error = NULL;

  pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, exec_job, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

char *
fixture_import_document (Fixture *fixture,
                         PdDocument *document)
{
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  Job job = { .fixture = fixture, .document = document };

  changes = pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, import_job, &job, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pd_changes_touch (changes, PD_WORD_ARTICLE));
  return g_strdup (pd_record_get_id (pd_document_get_article (document)));
}

char *
fixture_import (Fixture *fixture,
                const char *name,
                const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (PdDocument) document = pd_document_new (bytes, name);
  g_autoptr (PdText) text = pd_text_new (utf8, -1, NULL, NULL);

  pd_document_set_field (document, PD_ARTICLE_TITLE, name, "read", "test");
  pd_document_set_text (document, text);
  return fixture_import_document (fixture, document);
}

static gboolean
do_edit (PdConnection *connection,
         PdRecorder *recorder,
         gpointer data,
         GError **error)
{
  Job *job = data;

  return pd_rows_apply (connection, job->edit, pd_store_get_coder (job->fixture->store), error);
}

static gpointer
edit_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = data;

  return pd_transaction_run (connection, pd_edit_get_label (job->edit), pd_store_get_coder (job->fixture->store), NULL, do_edit, job, error);
}

PdChanges *
fixture_perform (Fixture *fixture,
                 PdEdit *edit,
                 GError **error)
{
  Job job = { .fixture = fixture, .edit = edit };

  return pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, edit_job, &job, NULL, error);
}

static gpointer
undo_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = data;
  char *label = NULL;
  g_autoptr (PdChanges) changes = pd_transaction_undo (connection, job->redo, &label, error);

  return label;
}

char *
fixture_undo (Fixture *fixture,
              gboolean redo)
{
  g_autoptr (GError) error = NULL;
  Job job = { .fixture = fixture, .redo = redo };
  char *label = pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, undo_job, &job, NULL, &error);

  g_assert_no_error (error);
  return label;
}

static gpointer
text_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return pd_texts_load (connection, data, error);
}

PdRecord *
fixture_new_highlight (Fixture *fixture,
                       const char *article_id,
                       guint start,
                       guint end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, text_job, (gpointer) article_id, NULL, &error);
  g_autoptr (PdSegmenter) segmenter = NULL;

  g_assert_no_error (error);
  segmenter = pd_segmenter_new (text);
  return pd_highlight_new (segmenter, article_id, start, end, "hand");
}

/* Everything that undo and redo must bring back, to the last time stamp, in one string. */
static gpointer
describe_job (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  static const char *const tables[] = {
    "project_info", "coder", "article", "article_field", "highlight", "tag", "highlight_tag", "article_tag", "claim", "claim_kind", "claim_relation",
    "mention", "name", "name_alias", "attribution", "judgement", "evidence_item", "refusal", "assignment", "memo"
  };
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);
  g_autoptr (GString) description = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
      gboolean has_row;
      guint n = 0;

      g_assert_nonnull (statement);
      while (pd_connection_step (connection, statement, &has_row, error) && has_row)
        {
          n++;
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            sum = fixture_add_to_sum (sum, (const char *) sqlite3_column_text (statement, column));
        }
      if (n > 0)
        g_string_append_printf (description, "%s %u, ", tables[i], n);
    }
  /* There is one for everything that was ever removed, so only the last is looked at. */
  {
    sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT max (id) || uuid || word || removed || (SELECT count(*) FROM tombstone) FROM tombstone", error);
    gboolean has_row;

    if (pd_connection_step (connection, statement, &has_row, error) && has_row && sqlite3_column_text (statement, 0) != NULL)
      g_string_append_printf (description, "tombstone %s, ", sqlite3_column_text (statement, 0));
    sqlite3_reset (statement);
  }
  g_string_append_printf (description, "%016" G_GINT64_MODIFIER "x", sum);
  return g_string_free_and_steal (g_steal_pointer (&description));
}

char *
fixture_describe (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *description = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, describe_job, NULL, NULL, &error);

  g_assert_no_error (error);
  return description;
}

static gpointer
load_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = data;

  return pd_rows_load (connection, job->word, job->key, job->value, error);
}

GPtrArray *
fixture_load (Fixture *fixture,
              PdWord word,
              PdKey key,
              const char *value)
{
  g_autoptr (GError) error = NULL;
  Job job = { .word = word, .key = key, .value = value };
  GPtrArray *records = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, load_job, &job, NULL, &error);

  g_assert_no_error (error);
  return records;
}
