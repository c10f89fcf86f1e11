#include "pd-family-page.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-choices.h"
#include "pd-family-graph.h"

/* So many articles are shown, the earliest; more are no picture. */
#define MAX_ARTICLES 50

/**
 * PdFamilyPage:
 *
 * A family of articles that share text, as a graph: which was made of which, when, and how.
 */
struct _PdFamilyPage
{
  AdwBin parent_instance;

  PdReuseResult *result;
  const PdReuseFamily *family;
  GCancellable *cancellable;
  /* The articles that are shown, in the order of the family; NULL where one is gone. Of each, what joins it with an earlier one. */
  PdRecord *articles[MAX_ARTICLES];
  const PdReuseMatch *joints[MAX_ARTICLES];
  guint numbers[MAX_ARTICLES];
  guint n_articles;
  guint n_loading;

  GtkLabel *title;
  GtkLabel *rest;
  PdFamilyGraph *graph;
};

enum
{
  OPENED,
  COMPARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdFamilyPage, pd_family_page, ADW_TYPE_BIN)

/* How much of the later of two articles is in the earlier. */
static double
get_share (const PdReuseMatch *match,
           const char *later)
{
  double share_a, share_b;

  pd_reuse_pair_get_shares (match->pair, &share_a, &share_b);
  return g_str_equal (match->a, later) ? share_a : share_b;
}

static const char *
get_id (PdFamilyPage *self,
        guint position)
{
  return g_ptr_array_index (self->family->articles, position);
}

/* Of all earlier ones, an article is joined with the one that most of it is in. */
static void
consider (PdFamilyPage *self,
          const PdReuseMatch *match,
          GHashTable *positions)
{
  gpointer a, b;
  guint later;

  if (!g_hash_table_lookup_extended (positions, match->a, NULL, &a) || !g_hash_table_lookup_extended (positions, match->b, NULL, &b))
    return;
  later = MAX (GPOINTER_TO_UINT (a), GPOINTER_TO_UINT (b));
  if (self->joints[later] == NULL || get_share (match, get_id (self, later)) > get_share (self->joints[later], get_id (self, later)))
    self->joints[later] = match;
}

static void
find_joints (PdFamilyPage *self)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = pd_reuse_result_get_n_matches (self->result);

  for (guint i = 0; i < self->n_articles; i++)
    g_hash_table_insert (positions, (gpointer) get_id (self, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    consider (self, pd_reuse_result_get_match (self->result, i), positions);
}

static guint
find_position (PdFamilyPage *self,
               const char *id)
{
  guint position = 0;

  while (position < self->n_articles && !g_str_equal (get_id (self, position), id))
    position++;
  return position;
}

/* Where the other end of an article's joint stands. */
static guint
get_earlier (PdFamilyPage *self,
             guint position)
{
  const PdReuseMatch *match = self->joints[position];

  return find_position (self, g_str_equal (match->a, get_id (self, position)) ? match->b : match->a);
}

static char *
describe_joint (PdFamilyPage *self,
                guint position)
{
  const PdReuseMatch *match = self->joints[position];
  const char *later = get_id (self, position);
  guint n_figures = pd_substitutions_count (pd_reuse_pair_get_substitutions (match->pair), PD_SUBSTITUTION_FIGURE);
  double of_earlier = get_share (match, g_str_equal (match->a, later) ? match->b : match->a);
  g_autofree char *figures = NULL;
  /* Translators: how two articles share text (Identical, Repost, Rewritten …), and which part of the first is in the second, and the other way round. */
  g_autofree char *shares = g_strdup_printf (_ ("%s · %.0f%% of the first, %.0f%% of the second"),
                                             pd_choice_get_label (pd_reuse_kind_to_string (pd_reuse_pair_get_kind (match->pair))), 100 * of_earlier, 100 * get_share (match, later));

  if (n_figures == 0)
    return g_steal_pointer (&shares);
  figures = g_strdup_printf (ngettext ("%u figure changed", "%u figures changed", n_figures), n_figures);
  return g_strconcat (shares, " · ", figures, NULL);
}

static void
add_article (PdFamilyPage *self,
             guint position)
{
  PdRecord *article = self->articles[position];
  g_autofree char *title = pd_article_get_title (article);

  self->numbers[position] = pd_family_graph_add_article (self->graph, title, pd_record_get_text (article, PD_ARTICLE_SOURCE), pd_record_get_text (article, PD_ARTICLE_DATE),
                                                         self->family->origin != NULL && g_str_equal (self->family->origin, pd_record_get_id (article)));
}

static void
show_graph (PdFamilyPage *self)
{
  for (guint i = 0; i < self->n_articles; i++)
    {
      if (self->articles[i] != NULL)
        add_article (self, i);
    }
  for (guint i = 0; i < self->n_articles; i++)
    {
      guint earlier = self->joints[i] != NULL ? get_earlier (self, i) : i;
      g_autofree char *label = self->joints[i] != NULL ? describe_joint (self, i) : NULL;

      if (label != NULL && self->articles[i] != NULL && self->articles[earlier] != NULL)
        pd_family_graph_add_copy (self->graph, self->numbers[earlier], self->numbers[i], label, self->joints[i]->origin != NULL);
    }
}

/* The graph comes when all its articles are there. */
static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdFamilyPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = pd_project_load_finish (PD_PROJECT (source), result, &error);
  PdRecord *article = loaded != NULL && loaded->len > 0 ? g_ptr_array_index (loaded, 0) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->family == NULL)
    return;
  if (article != NULL)
    g_set_object (&self->articles[find_position (self, pd_record_get_id (article))], article);
  if (--self->n_loading == 0)
    show_graph (self);
}

/* Those that are gone are not in the graph. */
static guint
find_number (PdFamilyPage *self,
             guint number)
{
  guint position = 0;

  while (position < self->n_articles && (self->articles[position] == NULL || self->numbers[position] != number))
    position++;
  return position;
}

static void
on_article_activated (PdFamilyPage *self,
                      guint number)
{
  g_signal_emit (self, signals[OPENED], 0, self->articles[find_number (self, number)]);
}

static void
on_copy_activated (PdFamilyPage *self,
                   guint number)
{
  guint position = find_number (self, number);

  g_signal_emit (self, signals[COMPARED], 0, self->articles[get_earlier (self, position)], self->articles[position]);
}

static void
pd_family_page_dispose (GObject *object)
{
  PdFamilyPage *self = PD_FAMILY_PAGE (object);

  if (self->graph != NULL)
    pd_family_page_clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_FAMILY_PAGE);

  G_OBJECT_CLASS (pd_family_page_parent_class)->dispose (object);
}

static void
pd_family_page_class_init (PdFamilyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_family_page_dispose;

  /**
   * PdFamilyPage::opened:
   * @article: one of the articles
   *
   * A person wants to read it.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_RECORD);
  /**
   * PdFamilyPage::compared:
   * @a: one of the articles
   * @b: a later one
   *
   * A person wants to see both side by side.
   */
  signals[COMPARED] = g_signal_new ("compared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, PD_TYPE_RECORD, PD_TYPE_RECORD);

  g_type_ensure (PD_TYPE_FAMILY_GRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-family-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdFamilyPage, title);
  gtk_widget_class_bind_template_child (widget_class, PdFamilyPage, rest);
  gtk_widget_class_bind_template_child (widget_class, PdFamilyPage, graph);
  gtk_widget_class_bind_template_callback (widget_class, on_article_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_activated);
}

static void
pd_family_page_init (PdFamilyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_family_page_clear:
 *
 * Shows no family.
 */
void
pd_family_page_clear (PdFamilyPage *self)
{
  g_return_if_fail (PD_IS_FAMILY_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pd_family_graph_clear (self->graph);
  for (guint i = 0; i < MAX_ARTICLES; i++)
    {
      g_clear_object (&self->articles[i]);
      self->joints[i] = NULL;
    }
  self->family = NULL;
  self->n_articles = 0;
  g_clear_pointer (&self->result, pd_reuse_result_unref);
}

/**
 * pd_family_page_show:
 * @project: a project
 * @result: who shares text with whom in it
 * @index: the number of a family
 *
 * Shows a family.
 */
void
pd_family_page_show (PdFamilyPage *self,
                     PdProject *project,
                     PdReuseResult *result,
                     guint index)
{
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;
  guint n;

  g_return_if_fail (PD_IS_FAMILY_PAGE (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (result != NULL);

  pd_family_page_clear (self);
  self->result = pd_reuse_result_ref (result);
  self->family = pd_reuse_result_get_family (result, index);
  self->cancellable = g_cancellable_new ();
  n = self->family->articles->len;
  self->n_articles = self->n_loading = MIN (n, MAX_ARTICLES);
  find_joints (self);
  title = g_strdup_printf (ngettext ("Family of %u article", "Family of %u articles", n), n);
  gtk_label_set_label (self->title, title);
  /* Translators: below the graph of a family that has more articles than it shows. */
  rest = g_strdup_printf (ngettext ("And %u more, which is in the list of pairs", "And %u more, which are in the list of pairs", n - self->n_articles), n - self->n_articles);
  gtk_label_set_label (self->rest, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > self->n_articles);
  for (guint i = 0; i < self->n_articles; i++)
    pd_project_load_async (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, get_id (self, i), self->cancellable, on_loaded, g_object_ref (self));
}
