#include "pd-palette-row.h"

#include <glib/gi18n-lib.h>

#include "pd-tag-dot.h"

/**
 * PdPaletteRow:
 *
 * A row of the palette: a tag with its dot, its name and where it is nested, whether it is carried already, and the
 * key that takes it.
 */
struct _PdPaletteRow
{
  GtkBox parent_instance;

  PdTagChoice *choice;
  GtkWidget *dot;
  GtkWidget *plus;
  GtkWidget *name;
  GtkWidget *parent;
  GtkWidget *check;
  GtkWidget *digit;
};

G_DEFINE_FINAL_TYPE (PdPaletteRow, pd_palette_row, GTK_TYPE_BOX)

static void
pd_palette_row_dispose (GObject *object)
{
  pd_palette_row_set_choice (PD_PALETTE_ROW (object), NULL);

  G_OBJECT_CLASS (pd_palette_row_parent_class)->dispose (object);
}

static void
pd_palette_row_class_init (PdPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_palette_row_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
append_label (PdPaletteRow *self,
              const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
pd_palette_row_init (PdPaletteRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);

  self->dot = pd_tag_dot_new ();
  gtk_box_append (GTK_BOX (self), self->dot);
  self->plus = gtk_image_new_from_icon_name ("list-add-symbolic");
  gtk_box_append (GTK_BOX (self), self->plus);
  self->name = append_label (self, (const char *const[]) { NULL });
  self->parent = append_label (self, (const char *const[]) { "caption", "dimmed", NULL });
  gtk_label_set_ellipsize (GTK_LABEL (self->parent), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (self->parent), 0);
  gtk_widget_set_hexpand (self->parent, TRUE);
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_box_append (GTK_BOX (self), self->check);
  self->digit = append_label (self, (const char *const[]) { "caption", "dimmed", "numeric", "digit", NULL });
  gtk_widget_set_valign (self->digit, GTK_ALIGN_CENTER);
}

static void
update (PdPaletteRow *self)
{
  GdkModifierType modifiers = pd_tag_choice_get_with_alt (self->choice) ? GDK_ALT_MASK : 0;
  g_autofree char *digit = gtk_accelerator_get_label (GDK_KEY_0 + pd_tag_choice_get_digit (self->choice), modifiers);

  gtk_label_set_label (GTK_LABEL (self->digit), digit);
  gtk_widget_set_visible (self->digit, pd_tag_choice_get_digit (self->choice) > 0);
  gtk_widget_set_visible (self->check, pd_tag_choice_get_checked (self->choice));
}

/**
 * pd_palette_row_new:
 *
 * Returns: a row without a choice
 */
GtkWidget *
pd_palette_row_new (void)
{
  return g_object_new (PD_TYPE_PALETTE_ROW, NULL);
}

/**
 * pd_palette_row_set_choice:
 * @choice: (nullable): a choice
 *
 * Sets what the row is of.
 */
void
pd_palette_row_set_choice (PdPaletteRow *self,
                           PdTagChoice *choice)
{
  PdRecord *tag;

  g_return_if_fail (PD_IS_PALETTE_ROW (self));
  g_return_if_fail (choice == NULL || PD_IS_TAG_CHOICE (choice));

  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_set_object (&self->choice, choice);
  if (choice == NULL)
    return;

  tag = pd_tag_choice_get_tag (choice);
  gtk_widget_set_visible (self->dot, tag != NULL);
  gtk_widget_set_visible (self->plus, tag == NULL);
  if (tag != NULL)
    {
      pd_tag_dot_set_colour (PD_TAG_DOT (self->dot), pd_record_get_text (tag, PD_TAG_COLOUR));
      gtk_label_set_label (GTK_LABEL (self->name), pd_record_get_text (tag, PD_TAG_NAME));
    }
  else
    {
      g_autofree char *create = g_strdup_printf (_ ("Create Tag “%s”"), pd_tag_choice_get_path (choice));

      gtk_label_set_label (GTK_LABEL (self->name), create);
    }
  gtk_label_set_label (GTK_LABEL (self->parent), pd_tag_choice_get_parent_path (choice));
  g_signal_connect_object (choice, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * pd_palette_row_describe:
 * @choice: a choice
 *
 * Returns: (transfer full): what a screen reader is to say of it
 */
char *
pd_palette_row_describe (PdTagChoice *choice)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICE (choice), NULL);

  if (pd_tag_choice_get_tag (choice) == NULL)
    return g_strdup_printf (_ ("Create tag “%s”"), pd_tag_choice_get_path (choice));
  if (pd_tag_choice_get_checked (choice))
    return g_strdup_printf (_ ("%s, set"), pd_tag_choice_get_path (choice));
  return g_strdup (pd_tag_choice_get_path (choice));
}
