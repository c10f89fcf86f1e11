#include "pd-drop-area.h"

/**
 * PdDropArea:
 *
 * Takes files that are dragged onto what is in it, and says so while they are held above it.
 */
struct _PdDropArea
{
  AdwBin parent_instance;

  char *title;

  GtkOverlay *overlay;
  GtkRevealer *hint;
};

typedef enum
{
  PROP_CONTENT = 1,
  PROP_TITLE,
} PdDropAreaProperty;

static GParamSpec *properties[PROP_TITLE + 1];

enum
{
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdDropArea, pd_drop_area, ADW_TYPE_BIN)

static GdkDragAction
on_enter (PdDropArea *self)
{
  gtk_revealer_set_reveal_child (self->hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
on_leave (PdDropArea *self)
{
  gtk_revealer_set_reveal_child (self->hint, FALSE);
}

static gboolean
on_drop (PdDropArea *self,
         const GValue *value)
{
  gtk_revealer_set_reveal_child (self->hint, FALSE);
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_boxed (value));
  return TRUE;
}

/* Before the widgets below it: a text would take the files' names for text. */
static void
add_target (PdDropArea *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
pd_drop_area_dispose (GObject *object)
{
  /* The bin would hold on to a template's child of its own. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_DROP_AREA);

  G_OBJECT_CLASS (pd_drop_area_parent_class)->dispose (object);
}

static void
pd_drop_area_finalize (GObject *object)
{
  PdDropArea *self = PD_DROP_AREA (object);

  g_free (self->title);

  G_OBJECT_CLASS (pd_drop_area_parent_class)->finalize (object);
}

static void
pd_drop_area_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  PdDropArea *self = PD_DROP_AREA (object);

  switch ((PdDropAreaProperty) id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->overlay != NULL ? gtk_overlay_get_child (self->overlay) : NULL);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_drop_area_set_property (GObject *object,
                           guint id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  PdDropArea *self = PD_DROP_AREA (object);

  switch ((PdDropAreaProperty) id)
    {
    case PROP_CONTENT:
      gtk_overlay_set_child (self->overlay, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_drop_area_class_init (PdDropAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_drop_area_dispose;
  object_class->finalize = pd_drop_area_finalize;
  object_class->get_property = pd_drop_area_get_property;
  object_class->set_property = pd_drop_area_set_property;

  /**
   * PdDropArea:content:
   *
   * What is in it.
   */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /**
   * PdDropArea:title:
   *
   * What a drop would do.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdDropArea::dropped:
   * @files: the files
   *
   * Emitted when files are dropped.
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GDK_TYPE_FILE_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-drop-area.ui");
  gtk_widget_class_bind_template_child (widget_class, PdDropArea, overlay);
  gtk_widget_class_bind_template_child (widget_class, PdDropArea, hint);
}

static void
pd_drop_area_init (PdDropArea *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_target (self);
}
