#include "pd-highlight-cursor.h"

#include <string.h>

#include "pd-lookup.h"

/* The columns of the table: those of a highlight stand around those of what it refers to. */
enum
{
  COLUMN_HIGHLIGHT_ID = 0,
  COLUMN_ARTICLE_ID = 1,
  COLUMN_TEXT_SHA256 = 7,
  COLUMN_CODER = 8,
  COLUMN_MADE_BY = 9,
  COLUMN_TAG = 10,
  COLUMN_START = 12,
  N_COLUMNS = 25,
};

typedef enum
{
  ARTICLE,
  TEXT,
  CODER,
  TAG,
} Reference;

#define N_REFERENCES (TAG + 1)

static const struct
{
  const char *sql;
  guint first_column;
  guint n_columns;
} references[N_REFERENCES] = {
  [ARTICLE] = { "SELECT id, uuid, title, author, source, date, url FROM article WHERE id = ? AND present", COLUMN_ARTICLE_ID, 6 },
  [TEXT] = { "SELECT id, sha256 FROM text WHERE id = ?", COLUMN_TEXT_SHA256, 1 },
  [CODER] = { "SELECT id, name FROM coder WHERE id = ?", COLUMN_CODER, 1 },
  /* A path is made of several rows, so those of all tags are read at once. */
  [TAG] = { "SELECT g.id, g.name, p.tag_path FROM tag g LEFT JOIN tag_path p ON p.tag_id = g.id", COLUMN_TAG, 2 },
};

/* What a highlight must refer to stands in the order of the references, after its own number. */
static const char highlights_sql[] = "SELECT id, article_id, text_id, coder_id, uuid, made_by, "
                                     "start, \"end\", start_utf16, end_utf16, block, paragraph, sentence, quote, prefix, suffix, note, created, modified "
                                     "FROM highlight ORDER BY id";
static const char tags_sql[] = "SELECT highlight_id, tag_id FROM highlight_tag ORDER BY highlight_id, tag_id";

/**
 * PdHighlightCursor:
 *
 * Reads the rows of the view `highlight_rows`, in the order of the highlights' numbers and then of the tags'.
 *
 * For each of a million rows the view looks into seven tables, which takes longer than all else that an export does. But
 * there is an index of highlights' tags in this very order, so that both are walked through side by side; and what they refer
 * to is mostly the same as for the row before.
 */
struct _PdHighlightCursor
{
  PdCursor parent_instance;

  PdConnection *connection;
  sqlite3_stmt *highlights;
  sqlite3_stmt *tags;
  PdLookup *lookups[N_REFERENCES];
  gboolean are_numbers[N_COLUMNS];
  PdCell cells[N_COLUMNS];

  /* The highlight of the row that was given last. */
  gboolean has_highlight;
  gint64 highlight;
  /* The tag that comes next, and the highlight that carries it. */
  gboolean has_tag;
  gint64 tagged;
  gint64 tag;
};

G_DEFINE_FINAL_TYPE (PdHighlightCursor, pd_highlight_cursor, PD_TYPE_CURSOR)

static void
pd_highlight_cursor_finalize (GObject *object)
{
  PdHighlightCursor *self = PD_HIGHLIGHT_CURSOR (object);

  if (self->highlights != NULL)
    sqlite3_reset (self->highlights);
  if (self->tags != NULL)
    sqlite3_reset (self->tags);
  for (guint i = 0; i < N_REFERENCES; i++)
    g_clear_pointer (&self->lookups[i], pd_lookup_free);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (pd_highlight_cursor_parent_class)->finalize (object);
}

static gboolean
go_to_next_tag (PdHighlightCursor *self,
                GError **error)
{
  if (!pd_connection_step (self->connection, self->tags, &self->has_tag, error))
    return FALSE;
  if (self->has_tag)
    {
      self->tagged = sqlite3_column_int64 (self->tags, 0);
      self->tag = sqlite3_column_int64 (self->tags, 1);
    }
  return TRUE;
}

static gboolean
prepare (PdHighlightCursor *self,
         GError **error)
{
  self->highlights = pd_connection_prepare (self->connection, highlights_sql, error);
  if (self->highlights == NULL)
    return FALSE;
  self->tags = pd_connection_prepare (self->connection, tags_sql, error);
  if (self->tags == NULL)
    return FALSE;
  for (guint i = 0; i < N_REFERENCES; i++)
    {
      self->lookups[i] = pd_lookup_new (self->connection, references[i].sql, error);
      if (self->lookups[i] == NULL)
        return FALSE;
    }
  return go_to_next_tag (self, error);
}

/**
 * pd_highlight_cursor_new:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (type PdHighlightCursor): a cursor of [func@Pd.table_get_highlight_rows] before the first row,
 *   or %NULL with an error
 */
PdCursor *
pd_highlight_cursor_new (PdConnection *connection,
                         GError **error)
{
  const PdTable *table = pd_table_get_highlight_rows ();
  g_autoptr (PdHighlightCursor) self = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (table->n_columns == N_COLUMNS, NULL);

  self = g_object_new (PD_TYPE_HIGHLIGHT_CURSOR, NULL);
  self->connection = g_object_ref (connection);
  for (guint i = 0; i < N_COLUMNS; i++)
    self->are_numbers[i] = pd_column_is_number (&table->columns[i]);
  if (!prepare (self, error))
    return NULL;
  return PD_CURSOR (g_steal_pointer (&self));
}

static gboolean
look_up (PdHighlightCursor *self,
         Reference reference,
         gint64 row,
         gboolean *is_there,
         GError **error)
{
  const PdCell *cells;

  if (!pd_lookup_find (self->lookups[reference], row, &cells, error))
    return FALSE;
  *is_there = cells != NULL;
  if (cells != NULL)
    memcpy (&self->cells[references[reference].first_column], cells, references[reference].n_columns * sizeof (PdCell));
  return TRUE;
}

static void
read_columns (PdHighlightCursor *self,
              int from,
              guint first_column,
              guint n_columns)
{
  pd_statement_get_cells (self->highlights, from, n_columns, &self->are_numbers[first_column], &self->cells[first_column]);
}

/* Highlights of articles that are not present are passed over. */
static gboolean
go_to_next_highlight (PdHighlightCursor *self,
                      GError **error)
{
  gboolean is_shown = FALSE;

  while (!is_shown)
    {
      if (!pd_connection_step (self->connection, self->highlights, &self->has_highlight, error))
        return FALSE;
      if (!self->has_highlight)
        return TRUE;
      is_shown = TRUE;
      for (Reference i = ARTICLE; i <= CODER && is_shown; i++)
        {
          if (!look_up (self, i, sqlite3_column_int64 (self->highlights, 1 + i), &is_shown, error))
            return FALSE;
        }
    }
  self->highlight = sqlite3_column_int64 (self->highlights, 0);
  read_columns (self, 4, COLUMN_HIGHLIGHT_ID, 1);
  read_columns (self, 5, COLUMN_MADE_BY, 1);
  read_columns (self, 6, COLUMN_START, N_COLUMNS - COLUMN_START);
  while (self->has_tag && self->tagged < self->highlight)
    {
      if (!go_to_next_tag (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_tagged (PdHighlightCursor *self)
{
  return self->has_highlight && self->has_tag && self->tagged == self->highlight;
}

static gboolean
take_tag (PdHighlightCursor *self,
          GError **error)
{
  gboolean is_there = FALSE;

  if (is_tagged (self) && (!look_up (self, TAG, self->tag, &is_there, error) || !go_to_next_tag (self, error)))
    return FALSE;
  if (!is_there)
    self->cells[COLUMN_TAG] = self->cells[COLUMN_TAG + 1] = (PdCell) { .is_null = TRUE };
  return TRUE;
}

static const PdCell *
pd_highlight_cursor_next (PdCursor *cursor,
                          GError **error)
{
  PdHighlightCursor *self = PD_HIGHLIGHT_CURSOR (cursor);

  if (!is_tagged (self) && !go_to_next_highlight (self, error))
    return NULL;
  return self->has_highlight && take_tag (self, error) ? self->cells : NULL;
}

static void
pd_highlight_cursor_class_init (PdHighlightCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_highlight_cursor_finalize;
  PD_CURSOR_CLASS (klass)->next = pd_highlight_cursor_next;
}

static void
pd_highlight_cursor_init (PdHighlightCursor *self)
{
}
