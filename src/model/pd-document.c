#include "pd-document.h"

/**
 * PdDocument:
 *
 * What a reader made of a source file: an article's fields, each with where it comes from, its text with
 * blocks, the extracted text, which has everything that the file says, and what was cut of that.
 */
struct _PdDocument
{
  GObject parent_instance;

  GBytes *source;
  PdRecord *article;
  GPtrArray *fields;
  PdText *text;
  PdText *extracted;
  GArray *cuts;
  gsize n_unread_bytes;
};

G_DEFINE_FINAL_TYPE (PdDocument, pd_document, G_TYPE_OBJECT)

static void
pd_document_finalize (GObject *object)
{
  PdDocument *self = PD_DOCUMENT (object);

  g_clear_pointer (&self->source, g_bytes_unref);
  g_clear_object (&self->article);
  g_ptr_array_unref (self->fields);
  g_clear_object (&self->text);
  g_clear_object (&self->extracted);
  g_array_unref (self->cuts);

  G_OBJECT_CLASS (pd_document_parent_class)->finalize (object);
}

static void
pd_document_class_init (PdDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_document_finalize;
}

static void
pd_document_init (PdDocument *self)
{
  self->article = pd_record_new (PD_WORD_ARTICLE);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->cuts = pd_cuts_new ();
}

/**
 * pd_document_new:
 * @source: the bytes as they were read
 * @file_name: the file's name, without its folder
 *
 * Returns: (transfer full): a document with nothing read yet
 */
PdDocument *
pd_document_new (GBytes *source,
                 const char *file_name)
{
  PdDocument *self;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_object_new (PD_TYPE_DOCUMENT, NULL);
  self->source = g_bytes_ref (source);
  pd_record_set_text (self->article, PD_ARTICLE_FILE_NAME, file_name);
  return self;
}

/**
 * pd_document_get_article:
 *
 * Returns: (transfer none): the article's fields
 */
PdRecord *
pd_document_get_article (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->article;
}

/**
 * pd_document_get_source:
 *
 * Returns: (transfer none) (nullable): the bytes as they were read
 */
GBytes *
pd_document_get_source (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->source;
}

/**
 * pd_document_set_field:
 * @key: a column of the article
 * @value: its value; an empty one is ignored
 * @origin: `read`, `guessed` or `typed`
 * @place: (nullable): where in the file it stands, such as `front matter: title`
 *
 * Sets a field of the article together with where it comes from.
 */
void
pd_document_set_field (PdDocument *self,
                       PdKey key,
                       const char *value,
                       const char *origin,
                       const char *place)
{
  g_autoptr (PdRecord) field = NULL;

  g_return_if_fail (PD_IS_DOCUMENT (self));
  g_return_if_fail (value != NULL);

  if (*value == '\0')
    return;
  pd_record_set_text (self->article, key, value);
  field = pd_record_new (PD_WORD_ARTICLE_FIELD);
  pd_record_set_text (field, PD_ARTICLE_FIELD_ARTICLE_ID, pd_record_get_id (self->article));
  pd_record_set_text (field, PD_ARTICLE_FIELD_FIELD, pd_record_get_table (self->article)->columns[PD_KEY_INDEX (key)].name);
  pd_record_set_text (field, PD_ARTICLE_FIELD_ORIGIN, origin);
  pd_record_set_text (field, PD_ARTICLE_FIELD_PLACE, place);
  g_ptr_array_add (self->fields, g_steal_pointer (&field));
}

/**
 * pd_document_get_fields:
 *
 * Returns: (transfer none) (element-type PdRecord): where each field comes from
 */
GPtrArray *
pd_document_get_fields (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->fields;
}

/**
 * pd_document_set_text:
 * @text: the clean text
 *
 * Sets the text that the page shows.
 */
void
pd_document_set_text (PdDocument *self,
                      PdText *text)
{
  g_return_if_fail (PD_IS_DOCUMENT (self));
  g_return_if_fail (PD_IS_TEXT (text));

  g_set_object (&self->text, text);
}

/**
 * pd_document_get_text:
 *
 * Returns: (transfer none): the text that the page shows
 */
PdText *
pd_document_get_text (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->text;
}

/**
 * pd_document_set_extracted:
 * @extracted: everything that the file says, uncut
 * @cuts: (element-type PdCut): what the text leaves out of it; copied
 *
 * Sets the extracted text.
 */
void
pd_document_set_extracted (PdDocument *self,
                           PdText *extracted,
                           GArray *cuts)
{
  g_return_if_fail (PD_IS_DOCUMENT (self));
  g_return_if_fail (PD_IS_TEXT (extracted));
  g_return_if_fail (cuts != NULL);

  g_set_object (&self->extracted, extracted);
  g_array_unref (self->cuts);
  self->cuts = pd_cuts_copy (cuts);
}

/**
 * pd_document_get_extracted:
 *
 * Returns: (transfer none): everything that the file says, uncut; the text itself where nothing was cut
 */
PdText *
pd_document_get_extracted (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->extracted != NULL ? self->extracted : self->text;
}

/**
 * pd_document_get_cuts:
 *
 * Returns: (transfer none) (element-type PdCut): what the text leaves out of the extracted text
 */
GArray *
pd_document_get_cuts (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), NULL);

  return self->cuts;
}

/**
 * pd_document_set_n_unread_bytes:
 * @n_unread_bytes: how many
 *
 * Records how many bytes of the source are part of no character in its encoding. They are U+FFFD in the texts.
 */
void
pd_document_set_n_unread_bytes (PdDocument *self,
                                gsize n_unread_bytes)
{
  g_return_if_fail (PD_IS_DOCUMENT (self));

  self->n_unread_bytes = n_unread_bytes;
}

/**
 * pd_document_get_n_unread_bytes:
 *
 * Returns: how many bytes of the source are part of no character in its encoding
 */
gsize
pd_document_get_n_unread_bytes (PdDocument *self)
{
  g_return_val_if_fail (PD_IS_DOCUMENT (self), 0);

  return self->n_unread_bytes;
}

/* Of a field that was read a report says nothing; where it was read the project says. */
static void
keep_guesses (PdDocument *self)
{
  g_autoptr (GPtrArray) fields = g_steal_pointer (&self->fields);

  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      PdRecord *guess;

      if (g_strcmp0 (pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN), "guessed") != 0)
        continue;
      guess = pd_record_new_for_id (PD_WORD_ARTICLE_FIELD, NULL);
      pd_record_set_text (guess, PD_ARTICLE_FIELD_FIELD, pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD));
      pd_record_set_text (guess, PD_ARTICLE_FIELD_ORIGIN, "guessed");
      g_ptr_array_add (self->fields, guess);
    }
}

/**
 * pd_document_drop_contents:
 *
 * Lets go of the source, the text and the extracted text, and keeps for a report the article's fields, which of them were guessed,
 * the cuts and the counts.
 */
void
pd_document_drop_contents (PdDocument *self)
{
  g_return_if_fail (PD_IS_DOCUMENT (self));

  g_clear_pointer (&self->source, g_bytes_unref);
  g_clear_object (&self->text);
  g_clear_object (&self->extracted);
  keep_guesses (self);
}
