#include "pd-cut.h"
#include "pd-ink.h"
#include "pd-reanchor.h"
#include "pd-text-diff.h"

#include <string.h>

static PdText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static char *
drop_white (const char *utf8)
{
  GString *ink = g_string_new (NULL);

  for (; *utf8 != '\0'; utf8 = g_utf8_next_char (utf8))
    {
      if (!pd_ink_is_white (g_utf8_get_char (utf8)))
        g_string_append_unichar (ink, g_utf8_get_char (utf8));
    }
  return g_string_free_and_steal (ink);
}

static void
assert_same_quote (PdText *from,
                   guint start,
                   guint end,
                   PdText *to,
                   guint new_start,
                   guint new_end)
{
  g_autofree char *before = pd_text_dup_slice (from, start, end);
  g_autofree char *after = pd_text_dup_slice (to, new_start, new_end);
  g_autofree char *ink_before = drop_white (before);
  g_autofree char *ink_after = drop_white (after);

  g_assert_cmpstr (ink_before, ==, ink_after);
  g_assert_true (pd_text_check_span (to, new_start, new_end, NULL));
}

/* The span that stands in brackets, in a text without these. */
static PdText *
make_marked (const char *marked,
             guint *start,
             guint *end)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "[]", -1);
  g_autofree char *utf8 = g_strjoinv (NULL, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  *start = g_utf8_strlen (parts[0], -1);
  *end = *start + g_utf8_strlen (parts[1], -1);
  return make_text (utf8);
}

/* @to has the span marked as well where it must be placed; otherwise it has no mark. */
static void
assert_compared (const char *from_marked,
                 const char *to_marked,
                 PdReanchorOutcome expected)
{
  guint start, end, new_start, new_end, should_start = 0, should_end = 0;
  g_autoptr (PdText) from = make_marked (from_marked, &start, &end);
  g_autoptr (PdText) to = expected == PD_REANCHOR_PLACED ? make_marked (to_marked, &should_start, &should_end) : make_text (to_marked);
  g_autoptr (PdTextMap) map = pd_text_diff (from, to);
  g_autoptr (PdReanchor) reanchor = pd_reanchor_new (from, to, map, FALSE);
  PdReanchorOutcome outcome = pd_reanchor_place (reanchor, start, end, &new_start, &new_end);

  if (outcome != expected)
    g_test_message ("%s\n→ %s", from_marked, to_marked);
  g_assert_cmpstr (pd_reanchor_outcome_to_string (outcome), ==, pd_reanchor_outcome_to_string (expected));
  if (outcome != PD_REANCHOR_PLACED)
    return;
  g_assert_cmpuint (new_start, ==, should_start);
  g_assert_cmpuint (new_end, ==, should_end);
  assert_same_quote (from, start, end, to, new_start, new_end);
}

#define HEAD "江边的旧粮库里放着一块电芯。"
#define TAIL "谁也说不清它是哪一年留下来的。"
#define OTHER "第二天一早县里来了三个人。"
#define MORE "他们量了一上午什么也没有说。"
#define BOILERPLATE "本文仅代表作者观点。"

static void
test_kept (void)
{
  /* As it was, moved along, and at the edges of the text. */
  assert_compared (HEAD "[" OTHER "]" TAIL, HEAD "[" OTHER "]" TAIL, PD_REANCHOR_PLACED);
  assert_compared (HEAD "[" OTHER "]" TAIL, MORE HEAD "[" OTHER "]" TAIL, PD_REANCHOR_PLACED);
  assert_compared ("[" HEAD "]" OTHER, "[" HEAD "]" TAIL, PD_REANCHOR_PLACED);
  assert_compared (OTHER "[" HEAD "]", TAIL "[" HEAD "]", PD_REANCHOR_PLACED);
  assert_compared (HEAD "净利润同比增长[17%],超出预期" TAIL, OTHER HEAD "净利润同比增长[17%],超出预期" TAIL, PD_REANCHOR_PLACED);
  /* One side of what stands around it is enough, where the quote itself is there once. */
  assert_compared (HEAD "[" OTHER "]" TAIL, HEAD "[" OTHER "]" MORE, PD_REANCHOR_PLACED);
  assert_compared (MORE "[" OTHER "]" TAIL, HEAD "[" OTHER "]" TAIL, PD_REANCHOR_PLACED);
  /* So are two sides that are the same but for a few characters. */
  assert_compared (HEAD "另外，[" OTHER "]然后，" TAIL, HEAD "此外，[" OTHER "]接着，" TAIL, PD_REANCHOR_PLACED);
  /* White space may come and go, in the span and around it. */
  assert_compared (HEAD "[标志性 事件]来了" TAIL, HEAD "[标志性事件]来了" TAIL, PD_REANCHOR_PLACED);
  assert_compared (HEAD "[标志性事件]来了" TAIL, HEAD "\n[标志性\n事件]来了\n" TAIL, PD_REANCHOR_PLACED);
  assert_compared (HEAD "[ 标志性事件 ]来了" TAIL, HEAD "[ 标志性事件]来了" TAIL, PD_REANCHOR_PLACED);
  assert_compared (HEAD "[\n" OTHER "\n]" TAIL, HEAD "[\n" OTHER "\n]" TAIL, PD_REANCHOR_PLACED);
}

static void
test_moved (void)
{
  /* With the paragraph that it is in. */
  assert_compared (HEAD "\n" OTHER "[县里]" MORE "\n" TAIL, OTHER "[县里]" MORE "\n" HEAD "\n" TAIL, PD_REANCHOR_PLACED);
  assert_compared (HEAD "\n" OTHER "[县里]" MORE "\n" TAIL, HEAD "\n" TAIL "\n" OTHER "[县里]" MORE, PD_REANCHOR_PLACED);
  /* Alone it may as well be gone here, and have been written there. */
  assert_compared (HEAD "[" OTHER "]" TAIL MORE, HEAD TAIL MORE OTHER, PD_REANCHOR_UNCERTAIN);
  assert_compared (BOILERPLATE "[" OTHER "]" HEAD BOILERPLATE TAIL, BOILERPLATE HEAD BOILERPLATE OTHER TAIL, PD_REANCHOR_UNCERTAIN);
}

static void
test_look_alikes (void)
{
  /* Of two that are the same one is gone; which one is told by what stands around. */
  assert_compared (HEAD BOILERPLATE TAIL "[" BOILERPLATE "]" OTHER MORE, HEAD TAIL "[" BOILERPLATE "]" OTHER MORE, PD_REANCHOR_PLACED);
  assert_compared (HEAD "[" BOILERPLATE "]" TAIL BOILERPLATE OTHER MORE, HEAD TAIL BOILERPLATE OTHER MORE, PD_REANCHOR_UNCERTAIN);
  /* Here nobody can tell. */
  assert_compared (HEAD "[" BOILERPLATE "]" TAIL MORE BOILERPLATE OTHER, HEAD BOILERPLATE OTHER, PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD BOILERPLATE TAIL MORE "[" BOILERPLATE "]" OTHER, HEAD BOILERPLATE OTHER, PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD "[" BOILERPLATE "]" TAIL, HEAD BOILERPLATE BOILERPLATE TAIL, PD_REANCHOR_UNCERTAIN);
  /* Short quotes are everywhere. */
  assert_compared (HEAD "这[是]什么" TAIL, HEAD "那是什么，这是什么" OTHER, PD_REANCHOR_UNCERTAIN);
  assert_compared ("[是]" HEAD, "是" OTHER, PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD "增长[17%]，" TAIL "下降17%，" OTHER, HEAD TAIL "下降17%，" OTHER, PD_REANCHOR_UNCERTAIN);
  /* The same figure of something else. */
  assert_compared (HEAD "蒸发了[5890亿]美元", HEAD "蒸发了5890亿日元", PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD "蒸发了[17]亿", HEAD "蒸发了1799亿", PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD "蒸发了[17]，", HEAD "蒸发了17.5，", PD_REANCHOR_UNCERTAIN);
  assert_compared (HEAD "[17]亿" TAIL, HEAD "5.17亿" TAIL, PD_REANCHOR_UNCERTAIN);
}

static void
test_lost (void)
{
  assert_compared (HEAD "[" OTHER "]" TAIL, HEAD TAIL, PD_REANCHOR_GONE);
  assert_compared (HEAD "[他们量了一上午]" TAIL, HEAD "他们量了两上午" TAIL, PD_REANCHOR_CHANGED);
  assert_compared (HEAD "[他们量了一上午]" TAIL, HEAD "他们量了这一上午" TAIL, PD_REANCHOR_CHANGED);
  assert_compared (HEAD "[ ]" TAIL, HEAD " " OTHER, PD_REANCHOR_UNCERTAIN);
  /* The letter has an accent now. */
  assert_compared (HEAD "[cafe]" TAIL, HEAD "cafe\u0301" TAIL, PD_REANCHOR_UNCERTAIN);
}

static guint
random_end (guint start,
            guint max,
            guint length)
{
  guint end = start + g_test_rand_int_range (1, max);

  return MIN (end, length);
}

static GArray *
make_random_cuts (guint length)
{
  GArray *cuts = pd_cuts_new ();

  for (guint i = g_test_rand_int_range (0, 8); i > 0; i--)
    {
      guint start = g_test_rand_int_range (0, length);

      pd_cuts_append (cuts, "test", start, random_end (start, g_test_rand_bit () ? 3 : 30, length));
    }
  return cuts;
}

/* Two texts of one shape: in the one the same characters come again and again, in the other each is another. */
static void
make_twins (guint n,
            PdText **text,
            PdText **twin)
{
  g_autoptr (GString) same = g_string_new ("甲");
  g_autoptr (GString) different = g_string_new (NULL);

  g_string_append_unichar (different, 0x20000);
  for (guint i = 1; i < n; i++)
    {
      gboolean before_white = i + 1 < n && same->str[same->len - 1] != '\n' && same->str[same->len - 1] != ' ';
      int what = g_test_rand_int_range (0, 12);

      if (before_white && what < 2)
        {
          g_string_append_c (same, what == 0 ? '\n' : ' ');
          g_string_append_c (different, what == 0 ? '\n' : ' ');
        }
      else
        {
          g_string_append_unichar (same, 0x4E00 + g_test_rand_int_range (0, 3));
          g_string_append_unichar (different, 0x20000 + i);
        }
    }
  *text = make_text (same->str);
  *twin = make_text (different->str);
}

/* What the twins say: the ink of the span is there, and nothing else in between. */
static gboolean
is_there (PdText *from_twin,
          guint start,
          guint end,
          PdText *to_twin,
          guint *new_start,
          guint *new_end)
{
  g_autofree char *quote = pd_text_dup_slice (from_twin, start, end);
  g_autofree char *ink = drop_white (quote);
  g_autofree char *all = drop_white (pd_text_get_utf8 (to_twin));
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (ink, -1, NULL);
  const char *utf8 = pd_text_get_utf8 (to_twin);
  char last[8] = "";

  if (strstr (all, ink) == NULL)
    return FALSE;
  last[g_unichar_to_utf8 (characters[g_utf8_strlen (ink, -1) - 1], last)] = '\0';
  *g_utf8_next_char (ink) = '\0';
  *new_start = pd_text_byte_to_offset (to_twin, strstr (utf8, ink) - utf8);
  *new_end = pd_text_byte_to_offset (to_twin, strstr (utf8, last) - utf8) + 1;
  return TRUE;
}

static void
test_cuts (void)
{
  guint n_placed = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (PdText) extracted = NULL;
      g_autoptr (PdText) extracted_twin = NULL;
      g_autoptr (PdText) from = NULL;
      g_autoptr (PdText) from_twin = NULL;
      g_autoptr (PdText) to = NULL;
      g_autoptr (PdText) to_twin = NULL;
      g_autoptr (GArray) from_cuts = NULL;
      g_autoptr (GArray) to_cuts = NULL;
      g_autoptr (PdTextMap) from_map = NULL;
      g_autoptr (PdTextMap) to_map = NULL;
      g_autoptr (PdTextMap) inverse = NULL;
      g_autoptr (PdTextMap) map = NULL;
      g_autoptr (PdReanchor) reanchor = NULL;
      guint n = g_test_rand_int_range (2, 120);

      make_twins (n, &extracted, &extracted_twin);
      from_cuts = make_random_cuts (n);
      /* Mostly one is put back, or one made. */
      to_cuts = g_test_rand_int_range (0, 4) == 0 ? make_random_cuts (n) : pd_cuts_copy (from_cuts);
      if (to_cuts->len > 0 && g_test_rand_bit ())
        g_array_remove_index (to_cuts, g_test_rand_int_range (0, to_cuts->len));
      else
        pd_cuts_append (to_cuts, "test", n / 2, n / 2 + 1);

      from = pd_cuts_apply (from_cuts, extracted, &from_map, NULL);
      to = pd_cuts_apply (to_cuts, extracted, &to_map, NULL);
      from_twin = pd_cuts_apply (from_cuts, extracted_twin, NULL, NULL);
      to_twin = pd_cuts_apply (to_cuts, extracted_twin, NULL, NULL);
      inverse = pd_text_map_invert (from_map);
      map = pd_text_map_compose (inverse, to_map);
      reanchor = pd_reanchor_new (from, to, map, TRUE);

      for (guint i = 0; i < 20 && pd_text_get_length (from) > 0; i++)
        {
          guint start = g_test_rand_int_range (0, pd_text_get_length (from));
          guint end = random_end (start, 12, pd_text_get_length (from));
          guint new_start, new_end, should_start = 0, should_end = 0;
          g_autofree char *quote = pd_text_dup_slice (from, start, end);
          g_autofree char *ink = drop_white (quote);
          PdReanchorOutcome outcome = pd_reanchor_place (reanchor, start, end, &new_start, &new_end);

          if (*ink == '\0')
            continue;
          g_assert_cmpint (outcome == PD_REANCHOR_PLACED, ==, is_there (from_twin, start, end, to_twin, &should_start, &should_end));
          if (outcome != PD_REANCHOR_PLACED)
            continue;
          n_placed++;
          assert_same_quote (from, start, end, to, new_start, new_end);
          /* White space at the edges may be with it; nothing that can be read is. */
          g_assert_cmpuint (new_start, <=, should_start);
          g_assert_cmpuint (new_end, >=, should_end);
        }
    }
  g_assert_cmpuint (n_placed, >, 1000);
}

static void
test_cut_accent (void)
{
  g_autoptr (PdText) extracted = make_text ("cafe\u0301 noir");
  g_autoptr (GArray) cuts = pd_cuts_new ();
  g_autoptr (PdTextMap) map = NULL;
  g_autoptr (PdTextMap) inverse = NULL;
  g_autoptr (PdText) text = NULL;
  g_autoptr (PdReanchor) reanchor = NULL;
  guint start, end;

  pd_cuts_append (cuts, "test", 4, 5);
  text = pd_cuts_apply (cuts, extracted, &map, NULL);
  inverse = pd_text_map_invert (map);
  reanchor = pd_reanchor_new (text, extracted, inverse, TRUE);
  g_assert_cmpint (pd_reanchor_place (reanchor, 0, 4, &start, &end), ==, PD_REANCHOR_SPLIT);
  g_assert_cmpint (pd_reanchor_place (reanchor, 0, 3, &start, &end), ==, PD_REANCHOR_PLACED);
  g_assert_cmpint (pd_reanchor_place (reanchor, 4, 9, &start, &end), ==, PD_REANCHOR_PLACED);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 10);
  /* A space is known by its place. */
  g_assert_cmpint (pd_reanchor_place (reanchor, 4, 5, &start, &end), ==, PD_REANCHOR_PLACED);
  g_assert_cmpuint (start, ==, 5);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/reanchor/kept", test_kept);
  g_test_add_func ("/text/reanchor/moved", test_moved);
  g_test_add_func ("/text/reanchor/look-alikes", test_look_alikes);
  g_test_add_func ("/text/reanchor/lost", test_lost);
  g_test_add_func ("/text/reanchor/cuts", test_cuts);
  g_test_add_func ("/text/reanchor/cut-accent", test_cut_accent);
  return g_test_run ();
}
