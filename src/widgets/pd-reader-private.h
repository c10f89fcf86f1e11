#pragma once

#include "pd-reader-breaks.h"
#include "pd-reader-lines.h"
#include "pd-reader-style.h"
#include "pd-reader-tint.h"
#include "pd-reader.h"
#include "pd-segmenter.h"
#include "pd-span-index.h"

G_BEGIN_DECLS

/* How large the knob of a handle is, and how far from its middle it can be taken with a mouse and with a finger. */
#define PD_READER_KNOB 6
#define PD_READER_KNOB_REACH 11
#define PD_READER_KNOB_TOUCH_REACH 22

/**
 * PdReaderDrag:
 * @id: (nullable): the span whose end is being dragged, or %NULL
 * @start: where it would start
 * @end: where it would end
 * @at_end: whether its end is being dragged, and not its start
 * @grip: from the pointer to the end when it was taken
 * @pointer: where the pointer is
 * @scroll_source: what scrolls while the pointer is held beyond the page
 *
 * The end of a span between taking and releasing it.
 */
typedef struct
{
  char *id;
  guint start;
  guint end;
  gboolean at_end;
  graphene_point_t grip;
  graphene_point_t pointer;
  guint scroll_source;
} PdReaderDrag;

/**
 * PdReaderPress:
 * @held: whether the pointer is pressed
 * @cancelled: whether something else than a click has become of it
 * @x: where it was pressed
 * @y: where it was pressed
 * @n_presses: the how many-eth of quick presses it was, 0 where Shift was held
 * @selected: whether something was selected before
 * @last_x: where the last click was
 * @last_y: where the last click was
 * @settle_source: what looks at the selection once everybody has seen the release
 *
 * The pointer from press to release.
 */
typedef struct
{
  gboolean held;
  gboolean cancelled;
  double x;
  double y;
  guint n_presses;
  gboolean selected;
  double last_x;
  double last_y;
  guint settle_source;
} PdReaderPress;

struct _PdReader
{
  GtkTextView parent_instance;

  PdText *text;
  PdSegmenter *segmenter;
  PdReaderBreaks *breaks;
  PdReaderStyle *style;
  PdReaderSetting setting;
  guint measure;
  int width;
  /* What waits until all lines are laid out. */
  guint layout_source;
  /* Where it is to scroll to until then, and for how many frames it has been there; whether it was in sight before and stays at its height,
   * and, also later, which place of the buffer that was and how far below the top, in pixels. */
  GtkTextMark *target;
  guint target_tick;
  guint target_frames;
  gboolean target_kept;
  double target_top;
  int kept_offset;
  PdReaderPaper paper;

  PdSpanIndex *spans;
  char *active;

  PdReaderPress press;
  PdReaderDrag drag;
  GtkGesture *drag_gesture;
  gboolean over_handle;
  /* The zoom when two fingers began to pinch. */
  double pinched_zoom;

  /* What the caret is in, so as to announce what it enters. */
  GPtrArray *announced;

  /* PdOccurrence, in the order of the text; and which of them is the current one. */
  GArray *found;
  guint current_found;
};

/* pd-reader.c */
void pd_reader_get_iter (PdReader *self,
                         guint offset,
                         GtkTextIter *iter);
guint pd_reader_get_offset (PdReader *self,
                            const GtkTextIter *iter);

/* pd-reader-spans.c */
void pd_reader_activate_span (PdReader *self,
                              const char *id);

/* pd-reader-page.c */
void pd_reader_begin_layout (PdReader *self);
void pd_reader_update_style (PdReader *self);
void pd_reader_restyle (PdReader *self);

/* pd-reader-target.c */
void pd_reader_forget_target (PdReader *self);
void pd_reader_reveal_start (PdReader *self);
void pd_reader_reveal (PdReader *self,
                       guint start,
                       guint end);
void pd_reader_keep_place (PdReader *self);

/* pd-reader-hits.c */
void pd_reader_find_spans_at (PdReader *self,
                              double x,
                              double y,
                              GPtrArray *found);
gboolean pd_reader_find_handle_at (PdReader *self,
                                   double x,
                                   double y,
                                   double reach,
                                   gboolean *at_end);
gboolean pd_reader_get_handle (PdReader *self,
                               gboolean at_end,
                               graphene_rect_t *stem,
                               graphene_point_t *knob);
gboolean pd_reader_get_range_rectangle (PdReader *self,
                                        guint start,
                                        guint end,
                                        GdkRectangle *rectangle);

/* pd-reader-found.c */
void pd_reader_paint_found (PdReader *self,
                            GtkSnapshot *snapshot,
                            GArray *lines);

/* pd-reader-painter.c */
void pd_reader_paint_below (PdReader *self,
                            GtkSnapshot *snapshot);
void pd_reader_paint_above (PdReader *self,
                            GtkSnapshot *snapshot);

/* pd-reader-keys.c */
void pd_reader_keys_class_init (GtkWidgetClass *widget_class);
void pd_reader_keys_init (PdReader *self);

/* pd-reader-selection.c */
void pd_reader_get_ends (PdReader *self,
                         guint *caret,
                         guint *anchor);
void pd_reader_set_ends (PdReader *self,
                         guint caret,
                         guint anchor);
void pd_reader_emit_selection_settled (PdReader *self);
void pd_reader_note_caret (PdReader *self);
void pd_reader_announce (PdReader *self);
gboolean pd_reader_extend_selection (GtkTextView *view,
                                     GtkTextExtendSelection granularity,
                                     const GtkTextIter *location,
                                     GtkTextIter *start,
                                     GtkTextIter *end);

/* pd-reader-pointer.c */
void pd_reader_pointer_init (PdReader *self);
void pd_reader_pointer_dispose (PdReader *self);

/* pd-reader-zoom.c */
void pd_reader_zoom_init (PdReader *self);
gboolean pd_reader_cancel_drag (PdReader *self);
const char *pd_reader_find_next (PdReader *self,
                                 GPtrArray *found);

G_END_DECLS
