#include "make-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

static la_ssize_t
append (struct archive *archive,
        void *data,
        const void *bytes,
        size_t n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return n_bytes;
}

static struct archive *
begin (GByteArray *bytes,
       const char *password)
{
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  if (password != NULL)
    {
      g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=zipcrypt"), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (archive, password), ==, ARCHIVE_OK);
    }
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, append, NULL), ==, ARCHIVE_OK);
  return archive;
}

static void
add_header (struct archive *archive,
            locale_t utf8,
            const char *name,
            gsize n_bytes,
            const char *link)
{
  struct archive_entry *entry = archive_entry_new ();
  locale_t before = g_utf8_validate (name, -1, NULL) ? uselocale (utf8) : uselocale ((locale_t) 0);

  /* The bytes of a name are written as they are; the archive says whether they are UTF-8. */
  archive_entry_copy_pathname (entry, name);
  archive_entry_set_size (entry, n_bytes);
  archive_entry_set_filetype (entry, link != NULL ? AE_IFLNK : g_str_has_suffix (name, "/") ? AE_IFDIR
                                                                                            : AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  if (link != NULL)
    archive_entry_set_symlink (entry, link);
  g_assert_cmpint (archive_write_header (archive, entry), >=, ARCHIVE_WARN);
  archive_entry_free (entry);
  uselocale (before);
}

GBytes *
make_zip (const ZipMember *members,
          const char *password)
{
  GByteArray *bytes = g_byte_array_new ();
  locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  locale_t other = newlocale (LC_CTYPE_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (other);
  struct archive *archive = begin (bytes, password);

  for (; members->name != NULL; members++)
    {
      const char *content = members->content != NULL ? members->content : "";
      gsize n_bytes = members->n_bytes > 0 ? (gsize) members->n_bytes : members->n_bytes < 0 ? strlen (content)
                                                                                             : 0;

      add_header (archive, utf8, members->name, n_bytes, members->link);
      if (n_bytes > 0)
        g_assert_cmpint (archive_write_data (archive, content, n_bytes), ==, n_bytes);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  uselocale (before);
  freelocale (other);
  freelocale (utf8);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
make_bomb (gsize n_bytes)
{
  g_autofree char *content = g_strnfill (n_bytes, 'a');

  return make_zip ((const ZipMember[]) { { "bomb.txt", content, n_bytes, NULL }, { "after.txt", "后面的。", -1, NULL }, { NULL } }, NULL);
}
