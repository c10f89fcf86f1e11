#include "pd-file-banner.h"

#include <glib/gi18n-lib.h>

/**
 * PdFileBanner:
 *
 * Says that the file of an open project is no longer where it was, and what to do about it.
 */
struct _PdFileBanner
{
  AdwBin parent_instance;

  PdProject *project;

  AdwBanner *banner;
};

typedef enum
{
  PROP_PROJECT = 1,
} PdFileBannerProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

G_DEFINE_FINAL_TYPE (PdFileBanner, pd_file_banner, ADW_TYPE_BIN)

static void
show_gone (PdFileBanner *self)
{
  adw_banner_set_title (self->banner, _ ("The file of this project was deleted or moved away: save a copy to keep what is in it"));
  adw_banner_set_button_label (self->banner, _ ("_Save a Copy…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "win.save-copy");
}

/* Its name where it is in the folder that it was in. */
static char *
format_path (const char *path,
             const char *old_path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *old_folder = g_path_get_dirname (old_path);

  return g_str_equal (folder, old_folder) ? g_filename_display_basename (path) : g_filename_display_name (path);
}

static void
show_moved (PdFileBanner *self)
{
  g_autofree char *name = format_path (pd_project_get_moved_path (self->project), pd_project_get_path (self->project));
  /* Translators: the name or the path that a file has now. */
  g_autofree char *title = g_strdup_printf (_ ("The file of this project was renamed or moved: open it again as “%s”"), name);

  adw_banner_set_title (self->banner, title);
  adw_banner_set_button_label (self->banner, _ ("_Open Again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "win.follow-file");
}

static void
show_place (PdFileBanner *self)
{
  PdFilePlace place = self->project != NULL ? pd_project_get_file_place (self->project) : PD_FILE_PLACE_SAME;

  if (place == PD_FILE_PLACE_GONE)
    show_gone (self);
  else if (place == PD_FILE_PLACE_MOVED)
    show_moved (self);
  adw_banner_set_revealed (self->banner, place != PD_FILE_PLACE_SAME);
}

static void
set_project (PdFileBanner *self,
             PdProject *project)
{
  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "notify::file-place", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  show_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
pd_file_banner_dispose (GObject *object)
{
  PdFileBanner *self = PD_FILE_BANNER (object);

  g_clear_object (&self->project);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_FILE_BANNER);

  G_OBJECT_CLASS (pd_file_banner_parent_class)->dispose (object);
}

static void
pd_file_banner_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdFileBanner *self = PD_FILE_BANNER (object);

  switch ((PdFileBannerProperty) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_file_banner_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdFileBanner *self = PD_FILE_BANNER (object);

  switch ((PdFileBannerProperty) id)
    {
    case PROP_PROJECT:
      set_project (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_file_banner_class_init (PdFileBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_file_banner_dispose;
  object_class->get_property = pd_file_banner_get_property;
  object_class->set_property = pd_file_banner_set_property;

  /**
   * PdFileBanner:project:
   *
   * The project whose file it is.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-file-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFileBanner, banner);
}

static void
pd_file_banner_init (PdFileBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
