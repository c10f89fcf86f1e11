#include "pd-html-saved.h"

#include <string.h>

#include "pd-date-finder.h"

/* What is told of a page is short. */
#define MAX_VALUE_BYTES 2048

/* WeChat shows its times as they are in China. */
#define WECHAT_ZONE 8

/* What follows a word, up to the end of the line or of the word where @is_word. */
static char *
dup_behind (const char *text,
            const char *word,
            gboolean is_word)
{
  const char *found = strstr (text, word);
  gsize n;

  if (found == NULL)
    return NULL;
  found += strlen (word);
  found += strspn (found, " \t");
  n = strcspn (found, is_word ? " \t\r\n" : "\r\n");
  return g_strndup (found, MIN (n, MAX_VALUE_BYTES));
}

static void
add (PdHtmlMetadata *metadata,
     PdKey key,
     guint rank,
     char *value,
     const char *place)
{
  if (value != NULL)
    pd_html_metadata_add (metadata, key, rank, value, place);
  g_free (value);
}

/* <!-- Mirrored from www.example.com/page.html by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 03 Feb 2014 10:00:00 GMT --> */
static void
read_mirrored (PdHtmlMetadata *metadata,
               const char *text)
{
  g_autofree char *address = dup_behind (text, "Mirrored from ", TRUE);
  const char *date = strstr (text, "], ");

  add (metadata, PD_ARTICLE_URL, 45, strstr (address, "://") != NULL ? g_strdup (address) : g_strconcat ("http://", address, NULL), "mirrored from");
  if (date != NULL)
    pd_html_metadata_add (metadata, PD_ARTICLE_FETCHED, 45, date + 3, "mirrored from");
}

/**
 * pd_html_saved_read_comment:
 * @metadata: where to put what it says
 * @comment: (array length=n_bytes) (element-type guint8): a comment of a page
 * @n_bytes: length of @comment
 *
 * Reads what programs that save pages write into them: browsers, SingleFile, HTTrack.
 */
void
pd_html_saved_read_comment (PdHtmlMetadata *metadata,
                            const char *comment,
                            gsize n_bytes)
{
  g_autofree char *text = NULL;

  g_return_if_fail (metadata != NULL);
  g_return_if_fail (comment != NULL);

  text = g_strndup (comment, n_bytes);
  if (strstr (text, "saved from url=(") != NULL)
    {
      g_autofree char *numbered = dup_behind (text, "saved from url=(", TRUE);
      const char *address = strchr (numbered, ')');

      if (address != NULL)
        pd_html_metadata_add (metadata, PD_ARTICLE_URL, 40, address + 1, "saved from");
    }
  else if (strstr (text, "SingleFile") != NULL)
    {
      add (metadata, PD_ARTICLE_URL, 40, dup_behind (text, "url:", TRUE), "saved from");
      add (metadata, PD_ARTICLE_FETCHED, 40, dup_behind (text, "saved date:", FALSE), "saved date");
    }
  else if (strstr (text, "Mirrored from ") != NULL)
    read_mirrored (metadata, text);
}

static int
read_hex (const char *digits)
{
  return g_ascii_isxdigit (digits[0]) && g_ascii_isxdigit (digits[1]) ? g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1]) : -1;
}

/* The characters of a string in a script. */
static char *
unescape (const char *text,
          gsize n_bytes)
{
  GString *value = g_string_new (NULL);

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (text[i] == '\\' && i + 3 < n_bytes && text[i + 1] == 'x' && read_hex (text + i + 2) > 0)
        {
          g_string_append_c (value, read_hex (text + i + 2));
          i += 3;
        }
      else if (text[i] == '\\' && i + 1 < n_bytes)
        g_string_append_c (value, text[++i]);
      else
        g_string_append_c (value, text[i]);
    }
  return g_string_free_and_steal (value);
}

/* The string that a variable of a script is given: var name = "value", or name = htmlDecode("value"). */
static char *
dup_variable (const char *script,
              gsize n_bytes,
              const char *name)
{
  const char *end = script + n_bytes;
  gsize n = strlen (name);

  for (const char *p = script; (p = g_strstr_len (p, end - p, name)) != NULL; p += n)
    {
      const char *value = p + n, *close;

      if (p > script && (g_ascii_isalnum (p[-1]) || p[-1] == '_' || p[-1] == '.'))
        continue;
      while (value < end && g_ascii_isspace (*value))
        value++;
      if (value == end || *value != '=')
        continue;
      value++;
      while (value < end && (g_ascii_isalnum (*value) || g_ascii_isspace (*value) || *value == '('))
        value++;
      if (value == end || (*value != '"' && *value != '\''))
        continue;
      close = memchr (value + 1, *value, end - value - 1);
      if (close == NULL || close - value > MAX_VALUE_BYTES || close == value + 1)
        continue;
      return unescape (value + 1, close - value - 1);
    }
  return NULL;
}

/**
 * pd_html_saved_read_script:
 * @metadata: where to put what it says
 * @script: (array length=n_bytes) (element-type guint8): a script of a page
 * @n_bytes: length of @script
 *
 * Reads what the pages of WeChat say only to their own scripts, which put it into the page: when it was published, and where.
 */
void
pd_html_saved_read_script (PdHtmlMetadata *metadata,
                           const char *script,
                           gsize n_bytes)
{
  g_autofree char *epoch = NULL;

  g_return_if_fail (metadata != NULL);
  g_return_if_fail (script != NULL);

  if (g_strstr_len (script, n_bytes, "msg_link") == NULL && g_strstr_len (script, n_bytes, "createTime") == NULL)
    return;
  add (metadata, PD_ARTICLE_URL, 10, dup_variable (script, n_bytes, "msg_link"), "script: msg_link");
  add (metadata, PD_ARTICLE_TITLE, 15, dup_variable (script, n_bytes, "msg_title"), "script: msg_title");
  add (metadata, PD_ARTICLE_SOURCE, 15, dup_variable (script, n_bytes, "nickname"), "script: nickname");
  add (metadata, PD_ARTICLE_DATE, 14, dup_variable (script, n_bytes, "createTime"), "script: createTime");
  epoch = dup_variable (script, n_bytes, "ct");
  if (epoch != NULL)
    add (metadata, PD_ARTICLE_DATE, 12, pd_date_finder_from_epoch (epoch, WECHAT_ZONE), "script: ct");
}
