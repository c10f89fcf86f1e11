#include "reader-sample.h"

#include <string.h>

/* An article that has every kind of block, and marks as somebody makes them who reads closely. */

static const struct
{
  PdBlockKind kind;
  guint level;
  const char *text;
} sample[] = {
  { PD_BLOCK_HEADING, 1, "一条河怎样在一夜之间“变红”：从一张照片到三百篇转载" },
  { PD_BLOCK_BYLINE, 0, "记者 林知远　《江城晚报》　2024年6月18日 07:42" },
  { PD_BLOCK_PARAGRAPH, 0,
    "六月十五日清晨，青屏河下游的渔民老周拍下一张照片：河面一片暗红。照片在当地的群里传了两个小时，到中午已经有人说“上游化工厂泄漏，死鱼超过十吨”。当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。" },
  { PD_BLOCK_PARAGRAPH, 0,
    "我们找到了老周。他说自己只拍了照片，没有数过鱼：“水是红的，鱼我没看见几条。”县生态环境局次日通报，红色来自上游色素厂检修时排出的食用红曲色素，约3.2吨，水体溶解氧在四小时后恢复正常。通报没有提到死鱼。" },
  { PD_BLOCK_IMAGE, 0, "［图：青屏河下游，6月15日 06:20］" },
  { PD_BLOCK_CAPTION, 0, "六月十五日清晨的青屏河下游，拍摄者把手机贴在渔船的船舷上。周某供图" },
  { PD_BLOCK_HEADING, 2, "“十吨”是从哪里来的" },
  { PD_BLOCK_PARAGRAPH, 0,
    "最早写“十吨死鱼”的是一个叫“江边快讯”的账号。文章没有署名，也没有消息来源，只写“据知情人透露”。两个小时以后，另一个账号把“超过十吨”改成“数十吨”，又过了一天，一篇机器改写的文章写成“上百吨鱼类尸体漂浮江面”——河变成了江，十吨变成了百吨。" },
  { PD_BLOCK_QUOTE, 0, "据知情人透露，此次泄漏已造成超过十吨鱼类死亡，附近居民闻到刺鼻气味，有关部门至今没有回应。" },
  { PD_BLOCK_QUOTE, 0, "上百吨鱼类尸体漂浮江面，触目惊心！专家称，生态恢复至少需要二十年。" },
  { PD_BLOCK_PARAGRAPH, 0, "我们比对了能够找到的三百一十二篇文章，它们大致可以分成三种：" },
  { PD_BLOCK_LIST, 1, "原样转载，只改标题，共一百八十七篇；" },
  { PD_BLOCK_LIST, 1, "删去通报、只留照片和“十吨”的，共九十四篇。这一类文章里，照片常常被裁掉右下角的时间，读者因此看不出它是什么时候拍的；" },
  { PD_BLOCK_LIST, 2, "其中六十一篇注明“来源：网络”；" },
  { PD_BLOCK_LIST, 1, "由软件逐句改写的，共三十一篇。" },
  { PD_BLOCK_HEADING, 3, "改写的痕迹" },
  { PD_BLOCK_LIST, 1, "1. 同义词替换：“清晨”成了“凌晨”，“暗红”成了“血红”，“渔民”成了“钓鱼爱好者”，句子的次序却一个也没有动。" },
  { PD_BLOCK_LIST, 1, "2. 数字越改越大，单位却不变。" },
  { PD_BLOCK_PARAGRAPH, 0,
    "中国水产科学研究院的一位研究员（他要求不具名）告诉我们，以青屏河这一段的鱼类密度，“全河段的鱼加起来也没有十吨”。The figure, as one reader put it in an English forum, “grew legs” — 数字自己长出了脚。" },
};

PdText *
reader_sample_new_text (void)
{
  g_autoptr (GArray) blocks = pd_blocks_new ();
  g_autoptr (GString) string = g_string_new (NULL);
  guint offset = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      guint length = g_utf8_strlen (sample[i].text, -1);

      if (i > 0)
        {
          g_string_append_c (string, '\n');
          offset++;
        }
      g_string_append (string, sample[i].text);
      pd_blocks_append (blocks, sample[i].kind, sample[i].level, offset, offset + length, NULL, NULL);
      offset += length;
    }
  return pd_text_new (string->str, string->len, blocks, NULL);
}

/* A span from the first place of @first to the end of the next place of @last. */
PdSpan *
reader_sample_new_span (PdText *text,
                        const char *id,
                        const char *first,
                        const char *last,
                        const char *colour,
                        const char *description,
                        PdSpanFlags flags)
{
  const char *utf8 = pd_text_get_utf8 (text);
  const char *start = strstr (utf8, first), *end;
  GdkRGBA rgba;

  g_assert_nonnull (start);
  end = strstr (start, last);
  g_assert_nonnull (end);
  end += strlen (last);
  gdk_rgba_parse (&rgba, colour);
  return pd_span_new (id, pd_text_byte_to_offset (text, start - utf8), pd_text_byte_to_offset (text, end - utf8), &rgba, description, flags);
}

GPtrArray *
reader_sample_new_spans (PdText *text)
{
  static const struct
  {
    const char *id;
    const char *first;
    const char *last;
    const char *colour;
    const char *description;
    PdSpanFlags flags;
  } marks[] = {
    { "photograph", "老周拍下一张照片", "一片暗红", "#3584e4", "证据 / 照片", PD_SPAN_PLAIN },
    { "claim", "到中午已经有人说", "死鱼超过十吨”", "#e66100", "主张 / 死鱼数量", PD_SPAN_CLAIM | PD_SPAN_NOTE },
    { "number", "超过十吨", "超过十吨", "#c01c28", "数字", PD_SPAN_PLAIN },
    { "rumour", "照片在当地的群里", "转发了这个说法", "#9141ac", "传播", PD_SPAN_OTHER },
    { "reach", "至少四十个公众号", "10万", "#2ec27e", "影响", PD_SPAN_NOTE },
    { "denial", "他说自己只拍了照片", "没看见几条。”", "#2190a4", "当事人 / 否认", PD_SPAN_CLAIM },
    { "quote", "“水是红的", "没看见几条。”", "#e5a50a", "引语", PD_SPAN_PLAIN },
    { "notice", "县生态环境局次日", "没有提到死鱼。", "#3584e4", "官方 / 通报", PD_SPAN_PLAIN },
    { "cause", "红色来自上游", "约3.2吨", "#26a269", "原因", PD_SPAN_CLAIM },
    { "mass", "约3.2吨", "约3.2吨", "#c01c28", "数字", PD_SPAN_PLAIN },
    { "oxygen", "水体溶解氧", "恢复正常", "#9141ac", "后果", PD_SPAN_NOTE },
    { "anonymous", "文章没有署名", "据知情人透露”", "#e5a50a", "来源 / 匿名", PD_SPAN_PLAIN },
    { "drift", "把“超过十吨”改成", "十吨变成了百吨", "#c01c28", "数字 / 漂移", PD_SPAN_CLAIM },
    { "spun", "一篇机器改写的文章", "漂浮江面”", "#3584e4", "改写", PD_SPAN_PLAIN },
    { "river", "河变成了江", "河变成了江", "#26a269", "改写 / 地名", PD_SPAN_NOTE },
    { "quoted", "已造成超过十吨鱼类死亡", "死亡", "#e66100", "主张 / 死鱼数量", PD_SPAN_CLAIM },
    { "title", "一夜之间", "变红", "#e5a50a", "标题", PD_SPAN_PLAIN },
    { "desk", "《江城晚报》", "《江城晚报》", "#2190a4", "媒体", PD_SPAN_PLAIN },
  };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_span_unref);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_ptr_array_add (spans, reader_sample_new_span (text, marks[i].id, marks[i].first, marks[i].last, marks[i].colour, marks[i].description, marks[i].flags));
  return spans;
}

/* A text of @length characters, in paragraphs of @paragraph characters, or in one where that is 0. */
PdText *
reader_sample_new_long_text (guint length,
                             guint paragraph)
{
  g_autoptr (GString) string = g_string_sized_new (3 * length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 1; i <= length; i++)
    {
      if (paragraph > 0 && i % paragraph == 0)
        g_string_append_c (string, '\n');
      else if (i % 31 == 0)
        g_string_append (string, "。");
      else if (i % 13 == 0)
        g_string_append (string, "，");
      else
        /* Some are common and most are rare, as with words. */
        g_string_append_unichar (string, 0x4E00 + (guint) (2000 * g_rand_double (rand) * g_rand_double (rand)));
    }
  return pd_text_new (string->str, string->len, NULL, NULL);
}

GPtrArray *
reader_sample_new_many_spans (PdText *text,
                              guint n_spans,
                              guint seed)
{
  static const char *const colours[] = { "#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac" };
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_span_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint length = pd_text_get_length (text);

  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      guint n = g_rand_int_range (rand, 2, 120);
      guint start = g_rand_int_range (rand, 0, length - MIN (n, length - 1));
      GdkRGBA colour;

      gdk_rgba_parse (&colour, colours[i % G_N_ELEMENTS (colours)]);
      g_ptr_array_add (spans, pd_span_new (id, start, start + n, &colour, "标签", g_rand_int_range (rand, 0, 8)));
    }
  return spans;
}
