#pragma once

#include "pd-reading-view-page.h"

G_BEGIN_DECLS

#define PD_TYPE_READING_VIEW_QUEUE (pd_reading_view_queue_get_type ())
G_DECLARE_FINAL_TYPE (PdReadingViewQueue, pd_reading_view_queue, PD, READING_VIEW_QUEUE, GObject)

/**
 * PdReadingViewQueueFunc:
 * @page: the page
 * @user_data: what was handed to [method@Pd.ReadingViewQueue.run]
 *
 * Does something with a page that is as the project has it.
 */
typedef void (*PdReadingViewQueueFunc) (PdReadingViewPage *page,
                                        gpointer user_data);

PdReadingViewQueue *pd_reading_view_queue_new (PdReadingViewPage *page);

PdReadingViewPage *pd_reading_view_queue_get_page (PdReadingViewQueue *self);

void pd_reading_view_queue_perform (PdReadingViewQueue *self,
                                    PdEdit *edit);
void pd_reading_view_queue_perform_async (PdReadingViewQueue *self,
                                          PdEdit *edit,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean pd_reading_view_queue_perform_finish (PdReadingViewQueue *self,
                                               GAsyncResult *result,
                                               GError **error);
void pd_reading_view_queue_run (PdReadingViewQueue *self,
                                PdReadingViewQueueFunc func,
                                gpointer user_data,
                                GDestroyNotify destroy);

G_END_DECLS
