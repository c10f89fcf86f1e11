#include <string.h>

#include "pd-cleaning.h"
#include "pd-fold.h"

static gboolean
read_digits (const char *p,
             guint n,
             guint *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return FALSE;
      *number = *number * 10 + (p[i] - '0');
    }
  return TRUE;
}

static gboolean
is_edge (char c)
{
  return !g_ascii_isalnum (c);
}

/* 2025/02/03, 2025-02/03, 20250203, 202502/03 and the like, between signs. */
static char *
read_date (const char *p)
{
  const char *start = p;
  guint year, month, day;

  if (!read_digits (p, 4, &year) || year < 1990 || year > 2100)
    return NULL;
  p += 4;
  p += *p == '/' || *p == '-' || *p == '_';
  if (!read_digits (p, 2, &month) || month < 1 || month > 12)
    return NULL;
  p += 2;
  p += *p == '/' || *p == '-' || *p == '_';
  if (!read_digits (p, 2, &day))
    return NULL;
  p += 2;
  if (!is_edge (*p) || p - start < 8 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static char *
find_date (const char *path)
{
  const char *end = path + strcspn (path, "?#");

  for (const char *p = path; p < end; p++)
    {
      char *date = is_edge (*p) ? read_date (p + 1) : NULL;

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* A publication is not where it was obtained from: its name is that of the site. */
static gboolean
is_publication (PdCleaning *self,
                const char *host)
{
  const char *source = pd_cleaning_get_field (self, PD_ARTICLE_SOURCE);
  g_autofree char *name = pd_fold_line (source != NULL ? source : "", -1);
  g_autofree char *folded_host = pd_fold_line (host, -1);

  return *name != '\0' && g_str_has_prefix (folded_host, name);
}

/* Takes from the address what it says: the site, and mostly when. */
void
pd_clean_url (PdCleaning *self)
{
  const char *url = pd_cleaning_get_field (self, PD_ARTICLE_URL);
  const char *start, *path;
  g_autofree char *host = NULL;
  g_autofree char *date = NULL;

  if (url == NULL || (!g_str_has_prefix (url, "http://") && !g_str_has_prefix (url, "https://")))
    return;
  start = strstr (url, "://") + 3;
  path = start + strcspn (start, "/?#");
  host = g_ascii_strdown (start, strcspn (start, "/?#:"));
  if (strchr (host, '@') != NULL || strchr (host, '.') == NULL)
    return;
  if (g_str_has_prefix (host, "www."))
    memmove (host, host + 4, strlen (host + 4) + 1);
  if (!is_publication (self, host))
    pd_cleaning_set_field (self, PD_ARTICLE_OBTAINED_FROM, host, "guessed", "url");
  /* In the address of an archive stands when it was kept. */
  if (!g_str_has_suffix (host, "archive.org") && !g_str_has_prefix (host, "archive."))
    {
      date = find_date (path);
      pd_cleaning_set_field (self, PD_ARTICLE_DATE, date != NULL ? date : "", "guessed", "url");
    }
}
