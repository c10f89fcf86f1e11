#include "pd-reuse-pair.h"

#include <string.h>

static const char *const story = "老桥在三年前的洪水里塌了一半，村里人从此要绕二十里山路去县城。\n"
                                 "去年春天，县里终于拨下三百二十万元，请来一支专门造石拱桥的队伍。队长姓罗，说话慢，走路快。\n"
                                 "工程在三月里开工，先清河床，再立木架。村里的老人每天搬着凳子坐在岸上看，谁也不肯先走。\n"
                                 "六月的一场大雨把木架冲走了一半，罗队长一个人在雨里站到天黑。第二天他让人从上游重新搭起。\n"
                                 "九月底桥面合龙，比原来的日子晚了四十天，却没有多花一分钱。通车那天没有剪彩，只有一群孩子跑过去又跑回来。\n";

static const char *const other = "图书馆从下个月起延长开放时间，读者可以在自习室待到夜里十点。\n"
                                 "馆长解释说，周边三所学校的学生一直抱怨没有地方看书，咖啡馆又太贵。新的排班表已经贴在门口。\n"
                                 "与此同时，二楼的旧报纸阅览室要关门半年，改成放映厅。那里的报纸会先扫描，再送到郊外的仓库。\n"
                                 "几位常来查资料的老先生写了一封信，希望至少保留一张桌子。馆长还没有答复。\n";

static PdReuseText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return pd_reuse_text_new (text);
}

static PdReusePair *
compare (const char *a,
         const char *b)
{
  g_autoptr (PdReuseText) text_a = make_text (a);
  g_autoptr (PdReuseText) text_b = make_text (b);

  return pd_reuse_pair_new (text_a, text_b, NULL);
}

static void
assert_kind (const char *a,
             const char *b,
             PdReuseKind kind)
{
  g_autoptr (PdReusePair) pair = compare (a, b);
  g_autoptr (PdReusePair) reversed = compare (b, a);

  g_assert_nonnull (pair);
  g_assert_cmpstr (pd_reuse_kind_to_string (pd_reuse_pair_get_kind (pair)), ==, pd_reuse_kind_to_string (kind));
  g_assert_nonnull (reversed);
  g_assert_cmpstr (pd_reuse_kind_to_string (pd_reuse_pair_get_kind (reversed)), ==, pd_reuse_kind_to_string (kind));
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static void
test_identical (void)
{
  g_autofree char *punctuated = replace (story, "，", ", ");

  assert_kind (story, story, PD_REUSE_IDENTICAL);
  assert_kind (story, punctuated, PD_REUSE_IDENTICAL);
}

/* The letters are the same, but it is another figure. */
static void
test_not_identical (void)
{
  g_autofree char *a = replace (story, "三百二十万元", "32.0 万元");
  g_autofree char *b = replace (story, "三百二十万元", "3.20 万元");

  assert_kind (a, b, PD_REUSE_REPOST);
}

static void
test_repost (void)
{
  g_autofree char *reposted = g_strconcat ("转载自河湾晚报。\n", story, NULL);

  assert_kind (story, reposted, PD_REUSE_REPOST);
}

static void
test_trimmed (void)
{
  g_autofree char *half = g_utf8_substring (story, 0, 120);

  assert_kind (story, half, PD_REUSE_TRIMMED);
}

static void
test_rewritten (void)
{
  static const char *const words[] = { "洪水", "大水", "终于", "总算", "专门", "专业", "工程", "项目", "开工", "动工", "老人", "长者", "每天", "天天", "冲走", "冲毁", "重新", "从头", "原来", "本来", "孩子", "儿童", "县城", "城里", "凳子", "椅子", "晚了", "迟了", "没有", "并未" };
  g_autofree char *spun = g_strdup (story);
  g_autoptr (PdReusePair) pair = NULL;
  double share_a, share_b;

  for (guint i = 0; i < G_N_ELEMENTS (words); i += 2)
    {
      char *next = replace (spun, words[i], words[i + 1]);

      g_free (spun);
      spun = next;
    }
  assert_kind (story, spun, PD_REUSE_REWRITTEN);
  pair = compare (story, spun);
  pd_reuse_pair_get_shares (pair, &share_a, &share_b);
  g_assert_cmpfloat (share_a, >, 0.99);
  g_assert_cmpfloat (share_b, >, 0.99);
  g_assert_cmpuint (pd_substitutions_get_n (pd_reuse_pair_get_substitutions (pair)), >=, 13);
}

/* A paragraph of another article. */
static void
test_passage (void)
{
  g_autofree char *paragraph = g_utf8_substring (story, 32, 160);
  g_autofree char *with = g_strconcat (other, paragraph, "\n", other + strlen (other) / 2, NULL);
  g_autofree char *ending = g_utf8_make_valid (with, -1);

  assert_kind (story, ending, PD_REUSE_PASSAGE);
  g_assert_null (compare (story, other));
}

/* What somebody said may be quoted. */
static void
test_quotation (void)
{
  static const char *const said = "「那天夜里我听见一声闷响，以为是打雷，跑出去一看，桥已经没有了，河水漫到晒谷场上，猪圈里的猪都在叫，我赶紧回去喊人，一家一家地敲门，敲到最后嗓子都哑了，天才亮起来」";
  g_autofree char *a = g_strconcat (story, "村民老陈说：", said, "。\n", NULL);
  g_autofree char *b = g_strconcat (other, "读者陈先生回忆道：", said, "。\n", NULL);
  g_autofree char *unquoted_a = replace (a, "「", "");
  g_autofree char *unquoted_b = replace (b, "「", "");

  g_assert_null (compare (a, b));
  assert_kind (unquoted_a, unquoted_b, PD_REUSE_PASSAGE);
}

static void
add (PdReuseIndex *index,
     const char *text)
{
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);
  g_autoptr (PdFingerprints) fingerprints = pd_fingerprints_new (folded);

  g_assert_true (pd_reuse_index_add (index, fingerprints));
}

/* The same at the foot of many articles is nobody's; of two articles it is copied, as far as anybody can tell. */
static void
test_boilerplate (void)
{
  static const char *const foot = "本站刊载的文章均由用户自行上传或从公开渠道收集，内容只代表作者本人的看法，与本站立场无关。如果您认为其中有内容侵犯了您的权益，请通过页面底部的邮箱与我们联系，我们会在三个工作日之内处理。\n";
  g_autofree char *a = g_strconcat (story, foot, NULL);
  g_autofree char *b = g_strconcat (other, foot, NULL);
  g_autoptr (PdReuseText) text_a = make_text (a);
  g_autoptr (PdReuseText) text_b = make_text (b);
  g_autoptr (PdReuseIndex) two = pd_reuse_index_new ();
  g_autoptr (PdReuseIndex) many = pd_reuse_index_new ();
  g_autoptr (PdReusePair) pair = NULL;

  add (two, a);
  add (two, b);
  g_assert_true (pd_reuse_index_finish (two, NULL, NULL));
  pair = pd_reuse_pair_new (text_a, text_b, two);
  g_assert_nonnull (pair);
  g_assert_cmpint (pd_reuse_pair_get_kind (pair), ==, PD_REUSE_PASSAGE);

  add (many, a);
  add (many, b);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u篇文章讲的是完全不同的事情，和别的文章没有关系。\n%s", i, foot);

      add (many, text);
    }
  g_assert_true (pd_reuse_index_finish (many, NULL, NULL));
  g_assert_null (pd_reuse_pair_new (text_a, text_b, many));
}

/* One sentence is in an article, and another is made of nothing else. */
static void
test_one_sentence (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "去年春天，县里终于拨下三百二十万元，请来一支专门造石拱桥的队伍。");
  g_assert_null (compare (story, many->str));
  assert_kind (many->str, many->str, PD_REUSE_IDENTICAL);
}

static void
test_too_short (void)
{
  g_assert_null (compare ("", ""));
  g_assert_null (compare ("无标题", "无标题"));
  g_assert_null (compare ("！！！？？？……——。。。，，，、、、！！！？？？", "！！！？？？……——。。。，，，、、、！！！？？？"));
}

static void
test_latin (void)
{
  static const char *const a = "The old bridge fell in the flood three years ago. Since then people have walked twenty miles to town. Last spring the county paid for a new one.\n";
  static const char *const b = "The old bridge fell in the storm three years ago. Since then people have walked thirty miles to town. Last spring the county paid for a new one.\n";

  assert_kind (a, b, PD_REUSE_REPOST);
}

static void
test_origin (void)
{
  g_assert_cmpint (pd_reuse_origin_from_dates ("2025-01-30", "2025-02-01"), ==, PD_REUSE_ORIGIN_A);
  g_assert_cmpint (pd_reuse_origin_from_dates ("2025-02-01T01:00:00", "2025-01-30"), ==, PD_REUSE_ORIGIN_B);
  g_assert_cmpint (pd_reuse_origin_from_dates ("2024", "2025-01-30"), ==, PD_REUSE_ORIGIN_A);
  /* It may be before or behind. */
  g_assert_cmpint (pd_reuse_origin_from_dates ("2025", "2025-01-30"), ==, PD_REUSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (pd_reuse_origin_from_dates ("2025-01-30", "2025-01-30"), ==, PD_REUSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (pd_reuse_origin_from_dates (NULL, "2025-01-30"), ==, PD_REUSE_ORIGIN_UNKNOWN);
  g_assert_cmpint (pd_reuse_origin_from_dates (NULL, NULL), ==, PD_REUSE_ORIGIN_UNKNOWN);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reuse-pair/identical", test_identical);
  g_test_add_func ("/reuse-pair/not-identical", test_not_identical);
  g_test_add_func ("/reuse-pair/repost", test_repost);
  g_test_add_func ("/reuse-pair/trimmed", test_trimmed);
  g_test_add_func ("/reuse-pair/rewritten", test_rewritten);
  g_test_add_func ("/reuse-pair/passage", test_passage);
  g_test_add_func ("/reuse-pair/quotation", test_quotation);
  g_test_add_func ("/reuse-pair/boilerplate", test_boilerplate);
  g_test_add_func ("/reuse-pair/one-sentence", test_one_sentence);
  g_test_add_func ("/reuse-pair/too-short", test_too_short);
  g_test_add_func ("/reuse-pair/latin", test_latin);
  g_test_add_func ("/reuse-pair/origin", test_origin);
  return g_test_run ();
}
