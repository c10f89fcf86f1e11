#include "pd-sniffer.h"

#include <string.h>

#include "pd-table-sniffer.h"

/* The start of a file says what it is. */
#define LOOKED_AT (64 * 1024)

/* Marks of Markdown that happen in plain text are worth one point, others two. Taking plain text for Markdown would join
 * its lines. */
#define ENOUGH 2

static const char *const html_starts[] = { "!doctype html", "html", "head", "body", "meta", "title", "article", "section", "main", "div", "p", "h1", "h2", "h3", "table", "ul", "ol", "blockquote", "figure", "img", "span", "a", NULL };

/* g_str_has_prefix () measures all of the text that it is given. */
static gboolean
starts_with (const char *text,
             const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

static gboolean
has_suffix (const char *file_name,
            const char *const *suffixes)
{
  g_autofree char *name = g_ascii_strdown (file_name, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Behind white space, comments and the XML declaration. */
static const char *
skip_preamble (const char *p)
{
  for (;;)
    {
      const char *end;

      p += strspn (p, " \t\n\f");
      if (starts_with (p, "<!--"))
        end = strstr (p, "-->");
      else if (starts_with (p, "<?"))
        end = strstr (p, "?>");
      else
        return p;
      if (end == NULL)
        return p;
      p = end + (*p == '<' && p[1] == '?' ? 2 : 3);
    }
}

static gboolean
starts_like_html (const char *text,
                  gboolean *is_page)
{
  const char *p = skip_preamble (text);

  *is_page = FALSE;
  if (*p != '<')
    return FALSE;
  p++;
  for (guint i = 0; html_starts[i] != NULL; i++)
    {
      gsize n = strlen (html_starts[i]);

      if (g_ascii_strncasecmp (p, html_starts[i], n) == 0 && (p[n] == '>' || p[n] == '/' || g_ascii_isspace (p[n])))
        {
          *is_page = i < 4;
          return TRUE;
        }
    }
  return FALSE;
}

/* "[text](target)" or "![text](target)" somewhere in the line. */
static gboolean
has_link (const char *line,
          const char *end)
{
  const char *open = memchr (line, '[', end - line);
  const char *middle = open != NULL ? g_strstr_len (open, end - open, "](") : NULL;

  return middle != NULL && memchr (middle, ')', end - middle) != NULL;
}

static guint
score_line (const char *line,
            const char *end,
            gboolean is_first,
            gboolean after_text)
{
  gsize n_hashes = strspn (line, "#");
  const char *stars;
  guint score = 0;

  if (n_hashes >= 1 && n_hashes <= 6 && line[n_hashes] == ' ')
    score += is_first ? 2 : 1;
  if (has_link (line, end))
    score += 2;
  if (starts_with (line, "```"))
    score += 1;
  if (after_text && end - line >= 3 && (strspn (line, "=") == (gsize) (end - line) || strspn (line, "-") == (gsize) (end - line)))
    score += 1;
  stars = g_strstr_len (line, end - line, "**");
  if (stars != NULL && g_strstr_len (stars + 2, end - stars - 2, "**") > stars + 2)
    score += 1;
  return score;
}

static gboolean
looks_like_markdown (const char *text)
{
  const char *line = text;
  gboolean is_first = TRUE, after_text = FALSE;
  guint score = 0;

  /* Front matter; whether it is any is for its reader to say. */
  if (starts_with (text + strspn (text, " \t\n"), "---\n"))
    return TRUE;
  while (*line != '\0' && line - text < LOOKED_AT && score < ENOUGH)
    {
      const char *end = line + strcspn (line, "\n");

      score += score_line (line, end, is_first, after_text);
      after_text = end > line;
      is_first = is_first && !after_text;
      line = *end != '\0' ? end + 1 : end;
    }
  return score >= ENOUGH;
}

/**
 * pd_sniffer_tell:
 * @text: the extracted text
 * @file_name: the file's name
 * @place: (out) (transfer none): what told, `content` or `file name`
 *
 * Tells the format of a file by what is in it first, and by its name second.
 *
 * Returns: the format
 */
PdFormat
pd_sniffer_tell (const char *text,
                 const char *file_name,
                 const char **place)
{
  static const char *const markdown_suffixes[] = { ".md", ".markdown", ".mdown", ".mkd", NULL };
  gboolean is_page, is_html;
  PdFormat table;

  g_return_val_if_fail (text != NULL, PD_FORMAT_TEXT);
  g_return_val_if_fail (file_name != NULL, PD_FORMAT_TEXT);
  g_return_val_if_fail (place != NULL, PD_FORMAT_TEXT);

  *place = "content";
  is_html = starts_like_html (text, &is_page);
  if (is_page)
    return PD_FORMAT_HTML;
  if (pd_table_sniffer_tell (text, file_name, &table, place))
    return table;
  /* Markdown may begin with a piece of HTML. */
  if (has_suffix (file_name, markdown_suffixes))
    {
      *place = "file name";
      return PD_FORMAT_MARKDOWN;
    }
  if (is_html)
    return PD_FORMAT_HTML;
  return looks_like_markdown (text) ? PD_FORMAT_MARKDOWN : PD_FORMAT_TEXT;
}

/**
 * pd_format_to_string:
 *
 * Returns: the name that the project file and the exports use
 */
const char *
pd_format_to_string (PdFormat format)
{
  static const char *const names[] = { "text", "markdown", "html", "csv", "tsv", "json", "jsonl" };

  g_return_val_if_fail ((gsize) format < G_N_ELEMENTS (names), NULL);

  return names[format];
}

/**
 * pd_format_is_table:
 *
 * Returns: whether a file of this format has many articles in it, each with the same fields
 */
gboolean
pd_format_is_table (PdFormat format)
{
  return format == PD_FORMAT_CSV || format == PD_FORMAT_TSV || format == PD_FORMAT_JSON || format == PD_FORMAT_JSONL;
}
