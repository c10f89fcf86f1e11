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
 * A version of the codebook: its tags, and what has changed since.
 */
struct _PdCodebookVersionPage
{
  AdwNavigationPage parent_instance;

  PdProject *project;
  gint64 number;
  PdCodebookComparison *comparison;
  GCancellable *cancellable;

  GtkLabel *description;
  AdwToggleGroup *toggles;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (PdCodebookVersionPage, pd_codebook_version_page, ADW_TYPE_NAVIGATION_PAGE)

static void
add_changes (PdCodebookVersionPage *self)
{
  for (guint i = 0; i < self->comparison->differences->len; i++)
    gtk_string_list_take (self->lines, pd_codebook_words_dup_difference (self->comparison, &g_array_index (self->comparison->differences, PdTagDifference, i)));
}

static void
add_tags (PdCodebookVersionPage *self)
{
  for (guint i = 0; i < pd_tag_outline_get_n (self->comparison->before); i++)
    gtk_string_list_take (self->lines, pd_codebook_words_dup_entry (self->comparison->before, i));
}

static void
show_lines (PdCodebookVersionPage *self)
{
  gboolean changes = g_strcmp0 (adw_toggle_group_get_active_name (self->toggles), "tags") != 0;

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

  bold->end_index = strcspn (text, "\n");
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
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
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, toggles);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PdCodebookVersionPage, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
pd_codebook_version_page_init (PdCodebookVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
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

/**
 * pd_codebook_version_page_new:
 * @project: an open project
 * @version: a version of its codebook
 *
 * Returns: a page that shows it
 */
AdwNavigationPage *
pd_codebook_version_page_new (PdProject *project,
                              PdRecord *version)
{
  PdCodebookVersionPage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD (version), NULL);

  self = g_object_new (PD_TYPE_CODEBOOK_VERSION_PAGE, NULL);
  self->project = g_object_ref (project);
  self->number = pd_record_get_integer (version, PD_CODEBOOK_VERSION_NUMBER);
  title = g_strdup_printf (_ ("Version %" PRId64), self->number);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  describe (self, version);
  pd_project_compare_codebook_async (project, self->number, self->cancellable, on_compared, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
