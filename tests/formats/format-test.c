#include "format-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "pd-source-reader.h"

PdDocument *
read_bytes (const char *bytes,
            gssize n_bytes,
            const char *file_name)
{
  g_autoptr (GBytes) source = g_bytes_new (bytes, n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes);
  g_autoptr (GError) error = NULL;
  PdDocument *document = pd_source_reader_read (source, file_name, NULL, &error);
  const char *text;

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_true (pd_document_get_source (document) == source);

  /* What holds for every text. */
  text = pd_text_get_utf8 (pd_document_get_text (document));
  g_assert_null (strchr (text, '\r'));
  g_assert_false (g_str_has_prefix (text, "\xEF\xBB\xBF"));
  g_assert_null (strstr (text, "\n\n"));
  g_assert_false (g_str_has_suffix (text, "\n"));
  g_assert_nonnull (pd_document_get_extracted (document));
  return document;
}

/* A message is one sentence that does not name the file. */
void
assert_fails (const char *bytes,
              gssize n_bytes,
              int code)
{
  g_autoptr (GBytes) source = g_bytes_new_static (bytes, n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdDocument) document = pd_source_reader_read (source, "secret-name.txt", NULL, &error);

  g_assert_null (document);
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "secret-name"));
}

/* A line a block: its kind, its level where it has one, what is in it, and an image's address. A line feed in a block
 * is written as ⏎. */
void
assert_blocks (PdDocument *document,
               const char *expected)
{
  PdText *text = pd_document_get_text (document);
  g_autoptr (GString) found = g_string_new (NULL);
  guint last = 0;

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);

      /* One line feed between two blocks, and nothing else. */
      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : last + 1);
      last = block->end;
      g_string_append (found, pd_block_kind_to_string (block->kind));
      if (block->level > 0)
        g_string_append_printf (found, "%u", block->level);
      g_string_append_printf (found, "|%s", slice);
      if (block->url != NULL)
        g_string_append_printf (found, "|%s", block->url);
      g_string_append_c (found, '\n');
    }
  g_assert_cmpuint (last, ==, pd_text_get_length (text));
  for (char *feed = found->str; (feed = strchr (feed, '\n')) != NULL; feed++)
    {
      const char *rest = feed + 1;
      gsize n_name = strspn (rest, "abcdefghijklmnopqrstuvwxyz0123456789");

      if (*rest != '\0' && (n_name == 0 || rest[n_name] != '|'))
        {
          gsize at = feed - found->str;

          g_string_erase (found, at, 1);
          g_string_insert (found, at, "⏎");
          feed = found->str + at;
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* That the text has not @part, the extracted text has it once, and one cut, of this reason, leaves it out. */
void
assert_cut (PdDocument *document,
            const char *reason,
            const char *part)
{
  PdText *extracted = pd_document_get_extracted (document);
  GArray *cuts = pd_document_get_cuts (document);
  const char *utf8 = pd_text_get_utf8 (extracted), *found = strstr (utf8, part);
  guint start, end, n = 0;

  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, part));
  g_assert_null (strstr (pd_text_get_utf8 (pd_document_get_text (document)), part));
  start = pd_text_byte_to_offset (extracted, found - utf8);
  end = start + g_utf8_strlen (part, -1);
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      if (cut->start <= start && end <= cut->end)
        {
          g_assert_cmpstr (cut->reason, ==, reason);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 1);
}

void
assert_field (PdDocument *document,
              PdKey key,
              const char *value,
              const char *origin,
              const char *place)
{
  PdRecord *article = pd_document_get_article (document);
  const char *name = pd_record_get_table (article)->columns[PD_KEY_INDEX (key)].name;
  GPtrArray *fields = pd_document_get_fields (document);
  guint n = 0;

  g_assert_cmpstr (pd_record_get_text (article, key), ==, value);
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);

      if (g_str_equal (pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD), name))
        {
          g_assert_cmpstr (pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN), ==, origin);
          g_assert_cmpstr (pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE), ==, place);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, value != NULL ? 1 : 0);
}

GBytes *
encode (const char *text,
        const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize size = strlen (text) * 4 + 16;
  char *bytes = g_malloc (size);
  int32_t n = ucnv_convert (encoding, "UTF-8", bytes, size, text, -1, &status);

  g_assert_true (U_SUCCESS (status));
  return g_bytes_new_take (bytes, n);
}

GFile *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("pidian-formats-XXXXXX", &error);

  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;
  GFileInfo *info;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        remove_folder (child);
      else
        g_file_delete (child, NULL, NULL);
    }
  g_file_delete (folder, NULL, NULL);
}

char *
read_file (GFile *folder,
           const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  char *contents = NULL;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL);
  return contents;
}
