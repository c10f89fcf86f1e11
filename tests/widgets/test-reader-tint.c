#include "pd-reader-tint.h"

static void
make_paper (PdReaderPaper *paper,
            gboolean dark,
            gboolean high_contrast)
{
  /* The style sheet's view-fg-color. */
  GdkRGBA text = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0.024f, high_contrast ? 1 : 0.8f };

  pd_reader_tint_prepare_paper (paper, &text, dark, high_contrast);
}

/* Whatever colours people choose, and however many lie upon each other, letters can be read. */
static void
test_contrast (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int kind = 0; kind < 4; kind++)
    {
      PdReaderPaper paper;

      make_paper (&paper, kind & 1, kind & 2);
      g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.text, &paper.page), >=, 7);
      g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.dim, &paper.page), >=, 4.5);
      for (int round = 0; round < 2000; round++)
        {
          PdReaderTint tints[8];
          guint n_tints = g_rand_int_range (rand, 0, 9);
          GdkRGBA result;

          for (guint i = 0; i < n_tints; i++)
            {
              tints[i].colour = (GdkRGBA) { g_rand_double (rand), g_rand_double (rand), g_rand_double (rand), 1 };
              tints[i].strength = g_rand_double (rand);
            }
          pd_reader_tint_lay (&paper, &paper.text, tints, n_tints, &result);
          g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.text, &result), >=, 4.5);
          pd_reader_tint_lay (&paper, &paper.dim, tints, n_tints, &result);
          g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.dim, &result), >=, 4.5);
          if (n_tints == 0)
            g_assert_true (gdk_rgba_equal (&result, &paper.page));
        }
    }
}

/* The accents of the system, of which a third is laid upon what is selected. */
static void
test_selected (void)
{
  static const char *const accents[] = { "#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac", "#6f8396" };

  for (int kind = 0; kind < 4; kind++)
    {
      PdReaderPaper paper;

      make_paper (&paper, kind & 1, kind & 2);
      for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
        {
          GdkRGBA accent, selected;

          g_assert_true (gdk_rgba_parse (&accent, accents[i]));
          pd_reader_tint_mix (&paper.page, &accent, 0.3, &selected);
          g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.text, &selected), >=, 4.5);
          g_assert_cmpfloat (pd_reader_tint_get_contrast (&paper.dim, &selected), >=, 4.5);
        }
    }
}

static void
test_ink (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int kind = 0; kind < 4; kind++)
    {
      PdReaderPaper paper;

      make_paper (&paper, kind & 1, kind & 2);
      for (int round = 0; round < 2000; round++)
        {
          GdkRGBA colour = { g_rand_double (rand), g_rand_double (rand), g_rand_double (rand), 1 }, ink;

          pd_reader_tint_ink (&paper, &colour, &ink);
          g_assert_cmpfloat (pd_reader_tint_get_contrast (&ink, &paper.page), >=, paper.high_contrast ? 4.5 : 3);
        }
    }
}

/* The reference values of WCAG. */
static void
test_luminance (void)
{
  GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 118 / 255.0f, 118 / 255.0f, 118 / 255.0f, 1 };

  g_assert_cmpfloat_with_epsilon (pd_reader_tint_get_contrast (&black, &white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (pd_reader_tint_get_contrast (&white, &grey), 4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (pd_reader_tint_get_contrast (&grey, &grey), 1, 0.001);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader-tint/contrast", test_contrast);
  g_test_add_func ("/reader-tint/selected", test_selected);
  g_test_add_func ("/reader-tint/ink", test_ink);
  g_test_add_func ("/reader-tint/luminance", test_luminance);

  return g_test_run ();
}
