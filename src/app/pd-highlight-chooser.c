#include "pd-highlight-chooser.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-words.h"
#include "pd-project-highlights.h"

/**
 * PdHighlightChooser:
 *
 * Lets a highlight of any article be picked, found by what it is on, its note, or the article's title.
 */
struct _PdHighlightChooser
{
  PdChooser parent_instance;

  PdProject *project;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PdHighlightChooser, pd_highlight_chooser, PD_TYPE_CHOOSER)

static void
add (PdHighlightChooser *self,
     const PdFoundHighlight *found)
{
  g_autoptr (PdRecord) highlight = pd_record_new_for_id (PD_WORD_HIGHLIGHT, found->highlight_id);
  g_autofree char *day = found->date != NULL ? pd_claim_words_dup_day (found->date) : NULL;
  g_autofree char *subtitle = g_strconcat (found->title != NULL ? found->title : _ ("Untitled"), day != NULL ? " · " : NULL, day, NULL);

  pd_record_set_text (highlight, PD_HIGHLIGHT_ARTICLE_ID, found->article_id);
  pd_record_set_text (highlight, PD_HIGHLIGHT_QUOTE, found->quote);
  pd_chooser_add (PD_CHOOSER (self), highlight, found->quote, subtitle);
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (PdHighlightChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pd_project_find_highlights_finish (PD_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  pd_chooser_clear (PD_CHOOSER (self));
  if (error != NULL)
    g_warning ("Highlights could not be read: %s", error->message);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add (self, g_ptr_array_index (found, i));
  pd_chooser_finish (PD_CHOOSER (self));
}

static void
stop (PdHighlightChooser *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
pd_highlight_chooser_search (PdChooser *chooser,
                             const char *typed)
{
  PdHighlightChooser *self = PD_HIGHLIGHT_CHOOSER (chooser);

  stop (self);
  self->cancellable = g_cancellable_new ();
  pd_project_find_highlights_async (self->project, typed, PD_CHOOSER_MAX_SHOWN, self->cancellable, on_found, g_object_ref (self));
}

static void
pd_highlight_chooser_dispose (GObject *object)
{
  PdHighlightChooser *self = PD_HIGHLIGHT_CHOOSER (object);

  stop (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_highlight_chooser_parent_class)->dispose (object);
}

static void
pd_highlight_chooser_class_init (PdHighlightChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_highlight_chooser_dispose;
  PD_CHOOSER_CLASS (klass)->search = pd_highlight_chooser_search;
}

static void
pd_highlight_chooser_init (PdHighlightChooser *self)
{
}

/**
 * pd_highlight_chooser_new:
 * @project: an open project
 * @heading: what the dialog is called
 * @explanation: what picking one does
 *
 * Returns: a dialog to pick a highlight
 */
AdwDialog *
pd_highlight_chooser_new (PdProject *project,
                          const char *heading,
                          const char *explanation)
{
  PdHighlightChooser *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_HIGHLIGHT_CHOOSER, NULL);
  self->project = g_object_ref (project);
  pd_chooser_describe (PD_CHOOSER (self), heading, explanation);
  pd_chooser_search (PD_CHOOSER (self));
  return ADW_DIALOG (self);
}
