#pragma once

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

/**
 * PdReadingViewTarget:
 * @highlight_id: (nullable): the highlight, or %NULL where there is none yet
 * @text: (nullable): what the offsets count in
 * @start: its first code point
 * @end: behind its last code point
 *
 * What is to be marked.
 */
typedef struct
{
  char *highlight_id;
  PdText *text;
  guint start;
  guint end;
} PdReadingViewTarget;

gboolean pd_reading_view_target_set_span (PdReadingViewTarget *self,
                                          PdReadingViewPage *page,
                                          guint start,
                                          guint end);
gboolean pd_reading_view_target_set_highlight (PdReadingViewTarget *self,
                                               PdReadingViewPage *page,
                                               const char *highlight_id);
gboolean pd_reading_view_target_is_current (const PdReadingViewTarget *self,
                                            PdReadingViewPage *page);
void pd_reading_view_target_copy (PdReadingViewTarget *self,
                                  const PdReadingViewTarget *other);
void pd_reading_view_target_clear (PdReadingViewTarget *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReadingViewTarget, pd_reading_view_target_clear)

GStrv pd_reading_view_list_tags (PdReadingViewPage *page,
                                 const PdReadingViewTarget *target);
GStrv pd_reading_view_list_article_tags (PdReadingViewPage *page);

char *pd_reading_view_edit_highlight (PdReadingViewPage *page,
                                      PdEdit *edit,
                                      const PdReadingViewTarget *target);
char *pd_reading_view_edit_path (PdReadingViewPage *page,
                                 PdEdit *edit,
                                 const char *path);
char *pd_reading_view_edit_tag (PdReadingViewPage *page,
                                PdEdit *edit,
                                const PdReadingViewTarget *target,
                                const char *tag_id,
                                gboolean toggle);
void pd_reading_view_edit_article_tag (PdReadingViewPage *page,
                                       PdEdit *edit,
                                       const char *tag_id,
                                       gboolean toggle);
char *pd_reading_view_edit_note (PdReadingViewPage *page,
                                 PdEdit *edit,
                                 const PdReadingViewTarget *target,
                                 const char *note);

G_END_DECLS
