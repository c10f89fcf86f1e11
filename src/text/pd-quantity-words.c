#include "pd-quantity-words.h"

#include <string.h>

typedef struct
{
  const char *word;
  PdQuantityBound bound;
  /* Characters that, before or behind it, make it part of another word. */
  const char *not_beside;
} Word;

/* Longer ones before what they end with. */
static const Word before[] = {
  { "不超过", PD_QUANTITY_UNDER, NULL },
  { "未超过", PD_QUANTITY_UNDER, NULL },
  { "没超过", PD_QUANTITY_UNDER, NULL },
  { "没有超过", PD_QUANTITY_UNDER, NULL },
  { "不高于", PD_QUANTITY_UNDER, NULL },
  { "不大于", PD_QUANTITY_UNDER, NULL },
  { "不多于", PD_QUANTITY_UNDER, NULL },
  { "不少于", PD_QUANTITY_OVER, NULL },
  { "不低于", PD_QUANTITY_OVER, NULL },
  { "不小于", PD_QUANTITY_OVER, NULL },
  { "不下于", PD_QUANTITY_OVER, NULL },
  { "不亚于", PD_QUANTITY_OVER, NULL },
  { "不止", PD_QUANTITY_OVER, NULL },
  { "超过", PD_QUANTITY_OVER, NULL },
  { "超出", PD_QUANTITY_OVER, NULL },
  { "超逾", PD_QUANTITY_OVER, NULL },
  { "突破", PD_QUANTITY_OVER, NULL },
  { "高于", PD_QUANTITY_OVER, NULL },
  { "多于", PD_QUANTITY_OVER, NULL },
  { "大于", PD_QUANTITY_OVER, NULL },
  { "至少", PD_QUANTITY_OVER, NULL },
  { "最少", PD_QUANTITY_OVER, NULL },
  { "起码", PD_QUANTITY_OVER, NULL },
  { "少说", PD_QUANTITY_OVER, NULL },
  { "逾", PD_QUANTITY_OVER, NULL },
  { "超", PD_QUANTITY_OVER, "赶反高" },
  { "不到", PD_QUANTITY_UNDER, NULL },
  { "不足", PD_QUANTITY_UNDER, NULL },
  { "不满", PD_QUANTITY_UNDER, NULL },
  { "未满", PD_QUANTITY_UNDER, NULL },
  { "未到", PD_QUANTITY_UNDER, NULL },
  { "低于", PD_QUANTITY_UNDER, NULL },
  { "少于", PD_QUANTITY_UNDER, NULL },
  { "小于", PD_QUANTITY_UNDER, NULL },
  { "最多", PD_QUANTITY_UNDER, NULL },
  { "至多", PD_QUANTITY_UNDER, NULL },
  { "顶多", PD_QUANTITY_UNDER, NULL },
  { "将近", PD_QUANTITY_NEARLY, NULL },
  { "接近", PD_QUANTITY_NEARLY, NULL },
  { "逼近", PD_QUANTITY_NEARLY, NULL },
  { "临近", PD_QUANTITY_NEARLY, NULL },
  { "几近", PD_QUANTITY_NEARLY, NULL },
  { "近乎", PD_QUANTITY_NEARLY, NULL },
  { "几乎", PD_QUANTITY_NEARLY, NULL },
  { "近", PD_QUANTITY_NEARLY, "最附靠亲远新" },
  { "ほぼ", PD_QUANTITY_NEARLY, NULL },
  { "大约", PD_QUANTITY_ABOUT, NULL },
  { "大概", PD_QUANTITY_ABOUT, NULL },
  { "大致", PD_QUANTITY_ABOUT, NULL },
  { "约合", PD_QUANTITY_ABOUT, NULL },
  { "约莫", PD_QUANTITY_ABOUT, NULL },
  { "差不多", PD_QUANTITY_ABOUT, NULL },
  { "约", PD_QUANTITY_ABOUT, "签合公预条节契制履违邀租婚简隐特纽解缔要" },
  { "およそ", PD_QUANTITY_ABOUT, NULL },
  { "~", PD_QUANTITY_ABOUT, "0123456789%" },
  { "≈", PD_QUANTITY_ABOUT, NULL },
  { "≥", PD_QUANTITY_OVER, NULL },
  { ">", PD_QUANTITY_OVER, NULL },
  { "≤", PD_QUANTITY_UNDER, NULL },
  { "<", PD_QUANTITY_UNDER, NULL },
  { "多达", PD_QUANTITY_EXACT, NULL },
  { "高达", PD_QUANTITY_EXACT, NULL },
  { "more than", PD_QUANTITY_OVER, NULL },
  { "at least", PD_QUANTITY_OVER, NULL },
  { "over", PD_QUANTITY_OVER, NULL },
  { "exceeding", PD_QUANTITY_OVER, NULL },
  { "less than", PD_QUANTITY_UNDER, NULL },
  { "fewer than", PD_QUANTITY_UNDER, NULL },
  { "at most", PD_QUANTITY_UNDER, NULL },
  { "up to", PD_QUANTITY_UNDER, NULL },
  { "under", PD_QUANTITY_UNDER, NULL },
  { "below", PD_QUANTITY_UNDER, NULL },
  { "nearly", PD_QUANTITY_NEARLY, NULL },
  { "almost", PD_QUANTITY_NEARLY, NULL },
  { "close to", PD_QUANTITY_NEARLY, NULL },
  { "about", PD_QUANTITY_ABOUT, NULL },
  { "around", PD_QUANTITY_ABOUT, NULL },
  { "approximately", PD_QUANTITY_ABOUT, NULL },
  { "roughly", PD_QUANTITY_ABOUT, NULL },
  { "some", PD_QUANTITY_ABOUT, NULL },
};

static const Word behind[] = {
  { "左右", PD_QUANTITY_ABOUT, "手为逢" },
  { "上下", PD_QUANTITY_ABOUT, "文游班" },
  { "前后", PD_QUANTITY_ABOUT, NULL },
  { "及以上", PD_QUANTITY_OVER, NULL },
  { "或以上", PD_QUANTITY_OVER, NULL },
  { "以上", PD_QUANTITY_OVER, "海" },
  { "之上", PD_QUANTITY_OVER, NULL },
  { "有余", PD_QUANTITY_OVER, NULL },
  { "出头", PD_QUANTITY_OVER, NULL },
  { "开外", PD_QUANTITY_OVER, NULL },
  { "+", PD_QUANTITY_OVER, "0123456789" },
  { "及以下", PD_QUANTITY_UNDER, NULL },
  { "或以下", PD_QUANTITY_UNDER, NULL },
  { "以下", PD_QUANTITY_UNDER, "简几各是的" },
  { "以内", PD_QUANTITY_UNDER, NULL },
  { "未满", PD_QUANTITY_UNDER, NULL },
  { "不到", PD_QUANTITY_UNDER, "位底头" },
  { "之多", PD_QUANTITY_EXACT, NULL },
};

/* Between such a word and the number. */
static const char fillers[] = "了有为达是需要占";

/* They begin as a numeral does, or as one with a unit does, and are none; or the numeral in them counts nothing. */
static const char *const idioms[] = {
  "一成不变",
  "一折就",
  "一年四季",
  "一年一度",
  "一天到晚",
  "一分为二",
  "一国两制",
  "一带一路",
  "一个劲",
  "一块儿",
  "二人转",
  "二次元",
  "二次创业",
  "二元论",
  "二元对立",
  "三元锂",
  "三元材料",
  "三元电池",
  "三元正极",
  "三元催化",
  "三元里",
  "三位一体",
  "三次元",
  "三天两头",
  "三角形",
  "三口之家",
  "三个臭皮匠",
  "三顾茅庐",
  "三令五申",
  "三番五次",
  "三长两短",
  "三心二意",
  "三言两语",
  "三五成群",
  "三年级",
  "四分五裂",
  "四面八方",
  "四位一体",
  "四个全面",
  "四个自信",
  "四个意识",
  "五位一体",
  "五湖四海",
  "五颜六色",
  "五花八门",
  "五脏六腑",
  "六神无主",
  "七上八下",
  "七嘴八舌",
  "七零八落",
  "七年之痒",
  "八面玲珑",
  "八折不",
  "九牛一毛",
  "九死一生",
  "十全十美",
  "十年寒窗",
  "十年树木",
  "百年树人",
  "百家争鸣",
  "百年大计",
  "百里挑一",
  "百依百顺",
  "百发百中",
  "百分百",
  "百万富翁",
  "千家万户",
  "千山万水",
  "千军万马",
  "千方百计",
  "千篇一律",
  "千千万万",
  "千万不",
  "千万别",
  "千万要",
  "千万莫",
  "千万勿",
  "万人空巷",
  "万元户",
  "万家灯火",
  "万众一心",
  "万里长城",
  "万事",
  "万一",
  "亿万富翁",
  "两面三刀",
  "两全其美",
  "两败俱伤",
  "两口子",
  "两个维护",
  "两个确立",
  "两位数",
  "三位数",
  "四位数",
  "千上万",
  "百上千",
  "数一数二",
  "数据",
  "数字",
  "数码",
  "数学",
  "几何",
  "几率",
  "几乎",
  "百度",
  "千度",
  "半导体",
  "半成品",
  "半天没",
  "半年报",
  "两步路",
  "两把刷子",
  "三个代表",
  "八小时外",
  "二八定律",
  "百日",
  "千年虫",
  "半路",
  "半夜",
};

/**
 * pd_quantity_bound_get_code:
 * @bound: how exactly a figure is given
 *
 * Returns: the code for it, one of those that a mention has
 */
const char *
pd_quantity_bound_get_code (PdQuantityBound bound)
{
  static const char *const codes[] = { "exact", "about", "under", "over", "nearly", "range" };

  g_return_val_if_fail (bound < G_N_ELEMENTS (codes), NULL);

  return codes[bound];
}

static gboolean
is_whole_word (const PdQuantityScan *scan,
               guint start,
               const char *word)
{
  return !g_ascii_isalpha (*word) || start == 0 || scan->gap[start] || !pd_quantity_scan_is_latin (scan->c[start - 1]);
}

static const Word *
find_word_before (const PdQuantityScan *scan,
                  guint at,
                  guint limit,
                  guint *n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      *n = pd_quantity_scan_match_before (scan, at, limit, before[i].word);
      if (*n > 0 && is_whole_word (scan, at - *n, before[i].word) && !(at > *n && pd_quantity_scan_is_one_of (scan->c[at - *n - 1], before[i].not_beside)))
        return &before[i];
    }
  return NULL;
}

/**
 * pd_quantity_words_find_before:
 * @scan: a text
 * @at: where a number begins
 * @limit: where nothing before is looked at
 * @start: (out): where the word begins
 * @bound: (out): what it says
 *
 * Finds the word before a number that says how exactly it is meant.
 *
 * Returns: whether there is one
 */
gboolean
pd_quantity_words_find_before (const PdQuantityScan *scan,
                               guint at,
                               guint limit,
                               guint *start,
                               PdQuantityBound *bound)
{
  guint n;
  const Word *word = find_word_before (scan, at, limit, &n);

  for (guint i = 0; i < 2 && word == NULL && at > limit && pd_quantity_scan_is_one_of (scan->c[at - 1], fillers); i++)
    word = find_word_before (scan, --at, limit, &n);
  if (word == NULL)
    return FALSE;
  *start = at - n;
  *bound = word->bound;
  return TRUE;
}

/**
 * pd_quantity_words_find_behind:
 * @scan: a text
 * @at: where a number ends with its unit
 * @end: (out): where the word ends
 * @bound: (out): what it says
 *
 * Finds the word behind a number that says how exactly it is meant.
 *
 * Returns: whether there is one
 */
gboolean
pd_quantity_words_find_behind (const PdQuantityScan *scan,
                               guint at,
                               guint *end,
                               PdQuantityBound *bound)
{
  for (gsize i = 0; i < G_N_ELEMENTS (behind); i++)
    {
      guint n = pd_quantity_scan_match (scan, at, behind[i].word);

      if (n == 0 || pd_quantity_scan_is_one_of (scan->c[at + n], behind[i].not_beside))
        continue;
      *end = at + n;
      *bound = behind[i].bound;
      return TRUE;
    }
  return FALSE;
}

/**
 * pd_quantity_words_skip:
 * @scan: a text
 * @at: where a numeral begins
 *
 * Returns: of how many characters the word is that begins there, and is no quantity; 0 where there is none
 */
guint
pd_quantity_words_skip (const PdQuantityScan *scan,
                        guint at)
{
  guint longest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (idioms); i++)
    {
      if (g_utf8_get_char (idioms[i]) == scan->c[at])
        longest = MAX (longest, pd_quantity_scan_match (scan, at, idioms[i]));
    }
  return longest;
}
