#include "pd-carrying-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-carrying-list.h"
#include "pd-project-marks.h"
#include "pd-toast.h"
#include "pd-undo-toast.h"

/**
 * PdCarryingDialog:
 *
 * Shows what is marked on an article beside what stands in a copy of it, each mark to be carried over or refused.
 */
struct _PdCarryingDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  /* Of both articles, the one that marks are carried from and the other. */
  PdRecord *a;
  PdRecord *b;
  GCancellable *cancellable;
  PdMarkCarrying *carrying;
  /* The direction is still to be chosen: from the article with marks. */
  gboolean is_undecided;
  /* Something is being done. */
  gboolean is_performing;
  /* Also afterwards, until what is shown has followed. */
  gboolean is_busy;
  /* They are being looked for, and whether the project has been changed since that began. */
  gboolean is_looking;
  gboolean is_outdated;

  GtkLabel *from_caption;
  GtkLabel *from;
  GtkLabel *to_caption;
  GtkLabel *to;
  GtkWidget *swap_button;
  GtkLabel *summary;
  GtkToggleButton *refused_button;
  GtkDropDown *coders;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *nothing;
  PdCarryingList *list;
  GtkWidget *actions;
  GtkButton *certain_button;
};

G_DEFINE_FINAL_TYPE (PdCarryingDialog, pd_carrying_dialog, ADW_TYPE_DIALOG)

static void load (PdCarryingDialog *self);

static void
show_article (GtkLabel *caption,
              GtkLabel *label,
              const char *direction,
              PdRecord *article)
{
  g_autofree char *title = pd_article_get_title (article), *subtitle = pd_article_get_subtitle (article);
  g_autofree char *line = g_strconcat (direction, *subtitle != '\0' ? " · " : "", subtitle, NULL);

  gtk_label_set_label (caption, line);
  gtk_label_set_label (label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), title);
}

static void
show_direction (PdCarryingDialog *self)
{
  /* Translators: above the title of the article that marks are carried from. */
  show_article (self->from_caption, self->from, C_ ("carrying", "From"), self->a);
  /* Translators: above the title of the article that marks are carried to. */
  show_article (self->to_caption, self->to, C_ ("carrying", "To"), self->b);
}

static GPtrArray *
list_certain (PdCarryingDialog *self)
{
  GPtrArray *proposals = pd_mark_carrying_get_proposals (self->carrying), *certain = g_ptr_array_new ();

  for (guint i = 0; i < proposals->len; i++)
    {
      if (pd_mark_proposal_is_certain (g_ptr_array_index (proposals, i)))
        g_ptr_array_add (certain, g_ptr_array_index (proposals, i));
    }
  return certain;
}

static guint
count_refused (PdCarryingDialog *self)
{
  GPtrArray *proposals = pd_mark_carrying_get_proposals (self->carrying);
  guint n = 0;

  for (guint i = 0; i < proposals->len; i++)
    n += ((const PdMarkProposal *) g_ptr_array_index (proposals, i))->refusals->len > 0;
  return n;
}

static void
append (GStrvBuilder *parts,
        const char *format,
        guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (n > 0)
    g_strv_builder_take (parts, g_strjoinv (number, halves));
}

/* Each part only where there is any of it. */
static void
show_summary (PdCarryingDialog *self,
              guint n_refused)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *summary = NULL;
  guint n_offered = pd_mark_carrying_get_proposals (self->carrying)->len - n_refused, n_gone = pd_mark_carrying_get_gone (self->carrying)->len;
  guint n_there = pd_mark_carrying_get_n_there (self->carrying);

  append (parts, ngettext ("%s mark to look at", "%s marks to look at", n_offered), n_offered);
  append (parts, ngettext ("%s is there already", "%s are there already", n_there), n_there);
  append (parts, ngettext ("%s was refused", "%s were refused", n_refused), n_refused);
  append (parts, ngettext ("%s is not in the other article", "%s are not in the other article", n_gone), n_gone);
  list = g_strv_builder_end (parts);
  summary = g_strjoinv (" · ", list);
  gtk_label_set_label (self->summary, summary);
}

static void
show_certain (PdCarryingDialog *self)
{
  g_autoptr (GPtrArray) certain = list_certain (self);
  g_autofree char *label = g_strdup_printf (_ ("Accept All _Certain (%u)"), certain->len);

  gtk_button_set_label (self->certain_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->certain_button), certain->len > 0);
}

static void
show_nothing (PdCarryingDialog *self,
              guint n_refused)
{
  const char *title = _ ("Nothing to Carry Over"), *description;

  if (pd_mark_carrying_get_n_marks (self->carrying, FALSE) == 0)
    description = _ ("Nothing is marked on the article that marks would be carried from");
  else if (n_refused > 0)
    description = _ ("What is not in the other article already was refused");
  else
    description = _ ("All that is marked is in the other article already");
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
}

static void
add_items (PdCarryingDialog *self,
           GPtrArray *items,
           GPtrArray *proposals)
{
  gboolean has_refused = gtk_toggle_button_get_active (self->refused_button);

  for (guint i = 0; i < proposals->len; i++)
    {
      const PdMarkProposal *proposal = g_ptr_array_index (proposals, i);

      if (has_refused || proposal->refusals->len == 0)
        g_ptr_array_add (items, pd_carrying_item_new (self->carrying, proposal));
    }
}

static void
show (PdCarryingDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_refused = count_refused (self);
  gboolean is_first = pd_carrying_list_is_empty (self->list);

  add_items (self, items, pd_mark_carrying_get_proposals (self->carrying));
  add_items (self, items, pd_mark_carrying_get_gone (self->carrying));
  pd_carrying_list_set_items (self->list, items);
  show_summary (self, n_refused);
  show_certain (self);
  show_nothing (self, n_refused);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_button), n_refused > 0);
  gtk_widget_set_visible (self->actions, items->len > 0);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "marks" : "nothing");
  /* What had the focus is gone, and Escape goes to what has it. */
  if (items->len == 0)
    gtk_widget_grab_focus (self->swap_button);
  else if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* What was found for another direction or coder is not offered any more, nor can it be accepted. */
static void
forget (PdCarryingDialog *self)
{
  pd_carrying_list_clear (self->list);
  g_clear_object (&self->carrying);
  gtk_label_set_label (self->summary, "");
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_button), FALSE);
}

static void
swap (PdCarryingDialog *self)
{
  PdRecord *a = g_steal_pointer (&self->a);

  self->a = g_steal_pointer (&self->b);
  self->b = a;
  forget (self);
  show_direction (self);
}

static void
show_failure (PdCarryingDialog *self,
              const GError *error)
{
  forget (self);
  adw_status_page_set_title (self->nothing, _ ("The Articles Cannot Be Compared"));
  adw_status_page_set_description (self->nothing, error->message);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdCarryingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdMarkCarrying) carrying = pd_project_carry_marks_finish (PD_PROJECT (source), result, &error);

  /* It was closed meanwhile, or they are looked for again. */
  if (self->project == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_looking = FALSE;
  /* Where much is changed, one after another, what was found is worth a look until it is found again. */
  if (self->is_outdated)
    load (self);
  else if (!self->is_performing)
    self->is_busy = FALSE;
  if (carrying == NULL)
    {
      show_failure (self, error);
      return;
    }
  if (self->is_undecided && pd_mark_carrying_get_n_marks (carrying, FALSE) == 0 && pd_mark_carrying_get_n_marks (carrying, TRUE) > 0)
    {
      self->is_undecided = FALSE;
      swap (self);
      load (self);
      return;
    }
  self->is_undecided = FALSE;
  g_set_object (&self->carrying, carrying);
  show (self);
}

static void
load (PdCarryingDialog *self)
{
  const char *coder_id = gtk_drop_down_get_selected (self->coders) == 0 ? pd_project_get_coder_id (self->project) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_looking = TRUE;
  self->is_outdated = FALSE;
  if (pd_carrying_list_is_empty (self->list))
    gtk_stack_set_visible_child_name (self->stack, "waiting");
  pd_project_carry_marks_async (self->project, pd_record_get_id (self->a), pd_record_get_id (self->b), coder_id, self->cancellable, on_found, g_object_ref (self));
}

static void
on_changed (PdCarryingDialog *self)
{
  if (self->is_looking)
    self->is_outdated = TRUE;
  else
    load (self);
}

static void
on_coders_loaded (GObject *source,
                  GAsyncResult *result,
                  gpointer data)
{
  g_autoptr (PdCarryingDialog) self = data;
  g_autoptr (GPtrArray) coders = pd_project_load_finish (PD_PROJECT (source), result, NULL);

  if (self->project != NULL && coders != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->coders), coders->len > 1);
}

/* What is said when it is done, by the dialog that did it. */
typedef struct
{
  PdCarryingDialog *dialog;
  char *message;
} Doing;

static void
doing_free (Doing *doing)
{
  g_object_unref (doing->dialog);
  g_free (doing->message);
  g_free (doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doing, doing_free)

static void
on_performed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Doing) doing = data;
  PdCarryingDialog *self = doing->dialog;
  g_autoptr (GError) error = NULL;

  self->is_performing = FALSE;
  if (pd_project_perform_finish (PD_PROJECT (source), result, &error))
    {
      self->is_busy = self->is_looking;
      if (self->project != NULL)
        pd_undo_toast_show (GTK_WIDGET (self->toasts), self->project, doing->message);
      return;
    }
  self->is_busy = FALSE;
  if (self->project != NULL)
    pd_toast_show (GTK_WIDGET (self->toasts), error->message);
}

static void
perform (PdCarryingDialog *self,
         PdEdit *edit,
         const char *message)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->dialog = g_object_ref (self);
  doing->message = g_strdup (message);
  self->is_performing = self->is_busy = TRUE;
  pd_project_perform_async (self->project, edit, NULL, on_performed, doing);
}

static void
accept (PdCarryingDialog *self,
        GPtrArray *proposals)
{
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *message = NULL;

  if (self->is_busy || proposals->len == 0)
    return;
  edit = pd_mark_proposals_accept (proposals);
  message = g_strdup_printf (ngettext ("%u mark carried over", "%u marks carried over", proposals->len), proposals->len);
  perform (self, edit, message);
}

static void
on_accepted (PdCarryingDialog *self,
             PdCarryingItem *item)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();

  if (pd_carrying_item_get_proposal (item)->target == NULL)
    return;
  g_ptr_array_add (proposals, (gpointer) pd_carrying_item_get_proposal (item));
  accept (self, proposals);
}

static void
on_refused (PdCarryingDialog *self,
            PdCarryingItem *item)
{
  const PdMarkProposal *proposal = pd_carrying_item_get_proposal (item);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  g_autoptr (PdEdit) edit = NULL;

  if (self->is_busy || proposal->target == NULL || proposal->refusals->len > 0)
    return;
  g_ptr_array_add (proposals, (gpointer) proposal);
  edit = pd_mark_proposals_refuse (proposals);
  perform (self, edit, _ ("Not offered again"));
}

static void
on_accept_certain (PdCarryingDialog *self)
{
  g_autoptr (GPtrArray) certain = list_certain (self);

  accept (self, certain);
}

static void
on_swap (PdCarryingDialog *self)
{
  if (self->is_busy)
    return;
  self->is_undecided = FALSE;
  swap (self);
  load (self);
}

static void
on_refused_toggled (PdCarryingDialog *self)
{
  if (self->carrying != NULL)
    show (self);
}

static void
on_coders_selected (PdCarryingDialog *self)
{
  if (self->project == NULL)
    return;
  forget (self);
  load (self);
}

static void
pd_carrying_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (PD_CARRYING_DIALOG (dialog)->cancellable);
}

static void
pd_carrying_dialog_dispose (GObject *object)
{
  PdCarryingDialog *self = PD_CARRYING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CARRYING_DIALOG);
  g_clear_object (&self->carrying);
  g_clear_object (&self->a);
  g_clear_object (&self->b);

  G_OBJECT_CLASS (pd_carrying_dialog_parent_class)->dispose (object);
}

static void
pd_carrying_dialog_class_init (PdCarryingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_carrying_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = pd_carrying_dialog_closed;

  g_type_ensure (PD_TYPE_CARRYING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-carrying-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, from_caption);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, from);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, to_caption);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, to);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, swap_button);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, refused_button);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, coders);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingDialog, certain_button);
  gtk_widget_class_bind_template_callback (widget_class, on_swap);
  gtk_widget_class_bind_template_callback (widget_class, on_refused_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_coders_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_accepted);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_certain);
  /* The window's keys do not reach a dialog. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
pd_carrying_dialog_init (PdCarryingDialog *self)
{
  self->is_undecided = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_carrying_dialog_new:
 * @project: an open project
 * @a: an article
 * @b: a copy of it, or the other way round
 *
 * Returns: a dialog to carry marks over from one to the other: from @a, unless only @b has any
 */
AdwDialog *
pd_carrying_dialog_new (PdProject *project,
                        PdRecord *a,
                        PdRecord *b)
{
  PdCarryingDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_RECORD (a) && PD_IS_RECORD (b), NULL);

  self = g_object_new (PD_TYPE_CARRYING_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->a = g_object_ref (a);
  self->b = g_object_ref (b);
  show_direction (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  pd_project_load_async (project, PD_WORD_CODER, 0, NULL, NULL, on_coders_loaded, g_object_ref (self));
  load (self);
  return ADW_DIALOG (self);
}
