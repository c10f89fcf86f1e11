#include "pd-pdf-name.h"

#include <string.h>

#include "pd-decoder.h"
#include "pd-language.h"

/* PDFDocEncoding, from 0x80 on, where it is not Latin-1. */
static int
find_byte (gunichar c)
{
  static const gunichar others[] = { 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0, 0x20AC };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (others[i] == c)
        return 0x80 + i;
    }
  return c < 0x100 ? (int) c : -1;
}

/**
 * pd_pdf_name_repair:
 * @text: a string of a PDF
 *
 * Reads a string anew that was written in another encoding than PDF wants: GBK, say, which then shows as `ÎÞ±êÌâ`.
 *
 * Returns: (transfer full): what it says; the same as @text where nothing is wrong with it
 */
char *
pd_pdf_name_repair (const char *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) source = NULL;
  g_auto (PdDecoded) decoded = { NULL };
  guint n_high = 0;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int value = find_byte (g_utf8_get_char (p));
      guint8 byte = value;

      if (value < 0)
        return g_strdup (text);
      n_high += value >= 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  if (n_high < 4)
    return g_strdup (text);
  source = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  if (!pd_decoder_decode (source, NULL, NULL, &decoded, NULL) || decoded.n_unread_bytes > 0 || pd_language_guess (decoded.text) == NULL)
    return g_strdup (text);
  return g_strdup (decoded.text);
}

static gboolean
has_suffix (const char *text,
            const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether a text is one of some words, perhaps with a number behind it. */
static gboolean
is_word (const char *text,
         const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  gsize n = strlen (lower);

  while (n > 0 && (g_ascii_isdigit (lower[n - 1]) || lower[n - 1] == ' ' || lower[n - 1] == '-' || lower[n - 1] == '_'))
    n--;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) == n && strncmp (lower, words[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_pdf_name_is_title:
 * @title: what a PDF says that it is called
 *
 * Returns: whether a person may have meant it: it is no file name, no `Untitled`, and nothing that cannot be read
 */
gboolean
pd_pdf_name_is_title (const char *title)
{
  static const char *const suffixes[] = { ".doc", ".docx", ".wps", ".rtf", ".odt", ".txt", ".pdf", ".ps", ".eps", ".dvi", ".tex", ".indd", ".qxd", ".qxp", ".pmd", ".p65", ".fm", ".cdr", ".ai", ".psd", ".ppt", ".pptx", ".xls", ".xlsx", ".htm", ".html", ".fit", ".s2", ".s92", ".jpg", ".tif", NULL };
  static const char *const words[] = { "untitled", "untitled document", "no title", "title", "document", "doc", "new document", "powerpoint presentation", "powerpoint 演示文稿", "slide", "presentation", "book", "layout", "无标题", "無標題", "未命名", "未标题", "文档", "新建文档", "新建 microsoft word 文档", "幻灯片", "演示文稿", "標題", "标题", "無題", "タイトルなし", "文書", "제목 없음", "문서", NULL };
  static const char *const programs[] = { "Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - ", "WPS ", "file:", "http://", "https://", "/", "<", NULL };
  gboolean has_letter = FALSE;

  g_return_val_if_fail (title != NULL, FALSE);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xFFFD || g_unichar_iscntrl (c) || (c >= 0xE000 && c <= 0xF8FF))
        return FALSE;
      has_letter |= g_unichar_isalpha (c);
    }
  for (guint i = 0; programs[i] != NULL; i++)
    {
      if (g_str_has_prefix (title, programs[i]))
        return FALSE;
    }
  return has_letter && !has_suffix (title, suffixes) && !is_word (title, words);
}

/**
 * pd_pdf_name_is_author:
 * @author: who a PDF says that it is by
 *
 * Returns: whether it is a person, and not what a program fills in by itself
 */
gboolean
pd_pdf_name_is_author (const char *author)
{
  static const char *const words[] = { "user", "users", "admin", "administrator", "owner", "author", "unknown", "anonymous", "root", "pc", "windows", "microsoft", "microsoft office user", "microsoft user", "windows user", "windows 用户", "微软用户", "微软中国", "用户", "作者", "未知", "lenovo", "dell", "hp", "acer", "asus", "thinkpad", "mac", "雨林木风", "番茄花园", "深度技术", "cnki", NULL };
  gboolean has_letter = FALSE;

  g_return_val_if_fail (author != NULL, FALSE);

  for (const char *p = author; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) == 0xFFFD || g_unichar_iscntrl (g_utf8_get_char (p)))
        return FALSE;
      has_letter |= g_unichar_isalpha (g_utf8_get_char (p));
    }
  return has_letter && !is_word (author, words);
}
