#pragma once

#include <glib.h>

#include "pd-label.h"

G_BEGIN_DECLS

/**
 * PdByline:
 * @title: (nullable): what it says the title is
 * @original_title: (nullable): what it says the title was where the article comes from
 * @author: (nullable): who wrote the article, as written, without titles and places
 * @editor: (nullable): who edited it
 * @source: (nullable): the publication
 * @date: (nullable): when it was published, as ISO 8601
 * @url: (nullable): where it was published
 * @labels: which labels it has, a bit for each [enum@Pd.Label]
 *
 * What a line says that is not part of an article but about it.
 */
typedef struct
{
  char *title;
  char *original_title;
  char *author;
  char *editor;
  char *source;
  char *date;
  char *url;
  guint labels;
} PdByline;

gboolean pd_byline_parse (const char *line,
                          gsize n_bytes,
                          PdByline *byline);
void pd_byline_clear (PdByline *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdByline, pd_byline_clear)

G_END_DECLS
