#include "pd-alignment.h"

static PdText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static PdAlignment *
align (const char *a,
       const char *b)
{
  g_autoptr (PdText) text_a = make_text (a);
  g_autoptr (PdText) text_b = make_text (b);

  return pd_alignment_new_for_texts (text_a, text_b);
}

static void
assert_pair (PdAlignment *alignment,
             guint index,
             const char *a,
             const char *b)
{
  const PdAlignedPair *pair = pd_alignment_get_pair (alignment, index);
  g_autofree char *slice_a = pd_text_dup_slice (pd_reuse_text_get_text (pd_alignment_get_a (alignment)), pair->a_start, pair->a_end);
  g_autofree char *slice_b = pd_text_dup_slice (pd_reuse_text_get_text (pd_alignment_get_b (alignment)), pair->b_start, pair->b_end);

  g_assert_cmpstr (slice_a, ==, a);
  g_assert_cmpstr (slice_b, ==, b);
}

/* What was left out, what was added and what was parted in two. */
static void
test_sentences (void)
{
  g_autoptr (PdAlignment) alignment = align ("老桥在三年前的洪水里塌了一半。村里人只好绕二十里山路去县城。今年春天新桥终于动工，到秋天就能通车。",
                                             "老桥在三年前的大水里塌了一半。没有人说得清责任在谁。今年春天新桥终于动工。到秋天就能通车。");
  guint index;

  g_assert_cmpuint (pd_alignment_get_n_pairs (alignment), ==, 2);
  assert_pair (alignment, 0, "老桥在三年前的洪水里塌了一半。", "老桥在三年前的大水里塌了一半。");
  assert_pair (alignment, 1, "今年春天新桥终于动工，到秋天就能通车。", "今年春天新桥终于动工。到秋天就能通车。");
  g_assert_true (pd_alignment_find_pair (alignment, 3, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_false (pd_alignment_find_pair (alignment, 20, &index));
  g_assert_cmpuint (index, ==, 1);
}

static void
test_moved (void)
{
  g_autoptr (PdAlignment) alignment = align ("村里人先是听见一声闷响。后来有人看见桥墩歪向下游。第二天县里派来三个工程师。",
                                             "第二天县里派来三个工程师。村里人先是听见一声闷响。后来有人看见桥墩歪向下游。");
  double share_a, share_b;

  g_assert_cmpuint (pd_alignment_get_n_pairs (alignment), ==, 3);
  assert_pair (alignment, 2, "第二天县里派来三个工程师。", "第二天县里派来三个工程师。");
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  g_assert_cmpfloat (share_a, ==, 1);
  g_assert_cmpfloat (share_b, ==, 1);
}

static void
test_unrelated (void)
{
  g_autoptr (PdAlignment) alignment = align ("今年的苹果收成很好，价格也比去年高。合作社打算再租一座冷库。", "图书馆从下个月起延长开放时间。读者可以在自习室待到夜里十点。");
  double share_a, share_b;

  g_assert_cmpuint (pd_alignment_get_n_pairs (alignment), ==, 0);
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  g_assert_cmpfloat (share_a, ==, 0);
  g_assert_cmpfloat (share_b, ==, 0);
}

/* Punctuation, width, script and spaces do not count; words are whole. */
static void
test_edits (void)
{
  const struct
  {
    const char *a;
    const char *b;
    PdSubstitutionKind kind;
  } expected[] = {
    { "内部", "外部", PD_SUBSTITUTION_REVERSAL },
    { "巨大", "微小", PD_SUBSTITUTION_REVERSAL },
    { "14.6", "1.46", PD_SUBSTITUTION_FIGURE },
    { "认为", "以为", PD_SUBSTITUTION_WORD },
  };
  g_autoptr (PdAlignment) alignment = align ("公司内部人士认为，這次的损失巨大，股价跌去 14.6%。", "公司外部人士以为,这次的损失微小,股 价跌去 1.46％。");
  g_autoptr (PdSubstitutions) substitutions = pd_alignment_list_substitutions (alignment);
  g_autoptr (GArray) edits = pd_alignment_list_edits (alignment, 0, NULL);

  g_assert_cmpuint (pd_substitutions_get_n (substitutions), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (pd_substitutions_get (substitutions, i)->a, ==, expected[i].a);
      g_assert_cmpstr (pd_substitutions_get (substitutions, i)->b, ==, expected[i].b);
      g_assert_cmpint (pd_substitutions_get (substitutions, i)->kind, ==, expected[i].kind);
      g_assert_cmpuint (pd_substitutions_get (substitutions, i)->count, ==, 1);
    }
  g_assert_cmpuint (edits->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (g_array_index (edits, PdAlignedEdit, 0).a_start, ==, 2);
  g_assert_cmpuint (g_array_index (edits, PdAlignedEdit, 0).b_end, ==, 4);
}

static void
assert_substitutions (const char *a,
                      const char *b,
                      const char *expected)
{
  g_autoptr (PdAlignment) alignment = align (a, b);
  g_autoptr (PdSubstitutions) substitutions = pd_alignment_list_substitutions (alignment);
  g_autoptr (GString) found = g_string_new (NULL);
  double share_a, share_b;

  for (guint i = 0; i < pd_substitutions_get_n (substitutions); i++)
    g_string_append_printf (found, "%s→%s ", pd_substitutions_get (substitutions, i)->a, pd_substitutions_get (substitutions, i)->b);
  g_assert_cmpstr (found->str, ==, expected);
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  g_assert_cmpfloat (share_a, ==, 1);
  g_assert_cmpfloat (share_b, ==, 1);
}

/* A long sentence is parted at the same places in a copy: it may have other spaces and more letters before them, and no number is torn. */
static void
test_parted (void)
{
  assert_substitutions ("芦苇电池在南北两个市场都登上了新闻榜的免费榜第一；让龙头一夜股价狂跌近 17%，市值蒸发 5,890 亿元，直接创下交易所有史以来单日个股跌幅的最高纪录，其他做正极的公司股价也纷纷大跌，有人连夜清仓，有人说还会再跌。",
                        "芦苇电池在南北两个市场都登上了新闻榜的不要钱榜第一;让龙头一夜股价狂跌近17%,市值蒸发 5,890 亿元,直接创下交易所有史以来单日个股跌幅的最高纪录,其他做正极的公司股价也纷纷大跌,有人连夜清仓,有人说还会再跌。",
                        "免费→不要钱 ");
}

/* No words are left out of one sentence and added to the next where only a full stop was moved. */
static void
test_moved_stop (void)
{
  assert_substitutions ("新桥终于在秋天修好了，村里人都很高兴。孩子们跑过去又跑回来。", "新桥终于在秋天修好了。村里人都很高兴，孩子们跑过去又跑回来。", "");
}

/* The same sentence ten thousand times, and once less. */
static void
test_repeated (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *more = NULL;
  g_autoptr (PdAlignment) alignment = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();

  for (guint i = 0; i < 9999; i++)
    g_string_append (many, "桥终于修好了。");
  more = g_strconcat (many->str, "桥终于修好了。", NULL);
  alignment = align (many->str, more);
  g_assert_cmpuint (pd_alignment_get_n_pairs (alignment), ==, 9999);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 20);
}

/* No sentence ends, and no letter is like another. */
static void
test_without_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) copy = NULL;
  g_autoptr (PdAlignment) alignment = NULL;
  double share_a, share_b;

  for (guint i = 0; i < 5000; i++)
    g_string_append_unichar (text, 0x4E00 + i);
  copy = g_string_new (text->str);
  alignment = align (text->str, copy->str);
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  g_assert_cmpfloat (share_a, ==, 1);
  g_assert_cmpfloat (share_b, ==, 1);
}

static void
test_short (void)
{
  static const char *const texts[] = { "", "。", "桥。", "桥修好", "abc", "😀" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autoptr (PdAlignment) alignment = align (texts[i], texts[k]);
          g_autoptr (PdSubstitutions) substitutions = pd_alignment_list_substitutions (alignment);

          g_assert_cmpuint (pd_alignment_get_n_pairs (alignment), ==, 0);
          g_assert_cmpuint (pd_substitutions_get_n (substitutions), ==, 0);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alignment/sentences", test_sentences);
  g_test_add_func ("/alignment/moved", test_moved);
  g_test_add_func ("/alignment/unrelated", test_unrelated);
  g_test_add_func ("/alignment/edits", test_edits);
  g_test_add_func ("/alignment/parted", test_parted);
  g_test_add_func ("/alignment/moved-stop", test_moved_stop);
  g_test_add_func ("/alignment/repeated", test_repeated);
  g_test_add_func ("/alignment/without-sentences", test_without_sentences);
  g_test_add_func ("/alignment/short", test_short);
  return g_test_run ();
}
