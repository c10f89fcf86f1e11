#include "pd-project-file.h"

#include "pd-atomic-file.h"
#include "pd-document-portal.h"

#define SUFFIX ".pidian"

/**
 * pd_project_file_make_sibling:
 * @path: a project file
 * @label: why there is another one, in a word
 *
 * Returns: (transfer full): a path beside it that is free: `study (label 2025-01-30 08.15.00).pidian`. Nothing can be put
 *   beside what the document portal shows: that goes where the program keeps what is the person's
 */
char *
pd_project_file_make_sibling (const char *path,
                              const char *label)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  folder = pd_document_portal_has (path) ? g_build_filename (g_get_user_data_dir (), "pidian", "kept", NULL) : g_path_get_dirname (path);
  name = g_path_get_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  stem = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1;; i++)
    {
      g_autofree char *sibling = i == 1 ? g_strdup_printf ("%s (%s %s)" SUFFIX, stem, label, time) : g_strdup_printf ("%s (%s %s, %u)" SUFFIX, stem, label, time, i);

      if (!g_file_test (sibling, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&sibling);
    }
}

/**
 * pd_project_file_copy:
 * @from: a file that nobody writes to
 * @to: a file, there or not
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Copies a file byte for byte. The copy is there when it is whole, and until then what was there before.
 *
 * Returns: whether it is there
 */
gboolean
pd_project_file_copy (const char *from,
                      const char *to,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (PdAtomicFile) atomic = NULL;
  g_autoptr (GFileInputStream) input = NULL;

  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  source = g_file_new_for_path (from);
  target = g_file_new_for_path (to);
  input = g_file_read (source, cancellable, error);
  if (input == NULL)
    return FALSE;
  atomic = pd_atomic_file_new (target, error);
  return atomic != NULL
         && g_output_stream_splice (pd_atomic_file_get_stream (atomic), G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable, error) >= 0
         && pd_atomic_file_commit (atomic, cancellable, error);
}
