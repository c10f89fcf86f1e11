#include "pd-annotation-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-annotate.h"
#include "pd-annotation-fields.h"
#include "pd-annotation-texts.h"
#include "pd-article-names.h"

struct _PdAnnotationPlaces
{
  PdArticleNames *articles;
  PdAnnotationTexts *texts;
};

/**
 * pd_annotation_places_load:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full): the articles that are there now, or %NULL with an error
 */
PdAnnotationPlaces *
pd_annotation_places_load (PdConnection *connection,
                           GError **error)
{
  PdArticleNames *articles = pd_article_names_load (connection, error);
  PdAnnotationPlaces *self;

  if (articles == NULL)
    return NULL;
  self = g_new0 (PdAnnotationPlaces, 1);
  self->articles = articles;
  self->texts = pd_annotation_texts_new (connection);
  return self;
}

/**
 * pd_annotation_places_free:
 *
 * Frees them.
 */
void
pd_annotation_places_free (PdAnnotationPlaces *self)
{
  pd_article_names_free (self->articles);
  pd_annotation_texts_free (self->texts);
  g_free (self);
}

/* Which time that the quote occurs counts from 1; 0 where it must occur once. Occurrences may overlap: “aa” is twice in
 * “aaa”. */
static gboolean
find_quote (PdText *text,
            const char *quote,
            guint occurrence,
            guint *start,
            guint *end,
            GError **error)
{
  const char *utf8 = pd_text_get_utf8 (text);
  const char *found = NULL;
  guint n_found = 0;

  for (const char *p = strstr (utf8, quote); p != NULL; p = strstr (g_utf8_next_char (p), quote))
    {
      n_found++;
      if (n_found == MAX (occurrence, 1))
        found = p;
      if (n_found == MAX (occurrence, 2))
        break;
    }
  if (n_found == 0)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("The quote “%s” is not in the text."), quote);
  else if (found == NULL)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "The quote “%s” is in the text %u time only.", "The quote “%s” is in the text %u times only.", n_found), quote, n_found);
  else if (occurrence == 0 && n_found > 1)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("The quote “%s” is in the text more than once; say which with “occurrence”."), quote);
  else
    {
      *start = pd_text_byte_to_offset (text, found - utf8);
      *end = *start + g_utf8_strlen (quote, -1);
      return TRUE;
    }
  return FALSE;
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
read_offsets (const PdJsonValue *object,
              PdText *text,
              const char *quote,
              guint *start,
              guint *end,
              GError **error)
{
  g_autofree char *there = NULL;
  gboolean has_start, has_end;
  gint64 from, to;

  if (!pd_annotation_fields_get_integer (object, "start", &has_start, &from, error) || !pd_annotation_fields_get_integer (object, "end", &has_end, &to, error))
    return FALSE;
  if (!has_start || !has_end)
    return fail (error, _ ("Where it stands must be said by “start” and “end”, or by “quote”."));
  if (!pd_text_check_span (text, from, to, error))
    return FALSE;
  *start = from;
  *end = to;
  if (quote == NULL)
    return TRUE;
  there = pd_text_dup_slice (text, from, to);
  return g_str_equal (there, quote) || fail (error, _ ("The quote is not what stands from “start” to “end”."));
}

static gboolean
read_span (const PdJsonValue *object,
           PdText *text,
           guint *start,
           guint *end,
           GError **error)
{
  const char *quote;
  gboolean has_occurrence, has_start;
  gint64 occurrence = 0, from;

  if (!pd_annotation_fields_get_text (object, "quote", &quote, error)
      || !pd_annotation_fields_get_integer (object, "occurrence", &has_occurrence, &occurrence, error)
      || !pd_annotation_fields_get_integer (object, "start", &has_start, &from, error))
    return FALSE;
  if (has_occurrence && (has_start || quote == NULL))
    return fail (error, _ ("“occurrence” goes with “quote” and without “start”."));
  if (has_occurrence && (occurrence < 1 || occurrence > G_MAXINT32))
    return fail (error, _ ("“occurrence” counts from 1."));
  if (has_start || quote == NULL)
    return read_offsets (object, text, quote, start, end, error);
  return find_quote (text, quote, occurrence, start, end, error)
         && pd_text_check_span (text, *start, *end, error);
}

static const char *
read_article (PdAnnotationPlaces *self,
              const PdJsonValue *object,
              GError **error)
{
  const char *name, *file;

  if (!pd_annotation_fields_get_text (object, "article", &name, error) || !pd_annotation_fields_get_text (object, "file", &file, error))
    return NULL;
  if ((name == NULL) == (file == NULL))
    {
      fail (error, _ ("Which article it is on must be said by “article”, a UUID or file name."));
      return NULL;
    }
  return pd_article_names_find (self->articles, name != NULL ? name : file, error);
}

/**
 * pd_annotation_places_read:
 * @object: an annotation
 * @article_id: (out) (transfer none): the UUID of the article that it is on
 * @start: (out): code points
 * @end: (out): code points, exclusive
 * @error: return location for an error
 *
 * Finds where an annotation stands: in which article, and there by its offsets, its quote, or both.
 *
 * Returns: (transfer none): a segmenter of the article's text, good until the next call; or %NULL with an error that
 *   says what is in the way
 */
PdSegmenter *
pd_annotation_places_read (PdAnnotationPlaces *self,
                           const PdJsonValue *object,
                           const char **article_id,
                           guint *start,
                           guint *end,
                           GError **error)
{
  PdSegmenter *segmenter;

  *article_id = read_article (self, object, error);
  if (*article_id == NULL)
    return NULL;
  segmenter = pd_annotation_texts_get (self->texts, *article_id, error);
  if (segmenter == NULL || !read_span (object, pd_segmenter_get_text (segmenter), start, end, error))
    return NULL;
  return segmenter;
}
