#include "pd-reuse-keeper.h"

#include <glib/gi18n-lib.h>

#include "pd-project-families.h"
#include "pd-reuse-job.h"
#include "pd-reuse-loader.h"

/* Another number when other families would be found in the same texts: then they are found anew. */
#define VERSION 2

/* When more articles come at once than this, and than a part of those that are there, all are looked at anew, by several threads. */
#define MANY 1000
#define MANY_PART 10

/* As among all articles, each is compared with so many; with a few where it is like more. Of others, only one of a family is looked at, and not for ever. */
#define MOST_CANDIDATES 20
#define FEW_CANDIDATES 4
#define MOST_COMPARED 100

struct _PdReuseKeeper
{
  PdProject *project;
  PdWorker *reader;
  GCancellable *cancellable;

  /* All articles by the same numbers, from when they are first needed on. */
  PdReuseIndex *index;
  PdReuseGraph *graph;
  GHashTable *numbers;
  guint64 sum;
};

/* What became of the articles since. */
typedef struct
{
  GArray *come;
  GArray *gone;
  GArray *dated;

  /* The numbers of those that are to be compared, and of those whose families may be others now. */
  GArray *pending;
  GHashTable *queued;
  guint first_new;
  GHashTable *touched;
  GPtrArray *left;
} Pass;

static void
clear_article (gpointer data)
{
  pd_dated_article_clear (data);
}

static void
pass_init (Pass *self)
{
  self->come = g_array_new (FALSE, FALSE, sizeof (PdDatedArticle));
  g_array_set_clear_func (self->come, clear_article);
  self->gone = g_array_new (FALSE, FALSE, sizeof (guint));
  self->dated = g_array_new (FALSE, FALSE, sizeof (PdDatedArticle));
  g_array_set_clear_func (self->dated, clear_article);
  self->pending = g_array_new (FALSE, FALSE, sizeof (guint));
  self->queued = g_hash_table_new (NULL, NULL);
  self->touched = g_hash_table_new (NULL, NULL);
  self->left = g_ptr_array_new_with_free_func (g_free);
}

static void
pass_clear (Pass *self)
{
  g_array_unref (self->come);
  g_array_unref (self->gone);
  g_array_unref (self->dated);
  g_array_unref (self->pending);
  g_hash_table_unref (self->queued);
  g_hash_table_unref (self->touched);
  g_ptr_array_unref (self->left);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static void
forget (PdReuseKeeper *self)
{
  g_clear_pointer (&self->index, pd_reuse_index_free);
  g_clear_pointer (&self->graph, pd_reuse_graph_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  self->sum = 0;
}

/**
 * pd_reuse_keeper_new:
 * @project: an open project
 *
 * Returns: (transfer full): what keeps its families up to date
 */
PdReuseKeeper *
pd_reuse_keeper_new (PdProject *project)
{
  PdReuseKeeper *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_new0 (PdReuseKeeper, 1);
  self->project = g_object_ref (project);
  self->reader = g_object_ref (pd_store_get_reader (pd_project_get_store (project)));
  return self;
}

/**
 * pd_reuse_keeper_free:
 *
 * Frees it.
 */
void
pd_reuse_keeper_free (PdReuseKeeper *self)
{
  g_return_if_fail (self != NULL);

  forget (self);
  g_object_unref (self->reader);
  g_object_unref (self->project);
  g_free (self);
}

static guint64
mix (guint64 hash)
{
  hash = (hash ^ hash >> 30) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  hash = (hash ^ hash >> 27) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return hash ^ hash >> 31;
}

/* All that the families depend on, as far as an article is concerned; the sum over all of them says for which articles families were found. */
static guint64
get_hash (const PdDatedArticle *article)
{
  return mix (article->row + mix (article->text + mix (article->date != NULL ? g_str_hash (article->date) : 0)));
}

static char *
dup_state (guint64 sum)
{
  return g_strdup_printf ("%d-%016" G_GINT64_MODIFIER "x", VERSION, sum);
}

static gboolean
find_number (PdReuseKeeper *self,
             gint64 row,
             guint *number)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->numbers, &row, NULL, &value))
    return FALSE;
  *number = GPOINTER_TO_UINT (value);
  return TRUE;
}

static void
take_number (PdReuseKeeper *self,
             guint number)
{
  const PdDatedArticle *article = pd_reuse_graph_get_article (self->graph, number);

  g_hash_table_insert (self->numbers, g_memdup2 (&article->row, sizeof article->row), GUINT_TO_POINTER (number));
  self->sum += get_hash (article);
}

static void
append_copy (GArray *articles,
             const PdDatedArticle *article)
{
  PdDatedArticle copy = *article;

  copy.id = g_strdup (article->id);
  copy.date = g_strdup (article->date);
  g_array_append_val (articles, copy);
}

/* What is different from what is known. */
static void
notice (PdReuseKeeper *self,
        Pass *pass,
        const PdDatedArticle *article)
{
  const PdDatedArticle *known;
  guint number;

  if (!find_number (self, article->row, &number))
    {
      if (article->id != NULL)
        append_copy (pass->come, article);
      return;
    }
  known = pd_reuse_graph_get_article (self->graph, number);
  if (article->id == NULL || article->text != known->text)
    g_array_append_val (pass->gone, number);
  if (article->id != NULL && article->text != known->text)
    append_copy (pass->come, article);
  else if (article->id != NULL && g_strcmp0 (article->date, known->date) != 0)
    append_copy (pass->dated, article);
}

static gboolean
notice_all (PdReuseKeeper *self,
            Pass *pass,
            GError **error)
{
  g_autoptr (GArray) articles = pd_reuse_loader_list (self->reader, self->cancellable, error);
  g_autoptr (PdRowSet) rows = pd_row_set_new ();
  GHashTableIter iter;
  gpointer row, number;

  if (articles == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      const PdDatedArticle *article = &g_array_index (articles, PdDatedArticle, i);

      pd_row_set_add (rows, article->row);
      notice (self, pass, article);
    }
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &row, &number))
    {
      if (!pd_row_set_contains (rows, *(const gint64 *) row))
        g_array_append_vals (pass->gone, (guint[]) { GPOINTER_TO_UINT (number) }, 1);
    }
  return TRUE;
}

static gboolean
notice_some (PdReuseKeeper *self,
             Pass *pass,
             const GArray *rows,
             GError **error)
{
  g_autoptr (GArray) articles = pd_reuse_loader_list_some (self->reader, rows, self->cancellable, error);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    notice (self, pass, &g_array_index (articles, PdDatedArticle, i));
  return articles != NULL;
}

static void
touch (Pass *pass,
       guint number)
{
  g_hash_table_add (pass->touched, GUINT_TO_POINTER (number));
}

static void
queue (Pass *pass,
       guint number)
{
  touch (pass, number);
  if (g_hash_table_add (pass->queued, GUINT_TO_POINTER (number)))
    g_array_append_val (pass->pending, number);
}

/* In a large family not all were compared with each other: those who only had this one look for another. */
static void
let_go (PdReuseKeeper *self,
        Pass *pass,
        guint number)
{
  g_autoptr (GArray) family = pd_reuse_graph_list_family (self->graph, number);
  const PdDatedArticle *article = pd_reuse_graph_get_article (self->graph, number);

  for (guint i = 0; i < family->len; i++)
    {
      guint other = g_array_index (family, guint, i);

      if (other == number)
        continue;
      touch (pass, other);
      if (family->len > MOST_CANDIDATES && pd_reuse_graph_are_joined (self->graph, number, other, NULL))
        queue (pass, other);
    }
  g_hash_table_remove (pass->touched, GUINT_TO_POINTER (number));
  g_ptr_array_add (pass->left, g_strdup (article->id));
  self->sum -= get_hash (article);
  g_hash_table_remove (self->numbers, &article->row);
  pd_reuse_index_remove (self->index, number);
  pd_reuse_graph_remove (self->graph, number);
}

static void
set_date (PdReuseKeeper *self,
          Pass *pass,
          const PdDatedArticle *article)
{
  guint number;

  if (!find_number (self, article->row, &number))
    return;
  self->sum -= get_hash (pd_reuse_graph_get_article (self->graph, number));
  pd_reuse_graph_set_date (self->graph, number, article->date);
  self->sum += get_hash (article);
  touch (pass, number);
}

static PdFingerprints *
take_fingerprints (PdReuseText *text)
{
  guint n = 0;
  const gunichar *letters = text != NULL ? pd_reuse_text_get_letters (text, &n) : NULL;

  return pd_fingerprints_new_for_letters (letters, n);
}

static gboolean
add (PdReuseKeeper *self,
     Pass *pass,
     const PdDatedArticle *article,
     GError **error)
{
  g_autoptr (PdReuseText) text = NULL;
  g_autoptr (PdFingerprints) fingerprints = NULL;
  guint number;

  if (!pd_reuse_loader_load (self->reader, article->row, &text, self->cancellable, error))
    return FALSE;
  fingerprints = take_fingerprints (text);
  if (!pd_reuse_index_insert (self->index, fingerprints))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is too much text to look for copies in all of it."));
      return FALSE;
    }
  number = pd_reuse_graph_add (self->graph, article);
  take_number (self, number);
  queue (pass, number);
  return TRUE;
}

/* The articles that may share text with one. Two that are both new are compared once. */
static GArray *
list_candidates (PdReuseKeeper *self,
                 Pass *pass,
                 guint number,
                 PdReuseText *text)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (guint));
  guint representative = pd_reuse_index_get_representative (self->index, number);
  g_autoptr (PdFingerprints) fingerprints = NULL;
  g_autoptr (GArray) candidates = NULL;

  if (representative != number)
    {
      g_array_append_val (others, representative);
      return others;
    }
  fingerprints = take_fingerprints (text);
  candidates = pd_reuse_index_find (self->index, fingerprints, number);
  for (guint i = 0; i < candidates->len; i++)
    {
      const PdReuseCandidate *candidate = &g_array_index (candidates, PdReuseCandidate, i);
      guint other = candidate->a == number ? candidate->b : candidate->a;

      if (other < pass->first_new || other < number)
        g_array_append_val (others, other);
    }
  return others;
}

static gboolean
compare_with (PdReuseKeeper *self,
              guint number,
              PdReuseText *text,
              guint other,
              gboolean *joined,
              GError **error)
{
  g_autoptr (PdReuseText) other_text = NULL;
  gboolean is_before;
  PdReuseKind kind;

  *joined = pd_reuse_graph_are_joined (self->graph, number, other, NULL);
  if (*joined)
    return TRUE;
  if (!pd_reuse_loader_load (self->reader, pd_reuse_graph_get_article (self->graph, other)->row, &other_text, self->cancellable, error))
    return FALSE;
  if (other_text == NULL)
    return TRUE;
  /* The earlier one first, as always. */
  is_before = pd_reuse_graph_is_before (self->graph, number, other);
  *joined = pd_reuse_pair_find_kind (is_before ? text : other_text, is_before ? other_text : text, self->index, &kind);
  if (*joined)
    pd_reuse_graph_join (self->graph, number, other, kind);
  return TRUE;
}

/* Others that are known to share text with one of its family already tell nothing new, where there are many. */
static gboolean
compare (PdReuseKeeper *self,
         Pass *pass,
         guint number,
         GError **error)
{
  g_autoptr (PdReuseText) text = NULL;
  g_autoptr (GArray) others = NULL;
  g_autoptr (GHashTable) family = g_hash_table_new (NULL, NULL);
  guint few, n_compared = 0, current;

  /* It may have gone itself. */
  if (!find_number (self, pd_reuse_graph_get_article (self->graph, number)->row, &current) || current != number)
    return TRUE;
  if (!pd_reuse_loader_load (self->reader, pd_reuse_graph_get_article (self->graph, number)->row, &text, self->cancellable, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  others = list_candidates (self, pass, number, text);
  few = others->len > MOST_CANDIDATES ? FEW_CANDIDATES : others->len;
  for (guint i = 0; i < others->len && n_compared < MOST_COMPARED; i++)
    {
      guint other = g_array_index (others, guint, i);
      gboolean is_known = g_hash_table_contains (family, GUINT_TO_POINTER (other)), joined;
      g_autoptr (GArray) joined_family = NULL;

      if (i >= few && is_known)
        continue;
      if (!compare_with (self, number, text, other, &joined, error))
        return FALSE;
      n_compared++;
      if (!joined || is_known)
        continue;
      joined_family = pd_reuse_graph_list_family (self->graph, number);
      for (guint k = 0; k < joined_family->len; k++)
        g_hash_table_add (family, GUINT_TO_POINTER (g_array_index (joined_family, guint, k)));
    }
  return TRUE;
}

static gboolean
keep (PdReuseKeeper *self,
      GArray *numbers,
      GPtrArray *left,
      gboolean whole,
      GError **error)
{
  g_autoptr (GArray) entries = pd_reuse_graph_list_entries (self->graph, numbers, left);
  g_autofree char *state = dup_state (self->sum);

  return pd_project_keep_families (self->project, entries, whole ? NULL : left, state, self->cancellable, error);
}

/* Looks at all articles. */
static gboolean
begin (PdReuseKeeper *self,
       GError **error)
{
  g_autoptr (PdReuseJob) job = pd_reuse_job_new (self->reader, NULL, NULL, NULL, NULL, self->cancellable);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);

  forget (self);
  pd_reuse_job_set_background (job);
  if (!pd_reuse_job_run_to_go_on (job, &self->index, &self->graph, error))
    return FALSE;
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < pd_reuse_graph_get_n (self->graph); i++)
    {
      take_number (self, i);
      g_array_append_val (numbers, i);
    }
  return keep (self, numbers, left, TRUE, error);
}

static gboolean
are_many (PdReuseKeeper *self,
          Pass *pass)
{
  return pass->come->len > MAX (MANY, pd_reuse_graph_get_n (self->graph) / MANY_PART);
}

static gboolean
go_on (PdReuseKeeper *self,
       Pass *pass,
       GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; i < pass->gone->len; i++)
    let_go (self, pass, g_array_index (pass->gone, guint, i));
  for (guint i = 0; i < pass->dated->len; i++)
    set_date (self, pass, &g_array_index (pass->dated, PdDatedArticle, i));
  pass->first_new = pd_reuse_graph_get_n (self->graph);
  for (guint i = 0; i < pass->come->len; i++)
    {
      if (!add (self, pass, &g_array_index (pass->come, PdDatedArticle, i), error))
        return FALSE;
    }
  for (guint i = 0; i < pass->pending->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !compare (self, pass, g_array_index (pass->pending, guint, i), error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, pass->touched);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_array_append_vals (numbers, (guint[]) { GPOINTER_TO_UINT (number) }, 1);
  return keep (self, numbers, pass->left, FALSE, error);
}

static gboolean
follow (PdReuseKeeper *self,
        const GArray *rows,
        GError **error)
{
  g_auto (Pass) pass = { 0 };

  pass_init (&pass);
  if (!(rows != NULL ? notice_some (self, &pass, rows, error) : notice_all (self, &pass, error)))
    return FALSE;
  if (are_many (self, &pass))
    return begin (self, error);
  if (pass.come->len == 0 && pass.gone->len == 0 && pass.dated->len == 0)
    return TRUE;
  return go_on (self, &pass, error);
}

/* As long as the families are those of all articles as they are, nothing needs to be looked at. */
static gboolean
is_up_to_date (PdReuseKeeper *self,
               gboolean *up_to_date,
               GError **error)
{
  g_autoptr (GArray) articles = pd_reuse_loader_list (self->reader, self->cancellable, error);
  g_autofree char *kept = NULL;
  g_autofree char *state = NULL;
  guint64 sum = 0;

  if (articles == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    sum += get_hash (&g_array_index (articles, PdDatedArticle, i));
  state = dup_state (sum);
  kept = pd_reuse_loader_load_state (self->reader, self->cancellable);
  *up_to_date = g_strcmp0 (state, kept) == 0;
  return TRUE;
}

static gboolean
update (PdReuseKeeper *self,
        const GArray *rows,
        GError **error)
{
  gboolean up_to_date;

  if (self->index != NULL)
    return follow (self, rows, error);
  if (!is_up_to_date (self, &up_to_date, error))
    return FALSE;
  return up_to_date || begin (self, error);
}

/**
 * pd_reuse_keeper_run:
 * @rows: (nullable) (element-type gint64): the rows of the articles that may have come, gone or changed; %NULL where it may be any
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Brings the families of the project up to date. Where the project has those of its articles as they are, that takes a moment. Else all articles are
 * looked at, once; from then on what comes is compared with what is there, and what goes leaves its family. It waits for the disk, but keeps
 * nobody else waiting.
 *
 * Returns: whether that went well
 */
gboolean
pd_reuse_keeper_run (PdReuseKeeper *self,
                     const GArray *rows,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->cancellable = cancellable;
  ok = update (self, rows, error);
  self->cancellable = NULL;
  /* What is known and what is in the project may not be the same any more. */
  if (!ok)
    forget (self);
  return ok;
}
