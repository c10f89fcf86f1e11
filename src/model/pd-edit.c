#include "pd-edit.h"

typedef struct
{
  PdOperation operation;
  PdRecord *record;
  /* Where it is done to many at once. */
  GArray *articles;
} Step;

/**
 * PdEdit:
 *
 * What a person did in one go: rows put in, changed and removed. It is carried out whole or not at all, and is
 * one step of undo.
 */
struct _PdEdit
{
  GObject parent_instance;

  char *label;
  GArray *steps;
};

G_DEFINE_FINAL_TYPE (PdEdit, pd_edit, G_TYPE_OBJECT)

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->record);
  g_clear_pointer (&step->articles, g_array_unref);
}

static void
pd_edit_finalize (GObject *object)
{
  PdEdit *self = PD_EDIT (object);

  g_free (self->label);
  g_array_unref (self->steps);

  G_OBJECT_CLASS (pd_edit_parent_class)->finalize (object);
}

static void
pd_edit_class_init (PdEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_edit_finalize;
}

static void
pd_edit_init (PdEdit *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
}

/**
 * pd_edit_new:
 * @label: what it does, in the person's language, as it stands behind Undo ("Add Highlight")
 *
 * Returns: (transfer full): an edit without steps
 */
PdEdit *
pd_edit_new (const char *label)
{
  PdEdit *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (PD_TYPE_EDIT, NULL);
  self->label = g_strdup (label);
  return self;
}

/**
 * pd_edit_get_label:
 *
 * Returns: (transfer none): what it does
 */
const char *
pd_edit_get_label (PdEdit *self)
{
  g_return_val_if_fail (PD_IS_EDIT (self), NULL);

  return self->label;
}

static void
append (PdEdit *self,
        PdOperation operation,
        PdRecord *record,
        GArray *articles)
{
  Step step = { operation, g_object_ref (record), articles != NULL ? g_array_ref (articles) : NULL };

  g_array_append_val (self->steps, step);
}

/**
 * pd_edit_insert:
 * @record: a new row; later steps may refer to it by its identifier. Its times, and its coder where it has
 *   none, are filled in
 *
 * Adds a step that puts a row in.
 */
void
pd_edit_insert (PdEdit *self,
                PdRecord *record)
{
  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (PD_IS_RECORD (record));
  g_return_if_fail (pd_record_get_id (record) != NULL);

  append (self, PD_OPERATION_INSERT, record, NULL);
}

/**
 * pd_edit_update:
 * @record: the row's identifier and what is to change
 *
 * Adds a step that changes a row.
 */
void
pd_edit_update (PdEdit *self,
                PdRecord *record)
{
  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (PD_IS_RECORD (record));
  g_return_if_fail (pd_record_get_id (record) != NULL);

  append (self, PD_OPERATION_UPDATE, record, NULL);
}

/**
 * pd_edit_remove:
 * @word: what it is a row of
 * @id: the row's UUID
 *
 * Adds a step that removes a row with what hangs on it: a highlight's tags and mentions, a claim's mentions.
 */
void
pd_edit_remove (PdEdit *self,
                PdWord word,
                const char *id)
{
  g_autoptr (PdRecord) record = NULL;

  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (id != NULL);

  record = pd_record_new_for_id (word, id);
  append (self, PD_OPERATION_REMOVE, record, NULL);
}

/**
 * pd_edit_update_articles:
 * @articles: (element-type gint64): the rows of articles in the project file, which are not to change any more
 * @values: what all of them are to have; its identifier is ignored
 *
 * Adds a step that changes many articles. Those that are no longer there are passed over.
 */
void
pd_edit_update_articles (PdEdit *self,
                         GArray *articles,
                         PdRecord *values)
{
  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (articles != NULL);
  g_return_if_fail (PD_IS_RECORD (values) && pd_record_get_word (values) == PD_WORD_ARTICLE);

  append (self, PD_OPERATION_UPDATE, values, articles);
}

static gboolean
belongs_to_article (PdRecord *row)
{
  PdWord word = pd_record_get_word (row);

  return word == PD_WORD_GROUP_MEMBER || word == PD_WORD_FIELD_VALUE || word == PD_WORD_ASSIGNMENT || word == PD_WORD_ARTICLE_TAG;
}

/**
 * pd_edit_put_for_articles:
 * @articles: (element-type gint64): the rows of articles in the project file, which are not to change any more
 * @row: a row that an article has one of: a member of a group, a value of a field, a tag, or an assignment of a coder (of who
 *   works with the project, where it has none). Its identifier and its article are ignored
 *
 * Adds a step that gives many articles such a row each, or changes the one that they have. Articles that are no longer there
 * are passed over.
 */
void
pd_edit_put_for_articles (PdEdit *self,
                          GArray *articles,
                          PdRecord *row)
{
  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (articles != NULL);
  g_return_if_fail (PD_IS_RECORD (row) && belongs_to_article (row));

  append (self, PD_OPERATION_INSERT, row, articles);
}

/**
 * pd_edit_remove_from_articles:
 * @articles: (element-type gint64): the rows of articles in the project file, which are not to change any more
 * @row: see [method@Pd.Edit.put_for_articles]
 *
 * Adds a step that takes such a row away from many articles.
 */
void
pd_edit_remove_from_articles (PdEdit *self,
                              GArray *articles,
                              PdRecord *row)
{
  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (articles != NULL);
  g_return_if_fail (PD_IS_RECORD (row) && belongs_to_article (row));

  append (self, PD_OPERATION_REMOVE, row, articles);
}

/**
 * pd_edit_remove_articles:
 * @articles: (element-type gint64): the rows of articles in the project file, which are not to change any more
 *
 * Adds a step that removes many articles, with what hangs on them. Those that are no longer there are passed over.
 */
void
pd_edit_remove_articles (PdEdit *self,
                         GArray *articles)
{
  g_autoptr (PdRecord) record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);

  g_return_if_fail (PD_IS_EDIT (self));
  g_return_if_fail (articles != NULL);

  append (self, PD_OPERATION_REMOVE, record, articles);
}

/**
 * pd_edit_get_n_steps:
 *
 * Returns: how many steps there are
 */
guint
pd_edit_get_n_steps (PdEdit *self)
{
  g_return_val_if_fail (PD_IS_EDIT (self), 0);

  return self->steps->len;
}

/**
 * pd_edit_get_step:
 * @index: from 0
 * @operation: (out): what the step does
 *
 * Returns: (transfer none): the row it does that with
 */
PdRecord *
pd_edit_get_step (PdEdit *self,
                  guint index,
                  PdOperation *operation)
{
  const Step *step;

  g_return_val_if_fail (PD_IS_EDIT (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);
  g_return_val_if_fail (operation != NULL, NULL);

  step = &g_array_index (self->steps, Step, index);
  *operation = step->operation;
  return step->record;
}

/**
 * pd_edit_get_step_articles:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable) (element-type gint64): where the step is done to many articles at once, their rows
 */
GArray *
pd_edit_get_step_articles (PdEdit *self,
                           guint index)
{
  g_return_val_if_fail (PD_IS_EDIT (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);

  return g_array_index (self->steps, Step, index).articles;
}
