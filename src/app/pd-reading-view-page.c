#include "pd-reading-view-page.h"

#include "pd-reading-view-load.h"

/* Sets of words. Two of them stand for what is not loaded row by row. */
#define BIT(word) (1u << (word))
#define TEXT BIT (PD_WORD_BLOCK)
#define MARKS BIT (PD_WORD_HIGHLIGHT)
#define OF_ARTICLE (TEXT | MARKS | BIT (PD_WORD_ARTICLE) | BIT (PD_WORD_ARTICLE_FIELD))
#define OF_PROJECT PD_CATALOGUE_WORDS

/**
 * PdReadingViewPage:
 *
 * What the reading view knows: the article that is open, its text and marks, and the project's catalogue. It follows
 * the project.
 */
struct _PdReadingViewPage
{
  GObject parent_instance;

  PdProject *project;
  PdRecord *article;

  PdText *text;
  PdSegmenter *segmenter;
  PdMarks *marks;
  GPtrArray *fields;
  PdCatalogue *catalogue;
  char *shown_coder;

  /* What is to be loaded in a moment, what is being loaded, and what has to be with the next of them. */
  guint wanted;
  guint loading;
  guint stale;
  gboolean loaded;
  GCancellable *cancellable;
  guint start_source;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_CHANGED,
  SIGNAL_SETTLED,
  SIGNAL_ABANDONED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdReadingViewPage, pd_reading_view_page, G_TYPE_OBJECT)

static void start_loading (PdReadingViewPage *self);

static void
stop (PdReadingViewPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->start_source, g_source_remove);
  self->stale |= (self->wanted | self->loading) & OF_PROJECT;
  self->wanted = 0;
  self->loading = 0;
}

static void
forget_article (PdReadingViewPage *self)
{
  stop (self);
  self->loaded = FALSE;
  g_clear_object (&self->text);
  g_clear_object (&self->segmenter);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

static void
pd_reading_view_page_dispose (GObject *object)
{
  PdReadingViewPage *self = PD_READING_VIEW_PAGE (object);

  forget_article (self);
  g_clear_object (&self->article);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_reading_view_page_parent_class)->dispose (object);
}

static void
pd_reading_view_page_finalize (GObject *object)
{
  PdReadingViewPage *self = PD_READING_VIEW_PAGE (object);

  g_object_unref (self->catalogue);
  g_free (self->shown_coder);

  G_OBJECT_CLASS (pd_reading_view_page_parent_class)->finalize (object);
}

static void
pd_reading_view_page_class_init (PdReadingViewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_reading_view_page_dispose;
  object_class->finalize = pd_reading_view_page_finalize;

  /**
   * PdReadingViewPage::loaded:
   *
   * There is a text to show, with everything that is marked on it.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  /**
   * PdReadingViewPage::changed:
   *
   * Something of what is known of the same text is not as it was.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * PdReadingViewPage::settled:
   *
   * Everything on the page is as the project has it.
   */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * PdReadingViewPage::abandoned:
   *
   * What waits for the page to settle waits in vain: another article is opened, or this one could not be loaded.
   */
  signals[SIGNAL_ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
  /**
   * PdReadingViewPage::failed:
   * @message: what to tell the person
   *
   * Something could not be loaded.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_reading_view_page_init (PdReadingViewPage *self)
{
  self->catalogue = pd_catalogue_new ();
}

/* A text that was changed, or that came back, is another page. */
static void
take_text (PdReadingViewPage *self,
           PdText *text)
{
  if (self->text != NULL && !g_str_equal (pd_text_get_sha256 (self->text), pd_text_get_sha256 (text)))
    self->loaded = FALSE;
  if (self->text != NULL && self->loaded)
    return;
  g_clear_object (&self->segmenter);
  g_set_object (&self->text, text);
  self->segmenter = pd_segmenter_new (text);
}

static void
take (PdReadingViewPage *self,
      PdReadingViewLoad *load)
{
  GPtrArray *articles = load->rows[PD_WORD_ARTICLE];

  if (load->text != NULL)
    take_text (self, load->text);
  if (load->marks != NULL)
    g_set_object (&self->marks, load->marks);
  if (articles != NULL && articles->len > 0)
    g_set_object (&self->article, g_ptr_array_index (articles, 0));
  if (load->rows[PD_WORD_ARTICLE_FIELD] != NULL)
    {
      g_clear_pointer (&self->fields, g_ptr_array_unref);
      self->fields = g_steal_pointer (&load->rows[PD_WORD_ARTICLE_FIELD]);
    }
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if ((OF_PROJECT & BIT (i)) != 0 && load->rows[i] != NULL)
        pd_catalogue_set_rows (self->catalogue, i, load->rows[i]);
    }
}

static void
on_loaded (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (PdReadingViewPage) self = user_data;
  g_autoptr (PdReadingViewLoad) load = pd_reading_view_load_finish (result, NULL);
  gboolean first;

  /* Cancelled: another article is open by now, or none. */
  if (load == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->loading = 0;
  take (self, load);
  if (load->error != NULL)
    {
      GPtrArray *articles = load->rows[PD_WORD_ARTICLE];

      /* The next change tries again. An article that has gone, as by undoing its import, is not opened any more by
       * whoever opened it. */
      self->stale |= load->words;
      g_signal_emit (self, signals[SIGNAL_ABANDONED], 0);
      if (articles == NULL || articles->len > 0)
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, load->error->message);
      return;
    }
  first = !self->loaded;
  self->loaded = TRUE;
  g_signal_emit (self, signals[first ? SIGNAL_LOADED : SIGNAL_CHANGED], 0);
  start_loading (self);
  if (pd_reading_view_page_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
start_loading (PdReadingViewPage *self)
{
  if (self->loading != 0 || self->wanted == 0 || self->project == NULL || self->article == NULL)
    return;
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  self->loading = self->wanted;
  self->wanted = 0;
  pd_reading_view_load_async (self->project, pd_record_get_id (self->article), self->loading, self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
on_start (gpointer user_data)
{
  PdReadingViewPage *self = user_data;

  self->start_source = 0;
  start_loading (self);
  return G_SOURCE_REMOVE;
}

/* In a moment, so that many changes at once are followed once. */
static void
want (PdReadingViewPage *self,
      guint words)
{
  if (words == 0)
    return;
  self->wanted |= words | self->stale;
  self->stale = 0;
  if (self->loading == 0 && self->start_source == 0)
    self->start_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_start, self, NULL);
}

static void
on_project_changed (PdReadingViewPage *self,
                    PdChanges *changes)
{
  static const PdWord of_marks[] = {
    PD_WORD_HIGHLIGHT,
    PD_WORD_HIGHLIGHT_TAG,
    PD_WORD_MENTION,
    PD_WORD_ATTRIBUTION,
    PD_WORD_ARTICLE_TAG,
  };
  guint words = 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_marks); i++)
    {
      if (pd_changes_touch (changes, of_marks[i]))
        words |= MARKS;
    }
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (((OF_ARTICLE | OF_PROJECT) & ~(TEXT | MARKS) & BIT (i)) != 0 && pd_changes_touch (changes, i))
        words |= BIT (i);
    }
  /* What hangs on a row goes with it. */
  if (words & (BIT (PD_WORD_TAG) | BIT (PD_WORD_CLAIM) | BIT (PD_WORD_NAME)))
    words |= MARKS;
  if (words & BIT (PD_WORD_ARTICLE))
    words |= TEXT | MARKS;
  if (self->article != NULL)
    want (self, words);
  else
    self->stale |= words & OF_PROJECT;
}

/**
 * pd_reading_view_page_new:
 *
 * Returns: (transfer full): a page without an article
 */
PdReadingViewPage *
pd_reading_view_page_new (void)
{
  return g_object_new (PD_TYPE_READING_VIEW_PAGE, NULL);
}

/**
 * pd_reading_view_page_get_project:
 *
 * Returns: (transfer none) (nullable): the project
 */
PdProject *
pd_reading_view_page_get_project (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->project;
}

/**
 * pd_reading_view_page_set_project:
 * @project: (nullable): an open project
 *
 * Sets the project. No article is open then.
 */
void
pd_reading_view_page_set_project (PdReadingViewPage *self,
                                  PdProject *project)
{
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (self));
  g_return_if_fail (project == NULL || PD_IS_PROJECT (project));

  if (self->project == project)
    return;
  forget_article (self);
  g_signal_emit (self, signals[SIGNAL_ABANDONED], 0);
  pd_catalogue_clear (self->catalogue);
  self->stale = OF_PROJECT;
  g_clear_object (&self->article);
  g_clear_pointer (&self->shown_coder, g_free);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, on_project_changed, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_reading_view_page_get_article:
 *
 * Returns: (transfer none) (nullable): the article that is open
 */
PdRecord *
pd_reading_view_page_get_article (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->article;
}

/**
 * pd_reading_view_page_set_article:
 * @article: (nullable): an article of the project
 *
 * Sets the article, and starts to load it.
 */
void
pd_reading_view_page_set_article (PdReadingViewPage *self,
                                  PdRecord *article)
{
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (self));
  g_return_if_fail (article == NULL || PD_IS_RECORD (article));
  g_return_if_fail (article == NULL || self->project != NULL);

  forget_article (self);
  g_signal_emit (self, signals[SIGNAL_ABANDONED], 0);
  g_set_object (&self->article, article);
  if (article == NULL)
    return;
  self->wanted = OF_ARTICLE | (self->stale & OF_PROJECT);
  self->stale = 0;
  start_loading (self);
}

/**
 * pd_reading_view_page_is_loaded:
 *
 * Returns: whether there is a text to show
 */
gboolean
pd_reading_view_page_is_loaded (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), FALSE);

  return self->loaded;
}

/**
 * pd_reading_view_page_is_settled:
 *
 * Returns: whether nothing of it is being loaded, or about to be
 */
gboolean
pd_reading_view_page_is_settled (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), FALSE);

  return self->loading == 0 && self->wanted == 0;
}

/**
 * pd_reading_view_page_can_edit:
 *
 * Returns: whether marks can be made and changed
 */
gboolean
pd_reading_view_page_can_edit (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), FALSE);

  return self->loaded && !pd_project_get_read_only (self->project);
}

/**
 * pd_reading_view_page_is_mine:
 * @record: a highlight, or a row of highlight_tags or article_tags
 *
 * Returns: whether the person in front of the window made it
 */
gboolean
pd_reading_view_page_is_mine (PdReadingViewPage *self,
                              PdRecord *record)
{
  PdKey key;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), FALSE);
  g_return_val_if_fail (PD_IS_RECORD (record), FALSE);

  key = PD_KEY (pd_record_get_word (record), pd_table_find_column (pd_record_get_table (record), "coder_id"));
  return g_strcmp0 (pd_record_get_text (record, key), pd_project_get_coder_id (self->project)) == 0;
}

/**
 * pd_reading_view_page_get_text:
 *
 * Returns: (transfer none) (nullable): the article's text
 */
PdText *
pd_reading_view_page_get_text (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->text;
}

/**
 * pd_reading_view_page_get_segmenter:
 *
 * Returns: (transfer none) (nullable): a segmenter of the article's text
 */
PdSegmenter *
pd_reading_view_page_get_segmenter (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->segmenter;
}

/**
 * pd_reading_view_page_get_marks:
 *
 * Returns: (transfer none) (nullable): what is marked on the article
 */
PdMarks *
pd_reading_view_page_get_marks (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->marks;
}

/**
 * pd_reading_view_page_get_fields:
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): the article's fields, with where they are from
 */
GPtrArray *
pd_reading_view_page_get_fields (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->fields;
}

/**
 * pd_reading_view_page_get_catalogue:
 *
 * Returns: (transfer none): the project's catalogue
 */
PdCatalogue *
pd_reading_view_page_get_catalogue (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->catalogue;
}

/**
 * pd_reading_view_page_get_shown_coder:
 *
 * Returns: (transfer none) (nullable): the coder whose highlights are shown, or %NULL for everybody's
 */
const char *
pd_reading_view_page_get_shown_coder (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->shown_coder;
}

/**
 * pd_reading_view_page_set_shown_coder:
 * @coder_id: (nullable): a coder, or %NULL for everybody
 *
 * Sets whose highlights are shown.
 */
void
pd_reading_view_page_set_shown_coder (PdReadingViewPage *self,
                                      const char *coder_id)
{
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (self));

  if (g_set_str (&self->shown_coder, coder_id) && self->loaded)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * pd_reading_view_page_shows:
 * @highlight: a highlight
 *
 * Returns: whether it is shown
 */
gboolean
pd_reading_view_page_shows (PdReadingViewPage *self,
                            PdRecord *highlight)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), FALSE);
  g_return_val_if_fail (PD_IS_RECORD (highlight), FALSE);

  return self->shown_coder == NULL || g_strcmp0 (pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID), self->shown_coder) == 0;
}
