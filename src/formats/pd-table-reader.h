#pragma once

#include "pd-sniffer.h"

G_BEGIN_DECLS

/**
 * PdTableRow:
 * @number: which record of the file it is, from 1 without the header; 0 where the file is no more than this one
 * @line: the line of the file that it begins in, from 1
 * @names: (element-type utf8): the names of its columns
 * @values: (element-type utf8): what is in each of them, %NULL for nothing
 * @twice: (nullable) (element-type utf8): names that it has more than once, with different values
 * @n_unread_bytes: how many of its bytes say no character, and are U+FFFD in its values
 * @problem: (nullable): why it cannot be read, a sentence; then it has no values
 *
 * A record of a table or of a file of JSON.
 */
typedef struct
{
  guint number;
  guint line;
  GPtrArray *names;
  GPtrArray *values;
  GHashTable *twice;
  gsize n_unread_bytes;
  char *problem;
} PdTableRow;

/**
 * PdTableReader:
 *
 * Reads a file that holds many articles, a record after the other.
 */
typedef struct _PdTableReader PdTableReader;

PdTableReader *pd_table_reader_new (const char *text,
                                    PdFormat format);
void pd_table_reader_free (PdTableReader *self);

const PdTableRow *pd_table_reader_next (PdTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTableReader, pd_table_reader_free)

G_END_DECLS
