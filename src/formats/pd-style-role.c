#include "pd-style-role.h"

#include <string.h>

/* What word processors call their own styles, without spaces and in lower case; and what people call theirs. A name that ends with
 * # has a number behind it. */
static const struct
{
  const char *name;
  PdStyleRole role;
} names[] = {
  { "title", PD_STYLE_ROLE_TITLE },
  { "标题", PD_STYLE_ROLE_TITLE },
  { "標題", PD_STYLE_ROLE_TITLE },
  { "大标题", PD_STYLE_ROLE_TITLE },
  { "主标题", PD_STYLE_ROLE_TITLE },
  { "文章标题", PD_STYLE_ROLE_TITLE },
  { "表題", PD_STYLE_ROLE_TITLE },
  { "제목", PD_STYLE_ROLE_TITLE },
  { "subtitle", PD_STYLE_ROLE_SUBTITLE },
  { "副标题", PD_STYLE_ROLE_SUBTITLE },
  { "副標題", PD_STYLE_ROLE_SUBTITLE },
  { "副題", PD_STYLE_ROLE_SUBTITLE },
  { "heading#", PD_STYLE_ROLE_HEADING },
  { "标题#", PD_STYLE_ROLE_HEADING },
  { "標題#", PD_STYLE_ROLE_HEADING },
  { "見出し#", PD_STYLE_ROLE_HEADING },
  { "제목#", PD_STYLE_ROLE_HEADING },
  { "caption", PD_STYLE_ROLE_CAPTION },
  { "imagecaption", PD_STYLE_ROLE_CAPTION },
  { "tablecaption", PD_STYLE_ROLE_CAPTION },
  { "figurecaption", PD_STYLE_ROLE_CAPTION },
  { "题注", PD_STYLE_ROLE_CAPTION },
  { "題注", PD_STYLE_ROLE_CAPTION },
  { "图注", PD_STYLE_ROLE_CAPTION },
  { "图题", PD_STYLE_ROLE_CAPTION },
  { "表题", PD_STYLE_ROLE_CAPTION },
  { "表注", PD_STYLE_ROLE_CAPTION },
  { "図表番号", PD_STYLE_ROLE_CAPTION },
  { "quote", PD_STYLE_ROLE_QUOTE },
  { "quotations", PD_STYLE_ROLE_QUOTE },
  { "intensequote", PD_STYLE_ROLE_QUOTE },
  { "blocktext", PD_STYLE_ROLE_QUOTE },
  { "blockquote", PD_STYLE_ROLE_QUOTE },
  { "blockquotation", PD_STYLE_ROLE_QUOTE },
  { "引用", PD_STYLE_ROLE_QUOTE },
  { "明显引用", PD_STYLE_ROLE_QUOTE },
  { "引文", PD_STYLE_ROLE_QUOTE },
  { "引用文", PD_STYLE_ROLE_QUOTE },
  { "sourcecode", PD_STYLE_ROLE_CODE },
  { "preformattedtext", PD_STYLE_ROLE_CODE },
  { "htmlpreformatted", PD_STYLE_ROLE_CODE },
  { "代码", PD_STYLE_ROLE_CODE },
  { "author", PD_STYLE_ROLE_AUTHOR },
  { "作者", PD_STYLE_ROLE_AUTHOR },
  { "date", PD_STYLE_ROLE_DATE },
  { "toc#", PD_STYLE_ROLE_CONTENTS },
  { "tocheading", PD_STYLE_ROLE_CONTENTS },
  { "contents#", PD_STYLE_ROLE_CONTENTS },
  { "contentsheading", PD_STYLE_ROLE_CONTENTS },
  { "目录#", PD_STYLE_ROLE_CONTENTS },
  { "目錄#", PD_STYLE_ROLE_CONTENTS },
  { "tableoffigures", PD_STYLE_ROLE_CONTENTS },
  { "normal", PD_STYLE_ROLE_BODY },
  { "正文", PD_STYLE_ROLE_BODY },
  { "standard", PD_STYLE_ROLE_BODY },
  { "bodytext", PD_STYLE_ROLE_BODY },
  { "textbody", PD_STYLE_ROLE_BODY },
};

/**
 * pd_style_role_from_name:
 * @name: what a paragraph style is called
 * @level: (out): for a heading its level from 1, otherwise 0
 *
 * Returns: what the style is for, as far as its name says
 */
PdStyleRole
pd_style_role_from_name (const char *name,
                         guint *level)
{
  g_autofree char *folded = NULL;
  char *end;
  gsize n_digits = 0;

  g_return_val_if_fail (name != NULL, PD_STYLE_ROLE_NONE);
  g_return_val_if_fail (level != NULL, PD_STYLE_ROLE_NONE);

  *level = 0;
  folded = g_ascii_strdown (name, -1);
  end = folded;
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != ' ' && *p != '_' && *p != '-')
        *end++ = *p;
    }
  *end = '\0';
  while (end > folded && g_ascii_isdigit (end[-1]))
    {
      end--;
      n_digits++;
    }
  if (n_digits == 1)
    *level = *end - '0';
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n = strlen (names[i].name);
      gboolean has_number = names[i].name[n - 1] == '#';

      if (has_number ? *level > 0 && (gsize) (end - folded) == n - 1 && strncmp (folded, names[i].name, n - 1) == 0
                     : g_str_equal (folded, names[i].name))
        {
          if (names[i].role != PD_STYLE_ROLE_HEADING)
            *level = 0;
          return names[i].role;
        }
    }
  *level = 0;
  return PD_STYLE_ROLE_NONE;
}
