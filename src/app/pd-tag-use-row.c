#include "pd-tag-use-row.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-words.h"

/**
 * PdTagUseRow:
 *
 * A line in the list of where a tag is used: the quote, of which article and by whom, and a star that makes it an example.
 */
struct _PdTagUseRow
{
  AdwBin parent_instance;

  PdTagLine *line;
  char *tag_id;
  char *summary;
  gboolean can_edit;
  gboolean following;

  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *quote;
  GtkLabel *note;
  GtkLabel *place;
  GtkLabel *unplaced;
  GtkToggleButton *star;
};

typedef enum
{
  PROP_SUMMARY = 1,
} PdTagUseRowProperty;

static GParamSpec *properties[PROP_SUMMARY + 1];

enum
{
  STARRED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagUseRow, pd_tag_use_row, ADW_TYPE_BIN)

/* What it is called stays so: that it is pressed says the rest. */
static void
show_star (PdTagUseRow *self,
           gboolean example)
{
  self->following = TRUE;
  gtk_toggle_button_set_active (self->star, example);
  self->following = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), example ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star), example ? _ ("No Longer an Example") : _ ("Pick as an Example"));
}

static void
on_star_toggled (PdTagUseRow *self)
{
  const PdTagUse *use = self->line != NULL ? pd_tag_line_get_use (self->line) : NULL;

  if (!self->following && use != NULL)
    g_signal_emit (self, signals[STARRED], 0, use->id, gtk_toggle_button_get_active (self->star));
}

static void
show_text (GtkLabel *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Of the date the day is enough. Of a tag nested under the one that is shown, its name says so. */
static char *
dup_place (PdTagUseRow *self,
           const PdTagUse *use)
{
  g_autofree char *article = pd_codebook_words_dup_article (use);
  g_autoptr (GString) place = g_string_new (article);

  if (use->date != NULL)
    g_string_append_printf (place, " · %.10s", use->date);
  g_string_append_printf (place, " · %s", use->coder);
  if (g_strcmp0 (use->tag_id, self->tag_id) != 0)
    g_string_append_printf (place, " · %s", use->tag);
  return g_string_free_and_steal (g_steal_pointer (&place));
}

static void
show_use (PdTagUseRow *self,
          const PdTagUse *use)
{
  g_autofree char *quote = pd_codebook_words_dup_use (use);
  g_autofree char *place = dup_place (self, use);

  gtk_label_set_label (self->quote, quote);
  show_text (self->note, use->note);
  show_text (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced), !use->is_placed);
  gtk_widget_set_visible (GTK_WIDGET (self->star), use->highlight_id != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->star), self->can_edit);
  show_star (self, use->is_example);
  g_free (self->summary);
  self->summary = g_strdup_printf ("%s · %s", quote, place);
}

static void
show (PdTagUseRow *self)
{
  const PdTagUse *use = pd_tag_line_get_use (self->line);
  const char *heading = pd_tag_line_get_heading (self->line);

  gtk_stack_set_visible_child_name (self->stack, use != NULL ? "use" : "heading");
  if (use != NULL)
    show_use (self, use);
  else
    {
      gtk_label_set_label (self->heading, heading);
      g_set_str (&self->summary, heading);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
pd_tag_use_row_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdTagUseRow *self = PD_TAG_USE_ROW (object);

  switch ((PdTagUseRowProperty) id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_tag_use_row_dispose (GObject *object)
{
  PdTagUseRow *self = PD_TAG_USE_ROW (object);

  pd_tag_use_row_set_line (self, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_USE_ROW);

  G_OBJECT_CLASS (pd_tag_use_row_parent_class)->dispose (object);
}

static void
pd_tag_use_row_finalize (GObject *object)
{
  PdTagUseRow *self = PD_TAG_USE_ROW (object);

  g_free (self->summary);
  g_free (self->tag_id);

  G_OBJECT_CLASS (pd_tag_use_row_parent_class)->finalize (object);
}

static void
pd_tag_use_row_class_init (PdTagUseRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pd_tag_use_row_get_property;
  object_class->dispose = pd_tag_use_row_dispose;
  object_class->finalize = pd_tag_use_row_finalize;

  /**
   * PdTagUseRow:summary:
   *
   * What a screen reader is to say of it.
   */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdTagUseRow::starred:
   * @id: the UUID of the row that puts the tag there
   * @example: whether it is to be an example
   *
   * A person picks it as an example, or no longer.
   */
  signals[STARRED] = g_signal_new ("starred", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-use-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, stack);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, heading);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, note);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, place);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, unplaced);
  gtk_widget_class_bind_template_child (widget_class, PdTagUseRow, star);
  gtk_widget_class_bind_template_callback (widget_class, on_star_toggled);
}

static void
pd_tag_use_row_init (PdTagUseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_tag_use_row_new:
 * @can_edit: whether an example can be picked
 *
 * Returns: (transfer floating): a row for any line
 */
GtkWidget *
pd_tag_use_row_new (gboolean can_edit)
{
  PdTagUseRow *self = g_object_new (PD_TYPE_TAG_USE_ROW, NULL);

  self->can_edit = can_edit;
  return GTK_WIDGET (self);
}

/**
 * pd_tag_use_row_set_line:
 * @line: (nullable): a line
 * @tag_id: (nullable): the UUID of the tag whose uses are listed
 *
 * Sets what it shows.
 */
void
pd_tag_use_row_set_line (PdTagUseRow *self,
                         PdTagLine *line,
                         const char *tag_id)
{
  g_return_if_fail (PD_IS_TAG_USE_ROW (self));

  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_set_object (&self->line, line);
  g_set_str (&self->tag_id, tag_id);
  if (line == NULL)
    return;
  g_signal_connect_object (line, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
