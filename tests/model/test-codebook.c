#include "pd-codebook.h"
#include "pd-tag-path.h"

static GPtrArray *
make_tags (const char *const *paths)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *paths != NULL; paths++)
    {
      PdRecord *tag = pd_record_new_for_id (PD_WORD_TAG, *paths);

      pd_record_set_text (tag, PD_TAG_PATH, *paths);
      pd_record_set_integer (tag, PD_TAG_POSITION, tags->len);
      g_ptr_array_add (tags, tag);
    }
  return tags;
}

static PdRecord *
get_added (PdEdit *edit,
           guint index)
{
  PdOperation operation;
  PdRecord *record = pd_edit_get_step (edit, index, &operation);

  g_assert_cmpint (operation, ==, PD_OPERATION_INSERT);
  return record;
}

static void
test_ensure (void)
{
  static const char *const paths[] = { "论断", "中\\/美", "论断", NULL };
  g_autoptr (GPtrArray) tags = make_tags (paths);
  g_autoptr (PdCodebook) codebook = pd_codebook_new (tags);
  g_autoptr (PdEdit) edit = pd_edit_new ("");
  const char *id;

  g_assert_cmpstr (pd_codebook_ensure (codebook, edit, (const char *const[]) { "论断", NULL }, NULL), ==, "论断");
  g_assert_cmpstr (pd_codebook_ensure (codebook, edit, (const char *const[]) { "中/美", NULL }, NULL), ==, "中\\/美");
  g_assert_null (pd_codebook_ensure (codebook, edit, (const char *const[]) { NULL }, NULL));
  g_assert_cmpuint (pd_edit_get_n_steps (edit), ==, 0);

  id = pd_codebook_ensure (codebook, edit, (const char *const[]) { "论断", "数字", "大", NULL }, "me");
  g_assert_cmpuint (pd_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpstr (pd_record_get_text (get_added (edit, 0), PD_TAG_PARENT_ID), ==, "论断");
  g_assert_cmpstr (pd_record_get_text (get_added (edit, 0), PD_TAG_CODER_ID), ==, "me");
  g_assert_cmpint (pd_record_get_integer (get_added (edit, 0), PD_TAG_POSITION), ==, 0);
  g_assert_cmpstr (pd_record_get_text (get_added (edit, 1), PD_TAG_PARENT_ID), ==, pd_record_get_id (get_added (edit, 0)));
  g_assert_cmpstr (id, ==, pd_record_get_id (get_added (edit, 1)));
  g_assert_cmpstr (pd_codebook_find (codebook, "论断/数字/大"), ==, id);
  g_assert_cmpstr (pd_codebook_ensure (codebook, edit, (const char *const[]) { "论断", "数字", "大", NULL }, NULL), ==, id);
  g_assert_cmpuint (pd_edit_get_n_steps (edit), ==, 2);

  /* Behind the last of the top. */
  pd_codebook_ensure (codebook, edit, (const char *const[]) { "新", NULL }, NULL);
  g_assert_cmpint (pd_record_get_integer (get_added (edit, 2), PD_TAG_POSITION), ==, 3);
  g_assert_false (pd_record_is_set (get_added (edit, 2), PD_TAG_CODER_ID));
}

/* The colour that fewest have, whatever else there is, in capitals too. */
static void
test_colours (void)
{
  for (PdTagPalette palette = 0; palette < PD_TAG_N_PALETTES; palette++)
    {
      g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (PdEdit) edit = pd_edit_new ("");
      g_autoptr (PdCodebook) codebook = NULL;
      g_autofree char *used = g_ascii_strup (pd_tag_colours_get (palette, 1), -1);
      const char *const colours[] = { used, "#123456", "#123456", NULL };
      guint n = pd_tag_colours_get_n (palette);

      for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
        {
          PdRecord *tag = pd_record_new (PD_WORD_TAG);

          if (colours[i] != NULL)
            pd_record_set_text (tag, PD_TAG_COLOUR, colours[i]);
          g_ptr_array_add (tags, tag);
        }
      codebook = pd_codebook_new (tags);
      pd_codebook_set_palette (codebook, palette);
      for (guint i = 0; i < 2 * n - 1; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", i);
          guint expected = i == 0 ? 0 : (i + 1) % n;

          pd_codebook_ensure (codebook, edit, (const char *const[]) { name, NULL }, NULL);
          g_assert_cmpstr (pd_record_get_text (get_added (edit, i), PD_TAG_COLOUR), ==, pd_tag_colours_get (palette, expected));
        }
    }
}

static void
test_parse (void)
{
  static const char *const refused[] = { "", " ", "/", "a/", "/a", "a//b", "a/ /b", "a\\b", "a\\", NULL };
  g_auto (GStrv) names = pd_tag_path_parse (" a /b\\/c/d\\\\");

  g_assert_cmpstrv (names, ((const char *const[]) { " a ", "b/c", "d\\", NULL }));
  for (guint i = 0; refused[i] != NULL; i++)
    g_assert_null (pd_tag_path_parse (refused[i]));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/ensure", test_ensure);
  g_test_add_func ("/codebook/colours", test_colours);
  g_test_add_func ("/codebook/parse", test_parse);
  return g_test_run ();
}
