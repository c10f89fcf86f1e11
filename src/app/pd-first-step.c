#include "pd-first-step.h"

#include <glib/gi18n-lib.h>

/* From how large a text on, as a part of the usual size, there is no room for how it is done: all three are to fit on a phone. */
#define LARGE_TEXT 1.5

/**
 * PdFirstStep:
 *
 * One of the first steps: what to do and how, and whether that was done.
 */
struct _PdFirstStep
{
  AdwBin parent_instance;

  char *icon_name;
  char *title;
  char *text;
  gboolean done;

  GtkWidget *text_label;
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_DONE,
} PdFirstStepProperty;

static GParamSpec *properties[PROP_DONE + 1];

G_DEFINE_FINAL_TYPE (PdFirstStep, pd_first_step, ADW_TYPE_BIN)

static char *
get_shown_icon (PdFirstStep *self,
                const char *icon_name,
                gboolean done)
{
  return g_strdup (done ? "object-select-symbolic" : icon_name);
}

/* One who sees no tick hears of it. */
static char *
get_name (PdFirstStep *self)
{
  /* Translators: one of the first steps, such as "Mark a Passage", that was done. */
  return self->done ? g_strdup_printf (_ ("Done: %s"), self->title) : g_strdup (self->title);
}

static void
update_name (PdFirstStep *self)
{
  g_autofree char *name = get_name (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
}

static void
announce (PdFirstStep *self)
{
  g_autofree char *name = get_name (self);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), name, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_room (PdFirstStep *self)
{
  double size = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 1, gtk_widget_get_settings (GTK_WIDGET (self)));

  gtk_widget_set_visible (self->text_label, size < LARGE_TEXT);
}

static void
pd_first_step_system_setting_changed (GtkWidget *widget,
                                      GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (pd_first_step_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI)
    update_room (PD_FIRST_STEP (widget));
}

static void
pd_first_step_constructed (GObject *object)
{
  G_OBJECT_CLASS (pd_first_step_parent_class)->constructed (object);

  update_name (PD_FIRST_STEP (object));
  update_room (PD_FIRST_STEP (object));
}

static void
pd_first_step_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_FIRST_STEP);

  G_OBJECT_CLASS (pd_first_step_parent_class)->dispose (object);
}

static void
pd_first_step_finalize (GObject *object)
{
  PdFirstStep *self = PD_FIRST_STEP (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->text);

  G_OBJECT_CLASS (pd_first_step_parent_class)->finalize (object);
}

static void
pd_first_step_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  PdFirstStep *self = PD_FIRST_STEP (object);

  switch ((PdFirstStepProperty) id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_DONE:
      g_value_set_boolean (value, self->done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_first_step_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PdFirstStep *self = PD_FIRST_STEP (object);

  switch ((PdFirstStepProperty) id)
    {
    case PROP_ICON_NAME:
      self->icon_name = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_TEXT:
      self->text = g_value_dup_string (value);
      break;
    case PROP_DONE:
      pd_first_step_set_done (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_first_step_class_init (PdFirstStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags constant = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = pd_first_step_constructed;
  object_class->dispose = pd_first_step_dispose;
  object_class->finalize = pd_first_step_finalize;
  object_class->get_property = pd_first_step_get_property;
  object_class->set_property = pd_first_step_set_property;
  widget_class->system_setting_changed = pd_first_step_system_setting_changed;

  /**
   * PdFirstStep:icon-name:
   *
   * An icon for it, which a tick takes the place of.
   */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, constant);
  /**
   * PdFirstStep:title:
   *
   * What to do, in a few words.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, constant);
  /**
   * PdFirstStep:text:
   *
   * How it is done.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, constant);
  /**
   * PdFirstStep:done: (setter set_done)
   *
   * Whether it was done.
   */
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-first-step.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFirstStep, text_label);
  gtk_widget_class_bind_template_callback (widget_class, get_shown_icon);
}

static void
pd_first_step_init (PdFirstStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_first_step_set_done:
 * @done: whether it was done
 *
 * Ticks it, or takes the tick away. Where it is seen, that it was done is announced as well.
 */
void
pd_first_step_set_done (PdFirstStep *self,
                        gboolean done)
{
  g_return_if_fail (PD_IS_FIRST_STEP (self));

  if (self->done == done)
    return;
  self->done = done;
  update_name (self);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
  if (done && gtk_widget_get_mapped (GTK_WIDGET (self)))
    announce (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}
