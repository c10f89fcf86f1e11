#pragma once

#include <gio/gio.h>

#include "pd-search-query.h"
#include "pd-word.h"

G_BEGIN_DECLS

/**
 * PdArticleSort:
 * @PD_ARTICLE_SORT_TITLE: by title, Chinese by Pinyin
 * @PD_ARTICLE_SORT_DATE: by when it was published
 * @PD_ARTICLE_SORT_SOURCE: by publication, Chinese by Pinyin
 * @PD_ARTICLE_SORT_ADDED: in the order they came in
 * @PD_ARTICLE_SORT_HIGHLIGHTS: by how many highlights it has
 * @PD_ARTICLE_SORT_LENGTH: by how long its text is
 *
 * What the library is ordered by. An article without a title, date or publication stands last, whichever way round.
 */
typedef enum
{
  PD_ARTICLE_SORT_TITLE,
  PD_ARTICLE_SORT_DATE,
  PD_ARTICLE_SORT_SOURCE,
  PD_ARTICLE_SORT_ADDED,
  PD_ARTICLE_SORT_HIGHLIGHTS,
  PD_ARTICLE_SORT_LENGTH,
} PdArticleSort;

/**
 * PdArticleMatch:
 * @PD_ARTICLE_MATCH_ANY: articles with and without it
 * @PD_ARTICLE_MATCH_WITH: only articles with it
 * @PD_ARTICLE_MATCH_WITHOUT: only articles without it
 *
 * Whether articles must have something.
 */
typedef enum
{
  PD_ARTICLE_MATCH_ANY,
  PD_ARTICLE_MATCH_WITH,
  PD_ARTICLE_MATCH_WITHOUT,
} PdArticleMatch;

/**
 * PdArticleCopies:
 * @PD_ARTICLE_COPIES_ANY: articles with and without copies
 * @PD_ARTICLE_COPIES_ONLY: only articles that share text with others
 * @PD_ARTICLE_COPIES_ONCE: of each family only the origin, or the earliest where none is known, and the articles that share no text
 *
 * What becomes of articles that share text.
 */
typedef enum
{
  PD_ARTICLE_COPIES_ANY,
  PD_ARTICLE_COPIES_ONLY,
  PD_ARTICLE_COPIES_ONCE,
} PdArticleCopies;

#define PD_TYPE_ARTICLE_QUERY (pd_article_query_get_type ())

/**
 * PdArticleQuery:
 *
 * Which articles are asked for, and in which order. A new one asks for all of them, by title; what is set beside that
 * must all be so.
 */
typedef struct _PdArticleQuery PdArticleQuery;

GType pd_article_query_get_type (void);

PdArticleQuery *pd_article_query_new (void);
PdArticleQuery *pd_article_query_copy (const PdArticleQuery *self);
void pd_article_query_free (PdArticleQuery *self);
gboolean pd_article_query_equal (const PdArticleQuery *self,
                                 const PdArticleQuery *other);
gboolean pd_article_query_is_filtered (const PdArticleQuery *self);

void pd_article_query_set_sort (PdArticleQuery *self,
                                PdArticleSort sort,
                                gboolean descending);
PdArticleSort pd_article_query_get_sort (const PdArticleQuery *self,
                                         gboolean *descending);

void pd_article_query_set_search (PdArticleQuery *self,
                                  PdSearchQuery *search);
void pd_article_query_set_starred (PdArticleQuery *self,
                                   PdArticleMatch match);
void pd_article_query_set_excluded (PdArticleQuery *self,
                                    PdArticleMatch match);
void pd_article_query_set_highlighted (PdArticleQuery *self,
                                       PdArticleMatch match);
void pd_article_query_set_copies (PdArticleQuery *self,
                                  PdArticleCopies copies);
void pd_article_query_set_state (PdArticleQuery *self,
                                 const char *state,
                                 const char *coder_id);
void pd_article_query_set_group (PdArticleQuery *self,
                                 const char *group_id);
void pd_article_query_set_dates (PdArticleQuery *self,
                                 const char *from,
                                 const char *to);
void pd_article_query_set_value (PdArticleQuery *self,
                                 PdKey key,
                                 const char *value);
void pd_article_query_set_values (PdArticleQuery *self,
                                  PdKey key,
                                  const char *const *values);
void pd_article_query_set_field (PdArticleQuery *self,
                                 const char *field_id,
                                 const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdArticleQuery, pd_article_query_free)

G_END_DECLS
