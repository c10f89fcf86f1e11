#include "pd-odt-lists.h"

#include <string.h>

/* The longest marker of an item is a few numbers with words around them. */
#define MAX_MARKER 100

typedef struct
{
  /* Its style; lists within others that name none have the outer one's. */
  char *style;
  char *id;
  /* The number of the last item, 0 before the first. */
  int count;
  /* Whether an item has begun that has no paragraph yet, and the number that it asks for, or -1. */
  gboolean is_due;
  int start;
} List;

struct _PdOdtLists
{
  PdOdtStyles *styles;
  GArray *lists;
  /* Where lists that ended were, by their style and depth, and by their own names. */
  GHashTable *counts;
  int headings[PD_ODT_N_LEVELS];
};

static void
list_clear (gpointer data)
{
  List *list = data;

  g_free (list->style);
  g_free (list->id);
}

/**
 * pd_odt_lists_new:
 * @styles: the document's styles
 *
 * Returns: (transfer full): lists of which none is open
 */
PdOdtLists *
pd_odt_lists_new (PdOdtStyles *styles)
{
  PdOdtLists *self;

  g_return_val_if_fail (styles != NULL, NULL);

  self = g_new0 (PdOdtLists, 1);
  self->styles = styles;
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_array_set_clear_func (self->lists, list_clear);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pd_odt_lists_free:
 *
 * Frees the lists.
 */
void
pd_odt_lists_free (PdOdtLists *self)
{
  g_array_unref (self->lists);
  g_hash_table_unref (self->counts);
  g_free (self);
}

static List *
get_list (PdOdtLists *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

static char *
make_style_key (PdOdtLists *self,
                const char *style)
{
  return g_strdup_printf ("%u %s", self->lists->len, style != NULL ? style : "");
}

/**
 * pd_odt_lists_begin:
 * @attributes: those of a list
 *
 * Begins a list, perhaps in an item of another.
 */
void
pd_odt_lists_begin (PdOdtLists *self,
                    const PdXmlAttributes *attributes)
{
  g_autofree char *earlier = pd_xml_attributes_dup (attributes, "text:continue-list");
  const List *outer;
  List list = { NULL };

  g_return_if_fail (self != NULL);

  outer = get_list (self);
  list.style = pd_xml_attributes_dup (attributes, "text:style-name");
  list.id = pd_xml_attributes_dup (attributes, "xml:id");
  if (list.style == NULL && outer != NULL)
    list.style = g_strdup (outer->style);
  g_array_append_val (self->lists, list);
  if (earlier != NULL)
    get_list (self)->count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, earlier));
  else if (pd_xml_attributes_equal (attributes, "text:continue-numbering", "true"))
    {
      g_autofree char *key = make_style_key (self, list.style);

      get_list (self)->count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, key));
    }
}

/**
 * pd_odt_lists_end:
 *
 * Ends the list that was begun last.
 */
void
pd_odt_lists_end (PdOdtLists *self)
{
  List *list;

  g_return_if_fail (self != NULL);

  list = get_list (self);
  if (list == NULL)
    return;
  g_hash_table_replace (self->counts, make_style_key (self, list->style), GINT_TO_POINTER (list->count));
  if (list->id != NULL)
    g_hash_table_replace (self->counts, g_steal_pointer (&list->id), GINT_TO_POINTER (list->count));
  g_array_set_size (self->lists, self->lists->len - 1);
}

/**
 * pd_odt_lists_get_depth:
 *
 * Returns: how many lists are open
 */
guint
pd_odt_lists_get_depth (PdOdtLists *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lists->len;
}

/* Behind full-width punctuation there is space enough. */
static gboolean
ends_wide (const GString *marker)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (marker->str + marker->len));

  return g_unichar_iswide (last) && g_unichar_ispunct (last);
}

static char *
finish_marker (GString *marker)
{
  if (marker->len == 0 || marker->len > MAX_MARKER)
    return NULL;
  if (!ends_wide (marker) && !g_ascii_isspace (marker->str[marker->len - 1]))
    g_string_append_c (marker, ' ');
  return g_strdup (marker->str);
}

static const PdOdtListLevel *
find_level (PdOdtLists *self,
            guint depth)
{
  const List *list = &g_array_index (self->lists, List, depth);

  return list->style != NULL ? pd_odt_styles_find_list_level (self->styles, list->style, depth) : NULL;
}

static void
append_number (const PdOdtListLevel *level,
               int count,
               GString *marker)
{
  if (marker->len > 0)
    g_string_append_c (marker, '.');
  pd_list_number_append (level->number, MAX (count, 0), marker);
}

/**
 * pd_odt_lists_begin_item:
 * @attributes: those of an item
 *
 * Begins an item of the innermost list.
 */
void
pd_odt_lists_begin_item (PdOdtLists *self,
                         const PdXmlAttributes *attributes)
{
  List *list;

  g_return_if_fail (self != NULL);

  list = get_list (self);
  if (list == NULL)
    return;
  list->is_due = TRUE;
  list->start = CLAMP (pd_xml_attributes_get_integer (attributes, "text:start-value", -1), -1, 100000);
}

/**
 * pd_odt_lists_begin_header:
 *
 * Begins what stands over the items of the innermost list.
 */
void
pd_odt_lists_begin_header (PdOdtLists *self)
{
  List *list;

  g_return_if_fail (self != NULL);

  list = get_list (self);
  if (list != NULL)
    list->is_due = FALSE;
}

/**
 * pd_odt_lists_count_item:
 * @is_heading: whether the paragraph is a heading, which has no bullet unless the list says so
 *
 * Counts the item of the innermost list, at its first paragraph. An item that has only other lists in it is none.
 *
 * Returns: (transfer full) (nullable): what stands before the paragraph, such as `2.1 `
 */
char *
pd_odt_lists_count_item (PdOdtLists *self,
                         gboolean is_heading)
{
  g_autoptr (GString) marker = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint depth, first;
  const PdOdtListLevel *level;
  List *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = get_list (self);
  if (list == NULL || !list->is_due)
    return NULL;
  list->is_due = FALSE;
  depth = self->lists->len - 1;
  level = find_level (self, depth);
  if (list->start >= 0)
    list->count = list->start;
  else
    list->count = list->count > 0 || level == NULL ? list->count + 1 : level->start;
  if (level == NULL)
    return is_heading ? NULL : g_strdup ("• ");
  if (level->number == PD_LIST_NUMBER_BULLET)
    return g_strdup ("• ");
  if (level->number == PD_LIST_NUMBER_NONE)
    return NULL;
  first = depth + 1 >= level->n_shown ? depth + 1 - level->n_shown : 0;
  for (guint i = first; i <= depth; i++)
    {
      const PdOdtListLevel *shown = find_level (self, i);

      if (shown != NULL && shown->number > PD_LIST_NUMBER_BULLET)
        append_number (shown, g_array_index (self->lists, List, i).count, numbers);
    }
  g_string_append (marker, level->prefix != NULL ? level->prefix : "");
  g_string_append (marker, numbers->str);
  g_string_append (marker, level->suffix != NULL ? level->suffix : "");
  return finish_marker (marker);
}

/**
 * pd_odt_lists_count_heading:
 * @level: from 1
 *
 * Counts a heading.
 *
 * Returns: (transfer full) (nullable): what stands before it, where headings are numbered
 */
char *
pd_odt_lists_count_heading (PdOdtLists *self,
                            guint level)
{
  g_autoptr (GString) marker = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  const PdOdtListLevel *own;
  guint index;

  g_return_val_if_fail (self != NULL, NULL);

  index = CLAMP (level, 1, PD_ODT_N_LEVELS) - 1;
  own = pd_odt_styles_find_list_level (self->styles, NULL, index);
  if (own == NULL)
    return NULL;
  self->headings[index] = self->headings[index] > 0 ? self->headings[index] + 1 : own->start;
  for (guint i = index + 1; i < PD_ODT_N_LEVELS; i++)
    self->headings[i] = 0;
  if (own->number <= PD_LIST_NUMBER_BULLET)
    return NULL;
  for (guint i = index + 1 - MIN (own->n_shown, index + 1); i <= index; i++)
    {
      const PdOdtListLevel *shown = pd_odt_styles_find_list_level (self->styles, NULL, i);

      if (shown->number > PD_LIST_NUMBER_BULLET)
        append_number (shown, self->headings[i], numbers);
    }
  g_string_append (marker, own->prefix != NULL ? own->prefix : "");
  g_string_append (marker, numbers->str);
  g_string_append (marker, own->suffix != NULL ? own->suffix : "");
  return finish_marker (marker);
}
