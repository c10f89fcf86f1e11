#include "pd-first-steps.h"

#include "pd-first-step.h"
#include "pd-sample.h"
#include "pd-settings.h"

#define FIRST_STEPS "first-steps"

/* As in the settings' schema. */
typedef enum
{
  STEP_MARK = 1 << 0,
  STEP_CLAIMS = 1 << 1,
  STEP_EXPORT = 1 << 2,
  DISMISSED = 1 << 3,
} Steps;

#define ALL_STEPS (STEP_MARK | STEP_CLAIMS | STEP_EXPORT)

/**
 * PdFirstSteps:
 *
 * Three things to try on the sample project, each ticked when it is done. When all are, or when a person dismisses them, they never come again.
 */
struct _PdFirstSteps
{
  AdwBin parent_instance;

  GSettings *settings;
  PdProject *project;
  char *view;

  GtkRevealer *revealer;
  GtkStack *head;
  PdFirstStep *mark_step;
  PdFirstStep *claims_step;
  PdFirstStep *export_step;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_VIEW,
  PROP_SHOWN,
} PdFirstStepsProperty;

static GParamSpec *properties[PROP_SHOWN + 1];

G_DEFINE_FINAL_TYPE (PdFirstSteps, pd_first_steps, ADW_TYPE_BIN)

static gboolean
is_wanted (guint steps)
{
  return (steps & DISMISSED) == 0 && (steps & ALL_STEPS) != ALL_STEPS;
}

static void
show_steps (PdFirstSteps *self)
{
  guint steps = g_settings_get_flags (self->settings, FIRST_STEPS);

  pd_first_step_set_done (self->mark_step, (steps & STEP_MARK) != 0);
  pd_first_step_set_done (self->claims_step, (steps & STEP_CLAIMS) != 0);
  pd_first_step_set_done (self->export_step, (steps & STEP_EXPORT) != 0);
  gtk_stack_set_visible_child_name (self->head, (steps & ALL_STEPS) == ALL_STEPS ? "done" : "title");
}

static void
set_shown (PdFirstSteps *self,
           gboolean shown)
{
  if (gtk_revealer_get_reveal_child (self->revealer) == shown)
    return;
  gtk_revealer_set_reveal_child (self->revealer, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* What is done while they are not shown is none of them. When the last one is done, all stay to be seen until the project is closed. */
static void
take_step (PdFirstSteps *self,
           Steps step)
{
  guint steps = g_settings_get_flags (self->settings, FIRST_STEPS);

  if (!gtk_revealer_get_reveal_child (self->revealer) || (steps & step) != 0)
    return;
  g_settings_set_flags (self->settings, FIRST_STEPS, steps | step);
  show_steps (self);
}

static void
on_changed (PdFirstSteps *self,
            PdChanges *changes)
{
  guint n = pd_changes_get_n_changes (changes);

  for (guint i = 0; i < n; i++)
    {
      const PdChange *change = pd_changes_get_change (changes, i);

      if (change->word == PD_WORD_HIGHLIGHT && change->operation == PD_OPERATION_INSERT)
        take_step (self, STEP_MARK);
    }
}

static void
on_exported (PdFirstSteps *self)
{
  take_step (self, STEP_EXPORT);
}

/* The focus does not go with the button that was pressed. */
static void
on_dismissed (PdFirstSteps *self)
{
  g_settings_set_flags (self->settings, FIRST_STEPS, g_settings_get_flags (self->settings, FIRST_STEPS) | DISMISSED);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_signal_emit_by_name (gtk_widget_get_root (GTK_WIDGET (self)), "move-focus", GTK_DIR_TAB_BACKWARD);
  set_shown (self, FALSE);
}

static gboolean
is_sample (PdProject *project)
{
  g_autoptr (GFile) file = g_file_new_for_path (pd_project_get_path (project));

  return pd_sample_is_copy (file) && !pd_project_get_read_only (project);
}

static void
set_project (PdFirstSteps *self,
             PdProject *project)
{
  gboolean shown = project != NULL && is_wanted (g_settings_get_flags (self->settings, FIRST_STEPS)) && is_sample (project);

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (shown)
    {
      show_steps (self);
      g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "exported", G_CALLBACK (on_exported), self, G_CONNECT_SWAPPED);
    }
  set_shown (self, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
set_view (PdFirstSteps *self,
          const char *view)
{
  if (!g_set_str (&self->view, view))
    return;
  if (g_strcmp0 (view, "claims") == 0)
    take_step (self, STEP_CLAIMS);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
pd_first_steps_dispose (GObject *object)
{
  PdFirstSteps *self = PD_FIRST_STEPS (object);

  g_clear_object (&self->project);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_FIRST_STEPS);

  G_OBJECT_CLASS (pd_first_steps_parent_class)->dispose (object);
}

static void
pd_first_steps_finalize (GObject *object)
{
  g_free (PD_FIRST_STEPS (object)->view);

  G_OBJECT_CLASS (pd_first_steps_parent_class)->finalize (object);
}

static void
pd_first_steps_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdFirstSteps *self = PD_FIRST_STEPS (object);

  switch ((PdFirstStepsProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_first_steps_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdFirstSteps *self = PD_FIRST_STEPS (object);

  switch ((PdFirstStepsProperty) id)
    {
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_SHOWN:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_first_steps_class_init (PdFirstStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_first_steps_dispose;
  object_class->finalize = pd_first_steps_finalize;
  object_class->get_property = pd_first_steps_get_property;
  object_class->set_property = pd_first_steps_set_property;

  /**
   * PdFirstSteps:project:
   *
   * The project that is open. They are shown where it is the sample.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, flags);
  /**
   * PdFirstSteps:view:
   *
   * What is shown of all articles, as [class@Pd.ViewChooser] names it.
   */
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, flags);
  /**
   * PdFirstSteps:shown:
   *
   * Whether they are shown.
   */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PD_TYPE_FIRST_STEP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-first-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFirstSteps, revealer);
  gtk_widget_class_bind_template_child (widget_class, PdFirstSteps, head);
  gtk_widget_class_bind_template_child (widget_class, PdFirstSteps, mark_step);
  gtk_widget_class_bind_template_child (widget_class, PdFirstSteps, claims_step);
  gtk_widget_class_bind_template_child (widget_class, PdFirstSteps, export_step);
  gtk_widget_class_bind_template_callback (widget_class, on_dismissed);
}

static void
pd_first_steps_init (PdFirstSteps *self)
{
  self->settings = pd_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
