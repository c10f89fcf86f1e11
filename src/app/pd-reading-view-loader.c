#include "pd-reading-view-loader.h"

#include "pd-catalogue.h"

/* Sets of words. Three of them stand for what is not loaded row by row. */
#define TEXT PD_WORD_BIT (PD_WORD_BLOCK)
#define MARKS PD_WORD_BIT (PD_WORD_HIGHLIGHT)
#define UNPLACED PD_WORD_BIT (PD_WORD_HIGHLIGHT_TAG)
#define ARTICLE_ROWS (PD_WORD_BIT (PD_WORD_ARTICLE) | PD_WORD_BIT (PD_WORD_ARTICLE_FIELD) | PD_WORD_BIT (PD_WORD_FIELD_VALUE))
#define OF_ARTICLE (TEXT | MARKS | UNPLACED | ARTICLE_ROWS)
#define OF_PROJECT PD_CATALOGUE_WORDS

/**
 * PdReadingViewLoader:
 *
 * Loads what the reading view knows of a project and of the article that is open, and loads again what changes. What is
 * the project's is loaded once, and not again with the next article.
 */
struct _PdReadingViewLoader
{
  GObject parent_instance;

  PdProject *project;
  char *article_id;

  /* What is to be loaded in a moment, what is being loaded, and what has to be with the next of them. */
  guint64 wanted;
  guint64 loading;
  guint64 stale;
  PdReadingViewLoad load;
  guint n_pending;
  GCancellable *cancellable;
  guint start_source;
};

/* One of the words, on its way. */
typedef struct
{
  PdReadingViewLoader *loader;
  GCancellable *cancellable;
  PdWord word;
} Part;

enum
{
  SIGNAL_LOADED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdReadingViewLoader, pd_reading_view_loader, G_TYPE_OBJECT)

static void
part_free (Part *part)
{
  g_object_unref (part->loader);
  g_object_unref (part->cancellable);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

static void
load_clear (PdReadingViewLoad *load)
{
  g_clear_object (&load->text);
  g_clear_object (&load->marks);
  g_clear_object (&load->unplaced);
  for (guint i = 0; i < PD_N_WORDS; i++)
    g_clear_pointer (&load->rows[i], g_ptr_array_unref);
  g_clear_error (&load->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReadingViewLoad, load_clear)

static void
stop (PdReadingViewLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->start_source, g_source_remove);
  self->stale |= self->wanted | self->loading;
  self->wanted = 0;
  self->loading = 0;
  self->n_pending = 0;
  load_clear (&self->load);
}

static void
pd_reading_view_loader_dispose (GObject *object)
{
  PdReadingViewLoader *self = PD_READING_VIEW_LOADER (object);

  stop (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_reading_view_loader_parent_class)->dispose (object);
}

static void
pd_reading_view_loader_finalize (GObject *object)
{
  PdReadingViewLoader *self = PD_READING_VIEW_LOADER (object);

  g_free (self->article_id);

  G_OBJECT_CLASS (pd_reading_view_loader_parent_class)->finalize (object);
}

static void
pd_reading_view_loader_class_init (PdReadingViewLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_reading_view_loader_dispose;
  object_class->finalize = pd_reading_view_loader_finalize;

  /**
   * PdReadingViewLoader::loaded:
   * @load: (type gpointer): a #PdReadingViewLoad, which says itself what could not be loaded
   *
   * Something was loaded.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * PdReadingViewLoader::settled:
   *
   * Everything that was loaded is as the project has it.
   */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
pd_reading_view_loader_init (PdReadingViewLoader *self)
{
}

static void start_loading (PdReadingViewLoader *self);

static void
finish_loading (PdReadingViewLoader *self)
{
  g_auto (PdReadingViewLoad) load = self->load;
  gboolean failed = load.error != NULL;

  memset (&self->load, 0, sizeof self->load);
  /* The next change tries again. */
  if (failed)
    self->stale |= self->loading;
  self->loading = 0;
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, &load);
  start_loading (self);
  if (!failed && pd_reading_view_loader_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Part) part = user_data;
  PdReadingViewLoader *self = part->loader;
  PdProject *project = PD_PROJECT (object);
  g_autoptr (PdText) text = NULL;
  g_autoptr (PdMarks) marks = NULL;
  g_autoptr (PdMarks) unplaced = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (PD_WORD_BIT (part->word) == TEXT)
    text = pd_project_load_text_finish (project, result, &error);
  else if (PD_WORD_BIT (part->word) == MARKS)
    marks = pd_project_load_marks_finish (project, result, &error);
  else if (PD_WORD_BIT (part->word) == UNPLACED)
    unplaced = pd_project_load_unplaced_finish (project, result, &error);
  else
    rows = pd_project_load_finish (project, result, &error);

  /* Another article is open by now, or none. */
  if (part->cancellable != self->cancellable)
    return;
  if (text != NULL)
    self->load.text = g_steal_pointer (&text);
  if (marks != NULL)
    self->load.marks = g_steal_pointer (&marks);
  if (unplaced != NULL)
    self->load.unplaced = g_steal_pointer (&unplaced);
  if (rows != NULL)
    self->load.rows[part->word] = g_steal_pointer (&rows);
  if (self->load.error == NULL)
    self->load.error = g_steal_pointer (&error);
  if (--self->n_pending == 0)
    finish_loading (self);
}

static void
load_part (PdReadingViewLoader *self,
           PdWord word)
{
  Part *part = g_new0 (Part, 1);

  part->loader = g_object_ref (self);
  part->cancellable = g_object_ref (self->cancellable);
  part->word = word;
  self->n_pending++;
  if (PD_WORD_BIT (word) == TEXT)
    pd_project_load_text_async (self->project, self->article_id, self->cancellable, on_loaded, part);
  else if (PD_WORD_BIT (word) == MARKS)
    pd_project_load_marks_async (self->project, self->article_id, self->cancellable, on_loaded, part);
  else if (PD_WORD_BIT (word) == UNPLACED)
    pd_project_load_unplaced_async (self->project, self->article_id, self->cancellable, on_loaded, part);
  else if (word == PD_WORD_ARTICLE)
    pd_project_load_async (self->project, word, PD_ARTICLE_ID, self->article_id, self->cancellable, on_loaded, part);
  else if (word == PD_WORD_ARTICLE_FIELD)
    pd_project_load_async (self->project, word, PD_ARTICLE_FIELD_ARTICLE_ID, self->article_id, self->cancellable, on_loaded, part);
  else if (word == PD_WORD_FIELD_VALUE)
    pd_project_load_async (self->project, word, PD_FIELD_VALUE_ARTICLE_ID, self->article_id, self->cancellable, on_loaded, part);
  else
    pd_project_load_async (self->project, word, 0, NULL, self->cancellable, on_loaded, part);
}

static void
start_loading (PdReadingViewLoader *self)
{
  if (self->loading != 0 || self->wanted == 0)
    return;
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  self->loading = self->wanted;
  self->wanted = 0;
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (self->loading & PD_WORD_BIT (i))
        load_part (self, i);
    }
}

static gboolean
on_start (gpointer user_data)
{
  PdReadingViewLoader *self = user_data;

  self->start_source = 0;
  start_loading (self);
  return G_SOURCE_REMOVE;
}

/* In a moment, so that many changes at once are followed once. */
static void
want (PdReadingViewLoader *self,
      guint64 words)
{
  self->stale |= words;
  if (words == 0 || self->article_id == NULL)
    return;
  self->wanted |= self->stale;
  self->stale = 0;
  if (self->loading == 0 && self->start_source == 0)
    self->start_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_start, self, NULL);
}

static void
on_project_changed (PdReadingViewLoader *self,
                    PdChanges *changes)
{
  static const PdWord of_marks[] = {
    PD_WORD_HIGHLIGHT,
    PD_WORD_HIGHLIGHT_TAG,
    PD_WORD_MENTION,
    PD_WORD_ATTRIBUTION,
    PD_WORD_ARTICLE_TAG,
  };
  guint64 words = 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_marks); i++)
    {
      if (pd_changes_touch (changes, of_marks[i]))
        words |= MARKS | UNPLACED;
    }
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (((ARTICLE_ROWS | OF_PROJECT) & PD_WORD_BIT (i)) != 0 && pd_changes_touch (changes, i))
        words |= PD_WORD_BIT (i);
    }
  /* A claim counts its mentions, which go with their articles. */
  if (pd_changes_touch (changes, PD_WORD_MENTION) || pd_changes_touch (changes, PD_WORD_ARTICLE))
    words |= PD_WORD_BIT (PD_WORD_CLAIM);
  /* What hangs on a row goes with it. */
  if (words & (PD_WORD_BIT (PD_WORD_TAG) | PD_WORD_BIT (PD_WORD_CLAIM) | PD_WORD_BIT (PD_WORD_NAME)))
    words |= MARKS | UNPLACED;
  if (words & PD_WORD_BIT (PD_WORD_ARTICLE))
    words |= TEXT | MARKS | UNPLACED;
  if (words & PD_WORD_BIT (PD_WORD_FIELD))
    words |= PD_WORD_BIT (PD_WORD_FIELD_VALUE);
  want (self, words);
}

/**
 * pd_reading_view_loader_new:
 *
 * Returns: (transfer full): a loader without a project
 */
PdReadingViewLoader *
pd_reading_view_loader_new (void)
{
  return g_object_new (PD_TYPE_READING_VIEW_LOADER, NULL);
}

/**
 * pd_reading_view_loader_set_project:
 * @project: (nullable): an open project
 *
 * Sets the project. No article is open then, and nothing is loaded.
 */
void
pd_reading_view_loader_set_project (PdReadingViewLoader *self,
                                    PdProject *project)
{
  g_return_if_fail (PD_IS_READING_VIEW_LOADER (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  pd_reading_view_loader_set_article (self, NULL);
  self->stale = OF_PROJECT;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, on_project_changed, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_reading_view_loader_set_article:
 * @article_id: (nullable): an article of the project
 *
 * Starts to load an article, and stops to load the one before it.
 */
void
pd_reading_view_loader_set_article (PdReadingViewLoader *self,
                                    const char *article_id)
{
  g_return_if_fail (PD_IS_READING_VIEW_LOADER (self));
  g_return_if_fail (article_id == NULL || self->project != NULL);

  stop (self);
  g_set_str (&self->article_id, article_id);
  if (article_id == NULL)
    return;
  self->wanted = OF_ARTICLE | self->stale;
  self->stale = 0;
  start_loading (self);
}

/**
 * pd_reading_view_loader_is_settled:
 *
 * Returns: whether nothing is being loaded, or about to be
 */
gboolean
pd_reading_view_loader_is_settled (PdReadingViewLoader *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_LOADER (self), FALSE);

  return self->loading == 0 && self->wanted == 0;
}
