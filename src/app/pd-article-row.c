#include "pd-article-row.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"

/* Between the title and what stands below it, in pixels; the same as in the template. */
#define LINE_SPACING 3

/**
 * PdArticleRow:
 *
 * An article in the library.
 *
 * All rows are as high as a title of two lines and what stands below it.
 */
struct _PdArticleRow
{
  PdLazyRow parent_instance;

  PdArticleItem *item;
  char *summary;

  GtkWidget *content;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *badge;
  GtkWidget *star;
  GtkImage *state;
  GtkWidget *copies;
  GtkLabel *n_copies;
};

typedef enum
{
  PROP_ITEM = 1,
  PROP_SUMMARY,
} PdArticleRowProperty;

static GParamSpec *properties[PROP_SUMMARY + 1];

enum
{
  PICKED,
  MENU_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdArticleRow, pd_article_row, PD_TYPE_LAZY_ROW)

/**
 * pd_article_get_title:
 * @article: (nullable): an article
 *
 * Returns: (transfer full): what to call it, on one line
 */
char *
pd_article_get_title (PdRecord *article)
{
  const char *title = article != NULL ? pd_record_get_text (article, PD_ARTICLE_TITLE) : NULL;
  char *shown;

  if (title == NULL || *title == '\0')
    return g_strdup (article != NULL ? _ ("Untitled") : "");
  shown = g_strdup (title);
  return g_strdelimit (shown, "\n\r\t", ' ');
}

/* What is known only to the second is shown to the day. */
static char *
get_day (const char *date)
{
  return date != NULL ? g_strndup (date, MIN (strlen (date), strlen ("2025-01-30"))) : NULL;
}

/**
 * pd_article_get_subtitle:
 * @article: (nullable): an article
 *
 * Returns: (transfer full): where and when it was published, as far as that is known
 */
char *
pd_article_get_subtitle (PdRecord *article)
{
  const char *source = article != NULL ? pd_record_get_text (article, PD_ARTICLE_SOURCE) : NULL;
  const char *author = article != NULL ? pd_record_get_text (article, PD_ARTICLE_AUTHOR) : NULL;
  g_autofree char *day = get_day (article != NULL ? pd_record_get_text (article, PD_ARTICLE_DATE) : NULL);
  const char *place = source != NULL ? source : author;

  if (place != NULL && day != NULL)
    /* Translators: where an article was published, and when. */
    return g_strdup_printf (_ ("%s · %s"), place, day);
  if (place != NULL)
    return g_strdup (place);
  return g_strdup (day != NULL ? day : "");
}

/* How far the person is with it; nothing is shown of what is only to be done. */
static void
show_state (PdArticleRow *self,
            const char *state)
{
  gboolean done = g_strcmp0 (state, "done") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->state), done || g_strcmp0 (state, "reading") == 0);
  gtk_image_set_from_icon_name (self->state, done ? "object-select-symbolic" : "content-loading-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), state != NULL ? pd_choice_get_label (state) : NULL);
}

static char *
dup_shown_subtitle (PdRecord *record)
{
  const char *reason = record != NULL ? pd_record_get_text (record, PD_ARTICLE_EXCLUDED) : NULL;

  /* Translators: why an article is left out of the study. */
  return reason != NULL ? g_strdup_printf (_ ("Excluded: %s"), reason) : pd_article_get_subtitle (record);
}

/* Until it is loaded nothing is shown, least of all the article that the row showed before. */
static gboolean
is_blank (PdArticleRow *self)
{
  return *gtk_label_get_label (self->title) == '\0';
}

/* The number of highlights, in words. */
static char *
dup_count (PdRecord *record,
           const char *number)
{
  /* Translators: the number of highlights in an article. */
  return g_strdup_printf (ngettext ("%s highlight", "%s highlights", pd_record_get_integer (record, PD_ARTICLE_HIGHLIGHTS)), number);
}

static void
show_highlights (PdArticleRow *self,
                 PdRecord *record)
{
  gint64 n_highlights = record != NULL ? pd_record_get_integer (record, PD_ARTICLE_HIGHLIGHTS) : 0;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n_highlights);
  g_autofree char *count = n_highlights > 0 ? dup_count (record, number) : NULL;

  gtk_label_set_label (self->badge, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), count);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), n_highlights > 0);
}

/* With how many others it shares text, in words. */
static char *
dup_copies (guint n)
{
  if (n >= PD_ARTICLE_ITEM_MANY_COPIES)
    return g_strdup_printf (ngettext ("Shares text with more than %u other article", "Shares text with more than %u other articles", n - 1), n - 1);
  return g_strdup_printf (ngettext ("Shares text with %u other article", "Shares text with %u other articles", n), n);
}

static void
show_copies (PdArticleRow *self,
             guint n)
{
  g_autofree char *number = g_strdup_printf (n < PD_ARTICLE_ITEM_MANY_COPIES ? "%u" : "%u+", MIN (n, PD_ARTICLE_ITEM_MANY_COPIES - 1));
  g_autofree char *copies = dup_copies (n);

  gtk_label_set_label (self->n_copies, number);
  gtk_widget_set_tooltip_text (self->copies, copies);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copies), GTK_ACCESSIBLE_PROPERTY_LABEL, copies, -1);
  gtk_widget_set_visible (self->copies, n > 0);
}

static void
pd_article_row_show (PdLazyRow *row)
{
  PdArticleRow *self = PD_ARTICLE_ROW (row);
  PdRecord *record = self->item != NULL ? pd_article_item_get_record (self->item) : NULL;
  g_autofree char *title = pd_article_get_title (record);
  g_autofree char *subtitle = dup_shown_subtitle (record);

  if (self->item == NULL || (record == NULL && is_blank (self)))
    return;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  show_highlights (self, record);
  gtk_widget_set_visible (self->star, record != NULL && pd_record_get_integer (record, PD_ARTICLE_STARRED) != 0);
  show_state (self, pd_article_item_get_state (self->item));
  show_copies (self, pd_article_item_get_n_copies (self->item));
  if (record != NULL && pd_record_get_text (record, PD_ARTICLE_EXCLUDED) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "excluded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "excluded");
}

/* All of it in one sentence, for those who hear it. */
static char *
dup_summary (PdArticleItem *item)
{
  PdRecord *record = pd_article_item_get_record (item);
  const char *state = pd_article_item_get_state (item);
  g_autofree char *title = pd_article_get_title (record);
  g_autofree char *subtitle = dup_shown_subtitle (record);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, title);
  if (*subtitle != '\0')
    g_strv_builder_add (builder, subtitle);
  if (pd_record_get_integer (record, PD_ARTICLE_HIGHLIGHTS) > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, pd_record_get_integer (record, PD_ARTICLE_HIGHLIGHTS));

      g_strv_builder_take (builder, dup_count (record, number));
    }
  if (pd_record_get_integer (record, PD_ARTICLE_STARRED) != 0)
    g_strv_builder_add (builder, C_ ("star", "Starred"));
  if (state != NULL)
    g_strv_builder_add (builder, pd_choice_get_label (state));
  if (pd_article_item_get_n_copies (item) > 0)
    g_strv_builder_take (builder, dup_copies (pd_article_item_get_n_copies (item)));
  parts = g_strv_builder_end (builder);
  /* Translators: between the parts of a list. */
  return g_strjoinv (_ (", "), parts);
}

static void
on_item_changed (PdArticleRow *self)
{
  PdRecord *record = pd_article_item_get_record (self->item);

  g_free (self->summary);
  self->summary = record != NULL ? dup_summary (self->item) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
  pd_lazy_row_invalidate (PD_LAZY_ROW (self));
}

/* With one of these keys more is selected, and nothing is opened. */
static void
on_released (PdArticleRow *self,
             int n_press,
             double x,
             double y,
             GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_copies_clicked (PdArticleRow *self)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "library.show-copies", "x", pd_article_item_get_row (self->item));
}

static void
on_right_pressed (PdArticleRow *self,
                  int n_press,
                  double x,
                  double y,
                  GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
}

static void
on_long_pressed (PdArticleRow *self,
                 double x,
                 double y)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
}

/* Of Han and Latin letters. */
static int
pd_article_row_get_height (PdLazyRow *row)
{
  PdArticleRow *self = PD_ARTICLE_ROW (row);

  return pd_lazy_row_get_text_height (GTK_WIDGET (self->title), "批Ag\n点Ag") + LINE_SPACING + pd_lazy_row_get_text_height (GTK_WIDGET (self->subtitle), "批Ag");
}

static void
pd_article_row_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  PdArticleRow *self = PD_ARTICLE_ROW (widget);
  int minimum;

  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->content, &(GtkAllocation) { 0, 0, width, MAX (height, minimum) }, baseline);
}

static void
pd_article_row_dispose (GObject *object)
{
  PdArticleRow *self = PD_ARTICLE_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ARTICLE_ROW);

  G_OBJECT_CLASS (pd_article_row_parent_class)->dispose (object);
}

static void
pd_article_row_finalize (GObject *object)
{
  PdArticleRow *self = PD_ARTICLE_ROW (object);

  g_free (self->summary);

  G_OBJECT_CLASS (pd_article_row_parent_class)->finalize (object);
}

static void
pd_article_row_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdArticleRow *self = PD_ARTICLE_ROW (object);

  switch ((PdArticleRowProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_article_row_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdArticleRow *self = PD_ARTICLE_ROW (object);

  switch ((PdArticleRowProperty) id)
    {
    case PROP_ITEM:
      pd_article_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_SUMMARY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_article_row_class_init (PdArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PdLazyRowClass *row_class = PD_LAZY_ROW_CLASS (klass);

  object_class->dispose = pd_article_row_dispose;
  object_class->finalize = pd_article_row_finalize;
  object_class->get_property = pd_article_row_get_property;
  object_class->set_property = pd_article_row_set_property;

  /**
   * PdArticleRow:item: (getter get_item) (setter set_item)
   *
   * What it shows.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PD_TYPE_ARTICLE_ITEM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PdArticleRow:summary:
   *
   * All it shows on one line, for a screen reader.
   */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdArticleRow::picked:
   *
   * Emitted when it is clicked.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdArticleRow::menu-requested:
   * @x: where in the row
   * @y: where in the row
   *
   * Emitted when it is clicked with the other button, or pressed for long.
   */
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  widget_class->size_allocate = pd_article_row_size_allocate;
  row_class->get_height = pd_article_row_get_height;
  row_class->show = pd_article_row_show;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, content);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, badge);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, star);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, state);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, copies);
  gtk_widget_class_bind_template_child (widget_class, PdArticleRow, n_copies);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_copies_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_right_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
}

static void
pd_article_row_init (PdArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_article_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_article_row_new (void)
{
  return g_object_new (PD_TYPE_ARTICLE_ROW, NULL);
}

/**
 * pd_article_row_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PdArticleItem *
pd_article_row_get_item (PdArticleRow *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/**
 * pd_article_row_set_item:
 * @item: (nullable): what to show
 *
 * Shows an article, now or when it is loaded.
 */
void
pd_article_row_set_item (PdArticleRow *self,
                         PdArticleItem *item)
{
  g_return_if_fail (PD_IS_ARTICLE_ROW (self));
  g_return_if_fail (item == NULL || PD_IS_ARTICLE_ITEM (item));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (item, "notify::record", G_CALLBACK (on_item_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::state", G_CALLBACK (on_item_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::n-copies", G_CALLBACK (on_item_changed), self, G_CONNECT_SWAPPED);
      on_item_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
