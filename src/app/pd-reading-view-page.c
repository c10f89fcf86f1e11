#include "pd-reading-view-page.h"

#include "pd-reading-view-loader.h"

/**
 * PdReadingViewPage:
 *
 * What the reading view knows: the article that is open, its text and marks, and the project's catalogue; and whose
 * marks it shows.
 */
struct _PdReadingViewPage
{
  GObject parent_instance;

  PdProject *project;
  PdRecord *article;

  PdText *text;
  PdSegmenter *segmenter;
  /* What was loaded as being on the current text, and those of it that are on the text that is shown. */
  PdMarks *loaded_marks;
  PdMarks *marks;
  PdMarks *unplaced;
  GPtrArray *fields;
  GPtrArray *own_values;
  PdCatalogue *catalogue;
  char *shown_coder;

  PdReadingViewLoader *loader;
  gboolean loaded;
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

static void
forget_article (PdReadingViewPage *self)
{
  self->loaded = FALSE;
  g_clear_object (&self->text);
  g_clear_object (&self->segmenter);
  g_clear_object (&self->loaded_marks);
  g_clear_object (&self->marks);
  g_clear_object (&self->unplaced);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->own_values, g_ptr_array_unref);
}

static void
pd_reading_view_page_dispose (GObject *object)
{
  PdReadingViewPage *self = PD_READING_VIEW_PAGE (object);

  if (self->loader != NULL)
    pd_reading_view_loader_set_project (self->loader, NULL);
  g_clear_object (&self->loader);
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

/* A text and its marks are not read at the same moment, and in between somebody else may have given the article another text.
 * What stands on that is not for this page; the project tells of the change, and both are read again. */
static void
take_marks (PdReadingViewPage *self,
            PdMarks *marks,
            PdMarks *unplaced)
{
  if (marks != NULL)
    g_set_object (&self->loaded_marks, marks);
  if (unplaced != NULL)
    g_set_object (&self->unplaced, unplaced);
  if (self->text == NULL || self->loaded_marks == NULL)
    return;
  g_clear_object (&self->marks);
  self->marks = pd_marks_restrict (self->loaded_marks, pd_text_get_sha256 (self->text));
}

static void
take (PdReadingViewPage *self,
      PdReadingViewLoad *load)
{
  GPtrArray *articles = load->rows[PD_WORD_ARTICLE];

  if (load->text != NULL)
    take_text (self, load->text);
  take_marks (self, load->marks, load->unplaced);
  if (articles != NULL && articles->len > 0)
    g_set_object (&self->article, g_ptr_array_index (articles, 0));
  if (load->rows[PD_WORD_ARTICLE_FIELD] != NULL)
    {
      g_clear_pointer (&self->fields, g_ptr_array_unref);
      self->fields = g_ptr_array_ref (load->rows[PD_WORD_ARTICLE_FIELD]);
    }
  if (load->rows[PD_WORD_FIELD_VALUE] != NULL)
    {
      g_clear_pointer (&self->own_values, g_ptr_array_unref);
      self->own_values = g_ptr_array_ref (load->rows[PD_WORD_FIELD_VALUE]);
    }
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if ((PD_CATALOGUE_WORDS & PD_WORD_BIT (i)) != 0 && load->rows[i] != NULL)
        pd_catalogue_set_rows (self->catalogue, i, load->rows[i]);
    }
}

static void
on_loaded (PdReadingViewPage *self,
           PdReadingViewLoad *load)
{
  gboolean first;

  take (self, load);
  if (load->error != NULL)
    {
      GPtrArray *articles = load->rows[PD_WORD_ARTICLE];

      g_signal_emit (self, signals[SIGNAL_ABANDONED], 0);
      /* An article that has gone, as by undoing its import, is not opened any more by whoever opened it. */
      if (articles == NULL || articles->len > 0)
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, load->error->message);
      return;
    }
  first = !self->loaded;
  self->loaded = TRUE;
  g_signal_emit (self, signals[first ? SIGNAL_LOADED : SIGNAL_CHANGED], 0);
}

static void
on_settled (PdReadingViewPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
pd_reading_view_page_init (PdReadingViewPage *self)
{
  self->catalogue = pd_catalogue_new ();
  self->loader = pd_reading_view_loader_new ();
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
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
  pd_reading_view_loader_set_project (self->loader, project);
  forget_article (self);
  g_signal_emit (self, signals[SIGNAL_ABANDONED], 0);
  pd_catalogue_clear (self->catalogue);
  g_clear_object (&self->article);
  g_clear_pointer (&self->shown_coder, g_free);
  g_set_object (&self->project, project);
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
  pd_reading_view_loader_set_article (self->loader, article != NULL ? pd_record_get_id (article) : NULL);
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

  return pd_reading_view_loader_is_settled (self->loader);
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
 * Returns: (transfer none) (nullable): what is marked on the text that is shown
 */
PdMarks *
pd_reading_view_page_get_marks (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->marks;
}

/**
 * pd_reading_view_page_get_unplaced:
 *
 * Returns: (transfer none) (nullable): what was marked on an earlier text of the article, and could not be placed on this one;
 *   its offsets are not of the text that is shown
 */
PdMarks *
pd_reading_view_page_get_unplaced (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->unplaced;
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
 * pd_reading_view_page_get_own_values:
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): what the article has in the project's own fields
 */
GPtrArray *
pd_reading_view_page_get_own_values (PdReadingViewPage *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (self), NULL);

  return self->own_values;
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
