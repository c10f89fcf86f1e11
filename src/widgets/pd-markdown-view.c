#include "pd-markdown-view.h"

#include <cmark.h>
#include <string.h>

#include "pd-themed-picture.h"

#define BLOCK_SPACING 15
#define ITEM_SPACING 6

/**
 * PdMarkdownView:
 *
 * A text in Markdown (CommonMark), to be read: headings, paragraphs, lists in lists, quotations, code, links and pictures.
 */
struct _PdMarkdownView
{
  AdwBin parent_instance;

  char *folder;
  char *title;
};

enum
{
  LINKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMarkdownView, pd_markdown_view, ADW_TYPE_BIN)

static void
pd_markdown_view_finalize (GObject *object)
{
  PdMarkdownView *self = PD_MARKDOWN_VIEW (object);

  g_free (self->folder);
  g_free (self->title);

  G_OBJECT_CLASS (pd_markdown_view_parent_class)->finalize (object);
}

static void
pd_markdown_view_class_init (PdMarkdownViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_markdown_view_finalize;

  /**
   * PdMarkdownView::linked:
   * @target: where the link leads, as it is written
   *
   * A person follows a link.
   */
  signals[LINKED] = g_signal_new ("linked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_markdown_view_init (PdMarkdownView *self)
{
}

static gboolean
on_link (PdMarkdownView *self,
         const char *target)
{
  g_signal_emit (self, signals[LINKED], 0, target);
  return GDK_EVENT_STOP;
}

static void
append_escaped (GString *markup,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (markup, escaped);
}

static void append_inlines (GString *markup,
                            cmark_node *parent);

/* A part of a line, as Pango's markup. */
static void
append_inline (GString *markup,
               cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      append_escaped (markup, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (markup, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (markup, '\n');
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

static void
append_inlines (GString *markup,
                cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    append_inline (markup, node);
}

/* What is written there, without how it is written. */
static char *
get_plain_text (cmark_node *parent)
{
  g_autoptr (GString) text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (parent);

  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (text, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (text, ' ');
    }
  cmark_iter_free (iter);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GtkWidget *
create_label (PdMarkdownView *self,
              GtkAccessibleRole role,
              const char *markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "hexpand", TRUE, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);
  return label;
}

/* Adds what was gathered of a paragraph, if anything was. */
static void
flush (PdMarkdownView *self,
       GtkBox *box,
       GString *markup)
{
  g_strstrip (markup->str);
  if (*markup->str != '\0')
    gtk_box_append (box, create_label (self, GTK_ACCESSIBLE_ROLE_LABEL, markup->str));
  g_string_truncate (markup, 0);
}

/* A picture stands between what is written before it and after it. */
static void
add_paragraph (PdMarkdownView *self,
               GtkBox *box,
               cmark_node *block)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (cmark_node *node = cmark_node_first_child (block); node != NULL; node = cmark_node_next (node))
    {
      g_autofree char *resource = NULL, *text = NULL;

      if (cmark_node_get_type (node) != CMARK_NODE_IMAGE)
        {
          append_inline (markup, node);
          continue;
        }
      flush (self, box, markup);
      resource = g_build_path ("/", self->folder, cmark_node_get_url (node), NULL);
      text = get_plain_text (node);
      gtk_box_append (box, pd_themed_picture_new (resource, text));
    }
  flush (self, box, markup);
}

static void
add_heading (PdMarkdownView *self,
             GtkBox *box,
             cmark_node *block)
{
  int level = cmark_node_get_heading_level (block);
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label;

  append_inlines (markup, block);
  label = create_label (self, GTK_ACCESSIBLE_ROLE_HEADING, markup->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  gtk_widget_add_css_class (label, level == 1 ? "title-1" : "heading");
  gtk_box_append (box, label);
  if (level == 1 && self->title == NULL)
    self->title = get_plain_text (block);
}

static void
add_code (GtkBox *box,
          cmark_node *block)
{
  g_autofree char *code = g_strchomp (g_strdup (cmark_node_get_literal (block)));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", code, "selectable", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_CHAR, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "code");
  gtk_box_append (box, label);
}

static void add_blocks (PdMarkdownView *self,
                        GtkBox *box,
                        cmark_node *parent);

/* Each item has its bullet or number beside it. */
static void
add_list (PdMarkdownView *self,
          GtkBox *box,
          cmark_node *list)
{
  gboolean is_ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int spacing = cmark_node_get_list_tight (list) ? ITEM_SPACING : BLOCK_SPACING, number = cmark_node_get_list_start (list);
  GtkWidget *items = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", spacing, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 9, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
      g_autofree char *mark = is_ordered ? g_strdup_printf ("%d.", number++) : g_strdup ("•");
      GtkWidget *bullet = gtk_label_new (mark);

      /* On the line of the first words. */
      gtk_widget_set_valign (bullet, GTK_ALIGN_BASELINE_FILL);
      gtk_widget_set_valign (content, GTK_ALIGN_BASELINE_FILL);
      gtk_label_set_yalign (GTK_LABEL (bullet), 0);
      gtk_box_set_baseline_child (GTK_BOX (content), 0);
      gtk_widget_add_css_class (bullet, "dimmed");
      gtk_widget_add_css_class (bullet, "numeric");
      gtk_box_append (GTK_BOX (row), bullet);
      add_blocks (self, GTK_BOX (content), item);
      gtk_box_append (GTK_BOX (row), content);
      gtk_box_append (GTK_BOX (items), row);
    }
  gtk_box_append (box, items);
}

static void
add_quotation (PdMarkdownView *self,
               GtkBox *box,
               cmark_node *block)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, BLOCK_SPACING);

  gtk_widget_add_css_class (content, "quoted");
  add_blocks (self, GTK_BOX (content), block);
  gtk_box_append (box, content);
}

static void
add_blocks (PdMarkdownView *self,
            GtkBox *box,
            cmark_node *parent)
{
  for (cmark_node *block = cmark_node_first_child (parent); block != NULL; block = cmark_node_next (block))
    {
      switch ((int) cmark_node_get_type (block))
        {
        case CMARK_NODE_HEADING:
          add_heading (self, box, block);
          break;
        case CMARK_NODE_PARAGRAPH:
          add_paragraph (self, box, block);
          break;
        case CMARK_NODE_LIST:
          add_list (self, box, block);
          break;
        case CMARK_NODE_BLOCK_QUOTE:
          add_quotation (self, box, block);
          break;
        case CMARK_NODE_CODE_BLOCK:
          add_code (box, block);
          break;
        case CMARK_NODE_THEMATIC_BREAK:
          gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          break;
        default:
          /* HTML is not shown. */
          break;
        }
    }
}

/**
 * pd_markdown_view_new:
 * @markdown: a text in UTF-8
 * @folder: the path among the program's resources that its pictures are named from
 *
 * Returns: a view of the text
 */
PdMarkdownView *
pd_markdown_view_new (const char *markdown,
                      const char *folder)
{
  PdMarkdownView *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, BLOCK_SPACING);
  cmark_node *document;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (PD_TYPE_MARKDOWN_VIEW, NULL);
  self->folder = g_strdup (folder);
  document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  add_blocks (self, GTK_BOX (box), document);
  cmark_node_free (document);
  adw_bin_set_child (ADW_BIN (self), box);
  return self;
}

/**
 * pd_markdown_view_get_title:
 *
 * Returns: (transfer none) (nullable): what its first heading says, if there is one
 */
const char *
pd_markdown_view_get_title (PdMarkdownView *self)
{
  g_return_val_if_fail (PD_IS_MARKDOWN_VIEW (self), NULL);

  return self->title;
}
