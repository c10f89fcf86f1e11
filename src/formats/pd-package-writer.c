#include "pd-package-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "pd-atomic-file.h"
#include "pd-csv-writer.h"
#include "pd-data-package.h"
#include "pd-folder-swap.h"
#include "pd-unique-name.h"

/**
 * PdPackageWriter:
 *
 * Writes a folder with a CSV file a table, and with a description of them (Frictionless Tabular Data Package).
 *
 * The folder is made beside where it is to go, and put there when it is complete. A writer that is let go of before
 * leaves nothing.
 */
struct _PdPackageWriter
{
  PdRowWriter parent_instance;

  char *path;
  char *temporary_path;
  char *title;
  GPtrArray *tables;
  /* The table that is being written. */
  PdAtomicFile *file;
  PdRowWriter *rows;
};

G_DEFINE_FINAL_TYPE (PdPackageWriter, pd_package_writer, PD_TYPE_ROW_WRITER)

/* What has been made so far, and nothing else: the folder is one that others see. */
static void
remove_unfinished (PdPackageWriter *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (names, g_strdup (PD_DATA_PACKAGE_NAME));
  for (guint i = 0; i < self->tables->len; i++)
    g_hash_table_add (names, pd_data_package_get_file_name (g_ptr_array_index (self->tables, i)));
  pd_folder_swap_remove (self->temporary_path, names);
}

static void
pd_package_writer_finalize (GObject *object)
{
  PdPackageWriter *self = PD_PACKAGE_WRITER (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->file);
  if (self->temporary_path != NULL)
    remove_unfinished (self);
  g_free (self->temporary_path);
  g_free (self->path);
  g_free (self->title);
  g_ptr_array_unref (self->tables);

  G_OBJECT_CLASS (pd_package_writer_parent_class)->finalize (object);
}

/* Without a slash at the end, and with symbolic links followed. */
static char *
resolve (GFile *folder)
{
  char *real = realpath (g_file_peek_path (folder), NULL);
  char *copy = g_strdup (real != NULL ? real : g_file_peek_path (folder));

  free (real);
  return copy;
}

static gboolean
make_folder_beside (PdPackageWriter *self)
{
  g_autofree char *parent = g_path_get_dirname (self->path);
  g_autofree char *path = NULL;

  do
    {
      g_free (path);
      path = pd_unique_name_in (parent);
      if (g_mkdir (path, 0777) == 0)
        {
          self->temporary_path = g_steal_pointer (&path);
          return TRUE;
        }
    }
  while (errno == EEXIST);
  return FALSE;
}

/**
 * pd_package_writer_new:
 * @folder: where to put the folder: something local that is not there yet, is empty, or is an earlier export; what
 *   it is in must be there
 * @title: (nullable): what the package is of, such as the name of a project
 * @error: return location for an error
 *
 * Returns: (transfer full) (type PdPackageWriter): a writer of any number of tables, or %NULL with an error of
 *   %PD_FORMAT_ERROR
 */
PdRowWriter *
pd_package_writer_new (GFile *folder,
                       const char *title,
                       GError **error)
{
  g_autoptr (PdPackageWriter) self = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (g_file_peek_path (folder) == NULL)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_WRITE, _ ("Only local files can be written."));
      return NULL;
    }
  self = g_object_new (PD_TYPE_PACKAGE_WRITER, NULL);
  self->path = resolve (folder);
  self->title = g_strdup (title);
  if (!pd_folder_swap_check (self->path, error))
    return NULL;
  if (!make_folder_beside (self))
    {
      pd_format_error_set_from_errno (error, errno);
      return NULL;
    }
  return PD_ROW_WRITER (g_steal_pointer (&self));
}

static PdAtomicFile *
open_file (PdPackageWriter *self,
           const char *name,
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_build_filename (self->temporary_path, name, NULL);

  return pd_atomic_file_new (file, error);
}

static gboolean
end_table (PdPackageWriter *self,
           GCancellable *cancellable,
           GError **error)
{
  gboolean is_whole;

  if (self->rows == NULL)
    return TRUE;
  is_whole = pd_row_writer_finish (self->rows, cancellable, error) && pd_atomic_file_commit (self->file, cancellable, error);
  g_clear_object (&self->rows);
  g_clear_object (&self->file);
  return is_whole;
}

static gboolean
pd_package_writer_begin_table (PdRowWriter *writer,
                               const PdTable *table,
                               GError **error)
{
  PdPackageWriter *self = PD_PACKAGE_WRITER (writer);
  g_autofree char *name = pd_data_package_get_file_name (table);

  g_return_val_if_fail (self->temporary_path != NULL, FALSE);

  if (!end_table (self, NULL, error))
    return FALSE;
  self->file = open_file (self, name, error);
  if (self->file == NULL)
    return FALSE;
  g_ptr_array_add (self->tables, (gpointer) table);
  self->rows = pd_csv_writer_new (pd_atomic_file_get_stream (self->file), 0);
  return pd_row_writer_begin_table (self->rows, table, error);
}

static gboolean
pd_package_writer_write (PdRowWriter *writer,
                         const PdCell *cells,
                         GError **error)
{
  return pd_row_writer_write (PD_PACKAGE_WRITER (writer)->rows, cells, error);
}

static gboolean
write_description (PdPackageWriter *self,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *description = pd_data_package_describe (self->tables, self->title);
  g_autoptr (PdAtomicFile) file = open_file (self, PD_DATA_PACKAGE_NAME, error);
  g_autoptr (GError) cause = NULL;

  if (file == NULL)
    return FALSE;
  if (!g_output_stream_write_all (pd_atomic_file_get_stream (file), description, strlen (description), NULL, cancellable, &cause))
    {
      pd_format_error_propagate_write (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return pd_atomic_file_commit (file, cancellable, error);
}

static gboolean
pd_package_writer_finish (PdRowWriter *writer,
                          GCancellable *cancellable,
                          GError **error)
{
  PdPackageWriter *self = PD_PACKAGE_WRITER (writer);

  g_return_val_if_fail (self->temporary_path != NULL, FALSE);

  if (!end_table (self, cancellable, error) || !write_description (self, cancellable, error) || !pd_folder_swap (self->temporary_path, self->path, error))
    return FALSE;
  g_clear_pointer (&self->temporary_path, g_free);
  return TRUE;
}

static void
pd_package_writer_class_init (PdPackageWriterClass *klass)
{
  PdRowWriterClass *writer_class = PD_ROW_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_package_writer_finalize;
  writer_class->begin_table = pd_package_writer_begin_table;
  writer_class->write = pd_package_writer_write;
  writer_class->finish = pd_package_writer_finish;
}

static void
pd_package_writer_init (PdPackageWriter *self)
{
  self->tables = g_ptr_array_new ();
}
