#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdProvenance:
 * @author: (nullable): who wrote it
 * @source: (nullable): where it was published
 * @original_title: (nullable): what it is called there
 * @date: (nullable): when, as ISO 8601, as exact as it is said
 * @terms: (nullable): under which terms it is reprinted, as written
 * @is_all: whether nothing but that is said
 *
 * What sentences say of where an article comes from.
 */
typedef struct
{
  char *author;
  char *source;
  char *original_title;
  char *date;
  char *terms;
  gboolean is_all;
} PdProvenance;

gboolean pd_provenance_parse (const char *text,
                              gsize n_bytes,
                              const char *title,
                              PdProvenance *provenance);
void pd_provenance_clear (PdProvenance *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdProvenance, pd_provenance_clear)

G_END_DECLS
