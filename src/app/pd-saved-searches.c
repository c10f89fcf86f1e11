#include "pd-saved-searches.h"

#include <glib/gi18n-lib.h>

#include "pd-entry-dialog.h"
#include "pd-record-list.h"
#include "pd-row-button.h"
#include "pd-row-focus.h"
#include "pd-saved-search.h"
#include "pd-undo-toast.h"

/**
 * PdSavedSearches:
 *
 * A button with the searches that are kept in a project, to make them again, and to keep the one that is made.
 */
struct _PdSavedSearches
{
  AdwBin parent_instance;

  PdProject *project;
  PdRecordList *saved;
  PdSearchQuery *query;
  gboolean exact;
  gboolean offers_exact;

  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *save_row;
  /* In the place of that where there is neither a search to keep nor one that is kept: something has to have the focus, or Escape would be lost. */
  AdwActionRow *hint_row;
};

typedef enum
{
  PROP_OFFERS_EXACT = 1,
} PdSavedSearchesProperty;

static GParamSpec *properties[PROP_OFFERS_EXACT + 1];

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdSavedSearches, pd_saved_searches, ADW_TYPE_BIN)

/* The rows above those of the saved searches. */
#define N_OWN_ROWS 2

static PdRecord *
get_saved (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "saved-search");
}

static gboolean
is_exact (PdRecord *saved)
{
  return pd_record_get_integer (saved, PD_SAVED_SEARCH_EXACT) != 0;
}

/* What is kept already need not be kept again. */
static void
show_whether_it_can_be_saved (PdSavedSearches *self)
{
  guint n = self->saved != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->saved)) : 0;
  gboolean can = self->query != NULL && self->project != NULL && !pd_project_get_read_only (self->project);

  for (guint i = 0; i < n && can; i++)
    {
      PdRecord *saved = pd_record_list_get (self->saved, i);

      can = is_exact (saved) != self->exact || g_strcmp0 (pd_record_get_text (saved, PD_SAVED_SEARCH_QUERY), pd_search_query_get_text (self->query)) != 0;
    }
  gtk_widget_set_sensitive (self->save_row, can);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_row), !can && gtk_list_box_get_row_at_index (self->list, N_OWN_ROWS) == NULL);
  gtk_widget_set_visible (self->save_row, !gtk_widget_get_visible (GTK_WIDGET (self->hint_row)));
}

/* A menu otherwise begins behind what had the focus in it the last time. */
static void
on_shown (PdSavedSearches *self)
{
  GtkWidget *saved = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, N_OWN_ROWS));

  if (gtk_widget_get_sensitive (self->save_row))
    gtk_widget_grab_focus (self->save_row);
  else
    gtk_widget_grab_focus (saved != NULL ? saved : GTK_WIDGET (self->hint_row));
}

static void
on_named (AdwDialog *dialog,
          const char *name,
          PdSavedSearches *self)
{
  PdSearchQuery *query = g_object_get_data (G_OBJECT (dialog), "query");
  gboolean exact = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "exact"));
  g_autoptr (PdEdit) edit = pd_saved_search_new_edit (name, query, exact);
  /* Translators: the name of a search. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” saved"), name);

  if (self->project != NULL)
    pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, message);
}

static void
on_save (PdSavedSearches *self)
{
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Save Search"), NULL, _ ("Name"), _ ("_Save"));

  gtk_popover_popdown (self->popover);
  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_search_query_get_text (self->query));
  /* The search may go on behind the dialog. */
  g_object_set_data_full (G_OBJECT (dialog), "query", pd_search_query_ref (self->query), (GDestroyNotify) pd_search_query_unref);
  g_object_set_data (G_OBJECT (dialog), "exact", GINT_TO_POINTER (self->exact));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_named), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_renamed (AdwDialog *dialog,
            const char *name,
            PdSavedSearches *self)
{
  PdRecord *saved = g_object_get_data (G_OBJECT (dialog), "saved-search");
  g_autoptr (PdEdit) edit = pd_saved_search_rename_edit (pd_record_get_id (saved), name);

  if (self->project != NULL)
    pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, NULL);
}

static void
on_rename (PdSavedSearches *self,
           GtkWidget *button)
{
  PdRecord *saved = get_saved (button);
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Rename Search"), NULL, _ ("Name"), _ ("_Rename"));

  gtk_popover_popdown (self->popover);
  pd_entry_dialog_set_text (PD_ENTRY_DIALOG (dialog), pd_record_get_text (saved, PD_SAVED_SEARCH_NAME));
  g_object_set_data_full (G_OBJECT (dialog), "saved-search", g_object_ref (saved), g_object_unref);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_renamed), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_delete (PdSavedSearches *self,
           GtkWidget *button)
{
  PdRecord *saved = get_saved (button);
  g_autoptr (PdEdit) edit = pd_saved_search_delete_edit (pd_record_get_id (saved));
  g_autofree char *message = g_strdup_printf (_ ("“%s” deleted"), pd_record_get_text (saved, PD_SAVED_SEARCH_NAME));

  pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, message);
}

static void
on_activated (PdSavedSearches *self,
              GtkWidget *row)
{
  g_autoptr (PdRecord) saved = NULL;

  if (row == self->save_row)
    return;
  saved = g_object_ref (get_saved (row));
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[PICKED], 0, pd_record_get_text (saved, PD_SAVED_SEARCH_QUERY), is_exact (saved));
}

static void
add_row (PdSavedSearches *self,
         PdRecord *saved)
{
  const char *name = pd_record_get_text (saved, PD_SAVED_SEARCH_NAME);
  const char *query = pd_record_get_text (saved, PD_SAVED_SEARCH_QUERY);
  g_autofree char *exact = is_exact (saved) ? g_strdup_printf (_ ("%s, exact"), query) : NULL;
  gboolean can_edit = !pd_project_get_read_only (self->project);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (exact != NULL || !g_str_equal (name, query))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), exact != NULL ? exact : query);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "saved-search", g_object_ref (saved), g_object_unref);
  pd_row_button_add (row, "document-edit-symbolic", _ ("Rename Search"), can_edit, G_CALLBACK (on_rename), self);
  pd_row_button_add (row, "user-trash-symbolic", _ ("Delete Search"), can_edit, G_CALLBACK (on_delete), self);
  gtk_list_box_append (self->list, row);
}

static void
show_saved (PdSavedSearches *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->saved));
  int focused = pd_row_focus_find (self->list);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, N_OWN_ROWS)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      PdRecord *saved = pd_record_list_get (self->saved, i);

      if (self->offers_exact || !is_exact (saved))
        add_row (self, saved);
    }
  show_whether_it_can_be_saved (self);
  pd_row_focus_keep (self->list, focused, GTK_WIDGET (self->popover));
}

static void
pd_saved_searches_dispose (GObject *object)
{
  PdSavedSearches *self = PD_SAVED_SEARCHES (object);

  pd_saved_searches_set_project (self, NULL);
  g_clear_pointer (&self->query, pd_search_query_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SAVED_SEARCHES);

  G_OBJECT_CLASS (pd_saved_searches_parent_class)->dispose (object);
}

static void
pd_saved_searches_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PdSavedSearches *self = PD_SAVED_SEARCHES (object);

  switch ((PdSavedSearchesProperty) id)
    {
    case PROP_OFFERS_EXACT:
      g_value_set_boolean (value, self->offers_exact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_saved_searches_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  PdSavedSearches *self = PD_SAVED_SEARCHES (object);

  switch ((PdSavedSearchesProperty) id)
    {
    case PROP_OFFERS_EXACT:
      self->offers_exact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_saved_searches_class_init (PdSavedSearchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_saved_searches_dispose;
  object_class->get_property = pd_saved_searches_get_property;
  object_class->set_property = pd_saved_searches_set_property;

  /**
   * PdSavedSearches:offers-exact:
   *
   * Whether those are listed in which every letter counts.
   */
  properties[PROP_OFFERS_EXACT] = g_param_spec_boolean ("offers-exact", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdSavedSearches::picked:
   * @query: a query, as it was typed
   * @exact: whether every letter counts
   *
   * A search is to be made again.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-saved-searches.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSavedSearches, popover);
  gtk_widget_class_bind_template_child (widget_class, PdSavedSearches, list);
  gtk_widget_class_bind_template_child (widget_class, PdSavedSearches, save_row);
  gtk_widget_class_bind_template_child (widget_class, PdSavedSearches, hint_row);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_saved_searches_init (PdSavedSearches *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_saved_searches_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose searches are listed.
 */
void
pd_saved_searches_set_project (PdSavedSearches *self,
                               PdProject *project)
{
  g_return_if_fail (PD_IS_SAVED_SEARCHES (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_data (self->saved, self);
  g_clear_object (&self->saved);
  g_set_object (&self->project, project);
  if (project == NULL)
    return;
  adw_action_row_set_subtitle (self->hint_row, pd_project_get_read_only (project) ? "" : _ ("What you search for can be saved here"));
  self->saved = pd_record_list_new (project, PD_WORD_SAVED_SEARCH);
  g_signal_connect_object (self->saved, "items-changed", G_CALLBACK (show_saved), self, G_CONNECT_SWAPPED);
  show_saved (self);
}

/**
 * pd_saved_searches_set_search:
 * @query: (nullable): what is searched for, or %NULL for nothing
 * @exact: whether every letter counts
 *
 * Sets the search that can be kept.
 */
void
pd_saved_searches_set_search (PdSavedSearches *self,
                              PdSearchQuery *query,
                              gboolean exact)
{
  g_return_if_fail (PD_IS_SAVED_SEARCHES (self));

  g_clear_pointer (&self->query, pd_search_query_unref);
  self->query = query != NULL ? pd_search_query_ref (query) : NULL;
  self->exact = exact;
  show_whether_it_can_be_saved (self);
}
