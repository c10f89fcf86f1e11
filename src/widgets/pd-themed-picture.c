#include "pd-themed-picture.h"

#include <string.h>

/* A picture has that many pixels for each one that it takes in a window, so that it is sharp on any screen. */
#define SCALE 2

/**
 * PdThemedPicture:
 *
 * A picture that is another one in the dark: beside `thing.png` there may be `thing-dark.png`. It becomes smaller where there is less room, and
 * never larger than half of its pixels.
 */
struct _PdThemedPicture
{
  AdwBin parent_instance;

  char *resource;

  GtkWidget *clamp;
  GtkPicture *picture;
};

G_DEFINE_FINAL_TYPE (PdThemedPicture, pd_themed_picture, ADW_TYPE_BIN)

static char *
get_dark_resource (PdThemedPicture *self)
{
  const char *end = strrchr (self->resource, '.');

  if (end == NULL)
    return NULL;
  return g_strdup_printf ("%.*s-dark%s", (int) (end - self->resource), self->resource, end);
}

static GdkTexture *
load (PdThemedPicture *self,
      gboolean dark)
{
  g_autofree char *dark_resource = dark ? get_dark_resource (self) : NULL;

  if (dark_resource != NULL && g_resources_get_info (dark_resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return gdk_texture_new_from_resource (dark_resource);
  if (g_resources_get_info (self->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return gdk_texture_new_from_resource (self->resource);
  return NULL;
}

static void
show (PdThemedPicture *self)
{
  g_autoptr (GdkTexture) texture = load (self, adw_style_manager_get_dark (adw_style_manager_get_default ()));

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (texture != NULL)
    {
      adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), gdk_texture_get_width (texture) / SCALE);
      adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), gdk_texture_get_width (texture) / SCALE);
    }
  gtk_widget_set_visible (self->clamp, texture != NULL);
}

static void
pd_themed_picture_finalize (GObject *object)
{
  g_free (PD_THEMED_PICTURE (object)->resource);

  G_OBJECT_CLASS (pd_themed_picture_parent_class)->finalize (object);
}

static void
pd_themed_picture_class_init (PdThemedPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_themed_picture_finalize;
}

static void
pd_themed_picture_init (PdThemedPicture *self)
{
  GtkWidget *picture = gtk_picture_new ();

  self->picture = GTK_PICTURE (picture);
  self->clamp = adw_clamp_new ();
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "themed-picture");
  adw_clamp_set_unit (ADW_CLAMP (self->clamp), ADW_LENGTH_UNIT_PX);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), picture);
  adw_bin_set_child (ADW_BIN (self), self->clamp);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/**
 * pd_themed_picture_new:
 * @resource: the path of a picture among the program's resources. Where there is none, nothing is shown
 * @alternative_text: what it shows, for those who do not see it
 *
 * Returns: a picture
 */
GtkWidget *
pd_themed_picture_new (const char *resource,
                       const char *alternative_text)
{
  PdThemedPicture *self;

  g_return_val_if_fail (resource != NULL, NULL);
  g_return_val_if_fail (alternative_text != NULL, NULL);

  self = g_object_new (PD_TYPE_THEMED_PICTURE, NULL);
  self->resource = g_strdup (resource);
  gtk_picture_set_alternative_text (self->picture, alternative_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, alternative_text, -1);
  show (self);
  return GTK_WIDGET (self);
}
