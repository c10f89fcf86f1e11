#include "pd-tag-chooser.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-words.h"
#include "pd-tag-choices.h"

/**
 * PdTagChooser:
 *
 * Lets a tag be picked, found by typing as in the palette, or the top of the codebook, which is a tag without an identifier.
 */
struct _PdTagChooser
{
  PdChooser parent_instance;

  PdTagTree *tree;
  PdTagChoices *choices;
  /* A tag that cannot be picked, and whether those under it can. */
  char *except_id;
  gboolean with_nested;
  gboolean with_top;
  gboolean searching;
};

G_DEFINE_FINAL_TYPE (PdTagChooser, pd_tag_chooser, PD_TYPE_CHOOSER)

static gboolean
can_pick (PdTagChooser *self,
          const char *tag_id)
{
  return self->with_nested ? !g_str_equal (tag_id, self->except_id) : !pd_tag_tree_is_within (self->tree, tag_id, self->except_id);
}

static void
add_top (PdTagChooser *self)
{
  g_autoptr (PdRecord) top = pd_record_new_for_id (PD_WORD_TAG, NULL);

  pd_chooser_add (PD_CHOOSER (self), top, _ ("Top of the Codebook"), _ ("Under no other tag"));
}

static void
add_tag (PdTagChooser *self,
         PdTagChoice *choice)
{
  PdRecord *tag = pd_tag_choice_get_tag (choice);
  PdTagNode *node = pd_tag_tree_find (self->tree, pd_record_get_id (tag));
  const char *parent_path = pd_tag_choice_get_parent_path (choice);
  g_autofree char *count = node != NULL ? pd_codebook_words_dup_highlights (pd_tag_node_get_counts (node)) : NULL;
  g_autofree char *parent = parent_path != NULL ? pd_codebook_words_dup_path (parent_path) : NULL;
  g_autofree char *subtitle = parent != NULL && count != NULL ? g_strdup_printf ("%s · %s", parent, count) : NULL;

  pd_chooser_add (PD_CHOOSER (self), tag, pd_record_get_text (tag, PD_TAG_NAME), subtitle != NULL ? subtitle : count);
}

static void
pd_tag_chooser_search (PdChooser *chooser,
                       const char *typed)
{
  PdTagChooser *self = PD_TAG_CHOOSER (chooser);
  guint n, shown = 0;

  self->searching = TRUE;
  pd_tag_choices_set_typed (self->choices, typed);
  self->searching = FALSE;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  pd_chooser_clear (chooser);
  if (self->with_top && *typed == '\0')
    add_top (self);
  for (guint i = 0; i < n && shown < PD_CHOOSER_MAX_SHOWN; i++)
    {
      g_autoptr (PdTagChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (pd_tag_choice_get_tag (choice) == NULL || !can_pick (self, pd_record_get_id (pd_tag_choice_get_tag (choice))))
        continue;
      add_tag (self, choice);
      shown++;
    }
  pd_chooser_finish (chooser);
}

/* Names were spelled meanwhile. */
static void
on_choices_changed (PdTagChooser *self)
{
  if (!self->searching)
    pd_chooser_search (PD_CHOOSER (self));
}

static void
pd_tag_chooser_dispose (GObject *object)
{
  PdTagChooser *self = PD_TAG_CHOOSER (object);

  if (self->choices != NULL)
    g_signal_handlers_disconnect_by_data (self->choices, self);
  g_clear_object (&self->choices);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (pd_tag_chooser_parent_class)->dispose (object);
}

static void
pd_tag_chooser_finalize (GObject *object)
{
  g_free (PD_TAG_CHOOSER (object)->except_id);

  G_OBJECT_CLASS (pd_tag_chooser_parent_class)->finalize (object);
}

static void
pd_tag_chooser_class_init (PdTagChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_tag_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_chooser_finalize;
  PD_CHOOSER_CLASS (klass)->search = pd_tag_chooser_search;
}

static void
pd_tag_chooser_init (PdTagChooser *self)
{
  self->choices = pd_tag_choices_new ();
}

/**
 * pd_tag_chooser_new:
 * @tree: the codebook
 * @except_id: the UUID of a tag that cannot be picked
 * @with_nested: whether those nested under it can
 * @with_top: whether the top of the codebook can
 * @heading: what the dialog is called
 * @explanation: what picking one does
 *
 * Returns: a dialog to pick a tag
 */
AdwDialog *
pd_tag_chooser_new (PdTagTree *tree,
                    const char *except_id,
                    gboolean with_nested,
                    gboolean with_top,
                    const char *heading,
                    const char *explanation)
{
  PdTagChooser *self;

  g_return_val_if_fail (PD_IS_TAG_TREE (tree), NULL);
  g_return_val_if_fail (except_id != NULL, NULL);

  self = g_object_new (PD_TYPE_TAG_CHOOSER, NULL);
  self->tree = g_object_ref (tree);
  self->except_id = g_strdup (except_id);
  self->with_nested = with_nested;
  self->with_top = with_top;
  pd_chooser_describe (PD_CHOOSER (self), heading, explanation);
  pd_tag_choices_set_tags (self->choices, pd_tag_tree_get_tags (tree));
  g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (on_choices_changed), self, G_CONNECT_SWAPPED);
  pd_chooser_search (PD_CHOOSER (self));
  return ADW_DIALOG (self);
}
