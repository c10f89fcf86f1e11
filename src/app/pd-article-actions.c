#include "pd-article-actions.h"

#include "pd-details-dialog.h"
#include "pd-extraction-dialog.h"

static void
on_edit (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  PdWorkbench *self = PD_WORKBENCH (widget);
  PdLibrary *library = pd_workbench_get_library (self);
  PdRecord *article = pd_workbench_get_article (self);
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row;

  if (article == NULL)
    return;
  row = pd_article_item_get_row (pd_library_get_item (library));
  g_array_append_val (articles, row);
  adw_dialog_present (pd_details_dialog_new (pd_workbench_get_project (self), articles, pd_record_get_id (article), pd_library_get_fields (library)), widget);
}

static void
on_source (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdWorkbench *self = PD_WORKBENCH (widget);
  PdRecord *article = pd_workbench_get_article (self);

  if (article != NULL)
    adw_dialog_present (pd_extraction_dialog_new (pd_workbench_get_project (self), pd_record_get_id (article)), widget);
}

static PdArticleItem *
dup_item (PdWorkbench *self,
          gint64 row)
{
  PdArticleList *list = pd_library_get_list (pd_workbench_get_library (self));
  guint position = list != NULL ? pd_article_list_find (list, row) : G_MAXUINT;

  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;
}

static void
on_compare (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  PdWorkbench *self = PD_WORKBENCH (widget);
  g_autoptr (PdArticleItem) a = NULL;
  g_autoptr (PdArticleItem) b = NULL;
  gint64 first, second;

  g_variant_get (parameter, "(xx)", &first, &second);
  a = dup_item (self, first);
  b = dup_item (self, second);
  if (a != NULL && b != NULL)
    pd_workbench_compare (self, a, b);
}

/**
 * pd_article_actions_install:
 * @widget_class: the workbench's class
 *
 * Gives workbenches the actions on the article that is open, and the one on two others.
 */
void
pd_article_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "article.source", NULL, on_source);
  gtk_widget_class_install_action (widget_class, "article.compare", "(xx)", on_compare);
}

/**
 * pd_article_actions_update:
 * @self: a workbench
 *
 * Makes those actions possible that are.
 */
void
pd_article_actions_update (PdWorkbench *self)
{
  PdProject *project;

  g_return_if_fail (PD_IS_WORKBENCH (self));

  project = pd_workbench_get_project (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.edit", pd_workbench_get_article (self) != NULL && project != NULL && !pd_project_get_read_only (project));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.source", pd_workbench_get_article (self) != NULL);
}
