#pragma once

#include "pd-codebook-edit.h"
#include "pd-tag-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_CODEBOOK_VIEW (pd_codebook_view_get_type ())
G_DECLARE_FINAL_TYPE (PdCodebookView, pd_codebook_view, PD, CODEBOOK_VIEW, AdwBin)

/* Signals: opened (const char *article_id, const char *highlight_id). */

PdProject *pd_codebook_view_get_project (PdCodebookView *self);
void pd_codebook_view_set_project (PdCodebookView *self,
                                   PdProject *project);

PdTagTree *pd_codebook_view_get_tree (PdCodebookView *self);
PdTagNode *pd_codebook_view_get_selected (PdCodebookView *self);
void pd_codebook_view_await (PdCodebookView *self,
                             const char *tag_id);
void pd_codebook_view_perform (PdCodebookView *self,
                               PdCodebookEdit *edit,
                               const char *message);
void pd_codebook_view_show_uses (PdCodebookView *self,
                                 const char *tag_id,
                                 gboolean nested,
                                 const char *what);

G_END_DECLS
