#pragma once

#include "pd-document.h"
#include "pd-html-tree.h"

G_BEGIN_DECLS

/**
 * PdMetadataCard:
 * @node: the element that is the card
 * @fields: (element-type PdMetadataCardField): what it says
 *
 * A box in a page that says who wrote the article, where and when, as pages of archives and collections have it.
 */
typedef struct
{
  guint node;
  GArray *fields;
} PdMetadataCard;

/**
 * PdMetadataCardField:
 * @key: a column of an article
 * @label: what the value is labelled with, as written
 * @value: the value
 *
 * A line of a card.
 */
typedef struct
{
  PdKey key;
  char *label;
  char *value;
} PdMetadataCardField;

PdMetadataCard *pd_metadata_card_find (PdHtmlTree *tree,
                                       gboolean is_fragment);
void pd_metadata_card_apply (PdMetadataCard *self,
                             PdDocument *document);
void pd_metadata_card_free (PdMetadataCard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdMetadataCard, pd_metadata_card_free)

G_END_DECLS
