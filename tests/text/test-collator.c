#include "pd-collator.h"

static GBytes *
make_key (const char *text)
{
  g_autoptr (PdCollator) collator = pd_collator_new ();

  return pd_collator_make_key (collator, text, -1);
}

/* Figures by their value, Chinese by Pinyin (北京 běijīng, 成都 chéngdū, 重庆 chóngqìng, 第 dì, 上海 shànghǎi, 英 yīng, 中 zhōng,
 * 重 zhòng), Latin letters whatever their accents. */
static void
test_order (void)
{
  static const char *const ordered[] = { "9 days", "10 days", "北京", "成都", "重庆", "第9篇", "第10篇", "上海", "英伟达", "英伟达一夜", "中国", "重", "apple", "Apple", "épée", "zebra" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (ordered); i++)
    {
      g_autoptr (GBytes) first = make_key (ordered[i]);
      g_autoptr (GBytes) second = make_key (ordered[i + 1]);

      if (g_bytes_compare (first, second) >= 0)
        g_error ("%s stands before %s", ordered[i + 1], ordered[i]);
    }
}

/* Whatever stands in a title, its key is short. */
static void
test_bounds (void)
{
  g_autofree char *many = g_strnfill (1000000, 'x');
  g_autofree char *cut = g_strndup (many, PD_COLLATOR_MAX_LENGTH);
  g_autoptr (GBytes) long_key = make_key (many);
  g_autoptr (GBytes) cut_key = make_key (cut);
  g_autoptr (GBytes) none = make_key ("");
  g_autoptr (GBytes) broken = make_key ("\xe8\x8b");
  g_autoptr (GString) beyond = g_string_new (NULL);
  g_autoptr (GBytes) wide = NULL;

  g_assert_cmpint (g_bytes_compare (long_key, cut_key), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (none), <, g_bytes_get_size (broken));
  for (guint i = 0; i < 1000; i++)
    g_string_append (beyond, "𠮷");
  wide = make_key (beyond->str);
  g_assert_cmpuint (g_bytes_get_size (wide), <, 16 * PD_COLLATOR_MAX_LENGTH);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collator/order", test_order);
  g_test_add_func ("/collator/bounds", test_bounds);
  return g_test_run ();
}
