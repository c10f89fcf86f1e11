#include "pd-record.h"

#include <string.h>

#include "pd-uuid.h"

/**
 * PdRecord:
 *
 * A row of one of the design's words: an article, a highlight, a claim …
 *
 * A column is unset, empty, or holds a value. Only what is set is written, so a record that holds its identifier
 * and a note changes the note and nothing else.
 */
struct _PdRecord
{
  GObject parent_instance;

  PdWord word;
  const PdTable *table;
  /* Only of the columns that are set, in their order: most records have few, and there are many records. */
  PdCell *cells;
  guint64 set;
};

/* How many cells are allocated at a time. */
#define GROWTH 4

G_DEFINE_FINAL_TYPE (PdRecord, pd_record, G_TYPE_OBJECT)

static guint
count (guint64 set)
{
  return __builtin_popcountll (set);
}

static guint64
get_bit (guint column)
{
  return G_GUINT64_CONSTANT (1) << column;
}

/* Where the cell of a column is, or would be. */
static guint
get_place (PdRecord *self,
           guint column)
{
  return count (self->set & (get_bit (column) - 1));
}

static const PdCell *
find_cell (PdRecord *self,
           guint column)
{
  static const PdCell nothing = { .is_null = TRUE };

  return (self->set & get_bit (column)) != 0 ? &self->cells[get_place (self, column)] : &nothing;
}

static PdCell *
ensure_cell (PdRecord *self,
             guint column)
{
  guint place = get_place (self, column), n = count (self->set);

  if ((self->set & get_bit (column)) == 0)
    {
      if (n % GROWTH == 0)
        self->cells = g_renew (PdCell, self->cells, n + GROWTH);
      memmove (&self->cells[place + 1], &self->cells[place], (n - place) * sizeof (PdCell));
      self->cells[place] = (PdCell) { .is_null = TRUE };
      self->set |= get_bit (column);
    }
  return &self->cells[place];
}

static void
pd_record_finalize (GObject *object)
{
  PdRecord *self = PD_RECORD (object);

  for (guint i = 0; i < count (self->set); i++)
    g_free ((char *) self->cells[i].text);
  g_free (self->cells);

  G_OBJECT_CLASS (pd_record_parent_class)->finalize (object);
}

static void
pd_record_class_init (PdRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_record_finalize;
}

static void
pd_record_init (PdRecord *self)
{
}

static PdRecord *
pd_record_new_empty (PdWord word)
{
  PdRecord *self = g_object_new (PD_TYPE_RECORD, NULL);

  self->word = word;
  self->table = pd_word_get_table (word);
  g_assert (self->table->n_columns <= 64);
  return self;
}

/**
 * pd_record_new:
 * @word: what it is a row of
 *
 * Returns: (transfer full): a record with an identifier of its own and nothing else set
 */
PdRecord *
pd_record_new (PdWord word)
{
  g_autofree char *id = pd_uuid_new ();

  return pd_record_new_for_id (word, id);
}

/**
 * pd_record_new_for_id:
 * @word: what it is a row of
 * @id: (nullable): the row's UUID, or %NULL for a row that has none yet
 *
 * Returns: (transfer full): a record with nothing else set
 */
PdRecord *
pd_record_new_for_id (PdWord word,
                      const char *id)
{
  PdRecord *self;

  g_return_val_if_fail ((guint) word < PD_N_WORDS, NULL);

  self = pd_record_new_empty (word);
  if (id != NULL && self->table->columns[0].type == PD_COLUMN_ID)
    pd_record_set_text (self, PD_KEY (word, 0), id);
  return self;
}

/**
 * pd_record_get_word:
 *
 * Returns: what it is a row of
 */
PdWord
pd_record_get_word (PdRecord *self)
{
  g_return_val_if_fail (PD_IS_RECORD (self), PD_WORD_PROJECT);

  return self->word;
}

/**
 * pd_record_get_table:
 *
 * Returns: (transfer none): its table
 */
const PdTable *
pd_record_get_table (PdRecord *self)
{
  g_return_val_if_fail (PD_IS_RECORD (self), NULL);

  return self->table;
}

/**
 * pd_record_get_id:
 *
 * Returns: (transfer none) (nullable): its UUID; %NULL for a block, which is known by its text and number
 */
const char *
pd_record_get_id (PdRecord *self)
{
  g_return_val_if_fail (PD_IS_RECORD (self), NULL);

  return self->table->columns[0].type == PD_COLUMN_ID ? find_cell (self, 0)->text : NULL;
}

/**
 * pd_record_is_set:
 * @key: a column of its table
 *
 * Returns: whether the column is known, be it empty
 */
gboolean
pd_record_is_set (PdRecord *self,
                  PdKey key)
{
  g_return_val_if_fail (PD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (PD_KEY_WORD (key) == self->word, FALSE);

  return pd_record_has_column (self, PD_KEY_INDEX (key));
}

/**
 * pd_record_get_text:
 * @key: a column of its table that is not a number
 *
 * Returns: (transfer none) (nullable): the value; %NULL where it is empty or unset
 */
const char *
pd_record_get_text (PdRecord *self,
                    PdKey key)
{
  g_return_val_if_fail (PD_IS_RECORD (self), NULL);
  g_return_val_if_fail (PD_KEY_WORD (key) == self->word, NULL);
  g_return_val_if_fail (PD_KEY_INDEX (key) < self->table->n_columns, NULL);

  return find_cell (self, PD_KEY_INDEX (key))->text;
}

/**
 * pd_record_get_integer:
 * @key: a column of its table that is a number
 *
 * Returns: the value; 0 where it is empty or unset
 */
gint64
pd_record_get_integer (PdRecord *self,
                       PdKey key)
{
  g_return_val_if_fail (PD_IS_RECORD (self), 0);
  g_return_val_if_fail (PD_KEY_WORD (key) == self->word, 0);
  g_return_val_if_fail (PD_KEY_INDEX (key) < self->table->n_columns, 0);

  return find_cell (self, PD_KEY_INDEX (key))->integer;
}

/**
 * pd_record_set_text:
 * @key: a column of its table that is not a number
 * @text: (nullable): the value, copied; %NULL makes it empty
 *
 * Sets a column.
 */
void
pd_record_set_text (PdRecord *self,
                    PdKey key,
                    const char *text)
{
  PdCell cell = { text, text != NULL ? strlen (text) : 0, 0, text == NULL };

  g_return_if_fail (PD_IS_RECORD (self));
  g_return_if_fail (PD_KEY_WORD (key) == self->word);

  pd_record_set_cell (self, PD_KEY_INDEX (key), &cell);
}

/**
 * pd_record_set_integer:
 * @key: a column of its table that is a number
 * @integer: the value
 *
 * Sets a column.
 */
void
pd_record_set_integer (PdRecord *self,
                       PdKey key,
                       gint64 integer)
{
  PdCell cell = { NULL, 0, integer, FALSE };

  g_return_if_fail (PD_IS_RECORD (self));
  g_return_if_fail (PD_KEY_WORD (key) == self->word);

  pd_record_set_cell (self, PD_KEY_INDEX (key), &cell);
}

/**
 * pd_record_set_null:
 * @key: a column of its table
 *
 * Makes a column empty.
 */
void
pd_record_set_null (PdRecord *self,
                    PdKey key)
{
  pd_record_set_text (self, key, NULL);
}

/**
 * pd_record_get_cell:
 * @column: a column's index
 *
 * Returns: (transfer none): its value; it is there until a column is set
 */
const PdCell *
pd_record_get_cell (PdRecord *self,
                    guint column)
{
  g_return_val_if_fail (PD_IS_RECORD (self), NULL);
  g_return_val_if_fail (column < self->table->n_columns, NULL);

  return find_cell (self, column);
}

/**
 * pd_record_has_column:
 * @column: a column's index
 *
 * Returns: whether the column is known, be it empty
 */
gboolean
pd_record_has_column (PdRecord *self,
                      guint column)
{
  g_return_val_if_fail (PD_IS_RECORD (self), FALSE);

  return (self->set & get_bit (column)) != 0;
}

/**
 * pd_record_set_cell:
 * @column: a column's index
 * @cell: the value, copied
 *
 * Sets a column.
 */
void
pd_record_set_cell (PdRecord *self,
                    guint column,
                    const PdCell *cell)
{
  PdCell *own;
  PdCell value;
  char *text;

  g_return_if_fail (PD_IS_RECORD (self));
  g_return_if_fail (column < self->table->n_columns);
  g_return_if_fail (cell != NULL);
  g_return_if_fail (cell->is_null || (cell->text == NULL) == pd_column_is_number (&self->table->columns[column]));

  text = cell->text != NULL ? g_strndup (cell->text, cell->n_bytes) : NULL;
  value = *cell;
  value.text = text;
  own = ensure_cell (self, column);
  g_free ((char *) own->text);
  *own = value;
}
