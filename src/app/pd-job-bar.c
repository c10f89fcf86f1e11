#include "pd-job-bar.h"

/**
 * PdJobBar:
 *
 * A bar that says how far something is that takes a while, and lets it be cancelled.
 */
struct _PdJobBar
{
  AdwBin parent_instance;

  char *title;
  char *pace;
  double fraction;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_FRACTION,
  PROP_PACE,
} PdJobBarProperty;

static GParamSpec *properties[PROP_PACE + 1];

enum
{
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdJobBar, pd_job_bar, ADW_TYPE_BIN)

static void
on_cancelled (PdJobBar *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
pd_job_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_JOB_BAR);

  G_OBJECT_CLASS (pd_job_bar_parent_class)->dispose (object);
}

static void
pd_job_bar_finalize (GObject *object)
{
  PdJobBar *self = PD_JOB_BAR (object);

  g_free (self->title);
  g_free (self->pace);

  G_OBJECT_CLASS (pd_job_bar_parent_class)->finalize (object);
}

static void
pd_job_bar_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdJobBar *self = PD_JOB_BAR (object);

  switch ((PdJobBarProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_PACE:
      g_value_set_string (value, self->pace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_job_bar_set_property (GObject *object,
                         guint id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PdJobBar *self = PD_JOB_BAR (object);

  switch ((PdJobBarProperty) id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FRACTION:
      self->fraction = g_value_get_double (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PACE:
      if (g_set_str (&self->pace, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_job_bar_class_init (PdJobBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_job_bar_dispose;
  object_class->finalize = pd_job_bar_finalize;
  object_class->get_property = pd_job_bar_get_property;
  object_class->set_property = pd_job_bar_set_property;

  /**
   * PdJobBar:title:
   *
   * What is being done.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * PdJobBar:fraction:
   *
   * How far it is, from 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  /**
   * PdJobBar:pace:
   *
   * How fast it is, and how long it will take.
   */
  properties[PROP_PACE] = g_param_spec_string ("pace", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdJobBar::cancelled:
   *
   * Emitted when a person does not want it any more.
   */
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-job-bar.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_cancelled);
}

static void
pd_job_bar_init (PdJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
