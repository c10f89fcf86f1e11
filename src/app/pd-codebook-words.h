#pragma once

#include "pd-codebook-preview.h"
#include "pd-project-versions.h"
#include "pd-tag-node.h"
#include "pd-tag-use.h"

G_BEGIN_DECLS

char *pd_codebook_words_dup_path (const char *path);
char *pd_codebook_words_dup_count (guint own,
                                   guint nested);
char *pd_codebook_words_dup_highlights (const PdTagCounts *counts);
char *pd_codebook_words_dup_articles (const PdTagCounts *counts);
char *pd_codebook_words_dup_node (PdTagNode *node,
                                  guint depth);
char *pd_codebook_words_dup_article (const PdTagUse *use);
char *pd_codebook_words_dup_use (const PdTagUse *use);

char *pd_codebook_words_dup_loss (const PdCodebookPreview *preview);
GStrv pd_codebook_words_list_merge (const PdCodebookPreview *preview);
GStrv pd_codebook_words_list_move (const PdCodebookPreview *preview);

GStrv pd_codebook_words_list_import (const PdCodebookPreview *preview);
char *pd_codebook_words_dup_entry (PdTagOutline *outline,
                                   guint index);
char *pd_codebook_words_dup_difference (const PdCodebookComparison *comparison,
                                        const PdTagDifference *difference);

G_END_DECLS
