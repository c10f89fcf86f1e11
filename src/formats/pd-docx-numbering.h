#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdDocxNumbering:
 *
 * The lists of a document, and how far each has counted.
 */
typedef struct _PdDocxNumbering PdDocxNumbering;

PdDocxNumbering *pd_docx_numbering_new (GBytes *xml,
                                        GError **error);
void pd_docx_numbering_free (PdDocxNumbering *self);

gboolean pd_docx_numbering_has_list (PdDocxNumbering *self,
                                     int list);
int pd_docx_numbering_find_level (PdDocxNumbering *self,
                                  int list,
                                  const char *style);
char *pd_docx_numbering_count (PdDocxNumbering *self,
                               int list,
                               guint level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxNumbering, pd_docx_numbering_free)

G_END_DECLS
