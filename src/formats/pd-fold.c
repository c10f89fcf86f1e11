#include "pd-fold.h"

#include <string.h>

/* Traditional characters of the words by which a file's parts are told, each with its Simplified one; in order, as they are
 * searched by halving. */
static const char pairs[] = "並并乾干佈布併并來来侷局係系個个們们傢家傳传僅仅內内兩两冊册別别刪删創创劃划動动務务區区協协參参員员問问喨亮單单喲哟噹当嚮向嚴严國国圖图埰采執执"
                            "報报場场夥伙娛娱學学實实寫写將将專专對对導导屬属師师幹干廣广強强彆别後后復复應应戶户捲卷掃扫採采搆构搨拓擊击擔担據据敗败數数斷断於于時时曆历曏向"
                            "書书會会條条業业構构樂乐標标檯台權权歡欢歷历歸归沒没濟济瀏浏為为無无熱热獨独獲获獻献現现當当發发盜盗眾众瞭了碩硕碼码祕秘稱称穫获箇个節节簡简簽签"
                            "籤签紹绍終终絕绝絡络給给經经維维網网綵彩線线編编緻致總总繫系繹绎繼继續续習习聞闻聯联聲声聽听腳脚臺台與与興兴舉举茲兹蒐搜蓆席薦荐藍蓝處处號号"
                            "補补裡里製制複复見见規规視视覺觉覽览觀观觸触訂订訊讯討讨記记設设許许註注評评詩诗該该誌志認认誤误說说調调請请論论講讲謝谢謹谨識识譯译議议讀读讓让"
                            "讚赞貨货責责費费資资賓宾賞赏贊赞跤交跼局載载輕轻輯辑轉转辦办迴回這这連连進进過过違违選选還还郵邮鄭郑醫医釋释鈕钮錄录錯错錶表鍵键鏈链鏡镜長长門门"
                            "閉闭開开間间閱阅關关際际險险雜杂頁页頂顶須须預预領领頭头頻频題题額额願愿顧顾風风颱台館馆餽馈饋馈饗飨騙骗體体髮发鬚须麵面麼么點点齣出";

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
