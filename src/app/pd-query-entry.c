#include "pd-query-entry.h"

#include "pd-query-completion.h"

/**
 * PdQueryEntry:
 *
 * Where a person types what to search for. What cannot be understood is said below it.
 */
struct _PdQueryEntry
{
  AdwBin parent_instance;

  char *placeholder;
  char *label;
  PdSearchQuery *query;
  PdQueryCompletion *completion;

  GtkSearchEntry *entry;
  GtkLabel *problem;
};

typedef enum
{
  PROP_PLACEHOLDER = 1,
  PROP_LABEL,
  PROP_QUERY,
} PdQueryEntryProperty;

static GParamSpec *properties[PROP_QUERY + 1];

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdQueryEntry, pd_query_entry, ADW_TYPE_BIN)

static void
show_problem (PdQueryEntry *self,
              const char *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
set_query (PdQueryEntry *self,
           PdSearchQuery *query)
{
  if (query != NULL && self->query != NULL ? pd_search_query_equal (query, self->query) : query == self->query)
    return;
  g_clear_pointer (&self->query, pd_search_query_unref);
  self->query = query != NULL ? pd_search_query_ref (query) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/* While a query cannot be understood yet, the one before stays. */
static void
on_search_changed (PdQueryEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchQuery) query = pd_search_query_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &error);
  gboolean is_wrong = query == NULL && !g_error_matches (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_EMPTY);

  show_problem (self, is_wrong ? error->message : NULL);
  if (!is_wrong)
    set_query (self, query);
}

static void
on_activate (PdQueryEntry *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
pd_query_entry_grab_focus (GtkWidget *widget)
{
  PdQueryEntry *self = PD_QUERY_ENTRY (widget);

  /* All of it is selected, so that typing begins anew. */
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
pd_query_entry_dispose (GObject *object)
{
  PdQueryEntry *self = PD_QUERY_ENTRY (object);

  g_clear_pointer (&self->query, pd_search_query_unref);
  /* What it is waiting for may hold it longer than there is an entry to complete. */
  if (self->completion != NULL)
    pd_query_completion_set_project (self->completion, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_QUERY_ENTRY);
  g_clear_object (&self->completion);

  G_OBJECT_CLASS (pd_query_entry_parent_class)->dispose (object);
}

static void
pd_query_entry_finalize (GObject *object)
{
  PdQueryEntry *self = PD_QUERY_ENTRY (object);

  g_free (self->placeholder);
  g_free (self->label);

  G_OBJECT_CLASS (pd_query_entry_parent_class)->finalize (object);
}

static void
pd_query_entry_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdQueryEntry *self = PD_QUERY_ENTRY (object);

  switch ((PdQueryEntryProperty) id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_query_entry_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdQueryEntry *self = PD_QUERY_ENTRY (object);

  switch ((PdQueryEntryProperty) id)
    {
    case PROP_PLACEHOLDER:
      if (g_set_str (&self->placeholder, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LABEL:
      if (g_set_str (&self->label, g_value_get_string (value)))
        {
          gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_QUERY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_query_entry_class_init (PdQueryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_query_entry_dispose;
  object_class->finalize = pd_query_entry_finalize;
  object_class->get_property = pd_query_entry_get_property;
  object_class->set_property = pd_query_entry_set_property;
  widget_class->grab_focus = pd_query_entry_grab_focus;

  /**
   * PdQueryEntry:placeholder:
   *
   * What it says while nothing is typed.
   */
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  /**
   * PdQueryEntry:label:
   *
   * What it is called, for a screen reader.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /**
   * PdQueryEntry:query: (getter get_query)
   *
   * What to search for, the last that could be understood; nothing where nothing is typed.
   */
  properties[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, PD_TYPE_SEARCH_QUERY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdQueryEntry::activated:
   *
   * A person wants to go on to what was found.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-query-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, PdQueryEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, PdQueryEntry, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
pd_query_entry_init (PdQueryEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->completion = pd_query_completion_new (GTK_WIDGET (self->entry));
}

/**
 * pd_query_entry_get_editable:
 *
 * Returns: (transfer none): what is typed into
 */
GtkEditable *
pd_query_entry_get_editable (PdQueryEntry *self)
{
  g_return_val_if_fail (PD_IS_QUERY_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}

/**
 * pd_query_entry_get_query:
 *
 * Returns: (transfer none) (nullable): what to search for
 */
PdSearchQuery *
pd_query_entry_get_query (PdQueryEntry *self)
{
  g_return_val_if_fail (PD_IS_QUERY_ENTRY (self), NULL);

  return self->query;
}

/**
 * pd_query_entry_set_text:
 * @typed: a query
 *
 * Sets what is typed, without waiting whether more is.
 */
void
pd_query_entry_set_text (PdQueryEntry *self,
                         const char *typed)
{
  g_return_if_fail (PD_IS_QUERY_ENTRY (self));
  g_return_if_fail (typed != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  on_search_changed (self);
}

/**
 * pd_query_entry_set_project:
 * @project: (nullable): an open project
 *
 * Sets what fields can be completed to.
 */
void
pd_query_entry_set_project (PdQueryEntry *self,
                            PdProject *project)
{
  g_return_if_fail (PD_IS_QUERY_ENTRY (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  pd_query_completion_set_project (self->completion, project);
}
