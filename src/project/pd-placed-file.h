#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdFilePlace:
 * @PD_FILE_PLACE_SAME: it is where it was
 * @PD_FILE_PLACE_MOVED: it has another name or folder now
 * @PD_FILE_PLACE_GONE: it was deleted, replaced or put into the trash
 *
 * Where a file is that is open.
 */
typedef enum
{
  PD_FILE_PLACE_SAME,
  PD_FILE_PLACE_MOVED,
  PD_FILE_PLACE_GONE,
} PdFilePlace;

#define PD_TYPE_FILE_PLACE (pd_file_place_get_type ())
GType pd_file_place_get_type (void);

/**
 * PdPlacedFile:
 *
 * A file that is open, to be found again when it no longer is where it was.
 */
typedef struct _PdPlacedFile PdPlacedFile;

PdPlacedFile *pd_placed_file_new (const char *path);
void pd_placed_file_free (PdPlacedFile *self);
PdFilePlace pd_placed_file_find (const PdPlacedFile *self,
                                 char **moved_path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPlacedFile, pd_placed_file_free)

G_END_DECLS
