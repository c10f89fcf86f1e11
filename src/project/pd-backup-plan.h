#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdBackupWorth:
 * @PD_BACKUP_UNWANTED: it is not kept
 * @PD_BACKUP_RECENT: one of the last few, and not the last of its day
 * @PD_BACKUP_LASTING: the last of a day or a week
 * @PD_BACKUP_NEWEST: the last of its project file
 *
 * Why a backup is kept: the less it is worth, the sooner it has to make room.
 */
typedef enum
{
  PD_BACKUP_UNWANTED,
  PD_BACKUP_RECENT,
  PD_BACKUP_LASTING,
  PD_BACKUP_NEWEST,
} PdBackupWorth;

/**
 * PdBackupItem:
 * @made: when it was made, in seconds since 1970 in UTC
 * @n_bytes: how large it is
 * @worth: why it is kept
 *
 * What is known of a backup when it is decided which ones stay.
 */
typedef struct
{
  gint64 made;
  gint64 n_bytes;
  PdBackupWorth worth;
} PdBackupItem;

void pd_backup_plan_rate (PdBackupItem *items,
                          gsize n_items,
                          GTimeZone *zone);
void pd_backup_plan_make_room (PdBackupItem *items,
                               gsize n_items,
                               gint64 n_bytes);

G_END_DECLS
