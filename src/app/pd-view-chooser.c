#include "pd-view-chooser.h"

#include <glib/gi18n-lib.h>

#define N_VIEWS 4

/**
 * PdViewChooser:
 *
 * Buttons for what a window shows of all articles, in the place of the page of one. One of them is shown at a time, or none.
 */
struct _PdViewChooser
{
  AdwBin parent_instance;

  const char *view;

  GtkToggleButton *search_button;
  GtkToggleButton *claims_button;
  GtkToggleButton *copies_button;
  GtkToggleButton *codebook_button;
};

typedef enum
{
  PROP_VIEW = 1,
} PdViewChooserProperty;

static GParamSpec *properties[PROP_VIEW + 1];

G_DEFINE_FINAL_TYPE (PdViewChooser, pd_view_chooser, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *title;
  const char *subtitle;
} views[N_VIEWS] = {
  { "search", N_ ("Search"), N_ ("In All Texts") },
  { "claims", N_ ("Claims"), N_ ("In All Articles") },
  { "copies", N_ ("Copies"), N_ ("In All Articles") },
  { "codebook", N_ ("Codebook"), N_ ("Of This Project") },
};

static GtkToggleButton *
get_button (PdViewChooser *self,
            guint index)
{
  GtkToggleButton *const buttons[N_VIEWS] = { self->search_button, self->claims_button, self->copies_button, self->codebook_button };

  return buttons[index];
}

static void
on_toggled (PdViewChooser *self,
            GtkToggleButton *button)
{
  for (guint i = 0; i < N_VIEWS; i++)
    {
      if (get_button (self, i) != button)
        continue;
      if (gtk_toggle_button_get_active (button))
        pd_view_chooser_set_view (self, views[i].name);
      else if (g_strcmp0 (self->view, views[i].name) == 0)
        pd_view_chooser_set_view (self, NULL);
    }
}

static void
pd_view_chooser_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdViewChooser *self = PD_VIEW_CHOOSER (object);

  switch ((PdViewChooserProperty) id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_view_chooser_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((PdViewChooserProperty) id)
    {
    case PROP_VIEW:
      pd_view_chooser_set_view (PD_VIEW_CHOOSER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_view_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_VIEW_CHOOSER);

  G_OBJECT_CLASS (pd_view_chooser_parent_class)->dispose (object);
}

static void
pd_view_chooser_class_init (PdViewChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_view_chooser_dispose;
  object_class->get_property = pd_view_chooser_get_property;
  object_class->set_property = pd_view_chooser_set_property;

  /**
   * PdViewChooser:view: (getter get_view) (setter set_view)
   *
   * The name of the view that is shown, %NULL for the page of an article.
   */
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-view-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PdViewChooser, search_button);
  gtk_widget_class_bind_template_child (widget_class, PdViewChooser, claims_button);
  gtk_widget_class_bind_template_child (widget_class, PdViewChooser, copies_button);
  gtk_widget_class_bind_template_child (widget_class, PdViewChooser, codebook_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
pd_view_chooser_init (PdViewChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_view_chooser_get_view:
 *
 * Returns: (transfer none) (nullable): the name of the view that is shown: `search`, `claims`, `copies` or `codebook`; %NULL for the page of an article
 */
const char *
pd_view_chooser_get_view (PdViewChooser *self)
{
  g_return_val_if_fail (PD_IS_VIEW_CHOOSER (self), NULL);

  return self->view;
}

/**
 * pd_view_chooser_set_view:
 * @view: (nullable): the name of a view, or %NULL for the page of an article
 *
 * Shows a view.
 */
void
pd_view_chooser_set_view (PdViewChooser *self,
                          const char *view)
{
  const char *known = NULL;

  g_return_if_fail (PD_IS_VIEW_CHOOSER (self));

  if (g_strcmp0 (self->view, view) == 0)
    return;
  for (guint i = 0; i < N_VIEWS; i++)
    {
      if (g_strcmp0 (views[i].name, view) == 0)
        known = views[i].name;
    }
  self->view = known;
  for (guint i = 0; i < N_VIEWS; i++)
    gtk_toggle_button_set_active (get_button (self, i), known == views[i].name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * pd_view_chooser_get_title:
 * @subtitle: (out) (nullable): what it is of
 *
 * Returns: (transfer none) (nullable): what the view that is shown is called; %NULL for the page of an article
 */
const char *
pd_view_chooser_get_title (PdViewChooser *self,
                           const char **subtitle)
{
  g_return_val_if_fail (PD_IS_VIEW_CHOOSER (self), NULL);

  *subtitle = NULL;
  for (guint i = 0; i < N_VIEWS; i++)
    {
      if (views[i].name != self->view)
        continue;
      *subtitle = _ (views[i].subtitle);
      return _ (views[i].title);
    }
  return NULL;
}
