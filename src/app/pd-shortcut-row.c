#include "pd-shortcut-row.h"

#include <glib/gi18n-lib.h>

/**
 * PdShortcutRow:
 *
 * What a key does, and the key as it is written on a keyboard.
 */
struct _PdShortcutRow
{
  AdwActionRow parent_instance;

  char *keys;
  /* Those that do the same stand below each other where there is no room for them beside each other. */
  AdwWrapBox *box;
};

/* Between the keys, in pixels. */
#define SPACING 6

typedef enum
{
  PROP_KEYS = 1,
} PdShortcutRowProperty;

static GParamSpec *properties[PROP_KEYS + 1];

G_DEFINE_FINAL_TYPE (PdShortcutRow, pd_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
add_label (GtkWidget *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* One that needs no key of its own is Shift and 0, say. */
static void
add_key (GtkWidget *box,
         const char *accelerator)
{
  static const GdkModifierType modifiers[] = { GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_SHIFT_MASK };
  guint key;
  GdkModifierType state;
  g_autofree char *label = NULL;

  if (!gtk_accelerator_parse (accelerator, &key, &state))
    {
      g_warning ("“%s” is no key.", accelerator);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      g_autofree char *name = gtk_accelerator_get_label (0, modifiers[i]);

      if ((state & modifiers[i]) == 0)
        continue;
      /* The label of a modifier alone ends with the plus that a key would follow. */
      if (g_str_has_suffix (name, "+"))
        name[strlen (name) - 1] = '\0';
      add_label (box, name, "keycap");
    }
  label = gtk_accelerator_get_label (key, 0);
  add_label (box, label, "keycap");
}

static void
show_keys (PdShortcutRow *self)
{
  g_auto (GStrv) keys = g_strsplit (self->keys != NULL ? self->keys : "", " ", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *together = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

      if (i > 0)
        /* Translators: between two keys that do the same. */
        add_label (together, _ ("or"), "dimmed");
      add_key (together, keys[i]);
      adw_wrap_box_append (self->box, together);
    }
}

static void
pd_shortcut_row_finalize (GObject *object)
{
  PdShortcutRow *self = PD_SHORTCUT_ROW (object);

  g_free (self->keys);

  G_OBJECT_CLASS (pd_shortcut_row_parent_class)->finalize (object);
}

static void
pd_shortcut_row_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdShortcutRow *self = PD_SHORTCUT_ROW (object);

  switch ((PdShortcutRowProperty) id)
    {
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_shortcut_row_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PdShortcutRow *self = PD_SHORTCUT_ROW (object);

  switch ((PdShortcutRowProperty) id)
    {
    case PROP_KEYS:
      if (g_set_str (&self->keys, g_value_get_string (value)))
        {
          show_keys (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_shortcut_row_class_init (PdShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_shortcut_row_finalize;
  object_class->get_property = pd_shortcut_row_get_property;
  object_class->set_property = pd_shortcut_row_set_property;

  /**
   * PdShortcutRow:keys:
   *
   * The keys as GTK names them, with spaces between those that do the same.
   */
  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_shortcut_row_init (PdShortcutRow *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, SPACING);
  adw_wrap_box_set_line_spacing (self->box, SPACING);
  adw_wrap_box_set_align (self->box, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}
