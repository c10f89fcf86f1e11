#include <string.h>

#include "pd-attribution-finder.h"

/* A paragraph, a passage in it, and the chain as “name|cue|how”, the outermost first. */
static void
assert_chain (const char *paragraph,
              const char *passage,
              const char *expected)
{
  g_autoptr (PdAttributionFinder) finder = pd_attribution_finder_new ();
  g_autoptr (PdText) text = pd_text_new (paragraph, -1, NULL, NULL);
  const char *place = strstr (paragraph, passage);
  guint start = g_utf8_pointer_to_offset (paragraph, place), end = start + g_utf8_strlen (passage, -1);
  g_autoptr (GArray) speakers = pd_attribution_finder_find (finder, text, start, end);
  g_autoptr (GString) chain = g_string_new (NULL);

  for (guint i = 0; i < speakers->len; i++)
    {
      const PdFoundSpeaker *speaker = &g_array_index (speakers, PdFoundSpeaker, i);
      g_autofree char *name = pd_text_dup_slice (text, speaker->name_start, speaker->name_end);
      g_autofree char *cue = pd_text_dup_slice (text, speaker->cue_start, speaker->cue_end);

      g_string_append_printf (chain, "%s%s|%s|%s%s", i > 0 ? " > " : "", name, cue, speaker->direct ? "direct" : "indirect", speaker->anonymous ? "|anonymous" : "");
    }
  g_assert_cmpstr (chain->str, ==, expected);
}

static void
test_said (void)
{
  assert_chain ("发布会结束之后，顾砚秋表示，研发只花了2.6亿元。", "研发只花了2.6亿元", "顾砚秋|表示|indirect");
  assert_chain ("顾砚秋在接受本刊采访时说：“我们没有说过要替代锂。”这一判断很少被引用。", "我们没有说过要替代锂", "顾砚秋|说|direct");
  assert_chain ("顾砚秋在接受本刊采访时说：“我们没有说过要替代锂。”这一判断很少被引用。", "这一判断很少被引用", "");
  assert_chain ("但也有人泼冷水。江左理工大学的陆知远教授就说: \"不等于一座电站能亮二十年。\"", "一座电站能亮二十年", "江左理工大学的陆知远教授|说|direct");
  assert_chain ("峡湾咨询首席分析师汉娜·维斯特哈尔在一份快评里写道：「这是储能行业的白炽灯时刻。」", "白炽灯时刻", "峡湾咨询首席分析师汉娜·维斯特哈尔|写道|direct");
  assert_chain ("行业里都知道。正如梁先生所说：「创新都是自己产生的。」", "创新都是自己产生的", "梁先生|说|direct");
  assert_chain ("岑川内部人士向半格刻度透露，公司当晚就成立了三个专项小组。", "当晚就成立了三个专项小组", "岑川内部人士|透露|indirect|anonymous");
  assert_chain ("某大厂员工内部爆料称，公司连夜成立四个小组。", "公司连夜成立四个小组", "某大厂员工|内部爆料称|indirect|anonymous");
}

static void
test_according (void)
{
  assert_chain ("据《渡口财经》报道，当天机构集中卖出。", "机构集中卖出", "《渡口财经》|报道|indirect");
  assert_chain ("据岑川内部员工爆料,公司连夜成立了五个攻关小组。", "五个攻关小组", "岑川内部员工|爆料|indirect|anonymous");
  assert_chain ("据笔者向企业技术人员了解，三次测试的平均值为12.4分钟。", "平均值为12.4分钟", "笔者|了解|indirect");
  assert_chain ("据说这块电芯在零下40度还能放出九成以上的电。", "放出九成以上的电", "|据说|indirect|anonymous");
  assert_chain ("调查机构甲乙数据显示，2023年的投资达到672亿美元。", "达到672亿美元", "调查机构甲乙|数据显示|indirect");
  assert_chain ("According to Acme Research, sales fell by 17%.", "sales fell by 17%", "Acme Research|According to|indirect");
}

/* Who says that somebody says it stands before them. */
static void
test_chain (void)
{
  assert_chain ("据《渡口财经》报道，岑川一位接近董事会的人士称，当天机构集中卖出。", "机构集中卖出", "《渡口财经》|报道|indirect > 岑川一位接近董事会的人士|称|indirect|anonymous");
  assert_chain ("记者写道：「老板说，明天会好。」", "明天会好", "记者|写道|direct > 老板|说|indirect");
}

static void
test_behind (void)
{
  assert_chain ("「定价权就要换人了。」一位券商分析师说。", "定价权就要换人了", "一位券商分析师|说|direct|anonymous");
  assert_chain ("「定价权就要换人了。」一位券商分析师说，「但现在值412亿。」", "定价权就要换人了", "一位券商分析师|说|direct|anonymous");
  assert_chain ("「定价权就要换人了。」一位券商分析师说，「但现在值412亿。」", "现在值412亿", "一位券商分析师|说|direct|anonymous");
}

static void
test_pronouns (void)
{
  assert_chain ("汉娜写道：「这是白炽灯时刻。」她预计，五年之内钠电池将拿走三分之一。", "五年之内钠电池将拿走三分之一", "汉娜|预计|indirect");
  assert_chain ("汉娜写道：「这是白炽灯时刻。」\n她还认为，三年之内会变。", "三年之内会变", "汉娜|认为|indirect");
  /* What stands between does not count. */
  assert_chain ("汉娜写道：「有人不信。」她预计，五年之内钠电池将拿走三分之一。", "五年之内钠电池将拿走三分之一", "汉娜|预计|indirect");
  assert_chain ("她预计，五年之内会变。", "五年之内会变", "|预计|indirect");
}

/* Words that only look like cues. */
static void
test_none (void)
{
  assert_chain ("这部小说写得很好，被称为经典，堪称第一。", "写得很好", "");
  assert_chain ("一般来说，电池的名称不重要。", "电池的名称不重要", "");
  assert_chain ("据说过的话，这块电芯被说成了闷棍，订单就更不用说了。", "这块电芯被说成了闷棍", "");
  assert_chain ("应当建立统一的数据披露口径，围绕它的怀疑不少。", "统一的数据披露口径", "");
  assert_chain ("马车夫们是不是也说过一样的话？", "一样的话", "");
  assert_chain ("公司去年的研发费用是87亿元。", "87亿元", "");
}

/* A passage may be in a paragraph of any length. */
static void
test_long (void)
{
  g_autoptr (PdAttributionFinder) finder = pd_attribution_finder_new ();
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (PdText) text = NULL;
  g_autoptr (GArray) speakers = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (string, "说「据在");
  text = pd_text_new (string->str, -1, NULL, NULL);
  speakers = pd_attribution_finder_find (finder, text, 400000, 400010);
  g_assert_cmpuint (speakers->len, <, 2400);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/attribution-finder/said", test_said);
  g_test_add_func ("/text/attribution-finder/according", test_according);
  g_test_add_func ("/text/attribution-finder/chain", test_chain);
  g_test_add_func ("/text/attribution-finder/behind", test_behind);
  g_test_add_func ("/text/attribution-finder/pronouns", test_pronouns);
  g_test_add_func ("/text/attribution-finder/none", test_none);
  g_test_add_func ("/text/attribution-finder/long", test_long);

  return g_test_run ();
}
