#pragma once

#include "pd-find-bar.h"
#include "pd-margin.h"
#include "pd-margin-card.h"
#include "pd-note-popover.h"
#include "pd-palette.h"
#include "pd-reader.h"
#include "pd-recent-tags.h"
#include "pd-same-wording.h"
#include "pd-reading-view-edits.h"
#include "pd-reading-view-queue.h"
#include "pd-reading-view.h"
#include "pd-search-marker.h"

G_BEGIN_DECLS

struct _PdReadingView
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  PdReadingViewQueue *queue;
  gboolean show_margin;
  double zoom;

  AdwOverlaySplitView *split_view;
  PdMargin *margin;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  PdReader *reader;
  PdFindBar *find_bar;

  GtkPopover *menu;
  /* What asks whether an unplaced highlight belongs where something is selected. */
  AdwToast *proposal;

  /* What the palette or the note is open for. */
  PdPalette *palette;
  PdNotePopover *note;
  PdReadingViewTarget target;

  /* The highlight that is to stand out as soon as it is there. */
  char *wanted_highlight;
  gboolean reveal_wanted;
  /* The highlight that stood out when the last one was clicked. */
  char *clicked_highlight;
  guint slow_source;

  /* What is searched for; and, where one is to be shown as soon as it is found, of which article and where. */
  PdSearchQuery *search;
  gboolean search_exact;
  GCancellable *finding;
  char *wanted_article;
  guint wanted_passage;

  PdRecentTags *recent_tags;
  PdSameWording *same_wording;
  /* Where each article was read last: its id to an offset. */
  GHashTable *places;
};

/* pd-reading-view.c */
void pd_reading_view_want_highlight (PdReadingView *self,
                                     const char *highlight_id,
                                     gboolean reveal);

/* pd-reading-view-actions.c */
void pd_reading_view_install_actions (GtkWidgetClass *widget_class);
void pd_reading_view_update_actions (PdReadingView *self);

/* pd-reading-view-input.c */
void pd_reading_view_install_input (GtkWidgetClass *widget_class);

/* pd-reading-view-finding.c */
void pd_reading_view_find (PdReadingView *self);
gboolean pd_reading_view_step (PdReadingView *self,
                               gboolean forward);
void pd_reading_view_install_finding (GtkWidgetClass *widget_class);

/* pd-reading-view-popovers.c */
void pd_reading_view_popovers_init (PdReadingView *self);
void pd_reading_view_popovers_dispose (PdReadingView *self);
void pd_reading_view_popovers_update (PdReadingView *self);
void pd_reading_view_open_palette (PdReadingView *self,
                                   GtkWidget *at);
void pd_reading_view_open_article_palette (PdReadingView *self,
                                           GtkWidget *at);
void pd_reading_view_open_note (PdReadingView *self,
                                GtkWidget *at);
void pd_reading_view_open_claim (PdReadingView *self,
                                 const char *mention_id);

/* pd-reading-view-marking.c */
gboolean pd_reading_view_target_current (PdReadingView *self,
                                         gboolean or_sentence);
void pd_reading_view_toggle_tag (PdReadingView *self,
                                 const char *tag_id,
                                 gboolean article);
void pd_reading_view_create_tag (PdReadingView *self,
                                 const char *path,
                                 gboolean article);
void pd_reading_view_repeat_tag (PdReadingView *self);
void pd_reading_view_change_note (PdReadingView *self,
                                  const char *note);
void pd_reading_view_add_highlight (PdReadingView *self);
void pd_reading_view_resize_highlight (PdReadingView *self,
                                       const char *highlight_id,
                                       guint start,
                                       guint end);

/* pd-reading-view-placing.c */
void pd_reading_view_place_highlight (PdReadingView *self,
                                      const char *highlight_id);
void pd_reading_view_propose_place (PdReadingView *self,
                                    const char *highlight_id);

/* pd-reading-view-removal.c */
void pd_reading_view_remove_highlight (PdReadingView *self,
                                       const char *highlight_id);

/* pd-reading-view-spans.c */
GPtrArray *pd_reading_view_create_spans (PdReadingViewPage *page);

G_END_DECLS
