#include "pd-mention-finder-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-mention-finder.h"
#include "pd-undo-toast.h"

/* Who has looked through these can look for more. */
#define MAX_CANDIDATES 100

/**
 * PdMentionFinderDialog:
 *
 * Shows the passages that may mention a claim one after another, each to accept or to refuse.
 */
struct _PdMentionFinderDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  GPtrArray *candidates;
  guint place;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *end;
  GtkLabel *claim;
  GtkLabel *article;
  GtkLabel *before;
  GtkLabel *passage;
  GtkLabel *after;
  GtkLabel *why;
  GtkWidget *actions;
  GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (PdMentionFinderDialog, pd_mention_finder_dialog, ADW_TYPE_DIALOG)

static PdMentionCandidate *
get_candidate (PdMentionFinderDialog *self)
{
  return self->candidates != NULL && self->place < self->candidates->len ? g_ptr_array_index (self->candidates, self->place) : NULL;
}

static void
set_text (GtkLabel *label,
          const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\t", ' '));

  gtk_label_set_label (label, line);
  gtk_widget_set_visible (GTK_WIDGET (label), *line != '\0');
}

static void
show_end (PdMentionFinderDialog *self,
          const char *title,
          const char *description)
{
  adw_window_title_set_subtitle (self->title, "");
  adw_status_page_set_title (self->end, title);
  adw_status_page_set_description (self->end, description);
  gtk_stack_set_visible_child_name (self->stack, "end");
  gtk_widget_set_visible (self->actions, FALSE);
  /* What had the focus is gone, and Escape goes to what has it. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show (PdMentionFinderDialog *self)
{
  const PdMentionCandidate *candidate = get_candidate (self);
  g_autofree char *progress = NULL, *article = NULL, *why = NULL;

  if (candidate == NULL)
    {
      if (self->candidates->len > 0)
        show_end (self, _ ("No More Passages"), _ ("All that were found have been looked through"));
      else
        show_end (self, _ ("Nothing Found"), _ ("No other passage is like those that are linked to this claim"));
      return;
    }
  /* Translators: which of how many passages is shown. */
  progress = g_strdup_printf (_ ("%u of %u"), self->place + 1, self->candidates->len);
  article = g_strdup_printf ("%s%s%s", candidate->title != NULL ? candidate->title : _ ("Untitled"), candidate->date != NULL ? " · " : "", candidate->date != NULL ? candidate->date : "");
  /* Translators: the words, names and figures that two passages have in common. */
  why = g_strdup_printf (_ ("In common: %s"), candidate->why);
  adw_window_title_set_subtitle (self->title, progress);
  set_text (self->article, article);
  set_text (self->before, candidate->before);
  set_text (self->passage, pd_record_get_text (candidate->highlight, PD_HIGHLIGHT_QUOTE));
  set_text (self->after, candidate->after);
  set_text (self->why, why);
  gtk_stack_set_visible_child_name (self->stack, "candidate");
  gtk_widget_set_visible (self->actions, TRUE);
  gtk_widget_grab_focus (self->accept_button);
}

static void
on_skip (PdMentionFinderDialog *self)
{
  self->place++;
  show (self);
}

static void
on_accept (PdMentionFinderDialog *self)
{
  const PdMentionCandidate *candidate = get_candidate (self);
  g_autoptr (PdEdit) edit = NULL;

  if (candidate == NULL)
    return;
  edit = pd_mention_candidate_accept (candidate);
  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, _ ("Mention added"));
  on_skip (self);
}

static void
on_refuse (PdMentionFinderDialog *self)
{
  const PdMentionCandidate *candidate = get_candidate (self);
  g_autoptr (PdEdit) edit = NULL;

  if (candidate == NULL)
    return;
  edit = pd_mention_candidate_refuse (candidate);
  pd_undo_toast_perform (GTK_WIDGET (self->toasts), self->project, edit, _ ("Not offered again"));
  on_skip (self);
}

static void
on_found (GObject *object,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdMentionFinderDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->candidates = pd_project_find_mentions_finish (PD_PROJECT (object), result, &error);
  /* It was closed meanwhile. */
  if (self->project == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->candidates != NULL)
    show (self);
  else
    show_end (self, _ ("Nothing Found"), error->message);
}

static void
pd_mention_finder_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (PD_MENTION_FINDER_DIALOG (dialog)->cancellable);
}

static void
pd_mention_finder_dialog_dispose (GObject *object)
{
  PdMentionFinderDialog *self = PD_MENTION_FINDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MENTION_FINDER_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_mention_finder_dialog_parent_class)->dispose (object);
}

static void
pd_mention_finder_dialog_finalize (GObject *object)
{
  PdMentionFinderDialog *self = PD_MENTION_FINDER_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_mention_finder_dialog_parent_class)->finalize (object);
}

static void
pd_mention_finder_dialog_class_init (PdMentionFinderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_mention_finder_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_mention_finder_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pd_mention_finder_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-mention-finder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, end);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, claim);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, article);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, before);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, passage);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, after);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, why);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, PdMentionFinderDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_refuse);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
}

static void
pd_mention_finder_dialog_init (PdMentionFinderDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_mention_finder_dialog_new:
 * @project: an open project
 * @claim_id: the UUID of a claim
 * @statement: what it states
 *
 * Returns: a dialog that looks for more mentions of it
 */
AdwDialog *
pd_mention_finder_dialog_new (PdProject *project,
                              const char *claim_id,
                              const char *statement)
{
  PdMentionFinderDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  self = g_object_new (PD_TYPE_MENTION_FINDER_DIALOG, NULL);
  self->project = g_object_ref (project);
  set_text (self->claim, statement);
  pd_project_find_mentions_async (project, claim_id, MAX_CANDIDATES, self->cancellable, on_found, g_object_ref (self));
  return ADW_DIALOG (self);
}
