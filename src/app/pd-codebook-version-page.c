#include "pd-codebook-version-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-codebook-export.h"
#include "pd-codebook-words.h"
#include "pd-project-versions.h"
#include "pd-time-words.h"

/**
 * PdCodebookVersionPage:
 *
 * A version of the codebook: its tags, and what has changed between it and another, or the codebook as it is.
 */
struct _PdCodebookVersionPage
{
  AdwNavigationPage parent_instance;

  PdProject *project;
  gint64 number;
  /* What it can be compared with: 0 for the codebook as it is, and the numbers of the other versions, as the chooser has them. */
  GArray *others;
  PdCodebookComparison *comparison;
  GCancellable *cancellable;

  GtkLabel *description;
  GtkDropDown *chooser;
  GtkStringList *choices;
  GtkLabel *pair;
  AdwToggleGroup *toggles;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (PdCodebookVersionPage, pd_codebook_version_page, ADW_TYPE_NAVIGATION_PAGE)

static gint64
get_other (PdCodebookVersionPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->chooser);

  return selected < self->others->len ? g_array_index (self->others, gint64, selected) : 0;
}

/* The version itself is what was before, but where it is compared with an older one. */
static PdTagOutline *
get_own_tags (PdCodebookVersionPage *self)
{
  gint64 other = get_other (self);

  return other > 0 && other < self->number ? self->comparison->after : self->comparison->before;
}

static void
add_changes (PdCodebookVersionPage *self)
{
  for (guint i = 0; i < self->comparison->differences->len; i++)
    gtk_string_list_take (self->lines, pd_codebook_words_dup_difference (self->comparison, &g_array_index (self->comparison->differences, PdTagDifference, i)));
}

static void
add_tags (PdCodebookVersionPage *self)
{
  PdTagOutline *tags = get_own_tags (self);

  for (guint i = 0; i < pd_tag_outline_get_n (tags); i++)
    gtk_string_list_take (self->lines, pd_codebook_words_dup_entry (tags, i));
}

static void
show_lines (PdCodebookVersionPage *self)
{
  gboolean changes = g_strcmp0 (adw_toggle_group_get_active_name (self->toggles), "tags") != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->pair), changes);
  if (self->comparison == NULL)
    return;
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), NULL);
  if (changes)
    add_changes (self);
  else
    add_tags (self);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0 ? "list" : "same");
}

static void
on_toggled (PdCodebookVersionPage *self)
{
  show_lines (self);
}

static void
on_compared (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdCodebookVersionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookComparison) comparison = pd_project_compare_codebook_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (comparison == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->comparison = g_steal_pointer (&comparison);
  show_lines (self);
}

static char *
dup_name (gint64 number)
{
  return number > 0 ? g_strdup_printf (_ ("Version %" PRId64), number) : g_strdup (_ ("The Present"));
}

/* From the older to the newer, whichever the page is of. */
static void
show_pair (PdCodebookVersionPage *self)
{
  gint64 other = get_other (self);
  gboolean is_older = other > 0 && other < self->number;
  g_autofree char *before = dup_name (is_older ? other : self->number);
  g_autofree char *after = dup_name (is_older ? self->number : other);
  g_autofree char *pair = g_strdup_printf ("%s → %s", before, after);

  gtk_label_set_label (self->pair, pair);
}

static void
compare (PdCodebookVersionPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->comparison, pd_codebook_comparison_free);
  show_pair (self);
  pd_project_compare_codebook_async (self->project, self->number, get_other (self), self->cancellable, on_compared, g_object_ref (self));
}

static void
on_chosen (PdCodebookVersionPage *self)
{
  if (self->project != NULL)
    compare (self);
}

static void
on_setup (PdCodebookVersionPage *self,
          GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "change-line");
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, label);
}

/* The tag is in the first line, and stands out. */
static void
on_bind (PdCodebookVersionPage *self,
         GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  g_autofree char *summary = g_strjoinv (_ (", "), parts);

  bold->end_index = strcspn (text, "\n");
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
  gtk_list_item_set_accessible_label (item, summary);
}

static void
on_export (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdCodebookVersionPage *self = PD_CODEBOOK_VERSION_PAGE (widget);

  pd_codebook_export (widget, self->project, self->number, g_variant_get_string (parameter, NULL));
}

static void
pd_codebook_version_page_dispose (GObject *object)
{
  PdCodebookVersionPage *self = PD_CODEBOOK_VERSION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->comparison, pd_codebook_comparison_free);
  g_clear_object (&self->project);
  g_clear_pointer (&self->others, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CODEBOOK_VERSION_PAGE);

  G_OBJECT_CLASS (pd_codebook_version_page_parent_class)->dispose (object);
}

static void
pd_codebook_version_page_class_init (PdCodebookVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_codebook_version_page_dispose;

  gtk_widget_class_install_action (widget_class, "version.export", "s", on_export);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-codebook-version-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, description);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, choices);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, pair);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, toggles);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
pd_codebook_version_page_init (PdCodebookVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
describe (PdCodebookVersionPage *self,
          PdRecord *version)
{
  const char *note = pd_record_get_text (version, PD_CODEBOOK_VERSION_NOTE);
  g_autofree char *time = pd_time_words_format (pd_record_get_integer (version, PD_CODEBOOK_VERSION_CREATED) / 1000);
  /* Translators: when a version of the codebook was frozen. */
  g_autofree char *frozen = g_strdup_printf (_ ("Frozen %s"), time);
  g_autofree char *description = note != NULL ? g_strconcat (frozen, "\n", note, NULL) : g_strdup (frozen);

  gtk_label_set_label (self->description, description);
}

static void
add_choice (PdCodebookVersionPage *self,
            gint64 number)
{
  g_array_append_val (self->others, number);
  gtk_string_list_take (self->choices, dup_name (number));
}

/* The last version comes first, as in the list. */
static void
add_choices (PdCodebookVersionPage *self,
             GPtrArray *versions)
{
  add_choice (self, 0);
  for (guint i = versions->len; i > 0; i--)
    {
      gint64 number = pd_record_get_integer (g_ptr_array_index (versions, i - 1), PD_CODEBOOK_VERSION_NUMBER);

      if (number != self->number)
        add_choice (self, number);
    }
}

/**
 * pd_codebook_version_page_new:
 * @project: an open project
 * @version: a version of its codebook
 * @versions: (element-type PdRecord): all its versions, from the first on
 *
 * Returns: a page that shows it
 */
AdwNavigationPage *
pd_codebook_version_page_new (PdProject *project,
                              PdRecord *version,
                              GPtrArray *versions)
{
  PdCodebookVersionPage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD (version), NULL);
  g_return_val_if_fail (versions != NULL, NULL);

  self = g_object_new (PD_TYPE_CODEBOOK_VERSION_PAGE, NULL);
  self->number = pd_record_get_integer (version, PD_CODEBOOK_VERSION_NUMBER);
  add_choices (self, versions);
  self->project = g_object_ref (project);
  title = dup_name (self->number);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  describe (self, version);
  compare (self);
  return ADW_NAVIGATION_PAGE (self);
}
