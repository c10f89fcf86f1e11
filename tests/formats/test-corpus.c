#include "format-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Five real articles, which are not part of the project, against what somebody who read them says that their authors wrote: which blocks
 * of which kind and length, by their checksums, what is cut of them, and what their fields are. */

static char *
find_file (const char *folder,
           const char *sha256,
           char **bytes,
           gsize *n_bytes)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *sum = NULL;

      if (!g_file_get_contents (path, bytes, n_bytes, NULL))
        continue;
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) *bytes, *n_bytes);
      if (g_str_equal (sum, sha256))
        return g_strdup (name);
      g_clear_pointer (bytes, g_free);
    }
  return NULL;
}

/* A fact is written out, a text by its checksum. */
static void
assert_is (const char *value,
           const char *expected)
{
  g_autofree char *sum = value != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, value, -1) : NULL;

  if (expected == NULL)
    g_assert_cmpstr (value, ==, NULL);
  else
    g_assert_cmpstr (strlen (expected) == 64 ? sum : value, ==, expected);
}

static void
assert_slice (PdText *text,
              guint start,
              guint end,
              const char *sha256)
{
  g_autofree char *slice = NULL;

  g_assert_cmpuint (end, <=, pd_text_get_length (text));
  slice = pd_text_dup_slice (text, start, end);
  assert_is (slice, sha256);
}

static const char *
get_value (PdDocument *document,
           const char *name,
           const char **origin)
{
  PdRecord *article = pd_document_get_article (document);
  const PdTable *table = pd_record_get_table (article);
  GPtrArray *fields = pd_document_get_fields (document);

  *origin = NULL;
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);

      if (g_str_equal (pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD), name))
        *origin = pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN);
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (g_str_equal (table->columns[i].name, name))
        return pd_record_get_text (article, PD_KEY (PD_WORD_ARTICLE, i));
    }
  g_assert_not_reached ();
}

static void
assert_fields (PdDocument *document,
               JsonObject *fields)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *origin;
      const char *value = get_value (document, name, &origin);

      g_test_message ("%s: %s (%s)", name, value, origin);
      if (JSON_NODE_HOLDS_NULL (node))
        {
          g_assert_cmpstr (value, ==, NULL);
          continue;
        }
      g_assert_cmpstr (origin, ==, json_array_get_string_element (json_node_get_array (node), 0));
      assert_is (value, json_array_get_string_element (json_node_get_array (node), 1));
    }
}

/* What only the table of details in the middle of a text says. */
static void
assert_card (PdDocument *document,
             JsonObject *card)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, card);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *origin;

      g_test_message ("%s", name);
      assert_is (get_value (document, name, &origin), json_node_get_string (node));
    }
}

static gboolean
is_block (PdText *text,
          guint index,
          JsonArray *expected)
{
  const PdBlock *block = pd_text_get_block (text, index);
  g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, slice, -1);
  g_autofree char *kind = block->level > 0 ? g_strdup_printf ("%s%u", pd_block_kind_to_string (block->kind), block->level) : g_strdup (pd_block_kind_to_string (block->kind));

  return g_str_equal (kind, json_array_get_string_element (expected, 0)) && block->end - block->start == json_array_get_int_element (expected, 1)
         && g_str_equal (sum, json_array_get_string_element (expected, 2));
}

static void
assert_blocks_are (PdText *text,
                   JsonArray *blocks,
                   JsonArray *card)
{
  guint n = 0;

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);
      gboolean is_in_card = FALSE;

      for (guint k = 0; card != NULL && k < json_array_get_length (card); k++)
        is_in_card = is_in_card || is_block (text, i, json_array_get_array_element (card, k));
      if (is_in_card)
        continue;
      g_test_message ("%u: %s%u, %u: %s", n, pd_block_kind_to_string (block->kind), block->level, block->end - block->start, slice);
      g_assert_cmpuint (n, <, json_array_get_length (blocks));
      g_assert_true (is_block (text, i, json_array_get_array_element (blocks, n)));
      n++;
    }
  g_assert_cmpuint (n, ==, json_array_get_length (blocks));
}

/* The first and the last sentence of what is neither headline nor byline nor caption. */
static void
assert_ends (PdText *text,
             JsonArray *first_sentence,
             JsonArray *last_sentence)
{
  const PdBlock *first = NULL, *last = NULL;

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);

      if (block->kind != PD_BLOCK_PARAGRAPH)
        continue;
      last = block;
      if (first == NULL)
        first = block;
    }
  g_assert_nonnull (first);
  assert_slice (text, first->start, first->start + json_array_get_int_element (first_sentence, 0), json_array_get_string_element (first_sentence, 1));
  assert_slice (text, last->end - json_array_get_int_element (last_sentence, 0), last->end, json_array_get_string_element (last_sentence, 1));
}

static guint
count_cuts (GArray *cuts,
            const char *reason)
{
  guint n = 0;

  for (guint i = 0; i < cuts->len; i++)
    n += g_str_equal (g_array_index (cuts, PdCut, i).reason, reason);
  return n;
}

static void
assert_cuts (GArray *cuts,
             JsonObject *expected)
{
  JsonObjectIter iter;
  const char *reason;
  JsonNode *node;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &reason, &node))
    {
      g_test_message ("%s: %u", reason, count_cuts (cuts, reason));
      g_assert_cmpuint (count_cuts (cuts, reason), ==, json_node_get_int (node));
    }
  for (guint i = 0; i < cuts->len; i++)
    {
      const char *found = g_array_index (cuts, PdCut, i).reason;

      /* Those of pieces of HTML are judged where that is read. */
      g_assert_true (json_object_has_member (expected, found) || g_str_equal (found, "metadata-card") || g_str_equal (found, "share") || g_str_equal (found, "hidden"));
    }
}

static void
test_file (gconstpointer data)
{
  JsonObject *truth = (gpointer) data;
  const char *folder = g_getenv ("PIDIAN_CORPUS");
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PdDocument) document = NULL;
  gsize n_bytes;
  GArray *cuts;
  gboolean has_card;

  if (folder != NULL)
    name = find_file (folder, json_object_get_string_member (truth, "sha256"), &bytes, &n_bytes);
  if (name == NULL)
    {
      g_test_skip ("The file is not here");
      return;
    }
  document = read_bytes (bytes, n_bytes, name);
  cuts = pd_document_get_cuts (document);
  has_card = count_cuts (cuts, "metadata-card") > 0;
  assert_field (document, PD_ARTICLE_FORMAT, json_object_get_string_member (truth, "format"), "guessed", "content");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
  assert_blocks_are (pd_document_get_text (document), json_object_get_array_member (truth, "blocks"),
                     json_object_has_member (truth, "card_blocks") && !has_card ? json_object_get_array_member (truth, "card_blocks") : NULL);
  assert_ends (pd_document_get_text (document), json_object_get_array_member (truth, "first"), json_object_get_array_member (truth, "last"));
  assert_cuts (cuts, json_object_get_object_member (truth, "cuts"));
  assert_fields (document, json_object_get_object_member (truth, "fields"));
  if (has_card)
    assert_card (document, json_object_get_object_member (truth, "card"));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  const char *path = g_getenv ("PIDIAN_CORPUS_TRUTH");
  JsonArray *files;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (path);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  files = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = json_array_get_object_element (files, i);
      g_autofree char *name = g_strdup_printf ("/formats/corpus/%.3s", json_object_get_string_member (file, "name"));

      g_test_add_data_func (name, file, test_file);
    }
  return g_test_run ();
}
