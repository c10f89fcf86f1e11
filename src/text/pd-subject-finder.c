#include "pd-subject-finder.h"

#include <string.h>

#include "pd-simplified.h"
#include "pd-quantity-reader.h"
#include "pd-time-expression.h"

/* More than these are a list to read through. */
#define MAX_ENTITIES 3
#define MAX_MEASURES 3
/* Before the figure; what is said of something else stands farther off. */
#define MAX_CLAUSES 4
/* In characters: a subject is neither one character nor half a sentence. */
#define MIN_SUBJECT 2
#define MAX_SUBJECT 12

/* 去年 is a time whenever it is written. */
#define ANY_DATE "2000-01-01"

/* What is measured of something in news: the longer before the shorter that begin alike. */
static const char *const measures[] = {
  "市场份额",
  "市场占有率",
  "市占率",
  "市值",
  "市盈率",
  "营业收入",
  "营业额",
  "营收",
  "销售额",
  "销售量",
  "销量",
  "出货量",
  "装机量",
  "交易量",
  "成交量",
  "成交额",
  "产量",
  "产能",
  "净利润",
  "毛利率",
  "毛利",
  "利润率",
  "利润",
  "收益率",
  "收益",
  "收入",
  "成本",
  "费用",
  "支出",
  "开支",
  "投入",
  "投资",
  "融资",
  "估值",
  "股价",
  "跌幅",
  "涨幅",
  "增幅",
  "降幅",
  "增速",
  "增长率",
  "占比",
  "比例",
  "比重",
  "亏损",
  "损失",
  "债务",
  "负债",
  "预算",
  "订单",
  "能量密度",
  "密度",
  "容量",
  "面积",
  "人口",
  "人数",
  "用户数",
  "用户",
  "死亡人数",
  "伤亡",
  "罚款",
  "罚金",
  "赔偿",
  "薪资",
  "工资",
  "薪酬",
  "补贴",
  "关税",
  "税率",
  "税收",
  "利率",
  "汇率",
  "工期",
  "周期",
  "寿命",
  "循环次数",
  "温度",
  "气温",
  "速度",
  "距离",
  "长度",
  "高度",
  "重量",
  "价格",
  "售价",
  "均价",
  "房价",
  "单价",
  "定价",
  "租金",
  "流量",
  "点击量",
  "阅读量",
  "播放量",
  "下载量",
  "参数量",
  "发病率",
  "死亡率",
  "失业率",
  "出生率",
  "得票率",
  "支持率",
  "准确率",
  "效率",
  "排放量",
  "发电量",
  "耗电量",
  "降水量",
  "资产",
  "存款",
  "贷款",
  "储量",
  "总额",
  "金额",
};

/* What makes a measure another one, and belongs to it. */
static const char *const modifiers[] = {
  "总",
  "净",
  "毛",
  "年",
  "日",
  "月",
  "单日",
  "单月",
  "平均",
  "累计",
  "人均",
  "日均",
  "月均",
  "年均",
  "研发",
  "销售",
  "生产",
  "制造",
  "运营",
  "建设",
  "训练",
  "采购",
  "管理",
  "营销",
  "最高",
  "最低",
  "合计",
  "全年",
  "首年",
  "资本",
};

/* Where a subject ends and something begins to be said of it. */
static const char *const predicates[] = {
  "的",
  "在",
  "从",
  "于",
  "被",
  "把",
  "将",
  "已",
  "也",
  "就",
  "都",
  "又",
  "还",
  "只",
  "仅",
  "是",
  "为",
  "有",
  "不",
  "没",
  "与",
  "和",
  "向",
  "跌",
  "涨",
  "降",
  "升",
  "增",
  "减",
  "说",
  "称",
  "花了",
  "用了",
  "达到",
  "超过",
  "缩水",
  "蒸发",
  "损失",
  "暴跌",
  "暴涨",
  "大跌",
  "大涨",
  "飙升",
  "下滑",
  "宣布",
  "表示",
  "披露",
  "公布",
  "发布",
  "报告",
  "投入",
  "卖出",
  "售出",
  "融资",
  "亏损",
  "盈利",
  "拥有",
  "实现",
  "完成",
  "获得",
  "取得",
  "推出",
  "生产",
  "研发",
  "计划",
  "预计",
  "希望",
  "可以",
  "能够",
  "占据",
  "突破",
  "裁员",
  "招聘",
  "建成",
  "投资",
  "收购",
};

/* What may stand before a subject, and is no part of it. */
static const char *const openings[] = {
  "但是",
  "但",
  "而且",
  "而",
  "因此",
  "所以",
  "于是",
  "随后",
  "然后",
  "后来",
  "同时",
  "此外",
  "其中",
  "当天",
  "当晚",
  "当日",
  "同日",
  "目前",
  "如今",
  "如果",
  "虽然",
  "尽管",
  "并且",
  "并",
  "那么",
  "不过",
  "可是",
  "据说",
  "据悉",
  "结果",
  "例如",
  "比如",
};

/* What stands for something that was named before. */
static const char *const pronouns[] = { "它", "他", "她", "它们", "他们", "她们", "我们", "你们", "我", "你", "这", "那", "其", "这家公司", "该公司", "公司", "自己", "大家", "有人", "人们", "这个", "那个", "这些", "那些", "这里", "那里", "谁", "双方", "前者", "后者" };

/* A sentence in characters of Simplified Chinese, one for each code point, and what stands where. */
typedef struct
{
  gunichar *written;
  gunichar *simplified;
  guint n;
  /* Of each code point, whether it is part of a figure or of a time. */
  gboolean *is_taken;
} Sentence;

static void
sentence_clear (Sentence *self)
{
  g_free (self->written);
  g_free (self->simplified);
  g_free (self->is_taken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sentence, sentence_clear)

static void
take (Sentence *self,
      guint start,
      guint end)
{
  for (guint i = start; i < MIN (end, self->n); i++)
    self->is_taken[i] = TRUE;
}

static void
sentence_init (Sentence *self,
               const char *utf8)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (utf8, -1);
  g_autoptr (GPtrArray) times = pd_time_expression_read (utf8, -1, ANY_DATE);
  glong n;

  self->written = g_utf8_to_ucs4_fast (utf8, -1, &n);
  self->n = n;
  self->simplified = g_new (gunichar, n + 1);
  for (guint i = 0; i < self->n; i++)
    self->simplified[i] = pd_simplified_get (self->written[i]);
  self->is_taken = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < quantities->len; i++)
    take (self, ((PdQuantity *) g_ptr_array_index (quantities, i))->start, ((PdQuantity *) g_ptr_array_index (quantities, i))->end);
  for (guint i = 0; i < times->len; i++)
    take (self, ((PdTimeExpression *) g_ptr_array_index (times, i))->start, ((PdTimeExpression *) g_ptr_array_index (times, i))->end);
}

/* How long the word is that stands there; 0 where it is another. */
static guint
match (const Sentence *self,
       guint start,
       guint end,
       const char *word)
{
  guint length = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word), length++)
    {
      if (start + length >= end || self->simplified[start + length] != g_utf8_get_char (word))
        return 0;
    }
  return length;
}

static guint
match_any (const Sentence *self,
           guint start,
           guint end,
           const char *const *words,
           gsize n_words)
{
  guint longest = 0;

  for (gsize i = 0; i < n_words; i++)
    longest = MAX (longest, match (self, start, end, words[i]));
  return longest;
}

#define MATCH_ANY(sentence, start, end, words) match_any (sentence, start, end, words, G_N_ELEMENTS (words))

static void
add (GPtrArray *found,
     const Sentence *self,
     guint start,
     guint end,
     guint most)
{
  g_autofree char *text = g_ucs4_to_utf8 (self->written + start, end - start, NULL, NULL, NULL);

  if (found->len < most && text != NULL && !g_ptr_array_find_with_equal_func (found, text, g_str_equal, NULL))
    g_ptr_array_add (found, g_steal_pointer (&text));
}

static gboolean
is_mark (gunichar c)
{
  return !g_unichar_isalnum (c) && c != ' ' && c != '-' && c != '.' && c != 0xB7;
}

/* What makes it another measure stands right before it. */
static guint
widen (const Sentence *self,
       guint clause,
       guint start)
{
  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (modifiers) && !found; i++)
        {
          guint length = g_utf8_strlen (modifiers[i], -1);

          /* 单日 is a time, too; in 2024年销量 the year is one alone. */
          found = start >= clause + length && (length > 1 || !self->is_taken[start - length]) && match (self, start - length, start, modifiers[i]) == length;
          if (found)
            start -= length;
        }
    }
  return start;
}

/* Where the first measure of a clause begins; its end where there is none. */
static guint
find_measures (const Sentence *self,
               guint start,
               guint end,
               GPtrArray *found)
{
  guint first = end;

  for (guint i = start; i < end;)
    {
      guint length = self->is_taken[i] ? 0 : MATCH_ANY (self, i, end, measures);

      if (length > 0)
        {
          guint from = widen (self, start, i);

          add (found, self, from, i + length, MAX_MEASURES);
          first = MIN (first, from);
        }
      i += MAX (length, 1);
    }
  return first;
}

/* Whether a subject may begin later: it is neither in a time nor the 的 that leads on from one. */
static gboolean
is_before_subject (const Sentence *self,
                   guint i)
{
  return self->is_taken[i] || is_mark (self->written[i]) || self->written[i] == ' ' || (i > 0 && self->is_taken[i - 1] && match (self, i, self->n, "的") > 0);
}

/* The clause's subject: from its beginning to where something begins to be said of it. */
static void
find_subject (const Sentence *self,
              guint start,
              guint end,
              GPtrArray *found)
{
  guint last, pronoun;

  for (guint length = 1; length > 0 && start < end;)
    {
      while (start < end && is_before_subject (self, start))
        start++;
      length = MATCH_ANY (self, start, end, openings);
      start += length;
    }
  /* A predicate that a name begins with is part of it. */
  for (last = start; last < end && !self->is_taken[last] && !is_mark (self->written[last]); last++)
    {
      if (last >= start + MIN_SUBJECT && MATCH_ANY (self, last, end, predicates) > 0)
        break;
    }
  while (last > start && self->written[last - 1] == ' ')
    last--;
  pronoun = MATCH_ANY (self, start, last, pronouns);
  if (last - start < MIN_SUBJECT || last - start > MAX_SUBJECT || (pronoun > 0 && (start + pronoun == last || MATCH_ANY (self, start + pronoun, end, predicates) > 0)))
    return;
  add (found, self, start, last, MAX_ENTITIES);
}

/* Names that are known stand before what is guessed. */
static void
find_known (const Sentence *self,
            const char *const *known,
            GPtrArray *found)
{
  for (; known != NULL && *known != NULL; known++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      guint length = 0;

      for (const char *c = *known; *c != '\0'; c = g_utf8_next_char (c), length++)
        g_string_append_unichar (word, pd_simplified_get (g_utf8_get_char (c)));
      for (guint i = 0; length >= MIN_SUBJECT && i + length <= self->n; i++)
        {
          if (match (self, i, self->n, word->str) != length)
            continue;
          if (found->len < MAX_ENTITIES && !g_ptr_array_find_with_equal_func (found, *known, g_str_equal, NULL))
            g_ptr_array_add (found, g_strdup (*known));
          break;
        }
    }
}

/**
 * pd_subjects_free:
 *
 * Frees it.
 */
void
pd_subjects_free (PdSubjects *self)
{
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->measures);
  g_free (self);
}

/**
 * pd_subject_finder_find:
 * @sentence: a sentence
 * @end: behind the figure in it, in code points
 * @known: (nullable) (array zero-terminated=1): names that are known
 *
 * Finds what a figure may be of: whom or what, and what of it. Measures are those of a list (市值, 营收, 能量密度, …) with what stands before them and makes them others (研发总投入). An entity is a name that
 * is known, or what a clause begins with, up to where something begins to be said of it: a measure, a figure, a time, or a verb that is common in news. The clauses before the figure are
 * looked at, the nearest first. It is a pattern and no parser, good enough to propose and not to decide.
 *
 * Returns: (transfer full): what it may be of
 */
PdSubjects *
pd_subject_finder_find (const char *sentence,
                        guint end,
                        const char *const *known)
{
  PdSubjects *subjects;
  g_auto (Sentence) text = { 0 };

  g_return_val_if_fail (sentence != NULL, NULL);

  subjects = g_new (PdSubjects, 1);
  subjects->entities = g_ptr_array_new_with_free_func (g_free);
  subjects->measures = g_ptr_array_new_with_free_func (g_free);
  sentence_init (&text, sentence);
  end = MIN (end, text.n);
  find_known (&text, known, subjects->entities);
  for (guint i = 0, start; i < MAX_CLAUSES && end > 0; i++, end = start > 0 ? start - 1 : 0)
    {
      for (start = end; start > 0 && (!is_mark (text.written[start - 1]) || text.is_taken[start - 1]); start--)
        ;
      find_subject (&text, start, find_measures (&text, start, end, subjects->measures), subjects->entities);
    }
  return subjects;
}
