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
