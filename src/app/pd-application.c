#include "pd-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "pd-application-actions.h"
#include "pd-config.h"
#include "pd-files.h"
#include "pd-han-fonts.h"
#include "pd-project-dialogs.h"
#include "pd-sample.h"
#include "pd-settings.h"
#include "pd-window-session.h"

/**
 * PdApplication:
 *
 * The program with its windows, one for each project.
 */
struct _PdApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  /* Whether the command line asked for the sample project. */
  gboolean sample;
  PdWindowSession *session;
};

G_DEFINE_FINAL_TYPE (PdApplication, pd_application, ADW_TYPE_APPLICATION)

/* A window that shows no project yet, @window if that is one. */
static PdWindow *
get_vacant_window (PdApplication *self,
                   PdWindow *window)
{
  if (window != NULL && pd_window_get_file (window) == NULL)
    return window;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (PD_IS_WINDOW (l->data) && pd_window_get_file (l->data) == NULL)
        return l->data;
    }
  return pd_window_new (GTK_APPLICATION (self));
}

static void
pd_application_activate (GApplication *application)
{
  PdApplication *self = PD_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->sample)
    {
      self->sample = FALSE;
      pd_application_open_sample (self, FALSE, NULL, NULL);
      return;
    }
  if (window == NULL && pd_window_session_restore (self->session))
    return;
  if (window == NULL)
    window = GTK_WINDOW (pd_window_new (GTK_APPLICATION (self)));
  gtk_window_present (window);
}

static void
pd_application_open (GApplication *application,
                     GFile **files,
                     int n_files,
                     const char *hint)
{
  pd_application_open_files (PD_APPLICATION (application), files, n_files, NULL);
}

/* There is nobody any more whom an open dialog could ask. */
static gboolean
on_end_signal (gpointer data)
{
  for (GList *l = gtk_application_get_windows (data); l != NULL; l = l->next)
    {
      AdwDialog *dialog;

      while (PD_IS_WINDOW (l->data) && (dialog = adw_application_window_get_visible_dialog (l->data)) != NULL)
        adw_dialog_force_close (dialog);
    }
  g_action_group_activate_action (data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* A session that ends, or Ctrl+C: projects are closed as by hand. */
static void
follow_signals (PdApplication *self)
{
  static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_unix_signal_add (numbers[i], on_end_signal, self);
}

static void
update_colour_scheme (PdApplication *self)
{
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)), (AdwColorScheme) g_settings_get_enum (self->settings, "colour-scheme"));
}

static void
pd_application_startup (GApplication *application)
{
  PdApplication *self = PD_APPLICATION (application);

  G_APPLICATION_CLASS (pd_application_parent_class)->startup (application);

  self->settings = pd_settings_new ();
  g_signal_connect_object (self->settings, "changed::colour-scheme", G_CALLBACK (update_colour_scheme), self, G_CONNECT_SWAPPED);
  update_colour_scheme (self);
  gtk_window_set_default_icon_name (PD_APPLICATION_ID);
  pd_application_actions_install (self);
  follow_signals (self);
  self->session = pd_window_session_new (self);
}

static void
pd_application_shutdown (GApplication *application)
{
  g_clear_object (&PD_APPLICATION (application)->session);

  G_APPLICATION_CLASS (pd_application_parent_class)->shutdown (application);
}

/* Where the program runs already, that is asked. */
static int
pd_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  PdApplication *self = PD_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "sample"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("pidian: %s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    {
      self->sample = TRUE;
      return -1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
  return 0;
}

static void
pd_application_dispose (GObject *object)
{
  g_clear_object (&PD_APPLICATION (object)->settings);

  G_OBJECT_CLASS (pd_application_parent_class)->dispose (object);
}

static void
pd_application_class_init (PdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_application_dispose;
  application_class->activate = pd_application_activate;
  application_class->open = pd_application_open;
  application_class->startup = pd_application_startup;
  application_class->shutdown = pd_application_shutdown;
  application_class->handle_local_options = pd_application_handle_local_options;
}

static void
pd_application_init (PdApplication *self)
{
  const GOptionEntry entries[] = {
    { "sample", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * pd_application_new:
 *
 * Returns: (transfer full): the program
 */
PdApplication *
pd_application_new (void)
{
  pd_han_fonts_prefer_chinese ();
  g_set_application_name (_ ("Pidian"));
  return g_object_new (PD_TYPE_APPLICATION,
                       "application-id", PD_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/pidian/Pidian",
                       NULL);
}

/**
 * pd_application_open_project:
 * @file: a project
 * @mode: how to open it
 * @window: (nullable): the window that was asked
 * @articles: (nullable): files to add to it
 *
 * Opens a project in a window that is free, or presents the one that shows it already.
 */
void
pd_application_open_project (PdApplication *self,
                             GFile *file,
                             PdProjectMode mode,
                             PdWindow *window,
                             GListModel *articles)
{
  PdWindow *shown;

  g_return_if_fail (PD_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (window == NULL || PD_IS_WINDOW (window));

  shown = pd_application_find_window (self, file);
  if (shown == NULL)
    {
      shown = get_vacant_window (self, window);
      pd_window_open_project (shown, file, &(PdOpenOptions) { .mode = mode, .lock_policy = PD_LOCK_ASK });
    }
  if (articles != NULL)
    pd_window_add_files (shown, articles);
  gtk_window_present (GTK_WINDOW (shown));
}

/**
 * pd_application_open_to_read:
 * @file: a project
 * @reason: why it is only to be read, as it stands behind a colon
 *
 * Opens a project to read it, in a window that is free, or presents the one that shows it already.
 */
void
pd_application_open_to_read (PdApplication *self,
                             GFile *file,
                             const char *reason)
{
  PdWindow *shown;

  g_return_if_fail (PD_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  shown = pd_application_find_window (self, file);
  if (shown == NULL)
    {
      shown = get_vacant_window (self, NULL);
      pd_window_open_project (shown, file, &(PdOpenOptions) { .mode = PD_PROJECT_READ, .lock_policy = PD_LOCK_ASK, .reason = reason });
    }
  gtk_window_present (GTK_WINDOW (shown));
}

/**
 * pd_application_find_window:
 * @file: (nullable): a project, or %NULL for any
 *
 * Returns: (transfer none) (nullable): the window that shows it, or the one with a project that was used last
 */
PdWindow *
pd_application_find_window (PdApplication *self,
                            GFile *file)
{
  g_return_val_if_fail (PD_IS_APPLICATION (self), NULL);

  /* Those that were used last come first. */
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (PD_IS_WINDOW (l->data) && (file == NULL ? pd_window_get_file (l->data) != NULL : pd_window_has_file (l->data, file)))
        return l->data;
    }
  return NULL;
}

typedef struct
{
  PdApplication *application;
  PdWindow *window;
  GListModel *articles;
} Sample;

static void
on_sample_prepared (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autofree Sample *sample = data;
  g_autoptr (PdApplication) self = sample->application;
  g_autoptr (PdWindow) window = sample->window;
  g_autoptr (GListModel) articles = sample->articles;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = pd_sample_prepare_finish (result, &error);

  if (file != NULL)
    {
      pd_application_open_project (self, file, PD_PROJECT_OPEN, window, articles);
    }
  else
    {
      PdWindow *asked = get_vacant_window (self, window);

      gtk_window_present (GTK_WINDOW (asked));
      pd_window_show_message (asked, error->message);
    }
  g_application_release (G_APPLICATION (self));
}

/**
 * pd_application_open_sample:
 * @fresh: whether a copy that is there already is put aside
 * @window: (nullable): the window that was asked
 * @articles: (nullable): files to add to it
 *
 * Opens the person's own copy of the sample project.
 */
void
pd_application_open_sample (PdApplication *self,
                            gboolean fresh,
                            PdWindow *window,
                            GListModel *articles)
{
  Sample *sample;

  g_return_if_fail (PD_IS_APPLICATION (self));
  g_return_if_fail (window == NULL || PD_IS_WINDOW (window));

  sample = g_new0 (Sample, 1);
  sample->application = g_object_ref (self);
  g_set_object (&sample->window, window);
  g_set_object (&sample->articles, articles);
  g_application_hold (G_APPLICATION (self));
  pd_sample_prepare_async (fresh, NULL, on_sample_prepared, sample);
}

/* Articles go to the project that was used last; where none is open, the person says to which. */
static void
add_articles (PdApplication *self,
              GListModel *articles,
              PdWindow *window)
{
  PdWindow *shown = window != NULL && pd_window_get_file (window) != NULL ? window : pd_application_find_window (self, NULL);

  if (self->sample)
    {
      self->sample = FALSE;
      pd_application_open_sample (self, FALSE, window, articles);
    }
  else if (shown != NULL)
    {
      pd_window_add_files (shown, articles);
      gtk_window_present (GTK_WINDOW (shown));
    }
  else
    {
      shown = get_vacant_window (self, window);
      gtk_window_present (GTK_WINDOW (shown));
      pd_project_dialogs_ask (self, shown, articles);
    }
}

/**
 * pd_application_open_files:
 * @files: (array length=n_files): projects and articles
 * @n_files: how many
 * @window: (nullable): the window that they were dropped on
 *
 * Opens projects, and adds articles to one.
 */
void
pd_application_open_files (PdApplication *self,
                           GFile **files,
                           int n_files,
                           PdWindow *window)
{
  g_autoptr (GListStore) articles = g_list_store_new (G_TYPE_FILE);
  GFile *project = NULL;

  g_return_if_fail (PD_IS_APPLICATION (self));
  g_return_if_fail (window == NULL || PD_IS_WINDOW (window));

  for (int i = 0; i < n_files; i++)
    {
      if (!pd_files_is_project (files[i]))
        g_list_store_append (articles, files[i]);
      else if (project == NULL)
        project = files[i];
      else
        pd_application_open_project (self, files[i], PD_PROJECT_OPEN, NULL, NULL);
    }
  /* Given together, the articles are for the project. */
  if (project != NULL)
    pd_application_open_project (self, project, PD_PROJECT_OPEN, window, G_LIST_MODEL (articles));
  else if (n_files > 0)
    add_articles (self, G_LIST_MODEL (articles), window);
}
