#include "pd-compare-print.h"

#include <string.h>

#include "pd-article-row.h"
#include "pd-compare-item.h"

/* In points. */
#define FONT "Sans 9"
#define COLUMN_GAP 16.0
#define PASSAGE_GAP 5.0
#define HEAD_GAP 10.0
#define SUBSTITUTION_GAP 2.0

/* A comparison on paper: two columns, in which a passage's sides begin at the same height. */
typedef struct
{
  PdComparison *comparison;
  char *heads[2];
  /* What is set so far: a line of each side, and where the next page begins. */
  GPtrArray *layouts;
  GArray *lines;
  GArray *pages;
  double width;
} Print;

/* What stands at one height: a line of each side's layout, or none, and how high that is. */
typedef struct
{
  guint layouts[2];
  int numbers[2];
  double height;
} Line;

static void
print_free (gpointer data)
{
  Print *print = data;

  pd_comparison_unref (print->comparison);
  g_free (print->heads[0]);
  g_free (print->heads[1]);
  g_ptr_array_unref (print->layouts);
  g_array_unref (print->lines);
  g_array_unref (print->pages);
  g_free (print);
}

static guint
add_layout (Print *print,
            GtkPrintContext *context,
            const char *text,
            PangoAttrList *attributes)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, print->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
  g_ptr_array_add (print->layouts, layout);
  return print->layouts->len - 1;
}

static double
get_line_height (Print *print,
                 guint layout,
                 int number)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (g_ptr_array_index (print->layouts, layout), number);
  PangoRectangle extents;

  if (line == NULL)
    return 0;
  pango_layout_line_get_extents (line, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

/* Both sides of a passage, line by line, and some space below. */
static void
add_lines (Print *print,
           guint a,
           guint b,
           double gap)
{
  int n_a = pango_layout_get_line_count (g_ptr_array_index (print->layouts, a));
  int n_b = pango_layout_get_line_count (g_ptr_array_index (print->layouts, b));

  for (int i = 0; i < MAX (n_a, n_b); i++)
    {
      Line line = { { a, b }, { i < n_a ? i : -1, i < n_b ? i : -1 }, 0 };

      line.height = MAX (i < n_a ? get_line_height (print, a, i) : 0, i < n_b ? get_line_height (print, b, i) : 0);
      if (i + 1 == MAX (n_a, n_b))
        line.height += gap;
      g_array_append_val (print->lines, line);
    }
}

static void
add_passage (Print *print,
             GtkPrintContext *context,
             guint index)
{
  g_autoptr (PdCompareItem) item = pd_compare_item_new (print->comparison, index);
  guint layouts[2];

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *text = pd_compare_item_dup_side (item, side == 0);
      g_autoptr (PangoAttrList) attributes = pd_compare_item_dup_attributes (item, side == 0);

      layouts[side] = add_layout (print, context, text, attributes);
    }
  add_lines (print, layouts[0], layouts[1], PASSAGE_GAP);
}

/* What stands for what, on the sides that it stands on: that of the first article is struck through, as in the passages. */
static void
add_substitution (Print *print,
                  GtkPrintContext *context,
                  const PdSubstitution *substitution)
{
  g_autofree char *b = g_strdup_printf ("%s %u×", substitution->b, substitution->count);
  g_autoptr (PangoAttrList) attributes_a = pango_attr_list_new ();
  g_autoptr (PangoAttrList) attributes_b = pango_attr_list_new ();
  PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
  guint layout;

  pango_attr_list_insert (attributes_a, pango_attr_strikethrough_new (TRUE));
  underline->end_index = strlen (substitution->b);
  pango_attr_list_insert (attributes_b, underline);
  layout = add_layout (print, context, substitution->a, attributes_a);
  add_lines (print, layout, add_layout (print, context, b, attributes_b), SUBSTITUTION_GAP);
}

/* All of them, the gravest first, each kind under a heading. */
static void
add_substitutions (Print *print,
                   GtkPrintContext *context,
                   PangoAttrList *bold)
{
  PdSubstitutions *substitutions = pd_comparison_get_substitutions (print->comparison);
  guint n = pd_substitutions_get_n (substitutions);

  for (guint i = 0; i < n; i++)
    {
      const PdSubstitution *substitution = pd_substitutions_get (substitutions, i);

      if (i == 0 || pd_substitutions_get (substitutions, i - 1)->kind != substitution->kind)
        {
          guint blank = add_layout (print, context, "", NULL), heading = add_layout (print, context, pd_substitution_kind_get_label (substitution->kind), bold);

          add_lines (print, blank, blank, 0);
          add_lines (print, heading, blank, SUBSTITUTION_GAP);
        }
      add_substitution (print, context, substitution);
    }
}

static void
on_begin (GtkPrintOperation *operation,
          GtkPrintContext *context,
          Print *print)
{
  guint n = pd_comparison_get_n_passages (print->comparison), first = 0;
  double height = gtk_print_context_get_height (context), used = 0;
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  guint a, b;

  print->width = (gtk_print_context_get_width (context) - COLUMN_GAP) / 2;
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  a = add_layout (print, context, print->heads[0], bold);
  b = add_layout (print, context, print->heads[1], bold);
  add_lines (print, a, b, HEAD_GAP);
  for (guint i = 0; i < n; i++)
    add_passage (print, context, i);
  add_substitutions (print, context, bold);
  g_array_append_val (print->pages, first);
  for (guint i = 0; i < print->lines->len; i++)
    {
      double line = g_array_index (print->lines, Line, i).height;

      if (used > 0 && used + line > height)
        {
          g_array_append_val (print->pages, i);
          used = 0;
        }
      used += line;
    }
  gtk_print_operation_set_n_pages (operation, print->pages->len);
}

static void
draw_line (Print *print,
           cairo_t *cairo,
           const Line *line,
           guint side,
           double y)
{
  PangoLayoutLine *text = line->numbers[side] >= 0 ? pango_layout_get_line_readonly (g_ptr_array_index (print->layouts, line->layouts[side]), line->numbers[side]) : NULL;
  PangoRectangle extents;

  if (text == NULL)
    return;
  pango_layout_line_get_extents (text, NULL, &extents);
  cairo_move_to (cairo, side * (print->width + COLUMN_GAP), y - (double) extents.y / PANGO_SCALE);
  pango_cairo_show_layout_line (cairo, text);
}

static void
on_draw (GtkPrintOperation *operation,
         GtkPrintContext *context,
         int page,
         Print *print)
{
  guint first = g_array_index (print->pages, guint, page);
  guint last = page + 1 < (int) print->pages->len ? g_array_index (print->pages, guint, page + 1) : print->lines->len;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double y = 0;

  for (guint i = first; i < last; i++)
    {
      const Line *line = &g_array_index (print->lines, Line, i);

      draw_line (print, cairo, line, 0, y);
      draw_line (print, cairo, line, 1, y);
      y += line->height;
    }
}

static char *
dup_head (PdRecord *article)
{
  g_autofree char *title = pd_article_get_title (article);
  g_autofree char *subtitle = pd_article_get_subtitle (article);

  return *subtitle != '\0' ? g_strconcat (title, "\n", subtitle, NULL) : g_steal_pointer (&title);
}

/**
 * pd_compare_print_new:
 * @comparison: two texts beside each other
 * @a: the article of the first
 * @b: the article of the second
 *
 * Returns: (transfer full): what prints a comparison, or exports it as PDF
 */
GtkPrintOperation *
pd_compare_print_new (PdComparison *comparison,
                      PdRecord *a,
                      PdRecord *b)
{
  GtkPrintOperation *operation;
  Print *print;

  g_return_val_if_fail (comparison != NULL, NULL);
  g_return_val_if_fail (PD_IS_RECORD (a) && PD_IS_RECORD (b), NULL);

  print = g_new0 (Print, 1);
  print->comparison = pd_comparison_ref (comparison);
  print->heads[0] = dup_head (a);
  print->heads[1] = dup_head (b);
  print->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  print->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  print->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, print->heads[0]);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin), print, (GClosureNotify) print_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), print);
  return operation;
}
