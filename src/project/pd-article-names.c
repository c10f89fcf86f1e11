#include "pd-article-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-cursor.h"
#include "pd-project.h"

/* The first characters of a UUID are enough, if there are so many. */
#define MIN_PREFIX 4

/* How many articles an error names, where a name may mean several. */
#define MAX_CANDIDATES 5

/* Of the articles only what they may be called. */
static const PdColumn columns[] = {
  { "article_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "" },
  { "file_name", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
  { "part", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
};
static const PdTable table = { "articles", NULL, "", columns, G_N_ELEMENTS (columns) };

typedef struct
{
  char *id;
  char *file_name;
  /* The same with the number of its record, where the file may hold several: posts.csv#12. */
  char *full_name;
} Article;

struct _PdArticleNames
{
  GPtrArray *articles;
  GHashTable *by_id;
  /* By both names; NULL for one that several have. */
  GHashTable *by_name;
  /* What was looked for once is likely to be looked for again. */
  GHashTable *by_prefix;
};

static void
article_free (gpointer data)
{
  Article *article = data;

  g_free (article->id);
  g_free (article->file_name);
  g_free (article->full_name);
  g_free (article);
}

static void
add_name (PdArticleNames *self,
          Article *article,
          const char *name)
{
  g_hash_table_insert (self->by_name, (char *) name, g_hash_table_contains (self->by_name, name) ? NULL : article);
}

static void
add (PdArticleNames *self,
     const char *id,
     const char *file_name,
     const char *part)
{
  Article *article = g_new0 (Article, 1);

  article->id = g_strdup (id);
  article->file_name = g_strdup (file_name);
  article->full_name = file_name != NULL && part != NULL ? g_strdup_printf ("%s#%s", file_name, part) : g_strdup (file_name);
  g_ptr_array_add (self->articles, article);
  g_hash_table_insert (self->by_id, article->id, article);
  if (file_name != NULL)
    add_name (self, article, article->full_name);
  if (file_name != NULL && part != NULL)
    add_name (self, article, article->file_name);
}

/**
 * pd_article_names_load:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full): the articles that are there now, or %NULL with an error
 */
PdArticleNames *
pd_article_names_load (PdConnection *connection,
                       GError **error)
{
  g_autoptr (PdArticleNames) self = g_new0 (PdArticleNames, 1);
  g_autoptr (PdCursor) cursor = NULL;
  g_autoptr (GError) failure = NULL;
  const PdCell *cells;

  self->articles = g_ptr_array_new_with_free_func (article_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_prefix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cursor = pd_cursor_new (connection, &table, error);
  if (cursor == NULL)
    return NULL;
  while ((cells = pd_cursor_next (cursor, &failure)) != NULL)
    add (self, cells[0].text, cells[1].text, cells[2].text);
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * pd_article_names_free:
 *
 * Frees them.
 */
void
pd_article_names_free (PdArticleNames *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_prefix, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
find_all (PdArticleNames *self,
          const char *name,
          gboolean is_name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->articles->len; i++)
    {
      Article *article = g_ptr_array_index (self->articles, i);

      if (is_name ? g_strcmp0 (article->file_name, name) == 0 || g_strcmp0 (article->full_name, name) == 0 : g_str_has_prefix (article->id, name))
        g_ptr_array_add (found, article);
    }
  return found;
}

static void
set_ambiguous (const char *name,
               GPtrArray *candidates,
               GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    {
      const Article *article = g_ptr_array_index (candidates, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", article->id);
      if (article->full_name != NULL)
        g_string_append_printf (list, " (%s)", article->full_name);
    }
  if (candidates->len > MAX_CANDIDATES)
    g_string_append (list, " …");
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND,
               g_dngettext (GETTEXT_PACKAGE, "“%s” may be any of %u article: %s.", "“%s” may be any of %u articles: %s.", candidates->len),
               name, candidates->len, list->str);
}

/**
 * pd_article_names_find:
 * @name: a UUID, the first four or more characters of one, or the name of a source file, `posts.csv#12` for a record of one
 * @error: return location for an error
 *
 * Returns: (transfer none): the UUID of the one article that @name means, or %NULL with an error
 */
const char *
pd_article_names_find (PdArticleNames *self,
                       const char *name,
                       GError **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  const Article *article;
  gpointer named = NULL;
  gboolean is_name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  article = g_hash_table_lookup (self->by_id, name);
  if (article == NULL)
    article = g_hash_table_lookup (self->by_prefix, name);
  if (article != NULL)
    return article->id;

  is_name = g_hash_table_lookup_extended (self->by_name, name, NULL, &named);
  article = named;
  if (article != NULL)
    return article->id;
  if (is_name || strlen (name) >= MIN_PREFIX)
    candidates = find_all (self, name, is_name);
  if (candidates == NULL || candidates->len == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("There is no article “%s”."), name);
      return NULL;
    }
  if (candidates->len > 1)
    {
      set_ambiguous (name, candidates, error);
      return NULL;
    }
  article = g_ptr_array_index (candidates, 0);
  g_hash_table_insert (self->by_prefix, g_strdup (name), (gpointer) article);
  return article->id;
}

static gpointer
find_article (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (PdArticleNames) articles = pd_article_names_load (connection, error);

  return articles != NULL ? g_strdup (pd_article_names_find (articles, data, error)) : NULL;
}

/**
 * pd_project_find_article:
 * @name: an article's UUID, the first four or more characters of it, or the name of its source file
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the one article that somebody means. It waits for the disk.
 *
 * Returns: (transfer full): the article's UUID, or %NULL with an error
 */
char *
pd_project_find_article (PdProject *self,
                         const char *name,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, find_article, (gpointer) name, cancellable, error);
}
