#include "pd-help-page.h"

#include <cmark.h>
#include <string.h>

/**
 * PdHelpPage:
 *
 * A page of the help, from Markdown: a heading, paragraphs, lists and links to other pages.
 */
struct _PdHelpPage
{
  AdwNavigationPage parent_instance;
};

enum
{
  LINKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdHelpPage, pd_help_page, ADW_TYPE_NAVIGATION_PAGE)

static void
pd_help_page_class_init (PdHelpPageClass *klass)
{
  /**
   * PdHelpPage::linked:
   * @name: the file of another page
   *
   * A person follows a link.
   */
  signals[LINKED] = g_signal_new ("linked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_help_page_init (PdHelpPage *self)
{
}

static gboolean
on_link (PdHelpPage *self,
         const char *name)
{
  g_signal_emit (self, signals[LINKED], 0, name);
  return GDK_EVENT_STOP;
}

static void
append_escaped (GString *markup,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (markup, escaped);
}

/* What is between the tags of an element, as Pango's markup. */
static void
append_inlines (GString *markup,
                cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    {
      switch ((int) cmark_node_get_type (node))
        {
        case CMARK_NODE_TEXT:
          append_escaped (markup, cmark_node_get_literal (node));
          break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
          g_string_append_c (markup, ' ');
          break;
        case CMARK_NODE_CODE:
          g_string_append (markup, "<tt>");
          append_escaped (markup, cmark_node_get_literal (node));
          g_string_append (markup, "</tt>");
          break;
        case CMARK_NODE_LINK:
          g_string_append (markup, "<a href=\"");
          append_escaped (markup, cmark_node_get_url (node));
          g_string_append (markup, "\">");
          append_inlines (markup, node);
          g_string_append (markup, "</a>");
          break;
        case CMARK_NODE_STRONG:
        /* Italics are no part of how Chinese is set. */
        case CMARK_NODE_EMPH:
          g_string_append (markup, "<b>");
          append_inlines (markup, node);
          g_string_append (markup, "</b>");
          break;
        default:
          append_inlines (markup, node);
          break;
        }
    }
}

static GtkWidget *
create_label (PdHelpPage *self,
              cmark_node *block)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (GString) markup = g_string_new (NULL);

  append_inlines (markup, block);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  return label;
}

/* The items of a list, each with its bullet or number beside it. */
static GtkWidget *
create_list (PdHelpPage *self,
             cmark_node *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean is_ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  guint number = 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      g_autofree char *mark = is_ordered ? g_strdup_printf ("%u.", ++number) : g_strdup ("•");
      GtkWidget *bullet = gtk_label_new (mark);

      gtk_widget_set_valign (bullet, GTK_ALIGN_START);
      gtk_widget_add_css_class (bullet, "dimmed");
      gtk_box_append (GTK_BOX (row), bullet);
      gtk_box_append (GTK_BOX (row), create_label (self, cmark_node_first_child (item)));
      gtk_box_append (GTK_BOX (box), row);
    }
  return box;
}

static GtkWidget *
create_block (PdHelpPage *self,
              cmark_node *block)
{
  GtkWidget *label;

  if (cmark_node_get_type (block) == CMARK_NODE_LIST)
    return create_list (self, block);
  if (cmark_node_get_type (block) != CMARK_NODE_HEADING)
    return create_label (self, block);

  label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_label_set_label (GTK_LABEL (label), cmark_node_get_literal (cmark_node_first_child (block)));
  gtk_widget_add_css_class (label, cmark_node_get_heading_level (block) == 1 ? "title-1" : "heading");
  if (cmark_node_get_heading_level (block) == 1)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), gtk_label_get_label (GTK_LABEL (label)));
  return label;
}

static GtkWidget *
create_frame (GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new (), *bar = adw_header_bar_new (), *window = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  /* The page begins with it. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  return view;
}

/**
 * pd_help_page_new:
 * @markdown: what the page says, in UTF-8; its first heading is its title
 *
 * Returns: a page of the help
 */
PdHelpPage *
pd_help_page_new (const char *markdown)
{
  PdHelpPage *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  cmark_node *document;

  g_return_val_if_fail (markdown != NULL, NULL);

  self = g_object_new (PD_TYPE_HELP_PAGE, NULL);
  document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  for (cmark_node *block = cmark_node_first_child (document); block != NULL; block = cmark_node_next (block))
    gtk_box_append (GTK_BOX (box), create_block (self, block));
  cmark_node_free (document);
  gtk_widget_add_css_class (box, "help");
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), create_frame (box));
  return self;
}
