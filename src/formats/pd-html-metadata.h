#pragma once

#include "pd-document.h"
#include "pd-html-tree.h"

G_BEGIN_DECLS

/**
 * PD_HTML_METADATA_SITE:
 *
 * From this rank on, what is named as the source is the site that the page is from, which may have taken the article from
 * elsewhere.
 */
#define PD_HTML_METADATA_SITE 38

/**
 * PdHtmlMetadata:
 *
 * What a page says of its article, in all the ways that pages have to say it.
 */
typedef struct _PdHtmlMetadata PdHtmlMetadata;

PdHtmlMetadata *pd_html_metadata_new (PdHtmlTree *tree);
void pd_html_metadata_free (PdHtmlMetadata *self);

void pd_html_metadata_add (PdHtmlMetadata *self,
                           PdKey key,
                           guint rank,
                           const char *value,
                           const char *place);
char *pd_html_metadata_dup_title (PdHtmlMetadata *self);
char *pd_html_metadata_dup_title_element (PdHtmlMetadata *self);
void pd_html_metadata_apply (PdHtmlMetadata *self,
                             PdDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdHtmlMetadata, pd_html_metadata_free)

G_END_DECLS
