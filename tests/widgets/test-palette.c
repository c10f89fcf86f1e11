#include <adwaita.h>

#include "pd-palette.h"
#include "pd-tag-chip.h"

/* The palette with real keys, as the display server sends them. */

typedef struct
{
  GtkWidget *window;
  GtkWidget *outside;
  PdPalette *palette;
  GString *heard;
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * 1000;

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
run_xdotool (const char *arguments)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", arguments);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  settle ();
}

static void
hear_chosen (PdPalette *palette,
             PdRecord *tag,
             Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "chosen %s;", pd_record_get_text (tag, PD_TAG_PATH));
}

static void
hear_created (PdPalette *palette,
              const char *path,
              Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "created %s;", path);
}

static void
hear_claim (PdPalette *palette,
            Fixture *fixture)
{
  g_string_append (fixture->heard, "claim;");
}

static void
hear_note (PdPalette *palette,
           Fixture *fixture)
{
  g_string_append (fixture->heard, "note;");
}

static void
hear_copy (PdPalette *palette,
           Fixture *fixture)
{
  g_string_append (fixture->heard, "copy;");
}

static GPtrArray *
make_tags (const char *const *names)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names[i] != NULL; i++)
    {
      PdRecord *tag = pd_record_new (PD_WORD_TAG);

      pd_record_set_text (tag, PD_TAG_NAME, names[i]);
      pd_record_set_text (tag, PD_TAG_PATH, names[i]);
      g_ptr_array_add (tags, tag);
    }
  return tags;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GPtrArray) tags = make_tags ((const char *const[]) { "Alpha", "Beta", "数字", "Gamma", NULL });

  fixture->heard = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 600);
  fixture->outside = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), fixture->outside);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  fixture->palette = PD_PALETTE (pd_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (fixture->palette), box);
  pd_palette_set_tags (fixture->palette, tags);
  g_signal_connect (fixture->palette, "tag-chosen", G_CALLBACK (hear_chosen), fixture);
  g_signal_connect (fixture->palette, "tag-created", G_CALLBACK (hear_created), fixture);
  g_signal_connect (fixture->palette, "claim-requested", G_CALLBACK (hear_claim), fixture);
  g_signal_connect (fixture->palette, "note-requested", G_CALLBACK (hear_note), fixture);
  g_signal_connect (fixture->palette, "copy-requested", G_CALLBACK (hear_copy), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  PdPalette *palette = fixture->palette;

  g_object_add_weak_pointer (G_OBJECT (palette), (gpointer *) &palette);
  gtk_widget_unparent (GTK_WIDGET (fixture->palette));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (palette);
  g_string_free (fixture->heard, TRUE);
}

static void
open_palette (Fixture *fixture)
{
  pd_palette_open (fixture->palette, PD_PALETTE_SELECTION, &(GdkRectangle) { 100, 60, 60, 20 });
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->palette)));
}

static void
assert_heard (Fixture *fixture,
              const char *expected,
              gboolean open)
{
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  g_assert_cmpint (gtk_widget_get_mapped (GTK_WIDGET (fixture->palette)), ==, open);
  g_string_truncate (fixture->heard, 0);
}

/* What has the focus is the text in the palette's entry. */
static GtkText *
get_text (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->palette)));
  return GTK_TEXT (focus);
}

static void
test_digits (Fixture *fixture,
             gconstpointer data)
{
  open_palette (fixture);
  run_xdotool ("key 2");
  assert_heard (fixture, "chosen Beta;", FALSE);

  /* An input method that is composing takes the digit for its own. */
  open_palette (fixture);
  g_signal_emit_by_name (get_text (fixture), "preedit-changed", "shu");
  run_xdotool ("key 2");
  assert_heard (fixture, "", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_text (fixture))), ==, "2");
  g_signal_emit_by_name (get_text (fixture), "preedit-changed", "");
  run_xdotool ("key BackSpace 3");
  assert_heard (fixture, "chosen 数字;", FALSE);

  /* There is no fifth; and behind a letter it is text. */
  open_palette (fixture);
  run_xdotool ("key 5");
  assert_heard (fixture, "", TRUE);
  run_xdotool ("key BackSpace a 1");
  assert_heard (fixture, "", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_text (fixture))), ==, "a1");
  run_xdotool ("key Escape");
  assert_heard (fixture, "", FALSE);

  /* Pasted. */
  open_palette (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture)), "2");
  settle ();
  assert_heard (fixture, "", TRUE);
}

/* A tag whose name begins with a digit is typed like any other; Alt takes what is at that place. */
static void
test_digit_in_name (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) tags = make_tags ((const char *const[]) { "Alpha", "Beta", "3G", "Gamma", NULL });

  pd_palette_set_tags (fixture->palette, tags);
  open_palette (fixture);
  run_xdotool ("key 3");
  assert_heard (fixture, "", TRUE);
  run_xdotool ("key g Return");
  assert_heard (fixture, "chosen 3G;", FALSE);

  open_palette (fixture);
  run_xdotool ("key 2");
  assert_heard (fixture, "chosen Beta;", FALSE);
  open_palette (fixture);
  run_xdotool ("key alt+3");
  assert_heard (fixture, "chosen 3G;", FALSE);
  open_palette (fixture);
  run_xdotool ("key alt+1");
  assert_heard (fixture, "chosen Alpha;", FALSE);
}

static void
test_keys (Fixture *fixture,
           gconstpointer data)
{
  open_palette (fixture);
  run_xdotool ("key g a Return");
  assert_heard (fixture, "chosen Gamma;", FALSE);

  open_palette (fixture);
  run_xdotool ("key Down Down Return");
  assert_heard (fixture, "chosen 数字;", FALSE);

  open_palette (fixture);
  run_xdotool ("key Down Up Up Return");
  assert_heard (fixture, "chosen Alpha;", FALSE);

  open_palette (fixture);
  run_xdotool ("key n e w slash o n e Return");
  assert_heard (fixture, "created new/one;", FALSE);

  /* It stays for the next one. */
  open_palette (fixture);
  run_xdotool ("key b shift+Return");
  assert_heard (fixture, "chosen Beta;", TRUE);
  run_xdotool ("key a l Return");
  assert_heard (fixture, "chosen Alpha;", FALSE);

  open_palette (fixture);
  run_xdotool ("key alt+c");
  assert_heard (fixture, "claim;", FALSE);
  open_palette (fixture);
  run_xdotool ("key alt+n");
  assert_heard (fixture, "note;", FALSE);
  open_palette (fixture);
  run_xdotool ("key ctrl+c");
  assert_heard (fixture, "copy;", TRUE);
}

static void
test_leave (Fixture *fixture,
            gconstpointer data)
{
  open_palette (fixture);
  gtk_widget_grab_focus (fixture->outside);
  settle ();
  assert_heard (fixture, "", FALSE);
}

static void
test_chip (void)
{
  g_autoptr (GtkWidget) chip = g_object_ref_sink (pd_tag_chip_new ("数字", "#228cf8"));

  g_assert_cmpstr (pd_tag_chip_get_label (PD_TAG_CHIP (chip)), ==, "数字");
  g_assert_cmpstr (pd_tag_chip_get_colour (PD_TAG_CHIP (chip)), ==, "#228cf8");
  pd_tag_chip_set_label (PD_TAG_CHIP (chip), NULL);
  pd_tag_chip_set_colour (PD_TAG_CHIP (chip), NULL);
  g_assert_cmpstr (pd_tag_chip_get_label (PD_TAG_CHIP (chip)), ==, "");
  g_assert_null (pd_tag_chip_get_colour (PD_TAG_CHIP (chip)));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/palette/digits", Fixture, NULL, set_up, test_digits, tear_down);
  g_test_add ("/palette/digit-in-name", Fixture, NULL, set_up, test_digit_in_name, tear_down);
  g_test_add ("/palette/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/palette/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add_func ("/tag-chip", test_chip);
  return g_test_run ();
}
