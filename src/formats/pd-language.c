#include "pd-language.h"

#include <string.h>

/* The start of a text says which language it is in. */
#define LOOKED_AT 5000

#define FIRST_HAN 0x4E00
#define N_HAN (0x9FFF - FIRST_HAN + 1)

/* Frequent characters with another form in the other script: a Simplified one, its Traditional one, and so on. */
static const char pairs[] = "们們这這来來对對时時国國说說会會发發经經学學过過进進动動种種样樣现現还還开開关關问問没沒为為头頭长長见見应應东東车車门門马馬书書风風"
                            "业業与與产產亿億从從仅僅价價众眾优優传傳伤傷体體儿兒党黨兰蘭兴興养養军軍农農况況决決净淨减減击擊则則刚剛创創办辦务務劳勞势勢华華单單"
                            "卖賣卫衛厂廠历歷压壓县縣参參双雙变變号號吗嗎听聽员員响響围圍图圖团團场場坏壞块塊声聲处處备備实實宝寶审審导導将將层層岁歲币幣师師带帶"
                            "广廣张張强強归歸当當录錄态態总總战戰户戶执執扩擴护護报報择擇换換据據损損数數断斷无無显顯权權条條标標树樹机機杀殺极極构構气氣汉漢济濟"
                            "测測灭滅点點热熱爱愛环環电電画畫确確离離积積称稱竞競笔筆类類纪紀级級纷紛线線组組细細终終结結给給绝絕统統继繼续續维維网網罗羅职職联聯"
                            "观觀规規视視觉覺计計认認让讓议議记記论論证證评評识識该該语語误誤请請读讀课課调調谁誰谈談质質费費资資赛賽赶趕较較输輸边邊达達远遠连連"
                            "选選递遞钱錢银銀错錯队隊阳陽际際险險难難预預领領题題飞飛验驗鸟鳥黄黃龙龍";

enum
{
  SIMPLIFIED = 1,
  TRADITIONAL = 2,
};

static void
fill_scripts (guint8 *scripts)
{
  guint8 script = SIMPLIFIED;

  memset (scripts, 0, N_HAN);
  for (const char *p = pairs; *p != '\0'; p = g_utf8_next_char (p))
    {
      scripts[g_utf8_get_char (p) - FIRST_HAN] = script;
      script = script == SIMPLIFIED ? TRADITIONAL : SIMPLIFIED;
    }
}

/**
 * pd_language_guess:
 * @text: a text
 *
 * Guesses by the script: kana make it Japanese, hangul Korean, and Han alone Chinese, Simplified or Traditional by
 * which characters are there that only one of them has.
 *
 * Returns: (nullable): `ja`, `ko`, `zh-Hans`, `zh-Hant`, `zh` where both scripts would do, or %NULL
 */
const char *
pd_language_guess (const char *text)
{
  guint han = 0, kana = 0, hangul = 0, letters = 0, simplified = 0, traditional = 0;
  guint8 scripts[N_HAN];
  guint east_asian;
  guint n = 0;

  g_return_val_if_fail (text != NULL, NULL);

  fill_scripts (scripts);
  for (const char *p = text; *p != '\0' && n < LOOKED_AT; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= FIRST_HAN && c < FIRST_HAN + N_HAN)
        {
          han++;
          simplified += scripts[c - FIRST_HAN] == SIMPLIFIED;
          traditional += scripts[c - FIRST_HAN] == TRADITIONAL;
        }
      else if (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
        kana++;
      else if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF))
        hangul++;
      else if (g_unichar_isalpha (c))
        letters++;
    }

  east_asian = han + kana + hangul;
  /* A Han character says about as much as three letters. */
  if (east_asian == 0 || east_asian * 3 < letters)
    return NULL;
  if (kana * 10 >= east_asian)
    return "ja";
  if (hangul * 10 >= east_asian)
    return "ko";
  if (simplified > traditional)
    return "zh-Hans";
  return traditional > simplified ? "zh-Hant" : "zh";
}
