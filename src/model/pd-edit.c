#include "pd-edit.h"

typedef struct
{
  PdOperation operation;
  PdRecord *record;
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
        PdRecord *record)
{
  Step step = { operation, g_object_ref (record) };

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

  append (self, PD_OPERATION_INSERT, record);
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

  append (self, PD_OPERATION_UPDATE, record);
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
  append (self, PD_OPERATION_REMOVE, record);
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
