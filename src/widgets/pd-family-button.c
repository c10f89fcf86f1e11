#include "pd-family-button.h"

#include <glib/gi18n-lib.h>

/* In so many lines it is said how an article was made of another. */
#define MAX_LINES 3

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
describe_article (const char *title,
                  const char *source,
                  const char *day,
                  gboolean is_origin)
{
  GString *summary = g_string_new (title);

  if (source != NULL)
    g_string_append_printf (summary, ", %s", source);
  g_string_append_printf (summary, ", %s", day);
  if (is_origin)
    g_string_append_printf (summary, ", %s", _ ("Proposed origin"));
  return g_string_free_and_steal (summary);
}

/* Where it was published, and before that whether it is the origin: with a sign and in words. */
static GtkWidget *
create_line (const char *source,
             gboolean is_origin)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (is_origin)
    {
      gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "starred-symbolic", "pixel-size", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_box_append (GTK_BOX (line), create_label (_ ("Proposed origin"), "caption-heading"));
    }
  if (source != NULL)
    {
      GtkWidget *label = create_label (source, "caption");

      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}

/**
 * pd_family_button_new_article:
 * @title: what the article is called
 * @source: (nullable): where it was published
 * @day: when, in words
 * @is_origin: whether it is proposed to be the origin
 *
 * Returns: a button for an article in the graph of its family
 */
GtkWidget *
pd_family_button_new_article (const char *title,
                              const char *source,
                              const char *day,
                              gboolean is_origin)
{
  GtkWidget *button, *box;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (title != NULL && day != NULL, NULL);

  button = gtk_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), create_label (title, NULL));
  if (is_origin || source != NULL)
    gtk_box_append (GTK_BOX (box), create_line (source, is_origin));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "article");
  if (is_origin)
    gtk_widget_add_css_class (button, "origin");
  summary = describe_article (title, source, day, is_origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  return button;
}

/**
 * pd_family_button_new_copy:
 * @label: what an article made of another
 * @summary: that, and which articles they are, for those who hear it
 *
 * Returns: a button for what joins two articles
 */
GtkWidget *
pd_family_button_new_copy (const char *label,
                           const char *summary)
{
  GtkWidget *button, *text;

  g_return_val_if_fail (label != NULL && summary != NULL, NULL);

  button = gtk_button_new ();
  text = create_label (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), MAX_LINES);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "copy");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Compare"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  return button;
}
