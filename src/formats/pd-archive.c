#include "pd-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pd-encoding-detector.h"
#include "pd-format-error.h"

#define BLOCK (64 * 1024)

/* What a member or the whole archive unpacks to may be so many times its own size, and a little more in any case. Text rarely packs to
 * less than a fiftieth; an archive that is made to fill memory packs to a thousandth and less. */
#define MAX_RATIO 200
#define FREE_MEMBER_BYTES (1024 * 1024)
#define FREE_BYTES (16 * 1024 * 1024)

/* Behind a member that is damaged the archive is opened again, which takes the longer the more members it has. */
#define MAX_REOPENINGS 100

/* Names in an unknown encoding are told by all of them together, as each is short. */
#define TELLING_BYTES (64 * 1024)

struct _PdArchive
{
  /* The archive that this one is a member of, whose limits hold for both; not ours. */
  PdArchive *outer;
  GBytes *bytes;
  int file;
  guint64 n_packed_bytes;

  struct archive *reader;
  /* The member that next () came to; not ours. */
  struct archive_entry *entry;
  char *name;
  /* How many members next () has left behind, whatever they are; and how many there are to read. */
  guint position;
  guint n_members;
  const PdEncoding *name_encoding;
  gboolean is_cut_off;
  gboolean is_damaged;
  gboolean is_over;
  guint n_reopenings;
  guint64 n_unpacked_bytes;
  /* libarchive reads names by the locale of the thread, which may know ASCII only. */
  locale_t locale;
};

static void
set_broken (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The archive is damaged or incomplete."));
}

static void
set_encrypted (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCRYPTED, _ ("The file is protected by a password. Remove the password, then add it again."));
}

static void
set_bomb (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The archive unpacks to far more than an archive of articles does, so the rest of it is not read."));
}

/* The reader that goes by the directory at the end of the archive knows best; where an archive was cut off it has none,
 * and what is whole in it can still be read from the start on. */
static gboolean
open_reader (PdArchive *self)
{
  int status;

  g_clear_pointer (&self->reader, archive_read_free);
  self->entry = NULL;
  self->position = 0;
  self->is_damaged = FALSE;
  self->reader = archive_read_new ();
  if (self->is_cut_off)
    archive_read_support_format_zip_streamable (self->reader);
  else
    archive_read_support_format_zip_seekable (self->reader);
  if (self->bytes != NULL)
    {
      gsize n_bytes;
      const void *bytes = g_bytes_get_data (self->bytes, &n_bytes);

      status = archive_read_open_memory (self->reader, bytes, n_bytes);
    }
  else
    status = lseek (self->file, 0, SEEK_SET) == 0 ? archive_read_open_fd (self->reader, self->file, BLOCK) : ARCHIVE_FATAL;
  return status == ARCHIVE_OK;
}

static int
next_header (PdArchive *self)
{
  int status = archive_read_next_header (self->reader, &self->entry);

  if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
    self->position++;
  else
    self->entry = NULL;
  return status;
}

/* The reader cannot go on behind data that it could not make sense of. */
static gboolean
reopen (PdArchive *self)
{
  guint position = self->position;

  if (self->is_cut_off || self->n_reopenings++ == MAX_REOPENINGS || !open_reader (self))
    return FALSE;
  while (self->position < position)
    {
      int status = next_header (self);

      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_folder (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname (entry);

  return archive_entry_filetype (entry) == AE_IFDIR || (raw != NULL && g_str_has_suffix (raw, "/"));
}

/* Counts the members, and finds out in which encoding names are that are not UTF-8. */
static gboolean
survey (PdArchive *self,
        GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int status;

  while ((status = next_header (self)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *raw = archive_entry_pathname (self->entry);

      if (self->position > PD_ARCHIVE_MAX_MEMBERS)
        {
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The archive has more than %d members."), PD_ARCHIVE_MAX_MEMBERS);
          return FALSE;
        }
      if (!is_folder (self->entry))
        self->n_members++;
      if (raw != NULL && names->len < TELLING_BYTES && !g_utf8_validate (raw, -1, NULL))
        g_string_append_printf (names, "%s\n", raw);
    }
  /* What stands before the damage can still be read. */
  if (status != ARCHIVE_EOF && self->position == 0)
    {
      if (archive_read_has_encrypted_entries (self->reader) > 0)
        set_encrypted (error);
      else
        set_broken (error);
      return FALSE;
    }
  if (names->len > 0)
    self->name_encoding = pd_encoding_detector_detect (names->str, names->len, NULL);
  return TRUE;
}

static PdArchive *
open_archive (PdArchive *outer,
              GBytes *bytes,
              int file,
              guint64 n_packed_bytes,
              GError **error)
{
  g_autoptr (PdArchive) self = g_new0 (PdArchive, 1);
  locale_t before;
  gboolean ok;

  self->outer = outer;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->file = file;
  self->n_packed_bytes = n_packed_bytes;
  self->locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  before = uselocale (self->locale);
  self->is_cut_off = !open_reader (self);
  /* To go through a stream is to unpack it, so that is not done twice. */
  ok = self->is_cut_off ? open_reader (self) : survey (self, error) && open_reader (self);
  uselocale (before);
  if (!ok)
    {
      if (error != NULL && *error == NULL)
        set_broken (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pd_archive_new_for_bytes:
 * @bytes: a ZIP archive
 * @error: return location for an error
 *
 * Opens an archive that is in memory.
 *
 * Returns: (transfer full): the archive, before its first member, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdArchive *
pd_archive_new_for_bytes (GBytes *bytes,
                          GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return open_archive (NULL, bytes, -1, g_bytes_get_size (bytes), error);
}

/**
 * pd_archive_new_for_file:
 * @file: a file descriptor of a ZIP archive, of any size, which must stay open
 * @error: return location for an error
 *
 * Opens an archive without reading all of it into memory.
 *
 * Returns: (transfer full): the archive, before its first member, or %NULL with an error of %PD_FORMAT_ERROR or %G_IO_ERROR
 */
PdArchive *
pd_archive_new_for_file (int file,
                         GError **error)
{
  struct stat status;

  g_return_val_if_fail (file >= 0, NULL);

  if (fstat (file, &status) != 0)
    {
      set_broken (error);
      return NULL;
    }
  return open_archive (NULL, NULL, file, status.st_size, error);
}

/**
 * pd_archive_new_for_member:
 * @outer: an archive, which stays open longer
 * @bytes: a member of it that is an archive itself
 * @error: return location for an error
 *
 * Opens an archive in an archive. What it unpacks to counts as unpacked from @outer.
 *
 * Returns: (transfer full): the archive, before its first member, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdArchive *
pd_archive_new_for_member (PdArchive *outer,
                           GBytes *bytes,
                           GError **error)
{
  g_return_val_if_fail (outer != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  return open_archive (outer, bytes, -1, g_bytes_get_size (bytes), error);
}

/**
 * pd_archive_free:
 *
 * Closes an archive.
 */
void
pd_archive_free (PdArchive *self)
{
  g_clear_pointer (&self->reader, archive_read_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  if (self->locale != (locale_t) 0)
    freelocale (self->locale);
  g_free (self);
}

/**
 * pd_archive_get_n_members:
 *
 * Returns: how many members there are that are no folders, or 0 where the archive was cut off and does not say
 */
guint
pd_archive_get_n_members (PdArchive *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_members;
}

/* A name is any bytes; on Windows, often GBK. It is never the reason why a member is not read. */
static char *
dup_name (PdArchive *self)
{
  const char *raw = archive_entry_pathname (self->entry);
  g_auto (PdConversion) conversion = { NULL };
  const PdEncoding *encoding = self->name_encoding;
  char *name;

  if (raw == NULL)
    raw = archive_entry_pathname_utf8 (self->entry);
  /* It says that it is UTF-8, and is not. */
  if (raw == NULL || *raw == '\0')
    return g_strdup_printf ("%u", self->position);
  if (!g_utf8_validate (raw, -1, NULL))
    {
      if (encoding == NULL)
        encoding = pd_encoding_detector_detect (raw, strlen (raw), NULL);
      if (encoding != NULL && pd_encoding_convert (encoding, raw, strlen (raw), TRUE, &conversion))
        name = g_utf8_make_valid (conversion.text, conversion.n_bytes);
      else
        name = g_utf8_make_valid (raw, -1);
    }
  else
    name = g_strdup (raw);
  /* As Windows writes a path; not before decoding, as the byte may be half of a character. */
  if (strchr (name, '/') == NULL)
    g_strdelimit (name, "\\", '/');
  return name;
}

/* A stream can only be gone through by unpacking, which has to be bounded as well. */
static gboolean
pass_by (PdArchive *self,
         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  if (!self->is_cut_off || self->entry == NULL)
    return TRUE;
  bytes = pd_archive_read (self, &failure);
  if (bytes != NULL || !self->is_damaged)
    return TRUE;
  set_broken (error);
  return FALSE;
}

static gboolean
go_on (PdArchive *self,
       GError **error)
{
  int status;

  if (!pass_by (self, error))
    return FALSE;
  if (self->is_damaged && !reopen (self))
    {
      set_broken (error);
      return FALSE;
    }
  do
    {
      if (self->position == PD_ARCHIVE_MAX_MEMBERS)
        {
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The archive has more than %d members."), PD_ARCHIVE_MAX_MEMBERS);
          return FALSE;
        }
      status = next_header (self);
    }
  while ((status == ARCHIVE_OK || status == ARCHIVE_WARN) && is_folder (self->entry));
  if (self->entry != NULL)
    return TRUE;
  /* An archive with nothing in it has no directory either. */
  if (status != ARCHIVE_EOF || (self->is_cut_off && self->position > 0))
    set_broken (error);
  return FALSE;
}

/**
 * pd_archive_next:
 * @error: return location for an error
 *
 * Goes on to the next member that is not a folder.
 *
 * Returns: whether there is one; %FALSE without an error behind the last
 */
gboolean
pd_archive_next (PdArchive *self,
                 GError **error)
{
  gboolean found = FALSE;
  locale_t before;

  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->name, g_free);
  if (self->is_over)
    return FALSE;
  before = uselocale (self->locale);
  found = go_on (self, error);
  if (found)
    self->name = dup_name (self);
  uselocale (before);
  self->is_over = !found;
  return found;
}

/**
 * pd_archive_rewind:
 *
 * Goes back before the first member.
 */
void
pd_archive_rewind (PdArchive *self)
{
  locale_t before;

  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->name, g_free);
  before = uselocale (self->locale);
  self->is_over = !open_reader (self);
  uselocale (before);
  /* Each time the archive is gone through has the same limits. */
  self->n_unpacked_bytes = 0;
}

/**
 * pd_archive_get_name:
 *
 * Returns: (transfer none) (nullable): the path of the member within the archive, with `/` between folders, in UTF-8
 *   whatever it is in the archive
 */
const char *
pd_archive_get_name (PdArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

static gboolean
is_bomb (PdArchive *self,
         guint64 n_bytes)
{
  if (self->outer != NULL)
    return is_bomb (self->outer, n_bytes);
  self->n_unpacked_bytes += n_bytes;
  return self->n_unpacked_bytes > FREE_BYTES && self->n_unpacked_bytes / MAX_RATIO > self->n_packed_bytes;
}

/* What is left of such a member is not unpacked just to come behind it. */
static gboolean
refuse (PdArchive *self,
        int code,
        const char *message,
        GError **error)
{
  self->is_damaged = TRUE;
  g_set_error_literal (error, PD_FORMAT_ERROR, code, message);
  return FALSE;
}

static gboolean
unpack (PdArchive *self,
        GByteArray *bytes,
        GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gint64 start = archive_filter_bytes (self->reader, 0);
  la_ssize_t n;

  while ((n = archive_read_data (self->reader, block, BLOCK)) > 0)
    {
      guint64 n_packed = MAX (archive_filter_bytes (self->reader, 0) - start, 1);

      if (is_bomb (self, n))
        {
          self->is_over = TRUE;
          set_bomb (error);
          return FALSE;
        }
      if (bytes->len + n > PD_ARCHIVE_MAX_MEMBER_BYTES)
        return refuse (self, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file is larger than 64 MiB."), error);
      if (bytes->len + n > FREE_MEMBER_BYTES && (bytes->len + n) / MAX_RATIO > n_packed)
        return refuse (self, PD_FORMAT_ERROR_TOO_LARGE, _ ("The file unpacks to far more than text does."), error);
      g_byte_array_append (bytes, block, n);
    }
  if (n == 0)
    return TRUE;
  if (!archive_entry_is_encrypted (self->entry))
    return refuse (self, PD_FORMAT_ERROR_BROKEN, _ ("The file is damaged in the archive."), error);
  self->is_damaged = TRUE;
  set_encrypted (error);
  return FALSE;
}

/**
 * pd_archive_read:
 * @error: return location for an error
 *
 * Unpacks the member that [method@Pd.Archive.next] came to, once.
 *
 * Returns: (transfer full): what is in it, or %NULL with an error of %PD_FORMAT_ERROR, behind which the next member may
 *   be tried
 */
GBytes *
pd_archive_read (PdArchive *self,
                 GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  locale_t before;
  gboolean ok;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->entry != NULL, NULL);

  if (archive_entry_filetype (self->entry) != AE_IFREG)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, _ ("This is a link to another file, which is not followed."));
      return NULL;
    }
  bytes = g_byte_array_new ();
  before = uselocale (self->locale);
  ok = unpack (self, bytes, error);
  uselocale (before);
  self->entry = NULL;
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * pd_archive_load:
 * @names: (array zero-terminated=1): paths of members, whose case does not matter
 * @error: return location for an error
 *
 * Unpacks some members, in one pass over the archive.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): those that there are, by the names in @names; %NULL with an error of
 *   %PD_FORMAT_ERROR where one of them cannot be unpacked, or all of them are more than %PD_ARCHIVE_MAX_LOADED_BYTES
 */
GHashTable *
pd_archive_load (PdArchive *self,
                 const char *const *names,
                 GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GError *failure = NULL;
  gsize n_bytes = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  for (; *names != NULL; names++)
    g_hash_table_insert (wanted, g_ascii_strdown (*names, -1), (gpointer) *names);
  pd_archive_rewind (self);
  while (failure == NULL && pd_archive_next (self, &failure))
    {
      g_autofree char *key = g_ascii_strdown (self->name, -1);
      const char *name = g_hash_table_lookup (wanted, key);
      GBytes *bytes;

      if (name == NULL || g_hash_table_contains (members, name))
        continue;
      bytes = pd_archive_read (self, &failure);
      if (bytes == NULL)
        break;
      n_bytes += g_bytes_get_size (bytes);
      g_hash_table_insert (members, g_strdup (name), bytes);
      if (n_bytes > PD_ARCHIVE_MAX_LOADED_BYTES)
        set_bomb (&failure);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&members);
}
