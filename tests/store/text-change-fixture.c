#include "text-change-fixture.h"

#include "pd-audit.h"
#include "pd-highlight.h"

PdText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
append_cut (GArray *cuts,
            const char *utf8,
            const char *part)
{
  const char *at = strstr (utf8, part);
  guint start = g_utf8_strlen (utf8, at - utf8);

  pd_cuts_append (cuts, "test", start, start + g_utf8_strlen (part, -1));
}

/* What a reader made of a file, without some parts of it. */
PdDocument *
make_document (const char *name,
               const char *utf8,
               ...)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (PdText) extracted = make_text (utf8);
  g_autoptr (GArray) cuts = pd_cuts_new ();
  g_autoptr (PdText) text = NULL;
  g_autoptr (GError) error = NULL;
  PdDocument *document = pd_document_new (bytes, name);
  const char *part;
  va_list parts;

  va_start (parts, utf8);
  while ((part = va_arg (parts, const char *)) != NULL)
    append_cut (cuts, utf8, part);
  va_end (parts);
  text = pd_cuts_apply (cuts, extracted, NULL, &error);
  g_assert_no_error (error);
  pd_document_set_text (document, text);
  pd_document_set_extracted (document, extracted, cuts);
  return document;
}

typedef struct
{
  Fixture *fixture;
  const char *article_id;
  PdText *extracted;
  GArray *cuts;
  PdDocument *document;
  PdTextChange *change;
} Job;

static gboolean
do_change (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;
  g_autoptr (PdSourceBytes) source = NULL;

  if (job->document == NULL)
    return pd_text_change_set_cuts (job->change, connection, recorder, job->article_id, job->extracted, job->cuts, error);
  source = pd_source_bytes_new (pd_document_get_source (job->document));
  return pd_text_change_replace (job->change, connection, recorder, job->article_id, job->document, source, pd_store_get_coder (job->fixture->store), error);
}

static gpointer
change_job (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  g_autoptr (PdChanges) changes = pd_transaction_run (connection, "Change", pd_store_get_coder (job->fixture->store), NULL, do_change, job, error);

  return GINT_TO_POINTER (changes != NULL);
}

static gpointer
load_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  return pd_extractions_load_article (connection, data, error);
}

PdExtraction *
load_extraction (Fixture *fixture,
                 const char *article_id)
{
  g_autoptr (GError) error = NULL;
  PdExtraction *extraction = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, load_job, (gpointer) article_id, NULL, &error);

  g_assert_no_error (error);
  return extraction;
}

PdTextChange *
try_cuts (Fixture *fixture,
          const char *article_id,
          PdText *extracted,
          GArray *cuts,
          GError **error)
{
  g_autoptr (PdTextChange) change = pd_text_change_new ();
  Job job = { .fixture = fixture, .article_id = article_id, .extracted = extracted, .cuts = cuts, .change = change };

  return pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, change_job, &job, NULL, error) != NULL ? g_steal_pointer (&change) : NULL;
}

/* Leaves out these parts of the extracted text, and no others. */
PdTextChange *
set_cuts (Fixture *fixture,
          const char *article_id,
          ...)
{
  g_autoptr (PdExtraction) extraction = load_extraction (fixture, article_id);
  PdText *extracted = pd_extraction_get_extracted (extraction);
  g_autoptr (GArray) cuts = pd_cuts_new ();
  g_autoptr (GError) error = NULL;
  PdTextChange *change;
  const char *part;
  va_list parts;

  va_start (parts, article_id);
  while ((part = va_arg (parts, const char *)) != NULL)
    append_cut (cuts, pd_text_get_utf8 (extracted), part);
  va_end (parts);
  change = try_cuts (fixture, article_id, extracted, cuts, &error);
  g_assert_no_error (error);
  return change;
}

PdTextChange *
replace (Fixture *fixture,
         const char *article_id,
         PdDocument *document)
{
  g_autoptr (GError) error = NULL;
  PdTextChange *change = pd_text_change_new ();
  Job job = { .fixture = fixture, .article_id = article_id, .document = document, .change = change };

  g_assert_nonnull (pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, change_job, &job, NULL, &error));
  g_assert_no_error (error);
  return change;
}

void
assert_text (Fixture *fixture,
             const char *article_id,
             const char *expected)
{
  g_autoptr (PdExtraction) extraction = load_extraction (fixture, article_id);

  g_assert_cmpstr (pd_text_get_utf8 (pd_extraction_get_text (extraction)), ==, expected);
  g_assert_true (pd_extraction_get_is_exact (extraction));
}

/* Marks a part of the current text, for a coder or for oneself. */
char *
mark (Fixture *fixture,
      const char *article_id,
      const char *part,
      const char *coder_id)
{
  g_autoptr (PdExtraction) extraction = load_extraction (fixture, article_id);
  const char *utf8 = pd_text_get_utf8 (pd_extraction_get_text (extraction));
  guint start = g_utf8_strlen (utf8, strstr (utf8, part) - utf8);
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, start, start + g_utf8_strlen (part, -1));
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (coder_id != NULL)
    pd_record_set_text (highlight, PD_HIGHLIGHT_CODER_ID, coder_id);
  pd_edit_insert (edit, highlight);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  return g_strdup (pd_record_get_id (highlight));
}

char *
add_coder (Fixture *fixture,
           const char *name)
{
  g_autoptr (PdRecord) coder = pd_record_new (PD_WORD_CODER);
  g_autoptr (PdEdit) edit = pd_edit_new ("Coder");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  pd_record_set_text (coder, PD_CODER_NAME, name);
  pd_edit_insert (edit, coder);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  return g_strdup (pd_record_get_id (coder));
}

/* Where a highlight stands; %NULL for the quote where it is not on the current text. */
void
assert_mark (Fixture *fixture,
             const char *article_id,
             const char *highlight_id,
             const char *quote)
{
  g_autoptr (GPtrArray) records = fixture_load (fixture, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_ID, highlight_id);
  g_autoptr (PdExtraction) extraction = load_extraction (fixture, article_id);
  PdText *text = pd_extraction_get_text (extraction);
  PdRecord *highlight;
  g_autofree char *there = NULL;

  g_assert_cmpuint (records->len, ==, 1);
  highlight = g_ptr_array_index (records, 0);
  if (quote == NULL)
    {
      g_assert_cmpstr (pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256), !=, pd_text_get_sha256 (text));
      return;
    }
  g_assert_cmpstr (pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256), ==, pd_text_get_sha256 (text));
  g_assert_cmpstr (pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE), ==, quote);
  there = pd_text_dup_slice (text, pd_record_get_integer (highlight, PD_HIGHLIGHT_START), pd_record_get_integer (highlight, PD_HIGHLIGHT_END));
  g_assert_cmpstr (there, ==, quote);
}

void
assert_change (PdTextChange *change,
               gboolean is_changed,
               guint n_placed,
               guint n_found,
               guint n_unplaced)
{
  g_assert_cmpint (change->is_changed, ==, is_changed);
  g_assert_cmpuint (change->n_placed, ==, n_placed);
  g_assert_cmpuint (change->n_found, ==, n_found);
  g_assert_cmpuint (change->unplaced->len, ==, n_unplaced);
}

static gpointer
audit_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (pd_audit_run (connection, problems, data, NULL, error));
  return problems;
}

GPtrArray *
audit (Fixture *fixture,
       guint *n_unplaced)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, audit_job, n_unplaced, NULL, &error);

  g_assert_no_error (error);
  return problems;
}

/* Every highlight stands on its own text; how many of these are no longer current is told. */
void
assert_sound (Fixture *fixture,
              guint n_unplaced)
{
  guint n = 0;
  g_autoptr (GPtrArray) problems = audit (fixture, &n);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n, ==, n_unplaced);
}

static gpointer
count_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  gint64 n = 0;

  pd_connection_get_integer (connection, data, &n, error);
  return GINT_TO_POINTER (n);
}

int
count (Fixture *fixture,
       const char *sql)
{
  return GPOINTER_TO_INT (pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, count_job, (gpointer) sql, NULL, NULL));
}

void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = pd_store_new (fixture->path, PD_STORE_OPEN, "Ada", NULL, &error);
  g_assert_no_error (error);
}
