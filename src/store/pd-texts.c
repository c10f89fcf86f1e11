#include "pd-texts.h"

#include <glib/gi18n-lib.h>

#include "pd-anchor.h"

/**
 * pd_source_bytes_new:
 * @bytes: the bytes as they were read
 *
 * Compresses bytes, where that makes them fewer. It takes a while, so it is done before the writer's turn.
 *
 * Returns: (transfer full): the bytes, ready to be stored
 */
PdSourceBytes *
pd_source_bytes_new (GBytes *bytes)
{
  PdSourceBytes *self;
  g_autoptr (GZlibCompressor) compressor = NULL;
  g_autoptr (GBytes) packed = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_atomic_rc_box_new0 (PdSourceBytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->size = g_bytes_get_size (bytes);
  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  packed = self->size > 0 ? g_converter_convert_bytes (G_CONVERTER (compressor), bytes, NULL) : NULL;
  if (packed != NULL && g_bytes_get_size (packed) < self->size)
    {
      self->compression = "deflate";
      self->bytes = g_steal_pointer (&packed);
    }
  else
    {
      self->compression = "none";
      self->bytes = g_bytes_ref (bytes);
    }
  return self;
}

static void
source_bytes_clear (gpointer data)
{
  PdSourceBytes *self = data;

  g_free (self->sha256);
  g_bytes_unref (self->bytes);
}

/**
 * pd_source_bytes_ref:
 *
 * Returns: (transfer full): the same bytes, for another article of the file
 */
PdSourceBytes *
pd_source_bytes_ref (PdSourceBytes *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_source_bytes_unref:
 *
 * Lets go of them.
 */
void
pd_source_bytes_unref (PdSourceBytes *self)
{
  g_atomic_rc_box_release_full (self, source_bytes_clear);
}

static gboolean
lookup (PdConnection *connection,
        const char *sql,
        const char *value,
        gint64 *row,
        GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, value);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *row = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
insert_source (PdConnection *connection,
               const PdSourceBytes *source,
               gint64 *row,
               GError **error)
{
  sqlite3_stmt *statement;
  gsize n_bytes;
  gconstpointer bytes;

  if (!lookup (connection, "SELECT id FROM source_file WHERE sha256 = ? AND compression <> '" PD_SOURCE_LEFT_OUT "'", source->sha256, row, error))
    return FALSE;
  if (*row != 0)
    return TRUE;
  /* Bytes that a copy of the project was made without come back. */
  statement = pd_connection_prepare (connection,
                                     "INSERT INTO source_file (sha256, size, compression, bytes) VALUES (?, ?, ?, ?)"
                                     " ON CONFLICT (sha256) DO UPDATE SET compression = excluded.compression, bytes = excluded.bytes",
                                     error);
  if (statement == NULL)
    return FALSE;
  bytes = g_bytes_get_data (source->bytes, &n_bytes);
  pd_statement_bind_text (statement, 1, source->sha256);
  sqlite3_bind_int64 (statement, 2, source->size);
  pd_statement_bind_text (statement, 3, source->compression);
  sqlite3_bind_blob64 (statement, 4, n_bytes > 0 ? bytes : "", n_bytes, SQLITE_STATIC);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  sqlite3_clear_bindings (statement);
  return lookup (connection, "SELECT id FROM source_file WHERE sha256 = ?", source->sha256, row, error);
}

static gboolean
insert_blocks (PdConnection *connection,
               PdText *text,
               gint64 row,
               GError **error)
{
  sqlite3_stmt *statement;
  guint paragraph = 0;

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      gboolean prose = block->kind == PD_BLOCK_PARAGRAPH || block->kind == PD_BLOCK_QUOTE || block->kind == PD_BLOCK_LIST;

      statement = pd_connection_prepare (connection, "INSERT INTO block (text_id, block, paragraph, type, level, start, \"end\", start_utf16, end_utf16, url, alt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, row);
      sqlite3_bind_int64 (statement, 2, i + 1);
      if (prose)
        sqlite3_bind_int64 (statement, 3, ++paragraph);
      pd_statement_bind_text (statement, 4, pd_block_kind_to_string (block->kind));
      sqlite3_bind_int64 (statement, 5, block->level);
      sqlite3_bind_int64 (statement, 6, block->start);
      sqlite3_bind_int64 (statement, 7, block->end);
      sqlite3_bind_int64 (statement, 8, pd_text_offset_to_utf16 (text, block->start));
      sqlite3_bind_int64 (statement, 9, pd_text_offset_to_utf16 (text, block->end));
      pd_statement_bind_text (statement, 10, block->url);
      pd_statement_bind_text (statement, 11, block->alt);
      if (!pd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_cuts (PdConnection *connection,
             GArray *cuts,
             gint64 row,
             GError **error)
{
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      sqlite3_stmt *statement = pd_connection_prepare (connection, "INSERT INTO cut (text_id, reason, start, \"end\") VALUES (?, ?, ?, ?)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, row);
      pd_statement_bind_text (statement, 2, cut->reason);
      sqlite3_bind_int64 (statement, 3, cut->start);
      sqlite3_bind_int64 (statement, 4, cut->end);
      if (!pd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_text (PdConnection *connection,
             PdText *text,
             gint64 extracted,
             gint64 *row,
             GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "INSERT INTO text (sha256, length, body, extracted_id) VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_text_get_sha256 (text));
  sqlite3_bind_int64 (statement, 2, pd_text_get_length (text));
  sqlite3_bind_text64 (statement, 3, pd_text_get_utf8 (text), pd_text_get_n_bytes (text), SQLITE_STATIC, SQLITE_UTF8);
  if (extracted != 0)
    sqlite3_bind_int64 (statement, 4, extracted);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  sqlite3_clear_bindings (statement);
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return insert_blocks (connection, text, *row, error);
}

/* Where nothing was cut, the extracted text is the text, and is kept once. */
static gboolean
insert_texts (PdConnection *connection,
              PdDocument *document,
              gint64 *row,
              GError **error)
{
  GArray *cuts = pd_document_get_cuts (document);
  gint64 extracted = 0;

  if (cuts->len > 0 && !insert_text (connection, pd_document_get_extracted (document), 0, &extracted, error))
    return FALSE;
  return insert_text (connection, pd_document_get_text (document), extracted, row, error)
         && insert_cuts (connection, cuts, *row, error);
}

static gboolean
insert_article (PdConnection *connection,
                PdDocument *document,
                gint64 text,
                gint64 source,
                gint64 run,
                gint64 coder,
                gint64 *row,
                GError **error)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);
  PdRecord *record = pd_document_get_article (document);
  g_autoptr (GString) sql = g_string_new ("INSERT INTO article (uuid, text_id, source_file_id, coder_id, created, modified, unread_bytes, title_key, import_run_id");
  sqlite3_stmt *statement;
  gint64 now = g_get_real_time () / 1000;
  guint n = 9;

  for (guint i = PD_KEY_INDEX (PD_ARTICLE_TITLE); i <= PD_KEY_INDEX (PD_ARTICLE_PART); i++)
    g_string_append_printf (sql, ", %s", table->columns[i].name);
  g_string_append (sql, ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, pd_title_key (?8), ?9");
  for (guint i = PD_KEY_INDEX (PD_ARTICLE_TITLE); i <= PD_KEY_INDEX (PD_ARTICLE_PART); i++)
    g_string_append_printf (sql, ", ?%u", ++n);
  g_string_append (sql, ")");
  n = 9;

  statement = pd_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_id (record));
  sqlite3_bind_int64 (statement, 2, text);
  sqlite3_bind_int64 (statement, 3, source);
  sqlite3_bind_int64 (statement, 4, coder);
  sqlite3_bind_int64 (statement, 5, now);
  sqlite3_bind_int64 (statement, 6, now);
  sqlite3_bind_int64 (statement, 7, pd_document_get_n_unread_bytes (document));
  pd_statement_bind_text (statement, 8, pd_record_get_text (record, PD_ARTICLE_TITLE));
  if (run != 0)
    sqlite3_bind_int64 (statement, 9, run);
  else
    sqlite3_bind_null (statement, 9);
  for (guint i = PD_KEY_INDEX (PD_ARTICLE_TITLE); i <= PD_KEY_INDEX (PD_ARTICLE_PART); i++)
    pd_statement_bind_text (statement, ++n, pd_record_get_cell (record, i)->text);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return TRUE;
}

static gboolean
insert_fields (PdConnection *connection,
               PdDocument *document,
               gint64 article,
               GError **error)
{
  GPtrArray *fields = pd_document_get_fields (document);
  gint64 now = g_get_real_time () / 1000;

  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      sqlite3_stmt *statement = pd_connection_prepare (connection, "INSERT INTO article_field (uuid, article_id, field, origin, place, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?)", error);

      if (statement == NULL)
        return FALSE;
      pd_statement_bind_text (statement, 1, pd_record_get_id (field));
      sqlite3_bind_int64 (statement, 2, article);
      pd_statement_bind_text (statement, 3, pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD));
      pd_statement_bind_text (statement, 4, pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN));
      pd_statement_bind_text (statement, 5, pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE));
      sqlite3_bind_int64 (statement, 6, now);
      sqlite3_bind_int64 (statement, 7, now);
      if (!pd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_texts_insert:
 * @connection: a connection, in a transaction
 * @document: what a reader made of a file
 * @source: the file's bytes
 * @run: the row of the import that it comes with; 0 for none
 * @coder: the row of who imports it
 * @article: (out): the row of the article, which is not present yet
 * @error: return location for an error
 *
 * Stores an article that nothing shows until its `present` is set, which is all that the journal needs to know.
 *
 * Returns: whether that went well
 */
gboolean
pd_texts_insert (PdConnection *connection,
                 PdDocument *document,
                 const PdSourceBytes *source,
                 gint64 run,
                 gint64 coder,
                 gint64 *article,
                 GError **error)
{
  gint64 source_row, text_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  return insert_source (connection, source, &source_row, error)
         && insert_texts (connection, document, &text_row, error)
         && insert_article (connection, document, text_row, source_row, run, coder, article, error)
         && insert_fields (connection, document, *article, error);
}

/**
 * pd_texts_show:
 * @connection: a connection, in a transaction
 * @article: the row of an article
 * @error: return location for an error
 *
 * Brings an article into sight.
 *
 * Returns: whether that went well
 */
gboolean
pd_texts_show (PdConnection *connection,
               gint64 article,
               GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  statement = pd_connection_prepare (connection, "UPDATE article SET present = 1 WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  return pd_connection_run (connection, statement, error);
}

static GArray *
load_blocks (PdConnection *connection,
             gint64 text,
             GError **error)
{
  g_autoptr (GArray) blocks = pd_blocks_new ();
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT type, level, start, \"end\", url, alt FROM block WHERE text_id = ? ORDER BY block", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, text);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdBlockKind kind = PD_BLOCK_PARAGRAPH;

      if (!has_row)
        return g_steal_pointer (&blocks);
      pd_block_kind_from_string ((const char *) sqlite3_column_text (statement, 0), &kind);
      pd_blocks_append (blocks, kind, sqlite3_column_int (statement, 1), sqlite3_column_int64 (statement, 2), sqlite3_column_int64 (statement, 3),
                        (const char *) sqlite3_column_text (statement, 4), (const char *) sqlite3_column_text (statement, 5));
    }
  return NULL;
}

/**
 * pd_texts_load_row:
 * @connection: a connection
 * @text: the row of a text
 * @error: return location for an error
 *
 * Returns: (transfer full): a text with its blocks, or %NULL with an error
 */
PdText *
pd_texts_load_row (PdConnection *connection,
                   gint64 text,
                   GError **error)
{
  g_autoptr (GArray) blocks = NULL;
  sqlite3_stmt *statement;
  PdText *loaded;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  statement = pd_connection_prepare (connection, "SELECT body FROM text WHERE id = ?", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, text);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("The text is not in the project, or no longer."));
      return NULL;
    }
  blocks = load_blocks (connection, text, error);
  loaded = blocks != NULL ? pd_text_new ((const char *) sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0), blocks, error) : NULL;
  sqlite3_reset (statement);
  return loaded;
}

/**
 * pd_texts_load:
 * @connection: a connection
 * @article_id: the UUID of an article
 * @error: return location for an error
 *
 * Returns: (transfer full): the article's current text with its blocks, or %NULL with an error
 */
PdText *
pd_texts_load (PdConnection *connection,
               const char *article_id,
               GError **error)
{
  gint64 text;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  if (!lookup (connection, "SELECT text_id FROM article WHERE uuid = ? AND present", article_id, &text, error))
    return NULL;
  if (text == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), article_id);
      return NULL;
    }
  return pd_texts_load_row (connection, text, error);
}

/**
 * pd_texts_load_source:
 * @connection: a connection
 * @article_id: the UUID of an article
 * @error: return location for an error
 *
 * Returns: (transfer full): the bytes of the article's source file as they were imported, or %NULL with an error;
 *   %PD_STORE_ERROR_LEFT_OUT where this is a copy that was made without them
 */
GBytes *
pd_texts_load_source (PdConnection *connection,
                      const char *article_id,
                      GError **error)
{
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autofree char *compression = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  statement = pd_connection_prepare (connection, "SELECT s.compression, s.bytes FROM article a JOIN source_file s ON s.id = a.source_file_id WHERE a.uuid = ? AND a.present", error);
  if (statement == NULL)
    return NULL;
  pd_statement_bind_text (statement, 1, article_id);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), article_id);
      return NULL;
    }
  compression = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  stored = g_bytes_new (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);
  if (g_str_equal (compression, PD_SOURCE_LEFT_OUT))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_LEFT_OUT, _ ("The file itself was left out when this copy of the project was saved. The project that it is a copy of has it."));
      return NULL;
    }
  if (!g_str_equal (compression, "deflate"))
    return g_steal_pointer (&stored);
  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  return g_converter_convert_bytes (G_CONVERTER (decompressor), stored, error);
}

/**
 * pd_texts_insert_text:
 * @connection: a connection, in a transaction
 * @text: a text
 * @cuts: (element-type PdCut): what it leaves out
 * @extracted: the row of the text that it leaves it out of; 0 where it is that itself
 * @row: (out): its row
 * @error: return location for an error
 *
 * Stores a text, which the journal need not know of.
 *
 * Returns: whether that went well
 */
gboolean
pd_texts_insert_text (PdConnection *connection,
                      PdText *text,
                      GArray *cuts,
                      gint64 extracted,
                      gint64 *row,
                      GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_TEXT (text), FALSE);

  return insert_text (connection, text, extracted, row, error) && insert_cuts (connection, cuts, *row, error);
}

/**
 * pd_texts_insert_source:
 * @connection: a connection, in a transaction
 * @source: the bytes of a file
 * @row: (out): their row; the one that is there, where they are stored already
 * @error: return location for an error
 *
 * Stores the bytes of a file.
 *
 * Returns: whether that went well
 */
gboolean
pd_texts_insert_source (PdConnection *connection,
                        const PdSourceBytes *source,
                        gint64 *row,
                        GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  return insert_source (connection, source, row, error);
}
