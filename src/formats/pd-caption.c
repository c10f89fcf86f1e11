#include "pd-caption.h"

#include <string.h>

#include "pd-label.h"

/* What is longer is prose in which a picture is mentioned. */
#define MAX_WEIGHT 80
#define MAX_BYTES 600

static gboolean
is_one_of (gunichar c,
           const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

/**
 * pd_caption_has_credit:
 * @passage: a passage
 *
 * Returns: whether it says where a picture is from: `…｜图源：X`, `（图片来源：X）`, `*头图来源：X`, `… 张三 摄`
 */
gboolean
pd_caption_has_credit (const PdPassage *passage)
{
  static const char *const endings[] = { " 摄", " 攝", "/摄", "／摄", "摄影", "供图", "供圖", "资料图", "資料圖片", "资料图片", "(资料图)", "（资料图）", "撮影", NULL };
  g_autofree char *line = NULL;
  gboolean is_start = TRUE;

  g_return_val_if_fail (passage != NULL, FALSE);

  if (passage->kind == PD_BLOCK_IMAGE || passage->is_code || passage->weight > MAX_WEIGHT || passage->n_bytes > MAX_BYTES)
    return FALSE;
  line = g_strndup (passage->text, passage->n_bytes);
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n;
      gboolean needs_sign;

      if (is_start && pd_label_find (p, &n, &needs_sign) == PD_LABEL_CREDIT && pd_label_skip_sign (p + n) > 0)
        return TRUE;
      is_start = is_one_of (g_utf8_get_char (p), "|｜丨│┃∣/／(（[【*▲△△▼△ 　。，,.;；—-·");
    }
  for (guint i = 0; passage->n_stops <= 1 && endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (line, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_caption_has_mark:
 * @passage: a passage
 *
 * Returns: whether it starts as captions do: `▲…`, `图1：…`, `Figure 2.`
 */
gboolean
pd_caption_has_mark (const PdPassage *passage)
{
  static const char *const words[] = { "图", "圖", "図", "그림", "사진", "Figure ", "Fig. ", "Photo ", NULL };
  g_autofree char *line = NULL;

  g_return_val_if_fail (passage != NULL, FALSE);

  if (passage->kind == PD_BLOCK_IMAGE || passage->is_code || passage->weight > MAX_WEIGHT || passage->n_bytes > MAX_BYTES)
    return FALSE;
  line = g_strndup (passage->text, passage->n_bytes);
  if (is_one_of (g_utf8_get_char (line), "▲△▼↑☝"))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *p = line + strlen (words[i]);

      if (!g_str_has_prefix (line, words[i]))
        continue;
      while (*p == ' ')
        p++;
      if (!g_ascii_isdigit (*p))
        continue;
      while (g_ascii_isdigit (*p) || *p == '-' || (*p == '.' && g_ascii_isdigit (p[1])))
        p++;
      return is_one_of (g_utf8_get_char (p), ":：. 　、") || *p == '\0';
    }
  return FALSE;
}
