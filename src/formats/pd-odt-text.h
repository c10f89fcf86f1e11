#pragma once

#include "pd-document-outline.h"
#include "pd-odt-lists.h"
#include "pd-text-flow.h"

G_BEGIN_DECLS

/**
 * PdOdtContext:
 * @n_edges: how many of them are the edge of a page, where there are no headings
 * @n_links: how many are links
 * @n_hidden: how many are hidden
 * @n_placeholders: how many only ask for something to be written there
 *
 * The elements that text is inside of.
 */
typedef struct
{
  guint n_edges;
  guint n_links;
  guint n_hidden;
  guint n_placeholders;
} PdOdtContext;

/**
 * PdOdtText:
 *
 * Makes blocks of paragraphs and of the characters in them.
 */
typedef struct _PdOdtText PdOdtText;

PdOdtText *pd_odt_text_new (PdTextBuilder *builder,
                            PdDocumentOutline *outline,
                            PdOdtStyles *styles);
void pd_odt_text_free (PdOdtText *self);

void pd_odt_text_begin_part (PdOdtText *self);
void pd_odt_text_end_part (PdOdtText *self);
PdTextFlow *pd_odt_text_get_flow (PdOdtText *self);
PdOdtLists *pd_odt_text_get_lists (PdOdtText *self);
PdOdtContext *pd_odt_text_get_context (PdOdtText *self);

void pd_odt_text_begin_apart (PdOdtText *self);
void pd_odt_text_end_apart (PdOdtText *self);
PdTextBuilder *pd_odt_text_take_apart (PdOdtText *self);

void pd_odt_text_set_marker (PdOdtText *self,
                             const char *marker);
void pd_odt_text_begin_paragraph (PdOdtText *self,
                                  const PdXmlAttributes *attributes,
                                  gboolean is_heading);
void pd_odt_text_end_paragraph (PdOdtText *self);
void pd_odt_text_begin_span (PdOdtText *self,
                             const PdXmlAttributes *attributes);
void pd_odt_text_end_span (PdOdtText *self);

void pd_odt_text_put (PdOdtText *self,
                      const char *text,
                      const char *reason);
void pd_odt_text_put_collapsed (PdOdtText *self,
                                const char *text,
                                gsize n_bytes);
void pd_odt_text_break_line (PdOdtText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOdtText, pd_odt_text_free)

G_END_DECLS
