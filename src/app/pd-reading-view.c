#include "pd-reading-view.h"

#include "pd-reading-view-private.h"

/* How long loading may take before it is shown, in milliseconds. */
#define SLOW 250

/**
 * PdReadingView:
 *
 * An article to read and mark: its page, and beside it the margin.
 */
typedef enum
{
  PROP_PROJECT = 1,
  PROP_ARTICLE,
  PROP_SHOW_MARGIN,
  PROP_ZOOM,
} PdReadingViewProperty;

static GParamSpec *properties[PROP_ZOOM + 1];

enum
{
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdReadingView, pd_reading_view, ADW_TYPE_BIN)

static void
on_page_failed (PdReadingView *self,
                const char *message)
{
  if (!pd_reading_view_page_is_loaded (self->page))
    {
      g_clear_handle_id (&self->slow_source, g_source_remove);
      adw_status_page_set_description (self->failed_page, message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
on_edit_failed (PdReadingView *self,
                const char *message)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
show_wanted (PdReadingView *self)
{
  g_autofree char *id = g_steal_pointer (&self->wanted_highlight);

  if (id == NULL || pd_marks_find_highlight (pd_reading_view_page_get_marks (self->page), id) == NULL)
    return;
  pd_reader_set_active_span (self->reader, id);
  if (self->reveal_wanted)
    pd_reader_scroll_to_span (self->reader, id);
}

static void
show_spans (PdReadingView *self)
{
  g_autoptr (GPtrArray) spans = pd_reading_view_create_spans (self->page);

  pd_reader_set_spans (self->reader, spans);
  show_wanted (self);
  pd_margin_set_active (self->margin, pd_reader_get_active_span (self->reader));
  pd_reading_view_popovers_update (self);
  pd_reading_view_update_actions (self);
}

/* Nothing has to be read again to know where one was. */
static void
remember_place (PdReadingView *self)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  guint start, end;

  if (article == NULL || pd_reader_get_text (self->reader) == NULL || !pd_reading_view_page_is_loaded (self->page))
    return;
  pd_reader_get_visible_range (self->reader, &start, &end);
  g_hash_table_insert (self->places, g_strdup (pd_record_get_id (article)), GUINT_TO_POINTER (start));
}

static void
on_page_loaded (PdReadingView *self)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  gpointer place;

  pd_recent_tags_guess (self->recent_tags, pd_reading_view_page_get_marks (self->page));
  g_clear_handle_id (&self->slow_source, g_source_remove);
  pd_reader_set_text (self->reader, pd_reading_view_page_get_text (self->page), pd_record_get_text (article, PD_ARTICLE_LANGUAGE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL, pd_record_get_text (article, PD_ARTICLE_TITLE), -1);
  gtk_stack_set_visible_child_name (self->stack, "page");
  place = g_hash_table_lookup (self->places, pd_record_get_id (article));
  if (place != NULL && self->wanted_highlight == NULL && self->wanted_article == NULL)
    pd_reader_scroll_to_offset (self->reader, GPOINTER_TO_UINT (place));
  show_spans (self);
  pd_reading_view_find (self);
}

static void
on_slow (gpointer user_data)
{
  PdReadingView *self = user_data;

  self->slow_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static gboolean
pd_reading_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PD_READING_VIEW (widget)->reader));
}

static void
pd_reading_view_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdReadingView *self = PD_READING_VIEW (object);

  switch ((PdReadingViewProperty) prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, pd_reading_view_get_project (self));
      break;
    case PROP_ARTICLE:
      g_value_set_object (value, pd_reading_view_get_article (self));
      break;
    case PROP_SHOW_MARGIN:
      g_value_set_boolean (value, self->show_margin);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_reading_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PdReadingView *self = PD_READING_VIEW (object);

  switch ((PdReadingViewProperty) prop_id)
    {
    case PROP_PROJECT:
      pd_reading_view_set_project (self, g_value_get_object (value));
      break;
    case PROP_ARTICLE:
      pd_reading_view_set_article (self, g_value_get_object (value));
      break;
    case PROP_SHOW_MARGIN:
      pd_reading_view_set_show_margin (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      pd_reading_view_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_reading_view_dispose (GObject *object)
{
  PdReadingView *self = PD_READING_VIEW (object);

  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->search, pd_search_query_unref);
  g_clear_pointer (&self->wanted_article, g_free);
  g_clear_weak_pointer (&self->proposal);
  /* What it is waiting for may hold it longer than there is a page to say it on. */
  if (self->same_wording != NULL)
    pd_same_wording_forget (self->same_wording);
  g_clear_object (&self->same_wording);
  pd_reading_view_popovers_dispose (self);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  if (self->page != NULL)
    pd_reading_view_page_set_project (self->page, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_READING_VIEW);

  G_OBJECT_CLASS (pd_reading_view_parent_class)->dispose (object);
}

static void
pd_reading_view_finalize (GObject *object)
{
  PdReadingView *self = PD_READING_VIEW (object);

  g_object_unref (self->queue);
  g_object_unref (self->page);
  g_object_unref (self->recent_tags);
  g_hash_table_unref (self->places);
  g_free (self->wanted_highlight);
  g_free (self->clicked_highlight);

  G_OBJECT_CLASS (pd_reading_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PdReadingView:project:
   *
   * The project, open, or %NULL.
   */
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, PD_TYPE_PROJECT, flags);
  /**
   * PdReadingView:article:
   *
   * The article that is read, or %NULL.
   */
  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, PD_TYPE_RECORD, flags);
  /**
   * PdReadingView:show-margin:
   *
   * Whether the margin is there.
   */
  properties[PROP_SHOW_MARGIN] = g_param_spec_boolean ("show-margin", NULL, NULL, TRUE, flags);
  /**
   * PdReadingView:zoom:
   *
   * The size of everything on the page, 1 for the common one.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_reading_view_class_init (PdReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_reading_view_dispose;
  object_class->finalize = pd_reading_view_finalize;
  object_class->get_property = pd_reading_view_get_property;
  object_class->set_property = pd_reading_view_set_property;
  widget_class->grab_focus = pd_reading_view_grab_focus;
  install_properties (object_class);

  /**
   * PdReadingView::message:
   * @message: one sentence
   *
   * The person is to be told something.
   */
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_FIND_BAR);
  g_type_ensure (PD_TYPE_MARGIN);
  g_type_ensure (PD_TYPE_READER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-reading-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, split_view);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, margin);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, stack);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, reader);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PdReadingView, menu);
  pd_reading_view_install_finding (widget_class);
  pd_reading_view_install_input (widget_class);
  pd_reading_view_install_actions (widget_class);
}

static void
pd_reading_view_init (PdReadingView *self)
{
  self->show_margin = TRUE;
  self->zoom = 1;
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->recent_tags = pd_recent_tags_new ();
  self->same_wording = pd_same_wording_new (GTK_WIDGET (self));
  self->page = pd_reading_view_page_new ();
  g_signal_connect_object (self->page, "failed", G_CALLBACK (on_page_failed), self, G_CONNECT_SWAPPED);
  self->queue = pd_reading_view_queue_new (self->page);
  g_signal_connect_object (self->queue, "failed", G_CALLBACK (on_edit_failed), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The margin first: its rows are those of the page when the page looks for them. */
  pd_margin_set_page (self->margin, self->page);
  g_signal_connect_object (self->page, "loaded", G_CALLBACK (on_page_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "changed", G_CALLBACK (show_spans), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  pd_reading_view_popovers_init (self);
  pd_reading_view_update_actions (self);
}

/*< private >
 * pd_reading_view_want_highlight:
 * @highlight_id: a highlight
 * @reveal: whether to scroll to it
 *
 * Makes a highlight stand out, now or as soon as it is there.
 */
void
pd_reading_view_want_highlight (PdReadingView *self,
                                const char *highlight_id,
                                gboolean reveal)
{
  g_set_str (&self->wanted_highlight, highlight_id);
  self->reveal_wanted = reveal;
  if (pd_reading_view_page_is_loaded (self->page)
      && pd_marks_find_highlight (pd_reading_view_page_get_marks (self->page), highlight_id) != NULL)
    show_wanted (self);
}

/**
 * pd_reading_view_get_project:
 *
 * Returns: (transfer none) (nullable): the project
 */
PdProject *
pd_reading_view_get_project (PdReadingView *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW (self), NULL);

  return pd_reading_view_page_get_project (self->page);
}

/**
 * pd_reading_view_set_project:
 * @project: (nullable): an open project
 *
 * Sets the project. No article is read then.
 */
void
pd_reading_view_set_project (PdReadingView *self,
                             PdProject *project)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));

  if (pd_reading_view_page_get_project (self->page) == project)
    return;
  pd_reading_view_set_article (self, NULL);
  g_hash_table_remove_all (self->places);
  pd_recent_tags_clear (self->recent_tags);
  pd_same_wording_forget (self->same_wording);
  pd_reading_view_page_set_project (self->page, project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * pd_reading_view_get_article:
 *
 * Returns: (transfer none) (nullable): the article
 */
PdRecord *
pd_reading_view_get_article (PdReadingView *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW (self), NULL);

  return pd_reading_view_page_get_article (self->page);
}

/**
 * pd_reading_view_set_article:
 * @article: (nullable): an article of the project
 *
 * Sets the article to read. The page before it stays until this one is loaded.
 */
void
pd_reading_view_set_article (PdReadingView *self,
                             PdRecord *article)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));
  g_return_if_fail (article == NULL || PD_IS_RECORD (article));

  if (pd_reading_view_page_get_article (self->page) == article)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->palette));
  gtk_popover_popdown (GTK_POPOVER (self->note));
  remember_place (self);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  g_clear_pointer (&self->wanted_highlight, g_free);
  pd_reading_view_page_set_article (self->page, article);
  if (article != NULL)
    self->slow_source = g_timeout_add_once (SLOW, on_slow, self);
  else
    {
      pd_reader_set_text (self->reader, NULL, NULL);
      gtk_stack_set_visible_child_name (self->stack, "blank");
    }
  pd_reading_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

/**
 * pd_reading_view_get_show_margin:
 *
 * Returns: whether the margin is there
 */
gboolean
pd_reading_view_get_show_margin (PdReadingView *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW (self), FALSE);

  return self->show_margin;
}

/**
 * pd_reading_view_set_show_margin:
 * @show_margin: whether the margin is to be there
 *
 * Shows or hides the margin.
 */
void
pd_reading_view_set_show_margin (PdReadingView *self,
                                 gboolean show_margin)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));

  if (self->show_margin == show_margin)
    return;
  self->show_margin = show_margin;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_MARGIN]);
}

/**
 * pd_reading_view_get_reader:
 *
 * Returns: (transfer none): the page, to set it as the person wants it
 */
PdReader *
pd_reading_view_get_reader (PdReadingView *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW (self), NULL);

  return self->reader;
}

/**
 * pd_reading_view_get_zoom:
 *
 * Returns: the size of everything on the page
 */
double
pd_reading_view_get_zoom (PdReadingView *self)
{
  g_return_val_if_fail (PD_IS_READING_VIEW (self), 1);

  return self->zoom;
}

/**
 * pd_reading_view_set_zoom:
 * @zoom: the size of everything on the page, 1 for the common one
 *
 * Sets the size.
 */
void
pd_reading_view_set_zoom (PdReadingView *self,
                          double zoom)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));

  zoom = CLAMP (zoom, 0.5, 3);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * pd_reading_view_show_highlight:
 * @highlight_id: a highlight of the article
 *
 * Makes a highlight stand out and scrolls to it, as soon as the article is loaded.
 */
void
pd_reading_view_show_highlight (PdReadingView *self,
                                const char *highlight_id)
{
  g_return_if_fail (PD_IS_READING_VIEW (self));
  g_return_if_fail (highlight_id != NULL);

  pd_reading_view_want_highlight (self, highlight_id, TRUE);
}
