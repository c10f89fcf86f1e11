#include "pd-changes.h"

#include "pd-changeset.h"

/**
 * PdChanges:
 *
 * Which rows an action, undo or redo changed: what the lists and the page need to know to follow.
 */
struct _PdChanges
{
  GObject parent_instance;

  GArray *changes;
  /* A bit for each word. */
  guint64 words;
};

G_STATIC_ASSERT (PD_N_WORDS <= 64);

G_DEFINE_FINAL_TYPE (PdChanges, pd_changes, G_TYPE_OBJECT)

static void
pd_changes_finalize (GObject *object)
{
  PdChanges *self = PD_CHANGES (object);

  g_array_unref (self->changes);

  G_OBJECT_CLASS (pd_changes_parent_class)->finalize (object);
}

static void
pd_changes_class_init (PdChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_changes_finalize;
}

static void
pd_changes_init (PdChanges *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (PdChange));
}

/**
 * pd_changes_new:
 *
 * Returns: (transfer full): no changes yet
 */
PdChanges *
pd_changes_new (void)
{
  return g_object_new (PD_TYPE_CHANGES, NULL);
}

/**
 * pd_changes_new_everything:
 *
 * Returns: (transfer full): changes that touch every word without naming a row, as when another program wrote
 */
PdChanges *
pd_changes_new_everything (void)
{
  PdChanges *self = pd_changes_new ();

  self->words = G_MAXUINT64;
  return self;
}

/* The columns of highlight and assignment in schema.sql: id, uuid, article_id. */
#define ARTICLE_COLUMN 2

/**
 * pd_changes_add_changeset:
 * @changeset: a changeset of SQLite's session extension
 * @n_bytes: its length in bytes
 *
 * Adds what a changeset changes.
 *
 * Returns: whether it could be read to its end
 */
gboolean
pd_changes_add_changeset (PdChanges *self,
                          gconstpointer changeset,
                          int n_bytes)
{
  PdChangeset reader;

  g_return_val_if_fail (PD_IS_CHANGES (self), FALSE);

  pd_changeset_init (&reader, changeset, n_bytes);
  while (pd_changeset_next (&reader))
    {
      PdChange change = { 0 };

      if (!pd_word_from_base (reader.table, &change.word))
        continue;
      change.operation = reader.operation == SQLITE_INSERT ? PD_OPERATION_INSERT : reader.operation == SQLITE_DELETE ? PD_OPERATION_REMOVE
                                                                                                                     : PD_OPERATION_UPDATE;
      change.row = pd_changeset_get_integer (&reader, 0);
      if (change.word == PD_WORD_HIGHLIGHT || change.word == PD_WORD_ASSIGNMENT)
        change.article = pd_changeset_get_integer (&reader, ARTICLE_COLUMN);
      g_array_append_val (self->changes, change);
      self->words |= PD_WORD_BIT (change.word);
    }
  return pd_changeset_is_sound (&reader);
}

/**
 * pd_changes_add_word:
 * @word: a word
 *
 * Adds that rows of @word changed that no changeset has, as they are derived.
 */
void
pd_changes_add_word (PdChanges *self,
                     PdWord word)
{
  g_return_if_fail (PD_IS_CHANGES (self));

  self->words |= PD_WORD_BIT (word);
}

/**
 * pd_changes_touch:
 * @word: a word
 *
 * Returns: whether a row of @word changed, or may have
 */
gboolean
pd_changes_touch (PdChanges *self,
                  PdWord word)
{
  g_return_val_if_fail (PD_IS_CHANGES (self), FALSE);

  return (self->words & PD_WORD_BIT (word)) != 0;
}

/**
 * pd_changes_is_derived:
 *
 * Returns: whether nothing changed but what is derived from the texts, which is no step of undo
 */
gboolean
pd_changes_is_derived (PdChanges *self)
{
  const guint64 derived = PD_WORD_BIT (PD_WORD_FAMILY) | PD_WORD_BIT (PD_WORD_FAMILY_MEMBER);

  g_return_val_if_fail (PD_IS_CHANGES (self), FALSE);

  return (self->words & ~derived) == 0;
}

/**
 * pd_changes_is_empty:
 *
 * Returns: whether nothing changed
 */
gboolean
pd_changes_is_empty (PdChanges *self)
{
  g_return_val_if_fail (PD_IS_CHANGES (self), TRUE);

  return self->words == 0;
}

/**
 * pd_changes_get_n_changes:
 *
 * Returns: how many rows are named; 0 also where everything may have changed
 */
guint
pd_changes_get_n_changes (PdChanges *self)
{
  g_return_val_if_fail (PD_IS_CHANGES (self), 0);

  return self->changes->len;
}

/**
 * pd_changes_get_change:
 * @index: from 0
 *
 * Returns: (transfer none): a change
 */
const PdChange *
pd_changes_get_change (PdChanges *self,
                       guint index)
{
  g_return_val_if_fail (PD_IS_CHANGES (self), NULL);
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, PdChange, index);
}
