#include "pd-settings.h"

#include <math.h>

#include "pd-config.h"

#define LAST_ARTICLES "last-articles"
#define MAX_LAST_ARTICLES 50

/* As in the settings' schema. */
#define MIN_ZOOM 0.5
#define MAX_ZOOM 3.0
#define ZOOM_STEP 0.1

/**
 * pd_settings_new:
 *
 * Returns: (transfer full): the program's settings
 */
GSettings *
pd_settings_new (void)
{
  return g_settings_new (PD_SETTINGS_ID);
}

/**
 * pd_settings_get_last_article:
 * @path: a project
 *
 * Returns: the row of the article that was last open in it, or 0
 */
gint64
pd_settings_get_last_article (GSettings *settings,
                              const char *path)
{
  g_autoptr (GVariant) articles = NULL;
  GVariantIter iter;
  const char *project;
  gint64 row;

  g_return_val_if_fail (G_IS_SETTINGS (settings), 0);
  g_return_val_if_fail (path != NULL, 0);

  articles = g_settings_get_value (settings, LAST_ARTICLES);
  g_variant_iter_init (&iter, articles);
  while (g_variant_iter_next (&iter, "(&sx)", &project, &row))
    {
      if (g_str_equal (project, path))
        return row;
    }
  return 0;
}

/**
 * pd_settings_set_last_article:
 * @path: a project
 * @row: the row of the article that is open in it, or 0
 *
 * Remembers an article; the projects that were used longest ago are forgotten.
 */
void
pd_settings_set_last_article (GSettings *settings,
                              const char *path,
                              gint64 row)
{
  g_autoptr (GVariant) articles = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *project;
  gint64 other;
  guint n = 0;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (path != NULL);

  if (!g_utf8_validate (path, -1, NULL))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  if (row != 0)
    {
      g_variant_builder_add (&builder, "(sx)", path, row);
      n++;
    }
  articles = g_settings_get_value (settings, LAST_ARTICLES);
  g_variant_iter_init (&iter, articles);
  while (n < MAX_LAST_ARTICLES && g_variant_iter_next (&iter, "(&sx)", &project, &other))
    {
      if (g_str_equal (project, path))
        continue;
      g_variant_builder_add (&builder, "(sx)", project, other);
      n++;
    }
  g_settings_set_value (settings, LAST_ARTICLES, g_variant_builder_end (&builder));
}

/**
 * pd_settings_restore_window:
 * @window: a window that is not shown yet
 *
 * Makes a window as large as the last one was.
 */
void
pd_settings_restore_window (GSettings *settings,
                            GtkWindow *window)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * pd_settings_save_window:
 * @window: a window
 *
 * Keeps how large a window is for the next one.
 */
void
pd_settings_save_window (GSettings *settings,
                         GtkWindow *window)
{
  int width, height;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!gtk_window_is_maximized (window))
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

static gboolean
minutes_to_seconds (GValue *value,
                    GVariant *variant,
                    gpointer data)
{
  g_value_set_uint (value, g_variant_get_uint32 (variant) * 60);
  return TRUE;
}

static gboolean
megabytes_to_bytes (GValue *value,
                    GVariant *variant,
                    gpointer data)
{
  g_value_set_int64 (value, g_variant_get_uint32 (variant) * G_GINT64_CONSTANT (1000000));
  return TRUE;
}

/**
 * pd_settings_bind_backups:
 * @keeper: what makes backups
 *
 * Has backups made as the person wants, from now on.
 */
void
pd_settings_bind_backups (GSettings *settings,
                          PdBackupKeeper *keeper)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PD_IS_BACKUP_KEEPER (keeper));

  g_settings_bind (settings, "backup-enabled", keeper, "enabled", G_SETTINGS_BIND_GET);
  g_settings_bind_with_mapping (settings, "backup-minutes", keeper, "interval", G_SETTINGS_BIND_GET, minutes_to_seconds, NULL, NULL, NULL);
  g_settings_bind_with_mapping (settings, "backup-space", keeper, "max-bytes", G_SETTINGS_BIND_GET, megabytes_to_bytes, NULL, NULL, NULL);
}

/**
 * pd_settings_zoom:
 * @steps: how many steps larger, negative for smaller; 0 for the usual size
 *
 * Makes the page's text larger or smaller.
 */
void
pd_settings_zoom (GSettings *settings,
                  int steps)
{
  double zoom;

  g_return_if_fail (G_IS_SETTINGS (settings));

  zoom = g_settings_get_double (settings, "zoom");
  zoom = steps == 0 ? 1 : round ((zoom + steps * ZOOM_STEP) / ZOOM_STEP) * ZOOM_STEP;
  g_settings_set_double (settings, "zoom", CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
}

static gboolean
get_family (GValue *value,
            GVariant *variant,
            gpointer data)
{
  const char *family = g_variant_get_string (variant, NULL);

  g_value_set_string (value, *family != '\0' ? family : NULL);
  return TRUE;
}

/**
 * pd_settings_bind_page:
 * @reader: a page
 *
 * Sets a page as the person wants it, now and whenever that changes. Its zoom, which can be changed on it, is kept.
 */
void
pd_settings_bind_page (GSettings *settings,
                       PdReader *reader)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PD_IS_READER (reader));

  g_settings_bind (settings, "zoom", reader, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "page-font", reader, "font-family", G_SETTINGS_BIND_GET, get_family, NULL, NULL, NULL);
  g_settings_bind (settings, "leading", reader, "leading", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "measure", reader, "measure", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "indent", reader, "indent", G_SETTINGS_BIND_GET);
}

/**
 * pd_settings_create_codebook:
 * @tags: (element-type PdRecord): every tag of a project
 *
 * Returns: (transfer full): the codebook; new tags have their colours from the palette that the person chose
 */
PdCodebook *
pd_settings_create_codebook (GPtrArray *tags)
{
  g_autoptr (GSettings) settings = pd_settings_new ();
  PdCodebook *codebook;

  g_return_val_if_fail (tags != NULL, NULL);

  codebook = pd_codebook_new (tags);
  pd_codebook_set_palette (codebook, g_settings_get_enum (settings, "tag-palette"));
  return codebook;
}
