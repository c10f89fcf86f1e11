#include "pd-library-actions.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-details-dialog.h"
#include "pd-entry-dialog.h"
#include "pd-fields-dialog.h"
#include "pd-groups-dialog.h"
#include "pd-library-edits.h"
#include "pd-names-dialog.h"
#include "pd-project-values.h"
#include "pd-sampling-dialog.h"
#include "pd-undo-toast.h"

/* How many reasons for an exclusion are offered. */
#define MAX_REASONS 20

static void
perform (PdLibrary *self,
         PdEdit *edit,
         const char *message)
{
  /* A question may outlive the project that it is about. */
  if (pd_library_get_project (self) != NULL)
    pd_undo_toast_perform (GTK_WIDGET (self), pd_library_get_project (self), edit, message);
}

static PdRecord *
get_record (PdLibrary *self)
{
  PdArticleItem *item = pd_library_get_item (self);

  return item != NULL ? pd_article_item_get_record (item) : NULL;
}

/* The record of the one article that is selected; %NULL where there are more. */
static PdRecord *
get_only (PdLibrary *self,
          GArray *articles)
{
  PdArticleItem *item = pd_library_get_item (self);

  return articles->len == 1 && item != NULL && pd_article_item_get_row (item) == g_array_index (articles, gint64, 0) ? get_record (self) : NULL;
}

static char *
dup_removal_message (PdLibrary *self,
                     GArray *articles)
{
  PdRecord *article = get_only (self, articles);
  g_autofree char *title = NULL;

  if (article == NULL)
    return g_strdup_printf (ngettext ("%u article removed", "%u articles removed", articles->len), articles->len);
  title = pd_article_get_title (article);
  /* Translators: the title of an article that was taken out of the project. */
  return g_strdup_printf (_ ("“%s” removed"), title);
}

static void
on_remove (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  g_autoptr (PdEdit) edit = pd_library_edit_remove (articles);
  g_autofree char *message = dup_removal_message (self, articles);

  perform (self, edit, message);
}

static void
on_saved (PdDetailsDialog *dialog,
          PdLibrary *self)
{
  if (pd_library_get_project (self) != NULL)
    pd_undo_toast_show (GTK_WIDGET (self), pd_library_get_project (self), _ ("Details changed"));
}

static void
on_edit (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  PdRecord *article = get_only (self, articles);
  AdwDialog *dialog = pd_details_dialog_new (pd_library_get_project (self), articles, article != NULL ? pd_record_get_id (article) : NULL, pd_library_get_fields (self));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, 0);
  adw_dialog_present (dialog, widget);
}

static void
on_star (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  g_autoptr (PdEdit) edit = pd_library_edit_star (articles, g_str_equal (name, "library.star"));

  perform (self, edit, NULL);
}

static void
on_set_state (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  const char *state = g_variant_get_string (parameter, NULL);
  g_autoptr (PdEdit) edit = pd_library_edit_state (articles, *state != '\0' ? state : NULL, NULL);

  perform (self, edit, NULL);
}

static char *
dup_added_message (guint n,
                   const char *group)
{
  /* Translators: how many articles, and the name of a group. */
  return g_strdup_printf (ngettext ("%u article added to “%s”", "%u articles added to “%s”", n), n, group);
}

static void
on_add_to_group (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  PdRecord *group = pd_record_list_find (pd_library_get_groups (self), g_variant_get_string (parameter, NULL));
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *message = NULL;

  if (group == NULL)
    return;
  edit = pd_library_edit_add_to_group (articles, pd_record_get_id (group));
  message = dup_added_message (articles->len, pd_record_get_text (group, PD_GROUP_NAME));
  perform (self, edit, message);
}

/* A question is about what was selected when it was asked. */
static void
ask (PdLibrary *self,
     AdwDialog *dialog,
     GCallback on_accepted)
{
  g_object_set_data_full (G_OBJECT (dialog), "articles", pd_library_dup_selected (self), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "accepted", on_accepted, self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GArray *
get_asked_for (AdwDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "articles");
}

static void
on_group_named (AdwDialog *dialog,
                const char *name,
                PdLibrary *self)
{
  GArray *articles = get_asked_for (dialog);
  g_autoptr (PdEdit) edit = pd_library_edit_new_group (name, NULL, articles, NULL);
  g_autofree char *message = dup_added_message (articles->len, name);

  perform (self, edit, message);
}

static void
on_new_group (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  AdwDialog *dialog = pd_entry_dialog_new (_ ("New Group"), _ ("The articles that are selected become its first."), _ ("Name"), _ ("_Add"));

  ask (PD_LIBRARY (widget), dialog, G_CALLBACK (on_group_named));
}

static void
on_leave_group (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  g_autoptr (PdEdit) edit = pd_library_edit_remove_from_group (articles, pd_library_filter_get_group (pd_library_get_filter (self)));
  g_autofree char *message = g_strdup_printf (ngettext ("%u article removed from the group", "%u articles removed from the group", articles->len), articles->len);

  perform (self, edit, message);
}

static void
on_reason_given (AdwDialog *dialog,
                 const char *reason,
                 PdLibrary *self)
{
  GArray *articles = get_asked_for (dialog);
  g_autoptr (PdEdit) edit = pd_library_edit_exclude (articles, reason);
  g_autofree char *message = g_strdup_printf (ngettext ("%u article excluded", "%u articles excluded", articles->len), articles->len);

  perform (self, edit, message);
}

static void
on_reasons_counted (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (PdEntryDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = pd_project_count_values_finish (PD_PROJECT (source), result, &error);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_auto (GStrv) offered = NULL;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const PdValueCount *count = g_ptr_array_index (counts, i);

      if (*count->value != '\0')
        g_strv_builder_add (reasons, count->value);
    }
  offered = g_strv_builder_end (reasons);
  pd_entry_dialog_set_suggestions (dialog, _ ("Used So Far"), (const char *const *) offered);
}

static void
on_exclude (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  AdwDialog *dialog = pd_entry_dialog_new (_ ("Exclude From Study"), _ ("Excluded articles stay in the project. Exports count them by reason."), _ ("Reason"), _ ("_Exclude"));

  pd_project_count_values_async (pd_library_get_project (self), PD_ARTICLE_EXCLUDED, NULL, NULL, MAX_REASONS, NULL, on_reasons_counted, g_object_ref (dialog));
  ask (self, dialog, G_CALLBACK (on_reason_given));
}

static void
on_include (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  g_autoptr (PdEdit) edit = pd_library_edit_exclude (articles, NULL);

  perform (self, edit, NULL);
}

static void
on_drawn (PdSamplingDialog *dialog,
          const char *group_id,
          const char *group,
          PdLibrary *self)
{
  /* Translators: the name of a random sample. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” drawn"), group);

  if (pd_library_get_project (self) == NULL)
    return;
  pd_library_filter_show_group (pd_library_get_filter (self), group_id);
  pd_undo_toast_show (GTK_WIDGET (self), pd_library_get_project (self), message);
}

static GArray *
dup_shown (PdArticleList *list)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      gint64 row = pd_article_list_get_row (list, i);
      g_array_append_val (rows, row);
    }
  return rows;
}

static void
on_sample (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  PdArticleList *list = pd_library_get_list (self);
  g_autoptr (GArray) shown = pd_article_query_is_filtered (pd_article_list_get_query (list)) ? dup_shown (list) : NULL;
  AdwDialog *dialog = pd_sampling_dialog_new (pd_library_get_project (self), shown, g_list_model_get_n_items (G_LIST_MODEL (list)), pd_library_get_fields (self));

  g_signal_connect_object (dialog, "drawn", G_CALLBACK (on_drawn), self, 0);
  adw_dialog_present (dialog, widget);
}

static void
on_group_picked (PdLibrary *self,
                 const char *group_id)
{
  pd_library_filter_show_group (pd_library_get_filter (self), group_id);
}

static void
on_groups (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  AdwDialog *dialog = pd_groups_dialog_new (pd_library_get_project (self), pd_library_get_groups (self));

  g_signal_connect_object (dialog, "picked", G_CALLBACK (on_group_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
on_fields (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);

  adw_dialog_present (pd_fields_dialog_new (pd_library_get_project (self), pd_library_get_fields (self)), widget);
}

static void
on_names (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  adw_dialog_present (pd_names_dialog_new (pd_library_get_project (PD_LIBRARY (widget))), widget);
}

/* The window's part: two texts beside each other. */
static void
on_compare (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  g_autoptr (GArray) articles = pd_library_dup_selected (PD_LIBRARY (widget));

  if (articles->len == 2)
    gtk_widget_activate_action (widget, "article.compare", "(xx)", g_array_index (articles, gint64, 0), g_array_index (articles, gint64, 1));
}

static void
on_copies (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdRecord *article = get_record (PD_LIBRARY (widget));

  if (article != NULL)
    g_signal_emit_by_name (widget, "copies-requested", article);
}

/* From the mark of any article, be it selected or not. */
static void
on_show_copies (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  PdArticleList *list = pd_library_get_list (PD_LIBRARY (widget));
  guint position = list != NULL ? pd_article_list_find (list, g_variant_get_int64 (parameter)) : G_MAXUINT;
  g_autoptr (PdArticleItem) item = position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;

  if (item != NULL && pd_article_item_get_record (item) != NULL)
    g_signal_emit_by_name (widget, "copies-requested", pd_article_item_get_record (item));
}

static void
on_select_all (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  pd_library_select_all (PD_LIBRARY (widget));
}

static void
on_filter (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  pd_library_open_filter (PD_LIBRARY (widget));
}

/**
 * pd_library_actions_install:
 * @widget_class: the library's class
 *
 * Gives libraries their actions.
 */
void
pd_library_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "library.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "library.star", NULL, on_star);
  gtk_widget_class_install_action (widget_class, "library.unstar", NULL, on_star);
  gtk_widget_class_install_action (widget_class, "library.set-state", "s", on_set_state);
  gtk_widget_class_install_action (widget_class, "library.add-to-group", "s", on_add_to_group);
  gtk_widget_class_install_action (widget_class, "library.new-group", NULL, on_new_group);
  gtk_widget_class_install_action (widget_class, "library.leave-group", NULL, on_leave_group);
  gtk_widget_class_install_action (widget_class, "library.exclude", NULL, on_exclude);
  gtk_widget_class_install_action (widget_class, "library.include", NULL, on_include);
  gtk_widget_class_install_action (widget_class, "library.sample", NULL, on_sample);
  gtk_widget_class_install_action (widget_class, "library.groups", NULL, on_groups);
  gtk_widget_class_install_action (widget_class, "library.fields", NULL, on_fields);
  gtk_widget_class_install_action (widget_class, "library.names", NULL, on_names);
  gtk_widget_class_install_action (widget_class, "library.copies", NULL, on_copies);
  gtk_widget_class_install_action (widget_class, "library.show-copies", "x", on_show_copies);
  gtk_widget_class_install_action (widget_class, "library.compare", NULL, on_compare);
  gtk_widget_class_install_action (widget_class, "library.select-all", NULL, on_select_all);
  gtk_widget_class_install_action (widget_class, "library.filter", NULL, on_filter);
}

/**
 * pd_library_actions_follow:
 * @self: a library
 * @settings: the program's settings
 *
 * Gives @self the actions that the settings keep: `sort.sort-by` and `sort.sort-descending`.
 */
void
pd_library_actions_follow (PdLibrary *self,
                           GSettings *settings)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) sort_by = g_settings_create_action (settings, "sort-by");
  g_autoptr (GAction) sort_descending = g_settings_create_action (settings, "sort-descending");

  g_return_if_fail (PD_IS_LIBRARY (self));

  g_action_map_add_action (G_ACTION_MAP (group), sort_by);
  g_action_map_add_action (G_ACTION_MAP (group), sort_descending);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (group));
}

/**
 * pd_library_actions_update:
 * @self: a library
 *
 * Makes those actions possible that are.
 */
void
pd_library_actions_update (PdLibrary *self)
{
  static const char *const of_selected[] = { "library.remove", "library.edit", "library.set-state", "library.add-to-group", "library.new-group" };
  static const char *const of_project[] = { "library.groups", "library.fields", "library.names", "library.filter", "library.select-all" };
  PdProject *project = pd_library_get_project (self);
  g_autoptr (GArray) articles = pd_library_dup_selected (self);
  PdRecord *only = get_only (self, articles);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = project != NULL && !pd_project_get_read_only (project);
  gboolean can_edit = can_write && articles->len > 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_selected); i++)
    gtk_widget_action_set_enabled (widget, of_selected[i], can_edit);
  for (gsize i = 0; i < G_N_ELEMENTS (of_project); i++)
    gtk_widget_action_set_enabled (widget, of_project[i], project != NULL);
  gtk_widget_action_set_enabled (widget, "library.copies", only != NULL && pd_article_item_get_n_copies (pd_library_get_item (self)) > 0);
  gtk_widget_action_set_enabled (widget, "library.compare", articles->len == 2);
  gtk_widget_action_set_enabled (widget, "library.sample", can_write && pd_library_get_list (self) != NULL);
  gtk_widget_action_set_enabled (widget, "library.star", can_edit && (only == NULL || pd_record_get_integer (only, PD_ARTICLE_STARRED) == 0));
  gtk_widget_action_set_enabled (widget, "library.unstar", can_edit && (only == NULL || pd_record_get_integer (only, PD_ARTICLE_STARRED) != 0));
  gtk_widget_action_set_enabled (widget, "library.exclude", can_edit && (only == NULL || pd_record_get_text (only, PD_ARTICLE_EXCLUDED) == NULL));
  gtk_widget_action_set_enabled (widget, "library.include", can_edit && (only == NULL || pd_record_get_text (only, PD_ARTICLE_EXCLUDED) != NULL));
  gtk_widget_action_set_enabled (widget, "library.leave-group", can_edit && pd_library_filter_get_group (pd_library_get_filter (self)) != NULL);
}
