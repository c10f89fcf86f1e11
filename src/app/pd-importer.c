#include "pd-importer.h"

#include <glib/gi18n-lib.h>

#include "pd-settings.h"

/* How often the progress is shown, in milliseconds; what takes less is not shown. */
#define SHOW_INTERVAL 200

/* How long it takes, in microseconds, until the pace tells how long it will take. */
#define PACE_DELAY (2 * G_USEC_PER_SEC)

/* What is added at once. */
typedef struct
{
  GStrv paths;
  /* What a person takes the columns of a table for; %NULL where nobody was asked. */
  GHashTable *mapping;
} Lot;

/**
 * PdImporter:
 *
 * Adds files to a project, one lot after the other, and says how far it is.
 */
struct _PdImporter
{
  GObject parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  GSettings *settings;
  /* Lots that wait for the one that is being read. */
  GQueue waiting;
  guint show_source;
  gboolean shown;
  gint64 started;

  /* Written by the thread that imports. */
  guint n_done;
  guint n_files;
};

typedef enum
{
  PROP_RUNNING = 1,
  PROP_SHOWN,
  PROP_FRACTION,
  PROP_TITLE,
  PROP_PACE,
} PdImporterProperty;

static GParamSpec *properties[PROP_PACE + 1];

enum
{
  FINISHED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdImporter, pd_importer, G_TYPE_OBJECT)

static void import_next (PdImporter *self);

static void
lot_free (Lot *lot)
{
  g_strfreev (lot->paths);
  g_clear_pointer (&lot->mapping, g_hash_table_unref);
  g_free (lot);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lot, lot_free)

static double
get_fraction (PdImporter *self)
{
  guint n_done = g_atomic_int_get (&self->n_done);
  guint n_files = g_atomic_int_get (&self->n_files);

  return n_files > 0 ? (double) n_done / n_files : 0;
}

static char *
get_title (PdImporter *self)
{
  guint n_done = g_atomic_int_get (&self->n_done);
  guint n_files = g_atomic_int_get (&self->n_files);

  if (n_files == 0)
    return g_strdup (_ ("Adding articles…"));
  /* Translators: how many files have been read, of how many. */
  return g_strdup_printf (_ ("Adding articles: %u of %u"), n_done, n_files);
}

static char *
describe_time (double seconds)
{
  guint minutes = (seconds + 30) / 60;
  guint hours = (minutes + 30) / 60;

  if (seconds < 90)
    return g_strdup_printf (ngettext ("about %u second left", "about %u seconds left", MAX (1, (guint) seconds)), MAX (1, (guint) seconds));
  if (minutes < 90)
    return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", minutes), minutes);
  return g_strdup_printf (ngettext ("about %u hour left", "about %u hours left", hours), hours);
}

/* Files a second, and the time left at that pace. */
static char *
get_pace (PdImporter *self)
{
  guint n_done = g_atomic_int_get (&self->n_done);
  guint n_files = g_atomic_int_get (&self->n_files);
  gint64 elapsed = g_get_monotonic_time () - self->started;
  double pace = (double) n_done * G_USEC_PER_SEC / MAX (elapsed, 1);
  g_autofree char *left = NULL;

  if (n_done == 0 || n_done >= n_files || elapsed < PACE_DELAY)
    return g_strdup ("");
  left = describe_time ((n_files - n_done) / pace);
  /* Translators: how many files are read in a second, and how long it will take still. */
  return g_strdup_printf (pace < 10 ? _ ("%.1f a second, %s") : _ ("%.0f a second, %s"), pace, left);
}

static void
pd_importer_dispose (GObject *object)
{
  PdImporter *self = PD_IMPORTER (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  pd_importer_cancel (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_importer_parent_class)->dispose (object);
}

static void
pd_importer_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  PdImporter *self = PD_IMPORTER (object);

  switch ((PdImporterProperty) id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, pd_importer_get_running (self));
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, get_fraction (self));
      break;
    case PROP_TITLE:
      g_value_take_string (value, get_title (self));
      break;
    case PROP_PACE:
      g_value_take_string (value, get_pace (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_importer_class_init (PdImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_importer_dispose;
  object_class->get_property = pd_importer_get_property;

  /**
   * PdImporter:running: (getter get_running)
   *
   * Whether files are being read.
   */
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  /**
   * PdImporter:shown:
   *
   * Whether files are being read, and it takes long enough to say so.
   */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, flags);
  /**
   * PdImporter:fraction:
   *
   * How far it is, from 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  /**
   * PdImporter:title:
   *
   * How far it is, in words.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * PdImporter:pace:
   *
   * How fast it is and how long it will take, in words; empty while that is not known.
   */
  properties[PROP_PACE] = g_param_spec_string ("pace", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdImporter::finished:
   * @results: (element-type PdImportResult): what became of each file
   *
   * Emitted when all the files of one lot are done, or it was cancelled.
   */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * PdImporter::failed:
   * @message: one sentence
   *
   * Emitted when the project itself could not take any more.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_importer_init (PdImporter *self)
{
  g_queue_init (&self->waiting);
  self->settings = pd_settings_new ();
}

/**
 * pd_importer_new:
 * @project: an open project
 *
 * Returns: (transfer full): what adds files to @project
 */
PdImporter *
pd_importer_new (PdProject *project)
{
  PdImporter *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_IMPORTER, NULL);
  self->project = g_object_ref (project);
  return self;
}

static void
set_shown (PdImporter *self,
           gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static gboolean
show_progress (gpointer data)
{
  PdImporter *self = data;

  set_shown (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PACE]);
  return G_SOURCE_CONTINUE;
}

/* In the thread that imports: the window's looks at the numbers when it has time for them. */
static void
on_progress (guint n_done,
             guint n_files,
             gpointer data)
{
  PdImporter *self = data;

  g_atomic_int_set (&self->n_files, n_files);
  g_atomic_int_set (&self->n_done, n_done);
}

static void
end (PdImporter *self)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->cancellable);
  import_next (self);
  if (self->cancellable != NULL)
    return;
  set_shown (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
on_imported (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdImporter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import_finish (PD_PROJECT (source), result, &error);

  end (self);
  if (results != NULL)
    g_signal_emit (self, signals[FINISHED], 0, results);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
import_next (PdImporter *self)
{
  g_autoptr (Lot) lot = g_queue_pop_head (&self->waiting);
  PdImportOptions options = { 0 };

  if (lot == NULL)
    return;
  options.read.mapping = lot->mapping;
  options.same_text_once = g_settings_get_boolean (self->settings, "same-text-once");
  g_atomic_int_set (&self->n_done, 0);
  g_atomic_int_set (&self->n_files, 0);
  self->started = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  self->show_source = g_timeout_add (SHOW_INTERVAL, show_progress, self);
  pd_project_import_async (self->project, (const char *const *) lot->paths, &options, on_progress, self, self->cancellable, on_imported, g_object_ref (self));
}

static void
add (PdImporter *self,
     GStrv paths,
     GHashTable *mapping)
{
  Lot *lot = g_new0 (Lot, 1);

  lot->paths = g_strdupv (paths);
  lot->mapping = mapping != NULL ? g_hash_table_ref (mapping) : NULL;
  g_queue_push_tail (&self->waiting, lot);
  if (self->cancellable != NULL)
    return;
  import_next (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * pd_importer_add:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Adds files, behind those that are on their way.
 */
void
pd_importer_add (PdImporter *self,
                 const char *const *paths)
{
  g_return_if_fail (PD_IS_IMPORTER (self));
  g_return_if_fail (paths != NULL);

  add (self, (GStrv) paths, NULL);
}

/**
 * pd_importer_add_table:
 * @path: a file with many articles
 * @mapping: (element-type utf8 utf8): for its columns the field that they are, see #PdReadOptions; not to change any more
 *
 * Adds the articles in a file, behind those that are on their way.
 */
void
pd_importer_add_table (PdImporter *self,
                       const char *path,
                       GHashTable *mapping)
{
  g_return_if_fail (PD_IS_IMPORTER (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (mapping != NULL);

  add (self, (char *[]) { (char *) path, NULL }, mapping);
}

/**
 * pd_importer_cancel:
 *
 * Ends it. What has been added stays.
 */
void
pd_importer_cancel (PdImporter *self)
{
  g_return_if_fail (PD_IS_IMPORTER (self));

  g_queue_clear_full (&self->waiting, (GDestroyNotify) lot_free);
  g_cancellable_cancel (self->cancellable);
}

/**
 * pd_importer_get_running:
 *
 * Returns: whether files are being read
 */
gboolean
pd_importer_get_running (PdImporter *self)
{
  g_return_val_if_fail (PD_IS_IMPORTER (self), FALSE);

  return self->cancellable != NULL;
}
