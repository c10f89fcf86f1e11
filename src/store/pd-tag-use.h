#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdTagUse:
 * @id: the UUID of the row that puts the tag there: of a highlight_tag or, of a whole article, an article_tag
 * @tag_id: the UUID of the tag: the one that was asked for, or one nested under it
 * @tag: its name
 * @coder: who put it there
 * @highlight_id: (nullable): the UUID of the highlight; %NULL where it is on a whole article
 * @quote: (nullable): what the highlight is on
 * @note: (nullable): what was noted on the highlight
 * @is_placed: whether the highlight stands on the article's text
 * @is_example: whether it is an example of the tag
 * @article_id: the UUID of the article
 * @title: (nullable): the article's title
 * @file_name: (nullable): the name of the file that it came from
 * @date: (nullable): when the article was published
 *
 * Where a tag is used.
 */
typedef struct
{
  gatomicrefcount references;
  char *id;
  char *tag_id;
  char *tag;
  char *coder;
  char *highlight_id;
  char *quote;
  char *note;
  gboolean is_placed;
  gboolean is_example;
  char *article_id;
  char *title;
  char *file_name;
  char *date;
} PdTagUse;

PdTagUse *pd_tag_use_ref (PdTagUse *self);
void pd_tag_use_unref (PdTagUse *self);

GPtrArray *pd_tag_use_list (PdConnection *connection,
                            const char *tag_id,
                            gboolean nested,
                            GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTagUse, pd_tag_use_unref)

G_END_DECLS
