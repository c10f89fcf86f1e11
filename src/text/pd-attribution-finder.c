#include "pd-attribution-finder.h"

#include <string.h>

/* So far around a passage, in code points, its speakers are looked for. */
#define REACH 1200

/* Where a clause ends, or a quotation begins or ends. */
#define STOP "。！？；…!?;\\n，,、：:「」“”\"『』‘’（）()—<>"
#define GAP "[ \\x{3000}]*"

/* Before a name. */
#define BEFORE                                                                                                                                                  \
  "(?:" GAP "(?:但是?|而且?|不过|可是?|然而|同时|此外|另外|随后|于是|因此|所以|正如|就像|如同|如|近日|日前|昨[日天]|今[日天]|当[日天晚]|次日|对此|其中|甚至|连" \
  "|正在|而今|如今|(?:\\d{4}" GAP "年)?\\d{1,2}" GAP "月\\d{1,2}" GAP "[日号]|去年|今年|最近)[,，]?)*" GAP

/* Between a name and its verb: how, where, to whom, after what. */
#define BETWEEN                                                                                                                                                                                                            \
  "(?:" GAP "(?:就|则|也|还|又|再|都|均|曾经?|却|便|才|已经?|一度|所|直接|明确|公开|近日|日前|此前|之前|后来|随后|当时|同时|今日|昨日|多次|一再|反复|坚持|普遍|匿名|私下|仍然?|依然|依旧|还是|会|开始|忍不住|不由得?|一边" \
  "|(?:后来|此前|曾)?在?接受[^" STOP "]{0,14}?采访时|[在于][^" STOP "]{1,24}?(?:里|中|上|时|后|前|会)|[对向][^" STOP "]{1,12}?(?=[说表透披坦直爆介指强证回确])))*" GAP

/* What one does who says something. */
#define VERB                                                                                                                                                                                  \
  "(?:(?:[内外]部)?(?:爆料|透露|表示|指出|认为|写道|写到|问道|反问|直言|坦言|断言|声称|宣称|自称|强调|承认|否认|证实|宣布|提到|吐槽|辟谣|发文)(?!了)[说称道到]?"                              \
  "|(?:解释|回应|披露|预[计测言]|估[计算]|判断|推[测算]|猜测|怀疑|相信|主张|提醒|警告|补充|回忆|感叹|感慨|介绍|提出|质疑|抱怨|打趣|调侃|评论|留言|总结)(?:[说称道]|(?=" GAP "[,，：:「“\"]))" \
  "|(?<![小据听虽来学传解游劝再若要别好胡被用])说(?![法明服起谎教客唱书白辞到不成的得话])(?:道|过)?"                                                                                          \
  "|(?<![名堪简俗统对职昵号并相匀人戏被])称(?![为之作号呼重赞职霸道心得])"                                                                                                                    \
  "|说(?=的(?:是|那|：|:|，)))"

#define ACCORDING "(?:根据|依据|依照|按照|援引|引述|引用|据)"
#define REPORTED "(?:报道|报导|透露|披露|介绍|爆料|统计|测算|估算|消息|了解|分析|观察|说法|公告|年报|财报|数据|报告|研究|调查)(?:称|显示|表明|指出|说)?"

/* What stands before a verb and is nobody who says anything. */
#define NOBODY "(?:应当?|应该|必须|需要?|可以?|能够?|不得不|是不是|不用|没有?|未|从未|不曾|被|了|的(?:前瞻|这种|那种|一种)?)$|^(?:的|因为|所以|如果|比起|至于)"

#define UNNAMED                                                                                                                                                                                                                                 \
  "(?:内部|知情|业内|消息|相关|有关|接近|圈内|局内)[^" STOP "]{0,12}?(?:人士|员工|人员|官员)|人士|网友|网民|有人|有的人|不少人|很多人|某|一位|一名|一个|不愿|匿名|外界|有分析|分析认为|有消息|有观点|有报道|坊间|舆论|员工|据[说传称悉闻]|传闻" \
  "|\\b(?:sources?|insiders?|officials?|people familiar)\\b"

/**
 * PdAttributionFinder:
 *
 * Finds who says a passage: the chain of those it is attributed to, from cues of the kind of 据…报道, …表示 or …内部爆料称, and from quotation marks.
 *
 * It proposes; a person decides. A pronoun stands for who was named last before it.
 */
struct _PdAttributionFinder
{
  GObject parent_instance;

  GRegex *according;
  GRegex *saying;
  GRegex *showing;
  GRegex *english;
  GRegex *unnamed;
  GRegex *pronoun;
  GRegex *nobody;
};

/* A cue, and what it attributes; bytes of the paragraph. */
typedef struct
{
  int name_start;
  int name_end;
  int cue_start;
  int cue_end;
  int start;
  int end;
  gboolean direct;
} Cue;

G_DEFINE_FINAL_TYPE (PdAttributionFinder, pd_attribution_finder, G_TYPE_OBJECT)

static void
pd_attribution_finder_finalize (GObject *object)
{
  PdAttributionFinder *self = PD_ATTRIBUTION_FINDER (object);

  g_regex_unref (self->according);
  g_regex_unref (self->saying);
  g_regex_unref (self->showing);
  g_regex_unref (self->english);
  g_regex_unref (self->unnamed);
  g_regex_unref (self->pronoun);
  g_regex_unref (self->nobody);

  G_OBJECT_CLASS (pd_attribution_finder_parent_class)->finalize (object);
}

static void
pd_attribution_finder_class_init (PdAttributionFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_attribution_finder_finalize;
}

static GRegex *
compile (const char *pattern)
{
  GError *error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, &error);

  g_assert_no_error (error);
  return regex;
}

static void
pd_attribution_finder_init (PdAttributionFinder *self)
{
  self->according = compile (ACCORDING GAP "(?<name>[^" STOP "]{1,30}?)(?:[向从][^" STOP "]{1,16}?)?" GAP "(?<cue>的?(?:最新|内部|一份)?" REPORTED "|称|说)(?=[,，：:])"
                                           "|(?<cue>据[说传悉闻](?!过)|传闻称?)");
  self->saying = compile ("(?:^|(?<=[" STOP "]))" BEFORE "(?<name>[^" STOP "]{0,40}?)" BETWEEN "(?<![没未不是]|没有|不用|被)(?<cue>" VERB ")");
  self->showing = compile ("(?:^|(?<=[" STOP "]))" BEFORE "(?<name>[^" STOP "]{1,30}?)" GAP "(?<cue>的?(?:数据|报告|调查|研究|统计|财报|年报|公告|模型)(?:显示|表明|发现|指出))");
  self->english = compile ("\\b(?<cue>according to)\\s+(?<name>[^,.;:?!\\n“”\"]{2,60})"
                           "|(?<name>(?:[A-Z][\\w.'’-]*\\s+){1,4})(?<cue>said|says|told|wrote|writes|claimed|claims|argued|argues|stated|reported|estimates|estimated|predicted|tweeted)\\b(?:\\s+that\\b)?");
  self->unnamed = compile (UNNAMED);
  self->nobody = compile (NOBODY);
  self->pronoun = compile ("^(?:他|她|它|其|该公司|该机构|对方|前者|后者|此人|这位|那位)?(?:们)?$");
}

/**
 * pd_attribution_finder_new:
 *
 * Returns: (transfer full): a finder
 */
PdAttributionFinder *
pd_attribution_finder_new (void)
{
  return g_object_new (PD_TYPE_ATTRIBUTION_FINDER, NULL);
}

static gunichar
get_closing (gunichar opening)
{
  switch (opening)
    {
    case 0x201C: /* “ */
      return 0x201D;
    case 0x300C: /* 「 */
      return 0x300D;
    case 0x300E: /* 『 */
      return 0x300F;
    case '"':
      return '"';
    default:
      return 0;
    }
}

static const char *
skip (const char *p,
      const char *among)
{
  while (*p != '\0' && g_utf8_strchr (among, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  return p;
}

/* Behind the closing mark of a quotation, or the end of the paragraph where nothing closes it: it goes on in the next. */
static const char *
find_closing (const char *opening)
{
  gunichar mark = g_utf8_get_char (opening), closing = get_closing (mark);
  guint depth = 1;

  for (const char *p = g_utf8_next_char (opening); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == closing && --depth == 0)
        return g_utf8_next_char (p);
      if (character == mark && mark != '"')
        depth++;
    }
  return opening + strlen (opening);
}

static const char *
find_sentence_end (const char *p)
{
  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (get_closing (character) != 0)
        {
          p = g_utf8_prev_char (find_closing (p));
          continue;
        }
      if (g_utf8_strchr ("。！？!?；", -1, character) != NULL || (character == '.' && (p[1] == ' ' || p[1] == '\0')))
        return g_utf8_next_char (p);
    }
  return p;
}

/* A quotation that ends where the clause with the cue begins: “…”, somebody said. */
static const char *
find_quotation_before (const char *paragraph,
                       const char *clause)
{
  const char *p = clause, *opening = NULL;

  for (const char *q = paragraph; q < p;)
    {
      if (get_closing (g_utf8_get_char (q)) == 0)
        {
          q = g_utf8_next_char (q);
          continue;
        }
      opening = q;
      q = find_closing (q);
      if (q <= p && skip (q, " ，,") >= p)
        return opening;
    }
  return NULL;
}

/* What a cue attributes: the quotation that opens behind it, the one before it, or the rest of the sentence. */
static void
find_content (const char *paragraph,
              const char *clause,
              Cue *cue)
{
  const char *behind = skip (paragraph + cue->cue_end, " ，,：:\xE3\x80\x80");
  const char *before;

  cue->direct = get_closing (g_utf8_get_char (behind)) != 0 && behind > paragraph + cue->cue_end;
  cue->start = behind - paragraph;
  if (cue->direct)
    {
      cue->end = find_closing (behind) - paragraph;
      before = find_quotation_before (paragraph, clause);
      if (before != NULL)
        cue->start = before - paragraph;
      return;
    }
  before = find_quotation_before (paragraph, clause);
  if (before != NULL && g_utf8_strchr ("。！？!?；;", -1, g_utf8_get_char (paragraph + cue->cue_end)) != NULL)
    {
      cue->direct = TRUE;
      cue->start = before - paragraph;
      cue->end = clause - paragraph;
      return;
    }
  cue->end = find_sentence_end (behind) - paragraph;
}

static void
add_cues (PdAttributionFinder *self,
          GRegex *regex,
          const char *paragraph,
          GArray *cues)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, paragraph, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch_named (match, "name");
      Cue cue = { 0 };
      int clause;

      if (!g_match_info_fetch_named_pos (match, "cue", &cue.cue_start, &cue.cue_end) || cue.cue_start < 0)
        continue;
      if (name != NULL && g_regex_match (self->nobody, name, 0, NULL))
        continue;
      if (!g_match_info_fetch_named_pos (match, "name", &cue.name_start, &cue.name_end) || cue.name_start < 0)
        cue.name_start = cue.name_end = cue.cue_start;
      g_match_info_fetch_pos (match, 0, &clause, NULL);
      find_content (paragraph, paragraph + clause, &cue);
      if (cue.start < cue.end)
        g_array_append_val (cues, cue);
    }
}

/* The outermost first: who says more, or says it earlier. */
static int
compare_cues (gconstpointer a,
              gconstpointer b)
{
  const Cue *first = a, *second = b;

  if (first->start <= second->start && first->end >= second->end && first->end - first->start > second->end - second->start)
    return -1;
  if (second->start <= first->start && second->end >= first->end && second->end - second->start > first->end - first->start)
    return 1;
  return first->cue_start - second->cue_start;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return ((const Cue *) a)->cue_start - ((const Cue *) b)->cue_start;
}

/* At least a half of the passage, or of what is said, is in the other. */
static gboolean
covers (const Cue *cue,
        int start,
        int end)
{
  int shared = MIN (cue->end, end) - MAX (cue->start, start);

  return shared > 0 && 2 * shared >= MIN (end - start, cue->end - cue->start);
}

/* Who was named last before a pronoun stands in its place. */
static void
resolve_pronoun (PdAttributionFinder *self,
                 const char *paragraph,
                 const GArray *cues,
                 guint index,
                 Cue *cue)
{
  for (;;)
    {
      g_autofree char *name = g_strndup (paragraph + cue->name_start, cue->name_end - cue->name_start);
      const Cue *before;

      if (!g_regex_match (self->pronoun, g_strstrip (name), 0, NULL))
        return;
      if (index == 0)
        {
          cue->name_start = cue->name_end = cue->cue_start;
          return;
        }
      before = &g_array_index (cues, Cue, --index);
      cue->name_start = before->name_start;
      cue->name_end = before->name_end;
    }
}

/* Two patterns may find the same verb. */
static gboolean
is_known (const GArray *chain,
          const Cue *cue)
{
  for (guint i = 0; i < chain->len; i++)
    {
      const Cue *other = &g_array_index (chain, Cue, i);

      if (MAX (cue->cue_start, other->cue_start) < MIN (cue->cue_end, other->cue_end))
        return TRUE;
      if (cue->name_start < cue->name_end && cue->name_start == other->name_start)
        return TRUE;
    }
  return FALSE;
}

/* Whole paragraphs around a passage, or as much of them as is looked at: those before it may name whom a pronoun stands for. */
static void
get_surroundings (PdText *text,
                  guint start,
                  guint end,
                  guint *from,
                  guint *to)
{
  int index = pd_text_find_block (text, start);
  guint first = start > REACH ? start - REACH : 0;

  *from = first;
  *to = MIN (pd_text_get_length (text), end + REACH);
  for (; index >= 0 && pd_text_get_block (text, index)->start >= first; index--)
    *from = pd_text_get_block (text, index)->start;
}

/**
 * pd_attribution_finder_find:
 * @text: a text
 * @start: where a passage begins, in code points
 * @end: behind its last code point
 *
 * Finds who says a passage, from what stands around it.
 *
 * Returns: (transfer full) (element-type PdFoundSpeaker): the outermost first; empty where nobody but the author does
 */
GArray *
pd_attribution_finder_find (PdAttributionFinder *self,
                            PdText *text,
                            guint start,
                            guint end)
{
  GArray *speakers = g_array_new (FALSE, FALSE, sizeof (PdFoundSpeaker));
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (Cue));
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (Cue));
  g_autofree char *paragraph = NULL;
  guint from, to;
  int passage_start, passage_end;

  g_return_val_if_fail (PD_IS_ATTRIBUTION_FINDER (self), speakers);
  g_return_val_if_fail (PD_IS_TEXT (text), speakers);
  g_return_val_if_fail (start < end && end <= pd_text_get_length (text), speakers);

  get_surroundings (text, start, end, &from, &to);
  paragraph = pd_text_dup_slice (text, from, to);
  passage_start = pd_text_offset_to_byte (text, start) - pd_text_offset_to_byte (text, from);
  passage_end = pd_text_offset_to_byte (text, end) - pd_text_offset_to_byte (text, from);
  add_cues (self, self->according, paragraph, cues);
  add_cues (self, self->showing, paragraph, cues);
  add_cues (self, self->saying, paragraph, cues);
  add_cues (self, self->english, paragraph, cues);
  g_array_sort (cues, compare_places);
  for (guint i = 0; i < cues->len; i++)
    {
      Cue cue = g_array_index (cues, Cue, i);

      if (!covers (&cue, passage_start, passage_end))
        continue;
      resolve_pronoun (self, paragraph, cues, i, &cue);
      if (!is_known (chain, &cue))
        g_array_append_val (chain, cue);
    }
  g_array_sort (chain, compare_cues);
  for (guint i = 0; i < chain->len; i++)
    {
      const Cue *cue = &g_array_index (chain, Cue, i);
      gsize base = pd_text_offset_to_byte (text, from);
      gboolean is_named = cue->name_start < cue->name_end;
      int who = is_named ? cue->name_start : cue->cue_start;
      g_autofree char *name = g_strndup (paragraph + who, (is_named ? cue->name_end : cue->cue_end) - who);
      PdFoundSpeaker speaker = {
        .name_start = pd_text_byte_to_offset (text, base + cue->name_start),
        .name_end = pd_text_byte_to_offset (text, base + cue->name_end),
        .cue_start = pd_text_byte_to_offset (text, base + cue->cue_start),
        .cue_end = pd_text_byte_to_offset (text, base + cue->cue_end),
        .direct = cue->direct,
        .anonymous = g_regex_match (self->unnamed, name, 0, NULL),
      };

      g_array_append_val (speakers, speaker);
    }
  return speakers;
}
