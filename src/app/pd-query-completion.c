#include "pd-query-completion.h"

#include "pd-choices.h"
#include "pd-entry-completion.h"
#include "pd-project-values.h"
#include "pd-search-completion.h"

/* Of more than these the most frequent are offered. */
#define MAX_VALUES 1000

/* Records that only have what they are called. */
#define LABEL PD_ARTICLE_TITLE

/**
 * PdQueryCompletion:
 *
 * Completes a query while it is typed: the names of fields, and the values that the project has for them.
 */
struct _PdQueryCompletion
{
  GObject parent_instance;

  PdProject *project;
  PdEntryCompletion *completion;
  GCancellable *cancellable;
  /* What fields can be completed to, by field; NULL where it is not known yet, or on its way. */
  GPtrArray *values[PD_N_SEARCH_FIELDS];
  gboolean loading[PD_N_SEARCH_FIELDS];
};

G_DEFINE_FINAL_TYPE (PdQueryCompletion, pd_query_completion, G_TYPE_OBJECT)

typedef struct
{
  PdQueryCompletion *self;
  GCancellable *cancellable;
  PdSearchField field;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->self);
  g_object_unref (wish->cancellable);
  g_free (wish);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Wish *
wish_new (PdQueryCompletion *self,
          PdSearchField field)
{
  Wish *wish = g_new (Wish, 1);

  wish->self = g_object_ref (self);
  wish->cancellable = g_object_ref (self->cancellable);
  wish->field = field;
  return wish;
}

static void
add (GPtrArray *values,
     const char *label)
{
  PdRecord *record;

  if (label == NULL || *label == '\0')
    return;
  record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  pd_record_set_text (record, LABEL, label);
  g_ptr_array_add (values, record);
}

static GPtrArray *
values_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
set_values (const Wish *wish,
            GPtrArray *values)
{
  g_autoptr (GPtrArray) own = values;

  if (g_cancellable_is_cancelled (wish->cancellable))
    return;
  wish->self->loading[wish->field] = FALSE;
  wish->self->values[wish->field] = g_steal_pointer (&own);
  pd_entry_completion_update (wish->self->completion);
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Wish) wish = data;
  g_autoptr (GPtrArray) counts = pd_project_count_values_finish (PD_PROJECT (source), result, NULL);
  GPtrArray *values = values_new ();

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    add (values, ((const PdValueCount *) g_ptr_array_index (counts, i))->value);
  set_values (wish, values);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Wish) wish = data;
  g_autoptr (GPtrArray) records = pd_project_load_finish (PD_PROJECT (source), result, NULL);
  GPtrArray *values = values_new ();

  for (guint i = 0; records != NULL && i < records->len; i++)
    add (values, pd_record_get_text (g_ptr_array_index (records, i), wish->field == PD_SEARCH_FIELD_TAG ? PD_TAG_PATH : PD_CODER_NAME));
  set_values (wish, values);
}

static GPtrArray *
list_names (const char *typed)
{
  GPtrArray *names = values_new ();

  for (guint field = PD_SEARCH_FIELD_ANY + 1; field < PD_N_SEARCH_FIELDS; field++)
    {
      if (pd_search_field_begins_with (field, typed))
        add (names, g_str_is_ascii (typed) ? pd_search_field_get_name (field) : pd_search_field_get_label (field));
    }
  return names;
}

static GPtrArray *
list_states (void)
{
  GPtrArray *states = values_new ();

  for (guint i = 0; pd_assignment_state_codes[i] != NULL; i++)
    add (states, pd_assignment_state_codes[i]);
  return states;
}

/* Of some fields a person can only guess what there is; the values of others are whole sentences. */
static void
ask (PdQueryCompletion *self,
     PdSearchField field)
{
  if (self->loading[field] || self->project == NULL)
    return;
  switch ((int) field)
    {
    case PD_SEARCH_FIELD_SOURCE:
    case PD_SEARCH_FIELD_AUTHOR:
      self->loading[field] = TRUE;
      pd_project_count_values_async (self->project, field == PD_SEARCH_FIELD_SOURCE ? PD_ARTICLE_SOURCE : PD_ARTICLE_AUTHOR, NULL, NULL, MAX_VALUES, self->cancellable, on_counted,
                                     wish_new (self, field));
      break;
    case PD_SEARCH_FIELD_TAG:
    case PD_SEARCH_FIELD_CODER:
      self->loading[field] = TRUE;
      pd_project_load_async (self->project, field == PD_SEARCH_FIELD_TAG ? PD_WORD_TAG : PD_WORD_CODER, 0, NULL, self->cancellable, on_loaded, wish_new (self, field));
      break;
    default:
      break;
    }
}

static char *
dup_part (PdEntryCompletion *completion,
          const char *text,
          guint cursor,
          gpointer data)
{
  PdQueryCompletion *self = data;
  g_auto (PdSearchCompletion) part = { 0 };

  if (!pd_search_completion_at (text, cursor, &part))
    return NULL;
  if (part.field == PD_SEARCH_FIELD_ANY)
    {
      g_autoptr (GPtrArray) names = list_names (part.part);

      pd_entry_completion_set_records (completion, names, LABEL);
      return g_strdup ("");
    }
  if (self->values[part.field] == NULL)
    {
      ask (self, part.field);
      return NULL;
    }
  pd_entry_completion_set_records (completion, self->values[part.field], LABEL);
  return g_strdup (part.part);
}

static char *
dup_completed (PdEntryCompletion *completion,
               const char *text,
               guint *cursor,
               const char *label)
{
  g_auto (PdSearchCompletion) part = { 0 };

  if (!pd_search_completion_at (text, *cursor, &part))
    return g_strdup (text);
  return pd_search_completion_apply (&part, text, label, cursor);
}

/* All is asked for again when it is needed again. */
static void
forget (PdQueryCompletion *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  for (guint field = PD_SEARCH_FIELD_ANY + 1; field < PD_N_SEARCH_FIELDS; field++)
    {
      self->loading[field] = FALSE;
      if (field != PD_SEARCH_FIELD_STATE)
        g_clear_pointer (&self->values[field], g_ptr_array_unref);
    }
}

static void
pd_query_completion_dispose (GObject *object)
{
  pd_query_completion_set_project (PD_QUERY_COMPLETION (object), NULL);

  G_OBJECT_CLASS (pd_query_completion_parent_class)->dispose (object);
}

static void
pd_query_completion_finalize (GObject *object)
{
  PdQueryCompletion *self = PD_QUERY_COMPLETION (object);

  for (guint field = 0; field < PD_N_SEARCH_FIELDS; field++)
    g_clear_pointer (&self->values[field], g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pd_query_completion_parent_class)->finalize (object);
}

static void
pd_query_completion_class_init (PdQueryCompletionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_query_completion_dispose;
  object_class->finalize = pd_query_completion_finalize;
}

static void
pd_query_completion_init (PdQueryCompletion *self)
{
  self->cancellable = g_cancellable_new ();
  self->values[PD_SEARCH_FIELD_STATE] = list_states ();
}

/**
 * pd_query_completion_new:
 * @entry: an entry, which has to outlive it
 *
 * Returns: (transfer full): what completes queries in the entry
 */
PdQueryCompletion *
pd_query_completion_new (GtkWidget *entry)
{
  PdQueryCompletion *self;
  g_autoptr (PdMatchCache) cache = pd_match_cache_new ();
  g_autoptr (GPtrArray) nothing = values_new ();

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  self = g_object_new (PD_TYPE_QUERY_COMPLETION, NULL);
  self->completion = pd_entry_completion_attach (entry, cache, nothing, LABEL);
  pd_entry_completion_set_parts (self->completion, dup_part, dup_completed, self);
  return self;
}

/**
 * pd_query_completion_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose values there are.
 */
void
pd_query_completion_set_project (PdQueryCompletion *self,
                                 PdProject *project)
{
  g_return_if_fail (PD_IS_QUERY_COMPLETION (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  forget (self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}
