#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "make-zip.h"
#include "pd-cleaner.h"
#include "pd-document-variant.h"
#include "pd-format-error.h"
#include "pd-source-reader.h"

/* No message may name it. */
#define FOLDERS_NAME "secret-name"

/* So many members, and no more, are packed. */
#define MAX_MEMBERS 32

/* libFuzzer keeps what ends with abort (), and nothing of what ends otherwise. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer data)
{
  g_log_writer_standard_streams (level, fields, n_fields, data);
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    abort ();
  return G_LOG_WRITER_HANDLED;
}

int
LLVMFuzzerInitialize (int *argc,
                      char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  return 0;
}

/* That it is one of the errors that reading may end with, and its message one sentence. */
void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PD_FORMAT_ERROR || error->domain == PD_TEXT_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strpbrk (error->message, "\r\n"));
}

static void
check_text (PdText *text)
{
  const char *utf8 = pd_text_get_utf8 (text);

  g_assert_cmpuint (strlen (utf8), ==, pd_text_get_n_bytes (text));
  g_assert_true (g_utf8_validate (utf8, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (utf8, -1), ==, pd_text_get_length (text));
  g_assert_null (strchr (utf8, '\r'));
  g_assert_false (g_str_has_prefix (utf8, "\uFEFF"));
}

/* That every code point is in a block, but for the line feed between two. */
static void
check_blocks (PdText *text)
{
  guint n_blocks = pd_text_get_n_blocks (text), end = 0;

  g_assert_cmpuint (n_blocks, >, 0);
  for (guint i = 0; i < n_blocks; i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : end + 1);
      g_assert_cmpuint (block->end, >, block->start);
      g_assert_cmpuint (block->end, <=, pd_text_get_length (text));
      g_assert_true (block->url == NULL || g_utf8_validate (block->url, -1, NULL));
      g_assert_true (block->alt == NULL || g_utf8_validate (block->alt, -1, NULL));
      end = block->end;
    }
  g_assert_cmpuint (end, ==, pd_text_get_length (text));
}

static void
check_same_blocks (PdText *a,
                   PdText *b)
{
  g_assert_cmpstr (pd_text_get_utf8 (a), ==, pd_text_get_utf8 (b));
  g_assert_cmpuint (pd_text_get_n_blocks (a), ==, pd_text_get_n_blocks (b));
  for (guint i = 0; i < pd_text_get_n_blocks (a); i++)
    {
      const PdBlock *one = pd_text_get_block (a, i), *other = pd_text_get_block (b, i);

      g_assert_cmpint (one->kind, ==, other->kind);
      g_assert_cmpuint (one->level, ==, other->level);
      g_assert_cmpuint (one->start, ==, other->start);
      g_assert_cmpuint (one->end, ==, other->end);
      g_assert_cmpstr (one->url, ==, other->url);
    }
}

/* That the cuts are of the extracted text, and that what they leave is the text. */
static void
check_cuts (PdDocument *document)
{
  PdText *extracted = pd_document_get_extracted (document);
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) rest = NULL;

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      g_assert_cmpuint (cut->end, >, cut->start);
      g_assert_cmpuint (cut->end, <=, pd_text_get_length (extracted));
      g_assert_cmpuint (strlen (cut->reason), >, 0);
      g_assert_cmpuint (strspn (cut->reason, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (cut->reason));
    }
  rest = pd_cuts_apply (cuts, extracted, NULL, &error);
  g_assert_no_error (error);
  check_same_blocks (rest, pd_document_get_text (document));
}

static void
check_fields (PdDocument *document)
{
  static const char *const origins[] = { "read", "guessed", "typed", NULL };
  PdRecord *article = pd_document_get_article (document);
  const PdTable *table = pd_record_get_table (article);
  GPtrArray *fields = pd_document_get_fields (document);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdCell *cell = pd_record_has_column (article, i) ? pd_record_get_cell (article, i) : NULL;

      if (cell == NULL || cell->is_null || (table->columns[i].type != PD_COLUMN_TEXT && table->columns[i].type != PD_COLUMN_DATE))
        continue;
      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_assert_true (pd_column_accepts (&table->columns[i], cell->text));
    }
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *place = pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE);

      g_assert_true (g_strv_contains (origins, pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN)));
      g_assert_true (place == NULL || g_utf8_validate (place, -1, NULL));
    }
}

/* That another process that is told of the document gets the same. */
static void
check_variant (PdDocument *document)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (pd_document_to_variant (document));
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) copy = pd_document_from_variant (variant, pd_document_get_source (document), FOLDERS_NAME, &error);

  g_assert_no_error (error);
  check_same_blocks (pd_document_get_text (copy), pd_document_get_text (document));
  check_same_blocks (pd_document_get_extracted (copy), pd_document_get_extracted (document));
  g_assert_cmpuint (pd_document_get_fields (copy)->len, ==, pd_document_get_fields (document)->len);
}

/* What is promised of every article that is read. */
void
check_document (PdDocument *document)
{
  PdText *text = pd_document_get_text (document);

  check_text (pd_document_get_extracted (document));
  check_blocks (pd_document_get_extracted (document));
  check_text (text);
  check_blocks (text);
  g_assert_null (strstr (pd_text_get_utf8 (text), "\n\n"));
  check_cuts (document);
  check_fields (document);
  g_assert_cmpuint (pd_document_get_n_unread_bytes (document), <=, g_bytes_get_size (pd_document_get_source (document)));
  check_variant (document);
}

static gboolean
take_article (PdDocument *document,
              const char *part,
              const GError *error,
              gpointer data)
{
  guint *n_articles = data;

  g_assert_true ((document == NULL) != (error == NULL));
  ++*n_articles;
  if (document != NULL)
    check_document (document);
  else
    check_error (error);
  return TRUE;
}

/* As a file that a person adds. */
void
read_source (GBytes *source,
             const char *file_name,
             const char *encoding)
{
  const PdReadOptions options = { .encoding = encoding };
  g_autoptr (GError) error = NULL;
  guint n_articles = 0;

  if (pd_source_reader_read_each (source, file_name, &options, take_article, &n_articles, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpuint (n_articles, >, 0);
    }
  else
    {
      check_error (error);
      g_assert_cmpuint (n_articles, ==, 0);
    }
}

/* The bytes are copied, so that reading behind them is seen. */
void
read_data (const guint8 *data,
           gsize n_bytes,
           const char *file_name)
{
  g_autoptr (GBytes) source = g_bytes_new (data, n_bytes);

  read_source (source, file_name, NULL);
}

/* For a target that calls its reader itself: all that comes behind. */
void
finish_builder (PdTextBuilder *builder,
                PdFormat format,
                const char *page_title)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("", 0);
  g_autoptr (PdDocument) document = pd_document_new (source, FOLDERS_NAME);
  g_autoptr (GError) error = NULL;

  pd_text_builder_end (builder);
  if (pd_text_builder_get_n_blocks (builder) == 0)
    return;
  pd_cleaner_clean (pd_text_builder_get_blocks (builder), document, format, page_title, FOLDERS_NAME);
  if (pd_text_builder_finish (builder, document, &error))
    check_document (document);
  else
    check_error (error);
}

/* Text as the decoder hands it on: valid UTF-8 without NUL and carriage return. */
char *
take_text (const guint8 *data,
           gsize n_bytes)
{
  char *text = g_utf8_make_valid ((const char *) data, n_bytes);
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from != '\r')
        *to++ = *from;
    }
  *to = '\0';
  return text;
}

/* An archive of what is written behind lines of "=== NAME": mutations are of what is packed, which would break otherwise. */
GBytes *
pack_members (const guint8 *data,
              gsize n_bytes)
{
  g_autofree char *all = g_strndup ((const char *) data, n_bytes);
  ZipMember members[MAX_MEMBERS + 1] = { { NULL } };
  char *end = all + n_bytes, *next = all;
  guint n_members = 0;

  while (next < end && n_members < MAX_MEMBERS && g_str_has_prefix (next, "=== "))
    {
      char *name = next + strlen ("=== "), *content = memchr (name, '\n', end - name);

      /* A folder has nothing in it. */
      if (content == NULL || content == name || content[-1] == '/' || memchr (name, '\0', content - name) != NULL)
        break;
      *content++ = '\0';
      next = g_strstr_len (content, end - content, "\n=== ");
      next = next != NULL ? next + 1 : end;
      members[n_members++] = (ZipMember) { name, content, next - content, NULL };
    }
  return make_zip (members, NULL);
}
