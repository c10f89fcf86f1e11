#include "pd-occurrences.h"

#include <string.h>

static char *
describe (GArray *occurrences)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const PdOccurrence *occurrence = &g_array_index (occurrences, PdOccurrence, i);

      g_string_append_printf (description, "%s%u:%u", i > 0 ? " " : "", occurrence->start, occurrence->end);
    }
  return g_string_free_and_steal (description);
}

static void
assert_places (GArray *occurrences,
               const char *expected)
{
  g_autofree char *description = describe (occurrences);

  g_assert_cmpstr (description, ==, expected);
}

static void
test_strings (void)
{
  static const char text[] = "规模，規模。哈哈哈哈";
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);
  g_autoptr (PdFolded) scale = pd_folded_new ("規模", -1);
  g_autoptr (PdFolded) laugh = pd_folded_new ("哈哈", -1);
  g_autoptr (PdFolded) nothing = pd_folded_new ("", -1);
  g_autoptr (GArray) occurrences = pd_occurrences_new ();

  pd_occurrences_add (occurrences, folded, laugh);
  pd_occurrences_add (occurrences, folded, scale);
  pd_occurrences_add (occurrences, folded, nothing);
  assert_places (occurrences, "6:8 8:10 0:2 3:5");
  pd_occurrences_add_exact (occurrences, text, strlen (text), "規模");
  pd_occurrences_add_exact (occurrences, text, strlen (text), "");
  pd_occurrences_sort (occurrences);
  assert_places (occurrences, "0:2 3:5 6:8 8:10");
}

static gboolean
match (const char *pattern,
       const char *text,
       const char *expected,
       GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GArray) occurrences = pd_occurrences_new ();

  if (!pd_occurrences_add_regex (occurrences, text, strlen (text), regex, NULL, error))
    return FALSE;
  assert_places (occurrences, expected);
  return TRUE;
}

static void
test_regexes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *run = g_strnfill (50, 'a');
  g_autofree char *line = g_strconcat (run, "b", NULL);

  g_assert_true (match ("[0-9]+", "第12回😀，34", "1:3 6:8", &error));
  g_assert_true (match ("^.", "甲乙\n\n丙\n", "0:1 4:5", &error));
  g_assert_true (match (".*", "甲\n乙", "0:1 2:3", &error));
  g_assert_true (match ("x*", "甲乙", "", &error));
  g_assert_true (match ("甲\\n乙", "甲\n乙", "", &error));
  g_assert_no_error (error);
  g_assert_false (match ("(*LIMIT_MATCH=10000)(a+)+$", line, "", &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_MATCH);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GRegex) regex = g_regex_new ("a", 0, 0, NULL);
  g_autoptr (GArray) occurrences = pd_occurrences_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pd_occurrences_add_regex (occurrences, "a", 1, regex, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/occurrences/strings", test_strings);
  g_test_add_func ("/occurrences/regexes", test_regexes);
  g_test_add_func ("/occurrences/cancelled", test_cancelled);
  return g_test_run ();
}
