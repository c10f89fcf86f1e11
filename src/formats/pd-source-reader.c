#include "pd-source-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-archive-url.h"
#include "pd-cleaner.h"
#include "pd-column-guess.h"
#include "pd-date-finder.h"
#include "pd-decoder.h"
#include "pd-docx-reader.h"
#include "pd-epub-reader.h"
#include "pd-html-reader.h"
#include "pd-language.h"
#include "pd-markdown-reader.h"
#include "pd-mhtml.h"
#include "pd-odt-reader.h"
#include "pd-pdf-reader.h"
#include "pd-plain-reader.h"
#include "pd-sniffer.h"
#include "pd-table-article.h"

/* A file that has more records, or more that cannot be read, is not what it seems. */
#define MAX_RECORDS 1000000
#define MAX_PROBLEMS 10000

/* A file that is being read. */
typedef struct
{
  GBytes *source;
  const char *file_name;
  PdMhtml mhtml;
  PdDecoded decoded;
  PdFormat format;
  const char *place;
} File;

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0xFEFF)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_empty (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
  return FALSE;
}

static void
guess_language (PdDocument *document,
                const char *text)
{
  const char *language;

  if (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_LANGUAGE) != NULL)
    return;
  language = pd_language_guess (text);
  if (language != NULL)
    pd_document_set_field (document, PD_ARTICLE_LANGUAGE, language, "guessed", "characters");
}

static void
set_encoding (PdDocument *document,
              const PdDecoded *decoded)
{
  static const struct
  {
    const char *origin;
    const char *place;
  } sources[] = {
    [PD_EVIDENCE_BYTES] = { "read", "content" },
    [PD_EVIDENCE_DECLARED] = { "read", "declaration" },
    [PD_EVIDENCE_DETECTED] = { "guessed", "content" },
    [PD_EVIDENCE_CHOSEN] = { "typed", NULL },
  };

  pd_document_set_field (document, PD_ARTICLE_ENCODING, decoded->encoding->name, sources[decoded->evidence].origin, sources[decoded->evidence].place);
  pd_document_set_n_unread_bytes (document, decoded->n_unread_bytes);
}

/* What the header of a saved page says. */
static void
set_mhtml_fields (PdDocument *document,
                  const PdMhtml *mhtml)
{
  g_autofree char *fetched = mhtml->date != NULL ? pd_date_finder_find (mhtml->date) : NULL;
  g_autofree char *original = mhtml->url != NULL && pd_archive_url_is (mhtml->url) ? pd_archive_url_dup_original (mhtml->url) : NULL;

  if (original != NULL)
    pd_document_set_field (document, PD_ARTICLE_ARCHIVE_URL, mhtml->url, "read", "Content-Location");
  if (mhtml->url != NULL)
    pd_document_set_field (document, PD_ARTICLE_URL, original != NULL ? original : mhtml->url, "read", "Content-Location");
  if (fetched != NULL)
    pd_document_set_field (document, PD_ARTICLE_FETCHED, fetched, "read", "Date");
}

/* Tells what it is, and decodes it where its bytes are text. */
static gboolean
open_file (File *file,
           const PdReadOptions *options,
           GError **error)
{
  if (g_bytes_get_size (file->source) > PD_SOURCE_READER_MAX_BYTES)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file is larger than 64 MiB."));
      return FALSE;
    }
  if (!pd_sniffer_tell_bytes (file->source, file->file_name, &file->format, &file->place, error))
    return FALSE;
  if (file->format == PD_FORMAT_MHTML && !pd_mhtml_read (&file->mhtml, file->source, error))
    return FALSE;
  if (file->format != PD_FORMAT_TEXT && file->format != PD_FORMAT_MHTML)
    return TRUE;
  if (!pd_decoder_decode (file->format == PD_FORMAT_MHTML ? file->mhtml.page : file->source, options != NULL ? options->encoding : NULL, file->mhtml.charset, &file->decoded, error))
    return FALSE;
  if (is_blank (file->decoded.text))
    return fail_empty (error);
  if (file->format == PD_FORMAT_TEXT)
    file->format = pd_sniffer_tell (file->decoded.text, file->file_name, &file->place);
  return TRUE;
}

/* What is the same for all formats, when the blocks are there. */
static gboolean
finish (const File *file,
        PdDocument *document,
        PdTextBuilder *builder,
        const char *page_title,
        GError **error)
{
  pd_text_builder_end (builder);
  if (pd_text_builder_get_n_blocks (builder) == 0)
    return fail_empty (error);
  pd_cleaner_clean (pd_text_builder_get_blocks (builder), document, file->format, page_title, file->file_name);
  if (!pd_text_builder_finish (builder, document, error))
    return FALSE;
  guess_language (document, pd_text_get_utf8 (pd_document_get_text (document)));
  pd_document_set_field (document, PD_ARTICLE_FORMAT, pd_format_to_string (file->format), "guessed", file->place);
  if (file->decoded.text != NULL)
    set_encoding (document, &file->decoded);
  return TRUE;
}

/* Files whose bytes are no text. */
static gboolean
read_binary (PdFormat format,
             PdTextBuilder *builder,
             PdDocument *document,
             GError **error)
{
  if (format == PD_FORMAT_DOCX)
    return pd_docx_reader_read (builder, document, error);
  if (format == PD_FORMAT_ODT)
    return pd_odt_reader_read (builder, document, error);
  if (format == PD_FORMAT_EPUB)
    return pd_epub_reader_read (builder, document, error);
  if (format == PD_FORMAT_PDF)
    return pd_pdf_reader_read (builder, document, pd_document_get_source (document), error);
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, _ ("This is an archive. It can be added, but not as an article."));
  return FALSE;
}

static PdDocument *
read_article (const File *file,
              GError **error)
{
  g_autoptr (PdDocument) document = pd_document_new (file->source, file->file_name);
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  g_autofree char *page_title = NULL;
  const char *text = file->decoded.text;

  if (file->format == PD_FORMAT_MHTML)
    set_mhtml_fields (document, &file->mhtml);
  if (text == NULL)
    {
      if (!read_binary (file->format, builder, document, error))
        return NULL;
    }
  else if (file->format == PD_FORMAT_MARKDOWN)
    pd_markdown_reader_read (builder, document, text);
  else if (file->format == PD_FORMAT_HTML || file->format == PD_FORMAT_MHTML)
    pd_html_reader_read_page (builder, document, text, strlen (text), &page_title);
  else
    pd_plain_reader_read (builder, text);
  if (page_title == NULL)
    page_title = g_strdup (file->mhtml.subject);
  return finish (file, document, builder, page_title, error) ? g_steal_pointer (&document) : NULL;
}

/* Of the bytes that the file's encoding has no character for, each record has those that became U+FFFD in it. */
static gsize
count_replaced (const PdTableRow *row)
{
  gsize n = 0;

  for (guint i = 0; i < row->values->len; i++)
    {
      const char *p = g_ptr_array_index (row->values, i);

      for (; p != NULL && (p = strstr (p, "\uFFFD")) != NULL; p += strlen ("\uFFFD"))
        n++;
    }
  return n;
}

static PdDocument *
read_record (const File *file,
             PdColumnMapping *mapping,
             const PdTableRow *row,
             const char *part,
             GError **error)
{
  g_autoptr (PdDocument) document = pd_document_new (file->source, file->file_name);
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();

  pd_record_set_text (pd_document_get_article (document), PD_ARTICLE_PART, part);
  if (!pd_table_article_read (builder, document, mapping, row, error) || !finish (file, document, builder, NULL, error))
    return NULL;
  pd_document_set_n_unread_bytes (document, file->decoded.n_unread_bytes > 0 ? count_replaced (row) : row->n_unread_bytes);
  return g_steal_pointer (&document);
}

/* Spreadsheets have such rows at their end. */
static gboolean
has_nothing (const PdTableRow *row)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      if (g_ptr_array_index (row->values, i) != NULL && !is_blank (g_ptr_array_index (row->values, i)))
        return FALSE;
    }
  return row->problem == NULL;
}

static gboolean
read_records (const File *file,
              const PdReadOptions *options,
              PdDocumentFunc func,
              gpointer user_data,
              GError **error)
{
  g_autoptr (PdColumnMapping) mapping = pd_column_guess_text (file->decoded.text, file->format, options != NULL ? options->mapping : NULL, error);
  g_autoptr (PdTableReader) reader = NULL;
  const PdTableRow *row;
  guint n_rows = 0, n_records = 0, n_problems = 0;
  gboolean go_on = TRUE;

  /* Where there is no column, there is no record that could be read; each says why. */
  if (mapping == NULL || (pd_column_mapping_get_n_columns (mapping) > 0 && !pd_column_mapping_check (mapping, error)))
    return FALSE;
  reader = pd_table_reader_new (file->decoded.text, file->format);
  while (go_on && (row = pd_table_reader_next (reader)) != NULL)
    {
      g_autofree char *part = row->number > 0 ? g_strdup_printf ("%u", row->number) : NULL;
      g_autoptr (PdDocument) document = NULL;
      g_autoptr (GError) failure = NULL;

      if (n_rows++ == MAX_RECORDS || n_problems == MAX_PROBLEMS)
        {
          g_set_error (&failure, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("Line %u: nothing was read from here on, as there are too many records, or too many that cannot be read."), row->line);
          go_on = FALSE;
        }
      else if (has_nothing (row))
        continue;
      else
        document = read_record (file, mapping, row, part, &failure);
      n_records++;
      n_problems += document == NULL;
      go_on = func (document, part, failure, user_data) && go_on;
    }
  if (n_records == 0)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no records in it."));
  return n_records > 0;
}

/**
 * pd_source_reader_read_each:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @func: (scope call): called with each article, in the order of the file
 * @user_data: handed to @func
 * @error: return location for an error
 *
 * Reads a file that may hold many articles: tells its format and encoding, and makes texts, blocks and fields of it. Of most
 * formats @func is called once, for a table or a file of JSON with each record, also with those that cannot be read.
 *
 * The extracted text is everything that the file, or the record, says; what the text leaves out of it is recorded as cuts.
 * Nothing is fetched, whatever the file refers to. A few bytes that break the file's encoding are no reason to refuse it: they
 * are U+FFFD in both texts, and [method@Pd.Document.get_n_unread_bytes] says how many they are.
 *
 * Returns: whether the file could be read, or was until @func wanted no more; otherwise @error is of %PD_FORMAT_ERROR or
 *   %PD_TEXT_ERROR, with a message that is a sentence that does not name the file, and @func was not called
 */
gboolean
pd_source_reader_read_each (GBytes *source,
                            const char *file_name,
                            const PdReadOptions *options,
                            PdDocumentFunc func,
                            gpointer user_data,
                            GError **error)
{
  File file = { .source = source, .file_name = file_name };
  gboolean is_good;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  is_good = open_file (&file, options, error);
  if (is_good && pd_format_is_table (file.format))
    is_good = read_records (&file, options, func, user_data, error);
  else if (is_good)
    {
      g_autoptr (PdDocument) document = read_article (&file, error);

      is_good = document != NULL;
      if (is_good)
        func (document, NULL, NULL, user_data);
    }
  pd_decoded_clear (&file.decoded);
  pd_mhtml_clear (&file.mhtml);
  return is_good;
}

/* What comes first of a file. */
typedef struct
{
  PdDocument *document;
  GError *error;
} First;

static gboolean
take_first (PdDocument *document,
            const char *part,
            const GError *error,
            gpointer user_data)
{
  First *first = user_data;

  if (document != NULL)
    first->document = g_object_ref (document);
  else
    first->error = g_error_copy (error);
  return FALSE;
}

/**
 * pd_source_reader_read:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @error: return location for an error
 *
 * Reads a file that holds one article, or the first article of one that holds many, as [func@Pd.source_reader_read_each] does.
 *
 * Returns: (transfer full): the article, or %NULL with an error of %PD_FORMAT_ERROR or %PD_TEXT_ERROR, whose message
 *   is a sentence that does not name the file
 */
PdDocument *
pd_source_reader_read (GBytes *source,
                       const char *file_name,
                       const PdReadOptions *options,
                       GError **error)
{
  First first = { NULL };

  if (!pd_source_reader_read_each (source, file_name, options, take_first, &first, error))
    return NULL;
  if (first.error != NULL)
    g_propagate_error (error, first.error);
  return first.document;
}
