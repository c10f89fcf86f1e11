#include "pd-subject-finder.h"

#include <string.h>

/* A sentence, the figure in it, and what it is of. */
static const struct
{
  const char *sentence;
  const char *figure;
  const char *entity;
  const char *measure;
} cases[] = {
  { "收盘时，甲公司一夜损失了5890亿美元。", "5890亿美元", "甲公司", "损失" },
  { "岑川锂业两天内市值蒸发超过 500 亿元，股吧里哭声震天。", "500 亿元", "岑川锂业", "市值" },
  { "整个锂电板块蒸发了近 1600 亿元。", "1600 亿元", "整个锂电板块", NULL },
  { "霜河一号从立项到定型，研发总投入不到 3 亿元。", "3 亿元", "霜河一号", "研发总投入" },
  { "汀白能源在发布会上披露，霜河一号的能量密度达到165瓦时每公斤。", "165瓦时", "霜河一号", "能量密度" },
  /* Traditional, and a name in Latin letters. */
  { "OpenAI 去年的營收達到37億美元。", "37億美元", "OpenAI", "營收" },
  { "但是英伟达股价当天下跌近 17%。", "17%", "英伟达", "股价" },
  /* What follows a time with 的 begins behind that, and an ordinal number is nothing at all. */
  { "去年的汽车销量为3000台。", "3000台", "汽车", "销量" },
  { "十一月的第三个星期一", "三个", NULL, NULL },
  /* It takes the clause before, where a clause begins with what is measured, or with what is done. */
  { "让英伟达一夜股价狂跌近 17%，市值蒸发 5890 亿美元。", "5890 亿美元", "英伟达", "市值" },
  { "特朗普签署法案，启动一项计划，投资5000亿美元。", "5000亿美元", NULL, "投资" },
  { "锂电龙头岑川锂业两天内收盘市值少了一半，到收盘时股价跌去 14.6%。", "14.6%", "锂电龙头岑川锂业", "股价" },
  { "这一年美国的AI投资没有增长，而中国AI私人投资下降了 44.2%。", "44.2%", "中国AI", "私人投资" },
  /* Verbs, adverbs and half sentences are nothing that a figure is of, and neither is who says it. */
  { "1985 年出生的他祖上三代都种地，家里有 3 亩田。", "3 亩", NULL, NULL },
  { "一条新闻如同一声惊雷，打破了这份宁静，用了 3 个小时。", "3 个小时", NULL, NULL },
  { "短短几个小时，消息就传遍了。", "几个小时", NULL, NULL },
  { "DeepSeek几乎被各种震惊体围裹，有 200 篇。", "200 篇", NULL, NULL },
  { "据其年报，其中投向钠电的部分为 9.4 亿元。", "9.4 亿元", NULL, NULL },
  { "亦有网络文章称三年内占一半。", "一半", NULL, NULL },
  /* What stands for something is nothing that it is of. */
  { "它的市值是1万亿元。", "1万亿元", NULL, "市值" },
  { "公司的单日销量为3000台。", "3000台", NULL, "单日销量" },
};

static guint
find_end (const char *sentence,
          const char *figure)
{
  return g_utf8_strlen (sentence, strstr (sentence, figure) + strlen (figure) - sentence);
}

static const char *
get_first (GPtrArray *found)
{
  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PdSubjects) subjects = pd_subject_finder_find (cases[i].sentence, find_end (cases[i].sentence, cases[i].figure), NULL);

      g_test_message ("%s", cases[i].sentence);
      g_assert_cmpstr (get_first (subjects->entities), ==, cases[i].entity);
      g_assert_cmpstr (get_first (subjects->measures), ==, cases[i].measure);
    }
}

/* A name that is known comes first, however the sentence has it. */
static void
test_known (void)
{
  const char *known[] = { "顾砚秋", "岑川鋰業", NULL };
  g_autoptr (PdSubjects) subjects = pd_subject_finder_find ("有消息称，岑川锂业的市值少了一半。", 17, known);

  g_assert_cmpstr (get_first (subjects->entities), ==, "岑川鋰業");
}

static void
test_nothing (void)
{
  static const char *const sentences[] = { "", "。", "17%", "，，，", "   ", "\357\277\275" };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (PdSubjects) subjects = pd_subject_finder_find (sentences[i], 100, NULL);

      g_assert_cmpuint (subjects->entities->len + subjects->measures->len, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subject-finder/sentences", test_sentences);
  g_test_add_func ("/subject-finder/known", test_known);
  g_test_add_func ("/subject-finder/nothing", test_nothing);
  return g_test_run ();
}
