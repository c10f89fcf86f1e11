#include "pd-pdf-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "pd-format-error.h"
#include "pd-page-layout.h"
#include "pd-pdf-font.h"
#include "pd-pdf-metadata.h"

/* A PDF says that it is one within so many bytes of its start, and where its parts are within so many of its end. */
#define LOOKED_AT 1024
#define LOOKED_AT_END 4096

/* Why there is no text is told by so many pages. */
#define MAX_TELLING_PAGES 20

#define SIGNATURE "%PDF-"

#define STYLE_BITS 2
#define STYLE_MASK 3

typedef struct
{
  PopplerDocument *pdf;
  PdPageLayout *layout;
  /* What each font that was met says of its glyphs, and which it is, by its name. */
  GHashTable *fonts;
  guint n_pages;
  gsize n_glyphs;
  /* Those that stand for nothing that can be in a text. */
  gsize n_dropped;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->layout, pd_page_layout_free);
  g_clear_pointer (&self->fonts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/**
 * pd_pdf_reader_tell:
 * @source: the bytes of a file
 *
 * Returns: whether it is a PDF; some have something else before it, as mail does
 */
gboolean
pd_pdf_reader_tell (GBytes *source)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);
  gsize n_end = MIN (n_bytes, LOOKED_AT_END);
  const char *at;

  if (bytes == NULL || n_bytes < strlen (SIGNATURE))
    return FALSE;
  at = memmem (bytes, MIN (n_bytes, LOOKED_AT), SIGNATURE, strlen (SIGNATURE));
  /* A text about PDFs does not end like one. */
  return at != NULL && (at == bytes || memmem (bytes + n_bytes - n_end, n_end, "startxref", strlen ("startxref")) != NULL);
}

static gboolean
open_pdf (Reader *self,
          GBytes *source,
          GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->pdf = poppler_document_new_from_bytes (source, NULL, &failure);
  if (self->pdf == NULL && g_error_matches (failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCRYPTED, _ ("The file is protected by a password. Remove the password, then add it again."));
      return FALSE;
    }
  if (self->pdf == NULL || poppler_document_get_n_pages (self->pdf) <= 0)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The PDF is damaged or incomplete."));
      return FALSE;
    }
  self->n_pages = poppler_document_get_n_pages (self->pdf);
  if (self->n_pages > PD_PDF_READER_MAX_PAGES)
    {
      g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The PDF has more than %d pages."), PD_PDF_READER_MAX_PAGES);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_character (gunichar c)
{
  return g_unichar_validate (c) && !g_unichar_iscntrl (c) && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

/* Bullets as fonts of symbols have them. */
static gunichar
map_symbol (gunichar c)
{
  static const struct
  {
    gunichar symbol;
    gunichar c;
  } symbols[] = {
    { 0xF0B7, 0x2022 },
    { 0xF0A7, 0x25AA },
    { 0xF06C, 0x25CF },
    { 0xF06E, 0x25A0 },
    { 0xF075, 0x25C6 },
    { 0xF076, 0x2756 },
    { 0xF0D8, 0x27A2 },
    { 0xF0FC, 0x2713 },
    { 0xF0E0, 0x2192 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (symbols[i].symbol == c)
        return symbols[i].c;
    }
  return c;
}

/* A font may have one glyph for several letters. */
static void
add_ligature (Reader *self,
              PdGlyphBox box)
{
  gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (box.c, TRUE, letters, G_N_ELEMENTS (letters));
  float x1 = box.x1, width = box.x2 - box.x1;

  for (gsize i = 0; i < n; i++)
    {
      box.c = letters[i];
      box.x1 = x1 + width * i / n;
      box.x2 = x1 + width * (i + 1) / n;
      pd_page_layout_add (self->layout, &box);
    }
}

static void
add_glyph (Reader *self,
           gunichar c,
           const PopplerRectangle *rectangle,
           const PopplerTextAttributes *attributes,
           guint font)
{
  PdGlyphBox box = { map_symbol (c), rectangle->x1, rectangle->y1, rectangle->x2, rectangle->y2, 0, font & STYLE_MASK, font >> STYLE_BITS };

  if (g_unichar_isspace (c) || c == 0xFEFF)
    return;
  self->n_glyphs++;
  if (!is_character (box.c))
    {
      self->n_dropped++;
      return;
    }
  box.size = attributes != NULL && attributes->font_size > 0 ? attributes->font_size : rectangle->y2 - rectangle->y1;
  if (c >= 0xFB00 && c <= 0xFB06)
    add_ligature (self, box);
  else
    pd_page_layout_add (self->layout, &box);
}

/* Which font it is, and its style in the lowest bits. */
static guint
find_font (Reader *self,
           const char *name)
{
  gpointer font;
  guint number;

  if (name == NULL)
    return 0;
  if (g_hash_table_lookup_extended (self->fonts, name, NULL, &font))
    return GPOINTER_TO_UINT (font);
  number = MIN (g_hash_table_size (self->fonts) + 1, G_MAXUINT16);
  font = GUINT_TO_POINTER (number << STYLE_BITS | pd_pdf_font_get_style (name));
  g_hash_table_insert (self->fonts, g_strdup (name), font);
  return GPOINTER_TO_UINT (font);
}

static gboolean
is_direction_mark (gunichar c)
{
  return c >= 0x202A && c <= 0x202E;
}

static void
read_glyphs (Reader *self,
             const char *text,
             const PopplerRectangle *rectangles,
             guint n_rectangles,
             GList *attributes)
{
  /* Marks of direction are put into the text, and have no place. */
  gboolean skips_marks = g_utf8_strlen (text, -1) != n_rectangles;
  guint font = 0;
  const GList *styled = NULL;

  for (guint i = 0; i < n_rectangles && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (skips_marks && is_direction_mark (c))
        continue;
      while (attributes != NULL && ((PopplerTextAttributes *) attributes->data)->end_index < (int) i)
        attributes = attributes->next;
      if (attributes != styled)
        {
          styled = attributes;
          font = attributes != NULL ? find_font (self, ((PopplerTextAttributes *) attributes->data)->font_name) : 0;
        }
      if (c == '\n')
        pd_page_layout_end_line (self->layout);
      else
        add_glyph (self, c, &rectangles[i], attributes != NULL ? attributes->data : NULL, font);
      i++;
    }
}

static void
read_page (Reader *self,
           PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *rectangles = NULL;
  guint n_rectangles = 0;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  pd_page_layout_begin_page (self->layout, width, height);
  if (text != NULL && *text != '\0' && poppler_page_get_text_layout (page, &rectangles, &n_rectangles))
    {
      GList *attributes = poppler_page_get_text_attributes (page);

      read_glyphs (self, text, rectangles, n_rectangles, attributes);
      poppler_page_free_text_attributes (attributes);
    }
  pd_page_layout_end_page (self->layout);
}

/* Between Han and Latin LibreOffice leaves a fifth of the size, so that anything wider was typed. */
static void
set_made_gap (Reader *self)
{
  g_autofree char *producer = poppler_document_get_producer (self->pdf);

  if (producer != NULL && (strstr (producer, "LibreOffice") != NULL || strstr (producer, "OpenOffice") != NULL))
    pd_page_layout_set_made_gap (self->layout, 0.2);
}

static gboolean
read_pages (Reader *self,
            GError **error)
{
  guint n_read = 0;

  for (guint i = 0; i < self->n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->pdf, i);

      if (page == NULL)
        continue;
      read_page (self, page);
      g_object_unref (page);
      n_read++;
      if (self->n_glyphs > PD_PDF_READER_MAX_GLYPHS)
        {
          g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The PDF has more text than an article may have."));
          return FALSE;
        }
    }
  if (n_read == 0)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The PDF is damaged or incomplete."));
  return n_read > 0;
}

/* Whether an image covers most of a page. */
static gboolean
is_picture (PopplerPage *page)
{
  GList *images = poppler_page_get_image_mapping (page);
  double width, height, covered = 0;

  poppler_page_get_size (page, &width, &height);
  for (GList *l = images; l != NULL; l = l->next)
    {
      const PopplerRectangle *area = &((PopplerImageMapping *) l->data)->area;

      covered += fabs ((area->x2 - area->x1) * (area->y2 - area->y1));
    }
  poppler_page_free_image_mapping (images);
  return covered > width * height / 2;
}

static gboolean
is_scan (Reader *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < MIN (self->n_pages, MAX_TELLING_PAGES) && !found; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->pdf, i);

      found = page != NULL && is_picture (page);
      g_clear_object (&page);
    }
  return found;
}

static gboolean
has_fonts (Reader *self)
{
  PopplerFontInfo *info = poppler_font_info_new (self->pdf);
  PopplerFontsIter *fonts = NULL;
  gboolean found;

  poppler_font_info_scan (info, MAX_TELLING_PAGES, &fonts);
  found = fonts != NULL;
  poppler_fonts_iter_free (fonts);
  g_object_unref (info);
  return found;
}

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NOT_TEXT, _ ("The PDF does not say which characters its glyphs stand for. Have its text recognised (OCR), and add that."));
}

/* Says why there is no text. */
static void
set_empty (Reader *self,
           GError **error)
{
  if (is_scan (self))
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The pages of the PDF are pictures of text. Have the text recognised (OCR), and add that."));
  else if (self->n_glyphs == 0 && has_fonts (self))
    set_unreadable (error);
  else
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
}

/**
 * pd_pdf_reader_read:
 * @builder: where to put the text
 * @document: where to put what the file says of itself
 * @source: a PDF
 * @error: return location for an error
 *
 * Reads a PDF that has a text layer. What its pages look like is read, and nothing else: no attachments, forms or comments,
 * nothing that it refers to.
 *
 * Returns: whether there is a text; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_pdf_reader_read (PdTextBuilder *builder,
                    PdDocument *document,
                    GBytes *source,
                    GError **error)
{
  g_auto (Reader) self = { NULL };
  g_autofree char *headline = NULL;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  if (!open_pdf (&self, source, error))
    return FALSE;
  self.layout = pd_page_layout_new ();
  self.fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_made_gap (&self);
  if (!read_pages (&self, error))
    return FALSE;
  if (self.n_glyphs > 0)
    headline = pd_page_layout_build (self.layout, builder);
  if ((pd_page_layout_get_n_unknown (self.layout) + self.n_dropped) * 2 > self.n_glyphs)
    {
      set_unreadable (error);
      return FALSE;
    }
  if (!pd_block_list_has_text (pd_text_builder_get_blocks (builder)))
    {
      set_empty (&self, error);
      return FALSE;
    }
  pd_pdf_metadata_read (self.pdf, builder, document);
  if (headline != NULL && pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_TITLE) == NULL)
    pd_document_set_field (document, PD_ARTICLE_TITLE, headline, "guessed", "largest text of the first page");
  return TRUE;
}
