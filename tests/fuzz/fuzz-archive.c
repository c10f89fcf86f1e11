#include "fuzz.h"

#include "pd-archive.h"
#include "pd-member-path.h"

/* Once through, and again in the reverse of what is expected: the same members have the same bytes. */
static guint
walk (PdArchive *archive,
      gsize *n_unpacked)
{
  g_autoptr (GError) error = NULL;
  guint n_members = 0;

  while (pd_archive_next (archive, &error))
    {
      const char *name = pd_archive_get_name (archive);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) failure = NULL;
      g_autofree char *path = NULL;

      n_members++;
      g_assert_true (g_utf8_validate (name, -1, NULL));
      pd_member_path_is_hidden (name);
      path = pd_member_path_resolve (name, "../a");
      g_assert_false (pd_member_path_leads_out (path));
      bytes = pd_archive_read (archive, &failure);
      if (bytes == NULL)
        check_error (failure);
      else
        *n_unpacked += g_bytes_get_size (bytes);
    }
  if (error != NULL)
    check_error (error);
  return n_members;
}

/* The bytes of an archive. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (GBytes) source = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdArchive) archive = pd_archive_new_for_bytes (source, &error);
  gsize n_unpacked = 0;

  if (archive == NULL)
    check_error (error);
  else
    {
      guint n_members = walk (archive, &n_unpacked);

      /* Twice, as it is the archive's own limits that bound it. */
      g_assert_cmpuint (n_members, <=, PD_ARCHIVE_MAX_MEMBERS);
      g_assert_cmpuint (n_unpacked, <=, 16 * 1024 * 1024 + n_bytes * 200);
      pd_archive_rewind (archive);
      walk (archive, &n_unpacked);
    }
  read_source (source, "articles.zip", NULL);
  return 0;
}
