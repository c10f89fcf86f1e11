#pragma once

#include "pd-source-reader.h"
#include "pd-texts.h"

G_BEGIN_DECLS

/**
 * PdReadItem:
 * @path: the file; behind it the member of an archive, and behind # the record, where there are such
 * @document: (nullable): an article
 * @source: (nullable): with @document, the bytes that it was read from, ready to be stored
 * @error: (nullable): without one, why
 * @index: which of the files it is of, from 0
 * @is_last: whether it is the last of its file
 *
 * An article that was read, or why it could not be; neither where all that it says is that a file has come to its end.
 */
typedef struct
{
  char *path;
  PdDocument *document;
  PdSourceBytes *source;
  GError *error;
  guint index;
  gboolean is_last;
} PdReadItem;

void pd_read_item_free (PdReadItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReadItem, pd_read_item_free)

/**
 * PdReadQueue:
 *
 * Reads files ahead, several at a time, each in a reader process, and hands out what is in them in the order of the files.
 */
typedef struct _PdReadQueue PdReadQueue;

PdReadQueue *pd_read_queue_new (const char *const *paths,
                                const PdReadOptions *options,
                                GCancellable *cancellable);
void pd_read_queue_free (PdReadQueue *self);

PdReadItem *pd_read_queue_next (PdReadQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReadQueue, pd_read_queue_free)

G_END_DECLS
