#include "pd-reading-view-private.h"

static void
on_copy (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  g_signal_emit_by_name (PD_READING_VIEW (widget)->reader, "copy-clipboard");
}

static void
on_tag (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  PdReadingView *self = PD_READING_VIEW (widget);

  if (pd_reading_view_target_current (self, TRUE))
    pd_reading_view_open_palette (self, NULL);
}

static void
on_highlight (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  PdReadingView *self = PD_READING_VIEW (widget);

  if (pd_reading_view_target_current (self, TRUE))
    pd_reading_view_add_highlight (self);
}

static void
on_claim (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  PdReadingView *self = PD_READING_VIEW (widget);

  if (pd_reading_view_target_current (self, TRUE))
    pd_reading_view_open_claim (self, NULL);
}

static void
on_note (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  PdReadingView *self = PD_READING_VIEW (widget);

  if (pd_reading_view_target_current (self, TRUE))
    pd_reading_view_open_note (self, NULL);
}

static void
on_repeat_tag (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  pd_reading_view_repeat_tag (PD_READING_VIEW (widget));
}

static void
on_remove (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  PdReadingView *self = PD_READING_VIEW (widget);

  pd_reading_view_remove_highlight (self, pd_reader_get_active_span (self->reader));
}

static void
on_tag_article (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  pd_reading_view_open_article_palette (PD_READING_VIEW (widget), NULL);
}

static void
on_place_highlight (GtkWidget *widget,
                    const char *action,
                    GVariant *parameter)
{
  pd_reading_view_place_highlight (PD_READING_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_propose_place (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  pd_reading_view_propose_place (PD_READING_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_remove_unplaced (GtkWidget *widget,
                    const char *action,
                    GVariant *parameter)
{
  pd_reading_view_remove_highlight (PD_READING_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_next_hit (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  pd_reading_view_step (PD_READING_VIEW (widget), TRUE);
}

static void
on_previous_hit (GtkWidget *widget,
                 const char *action,
                 GVariant *parameter)
{
  pd_reading_view_step (PD_READING_VIEW (widget), FALSE);
}

/*< private >
 * pd_reading_view_install_actions:
 *
 * Gives the class its actions and their keys.
 */
void
pd_reading_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reading.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "reading.tag", NULL, on_tag);
  gtk_widget_class_install_action (widget_class, "reading.highlight", NULL, on_highlight);
  gtk_widget_class_install_action (widget_class, "reading.claim", NULL, on_claim);
  gtk_widget_class_install_action (widget_class, "reading.note", NULL, on_note);
  gtk_widget_class_install_action (widget_class, "reading.repeat-tag", NULL, on_repeat_tag);
  gtk_widget_class_install_action (widget_class, "reading.remove", NULL, on_remove);
  gtk_widget_class_install_action (widget_class, "reading.tag-article", NULL, on_tag_article);
  gtk_widget_class_install_action (widget_class, "reading.place-highlight", "s", on_place_highlight);
  gtk_widget_class_install_action (widget_class, "reading.propose-place", "s", on_propose_place);
  gtk_widget_class_install_action (widget_class, "reading.remove-unplaced", "s", on_remove_unplaced);
  gtk_widget_class_install_action (widget_class, "reading.next-hit", NULL, on_next_hit);
  gtk_widget_class_install_action (widget_class, "reading.previous-hit", NULL, on_previous_hit);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_ALT_MASK, "reading.highlight", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_ALT_MASK, "reading.claim", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "reading.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_ALT_MASK, "reading.tag-article", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "reading.next-hit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_SHIFT_MASK, "reading.previous-hit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "reading.next-hit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reading.previous-hit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "reading.next-hit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, "reading.previous-hit", NULL);
  /* Menus show the last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Decimal, 0, "reading.repeat-tag", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, 0, "reading.repeat-tag", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "reading.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "reading.remove", NULL);
}

/*< private >
 * pd_reading_view_update_actions:
 *
 * Enables what can be done now.
 */
void
pd_reading_view_update_actions (PdReadingView *self)
{
  gboolean can_edit = pd_reading_view_page_can_edit (self->page);
  const char *const editing[] = { "reading.tag", "reading.highlight", "reading.claim", "reading.note", "reading.tag-article" };
  guint start, end;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.copy", pd_reader_get_selection (self->reader, &start, &end));
  for (guint i = 0; i < G_N_ELEMENTS (editing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), editing[i], can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.repeat-tag",
                                 can_edit && *pd_recent_tags_list (self->recent_tags) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.remove",
                                 can_edit && pd_reader_get_active_span (self->reader) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.place-highlight",
                                 can_edit && pd_reader_get_has_selection (self->reader));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.remove-unplaced", can_edit);
}
