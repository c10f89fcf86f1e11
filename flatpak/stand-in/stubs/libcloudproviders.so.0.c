/* The real runtime's GTK is built without libcloudproviders; Debian's asks this for accounts as soon as it has a file
 * chooser. There are none. */
#include <glib-object.h>

typedef GObject Collector;
typedef GObjectClass CollectorClass;
static GType collector_get_type (void);
G_DEFINE_TYPE (Collector, collector, G_TYPE_OBJECT)

static void
collector_class_init (CollectorClass *klass)
{
  g_signal_new ("providers-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
collector_init (Collector *self)
{
}

GObject *
cloud_providers_collector_dup_singleton (void)
{
  return g_object_new (collector_get_type (), NULL);
}

GList *
cloud_providers_collector_get_providers (gpointer self)
{
  return NULL;
}
