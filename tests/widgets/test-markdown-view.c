#include "pd-markdown-view.h"

/* A text in Markdown as it is laid out. */

#define FOLDER "/io/github/pidian/Pidian/nowhere"

static const char *
get_role (GtkWidget *widget)
{
  switch ((int) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_HEADING:
      return "heading ";
    case GTK_ACCESSIBLE_ROLE_LIST:
      return "list";
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
      return "item";
    case GTK_ACCESSIBLE_ROLE_SEPARATOR:
      return "line";
    case GTK_ACCESSIBLE_ROLE_IMG:
      return "picture ";
    default:
      return "";
    }
}

static void
describe (GtkWidget *widget,
          GString *description)
{
  g_string_append (description, get_role (widget));
  if (gtk_widget_has_css_class (widget, "quoted"))
    g_string_append (description, "quote");
  if (gtk_widget_has_css_class (widget, "code"))
    g_string_append (description, "code ");
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (description, "“%s”", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_PICTURE (widget))
    g_string_append_printf (description, "“%s”", gtk_picture_get_alternative_text (GTK_PICTURE (widget)));
  else
    {
      g_string_append_c (description, '(');
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        describe (child, description);
      g_string_append_c (description, ')');
    }
}

static void
assert_description (const char *markdown,
                    const char *wanted)
{
  g_autoptr (PdMarkdownView) view = g_object_ref_sink (pd_markdown_view_new (markdown, FOLDER));
  g_autoptr (GString) description = g_string_new (NULL);

  describe (adw_bin_get_child (ADW_BIN (view)), description);
  g_assert_cmpstr (description->str, ==, wanted);
}

static void
test_lists_hold_all_that_is_in_their_items (void)
{
  assert_description ("- one\n\n  more\n\n  - inside\n- two\n", "(list(item(“•”(“one”“more”list(item(“•”(“inside”)))))item(“•”(“two”))))");
  assert_description ("3. three\n4. four\n", "(list(item(“3.”(“three”))item(“4.”(“four”))))");
}

static void
test_code_and_quotations_are_shown (void)
{
  assert_description ("```sh\na <b> & c\n  d\n```\n", "(code “a <b> & c\n  d”)");
  assert_description ("> said **so**\n\n---\n", "(quote(“said so”)line())");
  assert_description ("a `<b>` & *c*\n", "(“a <b> & c”)");
}

static void
test_a_heading_is_the_title_whatever_is_in_it (void)
{
  g_autoptr (PdMarkdownView) view = g_object_ref_sink (pd_markdown_view_new ("# A *new* `<x>` & [y](z.md)\n\n## B\n\n# C\n", FOLDER));
  g_autoptr (GString) description = g_string_new (NULL);

  g_assert_cmpstr (pd_markdown_view_get_title (view), ==, "A new <x> & y");
  describe (adw_bin_get_child (ADW_BIN (view)), description);
  g_assert_cmpstr (description->str, ==, "(heading “A new <x> & y”heading “B”heading “C”)");
}

static void
test_pictures_stand_between_what_is_written (void)
{
  assert_description ("before ![What *it* shows](a.png) behind\n", "(“before”((picture “What it shows”))“behind”)");
}

static void
on_linked (PdMarkdownView *view,
           const char *target,
           char **linked)
{
  g_set_str (linked, target);
}

static void
test_links_are_told (void)
{
  g_autoptr (PdMarkdownView) view = g_object_ref_sink (pd_markdown_view_new ("[there](b.md)\n", FOLDER));
  g_autofree char *linked = NULL;
  gboolean handled = FALSE;

  g_signal_connect (view, "linked", G_CALLBACK (on_linked), &linked);
  g_signal_emit_by_name (gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (view))), "activate-link", "b.md", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (linked, ==, "b.md");
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/markdown-view/lists-hold-all-that-is-in-their-items", test_lists_hold_all_that_is_in_their_items);
  g_test_add_func ("/markdown-view/code-and-quotations-are-shown", test_code_and_quotations_are_shown);
  g_test_add_func ("/markdown-view/a-heading-is-the-title-whatever-is-in-it", test_a_heading_is_the_title_whatever_is_in_it);
  g_test_add_func ("/markdown-view/pictures-stand-between-what-is-written", test_pictures_stand_between_what_is_written);
  g_test_add_func ("/markdown-view/links-are-told", test_links_are_told);
  return g_test_run ();
}
