#include "pd-tag-uses.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-edit.h"
#include "pd-codebook-words.h"
#include "pd-list-order.h"
#include "pd-tag-line.h"
#include "pd-tag-use-row.h"
#include "pd-undo-toast.h"

/**
 * PdTagUses:
 *
 * Where a tag is used: numbers, each of which shows the quotes that it counts.
 */
struct _PdTagUses
{
  AdwBin parent_instance;

  PdProject *project;
  char *tag_id;
  GPtrArray *uses;
  PdTagGrouping grouping;
  GListStore *lines;
  /* Those that are listed, by what they are of. */
  GHashTable *known;
  gboolean following;

  AdwWrapBox *counts;
  GtkToggleButton *buttons[PD_N_TAG_GROUPINGS];
  GtkToggleButton *nested;
  GtkStack *stack;
  GtkListView *list;
};

enum
{
  NESTED_CHOSEN,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagUses, pd_tag_uses, ADW_TYPE_BIN)

/* ---- lines ---- */

/* What is in one group: whole articles among the highlights only where it is said of what they are. */
static char *
dup_group (PdTagUses *self,
           const PdTagUse *use)
{
  switch (self->grouping)
    {
    case PD_TAG_GROUPING_ARTICLES:
      return g_strdup (use->article_id);
    case PD_TAG_GROUPING_CODERS:
      return g_strdup (use->coder);
    case PD_TAG_GROUPING_WHOLE:
      return use->highlight_id == NULL ? g_strdup ("") : NULL;
    case PD_TAG_GROUPING_NONE:
    default:
      return use->highlight_id != NULL ? g_strdup ("") : NULL;
    }
}

static char *
dup_heading (PdTagUses *self,
             GPtrArray *group)
{
  const PdTagUse *first = g_ptr_array_index (group, 0);
  g_autofree char *name = self->grouping == PD_TAG_GROUPING_ARTICLES ? pd_codebook_words_dup_article (first) : g_strdup (first->coder);

  return g_strdup_printf ("%s · %u", name, group->len);
}

static void
add_line (PdTagUses *self,
          GHashTable *known,
          GPtrArray *lines,
          char *key,
          PdTagUse *use,
          const char *heading)
{
  PdTagLine *line = g_hash_table_lookup (self->known, key);

  if (line != NULL)
    pd_tag_line_set (g_object_ref (line), use, heading);
  else
    line = pd_tag_line_new (use, heading);
  g_hash_table_insert (known, key, line);
  g_ptr_array_add (lines, line);
}

static void
add_group (PdTagUses *self,
           GHashTable *known,
           GPtrArray *lines,
           const char *key,
           GPtrArray *group)
{
  if (*key != '\0')
    {
      g_autofree char *heading = dup_heading (self, group);

      add_line (self, known, lines, g_strconcat ("group ", key, NULL), NULL, heading);
    }
  for (guint i = 0; i < group->len; i++)
    add_line (self, known, lines, g_strdup (((PdTagUse *) g_ptr_array_index (group, i))->id), g_ptr_array_index (group, i), NULL);
}

static void
show_lines (PdTagUses *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < self->uses->len; i++)
    {
      g_autofree char *key = dup_group (self, g_ptr_array_index (self->uses, i));
      GPtrArray *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;

      if (key == NULL)
        continue;
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (order, key);
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
        }
      g_ptr_array_add (group, g_ptr_array_index (self->uses, i));
    }
  for (guint i = 0; i < order->len; i++)
    add_group (self, known, lines, g_ptr_array_index (order, i), g_hash_table_lookup (groups, g_ptr_array_index (order, i)));
  pd_list_order_apply (self->lines, lines);
  g_hash_table_unref (self->known);
  self->known = g_steal_pointer (&known);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "uses" : "nothing");
}

/* ---- numbers ---- */

static guint
count (PdTagUses *self,
       PdTagGrouping grouping)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < self->uses->len; i++)
    {
      const PdTagUse *use = g_ptr_array_index (self->uses, i);

      if (grouping == PD_TAG_GROUPING_ARTICLES)
        n += g_hash_table_add (seen, use->article_id);
      else if (grouping == PD_TAG_GROUPING_CODERS)
        n += g_hash_table_add (seen, use->coder);
      else
        n += (use->highlight_id != NULL) == (grouping == PD_TAG_GROUPING_NONE);
    }
  return n;
}

static char *
dup_count (PdTagGrouping grouping,
           guint n)
{
  switch (grouping)
    {
    case PD_TAG_GROUPING_ARTICLES:
      return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
    case PD_TAG_GROUPING_CODERS:
      return g_strdup_printf (ngettext ("%u coder", "%u coders", n), n);
    case PD_TAG_GROUPING_WHOLE:
      return g_strdup_printf (ngettext ("%u whole article", "%u whole articles", n), n);
    case PD_TAG_GROUPING_NONE:
    default:
      return g_strdup_printf (ngettext ("%u highlight", "%u highlights", n), n);
    }
}

static const char *
get_tooltip (PdTagGrouping grouping)
{
  switch (grouping)
    {
    case PD_TAG_GROUPING_ARTICLES:
      return _ ("Show quotes by article");
    case PD_TAG_GROUPING_CODERS:
      return _ ("Show quotes by who tagged them");
    case PD_TAG_GROUPING_WHOLE:
      return _ ("Show articles that carry the tag as a whole");
    case PD_TAG_GROUPING_NONE:
    default:
      return _ ("Show all quotes");
    }
}

static void
show_counts (PdTagUses *self)
{
  self->following = TRUE;
  for (PdTagGrouping i = PD_TAG_GROUPING_NONE; i < PD_N_TAG_GROUPINGS; i++)
    {
      guint n = count (self, i);
      g_autofree char *label = dup_count (i, n);

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), i == PD_TAG_GROUPING_NONE || n > 0);
      gtk_toggle_button_set_active (self->buttons[i], i == self->grouping);
    }
  self->following = FALSE;
}

static void
show (PdTagUses *self)
{
  /* What there is none of any more is not shown. */
  if (count (self, self->grouping) == 0)
    self->grouping = count (self, PD_TAG_GROUPING_NONE) > 0 || count (self, PD_TAG_GROUPING_WHOLE) == 0 ? PD_TAG_GROUPING_NONE : PD_TAG_GROUPING_WHOLE;
  show_counts (self);
  show_lines (self);
}

static void
on_toggled (PdTagUses *self,
            GtkToggleButton *button)
{
  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  for (PdTagGrouping i = PD_TAG_GROUPING_NONE; i < PD_N_TAG_GROUPINGS; i++)
    {
      if (self->buttons[i] == button)
        self->grouping = i;
    }
  show_lines (self);
}

static void
on_nested_toggled (PdTagUses *self)
{
  if (!self->following)
    g_signal_emit (self, signals[NESTED_CHOSEN], 0, gtk_toggle_button_get_active (self->nested));
}

/* ---- rows ---- */

static void
on_starred (PdTagUses *self,
            const char *id,
            gboolean example)
{
  g_autoptr (PdEdit) edit = pd_codebook_edit_example (id, example);

  pd_undo_toast_perform (GTK_WIDGET (self), self->project, edit, NULL);
}

static void
on_setup (PdTagUses *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_tag_use_row_new (self->project != NULL && !pd_project_get_read_only (self->project));

  g_signal_connect_object (row, "starred", G_CALLBACK (on_starred), self, G_CONNECT_SWAPPED);
  g_object_bind_property (row, "summary", list_item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdTagUses *self,
         GtkListItem *list_item)
{
  PdTagLine *line = gtk_list_item_get_item (list_item);
  gboolean is_use = pd_tag_line_get_use (line) != NULL;

  gtk_list_item_set_activatable (list_item, is_use);
  /* Also a heading: the list takes no focus at all where it was left at something that has none. */
  gtk_list_item_set_focusable (list_item, TRUE);
  gtk_list_item_set_selectable (list_item, FALSE);
  pd_tag_use_row_set_line (PD_TAG_USE_ROW (gtk_list_item_get_child (list_item)), line, self->tag_id);
}

static void
on_unbind (PdTagUses *self,
           GtkListItem *list_item)
{
  pd_tag_use_row_set_line (PD_TAG_USE_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

/* What could not be placed leads to its article. */
static void
on_activated (PdTagUses *self,
              guint position)
{
  g_autoptr (PdTagLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  const PdTagUse *use = line != NULL ? pd_tag_line_get_use (line) : NULL;

  if (use != NULL)
    g_signal_emit (self, signals[OPENED], 0, use->article_id, use->is_placed ? use->highlight_id : NULL);
}

static void
pd_tag_uses_dispose (GObject *object)
{
  PdTagUses *self = PD_TAG_USES (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_USES);
  g_clear_object (&self->lines);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_tag_uses_parent_class)->dispose (object);
}

static void
pd_tag_uses_finalize (GObject *object)
{
  PdTagUses *self = PD_TAG_USES (object);

  g_free (self->tag_id);
  g_ptr_array_unref (self->uses);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (pd_tag_uses_parent_class)->finalize (object);
}

static void
pd_tag_uses_class_init (PdTagUsesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tag_uses_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_tag_uses_finalize;

  /**
   * PdTagUses::nested-chosen:
   * @nested: whether the uses of the tags nested under it are wanted as well
   *
   * Other uses are wanted.
   */
  signals[NESTED_CHOSEN] = g_signal_new ("nested-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PdTagUses::opened:
   * @article_id: the UUID of an article
   * @highlight_id: (nullable): that of a highlight in it
   *
   * A person wants to read on there.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-uses.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagUses, counts);
  gtk_widget_class_bind_template_child (widget_class, PdTagUses, nested);
  gtk_widget_class_bind_template_child (widget_class, PdTagUses, stack);
  gtk_widget_class_bind_template_child (widget_class, PdTagUses, list);
  gtk_widget_class_bind_template_callback (widget_class, on_nested_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_tag_uses_init (PdTagUses *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  self->uses = g_ptr_array_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->lines = g_list_store_new (PD_TYPE_TAG_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (PdTagGrouping i = PD_TAG_GROUPING_NONE; i < PD_N_TAG_GROUPINGS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i != PD_TAG_GROUPING_NONE)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[PD_TAG_GROUPING_NONE]);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), get_tooltip (i));
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "claim-count");
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->counts, GTK_WIDGET (self->buttons[i]));
    }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_list_view_set_model (self->list, model);
}

/**
 * pd_tag_uses_set_project:
 * @project: (nullable): an open project
 *
 * Sets whose tags are shown.
 */
void
pd_tag_uses_set_project (PdTagUses *self,
                         PdProject *project)
{
  g_return_if_fail (PD_IS_TAG_USES (self));

  g_set_object (&self->project, project);
}

/**
 * pd_tag_uses_set_grouping:
 * @grouping: how to list them
 *
 * Lists the uses in another way.
 */
void
pd_tag_uses_set_grouping (PdTagUses *self,
                          PdTagGrouping grouping)
{
  g_return_if_fail (PD_IS_TAG_USES (self));
  g_return_if_fail (grouping < PD_N_TAG_GROUPINGS);

  self->grouping = grouping;
  show_counts (self);
  show_lines (self);
}

/**
 * pd_tag_uses_set_uses:
 * @tag_id: the UUID of a tag
 * @uses: (element-type PdTagUse): where it is used
 * @has_nested: whether there are tags nested under it
 * @nested: whether their uses are among @uses
 *
 * Shows where a tag is used.
 */
void
pd_tag_uses_set_uses (PdTagUses *self,
                      const char *tag_id,
                      GPtrArray *uses,
                      gboolean has_nested,
                      gboolean nested)
{
  g_return_if_fail (PD_IS_TAG_USES (self));
  g_return_if_fail (tag_id != NULL);
  g_return_if_fail (uses != NULL);

  g_set_str (&self->tag_id, tag_id);
  g_ptr_array_ref (uses);
  g_ptr_array_unref (self->uses);
  self->uses = uses;
  self->following = TRUE;
  gtk_toggle_button_set_active (self->nested, nested);
  gtk_widget_set_visible (GTK_WIDGET (self->nested), has_nested);
  self->following = FALSE;
  show (self);
}
