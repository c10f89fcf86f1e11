#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdLeaveOut:
 * @PD_LEAVE_OUT_NOTHING: a copy has everything
 * @PD_LEAVE_OUT_SOURCES: the bytes of the files that were imported
 * @PD_LEAVE_OUT_MEMOS: memos
 * @PD_LEAVE_OUT_OTHERS: what others than one coder have marked
 * @PD_LEAVE_OUT_HISTORY: what undo needs, and what only undo would bring back
 *
 * What a copy of a project may be made without.
 */
typedef enum
{
  PD_LEAVE_OUT_NOTHING = 0,
  PD_LEAVE_OUT_SOURCES = 1 << 0,
  PD_LEAVE_OUT_MEMOS = 1 << 1,
  PD_LEAVE_OUT_OTHERS = 1 << 2,
  PD_LEAVE_OUT_HISTORY = 1 << 3,
} PdLeaveOut;

/**
 * PdLeaveOutSizes:
 * @source_bytes: how much the files that were imported take, in bytes
 * @memos: how many memos
 * @others: how many highlights of others than one coder
 * @coders: how many others have marked something
 * @actions: how many actions can be undone or done again
 * @action_bytes: how much these take, in bytes
 *
 * How much of each there is.
 */
typedef struct
{
  gint64 source_bytes;
  gint64 memos;
  gint64 others;
  gint64 coders;
  gint64 actions;
  gint64 action_bytes;
} PdLeaveOutSizes;

gboolean pd_leave_out_measure (PdConnection *connection,
                               gint64 coder,
                               PdLeaveOutSizes *sizes,
                               GError **error);
gboolean pd_leave_out_write (const char *path,
                             const char *target,
                             PdLeaveOut what,
                             gint64 coder,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
