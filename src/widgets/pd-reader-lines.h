#pragma once

#include <gtk/gtk.h>

#include "pd-reader-style.h"
#include "pd-reader.h"

G_BEGIN_DECLS

/**
 * PdReaderLine:
 * @start: its first character, in the buffer
 * @end: behind its last character that shows, in the buffer
 * @block: (nullable): the block it is of
 * @y: its top
 * @height: its height, with the leading
 * @left: where its letters begin
 * @right: where its letters end
 * @top: the top of its ideographs
 * @bottom: the bottom of its ideographs
 * @room: how much is free between its ideographs and those of the next line
 *
 * A line as it is displayed, in the coordinates of the buffer.
 */
typedef struct
{
  guint start;
  guint end;
  const PdBlock *block;
  int y;
  int height;
  int left;
  int right;
  double top;
  double bottom;
  double room;
} PdReaderLine;

GArray *pd_reader_lines_new (PdReader *self,
                             int top,
                             int bottom);
gboolean pd_reader_lines_find (PdReader *self,
                               guint offset,
                               PdReaderLine *line);
int pd_reader_lines_get_x (PdReader *self,
                           const PdReaderLine *line,
                           guint offset);

double pd_reader_lines_get_lane (const PdReaderLine *line,
                                 guint lane,
                                 guint n_lanes,
                                 double *thickness);

G_END_DECLS
