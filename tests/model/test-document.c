#include "pd-document.h"

/* What a report of 100,000 articles can keep of each. */
static void
test_drop_contents (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("字", 3);
  g_autoptr (PdDocument) document = pd_document_new (bytes, "a.txt");
  g_autoptr (PdText) text = pd_text_new ("字", -1, NULL, NULL);
  GPtrArray *fields;

  pd_document_set_text (document, text);
  pd_document_set_n_unread_bytes (document, 3);
  pd_document_set_field (document, PD_ARTICLE_TITLE, "题", "guessed", "first line");
  pd_document_set_field (document, PD_ARTICLE_AUTHOR, "许小满", "read", "meta");
  pd_document_drop_contents (document);

  g_assert_null (pd_document_get_source (document));
  g_assert_null (pd_document_get_text (document));
  g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_TITLE), ==, "题");
  g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_AUTHOR), ==, "许小满");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (document), ==, 3);
  fields = pd_document_get_fields (document);
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (fields, 0), PD_ARTICLE_FIELD_FIELD), ==, "title");
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (fields, 0), PD_ARTICLE_FIELD_ORIGIN), ==, "guessed");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/drop-contents", test_drop_contents);
  return g_test_run ();
}
