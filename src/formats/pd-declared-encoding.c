#include "pd-declared-encoding.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* The HTML standard has it within the first 1024 bytes, and pages that are saved from a browser do not keep to it. */
#define LOOKED_AT (16 * 1024)

/* What the value of a content attribute says, as in "text/html; charset=gb2312". */
static char *
find_charset (const char *content)
{
  g_autoptr (GRegex) regex = g_regex_new ("charset\\s*=\\s*[\"']?\\s*([^\\s;\"']+)", G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, content, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
start_element (void *data,
               const xmlChar *name,
               const xmlChar **attributes)
{
  char **label = data;
  const char *charset = NULL, *http_equiv = NULL, *content = NULL;

  if (*label != NULL || attributes == NULL || g_ascii_strcasecmp ((const char *) name, "meta") != 0)
    return;
  for (; attributes[0] != NULL; attributes += 2)
    {
      const char *key = (const char *) attributes[0], *value = (const char *) attributes[1];

      if (value == NULL)
        continue;
      if (g_ascii_strcasecmp (key, "charset") == 0)
        charset = value;
      else if (g_ascii_strcasecmp (key, "http-equiv") == 0)
        http_equiv = value;
      else if (g_ascii_strcasecmp (key, "content") == 0)
        content = value;
    }
  if (charset != NULL)
    *label = g_strdup (charset);
  else if (http_equiv != NULL && content != NULL && g_ascii_strcasecmp (http_equiv, "content-type") == 0)
    *label = find_charset (content);
}

static char *
find_in_html (const char *bytes,
              gsize n_bytes)
{
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  char *label = NULL;

  /* What it says is ASCII, and in this encoding any byte is something. */
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = start_element;
  parser->userData = &label;
  xmlFreeDoc (htmlCtxtReadMemory (parser, bytes, n_bytes, NULL, "ISO-8859-1", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC));
  htmlFreeParserCtxt (parser);
  return label;
}

static char *
find_in_xml (const char *bytes,
             gsize n_bytes)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']", G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match_full (regex, bytes, n_bytes, 0, 0, &match, NULL) ? g_match_info_fetch (match, 1) : NULL;
}

/**
 * pd_declared_encoding_find:
 * @bytes: (array length=n_bytes) (element-type guint8): a file
 * @n_bytes: length of @bytes
 *
 * Finds what a file says itself of its encoding: an XML declaration, or a `meta` element of HTML.
 *
 * Returns: (nullable) (transfer none): the encoding, or %NULL where nothing is said, or nothing that is known
 */
const PdEncoding *
pd_declared_encoding_find (const char *bytes,
                           gsize n_bytes)
{
  const PdEncoding *encoding;
  g_autofree char *label = NULL;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  n_bytes = MIN (n_bytes, LOOKED_AT);
  if (memchr (bytes, '<', n_bytes) == NULL || memchr (bytes, '\0', n_bytes) != NULL)
    return NULL;
  label = find_in_xml (bytes, n_bytes);
  if (label == NULL)
    label = find_in_html (bytes, n_bytes);
  encoding = label != NULL ? pd_encoding_find (label) : NULL;
  /* It could not be read a byte at a time if it were true; the HTML standard takes it for UTF-8. */
  if (encoding != NULL && pd_encoding_is_wide (encoding))
    return pd_encoding_find ("UTF-8");
  return encoding;
}
