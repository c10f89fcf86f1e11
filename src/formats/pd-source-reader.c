#include "pd-source-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-decoder.h"
#include "pd-html-reader.h"
#include "pd-language.h"
#include "pd-markdown-reader.h"
#include "pd-plain-reader.h"
#include "pd-sniffer.h"

/* A first line that is longer is no title. */
#define MAX_TITLE 60

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

static gboolean
has_title (PdDocument *document)
{
  return pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_TITLE) != NULL;
}

static int
find_headline (PdTextBuilder *builder)
{
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder); i++)
    {
      const PdBlock *block = pd_text_builder_get_block (builder, i);

      if (block->kind == PD_BLOCK_HEADING && block->level == 1 && !pd_text_builder_is_cut (builder, i))
        return i;
    }
  return -1;
}

static int
find_first_line (PdTextBuilder *builder)
{
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder); i++)
    {
      PdBlockKind kind = pd_text_builder_get_block (builder, i)->kind;

      if (kind != PD_BLOCK_IMAGE && kind != PD_BLOCK_CAPTION && !pd_text_builder_is_cut (builder, i))
        return i;
    }
  return -1;
}

static void
set_title (PdDocument *document,
           PdTextBuilder *builder,
           int block,
           const char *origin,
           const char *place)
{
  g_autofree char *title = g_strdelimit (pd_text_builder_dup_block (builder, block), "\n\t", ' ');

  pd_document_set_field (document, PD_ARTICLE_TITLE, title, origin, place);
}

static gboolean
ends_a_sentence (const char *line)
{
  static const char *const ends[] = { "。", "；", "，", "：", ".", ";", ",", ":", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    {
      if (g_str_has_suffix (line, ends[i]))
        return TRUE;
    }
  return FALSE;
}

static void
guess_title_from_line (PdDocument *document,
                       PdTextBuilder *builder,
                       int block,
                       PdFormat format)
{
  g_autofree char *line = NULL;

  if (pd_text_builder_get_block (builder, block)->kind != PD_BLOCK_PARAGRAPH)
    return;
  line = pd_text_builder_dup_block (builder, block);
  if (strpbrk (line, "\n\t") != NULL || g_utf8_strlen (line, -1) > MAX_TITLE)
    return;
  set_title (document, builder, block, "guessed", "first line");
  /* Other formats could have said that it is a heading. */
  if (format == PD_FORMAT_TEXT && !ends_a_sentence (line) && (guint) block + 1 < pd_text_builder_get_n_blocks (builder))
    pd_text_builder_set_kind (builder, block, PD_BLOCK_HEADING, 1);
}

static void
guess_title_from_file_name (PdDocument *document,
                            const char *file_name)
{
  g_autofree char *stem = g_utf8_make_valid (file_name, -1);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  pd_document_set_field (document, PD_ARTICLE_TITLE, stem, "guessed", "file name");
}

/* The first of these that there is: the front matter's, a headline, a first line that is a heading, a page's own, a
 * short first line, the file's name. */
static void
find_title (PdDocument *document,
            PdTextBuilder *builder,
            PdFormat format,
            const char *page_title,
            const char *file_name)
{
  int headline = find_headline (builder);
  int first = find_first_line (builder);

  if (!has_title (document) && headline >= 0)
    set_title (document, builder, headline, "read", "heading");
  else if (!has_title (document) && first >= 0 && pd_text_builder_get_block (builder, first)->kind == PD_BLOCK_HEADING)
    {
      set_title (document, builder, first, "read", "heading");
      pd_text_builder_set_kind (builder, first, PD_BLOCK_HEADING, 1);
    }
  if (!has_title (document) && page_title != NULL)
    pd_document_set_field (document, PD_ARTICLE_TITLE, page_title, "read", "title element");
  if (!has_title (document) && first >= 0)
    guess_title_from_line (document, builder, first, format);
  if (!has_title (document))
    guess_title_from_file_name (document, file_name);
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

/**
 * pd_source_reader_read:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @error: return location for an error
 *
 * Reads a file: tells its format and encoding, and makes its text, blocks and fields of it.
 *
 * The extracted text is everything that the file says; what the text leaves out of it is recorded as cuts. Nothing is
 * fetched, whatever the file refers to. A few bytes that break the file's encoding are no reason to refuse it: they are
 * U+FFFD in both texts, and [method@Pd.Document.get_n_unread_bytes] says how many they are.
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
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (PdTextBuilder) builder = NULL;
  g_auto (PdDecoded) decoded = { NULL };
  g_autofree char *page_title = NULL;
  const char *place;
  PdFormat format;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (g_bytes_get_size (source) > PD_SOURCE_READER_MAX_BYTES)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file is larger than 64 MiB."));
      return NULL;
    }
  if (!pd_decoder_decode (source, options != NULL ? options->encoding : NULL, NULL, &decoded, error))
    return NULL;
  if (is_blank (decoded.text))
    {
      fail_empty (error);
      return NULL;
    }

  document = pd_document_new (source, file_name);
  builder = pd_text_builder_new ();
  format = pd_sniffer_tell (decoded.text, file_name, &place);
  if (format == PD_FORMAT_MARKDOWN)
    pd_markdown_reader_read (builder, document, decoded.text);
  else if (format == PD_FORMAT_HTML)
    pd_html_reader_read (builder, decoded.text, strlen (decoded.text), &page_title);
  else
    pd_plain_reader_read (builder, decoded.text);
  pd_text_builder_end (builder);
  if (pd_text_builder_get_n_blocks (builder) == 0)
    {
      fail_empty (error);
      return NULL;
    }

  find_title (document, builder, format, page_title, file_name);
  if (!pd_text_builder_finish (builder, document, error))
    return NULL;
  guess_language (document, pd_text_get_utf8 (pd_document_get_text (document)));
  pd_document_set_field (document, PD_ARTICLE_FORMAT, pd_format_to_string (format), "guessed", place);
  set_encoding (document, &decoded);
  return g_steal_pointer (&document);
}
