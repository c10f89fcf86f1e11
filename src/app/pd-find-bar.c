#include "pd-find-bar.h"

#include <glib/gi18n-lib.h>

/**
 * PdFindBar:
 *
 * Says how much of what is searched for stands on the page, and steps through it.
 */
struct _PdFindBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *place;
  GtkWidget *previous_button;
  GtkWidget *next_button;
};

enum
{
  MOVED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdFindBar, pd_find_bar, ADW_TYPE_BIN)

static void
on_previous (PdFindBar *self)
{
  g_signal_emit (self, signals[MOVED], 0, FALSE);
}

static void
on_next (PdFindBar *self)
{
  g_signal_emit (self, signals[MOVED], 0, TRUE);
}

static void
on_close (PdFindBar *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
pd_find_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_FIND_BAR);

  G_OBJECT_CLASS (pd_find_bar_parent_class)->dispose (object);
}

static void
pd_find_bar_class_init (PdFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_find_bar_dispose;

  /**
   * PdFindBar::moved:
   * @forward: whether to the next hit, or to the one before
   *
   * A person goes on to another hit.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PdFindBar::closed:
   *
   * A person wants to see the hits no longer.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PdFindBar, place);
  gtk_widget_class_bind_template_child (widget_class, PdFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PdFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void
pd_find_bar_init (PdFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_find_bar_show:
 * @current: which hit is the current one, from 0, or %G_MAXUINT
 * @n_found: how many hits there are
 *
 * Shows itself, and where among the hits one is.
 */
void
pd_find_bar_show (PdFindBar *self,
                  guint current,
                  guint n_found)
{
  g_autofree char *place = NULL;

  g_return_if_fail (PD_IS_FIND_BAR (self));

  if (current < n_found)
    /* Translators: which hit of a search one is at, and how many there are on the page. */
    place = g_strdup_printf (_ ("Hit %u of %u"), current + 1, n_found);
  else
    place = g_strdup_printf (ngettext ("%u hit on this page", "%u hits on this page", n_found), n_found);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_sensitive (self->previous_button, n_found > 0);
  gtk_widget_set_sensitive (self->next_button, n_found > 0);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * pd_find_bar_hide:
 *
 * Hides itself.
 */
void
pd_find_bar_hide (PdFindBar *self)
{
  g_return_if_fail (PD_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
