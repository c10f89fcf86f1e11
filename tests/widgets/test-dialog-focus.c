#include "pd-dialog-focus.h"

/* What has the focus in a question that has just been asked. */

typedef struct
{
  GtkWidget *window;
  AdwAlertDialog *alert;
  GtkWidget *accept;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 500);
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_button_new_with_label ("Behind"));
  fixture->alert = ADW_ALERT_DIALOG (adw_alert_dialog_new ("Sure?", "It cannot be known yet."));
  adw_alert_dialog_add_responses (fixture->alert, "cancel", "Cancel", "accept", "Accept", NULL);
  adw_alert_dialog_set_default_response (fixture->alert, "accept");
  fixture->accept = adw_dialog_get_default_widget (ADW_DIALOG (fixture->alert));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  int *n_left = data;

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Asks, and lets the question be laid out and drawn. */
static void
ask (Fixture *fixture)
{
  int n_left = 3;

  adw_dialog_present (ADW_DIALOG (fixture->alert), fixture->window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->alert)))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_add_tick_callback (fixture->window, on_tick, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_focus (Fixture *fixture,
                GtkWidget *widget)
{
  while (gtk_root_get_focus (GTK_ROOT (fixture->window)) != widget)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_can_be_accepted_later_has_the_focus_then (Fixture *fixture,
                                                    gconstpointer data)
{
  adw_alert_dialog_set_response_enabled (fixture->alert, "accept", FALSE);
  ask (fixture);
  adw_alert_dialog_set_response_enabled (fixture->alert, "accept", TRUE);
  pd_dialog_focus (ADW_DIALOG (fixture->alert), fixture->accept);
  wait_for_focus (fixture, fixture->accept);
}

static void
test_what_is_asked_for_has_the_focus_at_once (Fixture *fixture,
                                              gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *field = gtk_text_view_new ();

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Above"));
  gtk_box_append (GTK_BOX (box), field);
  adw_alert_dialog_set_extra_child (fixture->alert, box);
  pd_dialog_focus (ADW_DIALOG (fixture->alert), field);
  ask (fixture);
  wait_for_focus (fixture, field);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/dialog-focus/what-can-be-accepted-later-has-the-focus-then", Fixture, NULL, set_up, test_what_can_be_accepted_later_has_the_focus_then, tear_down);
  g_test_add ("/dialog-focus/what-is-asked-for-has-the-focus-at-once", Fixture, NULL, set_up, test_what_is_asked_for_has_the_focus_at_once, tear_down);
  return g_test_run ();
}
