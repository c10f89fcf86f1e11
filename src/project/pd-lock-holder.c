#include "pd-lock-holder.h"

#include <errno.h>
#include <gio/gio.h>
#include <unistd.h>

#include "pd-uuid.h"

#define GROUP "Pidian"

/* A lock file is from elsewhere: so much of it is read, and so many characters of a name are shown. */
#define MAX_BYTES 4096
#define MAX_CHARACTERS 60

/* Which computer this is; not its own number, which is nobody else's business. */
static char *
make_machine (void)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *id = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &id, NULL, NULL))
    id = g_strdup (g_get_host_name ());
  g_checksum_update (sum, (const guchar *) "pidian lock ", -1);
  g_checksum_update (sum, (const guchar *) id, -1);
  return g_strndup (g_checksum_get_string (sum), 32);
}

/**
 * pd_lock_holder_new:
 * @user: who opens a project, on this computer, now
 *
 * Returns: (transfer full): what a lock file is to say of that
 */
PdLockHolder *
pd_lock_holder_new (const char *user)
{
  PdLockHolder *self;

  g_return_val_if_fail (user != NULL, NULL);

  self = g_new0 (PdLockHolder, 1);
  self->user = g_strdup (user);
  self->computer = g_strdup (g_get_host_name ());
  self->machine = make_machine ();
  self->key = pd_uuid_new ();
  self->since = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

/* One line that says no more than it should. */
static char *
read_words (GKeyFile *file,
            const char *key)
{
  g_autofree char *value = g_key_file_get_string (file, GROUP, key, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (const char *p = value; p != NULL && *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isprint (c))
        g_string_append_unichar (words, c);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * pd_lock_holder_read:
 * @fd: a lock file, from its beginning
 *
 * Returns: (transfer full): what it says; nothing in its fields where it is no lock file, or is just being written
 */
PdLockHolder *
pd_lock_holder_read (int fd)
{
  PdLockHolder *self = g_new0 (PdLockHolder, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *time = NULL;
  char bytes[MAX_BYTES];
  gsize n_bytes = 0;
  gssize n;

  do
    {
      n = pread (fd, bytes + n_bytes, sizeof bytes - n_bytes, n_bytes);
      n_bytes += MAX (n, 0);
    }
  while ((n > 0 && n_bytes < sizeof bytes) || (n < 0 && errno == EINTR));
  if (n_bytes > 0 && g_utf8_validate_len (bytes, n_bytes, NULL))
    g_key_file_load_from_data (file, bytes, n_bytes, G_KEY_FILE_NONE, NULL);
  self->user = read_words (file, "User");
  self->computer = read_words (file, "Computer");
  self->machine = read_words (file, "Machine");
  self->key = read_words (file, "Key");
  time = read_words (file, "Since");
  since = g_date_time_new_from_iso8601 (time, NULL);
  self->since = since != NULL ? g_date_time_to_unix (since) : 0;
  return self;
}

/**
 * pd_lock_holder_write:
 * @fd: a new file
 *
 * Returns: whether the file says it now
 */
gboolean
pd_lock_holder_write (const PdLockHolder *self,
                      int fd)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *time = NULL;
  g_autofree char *contents = NULL;
  gsize n_bytes;

  g_return_val_if_fail (self != NULL, FALSE);

  file = g_key_file_new ();
  since = g_date_time_new_from_unix_utc (self->since);
  time = g_date_time_format_iso8601 (since);
  g_key_file_set_string (file, GROUP, "User", self->user);
  g_key_file_set_string (file, GROUP, "Computer", self->computer);
  g_key_file_set_string (file, GROUP, "Machine", self->machine);
  g_key_file_set_string (file, GROUP, "Key", self->key);
  g_key_file_set_string (file, GROUP, "Since", time);
  contents = g_key_file_to_data (file, &n_bytes, NULL);
  return write (fd, contents, n_bytes) == (gssize) n_bytes;
}

/**
 * pd_lock_holder_free:
 *
 * Lets go of it.
 */
void
pd_lock_holder_free (PdLockHolder *self)
{
  g_free (self->user);
  g_free (self->computer);
  g_free (self->machine);
  g_free (self->key);
  g_free (self);
}
