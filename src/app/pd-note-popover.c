#include "pd-note-popover.h"

#include <glib/gi18n-lib.h>

/**
 * PdNotePopover:
 *
 * A note to write. What is typed is kept when one clicks elsewhere and when one presses Escape, which an input method takes too: only Cancel gives it up.
 */
struct _PdNotePopover
{
  GtkPopover parent_instance;

  char *before;
  gboolean given_up;

  GtkTextView *view;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdNotePopover, pd_note_popover, GTK_TYPE_POPOVER)

static char *
dup_note (PdNotePopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
pd_note_popover_closed (GtkPopover *popover)
{
  PdNotePopover *self = PD_NOTE_POPOVER (popover);
  g_autofree char *note = dup_note (self);

  if (!self->given_up && g_strcmp0 (note, self->before) != 0)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, *note != '\0' ? note : NULL);
}

static void
on_cancel_clicked (PdNotePopover *self)
{
  self->given_up = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_save_clicked (PdNotePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Before the text takes it for a line feed. */
static gboolean
on_key_pressed (PdNotePopover *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  on_save_clicked (self);
  return GDK_EVENT_STOP;
}

static void
pd_note_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_NOTE_POPOVER);

  G_OBJECT_CLASS (pd_note_popover_parent_class)->dispose (object);
}

static void
pd_note_popover_finalize (GObject *object)
{
  g_free (PD_NOTE_POPOVER (object)->before);

  G_OBJECT_CLASS (pd_note_popover_parent_class)->finalize (object);
}

static void
pd_note_popover_class_init (PdNotePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_note_popover_dispose;
  object_class->finalize = pd_note_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = pd_note_popover_closed;

  /**
   * PdNotePopover::saved:
   * @note: (nullable): the note, or %NULL where there is to be none
   *
   * The note is to be as it was typed.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PdNotePopover, view);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
pd_note_popover_init (PdNotePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_note_popover_new:
 *
 * Returns: an empty note
 */
GtkWidget *
pd_note_popover_new (void)
{
  return g_object_new (PD_TYPE_NOTE_POPOVER, NULL);
}

/**
 * pd_note_popover_open:
 * @note: (nullable): the note as it is
 * @at: what it is on, in the popover's parent
 *
 * Opens the note to write.
 */
void
pd_note_popover_open (PdNotePopover *self,
                      const char *note,
                      const GdkRectangle *at)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (PD_IS_NOTE_POPOVER (self));
  g_return_if_fail (at != NULL);

  self->given_up = FALSE;
  g_set_str (&self->before, note != NULL ? note : "");
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_text (buffer, self->before, -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
