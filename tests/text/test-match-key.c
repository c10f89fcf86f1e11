#include "pd-match-key.h"

static int
rank (const char *name,
      const char *typed)
{
  g_autoptr (PdMatchKey) key = pd_match_key_new (name, TRUE);

  return pd_match_key_rank (key, typed);
}

static void
test_finds (void)
{
  static const char *const typed[] = { "规模困境", "规模", "困境", "guimo", "guimokun", "gmkj", "gmk", "kunjing", "kj", "GuiMo", "gui mo", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpint (rank ("规模困境", typed[i]), >, 0);
  g_assert_cmpint (rank ("GPT模型", "gpt"), >, 0);
  g_assert_cmpint (rank ("ＧＰＴ模型", "gptmo"), >, 0);
}

static void
test_refuses (void)
{
  g_assert_cmpint (rank ("规模困境", "uimo"), ==, 0);
  g_assert_cmpint (rank ("规模困境", "规困"), ==, 0);
  g_assert_cmpint (rank ("规模困境", "xyz"), ==, 0);
  g_assert_cmpint (rank ("", "a"), ==, 0);
}

static void
test_order (void)
{
  g_assert_cmpint (rank ("市值", "市值"), >, rank ("市值蒸发", "市值"));
  g_assert_cmpint (rank ("市值蒸发", "市值"), >, rank ("总市值", "市值"));
  g_assert_cmpint (rank ("市值", "sz"), >, rank ("总市值", "sz"));
  g_assert_cmpint (rank ("市值", "shizhi"), >, rank ("总市值", "shizhi"));
}

/* What is not spelled is found as it is written, in just the same order. */
static void
test_unspelled (void)
{
  static const char *const typed[] = { "规模困境", "规模", "困境", "" };
  g_autoptr (PdMatchKey) key = pd_match_key_new ("规模困境", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpint (pd_match_key_rank (key, typed[i]), ==, rank ("规模困境", typed[i]));
  g_assert_cmpint (pd_match_key_rank (key, "gmkj"), ==, 0);
  g_assert_cmpint (pd_match_key_rank (key, "guimo"), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match-key/finds", test_finds);
  g_test_add_func ("/match-key/refuses", test_refuses);
  g_test_add_func ("/match-key/order", test_order);
  g_test_add_func ("/match-key/unspelled", test_unspelled);
  return g_test_run ();
}
