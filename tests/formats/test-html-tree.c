#include "format-test.h"
#include "pd-html-guard.h"
#include "pd-html-tree.h"

#include <string.h>

static PdHtmlTree *
parse (const char *html)
{
  return pd_html_tree_new (html, strlen (html));
}

static guint
find (PdHtmlTree *tree,
      PdHtmlTag tag)
{
  const PdHtmlNode *nodes;
  guint n_nodes;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      if (nodes[i].tag == tag)
        return i;
    }
  g_assert_not_reached ();
}

/* What holds for every tree, however it came about. */
static void
assert_whole (PdHtmlTree *tree)
{
  const PdHtmlNode *nodes;
  guint n_nodes;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  g_assert_cmpint (nodes[0].tag, ==, PD_HTML_ROOT);
  g_assert_cmpuint (nodes[0].end, ==, n_nodes);
  for (guint i = 1; i < n_nodes; i++)
    {
      const PdHtmlNode *parent = &nodes[nodes[i].parent];

      g_assert_cmpuint (nodes[i].parent, <, i);
      g_assert_cmpuint (nodes[i].end, >, i);
      g_assert_cmpuint (nodes[i].end, <=, parent->end);
      g_assert_cmpuint (nodes[i].depth, ==, parent->depth + 1);
      /* What comes next is inside of it, beside it, or further out. */
      g_assert_true (i + 1 == n_nodes || nodes[i + 1].parent == i || nodes[i].end == i + 1);
    }
}

static void
test_nodes (void)
{
  g_autoptr (PdHtmlTree) tree = parse ("<div class=\"a  b\" hidden onclick=\"x()\"><p>甲<b>乙</b>丙&amp;</p><img src=\"data:x\" alt=\"\"></div><!-- c -->");
  g_autofree char *line = NULL;
  const PdHtmlNode *nodes;
  guint n_nodes, div = find (tree, PD_HTML_DIV), p = find (tree, PD_HTML_P), img = find (tree, PD_HTML_IMG);
  const char *text;
  gsize n_bytes;

  assert_whole (tree);
  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  g_assert_cmpuint (nodes[p].parent, ==, div);
  g_assert_cmpuint (nodes[p].end, ==, img);
  g_assert_cmpint (nodes[p + 1].tag, ==, PD_HTML_TEXT);
  text = pd_html_tree_get_text (tree, p + 1, &n_bytes);
  g_assert_cmpmem (text, n_bytes, "甲", 3);
  g_assert_cmpstr (pd_html_tree_get_attribute (tree, div, PD_HTML_CLASS), ==, "a  b");
  g_assert_nonnull (pd_html_tree_get_attribute (tree, div, PD_HTML_HIDDEN));
  g_assert_null (pd_html_tree_get_attribute (tree, div, PD_HTML_ID));
  g_assert_null (pd_html_tree_get_attribute (tree, img, PD_HTML_SRC));
  g_assert_cmpstr (pd_html_tree_get_attribute (tree, img, PD_HTML_ALT), ==, "");
  line = pd_html_tree_dup_line (tree, div, 100);
  g_assert_cmpstr (line, ==, "甲乙丙&");
  g_assert_true (pd_html_tree_is_inside (tree, p + 1, PD_HTML_DIV));
  g_assert_false (pd_html_tree_is_inside (tree, div, PD_HTML_P));
  text = pd_html_tree_get_text (tree, find (tree, PD_HTML_COMMENT), &n_bytes);
  g_assert_cmpmem (text, n_bytes, " c ", 3);
}

static void
test_lines (void)
{
  g_autoptr (PdHtmlTree) tree = parse ("<p>  一\n行<br>二　行<script>x</script> 三</p>");
  g_autofree char *line = pd_html_tree_dup_line (tree, 0, 100);
  g_autofree char *cut = pd_html_tree_dup_line (tree, find (tree, PD_HTML_P), 7);

  g_assert_cmpstr (line, ==, "一 行 二 行 三");
  /* Not in the middle of a character. */
  g_assert_cmpstr (cut, ==, "一");
}

/* What is deeper than any page is laid side by side; not one character is lost. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (PdHtmlTree) tree = NULL;
  g_autofree char *line = NULL;
  guint n_first = 0, n_second = 0, n_third = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "<div>甲<b>");
  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "乙</b></div>丙");
  tree = pd_html_tree_new (html->str, html->len);
  assert_whole (tree);
  line = pd_html_tree_dup_line (tree, 0, G_MAXUINT32);
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_first += g_str_has_prefix (p, "甲");
      n_second += g_str_has_prefix (p, "乙");
      n_third += g_str_has_prefix (p, "丙");
    }
  g_assert_cmpuint (n_first, ==, 5000);
  g_assert_cmpuint (n_second, ==, 5000);
  g_assert_cmpuint (n_third, ==, 5000);
  g_assert_null (strstr (strstr (line, "乙"), "甲"));
}

static guint
count_text (PdHtmlTree *tree)
{
  const PdHtmlNode *nodes;
  guint n_nodes, n = 0;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      gsize n_bytes;
      const char *text = nodes[i].tag == PD_HTML_TEXT ? pd_html_tree_get_text (tree, i, &n_bytes) : NULL;

      for (gsize k = 0; text != NULL && k < n_bytes; k++)
        n += text[k] == 'x';
    }
  return n;
}

/* From some number on elements are no longer told apart, but their text is there, and where their lines end. */
static void
test_many (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (PdHtmlTree) tree = NULL;
  g_autofree char *line = NULL;
  guint n_nodes;

  for (guint i = 0; i < 1200000; i++)
    g_string_append (html, "<p>x");
  g_string_append (html, "<script>x</script><div>末<b>尾</b></div>");
  tree = pd_html_tree_new (html->str, html->len);
  assert_whole (tree);
  pd_html_tree_get_nodes (tree, &n_nodes);
  g_assert_cmpuint (n_nodes, <=, 1000001);
  g_assert_cmpuint (count_text (tree), ==, 1200000);
  line = pd_html_tree_dup_line (tree, 0, G_MAXUINT32);
  g_assert_true (g_str_has_suffix (line, "x x x 末尾"));
}

static void
test_values (void)
{
  g_autoptr (GString) html = g_string_new ("<p class=\"");
  g_autoptr (PdHtmlTree) tree = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (html, "名 ");
  g_string_append (html, "\" id=甲>正文</p>");
  tree = pd_html_tree_new (html->str, html->len);
  g_assert_null (pd_html_tree_get_attribute (tree, find (tree, PD_HTML_P), PD_HTML_CLASS));
  g_assert_cmpstr (pd_html_tree_get_attribute (tree, find (tree, PD_HTML_P), PD_HTML_ID), ==, "甲");
}

static void
append (GString *html,
        const char *piece,
        guint times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (html, piece);
}

/* Pages that keep the parser busy for minutes: all of their text is there after a moment. */
static void
test_hostile (void)
{
  static const char *const pieces[][2] = { { "<b>x", "</i>x" }, { "<div>x", "</p>x" }, { "<font>x", "</span >x" } };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><body>");
      g_autoptr (PdHtmlTree) tree = NULL;

      append (html, pieces[i][0], 100000);
      append (html, pieces[i][1], 100000);
      tree = pd_html_tree_new (html->str, html->len);
      assert_whole (tree);
      g_assert_cmpuint (count_text (tree), ==, 200000);
    }
}

static void
test_guard (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><p ");
  g_autofree char *cleaned = NULL;
  gsize n_cleaned;

  /* What people write stays as it is, as broken as it may be. */
  g_assert_null (pd_html_guard_clean ("<p>甲</b><a href='>'>乙</a></p></p><script>'</b>'</script>", 50, &n_cleaned));
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "a%u=\">\" ", i);
  g_string_append (html, ">x<!-- </b> -->x<script>if (a < b) '</i>'</script></p>");
  cleaned = pd_html_guard_clean (html->str, html->len, &n_cleaned);
  g_assert_nonnull (cleaned);
  g_assert_cmpuint (n_cleaned, <, html->len / 2);
  g_assert_true (g_str_has_suffix (cleaned, ">x<!-- </b> -->x<script>if (a < b) '</i>'</script></p>"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/html-tree/nodes", test_nodes);
  g_test_add_func ("/formats/html-tree/lines", test_lines);
  g_test_add_func ("/formats/html-tree/deep", test_deep);
  g_test_add_func ("/formats/html-tree/many", test_many);
  g_test_add_func ("/formats/html-tree/values", test_values);
  g_test_add_func ("/formats/html-tree/hostile", test_hostile);
  g_test_add_func ("/formats/html-tree/guard", test_guard);
  return g_test_run ();
}
