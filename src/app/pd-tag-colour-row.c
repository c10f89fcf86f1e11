#include "pd-tag-colour-row.h"

#include <glib/gi18n-lib.h>

#include "pd-settings.h"
#include "pd-tag-colours.h"
#include "pd-tag-dot.h"

#define DOT_SIZE 18

/**
 * PdTagColourRow:
 *
 * The colours of the palette that the person chose, and none: in one line, or where there is no room for that in two of the same length. One that is not
 * among them, from another program, stands behind them while the tag has it.
 */
struct _PdTagColourRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *halves[2];
  GtkToggleButton *none;
  GtkToggleButton *other;
  PdTagDot *other_dot;
  GPtrArray *buttons;
  GSettings *settings;
  PdTagPalette palette;
  char *colour;
  gboolean following;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagColourRow, pd_tag_colour_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_toggled (PdTagColourRow *self,
            GtkToggleButton *button)
{
  guint index;

  if (self->following || !gtk_toggle_button_get_active (button) || button == self->other)
    return;
  if (g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, signals[CHOSEN], 0, pd_tag_colours_get (self->palette, index));
  else
    g_signal_emit (self, signals[CHOSEN], 0, NULL);
}

static void
pd_tag_colour_row_finalize (GObject *object)
{
  PdTagColourRow *self = PD_TAG_COLOUR_ROW (object);

  g_ptr_array_unref (self->buttons);
  g_object_unref (self->settings);
  g_free (self->colour);

  G_OBJECT_CLASS (pd_tag_colour_row_parent_class)->finalize (object);
}

static void
pd_tag_colour_row_class_init (PdTagColourRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_tag_colour_row_finalize;

  /**
   * PdTagColourRow::chosen:
   * @colour: (nullable): a colour as #rrggbb
   *
   * A person chose a colour, or none.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkToggleButton *
add_button (PdTagColourRow *self,
            guint half,
            GtkWidget *child,
            const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (self->none != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->none);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "circular", "colour-button", NULL });
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->halves[half], button);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
create_dot (const char *colour)
{
  GtkWidget *dot = pd_tag_dot_new ();

  pd_tag_dot_set_size (PD_TAG_DOT (dot), DOT_SIZE);
  pd_tag_dot_set_colour (PD_TAG_DOT (dot), colour);
  return dot;
}

/* Before the one that is of no palette. */
static void
fill (PdTagColourRow *self)
{
  guint n;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
    }
  g_ptr_array_set_size (self->buttons, 0);
  self->palette = g_settings_get_enum (self->settings, "tag-palette");
  n = pd_tag_colours_get_n (self->palette);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->buttons, add_button (self, i < n / 2 ? 0 : 1, create_dot (pd_tag_colours_get (self->palette, i)), pd_tag_colours_get_name (self->palette, i)));
  if (self->other != NULL)
    gtk_box_reorder_child_after (self->halves[1], GTK_WIDGET (self->other), g_ptr_array_index (self->buttons, n - 1));
}

static void
on_palette_changed (PdTagColourRow *self)
{
  g_autofree char *colour = g_strdup (self->colour);

  self->following = TRUE;
  fill (self);
  self->following = FALSE;
  pd_tag_colour_row_set_colour (self, colour);
}

static void
pd_tag_colour_row_init (PdTagColourRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *title = gtk_label_new (_ ("Colour"));
  AdwWrapBox *box = ADW_WRAP_BOX (g_object_new (ADW_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL));

  self->buttons = g_ptr_array_new ();
  self->settings = pd_settings_new ();
  g_signal_connect_object (self->settings, "changed::tag-palette", G_CALLBACK (on_palette_changed), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (box, 3);
  adw_wrap_box_set_line_spacing (box, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (self->halves); i++)
    {
      self->halves[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
      adw_wrap_box_append (box, GTK_WIDGET (self->halves[i]));
    }
  self->none = add_button (self, 0, gtk_image_new_from_icon_name ("window-close-symbolic"), _ ("No Colour of Its Own"));
  fill (self);
  self->other_dot = PD_TAG_DOT (create_dot (NULL));
  self->other = add_button (self, 1, GTK_WIDGET (self->other_dot), _ ("Another Colour"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_css_classes (title, (const char *[]) { "caption", "dimmed", NULL });
  gtk_widget_add_css_class (content, "colour-row");
  gtk_box_append (GTK_BOX (content), title);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * pd_tag_colour_row_set_colour:
 * @colour: (nullable): a tag's colour, as #rrggbb
 *
 * Sets which one is chosen.
 */
void
pd_tag_colour_row_set_colour (PdTagColourRow *self,
                              const char *colour)
{
  GtkToggleButton *button;

  g_return_if_fail (PD_IS_TAG_COLOUR_ROW (self));

  button = colour != NULL ? self->other : self->none;
  for (guint i = 0; colour != NULL && i < pd_tag_colours_get_n (self->palette); i++)
    {
      if (g_ascii_strcasecmp (colour, pd_tag_colours_get (self->palette, i)) == 0)
        button = g_ptr_array_index (self->buttons, i);
    }
  g_set_str (&self->colour, colour);
  self->following = TRUE;
  pd_tag_dot_set_colour (self->other_dot, colour);
  gtk_widget_set_visible (GTK_WIDGET (self->other), button == self->other);
  gtk_toggle_button_set_active (button, TRUE);
  self->following = FALSE;
}
