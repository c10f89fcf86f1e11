#include "pd-edit.h"
#include <string.h>

#include "pd-uuid.h"

static void
test_values (void)
{
  g_autoptr (PdRecord) record = pd_record_new (PD_WORD_HIGHLIGHT);

  g_assert_true (g_uuid_string_is_valid (pd_record_get_id (record)));
  g_assert_false (pd_record_is_set (record, PD_HIGHLIGHT_NOTE));
  g_assert_null (pd_record_get_text (record, PD_HIGHLIGHT_NOTE));

  /* Empty is not unset: it takes away what was there. */
  pd_record_set_null (record, PD_HIGHLIGHT_NOTE);
  g_assert_true (pd_record_is_set (record, PD_HIGHLIGHT_NOTE));
  g_assert_null (pd_record_get_text (record, PD_HIGHLIGHT_NOTE));

  pd_record_set_text (record, PD_HIGHLIGHT_NOTE, "备注");
  g_assert_cmpstr (pd_record_get_text (record, PD_HIGHLIGHT_NOTE), ==, "备注");
  pd_record_set_text (record, PD_HIGHLIGHT_NOTE, pd_record_get_text (record, PD_HIGHLIGHT_NOTE));
  g_assert_cmpstr (pd_record_get_text (record, PD_HIGHLIGHT_NOTE), ==, "备注");

  pd_record_set_integer (record, PD_HIGHLIGHT_START, 0);
  g_assert_true (pd_record_is_set (record, PD_HIGHLIGHT_START));
  pd_record_set_integer (record, PD_HIGHLIGHT_END, G_MAXINT64);
  g_assert_cmpint (pd_record_get_integer (record, PD_HIGHLIGHT_END), ==, G_MAXINT64);
}

/* Columns may be set in any order, and again; each keeps its own value. */
static void
test_order (void)
{
  static const PdKey keys[] = { PD_ARTICLE_PART, PD_ARTICLE_TITLE, PD_ARTICLE_DATE, PD_ARTICLE_URL, PD_ARTICLE_AUTHOR, PD_ARTICLE_LICENCE, PD_ARTICLE_FORMAT, PD_ARTICLE_SOURCE, PD_ARTICLE_EDITOR };
  g_autoptr (PdRecord) record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          g_autofree char *value = g_strdup_printf ("%u.%u", round, i);

          pd_record_set_text (record, keys[i], value);
          for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
            {
              g_autofree char *expected = g_strdup_printf ("%u.%u", k <= i ? round : round - 1, k);

              g_assert_cmpstr (pd_record_get_text (record, keys[k]), ==, k <= i || round > 0 ? expected : NULL);
            }
        }
    }
  g_assert_null (pd_record_get_id (record));
  g_assert_false (pd_record_is_set (record, PD_ARTICLE_LENGTH));
  g_assert_cmpint (pd_record_get_integer (record, PD_ARTICLE_LENGTH), ==, 0);
  g_assert_true (pd_record_get_cell (record, PD_KEY_INDEX (PD_ARTICLE_LENGTH))->is_null);
}

static void
test_uuids (void)
{
  g_autofree char *last = pd_uuid_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 10000; i++)
    {
      char *uuid = pd_uuid_new ();

      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      /* The time comes first, so later is never less. */
      g_assert_cmpint (strncmp (last, uuid, 18), <=, 0);
      g_set_str (&last, uuid);
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static void
test_edit (void)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Add Highlight");
  g_autoptr (PdRecord) record = pd_record_new (PD_WORD_HIGHLIGHT);
  PdOperation operation;

  pd_edit_insert (edit, record);
  pd_edit_remove (edit, PD_WORD_TAG, "id");
  g_assert_cmpstr (pd_edit_get_label (edit), ==, "Add Highlight");
  g_assert_cmpuint (pd_edit_get_n_steps (edit), ==, 2);
  g_assert_true (pd_edit_get_step (edit, 0, &operation) == record);
  g_assert_cmpint (operation, ==, PD_OPERATION_INSERT);
  g_assert_cmpstr (pd_record_get_id (pd_edit_get_step (edit, 1, &operation)), ==, "id");
  g_assert_cmpint (operation, ==, PD_OPERATION_REMOVE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/order", test_order);
  g_test_add_func ("/record/uuids", test_uuids);
  g_test_add_func ("/record/edit", test_edit);
  return g_test_run ();
}
