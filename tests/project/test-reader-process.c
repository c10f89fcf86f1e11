#include <string.h>

#include "pd-column-guess.h"
#include "pd-column-variant.h"
#include "pd-reader-process.h"

static gboolean
keep_document (const PdReaderAnswer *answer,
               gpointer data)
{
  PdDocument **document = data;

  g_set_object (document, answer->document);
  return TRUE;
}

static PdDocument *
read_text (PdReaderProcess *reader,
           const char *name,
           const char *text,
           GError **error)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  PdDocument *document = NULL;

  pd_reader_process_read (reader, source, -1, name, NULL, keep_document, &document, NULL, error);
  return document;
}

/* What comes out of the other process is what a reader in this one makes of it. */
static void
test_same (void)
{
  static const char *const files[][2] = {
    { "a.md", "---\ntitle: 题\nauthor: 甲\ndate: 2024-11-21\n---\n# 题\n\n正文第一段。\n\n![图](https://example.com/a.png)\n\n正文第二段。\n" },
    { "b.txt", "题目\n\n一二三四五。\n" },
    { "c.html", "<!doctype html><title>题</title><p>正文。" },
  };
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) source = g_bytes_new (files[i][1], strlen (files[i][1]));
      g_autoptr (GError) error = NULL;
      g_autoptr (PdDocument) here = pd_source_reader_read (source, files[i][0], NULL, &error);
      g_autoptr (PdDocument) there = read_text (reader, files[i][0], files[i][1], &error);
      PdRecord *a, *b;

      g_assert_no_error (error);
      g_assert_cmpstr (pd_text_get_sha256 (pd_document_get_text (here)), ==, pd_text_get_sha256 (pd_document_get_text (there)));
      g_assert_cmpstr (pd_text_get_sha256 (pd_document_get_extracted (here)), ==, pd_text_get_sha256 (pd_document_get_extracted (there)));
      g_assert_cmpuint (pd_document_get_cuts (here)->len, ==, pd_document_get_cuts (there)->len);
      g_assert_cmpuint (pd_document_get_fields (here)->len, ==, pd_document_get_fields (there)->len);
      g_assert_cmpuint (pd_text_get_n_blocks (pd_document_get_text (here)), ==, pd_text_get_n_blocks (pd_document_get_text (there)));
      for (guint k = 0; k < pd_text_get_n_blocks (pd_document_get_text (here)); k++)
        {
          const PdBlock *x = pd_text_get_block (pd_document_get_text (here), k), *y = pd_text_get_block (pd_document_get_text (there), k);

          g_assert_cmpint (x->kind, ==, y->kind);
          g_assert_cmpuint (x->start, ==, y->start);
          g_assert_cmpstr (x->url, ==, y->url);
        }
      a = pd_document_get_article (here);
      b = pd_document_get_article (there);
      for (PdKey key = PD_ARTICLE_TITLE; key <= PD_ARTICLE_FILE_NAME; key++)
        g_assert_cmpstr (pd_record_get_text (a, key), ==, pd_record_get_text (b, key));
      g_assert_cmpuint (strlen (pd_record_get_id (b)), ==, 36);
    }
}

/* A file that cannot be read is no reason to start the helper again, nor is one that was given up. */
static void
test_failure (void)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = read_text (reader, "empty.txt", " \n", &error);

  g_assert_null (document);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY);
  g_clear_error (&error);
  document = read_text (reader, "good.txt", "题目\n\n正文。\n", &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
}

static PdColumnMapping *
read_columns (PdReaderProcess *reader,
              const char *name,
              const char *text,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));

  return pd_reader_process_read_columns (reader, source, name, NULL, cancellable, error);
}

/* So are the columns of a table, as a person sees them and as they chose some before. */
static void
test_columns (void)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) source = g_bytes_new_static ("标题,注,正文\n一,甲,<p>文一</p>\n二,,<p>文二</p>\n", strlen ("标题,注,正文\n一,甲,<p>文一</p>\n二,,<p>文二</p>\n"));
  const PdReadOptions all[] = { { NULL }, { .encoding = "UTF-8", .mapping = chosen } };

  g_hash_table_insert (chosen, (char *) "注", (char *) "source");
  g_hash_table_insert (chosen, (char *) "标题", (char *) "");
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PdColumnMapping) here = pd_column_guess (source, "a.csv", &all[i], &error);
      g_autoptr (PdColumnMapping) there = pd_reader_process_read_columns (reader, source, "a.csv", &all[i], NULL, &error);
      g_autoptr (GVariant) a = NULL, b = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (pd_column_mapping_get_n_columns (there), ==, 3);
      g_assert_cmpuint (pd_column_mapping_get_n_rows (there), ==, 2);
      g_assert_cmpuint (pd_column_mapping_find_column (there, "注")->field, ==, i == 0 ? 0 : PD_ARTICLE_SOURCE);
      a = g_variant_ref_sink (pd_column_mapping_to_variant (here));
      b = g_variant_ref_sink (pd_column_mapping_to_variant (there));
      g_assert_true (g_variant_equal (a, b));
    }
}

/* The same helper answers what it is asked for next. */
static void
test_no_columns (void)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) columns = read_columns (reader, "a.txt", "一句话。", NULL, &error);
  g_autoptr (PdDocument) document = NULL;

  g_assert_null (columns);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_COLUMNS);
  g_assert_cmpstr (error->message, ==, "The file is no table, and has no columns.");
  g_clear_error (&error);
  document = read_text (reader, "a.txt", "题目\n\n正文。\n", &error);
  g_assert_no_error (error);
  columns = read_columns (reader, "a.csv", "title,text\n题,文\n", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pd_column_mapping_get_n_columns (columns), ==, 2);
}

/* "lie" answers with an article, which nobody asked for. */
static void
test_columns_misbehaviour (gconstpointer stub)
{
  static const char *const names[] = { "crash", "lie", "columns", "nothing", "endless", "crash" };
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PdColumnMapping) columns = read_columns (reader, names[i], "x", NULL, &error);

      g_assert_null (columns);
      g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static PdTagOutline *
read_codebook (PdReaderProcess *reader,
               const char *name,
               const char *text,
               GError **error)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));

  return pd_reader_process_read_codebook (reader, source, name, NULL, error);
}

/* A codebook comes as it is read in this process; one that cannot be read says why, and the reader goes on. */
static void
test_codebook (void)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTagOutline) outline = read_codebook (reader, "a.qdc", "<CodeBook><Codes>", &error);

  g_assert_null (outline);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN);
  g_clear_error (&error);
  outline = read_codebook (reader, "a.qdc", "<CodeBook><Codes><Code name='A'><Code name='B'><Description>b</Description></Code></Code></Codes></CodeBook>", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pd_tag_outline_get_n (outline), ==, 2);
  g_assert_cmpint (pd_tag_outline_get (outline, 1)->parent, ==, 0);
  g_assert_cmpstr (pd_tag_outline_get (outline, 1)->texts[PD_TAG_TEXT_DESCRIPTION], ==, "b");
}

static void
test_codebook_misbehaviour (gconstpointer stub)
{
  static const char *const names[] = { "crash", "lie", "columns", "codebook", "nothing", "endless", "crash" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdTagOutline) outline = read_codebook (reader, names[i], "x", &error);

      g_assert_null (outline);
      g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER);
    }
}

static void
test_columns_hang (gconstpointer stub)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) columns = NULL;

  pd_reader_process_set_patience (reader, 1);
  columns = read_columns (reader, "hang", "x", NULL, &error);
  g_assert_null (columns);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER);
  g_assert_cmpstr (error->message, ==, "Reading the file took too long, so it was given up.");
}

static void
test_misbehaviour (gconstpointer stub)
{
  static const char *const names[] = { "crash", "lie", "columns", "endless", "crash" };
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PdDocument) document = read_text (reader, names[i], "x", &error);

      g_assert_null (document);
      g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_hang (gconstpointer stub)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = NULL;

  pd_reader_process_set_patience (reader, 1);
  document = read_text (reader, "hang", "x", &error);
  g_assert_null (document);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A person does not wait for a file that hangs. */
static void
test_cancel (gconstpointer stub)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) source = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (pd_reader_process_read (reader, source, -1, "hang", NULL, keep_document, &document, cancellable, &error));
  g_thread_join (thread);
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_columns_cancel (gconstpointer stub)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new (stub);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_autoptr (PdColumnMapping) columns = read_columns (reader, "hang", "x", cancellable, &error);

  g_thread_join (thread);
  g_assert_null (columns);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_missing (void)
{
  g_autoptr (PdReaderProcess) reader = pd_reader_process_new ("/nonexistent/pidian-reader");
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = read_text (reader, "a.txt", "题目", &error);

  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/project/reader-process/same", test_same);
  g_test_add_func ("/project/reader-process/failure", test_failure);
  g_test_add_data_func ("/project/reader-process/misbehaviour", argv[1], test_misbehaviour);
  g_test_add_data_func ("/project/reader-process/hang", argv[1], test_hang);
  g_test_add_data_func ("/project/reader-process/cancel", argv[1], test_cancel);
  g_test_add_func ("/project/reader-process/columns", test_columns);
  g_test_add_func ("/project/reader-process/no-columns", test_no_columns);
  g_test_add_data_func ("/project/reader-process/columns-misbehaviour", argv[1], test_columns_misbehaviour);
  g_test_add_func ("/project/reader-process/codebook", test_codebook);
  g_test_add_data_func ("/project/reader-process/codebook-misbehaviour", argv[1], test_codebook_misbehaviour);
  g_test_add_data_func ("/project/reader-process/columns-hang", argv[1], test_columns_hang);
  g_test_add_data_func ("/project/reader-process/columns-cancel", argv[1], test_columns_cancel);
  g_test_add_func ("/project/reader-process/missing", test_missing);
  return g_test_run ();
}
