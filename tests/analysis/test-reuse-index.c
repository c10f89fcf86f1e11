#include "pd-reuse-index.h"

/* A text of its own for each number. */
static char *
make_text (guint number,
           guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_unichar (text, 0x4E00 + g_rand_int_range (rand, 0, 3000));
      if (i % 20 == 19)
        g_string_append (text, "。");
    }
  return g_string_free_and_steal (text);
}

static void
add (PdReuseIndex *index,
     const char *text)
{
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);
  g_autoptr (PdFingerprints) fingerprints = pd_fingerprints_new (folded);

  g_assert_true (pd_reuse_index_add (index, fingerprints));
}

static GArray *
find_all (PdReuseIndex *index)
{
  g_autoptr (GError) error = NULL;
  GArray *candidates;

  g_assert_true (pd_reuse_index_finish (index, NULL, &error));
  candidates = pd_reuse_index_find_all (index, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return candidates;
}

/* A passage of W + K - 1 = 12 letters has a fingerprint in common, whatever stands around it. */
static void
test_guarantee (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autofree char *passage = make_text (5000 + seed, 12);
      g_autofree char *before = make_text (2 * seed, 30 + seed % 7);
      g_autofree char *behind = make_text (2 * seed + 1, 40 + seed % 5);
      g_autofree char *a = g_strconcat (before, passage, behind, NULL);
      g_autofree char *b = g_strconcat (behind, passage, before, NULL);
      g_autoptr (PdFolded) folded_a = pd_folded_new (a, -1);
      g_autoptr (PdFolded) folded_b = pd_folded_new (b, -1);
      g_autoptr (PdFolded) folded = pd_folded_new (passage, -1);
      g_autoptr (PdFingerprints) of_a = pd_fingerprints_new (folded_a);
      g_autoptr (PdFingerprints) of_b = pd_fingerprints_new (folded_b);
      guint n_a, n_b, n_shared = 0;
      const guint64 *x = pd_fingerprints_get (of_a, &n_a), *y = pd_fingerprints_get (of_b, &n_b);

      for (guint i = 0, k = 0; i < n_a && k < n_b;)
        {
          n_shared += x[i] == y[k];
          if (x[i] <= y[k])
            i++;
          else
            k++;
        }
      g_assert_cmpuint (n_shared, >, 0);
    }
}

static void
test_candidates (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GArray) candidates = NULL;
  g_autofree char *copied = make_text (7, 400);
  const PdReuseCandidate *candidate;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = make_text (i, 400);

      add (index, text);
    }
  add (index, copied);
  candidates = find_all (index);
  g_assert_cmpuint (candidates->len, ==, 1);
  candidate = &g_array_index (candidates, PdReuseCandidate, 0);
  g_assert_cmpuint (candidate->a, ==, 7);
  g_assert_cmpuint (candidate->b, ==, 300);
  g_assert_cmpuint (candidate->shared, >, 60);
}

/* However many there are, each is found beside another, and there are not many more candidates than articles. */
static void
check_many (gboolean same)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GArray) candidates = NULL;
  g_autofree char *copied = make_text (1, 300);
  g_autofree guint8 *found = g_new0 (guint8, 10000);
  guint n_found = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *tail = make_text (i + 10, same ? 0 : 40);
      g_autofree char *text = g_strconcat (copied, tail, NULL);

      add (index, text);
    }
  candidates = find_all (index);
  for (guint i = 0; i < candidates->len; i++)
    found[g_array_index (candidates, PdReuseCandidate, i).b] = TRUE;
  for (guint i = 0; i < 10000; i++)
    n_found += found[i];
  g_assert_cmpuint (n_found, ==, 9999);
  g_assert_cmpuint (candidates->len, <, 50000);
}

static void
test_many_identical (void)
{
  check_many (TRUE);
}

static void
test_many_alike (void)
{
  check_many (FALSE);
}

/* Of one article all others are found, also those that come later; the same as among all. */
static void
test_one (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) one = NULL;
  g_autofree char *text = make_text (1, 300);
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);
  g_autoptr (PdFingerprints) fingerprints = pd_fingerprints_new (folded);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *other = make_text (i % 3, 300);

      add (index, other);
    }
  all = find_all (index);
  g_assert_cmpuint (all->len, ==, 3);
  one = pd_reuse_index_find (index, fingerprints, 1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (g_array_index (one, PdReuseCandidate, 0).b, ==, 4);
  g_array_set_size (one, 0);
  g_array_unref (g_steal_pointer (&one));
  /* One that is not in the index. */
  one = pd_reuse_index_find (index, fingerprints, G_MAXUINT);
  g_assert_cmpuint (one->len, ==, 2);
}

static PdFingerprints *
take_fingerprints (const char *text)
{
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);

  return pd_fingerprints_new (folded);
}

static void
insert (PdReuseIndex *index,
        const char *text)
{
  g_autoptr (PdFingerprints) fingerprints = take_fingerprints (text);

  g_assert_true (pd_reuse_index_insert (index, fingerprints));
}

/* With whom an article shares text, as letters of the alphabet of @names. */
static char *
find_names (PdReuseIndex *index,
            const char *text,
            guint article,
            const guint *names)
{
  g_autoptr (PdFingerprints) fingerprints = take_fingerprints (text);
  g_autoptr (GArray) found = pd_reuse_index_find (index, fingerprints, article);
  char *list = g_new0 (char, 100);

  for (guint i = 0; i < found->len; i++)
    {
      const PdReuseCandidate *candidate = &g_array_index (found, PdReuseCandidate, i);

      list[names[candidate->a == article ? candidate->b : candidate->a]] = '+';
    }
  for (guint i = 0; i < 99; i++)
    list[i] = list[i] == 0 ? '-' : list[i];
  return list;
}

/* Articles that come and go lead to the same as if only those that are left had been there. */
static void
test_growth (void)
{
  const guint n = 60;
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (PdReuseIndex) fresh = pd_reuse_index_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *names = g_new (guint, n);
  g_autofree guint *fresh_names = g_new (guint, n);
  guint n_fresh = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *shared = make_text (i % 7, 100);
      g_autofree char *own = make_text (1000 + i, 200);

      names[i] = i;
      g_ptr_array_add (texts, g_strconcat (shared, own, NULL));
    }
  for (guint i = 0; i < n / 3; i++)
    add (index, g_ptr_array_index (texts, i));
  g_assert_true (pd_reuse_index_finish (index, NULL, NULL));
  for (guint i = n / 3; i < n; i++)
    insert (index, g_ptr_array_index (texts, i));
  for (guint i = 0; i < n; i++)
    {
      if (i % 4 == 1)
        {
          pd_reuse_index_remove (index, i);
          continue;
        }
      add (fresh, g_ptr_array_index (texts, i));
      fresh_names[n_fresh++] = i;
    }
  g_assert_true (pd_reuse_index_finish (fresh, NULL, NULL));
  for (guint i = 0; i < n_fresh; i++)
    {
      const char *text = g_ptr_array_index (texts, fresh_names[i]);
      g_autofree char *grown = find_names (index, text, fresh_names[i], names);
      g_autofree char *anew = find_names (fresh, text, i, fresh_names);

      g_assert_cmpstr (grown, ==, anew);
      g_assert_nonnull (strchr (anew, '+'));
    }
}

/* Of many that are the same, one stands for all; when it goes, another does, also for those that come then. */
static void
test_heir (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autofree char *text = make_text (1, 300);
  g_autofree char *part = make_text (1, 150);
  g_autoptr (PdFingerprints) of_part = take_fingerprints (part);
  guint first;

  for (guint i = 0; i < 30; i++)
    add (index, text);
  g_assert_true (pd_reuse_index_finish (index, NULL, NULL));
  insert (index, text);
  first = pd_reuse_index_get_representative (index, 30);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) found = NULL;
      guint before = first;

      pd_reuse_index_remove (index, before);
      first = pd_reuse_index_get_representative (index, 30);
      g_assert_cmpuint (first, !=, before);
      found = pd_reuse_index_find (index, of_part, G_MAXUINT);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpuint (g_array_index (found, PdReuseCandidate, 0).a, ==, first);
    }
}

/* So many come that they go to those that were there first. */
static void
test_much_growth (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GArray) found = NULL;
  g_autofree char *text = make_text (17, 300);
  g_autoptr (PdFingerprints) fingerprints = take_fingerprints (text);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *other = make_text (i, 300);

      add (index, other);
    }
  g_assert_true (pd_reuse_index_finish (index, NULL, NULL));
  for (guint i = 20; i < 6000; i++)
    {
      g_autofree char *other = make_text (i == 100 || i == 5900 ? 17 : i, 300);

      insert (index, other);
    }
  found = pd_reuse_index_find (index, fingerprints, 17);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, PdReuseCandidate, 0).b, ==, 100);
  g_assert_cmpuint (g_array_index (found, PdReuseCandidate, 1).b, ==, 5900);
  for (guint i = 0; i < 6000; i += 7)
    {
      g_autofree char *other = make_text (i, 300);
      g_autoptr (PdFingerprints) of_other = take_fingerprints (other);
      guint n;
      const guint64 *hashes = pd_fingerprints_get (of_other, &n);

      for (guint k = 0; k < n && i != 100 && i != 5900; k++)
        g_assert_cmpuint (pd_reuse_index_get_frequency (index, hashes[k]), >=, 1);
    }
}

static void
test_empty (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GArray) candidates = NULL;

  for (guint i = 0; i < 1000; i++)
    add (index, i % 2 == 0 ? "" : "无标题");
  candidates = find_all (index);
  g_assert_cmpuint (candidates->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (PdReuseIndex) index = pd_reuse_index_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (index, "桥终于修好了，大家都很高兴。");
  g_cancellable_cancel (cancellable);
  g_assert_false (pd_reuse_index_finish (index, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reuse-index/guarantee", test_guarantee);
  g_test_add_func ("/reuse-index/candidates", test_candidates);
  g_test_add_func ("/reuse-index/many-identical", test_many_identical);
  g_test_add_func ("/reuse-index/many-alike", test_many_alike);
  g_test_add_func ("/reuse-index/one", test_one);
  g_test_add_func ("/reuse-index/growth", test_growth);
  g_test_add_func ("/reuse-index/heir", test_heir);
  g_test_add_func ("/reuse-index/much-growth", test_much_growth);
  g_test_add_func ("/reuse-index/empty", test_empty);
  g_test_add_func ("/reuse-index/cancelled", test_cancelled);
  return g_test_run ();
}
