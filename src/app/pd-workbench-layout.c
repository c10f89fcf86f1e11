#include "pd-workbench-layout.h"

/* How wide the library is above the page, in pixels: beside it there is room for a finger on a phone, however large the text. */
#define MIN_OVERLAY_WIDTH 260
#define MAX_OVERLAY_WIDTH 316

/**
 * PdWorkbenchLayout:
 *
 * Whether the library and the margin are beside the page or above it, and whether they are shown. Where there is room for them, that is kept.
 */
struct _PdWorkbenchLayout
{
  GObject parent_instance;

  GSettings *settings;
  /* Weak: they are of the window. */
  AdwOverlaySplitView *split_view;
  PdReadingView *reading_view;

  gboolean narrow;
  gboolean tight;
  gboolean compact;
  /* How wide the library is beside the page. */
  double min_sidebar_width;
  double max_sidebar_width;
};

G_DEFINE_FINAL_TYPE (PdWorkbenchLayout, pd_workbench_layout, G_TYPE_OBJECT)

static void
pd_workbench_layout_dispose (GObject *object)
{
  PdWorkbenchLayout *self = PD_WORKBENCH_LAYOUT (object);

  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->split_view);
  g_clear_weak_pointer (&self->reading_view);

  G_OBJECT_CLASS (pd_workbench_layout_parent_class)->dispose (object);
}

static void
pd_workbench_layout_class_init (PdWorkbenchLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_workbench_layout_dispose;
}

static void
pd_workbench_layout_init (PdWorkbenchLayout *self)
{
}

static gboolean
get_margin_shown (PdWorkbenchLayout *self)
{
  gboolean shown;

  g_object_get (self->reading_view, "show-margin", &shown, NULL);
  return shown;
}

static void
show_margin (PdWorkbenchLayout *self,
             gboolean shown)
{
  g_object_set (self->reading_view, "show-margin", shown, NULL);
}

static void
on_library_toggled (PdWorkbenchLayout *self)
{
  if (!self->tight)
    g_settings_set_boolean (self->settings, "show-library", adw_overlay_split_view_get_show_sidebar (self->split_view));
}

static void
on_margin_toggled (PdWorkbenchLayout *self)
{
  if (!self->narrow)
    g_settings_set_boolean (self->settings, "show-margin", get_margin_shown (self));
}

/**
 * pd_workbench_layout_new:
 * @settings: where it is kept what is shown
 *
 * Returns: (transfer full): a layout of nothing yet
 */
PdWorkbenchLayout *
pd_workbench_layout_new (GSettings *settings)
{
  PdWorkbenchLayout *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PD_TYPE_WORKBENCH_LAYOUT, NULL);
  self->settings = g_object_ref (settings);
  return self;
}

/**
 * pd_workbench_layout_follow:
 * @split_view: the library beside the page
 * @reading_view: the page, with the margin
 *
 * Lays them out from now on. What is shown is what was shown last.
 */
void
pd_workbench_layout_follow (PdWorkbenchLayout *self,
                            AdwOverlaySplitView *split_view,
                            PdReadingView *reading_view)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));
  g_return_if_fail (self->split_view == NULL);
  g_return_if_fail (ADW_IS_OVERLAY_SPLIT_VIEW (split_view));
  g_return_if_fail (PD_IS_READING_VIEW (reading_view));

  g_set_weak_pointer (&self->split_view, split_view);
  g_set_weak_pointer (&self->reading_view, reading_view);
  self->min_sidebar_width = adw_overlay_split_view_get_min_sidebar_width (split_view);
  self->max_sidebar_width = adw_overlay_split_view_get_max_sidebar_width (split_view);
  adw_overlay_split_view_set_show_sidebar (split_view, g_settings_get_boolean (self->settings, "show-library"));
  show_margin (self, g_settings_get_boolean (self->settings, "show-margin"));
  g_signal_connect_object (split_view, "notify::show-sidebar", G_CALLBACK (on_library_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reading_view, "notify::show-margin", G_CALLBACK (on_margin_toggled), self, G_CONNECT_SWAPPED);
}

/**
 * pd_workbench_layout_get_narrow:
 *
 * Returns: whether there is no room for the margin beside the page
 */
gboolean
pd_workbench_layout_get_narrow (PdWorkbenchLayout *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH_LAYOUT (self), FALSE);

  return self->narrow;
}

/**
 * pd_workbench_layout_set_narrow:
 * @narrow: whether there is no room for the margin beside the page
 *
 * Lays the margin beside or above the page. Where it would lie above, it waits until it is asked for.
 */
void
pd_workbench_layout_set_narrow (PdWorkbenchLayout *self,
                                gboolean narrow)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  if (self->narrow == narrow)
    return;
  self->narrow = TRUE;
  show_margin (self, !narrow && g_settings_get_boolean (self->settings, "show-margin"));
  self->narrow = narrow;
}

/**
 * pd_workbench_layout_get_tight:
 *
 * Returns: whether there is no room for the library beside the page
 */
gboolean
pd_workbench_layout_get_tight (PdWorkbenchLayout *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH_LAYOUT (self), FALSE);

  return self->tight;
}

/**
 * pd_workbench_layout_set_tight:
 * @tight: whether there is no room for the library beside the page
 *
 * Lays the library beside or above the page.
 */
void
pd_workbench_layout_set_tight (PdWorkbenchLayout *self,
                               gboolean tight)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  if (self->tight == tight)
    return;
  self->tight = TRUE;
  adw_overlay_split_view_set_collapsed (self->split_view, tight);
  adw_overlay_split_view_set_sidebar_width_unit (self->split_view, tight ? ADW_LENGTH_UNIT_PX : ADW_LENGTH_UNIT_SP);
  adw_overlay_split_view_set_min_sidebar_width (self->split_view, tight ? MIN_OVERLAY_WIDTH : self->min_sidebar_width);
  adw_overlay_split_view_set_max_sidebar_width (self->split_view, tight ? MAX_OVERLAY_WIDTH : self->max_sidebar_width);
  adw_overlay_split_view_set_show_sidebar (self->split_view, !tight && g_settings_get_boolean (self->settings, "show-library"));
  self->tight = tight;
}

/**
 * pd_workbench_layout_get_compact:
 *
 * Returns: whether the window is as narrow as a phone
 */
gboolean
pd_workbench_layout_get_compact (PdWorkbenchLayout *self)
{
  g_return_val_if_fail (PD_IS_WORKBENCH_LAYOUT (self), FALSE);

  return self->compact;
}

/**
 * pd_workbench_layout_set_compact:
 * @compact: whether the window is as narrow as a phone
 *
 * Has what is in the window made for fingers, or not.
 */
void
pd_workbench_layout_set_compact (PdWorkbenchLayout *self,
                                 gboolean compact)
{
  GtkWidget *window;

  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  /* In dialogs too. */
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->split_view)));
  if (window != NULL && compact)
    gtk_widget_add_css_class (window, "compact");
  else if (window != NULL)
    gtk_widget_remove_css_class (window, "compact");
}

/**
 * pd_workbench_layout_show_library:
 *
 * Shows the library.
 */
void
pd_workbench_layout_show_library (PdWorkbenchLayout *self)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
}

/**
 * pd_workbench_layout_clear_page:
 *
 * Has the library give way to the page, if it lies above it.
 */
void
pd_workbench_layout_clear_page (PdWorkbenchLayout *self)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  if (self->tight)
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
}

/**
 * pd_workbench_layout_toggle_library:
 *
 * Shows or hides the library.
 */
void
pd_workbench_layout_toggle_library (PdWorkbenchLayout *self)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  adw_overlay_split_view_set_show_sidebar (self->split_view, !adw_overlay_split_view_get_show_sidebar (self->split_view));
}

/**
 * pd_workbench_layout_toggle_margin:
 *
 * Shows or hides the margin.
 */
void
pd_workbench_layout_toggle_margin (PdWorkbenchLayout *self)
{
  g_return_if_fail (PD_IS_WORKBENCH_LAYOUT (self));

  show_margin (self, !get_margin_shown (self));
}
