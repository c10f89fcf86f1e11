#include "pd-article-actions.h"

#include "pd-extraction-dialog.h"

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

/**
 * pd_article_actions_install:
 * @widget_class: the workbench's class
 *
 * Gives workbenches the actions on the article that is open.
 */
void
pd_article_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.source", NULL, on_source);
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
  g_return_if_fail (PD_IS_WORKBENCH (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.source", pd_workbench_get_article (self) != NULL);
}
