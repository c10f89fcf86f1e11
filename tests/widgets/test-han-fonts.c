#include "pd-han-fonts.h"

#include <pango/pango.h>

/* Which form Chinese characters have where nothing says what language they are. */

/* Prints the languages that Pango then takes such a character for. Pango asks the environment once, so this is done in a process of its own. */
static void
print_preferred (void)
{
  PangoLanguage **preferred;

  pd_han_fonts_prefer_chinese ();
  preferred = pango_language_get_preferred ();
  for (; preferred != NULL && *preferred != NULL; preferred++)
    {
      if (pango_language_includes_script (*preferred, PANGO_SCRIPT_HAN))
        g_print ("%s;", pango_language_to_string (*preferred));
    }
}

static void
assert_preferred (const char *languages,
                  const char *expected)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", expected);
  g_auto (GStrv) environment = g_environ_setenv (g_environ_unsetenv (g_get_environ (), "PANGO_LANGUAGE"), "LANGUAGE", languages, TRUE);

  if (g_test_subprocess ())
    {
      print_preferred ();
      return;
    }
  environment = g_environ_setenv (environment, "LC_ALL", "en_US.UTF-8", TRUE);
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (pattern);
}

static void
test_they_are_chinese_where_the_interface_is_not (void)
{
  assert_preferred ("fr:en_US", "zh-cn;");
}

static void
test_they_are_what_the_person_reads (void)
{
  assert_preferred ("ja:en_US", "ja;");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/han-fonts/they-are-chinese-where-the-interface-is-not", test_they_are_chinese_where_the_interface_is_not);
  g_test_add_func ("/han-fonts/they-are-what-the-person-reads", test_they_are_what_the_person_reads);
  return g_test_run ();
}
