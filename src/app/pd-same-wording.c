#include "pd-same-wording.h"

#include <glib/gi18n-lib.h>

#include "pd-search-lexer.h"
#include "pd-tagging-dialog.h"
#include "pd-toast.h"

/* A single character says nothing, and nobody repeats a page to the letter. Code points. */
#define SHORTEST 2
#define LONGEST 60

/* More places than that are a matter for the search of all texts. */
#define MOST_PLACES 2000

#define CONTEXT 40

/**
 * PdSameWording:
 *
 * Where a passage was tagged: offers to tag the places that say the same, as a search finds them.
 */
struct _PdSameWording
{
  GObject parent_instance;

  /* The one that has it. */
  GtkWidget *widget;
  PdProject *project;
  GCancellable *cancellable;
  AdwToast *toast;
  char *article_id;
  guint start;
  char *quote;
  char *tag_id;
  char *tag_path;
  GPtrArray *hits;
  /* There are more. */
  gboolean is_partial;
};

G_DEFINE_FINAL_TYPE (PdSameWording, pd_same_wording, G_TYPE_OBJECT)

static void
pd_same_wording_dispose (GObject *object)
{
  pd_same_wording_forget (PD_SAME_WORDING (object));

  G_OBJECT_CLASS (pd_same_wording_parent_class)->dispose (object);
}

static void
pd_same_wording_class_init (PdSameWordingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_same_wording_dispose;
}

static void
pd_same_wording_init (PdSameWording *self)
{
}

/**
 * pd_same_wording_new:
 * @widget: the widget that has it, in the window where it is offered
 *
 * Returns: (transfer full): what offers it
 */
PdSameWording *
pd_same_wording_new (GtkWidget *widget)
{
  PdSameWording *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (PD_TYPE_SAME_WORDING, NULL);
  self->widget = widget;
  return self;
}

static void
on_accepted (PdSameWording *self)
{
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Tag Same Wording"));

  pd_tagging_dialog_present (self->widget, self->project, self->hits, self->tag_id, self->tag_path, "suggestion", edit);
}

static void
offer (PdSameWording *self,
       guint n)
{
  g_autofree char *message = NULL;

  if (self->is_partial)
    /* Translators: a passage that was tagged just now, and in how many other places the same stands. */
    message = g_strdup_printf (ngettext ("“%s” stands in at least %'u other place", "“%s” stands in at least %'u other places", n), self->quote, n);
  else
    /* Translators: a passage that was tagged just now, and in how many other places the same stands. */
    message = g_strdup_printf (ngettext ("“%s” stands in %'u other place", "“%s” stands in %'u other places", n), self->quote, n);
  self->toast = g_object_ref (pd_toast_new (message));
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_NORMAL);
  adw_toast_set_button_label (self->toast, _ ("_Tag…"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (on_accepted), self, G_CONNECT_SWAPPED);
  pd_toast_add (self->widget, self->toast);
}

static void
on_previewed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (PdSameWording) self = data;
  g_autoptr (GArray) outcomes = pd_project_preview_hit_tags_finish (PD_PROJECT (source), result, NULL);
  guint n = 0;

  if (outcomes == NULL || self->project == NULL)
    return;
  for (guint i = 0; i < outcomes->len; i++)
    n += g_array_index (outcomes, PdHitTagging, i) != PD_HIT_TAGGING_PRESENT;
  if (n > 0)
    offer (self, n);
}

/* What was tagged may not be on the disk yet. */
static void
drop_passage (PdSameWording *self,
              GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const PdSearchHit *hit = g_ptr_array_index (hits, i);

      if (hit->start == self->start && g_str_equal (hit->article_id, self->article_id))
        {
          g_ptr_array_remove_index (hits, i);
          return;
        }
    }
}

/* Nobody asked for it, so that nothing is said of what goes wrong. */
static void
on_searched (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdSameWording) self = data;
  g_autoptr (PdSearchResult) found = pd_project_search_finish (PD_PROJECT (source), result, NULL);

  if (found == NULL || self->project == NULL)
    return;
  drop_passage (self, found->hits);
  self->is_partial = found->total > MOST_PLACES + 1;
  if (found->hits->len > MOST_PLACES)
    g_ptr_array_set_size (found->hits, MOST_PLACES);
  if (found->hits->len == 0)
    return;
  self->hits = g_ptr_array_ref (found->hits);
  pd_project_preview_hit_tags_async (self->project, self->hits, self->tag_id, self->cancellable, on_previewed, g_object_ref (self));
}

/**
 * pd_same_wording_look_for:
 * @project: an open project
 * @article_id: the UUID of an article
 * @start: where in its text a passage begins that has just been tagged, in code points
 * @quote: what stands there
 * @tag_id: the tag's UUID
 * @tag_path: what it is called, behind those it is nested under
 *
 * Looks for other places that say the same (as a search that folds finds them) and lack the tag, and offers to tag them.
 */
void
pd_same_wording_look_for (PdSameWording *self,
                          PdProject *project,
                          const char *article_id,
                          guint start,
                          const char *quote,
                          const char *tag_id,
                          const char *tag_path)
{
  const PdSearchOptions options = { .limit = MOST_PLACES + 1, .context = CONTEXT };
  g_autoptr (GString) typed = NULL;
  g_autoptr (PdSearchQuery) query = NULL;
  glong length;

  g_return_if_fail (PD_IS_SAME_WORDING (self));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (article_id != NULL);
  g_return_if_fail (quote != NULL);
  g_return_if_fail (tag_id != NULL && tag_path != NULL);

  pd_same_wording_forget (self);
  length = g_utf8_strlen (quote, -1);
  if (length < SHORTEST || length > LONGEST || strchr (quote, '\n') != NULL)
    return;
  typed = g_string_new ("text:");
  pd_search_lexer_append_text (typed, quote, TRUE);
  query = pd_search_query_new (typed->str, NULL);
  if (query == NULL)
    return;
  self->project = g_object_ref (project);
  self->cancellable = g_cancellable_new ();
  self->article_id = g_strdup (article_id);
  self->start = start;
  self->quote = g_strdup (quote);
  self->tag_id = g_strdup (tag_id);
  self->tag_path = g_strdup (tag_path);
  pd_project_search_async (project, query, &options, self->cancellable, on_searched, g_object_ref (self));
}

/**
 * pd_same_wording_forget:
 *
 * Looks and offers no more.
 */
void
pd_same_wording_forget (PdSameWording *self)
{
  g_return_if_fail (PD_IS_SAME_WORDING (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->toast, self);
      adw_toast_dismiss (self->toast);
    }
  g_clear_object (&self->toast);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->article_id, g_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->tag_id, g_free);
  g_clear_pointer (&self->tag_path, g_free);
  g_clear_object (&self->project);
}
