#include "pd-article-query-private.h"

G_DEFINE_BOXED_TYPE (PdArticleQuery, pd_article_query, pd_article_query_copy, pd_article_query_free)

/**
 * pd_article_query_new:
 *
 * Returns: (transfer full): a query of all articles, by title
 */
PdArticleQuery *
pd_article_query_new (void)
{
  PdArticleQuery *self = g_new0 (PdArticleQuery, 1);

  self->values = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * pd_article_query_copy:
 *
 * Returns: (transfer full): a query of the same
 */
PdArticleQuery *
pd_article_query_copy (const PdArticleQuery *self)
{
  PdArticleQuery *copy;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = pd_article_query_new ();
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->search = self->search != NULL ? pd_search_query_ref (self->search) : NULL;
  copy->starred = self->starred;
  copy->excluded = self->excluded;
  copy->highlighted = self->highlighted;
  copy->copies = self->copies;
  copy->state = g_strdup (self->state);
  copy->coder_id = g_strdup (self->coder_id);
  copy->group_id = g_strdup (self->group_id);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->values, key, g_strdupv (value));
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->fields, g_strdup (key), g_strdup (value));
  return copy;
}

/**
 * pd_article_query_free:
 *
 * Frees it.
 */
void
pd_article_query_free (PdArticleQuery *self)
{
  g_clear_pointer (&self->search, pd_search_query_unref);
  g_free (self->state);
  g_free (self->coder_id);
  g_free (self->group_id);
  g_free (self->from);
  g_free (self->to);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static gboolean
is_same_text (gconstpointer first,
              gconstpointer second)
{
  return g_strcmp0 (first, second) == 0;
}

static gboolean
is_same_list (gconstpointer first,
              gconstpointer second)
{
  return second != NULL && g_strv_equal (first, second);
}

static gboolean
is_same_table (GHashTable *first,
               GHashTable *second,
               GEqualFunc is_same)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (first) != g_hash_table_size (second))
    return FALSE;
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (!is_same (value, g_hash_table_lookup (second, key)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_search (PdSearchQuery *search,
                PdSearchQuery *other)
{
  return search != NULL && other != NULL ? pd_search_query_equal (search, other) : search == other;
}

/**
 * pd_article_query_equal:
 * @other: another query
 *
 * Returns: whether both ask for the same, in the same order
 */
gboolean
pd_article_query_equal (const PdArticleQuery *self,
                        const PdArticleQuery *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->sort == other->sort && self->descending == other->descending
         && self->starred == other->starred && self->excluded == other->excluded && self->highlighted == other->highlighted
         && self->copies == other->copies
         && is_same_search (self->search, other->search)
         && g_strcmp0 (self->state, other->state) == 0 && g_strcmp0 (self->coder_id, other->coder_id) == 0
         && g_strcmp0 (self->group_id, other->group_id) == 0
         && g_strcmp0 (self->from, other->from) == 0 && g_strcmp0 (self->to, other->to) == 0
         && is_same_table (self->values, other->values, is_same_list) && is_same_table (self->fields, other->fields, is_same_text);
}

/**
 * pd_article_query_is_filtered:
 *
 * Returns: whether it asks for less than all articles
 */
gboolean
pd_article_query_is_filtered (const PdArticleQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->search != NULL || self->starred != PD_ARTICLE_MATCH_ANY || self->excluded != PD_ARTICLE_MATCH_ANY || self->highlighted != PD_ARTICLE_MATCH_ANY
         || self->copies != PD_ARTICLE_COPIES_ANY
         || self->state != NULL || self->group_id != NULL || self->from != NULL || self->to != NULL
         || g_hash_table_size (self->values) > 0 || g_hash_table_size (self->fields) > 0;
}

/**
 * pd_article_query_set_sort:
 * @sort: what to order by
 * @descending: whether the other way round
 *
 * Sets the order.
 */
void
pd_article_query_set_sort (PdArticleQuery *self,
                           PdArticleSort sort,
                           gboolean descending)
{
  g_return_if_fail (self != NULL);

  self->sort = sort;
  self->descending = !!descending;
}

/**
 * pd_article_query_get_sort:
 * @descending: (out) (optional): whether the other way round
 *
 * Returns: what it orders by
 */
PdArticleSort
pd_article_query_get_sort (const PdArticleQuery *self,
                           gboolean *descending)
{
  g_return_val_if_fail (self != NULL, PD_ARTICLE_SORT_TITLE);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/**
 * pd_article_query_set_search:
 * @search: (nullable): what is searched for in titles, texts, notes and claims, and, where no field is named, in authors and publications; %NULL for nothing
 *
 * Asks only for articles that a search finds.
 */
void
pd_article_query_set_search (PdArticleQuery *self,
                             PdSearchQuery *search)
{
  g_return_if_fail (self != NULL);

  if (search != NULL)
    pd_search_query_ref (search);
  g_clear_pointer (&self->search, pd_search_query_unref);
  self->search = search;
}

/**
 * pd_article_query_set_starred:
 * @match: whether they must have a star
 *
 * Asks for articles by their star.
 */
void
pd_article_query_set_starred (PdArticleQuery *self,
                              PdArticleMatch match)
{
  g_return_if_fail (self != NULL);

  self->starred = match;
}

/**
 * pd_article_query_set_excluded:
 * @match: whether they must be left out of the study
 *
 * Asks for articles by whether they belong to the study.
 */
void
pd_article_query_set_excluded (PdArticleQuery *self,
                               PdArticleMatch match)
{
  g_return_if_fail (self != NULL);

  self->excluded = match;
}

/**
 * pd_article_query_set_highlighted:
 * @match: whether they must have highlights
 *
 * Asks for articles by whether anything is marked in them.
 */
void
pd_article_query_set_highlighted (PdArticleQuery *self,
                                  PdArticleMatch match)
{
  g_return_if_fail (self != NULL);

  self->highlighted = match;
}

/**
 * pd_article_query_set_copies:
 * @copies: which of them
 *
 * Asks for articles by whether they share text with others.
 */
void
pd_article_query_set_copies (PdArticleQuery *self,
                             PdArticleCopies copies)
{
  g_return_if_fail (self != NULL);

  self->copies = copies;
}

/**
 * pd_article_query_set_state:
 * @state: (nullable): `to-do`, `reading` or `done`; nothing for articles that are not assigned; %NULL for all
 * @coder_id: (nullable): the UUID of whose state it is; %NULL for who works with the project
 *
 * Asks for articles by how far a coder is with them.
 */
void
pd_article_query_set_state (PdArticleQuery *self,
                            const char *state,
                            const char *coder_id)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->state, state);
  g_set_str (&self->coder_id, state != NULL ? coder_id : NULL);
}

/**
 * pd_article_query_set_group:
 * @group_id: (nullable): the UUID of a group; %NULL for all
 *
 * Asks for the articles of a group.
 */
void
pd_article_query_set_group (PdArticleQuery *self,
                            const char *group_id)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->group_id, group_id);
}

/**
 * pd_article_query_set_dates:
 * @from: (nullable): the first date, as exact as wanted (`2025`, `2025-01-30`)
 * @to: (nullable): the last date, which is still included whole
 *
 * Asks for articles that were published between two dates, or may have been: one of 2025 that is known no better is
 * between any two dates of that year.
 */
void
pd_article_query_set_dates (PdArticleQuery *self,
                            const char *from,
                            const char *to)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->from, from);
  g_set_str (&self->to, to);
}

/**
 * pd_article_query_set_value:
 * @key: a column of articles that is text or a date, such as %PD_ARTICLE_SOURCE, %PD_ARTICLE_LANGUAGE, %PD_ARTICLE_FORMAT
 * @value: (nullable): the value it must have; nothing where it must be empty; %NULL for all
 *
 * Asks for articles by a value, to the letter.
 */
void
pd_article_query_set_value (PdArticleQuery *self,
                            PdKey key,
                            const char *value)
{
  const char *values[] = { value, NULL };

  pd_article_query_set_values (self, key, values);
}

/**
 * pd_article_query_set_values:
 * @key: a column of articles that is text or a date
 * @values: (nullable) (array zero-terminated=1): the values of which it must have one; nothing where it may be empty; %NULL or none
 *   for all
 *
 * Asks for articles by any of some values, to the letter.
 */
void
pd_article_query_set_values (PdArticleQuery *self,
                             PdKey key,
                             const char *const *values)
{
  const PdColumn *column;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PD_KEY_WORD (key) == PD_WORD_ARTICLE);
  column = &pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (key)];
  g_return_if_fail ((column->type == PD_COLUMN_TEXT || column->type == PD_COLUMN_DATE) && (column->flags & PD_COLUMN_DERIVED) == 0);

  if (values != NULL && values[0] != NULL)
    g_hash_table_insert (self->values, GUINT_TO_POINTER (key), g_strdupv ((char **) values));
  else
    g_hash_table_remove (self->values, GUINT_TO_POINTER (key));
}

/**
 * pd_article_query_set_field:
 * @field_id: the UUID of one of the project's own fields
 * @value: (nullable): the value it must have; nothing where it must have none; %NULL for all
 *
 * Asks for articles by what they have in a field of the project's own, to the letter.
 */
void
pd_article_query_set_field (PdArticleQuery *self,
                            const char *field_id,
                            const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field_id != NULL);

  if (value != NULL)
    g_hash_table_insert (self->fields, g_strdup (field_id), g_strdup (value));
  else
    g_hash_table_remove (self->fields, field_id);
}
