#include "pd-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "pd-match-cache.h"

/* Who does not see it among these types more. */
#define MAX_SHOWN 100

/**
 * PdRecordChooser:
 *
 * Lets one of the project's claims or names be picked, found by typing, pinyin too.
 */
struct _PdRecordChooser
{
  AdwDialog parent_instance;

  PdRecordList *records;
  PdKey title;
  char *except_id;
  PdMatchCache *cache;

  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *stack;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdRecordChooser, pd_record_chooser, ADW_TYPE_DIALOG)

static void
on_activated (PdRecordChooser *self,
              GtkListBoxRow *row)
{
  g_autoptr (PdRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[PICKED], 0, record);
}

static char *
dup_subtitle (PdRecord *record)
{
  guint n;

  if (pd_record_get_word (record) != PD_WORD_CLAIM)
    return g_strdup ("");
  n = pd_record_get_integer (record, PD_CLAIM_MENTIONS);
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
}

static void
add_row (PdRecordChooser *self,
         PdRecord *record)
{
  g_autofree char *subtitle = dup_subtitle (record);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pd_record_get_text (record, self->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_wanted (PdRecordChooser *self,
           PdRecord *record,
           const char *typed)
{
  if (g_strcmp0 (pd_record_get_id (record), self->except_id) == 0)
    return FALSE;
  return *typed == '\0' || pd_match_cache_rank (self->cache, pd_record_get_text (record, self->title), typed) >= 0;
}

static void
fill (PdRecordChooser *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records)), shown = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n && shown < MAX_SHOWN; i++)
    {
      PdRecord *record = pd_record_list_get (self->records, i);

      if (!is_wanted (self, record, typed))
        continue;
      add_row (self, record);
      shown++;
    }
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "empty");
}

static void
on_records_changed (PdRecordChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  for (guint i = 0; i < n; i++)
    pd_match_cache_add (self->cache, pd_record_get_text (pd_record_list_get (self->records, i), self->title));
  pd_match_cache_start (self->cache);
  fill (self);
}

/* Enter takes the first. */
static void
on_search_activated (PdRecordChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    on_activated (self, first);
}

static void
pd_record_chooser_dispose (GObject *object)
{
  PdRecordChooser *self = PD_RECORD_CHOOSER (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->records);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (pd_record_chooser_parent_class)->dispose (object);
}

static void
pd_record_chooser_finalize (GObject *object)
{
  g_free (PD_RECORD_CHOOSER (object)->except_id);

  G_OBJECT_CLASS (pd_record_chooser_parent_class)->finalize (object);
}

static void
pd_record_chooser_class_init (PdRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_record_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_record_chooser_finalize;

  /**
   * PdRecordChooser::picked:
   * @record: a row
   *
   * One was picked, and the dialog closes.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_RECORD);
}

static void
pd_record_chooser_init (PdRecordChooser *self)
{
  self->cache = pd_match_cache_new ();
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
}

static void
build (PdRecordChooser *self,
       const char *explanation)
{
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *empty = adw_status_page_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->search));
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 6);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), clamp);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), explanation);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Found"));
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_add_named (self->stack, page, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

/**
 * pd_record_chooser_new:
 * @project: an open project
 * @title: the column to show, which says of which word
 * @except_id: (nullable): the UUID of one that cannot be picked
 * @heading: what the dialog is called
 * @explanation: what picking one does
 *
 * Returns: a dialog to pick one
 */
AdwDialog *
pd_record_chooser_new (PdProject *project,
                       PdKey title,
                       const char *except_id,
                       const char *heading,
                       const char *explanation)
{
  PdRecordChooser *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_RECORD_CHOOSER, "title", heading, NULL);
  self->title = title;
  self->except_id = g_strdup (except_id);
  self->records = pd_record_list_new (project, PD_KEY_WORD (title));
  build (self, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (on_records_changed), self, G_CONNECT_SWAPPED);
  on_records_changed (self);
  return ADW_DIALOG (self);
}
