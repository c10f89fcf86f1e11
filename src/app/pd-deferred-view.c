#include "pd-deferred-view.h"

/**
 * PdDeferredView:
 *
 * Where a view is that is made when it is shown for the first time: nobody waits for it at the start who does not need it.
 */
struct _PdDeferredView
{
  AdwBin parent_instance;

  GType view_type;
};

typedef enum
{
  PROP_VIEW_TYPE = 1,
} PdDeferredViewProperty;

static GParamSpec *properties[PROP_VIEW_TYPE + 1];

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdDeferredView, pd_deferred_view, ADW_TYPE_BIN)

static void
pd_deferred_view_map (GtkWidget *widget)
{
  pd_deferred_view_get (PD_DEFERRED_VIEW (widget));

  GTK_WIDGET_CLASS (pd_deferred_view_parent_class)->map (widget);
}

static gboolean
pd_deferred_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (pd_deferred_view_get (PD_DEFERRED_VIEW (widget)));
}

static void
pd_deferred_view_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PdDeferredView *self = PD_DEFERRED_VIEW (object);

  switch ((PdDeferredViewProperty) id)
    {
    case PROP_VIEW_TYPE:
      g_value_set_gtype (value, self->view_type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_deferred_view_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PdDeferredView *self = PD_DEFERRED_VIEW (object);

  switch ((PdDeferredViewProperty) id)
    {
    case PROP_VIEW_TYPE:
      self->view_type = g_value_get_gtype (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_deferred_view_class_init (PdDeferredViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pd_deferred_view_get_property;
  object_class->set_property = pd_deferred_view_set_property;
  widget_class->map = pd_deferred_view_map;
  widget_class->grab_focus = pd_deferred_view_grab_focus;

  /**
   * PdDeferredView:view-type:
   *
   * What is made.
   */
  properties[PROP_VIEW_TYPE] = g_param_spec_gtype ("view-type", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdDeferredView::created:
   * @view: it
   *
   * Emitted when the view was made, before it is shown.
   */
  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
pd_deferred_view_init (PdDeferredView *self)
{
}

/**
 * pd_deferred_view_peek:
 *
 * Returns: (transfer none) (nullable): the view, if it was made
 */
GtkWidget *
pd_deferred_view_peek (PdDeferredView *self)
{
  g_return_val_if_fail (PD_IS_DEFERRED_VIEW (self), NULL);

  return adw_bin_get_child (ADW_BIN (self));
}

/**
 * pd_deferred_view_get:
 *
 * Returns: (transfer none): the view, which is made if it was not yet
 */
GtkWidget *
pd_deferred_view_get (PdDeferredView *self)
{
  GtkWidget *view;

  g_return_val_if_fail (PD_IS_DEFERRED_VIEW (self), NULL);

  view = adw_bin_get_child (ADW_BIN (self));
  if (view != NULL)
    return view;
  view = g_object_new (self->view_type, NULL);
  adw_bin_set_child (ADW_BIN (self), view);
  g_signal_emit (self, signals[CREATED], 0, view);
  return view;
}
