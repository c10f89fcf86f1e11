#include "pd-fold.h"

#include <string.h>

/* Traditional characters of the words by which a file's parts are told, each with its Simplified one; in order, as they are
 * searched by halving. */
static const char pairs[] = "並并佈布係系個个們们備备傳传內内兩两別别創创動动務务協协參参員员問问啟启單单嚴严國国圖图團团報报學学實实審审寫写專专對对導导屬属廣广後后從从態态"
                            "應应戶户掃扫採采擇择據据攝摄數数斷断於于時时書书會会條条構构標标機机檔档權权歡欢歲岁歸归滿满瀏浏灣湾為为無无熱热營营獨独獲获獻献現现發发監监碼码"
                            "節节範范簡简簽签紹绍結结絕绝給给經经維维網网編编繫系聯联聲声聽听臺台與与華华萬万薦荐處处號号裏里裡里製制複复見见視视覽览觀观觸触訂订計计訊讯討讨"
                            "記记訪访設设許许註注評评話话該该誌志認认說说請请論论謝谢證证識识譯译議议讀读讓让讚赞負负責责買买費费貼贴資资質质贈赠贊赞贏赢載载輕轻輯辑轉转這这"
                            "連连週周進进運运過过違违選选還还釋释鈴铃錄录錢钱鍊链鏈链長长門门閉闭開开間间閱阅關关階阶際际隱隐雙双電电頁页頂顶須须領领頭头頻频題题願愿驗验體体"
                            "點点";

#define N_PAIR_BYTES 6
#define N_PAIRS ((sizeof pairs - 1) / N_PAIR_BYTES)

/**
 * pd_fold_character:
 * @c: a character
 *
 * Returns: the Simplified character of a frequent Traditional one, otherwise @c; in UTF-8 both are as long
 */
gunichar
pd_fold_character (gunichar c)
{
  gsize low = 0, high = N_PAIRS;

  if (c < 0x4E00 || c > 0x9FFF)
    return c;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const char *pair = pairs + middle * N_PAIR_BYTES;
      gunichar traditional = g_utf8_get_char (pair);

      if (traditional == c)
        return g_utf8_get_char (g_utf8_next_char (pair));
      if (traditional < c)
        low = middle + 1;
      else
        high = middle;
    }
  return c;
}

/* What is read aloud of a line, and the few signs that make another word of it. */
static gboolean
is_kept (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '+' || c == '#' || c == '%';
}

/**
 * pd_fold_line:
 * @text: (array length=n_bytes) (element-type guint8): a line
 * @n_bytes: its length in bytes, or -1 where it ends with a NUL
 *
 * Makes of a line what lines are compared by: without width, case, spaces and punctuation, and with frequent Traditional
 * characters as Simplified ones.
 *
 * Returns: (transfer full): letters and digits, perhaps none
 */
char *
pd_fold_line (const char *text,
              gssize n_bytes)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;
  GString *line;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, n_bytes, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  line = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_kept (c))
        g_string_append_unichar (line, pd_fold_character (c));
    }
  return g_string_free_and_steal (line);
}
