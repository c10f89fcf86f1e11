#include "pd-duplicates.h"

/* ?1 the file's SHA-256, ?2 the text's, ?3 the URL, ?4 the record, ?5 the title, ?6 the author, ?7 the date,
 * ?8 whether the URL matters. */
#define OF_SAME_SOURCE "SELECT a.uuid FROM source_file s CROSS JOIN article a ON a.source_file_id = s.id"
#define OF_SAME_TEXT "SELECT a.uuid FROM text t CROSS JOIN article a ON a.text_id = t.id"
#define OF_SAME_URL "SELECT a.uuid FROM article a INDEXED BY article_by_url CROSS JOIN text t ON t.id = a.text_id"
#define OF_SAME_DATE "SELECT a.uuid FROM article a INDEXED BY article_by_date CROSS JOIN text t ON t.id = a.text_id"
#define OF_SAME_TITLE "SELECT a.uuid FROM article a INDEXED BY article_by_title CROSS JOIN text t ON t.id = a.text_id"
#define FILE_IS_SAME " WHERE t.sha256 = ?2 AND (?8 IS NULL OR a.url IS ?3) AND a.present = 1"
#define RECORD_IS_SAME " WHERE t.sha256 = ?2 AND (?8 IS NULL OR a.url IS ?3) AND a.title IS ?5 AND (?3 IS NOT NULL OR (a.author IS ?6 AND a.date IS ?7)) AND a.present = 1"

typedef struct
{
  const char *source;
  const char *text;
  const char *url;
  const char *date;
  const char *title;
} DuplicateQueries;

/* An article that is all of a file. */
static const DuplicateQueries of_file = {
  .source = OF_SAME_SOURCE " WHERE s.sha256 = ?1 AND a.present = 1 LIMIT 1",
  .text = OF_SAME_TEXT FILE_IS_SAME " LIMIT 1",
  .url = OF_SAME_URL FILE_IS_SAME " AND a.url = ?3 LIMIT 1",
};

/* Several articles of one file have the same bytes, and are no duplicates for that. Without a URL there is less to tell posts apart
 * by, and people write the same few words again and again. */
static const DuplicateQueries of_record = {
  .source = OF_SAME_SOURCE " CROSS JOIN text t ON t.id = a.text_id WHERE s.sha256 = ?1 AND a.part = ?4 AND t.sha256 = ?2 AND a.present = 1 LIMIT 1",
  .text = OF_SAME_TEXT RECORD_IS_SAME " LIMIT 1",
  .url = OF_SAME_URL RECORD_IS_SAME " AND a.url = ?3 LIMIT 1",
  .date = OF_SAME_DATE RECORD_IS_SAME " AND a.date = ?7 LIMIT 1",
  .title = OF_SAME_TITLE RECORD_IS_SAME " AND a.title_key = pd_title_key (?5) LIMIT 1",
};

/* How many articles may have a text before it leads to too many of them. */
#define MAX_SAME 64

static gboolean
is_common (PdConnection *connection,
           const char *sha256,
           gboolean *common,
           GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT count(*) FROM (SELECT 1 FROM text WHERE sha256 = ? LIMIT 1 + " G_STRINGIFY (MAX_SAME) ")", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, sha256);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *common = sqlite3_column_int (statement, 0) > MAX_SAME;
  sqlite3_reset (statement);
  return TRUE;
}

/* What leads to the fewest articles that may be the same: their text, unless it is one of those that are everywhere. */
static const char *
choose_query (const DuplicateQueries *queries,
              PdRecord *article,
              gboolean common,
              gboolean from_any_url)
{
  if (common && !from_any_url && pd_record_get_text (article, PD_ARTICLE_URL) != NULL)
    return queries->url;
  if (common && queries->date != NULL && pd_record_get_text (article, PD_ARTICLE_DATE) != NULL)
    return queries->date;
  if (common && queries->title != NULL && pd_record_get_text (article, PD_ARTICLE_TITLE) != NULL)
    return queries->title;
  return queries->text;
}

/* The UUID of the first article; NULL where there is none, and with an error set where it failed. */
static char *
find_article (PdConnection *connection,
              const char *sql,
              const char *const *values,
              GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  char *id = NULL;
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  for (int i = 0; i < sqlite3_bind_parameter_count (statement); i++)
    pd_statement_bind_text (statement, i + 1, values[i]);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  if (has_row)
    id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return id;
}

/**
 * pd_duplicates_find:
 * @connection: a connection
 * @document: what a reader made of a file
 * @source: the file's bytes
 * @from_any_url: whether the same text from another URL is the same article
 * @same: (out): `source` where the bytes are the same, `text` where the text and the URL are
 * @error: return location for an error
 *
 * Finds an article that is the same. The same text from another URL is an article of its own, unless @from_any_url is set. One of several articles in a file
 * is the same as another where text, URL and title are, and without a URL also author and date.
 *
 * Returns: (transfer full) (nullable): the UUID of that article; %NULL where there is none, and with @error set
 *   where it failed
 */
char *
pd_duplicates_find (PdConnection *connection,
                    PdDocument *document,
                    const PdSourceBytes *source,
                    gboolean from_any_url,
                    const char **same,
                    GError **error)
{
  PdRecord *article = pd_document_get_article (document);
  const char *const values[] = {
    source->sha256,
    pd_text_get_sha256 (pd_document_get_text (document)),
    pd_record_get_text (article, PD_ARTICLE_URL),
    pd_record_get_text (article, PD_ARTICLE_PART),
    pd_record_get_text (article, PD_ARTICLE_TITLE),
    pd_record_get_text (article, PD_ARTICLE_AUTHOR),
    pd_record_get_text (article, PD_ARTICLE_DATE),
    from_any_url ? NULL : "url",
  };
  const DuplicateQueries *queries = values[3] != NULL ? &of_record : &of_file;
  g_autoptr (GError) failure = NULL;
  gboolean common = FALSE;
  char *id;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  *same = "source";
  id = find_article (connection, queries->source, values, &failure);
  if (id == NULL && failure == NULL && is_common (connection, values[1], &common, &failure))
    {
      *same = "text";
      id = find_article (connection, choose_query (queries, article, common, from_any_url), values, &failure);
    }
  if (id == NULL)
    *same = NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return id;
}
