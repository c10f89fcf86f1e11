#include "pd-line-role.h"

#include <string.h>

#include "pd-fold.h"
#include "pd-lexicon.h"

/* In letters and digits. What is longer than the last of these has no role whatever it says. */
#define MAX_HEADING 16
#define MAX_THANKS 20
#define MAX_INTERFACE 60
#define MAX_PROMOTION 60
#define MAX_OWN_NOTE 100
#define MAX_NOTE 300
#define MAX_NOTE_BYTES 2000
/* How long the name of a part of a site is. */
#define MAX_PLACE 20

/* How a note on reprints or on liability begins. */
static const char *const note_headings[] = { "版权声明", "版权说明", "版权信息", "免责声明", "转载声明", "特别声明", "郑重声明", "声明", "©", "copyright", NULL };
static const char *const note_starts[] = {
  "本文", "本站", "本网", "本刊", "本报", "本公众号", "本平台", "本号", "本作品", "此文", "该文", "该作品", "版权", "著作权", "转载", "未经", "欢迎转载", "如需转载", "以上内容", "以上文章",
  "allrights", "creativecommons", "ccby", "thiswork", "thisarticle", "reprinted", "无断", "当サイト", "本サイト", "저작권", "무단", NULL
};

static gboolean
starts_with_any (const char *text,
                 const char *const *starts)
{
  for (guint i = 0; starts[i] != NULL; i++)
    {
      if (strncmp (text, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
sum (const PdPhraseCount *count,
     guint kinds)
{
  guint covered = 0;

  for (guint i = 0; i < PD_N_PHRASE_KINDS; i++)
    {
      if ((kinds & 1u << i) != 0)
        covered += count->covered[i];
    }
  return covered;
}

#define KIND(k) (1u << PD_PHRASE_##k)

/* Shares are percentages, so that nothing is rounded. */
static gboolean
is_share (guint covered,
          guint length,
          guint percent)
{
  return covered * 100 >= length * percent;
}

static gboolean
is_reprint (const PdPhraseCount *count,
            const char *folded)
{
  guint covered = sum (count, KIND (REPRINT) | KIND (UNPERMITTED) | KIND (BAN) | KIND (DISCLAIMER) | KIND (TERMS) | KIND (FILLER));
  gboolean forbids = count->n[PD_PHRASE_UNPERMITTED] > 0 && count->n[PD_PHRASE_BAN] > 0;

  if (count->n[PD_PHRASE_REPRINT] + count->n[PD_PHRASE_DISCLAIMER] == 0 && !forbids)
    return FALSE;
  if (count->n[PD_PHRASE_REPORTED] > 0)
    return is_share (covered, count->length, 85);
  if (starts_with_any (folded, note_headings))
    return is_share (covered, count->length, 45);
  if (count->length <= MAX_OWN_NOTE && starts_with_any (folded, note_starts))
    return is_share (covered, count->length, 30);
  return is_share (covered, count->length, 75);
}

/* The sign that folding drops. */
static gboolean
has_copyright_sign (const PdPassage *passage)
{
  return g_strstr_len (passage->text, passage->n_bytes, "©") != NULL || g_strstr_len (passage->text, passage->n_bytes, "ⓒ") != NULL;
}

static gboolean
is_interface (const PdPhraseCount *count,
              gboolean ends_sentence)
{
  guint covered = sum (count, KIND (INTERFACE) | KIND (CONTROL)) + count->n_digits;

  if (count->n[PD_PHRASE_INTERFACE] > 0)
    return is_share (covered + count->covered[PD_PHRASE_FILLER], count->length, 95);
  /* A sentence tells what to do with a button. */
  if (ends_sentence)
    return FALSE;
  if (count->n[PD_PHRASE_CONTROL] >= 2)
    return covered == count->length;
  return count->n[PD_PHRASE_CONTROL] == 1 && count->n_digits > 0 && covered + count->covered[PD_PHRASE_FILLER] == count->length;
}

static gboolean
is_promotion (const PdPhraseCount *count,
              gboolean ends_sentence)
{
  guint covered = sum (count, KIND (PROMOTION) | KIND (INVITATION) | KIND (CONTROL) | KIND (INTERFACE) | KIND (THANKS) | KIND (FILLER));

  if (count->n[PD_PHRASE_PROMOTION] == 0 || count->n[PD_PHRASE_REPORTED] > 0)
    return FALSE;
  if (count->length > MAX_PROMOTION)
    return count->n[PD_PHRASE_PROMOTION] >= 3 && is_share (covered, count->length, 70);
  return is_share (covered, count->length, ends_sentence ? 75 : 50);
}

static gboolean
is_thanks (const PdPhraseCount *count)
{
  return count->length <= MAX_THANKS && count->n[PD_PHRASE_THANKS] > 0 && count->n[PD_PHRASE_CONTROL] + count->n[PD_PHRASE_PROMOTION] > 0
         && sum (count, KIND (THANKS) | KIND (CONTROL) | KIND (PROMOTION) | KIND (INVITATION) | KIND (FILLER)) == count->length;
}

static gboolean
is_heading (const PdPhraseCount *count,
            PdPhraseKind kind)
{
  return count->length <= MAX_HEADING && count->n[kind] > 0 && is_share (count->covered[kind] + count->covered[PD_PHRASE_FILLER], count->length, 80);
}

/* Where on a site a page is: `首页 > 新闻 > 正文`. */
static gboolean
is_trail (const PdPassage *passage)
{
  static const char *const starts[] = { "当前位置", "您的位置", "您现在的位置", "目前位置", "你的位置", NULL };
  static const char *const homes[] = { "首页", "home", "ホーム", "トップ", "홈", NULL };
  g_autofree char *line = NULL;
  g_auto (GStrv) places = NULL;
  guint n = 0;

  if (!pd_passage_is_line (passage))
    return FALSE;
  line = g_strndup (passage->text, passage->n_bytes);
  for (char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr ("＞»›→", -1, g_utf8_get_char (p)) != NULL)
        memset (p, '>', g_utf8_next_char (p) - p);
    }
  places = g_strsplit (line, ">", -1);
  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *folded = pd_fold_line (places[i], -1);
      gboolean is_last = places[i + 1] == NULL;

      if (*folded == '\0')
        continue;
      if (g_utf8_strlen (folded, -1) > MAX_PLACE)
        return FALSE;
      if (++n > 1 && is_last && g_str_equal (folded, "正文"))
        return TRUE;
      if (n == 1 && !is_last && (g_strv_contains (homes, folded) || starts_with_any (folded, starts)))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_line_role_tell:
 * @passage: a passage
 * @names: (nullable) (array zero-terminated=1): folded names that an interface or a note may give: the publication's, the author's
 * @is_certain: (out): whether every letter of it says so
 *
 * Tells by its words what a line is. They are evidence: where it stands has to speak for it too.
 *
 * Returns: the role
 */
PdLineRole
pd_line_role_tell (const PdPassage *passage,
                   const char *const *names,
                   gboolean *is_certain)
{
  g_autofree char *folded = NULL;
  PdPhraseCount count;

  g_return_val_if_fail (passage != NULL, PD_LINE_ROLE_TEXT);
  g_return_val_if_fail (is_certain != NULL, PD_LINE_ROLE_TEXT);

  *is_certain = FALSE;
  if (passage->kind == PD_BLOCK_IMAGE || passage->is_code || passage->weight > MAX_NOTE || passage->n_bytes > MAX_NOTE_BYTES)
    return PD_LINE_ROLE_TEXT;
  folded = pd_fold_line (passage->text, passage->n_bytes);
  if (*folded == '\0')
    return PD_LINE_ROLE_BLANK;
  if (is_trail (passage))
    return PD_LINE_ROLE_TRAIL;
  pd_lexicon_count (folded, names, &count);
  if (is_reprint (&count, folded) || (count.length <= MAX_INTERFACE && has_copyright_sign (passage)))
    return PD_LINE_ROLE_REPRINT;
  if (count.length <= MAX_INTERFACE && is_interface (&count, passage->ends_sentence))
    {
      *is_certain = count.n[PD_PHRASE_INTERFACE] > 0 && sum (&count, KIND (INTERFACE) | KIND (CONTROL)) + count.n_digits == count.length;
      return PD_LINE_ROLE_INTERFACE;
    }
  if (is_heading (&count, PD_PHRASE_RELATED))
    return PD_LINE_ROLE_RELATED;
  if (is_heading (&count, PD_PHRASE_NOTE))
    return PD_LINE_ROLE_NOTES;
  if (is_thanks (&count))
    return PD_LINE_ROLE_THANKS;
  if (is_promotion (&count, passage->ends_sentence))
    {
      *is_certain = sum (&count, KIND (PROMOTION) | KIND (CONTROL) | KIND (INTERFACE) | KIND (FILLER)) == count.length;
      return PD_LINE_ROLE_PROMOTION;
    }
  if (count.n[PD_PHRASE_CONTROL] == 1 && count.covered[PD_PHRASE_CONTROL] == count.length)
    return PD_LINE_ROLE_CONTROL;
  return PD_LINE_ROLE_TEXT;
}

/**
 * pd_line_role_gives_terms:
 * @passage: a passage
 *
 * Returns: whether it says who may reprint it and how, and is not only the heading of that
 */
gboolean
pd_line_role_gives_terms (const PdPassage *passage)
{
  g_autofree char *folded = NULL;
  PdPhraseCount count;

  g_return_val_if_fail (passage != NULL, FALSE);

  folded = pd_fold_line (passage->text, passage->n_bytes);
  pd_lexicon_count (folded, NULL, &count);
  for (guint i = 0; note_headings[i] != NULL; i++)
    {
      if (g_str_equal (folded, note_headings[i]))
        return FALSE;
    }
  return count.n[PD_PHRASE_REPRINT] + count.n[PD_PHRASE_UNPERMITTED] > 0 || has_copyright_sign (passage);
}
