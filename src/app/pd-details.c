#include "pd-details.h"

#include <glib/gi18n-lib.h>

#include "pd-article-fields.h"
#include "pd-choices.h"
#include "pd-tag-chip.h"
#include "pd-time-words.h"

/**
 * PdDetails:
 *
 * What is known of the article, each with where it comes from, and the tags of the whole article.
 */
struct _PdDetails
{
  AdwBin parent_instance;

  PdReadingViewPage *page;

  AdwWrapBox *tags;
  GtkWidget *tag_button;
  GtkGrid *grid;
};

enum
{
  SIGNAL_TAGS_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdDetails, pd_details, ADW_TYPE_BIN)

static void
on_tag_clicked (PdDetails *self)
{
  g_signal_emit (self, signals[SIGNAL_TAGS_REQUESTED], 0, self->tag_button);
}

static void
pd_details_dispose (GObject *object)
{
  PdDetails *self = PD_DETAILS (object);

  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_DETAILS);

  G_OBJECT_CLASS (pd_details_parent_class)->dispose (object);
}

static void
pd_details_class_init (PdDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_details_dispose;

  /**
   * PdDetails::tags-requested:
   * @at: what a popover is to point to
   *
   * The tags of the whole article are to be chosen.
   */
  signals[SIGNAL_TAGS_REQUESTED] = g_signal_new ("tags-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-details.ui");
  gtk_widget_class_bind_template_child (widget_class, PdDetails, tags);
  gtk_widget_class_bind_template_child (widget_class, PdDetails, tag_button);
  gtk_widget_class_bind_template_child (widget_class, PdDetails, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_clicked);
}

static void
pd_details_init (PdDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_tags (PdDetails *self)
{
  GPtrArray *rows = pd_marks_get_article_tags (pd_reading_view_page_get_marks (self->page));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != self->tag_button)
    adw_wrap_box_remove (self->tags, child);
  for (guint i = rows->len; i > 0; i--)
    {
      PdRecord *tag = pd_catalogue_find (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG, pd_record_get_text (g_ptr_array_index (rows, i - 1), PD_ARTICLE_TAG_TAG_ID));

      if (tag == NULL)
        continue;
      child = pd_tag_chip_new (pd_record_get_text (tag, PD_TAG_NAME), pd_record_get_text (tag, PD_TAG_COLOUR));
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (child, pd_record_get_text (tag, PD_TAG_PATH));
      adw_wrap_box_prepend (self->tags, child);
    }
  gtk_widget_set_visible (self->tag_button, pd_reading_view_page_can_edit (self->page));
  gtk_widget_set_visible (GTK_WIDGET (self->tags), rows->len > 0 || pd_reading_view_page_can_edit (self->page));
}

/* What scrapers write to the microsecond; what is no such time is shown as it is. */
static char *
dup_time (const char *text)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, here) : NULL;

  return time != NULL ? pd_time_words_format (g_date_time_to_unix (time)) : g_strdup (text);
}

static char *
dup_value (PdRecord *article,
           PdKey key)
{
  guint length;

  if (key == PD_ARTICLE_FETCHED)
    return dup_time (pd_record_get_text (article, key));
  if (key != PD_ARTICLE_LENGTH)
    return g_strdup (pd_record_get_text (article, key));
  length = pd_record_get_integer (article, key);
  return g_strdup_printf (ngettext ("%'u character", "%'u characters", length), length);
}

static GtkWidget *
create_value (const char *value,
              PdKey key)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *scheme = NULL;

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  if (key == PD_ARTICLE_URL || key == PD_ARTICLE_ARCHIVE_URL)
    scheme = g_uri_parse_scheme (value);
  /* What came with an article may be anything; only these are safe to follow. */
  if (scheme != NULL && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0))
    {
      g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", value, value);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_set_tooltip_text (label, value);
    }
  else
    gtk_label_set_text (GTK_LABEL (label), value);
  return label;
}

static PdRecord *
find_origin (PdDetails *self,
             PdKey key)
{
  GPtrArray *rows = pd_reading_view_page_get_fields (self->page);
  const char *name = pd_word_get_table (PD_WORD_ARTICLE)->columns[PD_KEY_INDEX (key)].name;

  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (pd_record_get_text (row, PD_ARTICLE_FIELD_FIELD), name) == 0)
        return row;
    }
  return NULL;
}

static GtkWidget *
create_origin (PdRecord *field)
{
  const char *place = pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE);
  const char *origin = pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN);
  GtkWidget *label = gtk_label_new (pd_choice_get_label (origin));

  gtk_widget_add_css_class (label, "caption");
  /* A guess is worth a look. */
  if (!g_str_equal (origin, "guessed"))
    gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  if (place != NULL)
    gtk_widget_set_tooltip_text (label, place);
  return label;
}

static void
attach (PdDetails *self,
        int row,
        const char *name,
        GtkWidget *value,
        PdRecord *origin)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_css_classes (label, (const char *[]) { "caption", "dimmed", NULL });
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (self->grid, value, 1, row, 1, 1);
  if (origin != NULL)
    gtk_grid_attach (self->grid, create_origin (origin), 2, row, 1, 1);
}

static const char *
find_own_value (PdDetails *self,
                PdRecord *field)
{
  GPtrArray *values = pd_reading_view_page_get_own_values (self->page);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      PdRecord *value = g_ptr_array_index (values, i);

      if (g_strcmp0 (pd_record_get_text (value, PD_FIELD_VALUE_FIELD_ID), pd_record_get_id (field)) == 0)
        return pd_record_get_text (value, PD_FIELD_VALUE_VALUE);
    }
  return NULL;
}

/* What the study asks of each article comes first. Returns the next row. */
static int
show_own_fields (PdDetails *self)
{
  GPtrArray *fields = pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (self->page), PD_WORD_FIELD);
  int row = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *value = find_own_value (self, field);

      if (value != NULL)
        attach (self, row++, pd_record_get_text (field, PD_FIELD_NAME), create_value (value, 0), NULL);
    }
  return row;
}

static void
show_fields (PdDetails *self)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  GtkWidget *child;
  int row;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  row = show_own_fields (self);
  for (guint i = 0; i < pd_article_fields_get_n (); i++)
    {
      PdKey key = pd_article_fields_get_key (i);
      g_autofree char *value = dup_value (article, key);

      if (value != NULL)
        attach (self, row++, pd_article_fields_get_label (i), create_value (value, key), find_origin (self, key));
    }
}

static void
update (PdDetails *self)
{
  if (!pd_reading_view_page_is_loaded (self->page))
    return;
  show_tags (self);
  show_fields (self);
}

/**
 * pd_details_set_page:
 * @page: the page
 *
 * Sets whose article it shows. To be called once.
 */
void
pd_details_set_page (PdDetails *self,
                     PdReadingViewPage *page)
{
  g_return_if_fail (PD_IS_DETAILS (self));
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (page));
  g_return_if_fail (self->page == NULL);

  self->page = g_object_ref (page);
  g_signal_connect_object (page, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
