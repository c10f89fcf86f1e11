#include "pd-palette.h"

#include <glib/gi18n-lib.h>

#include "pd-palette-list.h"
#include "pd-palette-row.h"
#include "pd-tag-choices.h"

#define WIDTH 300

/**
 * PdPalette:
 *
 * Opens where something is to be marked. One types to find a tag, or takes one of the first nine by its digit, with Alt
 * where a tag's name begins with that;
 * besides there is what else can be done with it.
 */
struct _PdPalette
{
  GtkPopover parent_instance;

  PdPaletteMode mode;
  PdTagChoices *choices;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *highlight_button;
  GtkWidget *claim_button;
  GtkWidget *note_button;
  GtkWidget *remove_button;
  GtkWidget *buttons;

  /* What the entry held, and what was seen of the keyboard and of the input method, before the text changed. */
  char *typed;
  gunichar key;
  gboolean key_composing;
  gboolean composing;
  guint digit;
  guint digit_source;

  GtkEventController *outside;
};

enum
{
  SIGNAL_TAG_CHOSEN,
  SIGNAL_TAG_CREATED,
  SIGNAL_HIGHLIGHT_REQUESTED,
  SIGNAL_CLAIM_REQUESTED,
  SIGNAL_NOTE_REQUESTED,
  SIGNAL_REMOVE_REQUESTED,
  SIGNAL_COPY_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdPalette, pd_palette, GTK_TYPE_POPOVER)

static void
clear_entry (PdPalette *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
request (PdPalette *self,
         guint signal)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[signal], 0);
}

static void
take (PdPalette *self,
      PdTagChoice *choice,
      gboolean stay)
{
  g_autoptr (PdTagChoice) taken = NULL;

  if (choice == NULL)
    return;
  /* Its row goes when the entry is cleared. */
  taken = g_object_ref (choice);
  if (stay)
    clear_entry (self);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
  if (pd_tag_choice_get_tag (taken) != NULL)
    g_signal_emit (self, signals[SIGNAL_TAG_CHOSEN], 0, pd_tag_choice_get_tag (taken));
  else
    g_signal_emit (self, signals[SIGNAL_TAG_CREATED], 0, pd_tag_choice_get_path (taken));
}

static void
on_highlight_clicked (PdPalette *self)
{
  request (self, SIGNAL_HIGHLIGHT_REQUESTED);
}

static void
on_claim_clicked (PdPalette *self)
{
  request (self, SIGNAL_CLAIM_REQUESTED);
}

static void
on_note_clicked (PdPalette *self)
{
  request (self, SIGNAL_NOTE_REQUESTED);
}

static void
on_remove_clicked (PdPalette *self)
{
  request (self, SIGNAL_REMOVE_REQUESTED);
}

static void
on_row_activated (PdPalette *self,
                  PdTagChoice *choice)
{
  take (self, choice, FALSE);
}

static void
on_entry_activate (PdPalette *self)
{
  take (self, pd_palette_list_get_selected (PD_PALETTE_LIST (self->list)), FALSE);
}

static void
on_preedit_changed (PdPalette *self,
                    const char *preedit)
{
  self->composing = *preedit != '\0';
}

/* Before the entry and the input method see it. */
static gboolean
on_key_seen (PdPalette *self,
             guint keyval,
             guint keycode,
             GdkModifierType state)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;

  self->key = plain ? gdk_keyval_to_unicode (keyval) : 0;
  self->key_composing = self->composing;
  /* What was selected before the palette opened is still what one wants to copy. */
  if ((state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_c
      && !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->entry), NULL, NULL))
    {
      g_signal_emit (self, signals[SIGNAL_COPY_REQUESTED], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Not while the entry is taking the key in. */
static void
take_digit (gpointer user_data)
{
  PdPalette *self = user_data;

  self->digit_source = 0;
  clear_entry (self);
  take (self, pd_tag_choices_find_digit (self->choices, self->digit), FALSE);
}

static void
on_entry_changed (PdPalette *self)
{
  g_autofree char *before = g_steal_pointer (&self->typed);
  PdTagChoice *choice;
  guint digit;

  self->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  digit = pd_tag_choices_read_digit (before, self->typed, self->key, self->key_composing);
  self->key = 0;
  choice = digit > 0 ? pd_tag_choices_find_digit (self->choices, digit) : NULL;
  if (choice == NULL || pd_tag_choice_get_with_alt (choice) || self->digit_source != 0)
    {
      g_clear_handle_id (&self->digit_source, g_source_remove);
      pd_tag_choices_set_typed (self->choices, self->typed);
      return;
    }
  self->digit = digit;
  self->digit_source = g_idle_add_once (take_digit, self);
}

static void
move (PdPalette *self,
      int by)
{
  g_autofree char *description = NULL;

  if (!pd_palette_list_move (PD_PALETTE_LIST (self->list), by))
    return;
  description = pd_palette_row_describe (pd_palette_list_get_selected (PD_PALETTE_LIST (self->list)));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), description, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What the entry and the input method have no use for. */
static gboolean
on_key_left (PdPalette *self,
             guint keyval,
             guint keycode,
             GdkModifierType state)
{
  gboolean in_entry = gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));

  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    }
  if (!in_entry || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
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
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (state & GDK_SHIFT_MASK)
        {
          take (self, pd_palette_list_get_selected (PD_PALETTE_LIST (self->list)), TRUE);
          return GDK_EVENT_STOP;
        }
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_claim_shortcut (GtkWidget *widget,
                   GVariant *args,
                   gpointer user_data)
{
  PdPalette *self = PD_PALETTE (widget);

  if (self->mode == PD_PALETTE_TAGS)
    return GDK_EVENT_PROPAGATE;
  request (self, SIGNAL_CLAIM_REQUESTED);
  return GDK_EVENT_STOP;
}

static gboolean
on_note_shortcut (GtkWidget *widget,
                  GVariant *args,
                  gpointer user_data)
{
  PdPalette *self = PD_PALETTE (widget);

  if (self->mode == PD_PALETTE_TAGS)
    return GDK_EVENT_PROPAGATE;
  request (self, SIGNAL_NOTE_REQUESTED);
  return GDK_EVENT_STOP;
}

static gboolean
on_digit_shortcut (GtkWidget *widget,
                   GVariant *args,
                   gpointer user_data)
{
  PdPalette *self = PD_PALETTE (widget);
  PdTagChoice *choice = pd_tag_choices_find_digit (self->choices, g_variant_get_uint32 (args));

  if (choice == NULL || self->composing)
    return GDK_EVENT_PROPAGATE;
  take (self, choice, FALSE);
  return GDK_EVENT_STOP;
}

/* It takes no grab, so that the pointer can go on selecting: it goes when the focus does, and when something else is
 * pressed. */
static void
on_focus_moved (PdPalette *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_event_outside (PdPalette *self,
                  GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  GtkNative *native = gtk_widget_get_native (gtk_event_controller_get_widget (self->outside));

  if ((type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) && gdk_event_get_surface (event) == gtk_native_get_surface (native))
    gtk_popover_popdown (GTK_POPOVER (self));
  return GDK_EVENT_PROPAGATE;
}

static void
pd_palette_root (GtkWidget *widget)
{
  PdPalette *self = PD_PALETTE (widget);
  GtkWidget *root;

  GTK_WIDGET_CLASS (pd_palette_parent_class)->root (widget);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_moved), self, G_CONNECT_SWAPPED);
  self->outside = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->outside, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->outside, "event", G_CALLBACK (on_event_outside), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, self->outside);
}

static void
pd_palette_unroot (GtkWidget *widget)
{
  PdPalette *self = PD_PALETTE (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  g_signal_handlers_disconnect_by_func (root, on_focus_moved, self);
  gtk_widget_remove_controller (root, g_steal_pointer (&self->outside));

  GTK_WIDGET_CLASS (pd_palette_parent_class)->unroot (widget);
}

static void
pd_palette_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pd_palette_parent_class)->map (widget);

  gtk_widget_grab_focus (PD_PALETTE (widget)->entry);
}

static void
pd_palette_dispose (GObject *object)
{
  g_clear_handle_id (&PD_PALETTE (object)->digit_source, g_source_remove);

  G_OBJECT_CLASS (pd_palette_parent_class)->dispose (object);
}

static void
pd_palette_finalize (GObject *object)
{
  PdPalette *self = PD_PALETTE (object);

  g_object_unref (self->choices);
  g_free (self->typed);

  G_OBJECT_CLASS (pd_palette_parent_class)->finalize (object);
}

static guint
create_signal (PdPaletteClass *klass,
               const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* As in a popover that closes where something else is clicked: from the last to the first. */
static gboolean
pd_palette_focus (GtkWidget *widget,
                  GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_WIDGET_CLASS (pd_palette_parent_class)->focus (widget, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  for (GtkWidget *inner = gtk_root_get_focus (root); inner != NULL && inner != widget; inner = gtk_widget_get_parent (inner))
    gtk_widget_set_focus_child (gtk_widget_get_parent (inner), NULL);
  return GTK_WIDGET_CLASS (pd_palette_parent_class)->focus (widget, direction);
}

static void
pd_palette_class_init (PdPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_palette_dispose;
  object_class->finalize = pd_palette_finalize;
  widget_class->root = pd_palette_root;
  widget_class->unroot = pd_palette_unroot;
  widget_class->map = pd_palette_map;
  widget_class->focus = pd_palette_focus;

  /**
   * PdPalette::tag-chosen:
   * @tag: the tag
   *
   * A tag was taken; one that is carried already is to go.
   */
  signals[SIGNAL_TAG_CHOSEN] = g_signal_new ("tag-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, PD_TYPE_RECORD);
  /**
   * PdPalette::tag-created:
   * @path: its path
   *
   * A tag is to be made, and taken.
   */
  signals[SIGNAL_TAG_CREATED] = g_signal_new ("tag-created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdPalette::highlight-requested:
   *
   * The selection is to be highlighted, without a tag.
   */
  signals[SIGNAL_HIGHLIGHT_REQUESTED] = create_signal (klass, "highlight-requested");
  /**
   * PdPalette::claim-requested:
   *
   * A claim is to be marked.
   */
  signals[SIGNAL_CLAIM_REQUESTED] = create_signal (klass, "claim-requested");
  /**
   * PdPalette::note-requested:
   *
   * A note is to be written.
   */
  signals[SIGNAL_NOTE_REQUESTED] = create_signal (klass, "note-requested");
  /**
   * PdPalette::remove-requested:
   *
   * The highlight is to be removed.
   */
  signals[SIGNAL_REMOVE_REQUESTED] = create_signal (klass, "remove-requested");
  /**
   * PdPalette::copy-requested:
   *
   * What the palette is open for is to be copied.
   */
  signals[SIGNAL_COPY_REQUESTED] = create_signal (klass, "copy-requested");

  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_ALT_MASK, on_claim_shortcut, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, GDK_ALT_MASK, on_note_shortcut, NULL);
  for (guint digit = 1; digit <= PD_TAG_CHOICES_N_DIGITS; digit++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + digit, GDK_ALT_MASK, on_digit_shortcut, "u", digit);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + digit, GDK_ALT_MASK, on_digit_shortcut, "u", digit);
    }
}

static GtkWidget *
append_button (PdPalette *self,
               const char *label,
               const char *tooltip,
               GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
create_buttons (PdPalette *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->buttons, "toolbar");
  self->highlight_button = append_button (self, _ ("_Highlight"), _ ("Highlight without a tag (Alt+H)"), G_CALLBACK (on_highlight_clicked));
  /* Alt+C and Alt+N in every language, so they are no mnemonics. */
  self->claim_button = append_button (self, _ ("Claim…"), _ ("Mark a claim (Alt+C)"), G_CALLBACK (on_claim_clicked));
  self->note_button = append_button (self, _ ("Note…"), _ ("Write a note (Alt+N)"), G_CALLBACK (on_note_clicked));
  self->remove_button = append_button (self, _ ("_Remove"), _ ("Remove the highlight"), G_CALLBACK (on_remove_clicked));
}

static void
create_entry (PdPalette *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Tag name or pinyin"));
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tag"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Type to find a tag, or press a digit to take one of the first nine"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_entry_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "preedit-changed",
                           G_CALLBACK (on_preedit_changed), self, G_CONNECT_SWAPPED);
}

static void
add_key_controllers (PdPalette *self,
                     GtkWidget *box)
{
  GtkEventController *before = gtk_event_controller_key_new ();
  GtkEventController *after = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (before, GTK_PHASE_CAPTURE);
  g_signal_connect_object (before, "key-pressed", G_CALLBACK (on_key_seen), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, before);
  g_signal_connect_object (after, "key-pressed", G_CALLBACK (on_key_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, after);
}

static void
pd_palette_init (PdPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->typed = g_strdup ("");
  self->choices = pd_tag_choices_new ();
  create_entry (self);
  self->list = pd_palette_list_new (self->choices);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  create_buttons (self);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_set_size_request (box, WIDTH, -1);
  add_key_controllers (self, box);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mark"), -1);
}

/**
 * pd_palette_new:
 *
 * Returns: a palette without tags
 */
GtkWidget *
pd_palette_new (void)
{
  return g_object_new (PD_TYPE_PALETTE, NULL);
}

/**
 * pd_palette_set_tags:
 * @tags: (element-type PdRecord): the tags, in the codebook's order
 *
 * Sets what there is to choose from.
 */
void
pd_palette_set_tags (PdPalette *self,
                     GPtrArray *tags)
{
  g_return_if_fail (PD_IS_PALETTE (self));
  g_return_if_fail (tags != NULL);

  pd_tag_choices_set_tags (self->choices, tags);
}

/**
 * pd_palette_set_recent:
 * @tag_ids: (nullable) (array zero-terminated=1): the tags used last, the latest first
 *
 * Sets which tags come first.
 */
void
pd_palette_set_recent (PdPalette *self,
                       const char *const *tag_ids)
{
  g_return_if_fail (PD_IS_PALETTE (self));

  pd_tag_choices_set_recent (self->choices, tag_ids);
}

/**
 * pd_palette_set_checked:
 * @tag_ids: (nullable) (array zero-terminated=1): tags
 *
 * Sets which tags are carried already.
 */
void
pd_palette_set_checked (PdPalette *self,
                        const char *const *tag_ids)
{
  g_return_if_fail (PD_IS_PALETTE (self));

  pd_tag_choices_set_checked (self->choices, tag_ids);
}

/**
 * pd_palette_open:
 * @mode: what it is to be open for
 * @at: where that is, in the palette's parent
 *
 * Opens the palette, with nothing typed yet.
 */
void
pd_palette_open (PdPalette *self,
                 PdPaletteMode mode,
                 const GdkRectangle *at)
{
  g_return_if_fail (PD_IS_PALETTE (self));
  g_return_if_fail (at != NULL);

  self->mode = mode;
  gtk_widget_set_visible (self->buttons, mode != PD_PALETTE_TAGS);
  gtk_widget_set_visible (self->highlight_button, mode == PD_PALETTE_SELECTION);
  gtk_widget_set_visible (self->remove_button, mode == PD_PALETTE_HIGHLIGHT);
  clear_entry (self);
  pd_palette_list_select_first (PD_PALETTE_LIST (self->list));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}

/**
 * pd_palette_get_mode:
 *
 * Returns: what it is, or was last, open for
 */
PdPaletteMode
pd_palette_get_mode (PdPalette *self)
{
  g_return_val_if_fail (PD_IS_PALETTE (self), PD_PALETTE_SELECTION);

  return self->mode;
}
