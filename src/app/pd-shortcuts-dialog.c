#include "pd-shortcuts-dialog.h"

#include "pd-shortcut-row.h"

/**
 * PdShortcutsDialog:
 *
 * All keys that do something.
 */
struct _PdShortcutsDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (PdShortcutsDialog, pd_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
pd_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (pd_shortcuts_dialog_parent_class)->dispose (object);
}

static void
pd_shortcuts_dialog_class_init (PdShortcutsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_shortcuts_dialog_dispose;

  g_type_ensure (PD_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/pidian/Pidian/ui/pd-shortcuts-dialog.ui");
}

static void
pd_shortcuts_dialog_init (PdShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_shortcuts_dialog_new:
 *
 * Returns: a dialog that lists all keys
 */
AdwDialog *
pd_shortcuts_dialog_new (void)
{
  return g_object_new (PD_TYPE_SHORTCUTS_DIALOG, NULL);
}
