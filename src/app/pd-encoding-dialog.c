#include "pd-encoding-dialog.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-decoder.h"
#include "pd-dialog-focus.h"

/* As much as fills the preview. */
#define PREVIEW_BYTES 8192

/**
 * PdEncodingDialog:
 *
 * Lets a person see the start of an article's file in other encodings, and choose one.
 */
struct _PdEncodingDialog
{
  AdwDialog parent_instance;

  GBytes *source;
  GCancellable *cancellable;

  AdwComboRow *encodings;
  GtkLabel *unread;
  GtkTextView *preview;
  GtkWidget *read_button;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdEncodingDialog, pd_encoding_dialog, ADW_TYPE_DIALOG)

static const char *
get_encoding (PdEncodingDialog *self)
{
  const PdEncoding *encoding = pd_encoding_get (adw_combo_row_get_selected (self->encodings));

  return encoding != NULL ? encoding->name : NULL;
}

static void
show_unread (PdEncodingDialog *self,
             gsize n_unread)
{
  g_autofree char *message = NULL;

  if (n_unread > 0)
    message = g_strdup_printf (ngettext ("%" PRIu64 " byte at the start of the file is part of no character in this encoding.",
                                         "%" PRIu64 " bytes at the start of the file are part of no character in this encoding.", n_unread),
                               (guint64) n_unread);
  else
    message = g_strdup (_ ("All bytes at the start of the file can be read in this encoding."));
  gtk_label_set_text (self->unread, message);
}

static void
on_selected (PdEncodingDialog *self)
{
  const char *encoding = get_encoding (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize n_unread = 0;

  if (self->source == NULL || encoding == NULL)
    return;
  text = pd_decoder_preview (self->source, encoding, PREVIEW_BYTES, &n_unread, &error);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text != NULL ? text : "", -1);
  if (text == NULL)
    gtk_label_set_text (self->unread, error->message);
  else
    show_unread (self, n_unread);
  gtk_widget_set_sensitive (self->read_button, text != NULL);
}

static void
on_cancel (PdEncodingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_read (PdEncodingDialog *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_encoding (self));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pd_encoding_dialog_dispose (GObject *object)
{
  PdEncodingDialog *self = PD_ENCODING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->source, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ENCODING_DIALOG);

  G_OBJECT_CLASS (pd_encoding_dialog_parent_class)->dispose (object);
}

static void
pd_encoding_dialog_class_init (PdEncodingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_encoding_dialog_dispose;

  /**
   * PdEncodingDialog::chosen:
   * @encoding: its name
   *
   * The file is to be read in that encoding.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-encoding-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdEncodingDialog, encodings);
  gtk_widget_class_bind_template_child (widget_class, PdEncodingDialog, unread);
  gtk_widget_class_bind_template_child (widget_class, PdEncodingDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, PdEncodingDialog, read_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
}

static void
pd_encoding_dialog_init (PdEncodingDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const PdEncoding *encoding;

  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), self->read_button);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; (encoding = pd_encoding_get (i)) != NULL; i++)
    gtk_string_list_append (names, encoding->name);
  adw_combo_row_set_model (self->encodings, G_LIST_MODEL (names));
}

static void
select_encoding (PdEncodingDialog *self,
                 const char *label)
{
  const PdEncoding *wanted = label != NULL ? pd_encoding_find (label) : NULL;
  const PdEncoding *encoding;

  for (guint i = 0; (encoding = pd_encoding_get (i)) != NULL; i++)
    {
      if (encoding == wanted)
        adw_combo_row_set_selected (self->encodings, i);
    }
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = pd_project_load_source (source, data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdEncodingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      gtk_label_set_text (self->unread, error->message);
      return;
    }
  self->source = g_steal_pointer (&bytes);
  on_selected (self);
}

/**
 * pd_encoding_dialog_new:
 * @project: an open project
 * @article_id: the UUID of an article
 * @encoding: (nullable): the encoding that its file was read in
 *
 * Returns: a dialog to choose another
 */
AdwDialog *
pd_encoding_dialog_new (PdProject *project,
                        const char *article_id,
                        const char *encoding)
{
  PdEncodingDialog *self;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  self = g_object_new (PD_TYPE_ENCODING_DIALOG, NULL);
  select_encoding (self, encoding);
  task = g_task_new (project, self->cancellable, on_loaded, g_object_ref (self));
  g_task_set_source_tag (task, pd_encoding_dialog_new);
  g_task_set_task_data (task, g_strdup (article_id), g_free);
  g_task_run_in_thread (task, load_in_thread);
  return ADW_DIALOG (self);
}
