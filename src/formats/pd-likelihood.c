#include "pd-likelihood.h"

#include <unicode/ucnv.h>

/* What a character costs is how surprising it is in a script: the logarithm of 1 / its frequency, in tenths of a bit.
 * The numbers are estimates, and rough ones do: what is read in a wrong encoding is surprising in nearly every character,
 * so that a few bits more or less in one of them change nothing. */
#define IMPOSSIBLE 400
/* Latin letters and others are seldom next to each other, and an accented letter in a wrong encoding always is. */
#define SCRIPT_CHANGE 40
#define N_SCRIPTS 5
#define FIRST_ALPHABETIC 4

/* How frequent a character of the Basic Multilingual Plane is in each of the four scripts; two bits each. */
typedef enum
{
  TIER_RARE,
  /* In the second half of the national standard. */
  TIER_LISTED,
  /* In the half for everyday use. */
  TIER_EVERYDAY,
  /* Among the few hundred that make up most of a text. */
  TIER_FREQUENT,
} Tier;

static const guint han_costs[4][4] = {
  { 215, 175, 130, 90 },
  { 215, 180, 130, 90 },
  { 225, 190, 130, 95 },
  { 240, 170, 160, 160 },
};

static const guint hangul_costs[4] = { 190, 190, 130, 85 };

static const char frequent_hans[] = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者"
                                    "意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义"
                                    "各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程"
                                    "北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔价百亿千约超近每元股企网媒称示影响研究技投消息编辑来源图片阅读微注创章布";

static const char frequent_hant[] = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著着下自之年過發後作裡里用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日"
                                    "軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處"
                                    "走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類"
                                    "求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運筆價百億千約超近每元股企網媒稱示影響研究技投消息編輯源圖片閱讀微注創章布佈係喺嘅咗唔佢哋嘢冇啲嗰咁嚟俾嘛呢吓喎㗎攞";

static const char frequent_japanese[] = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意"
                                        "不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店質待試族銀早映親験仕味写字答夜音注古歌春政議民連対部合市内相定回選米実関決全表戦経最"
                                        "現調化当約首法性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解資予向際勝面告反判認参利組信在件側任引求所次官論増感情投示変打直両式確果容必演争談能位置流格過局放常状球職与供役割身費付由説難優収断石違消神番"
                                        "規術備害配警育席乗残想線案助労例然株価億";

static const char frequent_korean[] = "이다는의에가을를은한고하지도로사기어그해서아인나대자리시정있부일수과들으전상제라것주여보면적게음성만마동원니스안장치오조구경우공었없말신국거중유비무화생식관계선소연물입진실야와람각때회세려요내통았할현방러간등문위모학발당결용개"
                                      "반드력년트단산히체미본금행더예불법노영재까심데양변격분점바많후민속같된되했업명표령란르습십월건질합형직특권약래활파운집강작술석언외종배름품코레프터임교김날눈알못받던져겠네왔갔앞뒤큰새길땅별번곳돈몸힘병막남북처최차천저버"
                                      "범복볼빠뿐살색설섰손쓰씨않애열올왜울움응읽잡절접족좋죽준줄즈증책초추축출충카크키타태택토투판편평포필호혼환황효희기사";

static void
raise_tier (guint8 *tiers,
            gunichar c,
            guint script,
            Tier tier)
{
  if (c < 0x10000 && ((tiers[c] >> (2 * script)) & 3) < tier)
    tiers[c] = (tiers[c] & ~(3 << (2 * script))) | tier << (2 * script);
}

static void
raise_all (guint8 *tiers,
           const char *characters,
           guint script)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    raise_tier (tiers, g_utf8_get_char (p), script, TIER_FREQUENT);
}

/* The national standards put what is in everyday use first, so that rows of them say it. */
static void
raise_rows (guint8 *tiers,
            const char *converter_name,
            guint first_row,
            guint last_row,
            guint script,
            Tier tier)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (converter_name, &status);

  for (guint row = first_row; U_SUCCESS (status) && row <= last_row; row++)
    {
      for (guint cell = 0x40; cell <= 0xFE; cell++)
        {
          const char bytes[] = { (char) row, (char) cell };
          UErrorCode ignored = U_ZERO_ERROR;
          UChar units[4];

          if ((cell < 0x7F || cell >= 0xA1) && ucnv_toUChars (converter, units, G_N_ELEMENTS (units), bytes, 2, &ignored) == 1 && units[0] != 0xFFFD)
            raise_tier (tiers, units[0], script, tier);
        }
    }
  ucnv_close (converter);
}

static const guint8 *
get_tiers (void)
{
  /* Made once, and then only read. */
  static guint8 *made;

  if (g_once_init_enter_pointer (&made))
    {
      guint8 *tiers = g_new0 (guint8, 0x10000);

      raise_all (tiers, frequent_hans, 0);
      raise_all (tiers, frequent_hant, 1);
      raise_all (tiers, frequent_japanese, 2);
      raise_all (tiers, frequent_korean, 3);
      raise_rows (tiers, "ibm-1383_P110-1999", 0xB0, 0xD7, 0, TIER_EVERYDAY);
      raise_rows (tiers, "ibm-1383_P110-1999", 0xD8, 0xF7, 0, TIER_LISTED);
      raise_rows (tiers, "windows-950-2000", 0xA4, 0xC6, 1, TIER_EVERYDAY);
      raise_rows (tiers, "windows-950-2000", 0xC9, 0xF9, 1, TIER_LISTED);
      raise_rows (tiers, "euc-jp-2007", 0xB0, 0xCF, 2, TIER_EVERYDAY);
      raise_rows (tiers, "euc-jp-2007", 0xD0, 0xF4, 2, TIER_LISTED);
      raise_rows (tiers, "ibm-970_P110_P110-2006_U2", 0xB0, 0xC8, 3, TIER_EVERYDAY);
      raise_rows (tiers, "ibm-970_P110_P110-2006_U2", 0xCA, 0xFD, 3, TIER_LISTED);
      g_once_init_leave_pointer (&made, tiers);
    }
  return made;
}

static guint
measure_ascii (gunichar c)
{
  if (c == ' ' || c == '\n')
    return 45;
  if (g_ascii_isalnum (c))
    return 60;
  if (c == '\0')
    return 2 * IMPOSSIBLE;
  return g_ascii_isgraph (c) || c == '\t' || c == '\r' ? 75 : 250;
}

/* A letter or a sign of an alphabet, or the quotation marks and dashes that all share. */
static guint
measure_alphabetic (gunichar c,
                    gboolean follows_other,
                    gboolean is_alphabetic)
{
  if (c == 0xA0 || (c >= 0x2010 && c <= 0x2027) || c == 0xAB || c == 0xBB)
    return 85;
  if (c < 0xA0 || !is_alphabetic)
    return c < 0xA0 ? IMPOSSIBLE : 150;
  if (c < 0x250)
    {
      /* Letters with accents stand between those without; signs and capitals are rarer still. */
      guint cost = g_unichar_islower (c) ? 80 : (g_unichar_isalpha (c) ? 110 : 120);

      return cost + (follows_other ? 40 : 0);
    }
  /* A text in Greek or Russian is written in nothing else. Above are signs, and scripts that no other encoding has. */
  if (c < 0x2000 && (g_unichar_isalpha (c) || g_unichar_ismark (c)))
    return g_unichar_isupper (c) ? 90 : 65;
  return 150;
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static guint
measure_kana (gunichar c,
              guint script)
{
  if (script != 2)
    return 160;
  if (c >= 0xFF61)
    return 140;
  return c < 0x30A0 ? 65 : 75;
}

static guint
measure_character (gunichar c,
                   guint script,
                   const guint8 *tiers,
                   gboolean follows_other)
{
  Tier tier = c < 0x10000 && script < FIRST_ALPHABETIC ? (Tier) ((tiers[c] >> (2 * script)) & 3) : TIER_RARE;

  if (c < 0x80)
    return measure_ascii (c);
  if (c == 0xFFFD)
    return 240;
  if (is_han (c))
    return script == FIRST_ALPHABETIC ? 250 : han_costs[script][tier] + (c >= 0x4E00 && c <= 0x9FFF ? 0 : (tier == TIER_RARE ? 30 : 0));
  if (c >= 0xAC00 && c <= 0xD7A3)
    return script == 3 ? hangul_costs[tier] : 220;
  if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F))
    return measure_kana (c, script);
  /* Punctuation of Han text, and letters and signs as wide as it. */
  if ((c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF65))
    return script == FIRST_ALPHABETIC ? 160 : (c <= 0x3011 || c == 0xFF0C || c == 0xFF1A || c == 0xFF1F ? 70 : 100);
  if (g_unichar_type (c) == G_UNICODE_PRIVATE_USE || !g_unichar_isdefined (c) || (c & 0xFFFE) == 0xFFFE)
    return IMPOSSIBLE;
  return measure_alphabetic (c, follows_other, script == FIRST_ALPHABETIC);
}

static gboolean
is_east_asian_letter (gunichar c)
{
  return is_han (c) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

static gboolean
changes_script (gunichar before,
                gunichar after)
{
  return (before < 0x80 && g_ascii_isalpha (before) && is_east_asian_letter (after)) || (after < 0x80 && g_ascii_isalpha (after) && is_east_asian_letter (before));
}

/**
 * pd_likelihood_measure:
 * @text: (array length=n_bytes) (element-type guint8): valid UTF-8
 * @n_bytes: length of @text
 * @scripts: what it may be written in
 *
 * Tells how surprising a text is to somebody who can read it, by which characters are in it. Of two readings of the same
 * bytes the less surprising one is the likelier.
 *
 * Returns: tenths of a bit, in the script where it is least surprising
 */
guint64
pd_likelihood_measure (const char *text,
                       gsize n_bytes,
                       PdScript scripts)
{
  const guint8 *tiers = get_tiers ();
  const char *end = text + n_bytes;
  gunichar last = 0;
  guint64 costs[N_SCRIPTS] = { 0 };
  guint64 least = G_MAXUINT64;

  g_return_val_if_fail (text != NULL, G_MAXUINT64);
  g_return_val_if_fail ((scripts & PD_SCRIPT_ALL) != 0, G_MAXUINT64);

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      guint change = changes_script (last, c) ? SCRIPT_CHANGE : 0;

      for (guint script = 0; script < N_SCRIPTS; script++)
        {
          if (scripts & (1 << script))
            costs[script] += change + measure_character (c, script, tiers, last >= 0x80);
        }
      last = c;
    }
  for (guint script = 0; script < N_SCRIPTS; script++)
    {
      if (scripts & (1 << script))
        least = MIN (least, costs[script]);
    }
  return least;
}
