#pragma once

#include "pd-odt-styles.h"

G_BEGIN_DECLS

/**
 * PdOdtLists:
 *
 * The lists that are open, one in the other, and how far each has counted.
 */
typedef struct _PdOdtLists PdOdtLists;

PdOdtLists *pd_odt_lists_new (PdOdtStyles *styles);
void pd_odt_lists_free (PdOdtLists *self);

void pd_odt_lists_begin (PdOdtLists *self,
                         const PdXmlAttributes *attributes);
void pd_odt_lists_end (PdOdtLists *self);
guint pd_odt_lists_get_depth (PdOdtLists *self);
void pd_odt_lists_begin_item (PdOdtLists *self,
                              const PdXmlAttributes *attributes);
void pd_odt_lists_begin_header (PdOdtLists *self);
char *pd_odt_lists_count_item (PdOdtLists *self,
                               gboolean is_heading);
char *pd_odt_lists_count_heading (PdOdtLists *self,
                                  guint level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOdtLists, pd_odt_lists_free)

G_END_DECLS
