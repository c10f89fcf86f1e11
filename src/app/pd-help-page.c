#include "pd-help-page.h"

#include "pd-markdown-view.h"

/**
 * PdHelpPage:
 *
 * A page of the help, from Markdown, with links to other pages.
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

static void
on_linked (PdHelpPage *self,
           const char *name)
{
  g_signal_emit (self, signals[LINKED], 0, name);
}

static GtkWidget *
create_frame (GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new (), *bar = adw_header_bar_new (), *window = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  /* The page begins with it. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (bar), FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 580);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 580);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  /* Pictures could do with less height than they have. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window))), GTK_SCROLL_NATURAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  return view;
}

/**
 * pd_help_page_new:
 * @markdown: what the page says, in UTF-8; its first heading is its title
 * @folder: the path among the program's resources that its pictures are named from
 *
 * Returns: a page of the help
 */
PdHelpPage *
pd_help_page_new (const char *markdown,
                  const char *folder)
{
  PdMarkdownView *view;
  PdHelpPage *self;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  view = pd_markdown_view_new (markdown, folder);
  self = g_object_new (PD_TYPE_HELP_PAGE, "title", pd_markdown_view_get_title (view), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (view), "help");
  g_signal_connect_object (view, "linked", G_CALLBACK (on_linked), self, G_CONNECT_SWAPPED);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), create_frame (GTK_WIDGET (view)));
  return self;
}
