#include "pd-sniffer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-binary-kind.h"
#include "pd-format-error.h"
#include "pd-mhtml.h"
#include "pd-pdf-reader.h"
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

/* What is in an archive says what it is. */
typedef struct
{
  gboolean has_content_types;
  gboolean has_word;
  gboolean has_sheets;
  gboolean has_slides;
  gboolean has_opendocument;
  gboolean has_container;
  gboolean has_iwork;
  char *mimetype;
} Contents;

static void
contents_clear (Contents *contents)
{
  g_free (contents->mimetype);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static gboolean
look_into (PdArchive *archive,
           Contents *contents,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint n = 0;

  while (pd_archive_next (archive, &failure))
    {
      const char *name = pd_archive_get_name (archive);

      n++;
      contents->has_content_types |= g_ascii_strcasecmp (name, "[Content_Types].xml") == 0;
      contents->has_word |= g_ascii_strncasecmp (name, "word/document", strlen ("word/document")) == 0;
      contents->has_sheets |= starts_with (name, "xl/");
      contents->has_slides |= starts_with (name, "ppt/");
      contents->has_opendocument |= g_str_equal (name, "content.xml");
      contents->has_container |= g_str_equal (name, "META-INF/container.xml");
      contents->has_iwork |= starts_with (name, "Index/Document.iwa") || g_str_equal (name, "Index.zip");
      if (g_str_equal (name, "mimetype") && contents->mimetype == NULL)
        {
          g_autoptr (GBytes) bytes = pd_archive_read (archive, NULL);

          if (bytes != NULL && g_bytes_get_size (bytes) < 200)
            contents->mimetype = g_strstrip (g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
        }
    }
  pd_archive_rewind (archive);
  if (n == 0 && failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, message);
  return FALSE;
}

static gboolean
tell_by_contents (const Contents *contents,
                  PdFormat *format,
                  GError **error)
{
  const char *type = contents->mimetype != NULL ? contents->mimetype : "";

  *format = PD_FORMAT_ARCHIVE;
  if (starts_with (type, "application/vnd.oasis.opendocument.text"))
    *format = PD_FORMAT_ODT;
  else if (starts_with (type, "application/vnd.oasis.opendocument.spreadsheet"))
    return refuse (error, _ ("This is a spreadsheet. Save it as CSV, and add that."));
  else if (starts_with (type, "application/vnd.oasis.opendocument.presentation"))
    return refuse (error, _ ("This is a presentation. Save it as PDF, and add that."));
  else if (starts_with (type, "application/vnd.sun.xml."))
    return refuse (error, _ ("This is a document of OpenOffice of before 2005. Save it as .odt, and add that."));
  else if (starts_with (type, "application/vnd.oasis.opendocument."))
    return refuse (error, _ ("This is a drawing. Pidian reads the text of articles only."));
  else if (g_str_equal (type, "application/epub+zip") || contents->has_container)
    *format = PD_FORMAT_EPUB;
  else if (contents->has_content_types && contents->has_word)
    *format = PD_FORMAT_DOCX;
  else if (contents->has_content_types && contents->has_sheets)
    return refuse (error, _ ("This is a spreadsheet. Save it as CSV, and add that."));
  else if (contents->has_content_types && contents->has_slides)
    return refuse (error, _ ("This is a presentation. Save it as PDF, and add that."));
  else if (contents->has_iwork)
    return refuse (error, _ ("This is a document of Pages, Numbers or Keynote. Export it as .docx, and add that."));
  return TRUE;
}

/**
 * pd_sniffer_tell_archive:
 * @archive: a ZIP archive
 * @file_name: its name
 * @format: (out): what it is: a document that is packed like this, or %PD_FORMAT_ARCHIVE
 * @place: (out) (transfer none): what told, `content` or `file name`
 * @error: return location for an error
 *
 * Tells what a ZIP archive is by what is in it, and leaves it before its first member.
 *
 * Returns: whether a reader can take it; otherwise the error, of %PD_FORMAT_ERROR, says why not
 */
gboolean
pd_sniffer_tell_archive (PdArchive *archive,
                         const char *file_name,
                         PdFormat *format,
                         const char **place,
                         GError **error)
{
  static const char *const docx[] = { ".docx", ".docm", ".dotx", NULL };
  static const char *const odt[] = { ".odt", ".ott", NULL };
  static const char *const epub[] = { ".epub", NULL };
  g_auto (Contents) contents = { 0 };

  g_return_val_if_fail (archive != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  *place = "content";
  if (!look_into (archive, &contents, error) || !tell_by_contents (&contents, format, error))
    return FALSE;
  if (*format != PD_FORMAT_ARCHIVE)
    return TRUE;
  /* A document that lost something on its way, or never was one: its reader will say. */
  if (has_suffix (file_name, docx))
    *format = PD_FORMAT_DOCX;
  else if (has_suffix (file_name, odt))
    *format = PD_FORMAT_ODT;
  else if (has_suffix (file_name, epub))
    *format = PD_FORMAT_EPUB;
  else
    return TRUE;
  *place = "file name";
  return TRUE;
}

/**
 * pd_sniffer_is_archive:
 * @bytes: (array length=n_bytes) (element-type guint8): the start of a file
 * @n_bytes: how much of it, at least 4 where it has as many
 *
 * Returns: whether it is a ZIP archive, which [func@Pd.sniffer_tell_archive] can tell more of
 */
gboolean
pd_sniffer_is_archive (const char *bytes,
                       gsize n_bytes)
{
  return n_bytes >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0);
}

/**
 * pd_sniffer_tell_bytes:
 * @source: the bytes of a file
 * @file_name: its name
 * @format: (out): a format that is not text, or %PD_FORMAT_TEXT where the bytes are to be decoded, and
 *   [func@Pd.sniffer_tell] then tells more
 * @place: (out) (transfer none): what told, `content` or `file name`
 * @error: return location for an error
 *
 * Tells the format of a file before it is decoded, by what is in it first, and by its name second.
 *
 * Returns: whether a reader can take it; otherwise the error, of %PD_FORMAT_ERROR, says what the file is and what to do
 */
gboolean
pd_sniffer_tell_bytes (GBytes *source,
                       const char *file_name,
                       PdFormat *format,
                       const char **place,
                       GError **error)
{
  const char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  bytes = g_bytes_get_data (source, &n_bytes);
  *format = PD_FORMAT_TEXT;
  *place = "content";
  if (pd_sniffer_is_archive (bytes, n_bytes))
    {
      g_autoptr (PdArchive) archive = pd_archive_new_for_bytes (source, error);

      return archive != NULL && pd_sniffer_tell_archive (archive, file_name, format, place, error);
    }
  if (pd_mhtml_is (source))
    {
      *format = PD_FORMAT_MHTML;
      return TRUE;
    }
  if (pd_pdf_reader_tell (source))
    {
      *format = PD_FORMAT_PDF;
      return TRUE;
    }
  return pd_binary_kind_refuse (source, error);
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
  static const char *const names[] = { "text", "markdown", "html", "csv", "tsv", "json", "jsonl", "docx", "odt", "epub", "archive", "mhtml", "pdf" };

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
