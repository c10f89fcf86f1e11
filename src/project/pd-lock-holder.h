#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdLockHolder:
 * @user: who has the project open
 * @computer: what the computer is called that they have it open on
 * @machine: by what a computer is known from others that may be called the same
 * @key: by what one opening is known from all others
 * @since: since when they have it open, in seconds since 1970 in UTC
 *
 * What a lock file says.
 */
typedef struct
{
  char *user;
  char *computer;
  char *machine;
  char *key;
  gint64 since;
} PdLockHolder;

PdLockHolder *pd_lock_holder_new (const char *user);
PdLockHolder *pd_lock_holder_read (int fd);
gboolean pd_lock_holder_write (const PdLockHolder *self,
                               int fd);
void pd_lock_holder_free (PdLockHolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdLockHolder, pd_lock_holder_free)

G_END_DECLS
