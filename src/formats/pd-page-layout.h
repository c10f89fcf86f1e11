#pragma once

#include "pd-glyph.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

/**
 * PdPageLayout:
 *
 * What is written on pages, made into a text: the glyphs of each page go in with the places where they stand, and lines,
 * columns, paragraphs, headings, captions, lists and notes come out, and what is only there because of the pages.
 */
typedef struct _PdPageLayout PdPageLayout;

PdPageLayout *pd_page_layout_new (void);
void pd_page_layout_free (PdPageLayout *self);

void pd_page_layout_set_made_gap (PdPageLayout *self,
                                  double gap);

void pd_page_layout_begin_page (PdPageLayout *self,
                                double width,
                                double height);
void pd_page_layout_add (PdPageLayout *self,
                         const PdGlyphBox *box);
void pd_page_layout_end_line (PdPageLayout *self);
void pd_page_layout_end_page (PdPageLayout *self);
gsize pd_page_layout_get_n_glyphs (PdPageLayout *self);
gsize pd_page_layout_get_n_unknown (PdPageLayout *self);

char *pd_page_layout_build (PdPageLayout *self,
                            PdTextBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPageLayout, pd_page_layout_free)

G_END_DECLS
