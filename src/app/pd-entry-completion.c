#include "pd-entry-completion.h"

#include <glib/gi18n-lib.h>

#include "pd-list-click.h"

#define N_SHOWN 6

/**
 * PdEntryCompletion:
 *
 * What an entry may be completed to: opens below it while one types, with the records that fit best.
 */
struct _PdEntryCompletion
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  PdMatchCache *cache;
  GPtrArray *records;
  PdKey key;
  /* Where not all of the text is completed. */
  PdEntryCompletionPartFunc part_func;
  PdEntryCompletionTakeFunc take_func;
  gpointer data;
  /* While the text is not changed by typing. */
  gboolean picking;

  GListStore *shown;
  GtkSingleSelection *selection;
  GtkWidget *list;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdEntryCompletion, pd_entry_completion, GTK_TYPE_POPOVER)

static const char *
get_label (PdEntryCompletion *self,
           PdRecord *record)
{
  return pd_record_get_text (record, self->key);
}

static void
take (PdEntryCompletion *self,
      const char *label)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autofree char *completed = NULL;
  guint cursor = gtk_editable_get_position (entry);

  if (self->take_func == NULL)
    {
      gtk_editable_set_text (entry, label);
      gtk_editable_set_position (entry, -1);
      return;
    }
  completed = self->take_func (self, gtk_editable_get_text (entry), &cursor, label);
  gtk_editable_set_text (entry, completed);
  gtk_editable_set_position (entry, cursor);
}

static void
look_up (PdEntryCompletion *self,
         const char *typed)
{
  PdRecord *best[N_SHOWN] = { NULL };
  int ranks[N_SHOWN] = { 0 };
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (self->records, i);
      int rank = pd_match_cache_rank (self->cache, get_label (self, record), typed);
      guint place = n;

      while (place > 0 && ranks[place - 1] < rank)
        place--;
      if (rank == 0 || place == N_SHOWN)
        continue;
      n = MIN (n + 1, N_SHOWN);
      memmove (best + place + 1, best + place, (n - place - 1) * sizeof *best);
      memmove (ranks + place + 1, ranks + place, (n - place - 1) * sizeof *ranks);
      best[place] = record;
      ranks[place] = rank;
    }
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), (gpointer *) best, n);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static char *
dup_typed (PdEntryCompletion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->part_func != NULL)
    return self->part_func (self, text, gtk_editable_get_position (GTK_EDITABLE (self->entry)), self->data);
  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
on_changed (PdEntryCompletion *self)
{
  GtkWidget *delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  g_autofree char *typed = NULL;

  if (self->picking)
    return;
  typed = gtk_widget_has_focus (delegate) ? dup_typed (self) : NULL;
  if (typed == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  look_up (self, typed);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    {
      gtk_widget_set_size_request (self->list, MAX (0, gtk_widget_get_width (self->entry) - 36), -1);
      gtk_popover_popup (GTK_POPOVER (self));
    }
}

/* Behind the name of a field there is something to complete at once. */
static void
go_on (PdEntryCompletion *self)
{
  g_autofree char *typed = self->part_func != NULL ? dup_typed (self) : NULL;

  if (self->part_func != NULL && (typed == NULL || *typed == '\0'))
    on_changed (self);
}

static void
pick (PdEntryCompletion *self,
      guint position)
{
  g_autoptr (PdRecord) record = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (record == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->picking = TRUE;
  take (self, get_label (self, record));
  self->picking = FALSE;
  go_on (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, record);
}

static void
on_row_activated (PdEntryCompletion *self,
                  guint position)
{
  pick (self, position);
}

static void
move (PdEntryCompletion *self,
      int by)
{
  int n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint selected = gtk_single_selection_get_selected (self->selection);
  int position = selected == GTK_INVALID_LIST_POSITION ? (by > 0 ? 0 : n - 1) : (int) selected + by;

  if (position < 0 || position >= n)
    {
      /* Back to what was typed. */
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      return;
    }
  gtk_single_selection_set_selected (self->selection, position);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), get_label (self, gtk_single_selection_get_selected_item (self->selection)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What the entry and the input method have no use for. */
static gboolean
on_key_left (PdEntryCompletion *self,
             guint keyval,
             guint keycode,
             GdkModifierType state)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Enter takes the row that one moved to; the entry would hand it on to the dialog. */
static gboolean
on_key_seen (PdEntryCompletion *self,
             guint keyval,
             guint keycode,
             GdkModifierType state)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !gtk_widget_get_visible (GTK_WIDGET (self))
      || selected == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  pick (self, selected);
  return GDK_EVENT_STOP;
}

static void
on_focus_left (PdEntryCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_row_setup (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
on_row_bind (PdEntryCompletion *self,
             GtkListItem *item)
{
  const char *label = get_label (self, gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), label);
  gtk_list_item_set_accessible_label (item, label);
}

static void
pd_entry_completion_finalize (GObject *object)
{
  PdEntryCompletion *self = PD_ENTRY_COMPLETION (object);

  g_object_unref (self->shown);
  g_clear_object (&self->cache);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_entry_completion_parent_class)->finalize (object);
}

static void
pd_entry_completion_class_init (PdEntryCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_entry_completion_finalize;

  /**
   * PdEntryCompletion::picked:
   * @record: the record
   *
   * The entry was completed to a record.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, PD_TYPE_RECORD);
}

static void
pd_entry_completion_init (PdEntryCompletion *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->shown = g_list_store_new (PD_TYPE_RECORD);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  pd_list_click_attach (GTK_LIST_VIEW (self->list));
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "completion");
}

/**
 * pd_entry_completion_attach:
 * @entry: a row with an entry
 * @cache: what the records can be found by
 * @records: (element-type PdRecord): what to complete to
 * @key: the column of the records that is typed
 *
 * Completes what is typed.
 *
 * Returns: (transfer none): the completion; it goes with @entry
 */
PdEntryCompletion *
pd_entry_completion_attach (GtkWidget *entry,
                            PdMatchCache *cache,
                            GPtrArray *records,
                            PdKey key)
{
  PdEntryCompletion *self;
  GtkEventController *controller;
  GtkWidget *delegate;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);
  g_return_val_if_fail (PD_IS_MATCH_CACHE (cache), NULL);
  g_return_val_if_fail (records != NULL, NULL);

  self = g_object_new (PD_TYPE_ENTRY_COMPLETION, NULL);
  self->entry = entry;
  self->cache = g_object_ref (cache);
  pd_entry_completion_set_records (self, records, key);

  gtk_widget_set_parent (GTK_WIDGET (self), entry);
  g_signal_connect_object (entry, "destroy", G_CALLBACK (gtk_widget_unparent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  controller = gtk_event_controller_key_new ();
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, controller);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_seen), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, controller);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (delegate, controller);
  return self;
}

/**
 * pd_entry_completion_set_parts:
 * @part_func: tells what is completed; it may set other records
 * @take_func: puts in what was picked
 * @data: handed to @part_func; it is there as long as the entry
 *
 * Completes a part of what is typed, instead of all of it.
 */
void
pd_entry_completion_set_parts (PdEntryCompletion *self,
                               PdEntryCompletionPartFunc part_func,
                               PdEntryCompletionTakeFunc take_func,
                               gpointer data)
{
  g_return_if_fail (PD_IS_ENTRY_COMPLETION (self));
  g_return_if_fail (part_func != NULL && take_func != NULL);

  self->part_func = part_func;
  self->take_func = take_func;
  self->data = data;
}

/**
 * pd_entry_completion_set_records:
 * @records: (element-type PdRecord): what to complete to
 * @key: the column of the records that is typed
 *
 * Sets what there is to complete to.
 */
void
pd_entry_completion_set_records (PdEntryCompletion *self,
                                 GPtrArray *records,
                                 PdKey key)
{
  g_return_if_fail (PD_IS_ENTRY_COMPLETION (self));
  g_return_if_fail (records != NULL);

  if (self->records == records)
    return;
  g_ptr_array_ref (records);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  /* Rows of the ones before would be read in another column. */
  g_list_store_remove_all (self->shown);
  self->key = key;
  for (guint i = 0; i < records->len; i++)
    pd_match_cache_add (self->cache, get_label (self, g_ptr_array_index (records, i)));
  pd_match_cache_start (self->cache);
}

/**
 * pd_entry_completion_update:
 *
 * Looks again, as if something had been typed just now: where the records came later.
 */
void
pd_entry_completion_update (PdEntryCompletion *self)
{
  g_return_if_fail (PD_IS_ENTRY_COMPLETION (self));

  on_changed (self);
}
