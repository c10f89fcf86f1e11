#include "pd-field-renewal.h"

#include "pd-article-rows.h"
#include "pd-rows.h"

/* The fields of an article as they are, and as its source says now. */
typedef struct
{
  PdRecord *article;
  GPtrArray *fields;
  PdDocument *document;
  PdEdit *edit;
  PdRecord *renewed;
} Renewal;

static gboolean
is_of (PdRecord *field,
       const char *column)
{
  return g_strcmp0 (pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD), column) == 0;
}

/* What was set last counts. */
static PdRecord *
find_field (GPtrArray *fields,
            const char *column)
{
  for (guint i = fields->len; i > 0; i--)
    {
      PdRecord *field = g_ptr_array_index (fields, i - 1);

      if (is_of (field, column))
        return field;
    }
  return NULL;
}

static gboolean
is_typed (Renewal *self,
          PdKey key,
          const char *column)
{
  PdRecord *field = find_field (self->fields, column);

  /* These say how the source was read, which is just what is another now. */
  if (key == PD_ARTICLE_ENCODING || key == PD_ARTICLE_FORMAT || key == PD_ARTICLE_FILE_NAME || key == PD_ARTICLE_PART)
    return FALSE;
  if (field == NULL)
    return pd_record_get_text (self->article, key) != NULL;
  return g_strcmp0 (pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN), "typed") == 0;
}

static void
renew_origin (Renewal *self,
              const char *column)
{
  PdRecord *said = find_field (pd_document_get_fields (self->document), column);
  PdRecord *kept = find_field (self->fields, column);
  g_autoptr (PdRecord) record = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (self->fields, i);

      if (is_of (field, column) && (field != kept || said == NULL))
        pd_edit_remove (self->edit, PD_WORD_ARTICLE_FIELD, pd_record_get_id (field));
    }
  if (said == NULL)
    return;
  if (kept != NULL
      && g_strcmp0 (pd_record_get_text (kept, PD_ARTICLE_FIELD_ORIGIN), pd_record_get_text (said, PD_ARTICLE_FIELD_ORIGIN)) == 0
      && g_strcmp0 (pd_record_get_text (kept, PD_ARTICLE_FIELD_PLACE), pd_record_get_text (said, PD_ARTICLE_FIELD_PLACE)) == 0)
    return;
  record = kept != NULL ? pd_record_new_for_id (PD_WORD_ARTICLE_FIELD, pd_record_get_id (kept)) : pd_record_new (PD_WORD_ARTICLE_FIELD);
  pd_record_set_text (record, PD_ARTICLE_FIELD_ORIGIN, pd_record_get_text (said, PD_ARTICLE_FIELD_ORIGIN));
  pd_record_set_text (record, PD_ARTICLE_FIELD_PLACE, pd_record_get_text (said, PD_ARTICLE_FIELD_PLACE));
  if (kept != NULL)
    {
      pd_edit_update (self->edit, record);
      return;
    }
  pd_record_set_text (record, PD_ARTICLE_FIELD_ARTICLE_ID, pd_record_get_id (self->article));
  pd_record_set_text (record, PD_ARTICLE_FIELD_FIELD, column);
  pd_edit_insert (self->edit, record);
}

static void
renew (Renewal *self,
       PdKey key)
{
  const char *column = pd_record_get_table (self->article)->columns[PD_KEY_INDEX (key)].name;
  const char *said = pd_record_get_text (pd_document_get_article (self->document), key);

  if (is_typed (self, key, column))
    return;
  if (g_strcmp0 (pd_record_get_text (self->article, key), said) != 0)
    pd_record_set_text (self->renewed, key, said);
  renew_origin (self, column);
}

static void
renew_unread_bytes (Renewal *self)
{
  gint64 n = pd_document_get_n_unread_bytes (self->document);

  if (pd_record_get_cell (self->article, PD_KEY_INDEX (PD_ARTICLE_UNREAD_BYTES))->is_null || pd_record_get_integer (self->article, PD_ARTICLE_UNREAD_BYTES) != n)
    pd_record_set_integer (self->renewed, PD_ARTICLE_UNREAD_BYTES, n);
}

static gboolean
set_renewed (PdConnection *connection,
             PdRecord *renewed,
             GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row;

  if (!pd_rows_find (connection, PD_WORD_ARTICLE, pd_record_get_id (renewed), &row, error))
    return FALSE;
  g_array_append_val (articles, row);
  return pd_article_rows_update (connection, articles, renewed, FALSE, g_get_real_time () / 1000, error);
}

/**
 * pd_field_renewal_run:
 * @connection: a connection, in a transaction
 * @article_id: the UUID of an article
 * @document: what a reader made of its source
 * @coder: the row of who does it
 * @error: return location for an error
 *
 * Renews the fields of an article that were read or guessed; what somebody typed stays.
 *
 * Returns: whether that went well
 */
gboolean
pd_field_renewal_run (PdConnection *connection,
                      const char *article_id,
                      PdDocument *document,
                      gint64 coder,
                      GError **error)
{
  g_autoptr (PdRecord) article = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (PdEdit) edit = NULL;
  g_autoptr (PdRecord) renewed = NULL;
  Renewal self;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  article = pd_rows_load_one (connection, PD_WORD_ARTICLE, article_id, error);
  fields = article != NULL ? pd_rows_load (connection, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ARTICLE_ID, article_id, error) : NULL;
  if (fields == NULL)
    return FALSE;
  edit = pd_edit_new ("");
  renewed = pd_record_new_for_id (PD_WORD_ARTICLE, article_id);
  self = (Renewal) { article, fields, document, edit, renewed };
  for (guint i = PD_KEY_INDEX (PD_ARTICLE_TITLE); i <= PD_KEY_INDEX (PD_ARTICLE_PART); i++)
    renew (&self, PD_KEY (PD_WORD_ARTICLE, i));
  renew_unread_bytes (&self);
  return set_renewed (connection, renewed, error) && pd_rows_apply (connection, edit, coder, error);
}
