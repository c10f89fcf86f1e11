#include "pd-audit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-anchor.h"
#include "pd-extractions.h"
#include "pd-own-fields.h"
#include "pd-search-audit.h"
#include "pd-tag-path.h"
#include "pd-texts.h"

typedef struct
{
  gint64 row;
  const char *id;
  gint64 text;
} Article;

static void
add_problem (GPtrArray *problems,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (GPtrArray *problems,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
audit_file (PdConnection *connection,
            GPtrArray *problems,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "PRAGMA integrity_check (20)", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  do
    {
      const char *message;

      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      message = has_row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (message != NULL && !g_str_equal (message, "ok"))
        add_problem (problems, _ ("The file is damaged: %s."), message);
    }
  while (has_row);

  statement = pd_connection_prepare (connection, "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1", error);
  if (statement == NULL)
    return FALSE;
  do
    {
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        /* Translators: the first is a table of the project file, the second how many of its rows. */
        add_problem (problems, _ ("In the table “%s”, what rows refer to is not there: %" PRId64 "."), (const char *) sqlite3_column_text (statement, 0), (gint64) sqlite3_column_int64 (statement, 1));
    }
  while (has_row);
  return TRUE;
}

static void
audit_highlight (sqlite3_stmt *statement,
                 PdSegmenter *segmenter,
                 GPtrArray *problems)
{
  PdText *text = pd_segmenter_get_text (segmenter);
  const char *id = (const char *) sqlite3_column_text (statement, 0);
  gint64 start = sqlite3_column_int64 (statement, 1);
  gint64 end = sqlite3_column_int64 (statement, 2);
  g_autoptr (PdAnchor) anchor = NULL;
  g_autoptr (GError) failure = NULL;

  if (!pd_text_check_span (text, start, end, &failure))
    {
      add_problem (problems, _ ("Highlight %s: %s"), id, failure->message);
      return;
    }
  anchor = pd_anchor_new (segmenter, start, end);
  if (g_strcmp0 (anchor->quote, (const char *) sqlite3_column_text (statement, 3)) != 0)
    add_problem (problems, _ ("Highlight %s: its quote is not what stands at its offsets."), id);
  if (g_strcmp0 (anchor->prefix, (const char *) sqlite3_column_text (statement, 4)) != 0
      || g_strcmp0 (anchor->suffix, (const char *) sqlite3_column_text (statement, 5)) != 0)
    add_problem (problems, _ ("Highlight %s: what it keeps of its context is not what stands around it."), id);
  if (anchor->start_utf16 != sqlite3_column_int64 (statement, 6) || anchor->end_utf16 != sqlite3_column_int64 (statement, 7))
    add_problem (problems, _ ("Highlight %s: its offsets in UTF-16 are wrong."), id);
  if (anchor->block != sqlite3_column_int64 (statement, 8) || anchor->paragraph != sqlite3_column_int64 (statement, 9))
    add_problem (problems, _ ("Highlight %s: its block or paragraph is wrong."), id);
}

static gboolean
audit_highlights (PdConnection *connection,
                  gint64 article,
                  gint64 text_row,
                  PdText *text,
                  GPtrArray *problems,
                  guint *n_highlights,
                  GError **error)
{
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);
  sqlite3_stmt *statement;
  gboolean has_row;

  *n_highlights = 0;
  statement = pd_connection_prepare (connection, "SELECT uuid, start, \"end\", quote, prefix, suffix, start_utf16, end_utf16, block, paragraph FROM highlight WHERE article_id = ? AND text_id = ? ORDER BY start", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  sqlite3_bind_int64 (statement, 2, text_row);
  do
    {
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          (*n_highlights)++;
          audit_highlight (statement, segmenter, problems);
        }
    }
  while (has_row);
  return TRUE;
}

static gboolean
audit_text (PdConnection *connection,
            const Article *article,
            gint64 text_row,
            GPtrArray *problems,
            guint *n_highlights,
            GError **error)
{
  g_autoptr (PdText) text = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_current = text_row == article->text;
  sqlite3_stmt *statement;
  gboolean has_row;

  *n_highlights = 0;
  text = pd_texts_load_row (connection, text_row, &failure);
  if (text == NULL)
    {
      add_problem (problems, _ ("Article %s: %s"), article->id, failure->message);
      return TRUE;
    }
  statement = pd_connection_prepare (connection, "SELECT sha256, length FROM text WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, text_row);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row && (g_strcmp0 (pd_text_get_sha256 (text), (const char *) sqlite3_column_text (statement, 0)) != 0 || pd_text_get_length (text) != sqlite3_column_int64 (statement, 1)))
    add_problem (problems, is_current ? _ ("Article %s: its text is not the one that was imported.") : _ ("Article %s: another text of it is not what it was when it was stored."), article->id);
  sqlite3_reset (statement);
  return audit_highlights (connection, article->row, text_row, text, problems, n_highlights, error);
}

/* Otherwise a cut could not be put back. */
static void
audit_cuts (PdConnection *connection,
            const Article *article,
            GPtrArray *problems)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PdExtraction) extraction = NULL;
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM cut WHERE text_id = %" G_GINT64_FORMAT, article->text);
  gint64 extracted, n_cuts = 0;

  extraction = pd_extractions_load (connection, article->text, &extracted, &failure);
  if (extraction == NULL || !pd_connection_get_integer (connection, count, &n_cuts, &failure))
    add_problem (problems, _ ("Article %s: %s"), article->id, failure->message);
  else if (!pd_extraction_get_is_exact (extraction) || n_cuts != pd_extraction_get_cuts (extraction)->len)
    add_problem (problems, _ ("Article %s: its text is not what is left of the extracted text without the cuts."), article->id);
}

/* The current text of an article, what it was extracted from, and those that highlights of it have stayed on. */
static GArray *
load_texts (PdConnection *connection,
            const Article *article,
            GError **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT text_id FROM highlight WHERE article_id = ?1 UNION SELECT text_id FROM article WHERE id = ?1"
                                                               " UNION SELECT t.extracted_id FROM article a JOIN text t ON t.id = a.text_id WHERE a.id = ?1 AND t.extracted_id IS NOT NULL",
                                                   error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, article->row);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&texts);
      g_array_append_val (texts, ((gint64) { sqlite3_column_int64 (statement, 0) }));
    }
  return NULL;
}

static gboolean
audit_texts (PdConnection *connection,
             const Article *article,
             GPtrArray *problems,
             guint *n_unplaced,
             GError **error)
{
  g_autoptr (GArray) texts = load_texts (connection, article, error);

  if (texts == NULL)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      gint64 text = g_array_index (texts, gint64, i);
      guint n_highlights;

      if (!audit_text (connection, article, text, problems, &n_highlights, error))
        return FALSE;
      if (text != article->text)
        *n_unplaced += n_highlights;
    }
  audit_cuts (connection, article, problems);
  return TRUE;
}

static gboolean
audit_source (PdConnection *connection,
              const char *article_id,
              GPtrArray *problems,
              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *sha256 = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  bytes = pd_texts_load_source (connection, article_id, &failure);
  if (g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_LEFT_OUT))
    return TRUE;
  if (bytes == NULL)
    {
      add_problem (problems, _ ("Article %s: its source file cannot be read: %s"), article_id, failure->message);
      return TRUE;
    }
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  statement = pd_connection_prepare (connection, "SELECT s.sha256 FROM article a JOIN source_file s ON s.id = a.source_file_id WHERE a.uuid = ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, article_id);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (sha256, (const char *) sqlite3_column_text (statement, 0)) != 0)
    add_problem (problems, _ ("Article %s: its source file is not the one that was imported."), article_id);
  sqlite3_reset (statement);
  return TRUE;
}

/* Each value once, however many rows have it. */
static gboolean
audit_column (PdConnection *connection,
              const PdTable *table,
              const PdColumn *column,
              GPtrArray *problems,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT \"%1$s\" FROM %2$s WHERE \"%1$s\" IS NOT NULL", column->name, table->base);
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  do
    {
      const char *value;

      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      value = has_row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (value != NULL && !pd_column_accepts (column, value))
        {
          g_autofree char *where = g_strconcat (table->name, ".", column->name, NULL);

          add_problem (problems, _ ("“%s” cannot stand in “%s”."), value, where);
        }
    }
  while (has_row);
  return TRUE;
}

static gboolean
audit_values (PdConnection *connection,
              GPtrArray *problems,
              GError **error)
{
  for (PdWord word = 0; word < PD_N_WORDS; word++)
    {
      const PdTable *table = pd_word_get_table (word);

      for (guint i = 0; table->base != NULL && i < table->n_columns; i++)
        {
          const PdColumn *column = &table->columns[i];

          if ((column->flags & PD_COLUMN_DERIVED) != 0 || (column->type != PD_COLUMN_CHOICE && column->type != PD_COLUMN_DATE && column->type != PD_COLUMN_DECIMAL))
            continue;
          if (!audit_column (connection, table, column, problems, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* An article is in a group once, has one value in a field, and one state for each coder. */
static gboolean
audit_once (PdConnection *connection,
            GPtrArray *problems,
            GError **error)
{
  static const struct
  {
    PdWord word;
    const char *columns;
  } tables[] = {
    { PD_WORD_GROUP_MEMBER, "group_id, article_id" },
    { PD_WORD_FIELD_VALUE, "field_id, article_id" },
    { PD_WORD_ASSIGNMENT, "article_id, coder_id" },
    { PD_WORD_ARTICLE_TAG, "article_id, tag_id" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const PdTable *table = pd_word_get_table (tables[i].word);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %1$s GROUP BY %2$s HAVING count(*) > 1)", table->base, tables[i].columns);
      sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
      gboolean has_row;
      gint64 n;

      if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      n = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      if (n > 0)
        /* Translators: the first is a table of the project file, the second how many times. */
        add_problem (problems, _ ("In the table “%s”, what an article can have once is there several times: %" PRId64 "."), table->name, n);
    }
  return TRUE;
}

static gboolean
audit_fields (PdConnection *connection,
              GPtrArray *problems,
              GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT id FROM own_field", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  do
    {
      g_autoptr (GError) failure = NULL;

      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row && !pd_own_fields_check (connection, sqlite3_column_int64 (statement, 0), &failure))
        g_ptr_array_add (problems, g_strdup (failure->message));
    }
  while (has_row);
  return TRUE;
}

/* From tags in a circle no way leads up to one that stands alone. The views of tags look only so deep. */
static gboolean
audit_tags (PdConnection *connection,
            GPtrArray *problems,
            GError **error)
{
  gint64 n;

  if (!pd_connection_get_integer (connection,
                                  "WITH RECURSIVE standing (id) AS (SELECT id FROM tag WHERE parent_id IS NULL UNION SELECT t.id FROM tag t JOIN standing s ON t.parent_id = s.id)"
                                  " SELECT count(*) FROM tag WHERE id NOT IN (SELECT id FROM standing)",
                                  &n, error))
    return FALSE;
  if (n > 0)
    /* Translators: how many tags there are of which each is below itself, by way of others. */
    add_problem (problems, _ ("Tags are nested in a circle: %" PRId64 "."), n);
  if (!pd_connection_get_integer (connection,
                                  "WITH RECURSIVE standing (id) AS (SELECT id FROM tag WHERE parent_id IS NULL UNION SELECT t.id FROM tag t JOIN standing s ON t.parent_id = s.id)"
                                  " SELECT count(*) FROM standing WHERE id NOT IN (SELECT tag_id FROM tag_path)",
                                  &n, error))
    return FALSE;
  if (n > 0)
    /* Translators: how deep tags may be nested, and how many are nested deeper. */
    add_problem (problems, _ ("Tags are nested more than %u levels deep: %" PRId64 "."), PD_TAG_PATH_MAX_LEVELS, n);
  return TRUE;
}

static gboolean
audit_search (PdConnection *connection,
              GPtrArray *problems,
              GCancellable *cancellable,
              GError **error)
{
  gboolean matches;

  if (!pd_search_audit_run (connection, &matches, cancellable, error))
    return FALSE;
  if (!matches)
    add_problem (problems, "%s", _ ("The search index is not what the texts say."));
  return TRUE;
}

/**
 * pd_audit_run:
 * @connection: a connection
 * @problems: (element-type utf8): a sentence for each problem is added to it
 * @n_unplaced: (out): how many highlights stand on a text that is no longer their article's, which is no problem
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Verifies the file, what stands in columns and in the project's own fields, how tags are nested, every text, every source file, every highlight and
 * the search index.
 *
 * Returns: whether it could be done; @problems says what was found
 */
gboolean
pd_audit_run (PdConnection *connection,
              GPtrArray *problems,
              guint *n_unplaced,
              GCancellable *cancellable,
              GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);
  g_return_val_if_fail (n_unplaced != NULL, FALSE);

  *n_unplaced = 0;
  if (!audit_file (connection, problems, error)
      || !audit_values (connection, problems, error)
      || !audit_once (connection, problems, error)
      || !audit_fields (connection, problems, error)
      || !audit_tags (connection, problems, error))
    return FALSE;
  statement = pd_connection_prepare (connection, "SELECT id, uuid, text_id FROM article WHERE present", error);
  if (statement == NULL)
    return FALSE;
  do
    {
      Article article;

      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        article = (Article) { sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1), sqlite3_column_int64 (statement, 2) };
      if (has_row
          && (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !audit_texts (connection, &article, problems, n_unplaced, error)
              || !audit_source (connection, article.id, problems, error)))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  while (has_row);
  return audit_search (connection, problems, cancellable, error);
}

/* What the sum of a project is made of: every text, mark and judgement, but not when or in which order they came. */
static const char *const summed[] = {
  "SELECT article_id, text_sha256, source_sha256 FROM articles ORDER BY 1",
  "SELECT tag_id, tag_path FROM tags ORDER BY 1",
  "SELECT highlight_id, text_sha256, start, \"end\", note FROM highlights ORDER BY 1",
  "SELECT highlight_id, tag_id FROM highlight_tags ORDER BY 1, 2",
  "SELECT article_id, tag_id FROM article_tags ORDER BY 1, 2",
  "SELECT claim_id, claim, note FROM claims ORDER BY 1",
  "SELECT claim_id, kind FROM claim_kinds ORDER BY 1, 2",
  "SELECT claim_id, relation, other_claim_id, note FROM claim_relations ORDER BY 1, 2, 3",
  "SELECT mention_id, highlight_id, claim_id, stance, value_text, value_low, value_high, approximation, unit, currency, entity, measure, period, said_date, event_from, event_to, note FROM mentions ORDER BY 1",
  "SELECT attribution_id, mention_id, position, name_id, as_written, cue, mode, stance FROM attributions ORDER BY 1",
  "SELECT judgement_id, claim_id, mention_id, verdict, justification, confidence FROM judgements ORDER BY 1",
};

/**
 * pd_audit_cite:
 * @connection: a connection
 * @error: return location for an error
 *
 * Makes one line by which a paper can say which state of a project it is about: two projects that hold the same
 * marks on the same texts have the same sum.
 *
 * Returns: (transfer full): the line, or %NULL with an error
 */
char *
pd_audit_cite (PdConnection *connection,
               GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *statement;
  char *line;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      statement = pd_connection_prepare (connection, summed[i], error);
      if (statement == NULL)
        return NULL;
      do
        {
          if (!pd_connection_step (connection, statement, &has_row, error))
            return NULL;
          for (int column = 0; has_row && column < sqlite3_column_count (statement); column++)
            {
              /* NUL cannot stand in a value, so values cannot run together. */
              if (sqlite3_column_type (statement, column) != SQLITE_NULL)
                g_checksum_update (sum, (const guchar *) sqlite3_column_text (statement, column), sqlite3_column_bytes (statement, column));
              g_checksum_update (sum, (const guchar *) "\0", 1);
            }
        }
      while (has_row);
    }

  statement = pd_connection_prepare (connection, "SELECT project_id, name, (SELECT count(*) FROM articles), (SELECT count(*) FROM highlights), (SELECT count(*) FROM claims), (SELECT count(*) FROM mentions) FROM project", error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  line = g_strdup_printf ("Pidian project “%s” (%s): %" PRId64 " articles, %" PRId64 " highlights, %" PRId64 " claims, %" PRId64 " mentions; sha256:%s",
                          sqlite3_column_text (statement, 1), sqlite3_column_text (statement, 0), (gint64) sqlite3_column_int64 (statement, 2), (gint64) sqlite3_column_int64 (statement, 3),
                          (gint64) sqlite3_column_int64 (statement, 4), (gint64) sqlite3_column_int64 (statement, 5), g_checksum_get_string (sum));
  sqlite3_reset (statement);
  return line;
}
