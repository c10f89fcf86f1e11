#include "pd-html-title.h"

#include <string.h>

/* No more parts than this are looked at; titles have two or three. */
#define MAX_PARTS 12

/* A channel of a site, between the title and the site's name, is no longer than this, in bytes. */
#define MAX_CHANNEL_BYTES 24

/* A part of a title, and what stands before it. */
typedef struct
{
  const char *start;
  const char *end;
  gunichar separator;
} Part;

static gboolean
is_han (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_isalnum (c);
}

/* Whether a character parts a title. Some do only between spaces, as they are also parts of words; and a hyphen also where
 * no language has words with hyphens. */
static gboolean
parts (gunichar c,
       gunichar before,
       gunichar after)
{
  gboolean is_spaced = g_unichar_isspace (before) && g_unichar_isspace (after);

  switch (c)
    {
    case '|':
    case '_':
    case 0xFF5C:
    case 0x00BB:
      return TRUE;
    case '-':
    case 0xFF0D:
      return is_spaced || before == '-' || (is_han (before) && is_han (after));
    case ':':
    case '>':
    case '/':
    case 0x2013:
    case 0x2014:
    case 0x00B7:
    case 0x2022:
      return is_spaced;
    default:
      return FALSE;
    }
}

/* Titles themselves have these rarely. */
static gboolean
is_bar (gunichar c)
{
  return c == '|' || c == '_' || c == 0xFF5C;
}

static void
strip (Part *part)
{
  while (part->start < part->end && g_unichar_isspace (g_utf8_get_char (part->start)))
    part->start = g_utf8_next_char (part->start);
  while (part->start < part->end && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (part->end))))
    part->end = g_utf8_prev_char (part->end);
}

static guint
split (const char *title,
       Part found[MAX_PARTS])
{
  gunichar before = ' ';
  guint n = 0;

  found[n++] = (Part) { title, title + strlen (title), 0 };
  for (const char *p = title; *p != '\0' && n < MAX_PARTS; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (p > title && *next != '\0' && parts (c, before, g_utf8_get_char (next)))
        {
          found[n - 1].end = p;
          found[n++] = (Part) { next, title + strlen (title), c };
        }
      before = c;
    }
  for (guint i = 0; i < n; i++)
    strip (&found[i]);
  return n;
}

/**
 * pd_html_title_fold:
 * @title: a title
 *
 * Returns: (transfer full): its letters and digits, so that two ways to write the same title are equal
 */
char *
pd_html_title_fold (const char *title)
{
  g_autofree char *normal = NULL;
  GString *folded = g_string_new (NULL);

  g_return_val_if_fail (title != NULL, NULL);

  normal = g_utf8_normalize (title, -1, G_NORMALIZE_ALL_COMPOSE);
  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free_and_steal (folded);
}

/* What sites are called: the last character or word of their names says it. */
static gboolean
sounds_like_site (const char *name)
{
  static const char *const endings[] = {
    "网", "网站", "網", "網站", "报", "報", "晚报", "周刊", "週刊", "杂志", "雜誌", "频道", "頻道", "新闻", "新聞", "通讯社", "电视台", "論壇", "论坛", "社区", "社區", "博客", "部落格", "百科", "客户端", "客戶端", "专栏", "專欄", "公众号",
    "ニュース", "オンライン", "ブログ", "뉴스", "신문", "일보", "블로그", "news", "times", "blog", "magazine", "online", "forum", "wiki", "wikipedia", ".com", ".cn", ".net", ".org", ".tw", ".hk", ".jp", ".kr", NULL
  };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_site (const Part *part,
         GPtrArray *sites)
{
  g_autofree char *written = g_strndup (part->start, part->end - part->start);
  g_autofree char *name = pd_html_title_fold (written);

  for (guint i = 0; *name != '\0' && i < sites->len; i++)
    {
      g_autofree char *site = pd_html_title_fold (g_ptr_array_index (sites, i));

      if (*site != '\0' && (g_str_equal (name, site) || (strlen (name) > 4 && strstr (site, name) != NULL) || (strlen (site) > 4 && strstr (name, site) != NULL && strlen (name) < 3 * strlen (site))))
        return TRUE;
    }
  return FALSE;
}

/* Where the start of a title, or all of it but its start, is a heading of the page as well, that is the title. */
static char *
find_heading (const char *title,
              const Part *found,
              guint n,
              GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    {
      const char *heading = g_ptr_array_index (headings, i);
      g_autofree char *wanted = pd_html_title_fold (heading);

      if (g_utf8_strlen (wanted, -1) < 4)
        continue;
      for (guint first = 0; first < MIN (n, 2); first++)
        {
          for (guint last = first; last < n; last++)
            {
              g_autofree char *written = g_strndup (found[first].start, found[last].end - found[first].start);
              g_autofree char *folded = pd_html_title_fold (written);

              if (g_str_equal (folded, wanted))
                return g_steal_pointer (&written);
            }
        }
    }
  return NULL;
}

static gsize
get_length (const Part *part)
{
  return part->end - part->start;
}

/**
 * pd_html_title_strip_site:
 * @title: what a page says that it is called
 * @sites: (element-type utf8): what its site may be called
 * @headings: (element-type utf8): headings of the page
 *
 * Returns: (transfer full): the title without the name of the site before or behind it, where it is certain enough to be one
 */
char *
pd_html_title_strip_site (const char *title,
                          GPtrArray *sites,
                          GPtrArray *headings)
{
  Part found[MAX_PARTS];
  guint n, first = 0;
  char *heading;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (sites != NULL, NULL);
  g_return_val_if_fail (headings != NULL, NULL);

  n = split (title, found);
  if (n == 1)
    return g_strdup (title);
  heading = find_heading (title, found, n, headings);
  if (heading != NULL)
    return heading;
  if (is_site (&found[n - 1], sites))
    n--;
  else
    {
      g_autofree char *last = g_strndup (found[n - 1].start, get_length (&found[n - 1]));
      gsize n_rest = found[n - 2].end - found[0].start;

      if ((sounds_like_site (last) && 2 * n_rest > get_length (&found[n - 1])) || (is_bar (found[n - 1].separator) && n_rest > 2 * get_length (&found[n - 1])))
        n--;
      else if (is_site (&found[0], sites))
        first = 1;
      else
        return g_strdup (title);
    }
  /* 标题_科技频道_某某网 */
  while (first == 0 && n > 1 && found[n - 1].separator == found[n].separator && get_length (&found[n - 1]) <= MAX_CHANNEL_BYTES && found[n - 2].end - found[0].start > (gssize) get_length (&found[n - 1]))
    n--;
  return g_strndup (found[first].start, found[n - 1].end - found[first].start);
}
