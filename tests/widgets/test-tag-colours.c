#include <math.h>

#include "pd-reader-tint.h"
#include "pd-tag-colours.h"
#include "pd-tag-paint.h"

/* In CIE L*a*b*; two colours side by side can be told from each other from about 2.3 on. */
static const double apart[PD_TAG_N_PALETTES] = { 14, 13, 13 };

/* How people see who lack the cones for red, green or blue: Machado, Oliveira and Fernandes, 2009, of linear light. */
static const double eyes[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
bend (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

/* What @eye sees of a colour, in CIE L*a*b*. */
static void
see (const double eye[3][3],
     const char *colour,
     double lab[3])
{
  static const double to_xyz[3][3] = { { 0.4339, 0.3762, 0.1899 }, { 0.2126, 0.7152, 0.0722 }, { 0.0178, 0.1095, 0.8730 } };
  GdkRGBA rgba;
  double light[3], seen[3], xyz[3];

  g_assert_true (gdk_rgba_parse (&rgba, colour));
  light[0] = get_linear (rgba.red);
  light[1] = get_linear (rgba.green);
  light[2] = get_linear (rgba.blue);
  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2], 0, 1);
  for (int i = 0; i < 3; i++)
    xyz[i] = bend (to_xyz[i][0] * seen[0] + to_xyz[i][1] * seen[1] + to_xyz[i][2] * seen[2]);
  lab[0] = 116 * xyz[1] - 16;
  lab[1] = 500 * (xyz[0] - xyz[1]);
  lab[2] = 200 * (xyz[1] - xyz[2]);
}

static double
get_distance (const double eye[3][3],
              const char *first,
              const char *second)
{
  double a[3], b[3];

  see (eye, first, a);
  see (eye, second, b);
  return sqrt (pow (a[0] - b[0], 2) + pow (a[1] - b[1], 2) + pow (a[2] - b[2], 2));
}

static void
test_apart (void)
{
  for (PdTagPalette palette = 0; palette < PD_TAG_N_PALETTES; palette++)
    {
      for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
        {
          for (guint i = 0; i < pd_tag_colours_get_n (palette); i++)
            {
              for (guint j = 0; j < i; j++)
                {
                  const char *a = pd_tag_colours_get (palette, i), *b = pd_tag_colours_get (palette, j);
                  double distance = get_distance (eyes[eye], a, b);

                  if (distance < apart[palette])
                    g_test_message ("%s and %s are %g apart for eye %u", a, b, distance, eye);
                  g_assert_cmpfloat (distance, >=, apart[palette]);
                }
            }
        }
    }
}

/* Whatever a person may choose: the palettes; the worst are black and white. */
static GPtrArray *
list_colours (void)
{
  GPtrArray *colours = g_ptr_array_new ();

  for (PdTagPalette palette = 0; palette < PD_TAG_N_PALETTES; palette++)
    for (guint i = 0; i < pd_tag_colours_get_n (palette); i++)
      g_ptr_array_add (colours, (gpointer) pd_tag_colours_get (palette, i));
  g_ptr_array_add (colours, (gpointer) "#000000");
  g_ptr_array_add (colours, (gpointer) "#ffffff");
  return colours;
}

/* A tag's name on its chip, and the edge of its dot beside that, on every ground that a chip lies on, in light, dark and high contrast. */
static void
test_contrast (void)
{
  static const struct
  {
    const char *ground;
    const char *letters;
    double strength;
  } papers[] = {
    /* The margin, a card, a selected card, a row that is selected; the same in dark. */
    { "#f2f2f4", "#000006", 0.8 },
    { "#ffffff", "#000006", 0.8 },
    { "#dce8f8", "#000006", 0.8 },
    { "#e9e9ea", "#000006", 0.8 },
    { "#28282c", "#ffffff", 1 },
    { "#36363a", "#ffffff", 1 },
    { "#2c3a4c", "#ffffff", 1 },
    { "#4a4a4e", "#ffffff", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GPtrArray) colours = list_colours ();

      for (guint j = 0; j < colours->len; j++)
        {
          for (int high_contrast = 0; high_contrast < 2; high_contrast++)
            {
              GdkRGBA ground, letters, colour, fill, edge;

              g_assert_true (gdk_rgba_parse (&ground, papers[i].ground));
              g_assert_true (gdk_rgba_parse (&letters, papers[i].letters));
              letters.alpha = high_contrast ? 1 : papers[i].strength;
              pd_tag_paint_parse (g_ptr_array_index (colours, j), &colour);
              pd_tag_paint_get_edge (&colour, &letters, high_contrast, &edge);
              g_assert_cmpfloat (pd_reader_tint_get_contrast (&ground, &edge), >=, high_contrast ? 4.5 : 3);
              pd_tag_paint_get_fill (&colour, &fill);
              pd_reader_tint_mix (&ground, &fill, fill.alpha, &ground);
              pd_reader_tint_mix (&ground, &letters, letters.alpha, &letters);
              g_assert_cmpfloat (pd_reader_tint_get_contrast (&ground, &letters), >=, 4.5);
            }
        }
    }
}

static void
test_parse (void)
{
  GdkRGBA colour, none, nonsense;

  pd_tag_paint_parse ("#ff0000", &colour);
  g_assert_true (gdk_rgba_equal (&colour, &(GdkRGBA) { 1, 0, 0, 1 }));
  pd_tag_paint_parse (NULL, &none);
  pd_tag_paint_parse ("no colour", &nonsense);
  g_assert_true (gdk_rgba_equal (&none, &nonsense));
  g_assert_cmpfloat (none.alpha, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-colours/apart", test_apart);
  g_test_add_func ("/tag-colours/contrast", test_contrast);
  g_test_add_func ("/tag-colours/parse", test_parse);
  return g_test_run ();
}
