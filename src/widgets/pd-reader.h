#pragma once

#include <gtk/gtk.h>

#include "pd-occurrences.h"
#include "pd-span.h"
#include "pd-text.h"

G_BEGIN_DECLS

#define PD_TYPE_READER (pd_reader_get_type ())
G_DECLARE_FINAL_TYPE (PdReader, pd_reader, PD, READER, GtkTextView)

GtkWidget *pd_reader_new (void);

void pd_reader_set_text (PdReader *self,
                         PdText *text,
                         const char *language);
PdText *pd_reader_get_text (PdReader *self);

void pd_reader_set_spans (PdReader *self,
                          GPtrArray *spans);
void pd_reader_set_active_span (PdReader *self,
                                const char *id);
const char *pd_reader_get_active_span (PdReader *self);
const char *pd_reader_get_span_at (PdReader *self,
                                   double x,
                                   double y);

void pd_reader_scroll_to_span (PdReader *self,
                               const char *id);
void pd_reader_scroll_to_offset (PdReader *self,
                                 guint offset);
void pd_reader_get_visible_range (PdReader *self,
                                  guint *start,
                                  guint *end);

void pd_reader_set_found (PdReader *self,
                          const PdOccurrence *found,
                          guint n_found);
guint pd_reader_get_n_found (PdReader *self);
guint pd_reader_get_current_found (PdReader *self);
guint pd_reader_find_found (PdReader *self,
                            guint offset);
void pd_reader_show_found (PdReader *self,
                           guint index);

gboolean pd_reader_get_sentence (PdReader *self,
                                 guint *start,
                                 guint *end);
void pd_reader_select (PdReader *self,
                       guint start,
                       guint end);
void pd_reader_clear_selection (PdReader *self);
gboolean pd_reader_get_has_selection (PdReader *self);
gboolean pd_reader_get_selection (PdReader *self,
                                  guint *start,
                                  guint *end);
gboolean pd_reader_get_selection_rectangle (PdReader *self,
                                            GdkRectangle *rectangle);
gboolean pd_reader_get_span_rectangle (PdReader *self,
                                       const char *id,
                                       GdkRectangle *rectangle);

double pd_reader_get_zoom (PdReader *self);
void pd_reader_set_zoom (PdReader *self,
                         double zoom);
guint pd_reader_get_measure (PdReader *self);
void pd_reader_set_measure (PdReader *self,
                            guint measure);
double pd_reader_get_leading (PdReader *self);
void pd_reader_set_leading (PdReader *self,
                            double leading);
gboolean pd_reader_get_indent (PdReader *self);
void pd_reader_set_indent (PdReader *self,
                           gboolean indent);
const char *pd_reader_get_font_family (PdReader *self);
void pd_reader_set_font_family (PdReader *self,
                                const char *family);

G_END_DECLS
