#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PD_ARCHIVE_MAX_MEMBERS:
 *
 * The most members that an archive may have.
 */
#define PD_ARCHIVE_MAX_MEMBERS 200000

/**
 * PD_ARCHIVE_MAX_MEMBER_BYTES:
 *
 * The largest member that is unpacked.
 */
#define PD_ARCHIVE_MAX_MEMBER_BYTES (64 * 1024 * 1024)

/**
 * PD_ARCHIVE_MAX_LOADED_BYTES:
 *
 * How much is held in memory of members that are unpacked together.
 */
#define PD_ARCHIVE_MAX_LOADED_BYTES (128 * 1024 * 1024)

/**
 * PdArchive:
 *
 * A ZIP archive that is gone through member by member. Nothing of it is ever written to the disk, and what it may cost
 * is bounded, whatever it says of itself.
 */
typedef struct _PdArchive PdArchive;

PdArchive *pd_archive_new_for_bytes (GBytes *bytes,
                                     GError **error);
PdArchive *pd_archive_new_for_file (int file,
                                    GError **error);
PdArchive *pd_archive_new_for_member (PdArchive *outer,
                                      GBytes *bytes,
                                      GError **error);
void pd_archive_free (PdArchive *self);

guint pd_archive_get_n_members (PdArchive *self);
gboolean pd_archive_next (PdArchive *self,
                          GError **error);
void pd_archive_rewind (PdArchive *self);
const char *pd_archive_get_name (PdArchive *self);
GBytes *pd_archive_read (PdArchive *self,
                         GError **error);
GHashTable *pd_archive_load (PdArchive *self,
                             const char *const *names,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdArchive, pd_archive_free)

G_END_DECLS
