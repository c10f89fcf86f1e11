#include "pd-tag-choices.h"

#include <stdlib.h>
#include <string.h>

#include "pd-match-cache.h"
#include "pd-tag-path.h"

/* Of every choice, while the list is made. */
typedef struct
{
  PdTagChoice *choice;
  int rank;
  guint place;
} Ranked;

/**
 * PdTagChoices:
 *
 * What the palette offers, best first: the tags that fit what is typed, by name, path, pinyin and initials, and, where
 * none is just that, to make one. As long as nothing is typed, the tags of the digits 1 to 9 come first, each at its
 * place: a tag that has a shortcut at that, the others as they were used last. A digit that a tag's name begins with is
 * typed to find that, and takes the tag at its place only with Alt.
 */
struct _PdTagChoices
{
  GObject parent_instance;

  PdMatchCache *cache;
  GPtrArray *choices;
  GHashTable *choices_by_id;
  /* Whether the name of a tag begins with it. */
  gboolean begins_name[PD_TAG_CHOICES_N_DIGITS + 1];
  GStrv recent;
  GStrv checked;
  char *typed;

  GPtrArray *shown;
};

static void pd_tag_choices_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdTagChoices, pd_tag_choices, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pd_tag_choices_list_model_init))

static GType
pd_tag_choices_get_item_type (GListModel *model)
{
  return PD_TYPE_TAG_CHOICE;
}

static guint
pd_tag_choices_get_n_items (GListModel *model)
{
  return PD_TAG_CHOICES (model)->shown->len;
}

static gpointer
pd_tag_choices_get_item (GListModel *model,
                         guint position)
{
  PdTagChoices *self = PD_TAG_CHOICES (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
pd_tag_choices_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pd_tag_choices_get_item_type;
  iface->get_n_items = pd_tag_choices_get_n_items;
  iface->get_item = pd_tag_choices_get_item;
}

static void
pd_tag_choices_finalize (GObject *object)
{
  PdTagChoices *self = PD_TAG_CHOICES (object);

  g_object_unref (self->cache);
  g_hash_table_unref (self->choices_by_id);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->shown);
  g_strfreev (self->recent);
  g_strfreev (self->checked);
  g_free (self->typed);

  G_OBJECT_CLASS (pd_tag_choices_parent_class)->finalize (object);
}

static void
pd_tag_choices_class_init (PdTagChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_tag_choices_finalize;
}

static void
add (GPtrArray *shown,
     GHashTable *seen,
     PdTagChoice *choice)
{
  if (choice != NULL && g_hash_table_add (seen, choice))
    g_ptr_array_add (shown, g_object_ref (choice));
}

static guint
get_shortcut (PdTagChoice *choice)
{
  const char *shortcut = pd_record_get_text (pd_tag_choice_get_tag (choice), PD_TAG_SHORTCUT);

  return shortcut != NULL && *shortcut >= '1' && *shortcut <= '9' && shortcut[1] == '\0' ? *shortcut - '0' : 0;
}

/* All tags without those of a shortcut: the carried, then the recent, then as the codebook has them. */
static GPtrArray *
list_by_use (PdTagChoices *self,
             PdTagChoice **by_shortcut)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GStrv first[] = { self->checked, self->recent };

  for (guint i = 1; i <= PD_TAG_CHOICES_N_DIGITS; i++)
    {
      if (by_shortcut[i] != NULL)
        g_hash_table_add (seen, by_shortcut[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      for (guint j = 0; first[i] != NULL && first[i][j] != NULL; j++)
        add (list, seen, g_hash_table_lookup (self->choices_by_id, first[i][j]));
    }
  for (guint i = 0; i < self->choices->len; i++)
    add (list, seen, g_ptr_array_index (self->choices, i));
  return list;
}

static GPtrArray *
list_everything (PdTagChoices *self)
{
  PdTagChoice *by_shortcut[PD_TAG_CHOICES_N_DIGITS + 1] = { NULL };
  g_autoptr (GPtrArray) others = NULL;
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint next = 0, digit;

  for (guint i = 0; i < self->choices->len; i++)
    {
      PdTagChoice *choice = g_ptr_array_index (self->choices, i);

      digit = get_shortcut (choice);
      if (digit > 0 && by_shortcut[digit] == NULL)
        by_shortcut[digit] = choice;
    }
  others = list_by_use (self, by_shortcut);
  for (digit = 1; digit <= PD_TAG_CHOICES_N_DIGITS; digit++)
    {
      PdTagChoice *choice = by_shortcut[digit];

      if (choice == NULL && next < others->len)
        choice = g_ptr_array_index (others, next++);
      if (choice == NULL)
        continue;
      pd_tag_choice_set_digit (choice, digit);
      pd_tag_choice_set_with_alt (choice, self->begins_name[digit]);
      g_ptr_array_add (shown, g_object_ref (choice));
    }
  while (next < others->len)
    g_ptr_array_add (shown, g_object_ref (g_ptr_array_index (others, next++)));
  return shown;
}

static int
compare_ranked (const void *a,
                const void *b)
{
  const Ranked *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

/* By its name, or else by its path; the name goes first. */
static int
rank (PdTagChoices *self,
      PdTagChoice *choice,
      const char *typed)
{
  const char *name = pd_record_get_text (pd_tag_choice_get_tag (choice), PD_TAG_NAME);
  int by_name = pd_match_cache_rank (self->cache, name, typed);
  int by_path = 0;

  if (pd_tag_choice_get_parent_path (choice) != NULL)
    by_path = pd_match_cache_rank (self->cache, pd_tag_choice_get_path (choice), typed);
  return MAX (by_name > 0 ? by_name * 2 + 1 : 0, by_path * 2);
}

/* What rank() gives where a name, or a whole path, is just what is typed. */
#define EXACT_RANK 16

static GPtrArray *
list_matches (PdTagChoices *self,
              const char *path)
{
  PdTagChoice *no_shortcuts[PD_TAG_CHOICES_N_DIGITS + 1] = { NULL };
  g_autoptr (GPtrArray) by_use = list_by_use (self, no_shortcuts);
  g_autofree Ranked *ranked = g_new (Ranked, by_use->len);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  for (guint i = 0; i < by_use->len; i++)
    {
      Ranked candidate = { g_ptr_array_index (by_use, i), 0, i };

      candidate.rank = rank (self, candidate.choice, path);
      if (candidate.rank > 0)
        ranked[n++] = candidate;
    }
  if (n > 0)
    qsort (ranked, n, sizeof (Ranked), compare_ranked);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (shown, g_object_ref (ranked[i].choice));
  if (n == 0 || ranked[0].rank < EXACT_RANK)
    g_ptr_array_add (shown, pd_tag_choice_new_for_path (path));
  return shown;
}

static void
update (PdTagChoices *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  g_auto (GStrv) names = pd_tag_path_split (self->typed);
  g_autofree char *path = pd_tag_path_join ((const char *const *) names);

  for (guint i = 0; i < self->choices->len; i++)
    {
      PdTagChoice *choice = g_ptr_array_index (self->choices, i);
      const char *id = pd_record_get_id (pd_tag_choice_get_tag (choice));

      pd_tag_choice_set_digit (choice, 0);
      pd_tag_choice_set_with_alt (choice, FALSE);
      pd_tag_choice_set_checked (choice, self->checked != NULL && g_strv_contains ((const char *const *) self->checked, id));
    }
  self->shown = *path != '\0' ? list_matches (self, path) : list_everything (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->shown->len);
}

static void
on_cache_changed (PdTagChoices *self)
{
  if (*self->typed != '\0')
    update (self);
}

static void
pd_tag_choices_init (PdTagChoices *self)
{
  self->cache = pd_match_cache_new ();
  g_signal_connect_object (self->cache, "changed", G_CALLBACK (on_cache_changed), self, G_CONNECT_SWAPPED);
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->choices_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->typed = g_strdup ("");
}

/**
 * pd_tag_choices_new:
 *
 * Returns: (transfer full): an empty list
 */
PdTagChoices *
pd_tag_choices_new (void)
{
  return g_object_new (PD_TYPE_TAG_CHOICES, NULL);
}

/**
 * pd_tag_choices_set_tags:
 * @tags: (element-type PdRecord): the tags, in the codebook's order
 *
 * Sets what there is to choose from.
 */
void
pd_tag_choices_set_tags (PdTagChoices *self,
                         GPtrArray *tags)
{
  g_return_if_fail (PD_IS_TAG_CHOICES (self));
  g_return_if_fail (tags != NULL);

  g_hash_table_remove_all (self->choices_by_id);
  g_ptr_array_set_size (self->choices, 0);
  memset (self->begins_name, FALSE, sizeof self->begins_name);
  for (guint i = 0; i < tags->len; i++)
    {
      PdTagChoice *choice = pd_tag_choice_new (g_ptr_array_index (tags, i));
      PdRecord *tag = pd_tag_choice_get_tag (choice);
      int digit = g_unichar_digit_value (g_utf8_get_char (pd_record_get_text (tag, PD_TAG_NAME)));

      if (digit > 0)
        self->begins_name[digit] = TRUE;
      g_ptr_array_add (self->choices, choice);
      g_hash_table_insert (self->choices_by_id, (char *) pd_record_get_id (tag), choice);
      pd_match_cache_add (self->cache, pd_record_get_text (tag, PD_TAG_NAME));
      if (pd_tag_choice_get_parent_path (choice) != NULL)
        pd_match_cache_add (self->cache, pd_tag_choice_get_path (choice));
    }
  pd_match_cache_start (self->cache);
  update (self);
}

/**
 * pd_tag_choices_set_recent:
 * @tag_ids: (nullable) (array zero-terminated=1): the tags used last, the latest first
 *
 * Sets which tags come first.
 */
void
pd_tag_choices_set_recent (PdTagChoices *self,
                           const char *const *tag_ids)
{
  g_return_if_fail (PD_IS_TAG_CHOICES (self));

  g_strfreev (self->recent);
  self->recent = g_strdupv ((GStrv) tag_ids);
  update (self);
}

/**
 * pd_tag_choices_set_checked:
 * @tag_ids: (nullable) (array zero-terminated=1): tags
 *
 * Sets which tags are carried already.
 */
void
pd_tag_choices_set_checked (PdTagChoices *self,
                            const char *const *tag_ids)
{
  g_return_if_fail (PD_IS_TAG_CHOICES (self));

  g_strfreev (self->checked);
  self->checked = g_strdupv ((GStrv) tag_ids);
  update (self);
}

/**
 * pd_tag_choices_set_typed:
 * @typed: what has been typed so far
 *
 * Sets what to look for.
 */
void
pd_tag_choices_set_typed (PdTagChoices *self,
                          const char *typed)
{
  g_return_if_fail (PD_IS_TAG_CHOICES (self));
  g_return_if_fail (typed != NULL);

  if (g_set_str (&self->typed, typed))
    update (self);
}

/**
 * pd_tag_choices_find_digit:
 * @digit: 1 to 9
 *
 * Returns: (transfer none) (nullable): the choice that @digit takes
 */
PdTagChoice *
pd_tag_choices_find_digit (PdTagChoices *self,
                           guint digit)
{
  g_return_val_if_fail (PD_IS_TAG_CHOICES (self), NULL);

  for (guint i = 0; i < MIN (self->shown->len, PD_TAG_CHOICES_N_DIGITS); i++)
    {
      PdTagChoice *choice = g_ptr_array_index (self->shown, i);

      if (digit > 0 && pd_tag_choice_get_digit (choice) == digit)
        return choice;
    }
  return NULL;
}

/**
 * pd_tag_choices_read_digit:
 * @before: what stood in the entry when the key was pressed
 * @after: what stands in it now
 * @key: the character of the key, or 0
 * @composing: whether an input method was composing when the key was pressed
 *
 * A digit takes a tag if it was pressed on a keyboard while the entry was empty and no input method was composing:
 * then it would pick one of the input method's candidates. What is pasted is only text.
 *
 * Returns: the digit that is meant, or 0
 */
guint
pd_tag_choices_read_digit (const char *before,
                           const char *after,
                           gunichar key,
                           gboolean composing)
{
  int digit;

  g_return_val_if_fail (before != NULL, 0);
  g_return_val_if_fail (after != NULL, 0);

  if (composing || *before != '\0' || *after == '\0' || *g_utf8_next_char (after) != '\0')
    return 0;
  /* An input method may widen it. */
  digit = g_unichar_digit_value (g_utf8_get_char (after));
  return digit > 0 && digit == g_unichar_digit_value (key) ? digit : 0;
}
