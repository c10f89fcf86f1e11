#include "pd-undo-buttons.h"

#include <glib/gi18n-lib.h>

/**
 * PdUndoButtons:
 *
 * The buttons that undo and do again, each saying what.
 */
struct _PdUndoButtons
{
  AdwBin parent_instance;

  PdProject *project;

  GtkWidget *undo;
  GtkWidget *redo;
};

typedef enum
{
  PROP_PROJECT = 1,
} PdUndoButtonsProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

G_DEFINE_FINAL_TYPE (PdUndoButtons, pd_undo_buttons, ADW_TYPE_BIN)

static void
show_undo (PdUndoButtons *self)
{
  const char *label = self->project != NULL ? pd_project_get_undo_label (self->project) : NULL;
  g_autofree char *tooltip = NULL;

  /* Translators: what would be undone, such as "Add Highlight". */
  tooltip = label != NULL ? g_strdup_printf (_ ("Undo “%s”"), label) : g_strdup (_ ("Undo"));
  gtk_widget_set_tooltip_text (self->undo, tooltip);
}

static void
show_redo (PdUndoButtons *self)
{
  const char *label = self->project != NULL ? pd_project_get_redo_label (self->project) : NULL;
  g_autofree char *tooltip = NULL;

  /* Translators: what would be done again, such as "Add Highlight". */
  tooltip = label != NULL ? g_strdup_printf (_ ("Redo “%s”"), label) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->redo, tooltip);
}

static void
set_project (PdUndoButtons *self,
             PdProject *project)
{
  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_object (project, "notify::undo-label", G_CALLBACK (show_undo), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::redo-label", G_CALLBACK (show_redo), self, G_CONNECT_SWAPPED);
    }
  show_undo (self);
  show_redo (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
pd_undo_buttons_dispose (GObject *object)
{
  PdUndoButtons *self = PD_UNDO_BUTTONS (object);

  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_UNDO_BUTTONS);

  G_OBJECT_CLASS (pd_undo_buttons_parent_class)->dispose (object);
}

static void
pd_undo_buttons_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdUndoButtons *self = PD_UNDO_BUTTONS (object);

  switch ((PdUndoButtonsProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_undo_buttons_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PdUndoButtons *self = PD_UNDO_BUTTONS (object);

  switch ((PdUndoButtonsProperty) id)
    {
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_undo_buttons_class_init (PdUndoButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_undo_buttons_dispose;
  object_class->get_property = pd_undo_buttons_get_property;
  object_class->set_property = pd_undo_buttons_set_property;

  /**
   * PdUndoButtons:project:
   *
   * The project whose steps are undone.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-undo-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, PdUndoButtons, undo);
  gtk_widget_class_bind_template_child (widget_class, PdUndoButtons, redo);
}

static void
pd_undo_buttons_init (PdUndoButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
