#include "pd-tag-choices.h"
#include "pd-tag-path.h"

/* Tags by their paths, in the codebook's order; each is its own identifier. */
static GPtrArray *
make_tags (const char *const *paths)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *paths != NULL; paths++)
    {
      g_auto (GStrv) names = pd_tag_path_split (*paths);
      PdRecord *tag = pd_record_new_for_id (PD_WORD_TAG, *paths);

      pd_record_set_text (tag, PD_TAG_NAME, names[g_strv_length (names) - 1]);
      pd_record_set_text (tag, PD_TAG_PATH, *paths);
      g_ptr_array_add (tags, tag);
    }
  return tags;
}

static void
on_changed (gboolean *changed)
{
  *changed = TRUE;
}

/* As long as names are being spelled in the other thread. */
static void
wait_for_pinyin (PdTagChoices *choices)
{
  gboolean changed = FALSE;
  gulong handler = g_signal_connect_swapped (choices, "items-changed", G_CALLBACK (on_changed), &changed);

  pd_tag_choices_set_typed (choices, "~");
  changed = FALSE;
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (choices, handler);
  pd_tag_choices_set_typed (choices, "");
}

static void
assert_shown (PdTagChoices *choices,
              const char *typed,
              const char *expected)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  pd_tag_choices_set_typed (choices, typed);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (choices)); i++)
    {
      g_autoptr (PdTagChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (shown->len > 0)
        g_string_append_c (shown, ' ');
      if (pd_tag_choice_get_tag (choice) == NULL)
        g_string_append_c (shown, '+');
      g_string_append (shown, pd_tag_choice_get_path (choice));
      if (pd_tag_choice_get_digit (choice) > 0)
        g_string_append_printf (shown, "=%s%u", pd_tag_choice_get_with_alt (choice) ? "Alt+" : "", pd_tag_choice_get_digit (choice));
      if (pd_tag_choice_get_checked (choice))
        g_string_append (shown, "!");
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_ranking (void)
{
  static const char *const paths[] = { "论断", "论断/数字", "论断/因果", "来源", "来源/匿名信源", "无名数字", "Loss", NULL };
  g_autoptr (PdTagChoices) choices = pd_tag_choices_new ();
  g_autoptr (GPtrArray) tags = make_tags (paths);

  pd_tag_choices_set_tags (choices, tags);
  /* At once as it is written, later by pinyin too. */
  assert_shown (choices, "数字", "论断/数字 无名数字");
  wait_for_pinyin (choices);

  /* Just that, then the start, then the middle; the name before the path. */
  assert_shown (choices, "数字", "论断/数字 无名数字");
  assert_shown (choices, "论断", "论断 论断/数字 论断/因果");
  assert_shown (choices, "数", "论断/数字 无名数字 +数");
  assert_shown (choices, "nmxy", "来源/匿名信源 +nmxy");
  assert_shown (choices, "shuzi", "论断/数字 无名数字 +shuzi");
  assert_shown (choices, "sz", "论断/数字 无名数字 +sz");
  assert_shown (choices, "ldsz", "论断/数字 +ldsz");
  assert_shown (choices, "loss", "Loss");
  assert_shown (choices, "LO", "Loss +LO");
  assert_shown (choices, "没有的", "+没有的");

  /* A path finds its tag however it is spaced; under another tag it is another. */
  assert_shown (choices, " 论断 / 数字 ", "论断/数字");
  assert_shown (choices, "来源/数字", "+来源/数字");
  assert_shown (choices, "/", "论断=1 论断/数字=2 论断/因果=3 来源=4 来源/匿名信源=5 无名数字=6 Loss=7");
}

static void
test_recent (void)
{
  static const char *const paths[] = { "a", "b", "c", "d", NULL };
  g_autoptr (PdTagChoices) choices = pd_tag_choices_new ();
  g_autoptr (GPtrArray) tags = make_tags (paths);

  pd_tag_choices_set_tags (choices, tags);
  assert_shown (choices, "", "a=1 b=2 c=3 d=4");
  pd_tag_choices_set_recent (choices, (const char *const[]) { "d", "gone", "b", NULL });
  assert_shown (choices, "", "d=1 b=2 a=3 c=4");

  /* What is carried first; a shortcut stays where it is. */
  pd_tag_choices_set_checked (choices, (const char *const[]) { "c", NULL });
  assert_shown (choices, "", "c=1! d=2 b=3 a=4");
  pd_record_set_text (g_ptr_array_index (tags, 0), PD_TAG_SHORTCUT, "2");
  pd_tag_choices_set_tags (choices, tags);
  assert_shown (choices, "", "c=1! a=2 d=3 b=4");
  pd_record_set_text (g_ptr_array_index (tags, 0), PD_TAG_SHORTCUT, "9");
  pd_tag_choices_set_tags (choices, tags);
  assert_shown (choices, "", "c=1! d=2 b=3 a=9");

  g_assert_cmpstr (pd_tag_choice_get_path (pd_tag_choices_find_digit (choices, 9)), ==, "a");
  g_assert_null (pd_tag_choices_find_digit (choices, 4));
  /* What is typed is text. */
  assert_shown (choices, "a", "a");
  g_assert_null (pd_tag_choices_find_digit (choices, 9));
}

/* A digit that a name begins with, wherever it is nested, is typed to find that. */
static void
test_digit_in_name (void)
{
  static const char *const paths[] = { "a", "网络", "网络/5G", "２024", "x1", NULL };
  g_autoptr (PdTagChoices) choices = pd_tag_choices_new ();
  g_autoptr (GPtrArray) tags = make_tags (paths), others = NULL;

  pd_tag_choices_set_tags (choices, tags);
  assert_shown (choices, "", "a=1 网络=Alt+2 网络/5G=3 ２024=4 x1=Alt+5");
  g_assert_cmpstr (pd_tag_choice_get_path (pd_tag_choices_find_digit (choices, 5)), ==, "x1");
  assert_shown (choices, "5", "网络/5G +5");

  /* Only as long as there is such a tag. */
  others = make_tags ((const char *const[]) { "a", "网络", NULL });
  pd_tag_choices_set_tags (choices, others);
  assert_shown (choices, "", "a=1 网络=2");
}

static void
test_many (void)
{
  g_autoptr (PdTagChoices) choices = pd_tag_choices_new ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  gint64 start;

  for (guint i = 0; i < 1000; i++)
    g_strv_builder_take (paths, g_strdup_printf ("标签第%u", i));
  all = g_strv_builder_end (paths);
  tags = make_tags ((const char *const *) all);

  start = g_get_monotonic_time ();
  pd_tag_choices_set_tags (choices, tags);
  for (guint i = 0; i < 100; i++)
    {
      pd_tag_choices_set_typed (choices, "标");
      pd_tag_choices_set_typed (choices, "标签");
      pd_tag_choices_set_typed (choices, "");
    }
  g_test_message ("%.2f ms a key", (g_get_monotonic_time () - start) / 300000.0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (choices)), ==, 1000);
  g_assert_nonnull (pd_tag_choices_find_digit (choices, 9));
  /* Nobody waits for what is being spelled. */
}

static void
test_digits (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *key;
    gboolean composing;
    guint digit;
  } cases[] = {
    { "", "1", "1", FALSE, 1 },
    { "", "9", "9", FALSE, 9 },
    /* Widened by an input method. */
    { "", "３", "3", FALSE, 3 },
    { "", "0", "0", FALSE, 0 },
    /* Something is typed already. */
    { "a", "a1", "1", FALSE, 0 },
    { "a", "1", "1", FALSE, 0 },
    { " ", " 2", "2", FALSE, 0 },
    /* Something else came of it. */
    { "", "12", "1", FALSE, 0 },
    { "", "数字", "1", FALSE, 0 },
    { "", "", "1", FALSE, 0 },
    { "", "a", "a", FALSE, 0 },
    /* Pasted, or set by a screen reader. */
    { "", "1", "", FALSE, 0 },
    { "", "1", "v", FALSE, 0 },
    /* It picked a candidate of the input method. */
    { "", "1", "1", TRUE, 0 },
    { "", "数", "1", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gunichar key = *cases[i].key != '\0' ? g_utf8_get_char (cases[i].key) : 0;

      g_assert_cmpuint (pd_tag_choices_read_digit (cases[i].before, cases[i].after, key, cases[i].composing), ==, cases[i].digit);
    }
}

static void
test_paths (void)
{
  static const struct
  {
    const char *typed;
    const char *path;
  } cases[] = {
    { "a", "a" },
    { " a / b ", "a/b" },
    { "a//b/", "a/b" },
    { "/", "" },
    { "   ", "" },
    { "A\\/B 测试/c", "A\\/B 测试/c" },
    { "a\\\\b", "a\\\\b" },
    { "a\\b", "a\\\\b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names = pd_tag_path_split (cases[i].typed);
      g_autofree char *path = pd_tag_path_join ((const char *const *) names);

      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-choices/ranking", test_ranking);
  g_test_add_func ("/tag-choices/recent", test_recent);
  g_test_add_func ("/tag-choices/digit-in-name", test_digit_in_name);
  g_test_add_func ("/tag-choices/many", test_many);
  g_test_add_func ("/tag-choices/digits", test_digits);
  g_test_add_func ("/tag-choices/paths", test_paths);
  return g_test_run ();
}
