#pragma once

#include "pd-byline.h"
#include "pd-passage.h"
#include "pd-sniffer.h"

G_BEGIN_DECLS

/**
 * PdCleaning:
 * @blocks: the text
 * @document: where fields are set
 * @format: what the file is
 * @passages: (element-type PdPassage): the text's blocks, lines of one paragraph taken together
 * @headline: which of them is the headline, or -1
 *
 * What the steps of cleaning share. They are in files of their own, and private to it.
 */
typedef struct
{
  PdBlockList *blocks;
  PdDocument *document;
  PdFormat format;
  GArray *passages;
  int headline;
} PdCleaning;

/* pd-cleaning.c */
const PdPassage *pd_cleaning_get (PdCleaning *self,
                                  guint index);
char *pd_cleaning_dup_folded (PdCleaning *self,
                              guint index);
void pd_cleaning_cut (PdCleaning *self,
                      guint index,
                      const char *reason);
void pd_cleaning_set_kind (PdCleaning *self,
                           guint index,
                           PdBlockKind kind,
                           guint level);
const char *pd_cleaning_get_field (PdCleaning *self,
                                   PdKey key);
void pd_cleaning_set_field (PdCleaning *self,
                            PdKey key,
                            const char *value,
                            const char *origin,
                            const char *place);
GStrv pd_cleaning_dup_names (PdCleaning *self);

gboolean pd_cleaning_has_body (PdCleaning *self);

/* One file each. */
GArray *pd_clean_lines (PdBlockList *blocks,
                        PdFormat format);
void pd_clean_title (PdCleaning *self,
                     const char *page_title,
                     const char *file_name);
void pd_clean_head (PdCleaning *self);
void pd_clean_bylines (PdCleaning *self);
void pd_clean_provenance (PdCleaning *self);
void pd_clean_tail (PdCleaning *self);
void pd_clean_kinds (PdCleaning *self);
void pd_clean_empty_markup (PdCleaning *self);
void pd_clean_markup (PdCleaning *self);
void pd_clean_spaces (PdCleaning *self);
void pd_clean_url (PdCleaning *self);

G_END_DECLS
