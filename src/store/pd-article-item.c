#include "pd-article-item.h"

/**
 * PdArticleItem:
 *
 * An article's place in the library, there before what it shows is loaded.
 */
struct _PdArticleItem
{
  GObject parent_instance;

  gint64 row;
  PdRecord *record;
  char *state;
  guint n_copies;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_STATE,
  PROP_N_COPIES,
} PdArticleItemProperty;

static GParamSpec *properties[PROP_N_COPIES + 1];

G_DEFINE_FINAL_TYPE (PdArticleItem, pd_article_item, G_TYPE_OBJECT)

static void
pd_article_item_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdArticleItem *self = PD_ARTICLE_ITEM (object);

  switch ((PdArticleItemProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_N_COPIES:
      g_value_set_uint (value, self->n_copies);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_article_item_finalize (GObject *object)
{
  PdArticleItem *self = PD_ARTICLE_ITEM (object);

  g_clear_object (&self->record);
  g_free (self->state);

  G_OBJECT_CLASS (pd_article_item_parent_class)->finalize (object);
}

static void
pd_article_item_class_init (PdArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_article_item_get_property;
  object_class->finalize = pd_article_item_finalize;

  /**
   * PdArticleItem:record: (getter get_record)
   *
   * The article, or %NULL while it is being loaded.
   */
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, PD_TYPE_RECORD, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdArticleItem:state: (getter get_state)
   *
   * How far who works with the project is with it.
   */
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdArticleItem:n-copies: (getter get_n_copies)
   *
   * How many other articles share text with it.
   */
  properties[PROP_N_COPIES] = g_param_spec_uint ("n-copies", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_article_item_init (PdArticleItem *self)
{
}

/**
 * pd_article_item_new:
 * @row: the article's row in the project file
 *
 * Returns: (transfer full): an item that is not loaded yet
 */
PdArticleItem *
pd_article_item_new (gint64 row)
{
  PdArticleItem *self = g_object_new (PD_TYPE_ARTICLE_ITEM, NULL);

  self->row = row;
  return self;
}

/**
 * pd_article_item_get_row:
 *
 * Returns: the article's row in the project file
 */
gint64
pd_article_item_get_row (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), 0);

  return self->row;
}

/**
 * pd_article_item_get_record:
 *
 * Returns: (transfer none) (nullable): the article; %NULL while it is being loaded
 */
PdRecord *
pd_article_item_get_record (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), NULL);

  return self->record;
}

/**
 * pd_article_item_set_record:
 * @record: the article
 *
 * Sets what it shows.
 */
void
pd_article_item_set_record (PdArticleItem *self,
                            PdRecord *record)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));

  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * pd_article_item_get_state:
 *
 * Returns: (transfer none) (nullable): `to-do`, `reading` or `done`; %NULL where it is not assigned to who works with the
 *   project, or not loaded yet
 */
const char *
pd_article_item_get_state (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), NULL);

  return self->state;
}

/**
 * pd_article_item_set_state:
 * @state: (nullable): a code of `pd_assignment_state_codes`
 *
 * Sets how far who works with the project is with it.
 */
void
pd_article_item_set_state (PdArticleItem *self,
                           const char *state)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));

  if (g_set_str (&self->state, state))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * pd_article_item_get_n_copies:
 *
 * Returns: how many other articles share text with it, or with one that does; at most %PD_ARTICLE_ITEM_MANY_COPIES
 */
guint
pd_article_item_get_n_copies (PdArticleItem *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), 0);

  return self->n_copies;
}

/**
 * pd_article_item_set_n_copies:
 * @n_copies: how many
 *
 * Sets how many other articles share text with it.
 */
void
pd_article_item_set_n_copies (PdArticleItem *self,
                              guint n_copies)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));

  if (self->n_copies == n_copies)
    return;
  self->n_copies = n_copies;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_COPIES]);
}

static gboolean
count_copies (PdArticleItem *self,
              PdConnection *connection,
              GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   "SELECT count(*) FROM (SELECT 1 FROM family_member m JOIN family_member o ON o.family_id = m.family_id AND o.article_id <> m.article_id"
                                                   " JOIN article a ON a.id = o.article_id AND a.present WHERE m.article_id = ?1 LIMIT ?2)",
                                                   error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->row);
  sqlite3_bind_int (statement, 2, PD_ARTICLE_ITEM_MANY_COPIES);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  pd_article_item_set_n_copies (self, has_row ? sqlite3_column_int (statement, 0) : 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_article_item_load:
 * @connection: a connection that reads
 * @coder: the row of who works with the project
 * @error: return location for an error
 *
 * Loads what a row of the library shows: the article, the state of @coder, and with how many others it shares text.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_item_load (PdArticleItem *self,
                      PdConnection *connection,
                      gint64 coder,
                      GError **error)
{
  static const PdKey keys[] = { PD_ARTICLE_ID, PD_ARTICLE_TITLE, PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_LANGUAGE, PD_ARTICLE_FILE_NAME, PD_ARTICLE_EXCLUDED };
  const guint n = G_N_ELEMENTS (keys);
  g_autoptr (PdRecord) record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_ARTICLE_ITEM (self), FALSE);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  statement = pd_connection_prepare (connection,
                                     "SELECT uuid, title, author, source, date, language, file_name, excluded, starred, (SELECT count(*) FROM highlight WHERE article_id = article.id),"
                                     " (SELECT state FROM assignment INDEXED BY assignment_by_article WHERE article_id = article.id AND coder_id = ?2) FROM article WHERE id = ?1",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->row);
  sqlite3_bind_int64 (statement, 2, coder);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      for (guint i = 0; i < n; i++)
        pd_record_set_text (record, keys[i], (const char *) sqlite3_column_text (statement, i));
      pd_record_set_integer (record, PD_ARTICLE_STARRED, sqlite3_column_int64 (statement, n));
      pd_record_set_integer (record, PD_ARTICLE_HIGHLIGHTS, sqlite3_column_int64 (statement, n + 1));
      pd_article_item_set_state (self, (const char *) sqlite3_column_text (statement, n + 2));
      sqlite3_reset (statement);
    }
  pd_article_item_set_record (self, record);
  return count_copies (self, connection, error);
}

/**
 * pd_article_item_take_over:
 * @loaded: an item of the same article
 *
 * Shows what the other item has.
 */
void
pd_article_item_take_over (PdArticleItem *self,
                           PdArticleItem *loaded)
{
  g_return_if_fail (PD_IS_ARTICLE_ITEM (self));
  g_return_if_fail (PD_IS_ARTICLE_ITEM (loaded));

  /* First what is not in the record, as what is shown is usually built when the record comes. */
  pd_article_item_set_state (self, loaded->state);
  pd_article_item_set_n_copies (self, loaded->n_copies);
  pd_article_item_set_record (self, loaded->record);
}
