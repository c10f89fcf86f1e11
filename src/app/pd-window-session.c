#include "pd-window-session.h"

#include "pd-document-portal.h"
#include "pd-settings.h"

/**
 * PdWindowSession:
 *
 * Remembers which projects have a window, so that the program begins where it ended.
 */
struct _PdWindowSession
{
  GObject parent_instance;

  /* Not owned: it owns the session. */
  PdApplication *application;
  GSettings *settings;
  guint idle;
  /* How many projects it is still looked for. */
  guint n_sought;
};

G_DEFINE_FINAL_TYPE (PdWindowSession, pd_window_session, G_TYPE_OBJECT)

/* While the program ends its windows are all closing, and what was open last is to be open again. */
static gboolean
keep (gpointer data)
{
  PdWindowSession *self = data;
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  gboolean is_ending = TRUE;

  self->idle = 0;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    {
      if (!PD_IS_WINDOW (l->data) || pd_window_is_closing (l->data))
        continue;
      is_ending = FALSE;
      if (pd_window_get_project (l->data) != NULL && !pd_window_is_to_read (l->data))
        g_strv_builder_take (uris, g_file_get_uri (pd_window_get_file (l->data)));
    }
  if (!is_ending)
    {
      g_auto (GStrv) list = g_strv_builder_end (uris);

      g_settings_set_strv (self->settings, "open-projects", (const char *const *) list);
    }
  return G_SOURCE_REMOVE;
}

/* Not at once: windows that close together are told to one after the other. */
static void
on_changed (PdWindowSession *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (keep, self);
}

static void
on_window_added (PdWindowSession *self,
                 GtkWindow *window)
{
  if (PD_IS_WINDOW (window))
    g_signal_connect_object (window, "notify::project", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
pd_window_session_dispose (GObject *object)
{
  PdWindowSession *self = PD_WINDOW_SESSION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_window_session_parent_class)->dispose (object);
}

static void
pd_window_session_class_init (PdWindowSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_window_session_dispose;
}

static void
pd_window_session_init (PdWindowSession *self)
{
  self->settings = pd_settings_new ();
}

/**
 * pd_window_session_new:
 * @application: the program, which owns the session and outlives it
 *
 * Returns: (transfer full): what remembers its windows from now on
 */
PdWindowSession *
pd_window_session_new (PdApplication *application)
{
  PdWindowSession *self;

  g_return_val_if_fail (PD_IS_APPLICATION (application), NULL);

  self = g_object_new (PD_TYPE_WINDOW_SESSION, NULL);
  self->application = application;
  g_signal_connect_object (application, "window-added", G_CALLBACK (on_window_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* What the document portal showed may have been for that one time: whoever gave it gives it again. Of others it is said
 * that they are not there. */
static void
on_sought (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWindowSession) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  const char *path = g_file_peek_path (G_FILE (source));
  GApplication *application = G_APPLICATION (self->application);

  self->n_sought--;
  if (info != NULL || path == NULL || !pd_document_portal_has (path))
    pd_application_open_project (self->application, G_FILE (source), PD_PROJECT_OPEN, NULL, NULL);
  else if (self->n_sought == 0 && gtk_application_get_windows (GTK_APPLICATION (application)) == NULL)
    g_application_activate (application);
  g_application_release (application);
}

/**
 * pd_window_session_restore:
 *
 * Opens the projects that were open when the program ended, each in a window.
 *
 * Returns: whether there are any
 */
gboolean
pd_window_session_restore (PdWindowSession *self)
{
  g_auto (GStrv) uris = NULL;

  g_return_val_if_fail (PD_IS_WINDOW_SESSION (self), FALSE);

  uris = g_settings_get_strv (self->settings, "open-projects");
  /* One that cannot be opened any more is said once. */
  g_settings_reset (self->settings, "open-projects");
  self->n_sought = g_strv_length (uris);
  for (gsize i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      g_application_hold (G_APPLICATION (self->application));
      g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, on_sought, g_object_ref (self));
    }
  return uris[0] != NULL;
}
