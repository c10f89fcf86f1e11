#include "pd-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "pd-config.h"

typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  PdCliStatus (*run) (PdCli *self);
} Verb;

static const Verb verbs[] = {
  { "new", N_ ("PROJECT"), N_ ("Make a project"), pd_cli_new },
  { "import", N_ ("PROJECT PATH…"), N_ ("Add files, or folders of them, as articles"), pd_cli_import },
  { "articles", N_ ("PROJECT"), N_ ("List the articles"), pd_cli_articles },
  { "show", N_ ("PROJECT ARTICLE"), N_ ("Print the text of an article, byte for byte"), pd_cli_show },
  { "cuts", N_ ("PROJECT ARTICLE"), N_ ("List what was cut of an article, put it back, or cut more"), pd_cli_cuts },
  { "reread", N_ ("PROJECT ARTICLE"), N_ ("Read the source file of an article again"), pd_cli_reread },
  { "annotate", N_ ("PROJECT"), N_ ("Add a highlight, or many from a file"), pd_cli_annotate },
  { "search", N_ ("PROJECT QUERY"), N_ ("Find words, phrases and expressions"), pd_cli_search },
  { "words", N_ ("PROJECT"), N_ ("Count words: frequencies, keyness, collocates"), pd_cli_words },
  { "reuse", N_ ("PROJECT"), N_ ("Find copies and rewrites"), pd_cli_reuse },
  { "tags", N_ ("PROJECT"), N_ ("List the codebook"), pd_cli_tags },
  { "codebook", N_ ("PROJECT --export FILE | --import FILE | --freeze NOTE | --versions"), N_ ("Write, add to, or freeze the codebook"), pd_cli_codebook },
  { "claims", N_ ("PROJECT"), N_ ("List the claims with their mentions"), pd_cli_claims },
  { "quantities", N_ ("[FILE]"), N_ ("List the figures in a text: values, units, currencies"), pd_cli_quantities },
  { "export", N_ ("PROJECT --format FORMAT --output FILE"), N_ ("Write everything for other programs"), pd_cli_export },
  { "copy", N_ ("PROJECT FILE"), N_ ("Save a copy, with everything or without some of it"), pd_cli_copy },
  { "check", N_ ("PROJECT"), N_ ("Verify the project and every mark"), pd_cli_check },
};

static const Verb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].name, name))
        return &verbs[i];
    }
  return NULL;
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "help") || g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "-?");
}

/* A word that can be neither a file to open nor an option was meant as a verb. */
static gboolean
is_misspelt (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p))
        return FALSE;
    }
  return *word != '\0' && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/**
 * pd_cli_is_command:
 * @argc: length of @argv
 * @argv: (array length=argc): the program's arguments
 *
 * Returns: whether this is a command, for which no window is opened
 */
gboolean
pd_cli_is_command (int argc,
                   char **argv)
{
  return argc > 1 && (find_verb (argv[1]) != NULL || is_help (argv[1]) || g_str_equal (argv[1], "--version") || is_misspelt (argv[1]));
}

static void
print_help (void)
{
  g_print ("%s\n", _ ("Usage:"));
  g_print ("  pidian [%s]\n", _ ("FILE…"));
  g_print ("  pidian %s\n\n", _ ("VERB PROJECT …"));
  g_print ("%s\n\n", _ ("Without a verb, opens a window: on a project, or with files to add to one."));
  g_print ("%s\n", _ ("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_print ("\n%s\n", _ ("Options:"));
  g_print ("  %-10s %s\n", "--sample", _ ("Open the sample project in a window"));
  g_print ("  %-10s %s\n", "--version", _ ("Print the version"));
  g_print ("  %-10s %s\n\n", "--help", _ ("Print this; behind a verb, what the verb can do"));
  g_print ("%s\n", _ ("A command ends with status 0 when it is done, 1 when it failed, 2 when it was not understood."));
}

static PdCliStatus
flush (PdCliStatus status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  return pd_cli_fail (_ ("standard output"), g_strerror (errno));
}

/**
 * pd_cli_run:
 * @argc: length of @argv
 * @argv: (array length=argc): the program's arguments
 *
 * Does what a command says. Needs no display.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_run (int argc,
            char **argv)
{
  g_auto (GStrv) words = NULL;
  g_autofree char **borrowed = NULL;
  const Verb *verb;
  PdCli self = { 0 };

  g_return_val_if_fail (argc > 1, PD_CLI_USAGE);

  if (is_help (argv[1]))
    {
      print_help ();
      return flush (PD_CLI_DONE);
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("Pidian %s\n", PD_VERSION);
      return flush (PD_CLI_DONE);
    }
  verb = find_verb (argv[1]);
  if (verb == NULL)
    {
      g_printerr (_ ("pidian: There is no verb “%s”, and no such file. See “pidian --help”.\n"), argv[1]);
      return PD_CLI_USAGE;
    }
  /* Parsing takes words away from the array, not from the list that frees them. */
  words = g_strdupv (argv + 1);
  borrowed = g_memdup2 (words, argc * sizeof (char *));
  self.verb = verb->name;
  self.n_words = argc - 1;
  self.words = borrowed;
  return flush (verb->run (&self));
}

/* What is not the answer goes to standard error. */
static void
say (const char *file,
     const char *message)
{
  g_autofree char *name = g_filename_display_name (file);

  g_printerr ("%s: %s\n", name, message);
}

/**
 * pd_cli_fail:
 * @file: the file that it is about
 * @message: one sentence
 *
 * Says what failed, on standard error.
 *
 * Returns: %PD_CLI_FAILED
 */
PdCliStatus
pd_cli_fail (const char *file,
             const char *message)
{
  say (file, message);
  return PD_CLI_FAILED;
}

/**
 * pd_cli_fail_usage:
 * @message: one sentence
 *
 * Says what is wrong with the command, on standard error.
 *
 * Returns: %PD_CLI_USAGE
 */
PdCliStatus
pd_cli_fail_usage (PdCli *self,
                   const char *message)
{
  g_printerr ("pidian %s: %s\n", self->verb, message);
  g_printerr (_ ("See “pidian %s --help”.\n"), self->verb);
  return PD_CLI_USAGE;
}

static gboolean
parse_options (PdCli *self,
               GOptionContext *context,
               const GOptionEntry *entries,
               gboolean *help,
               GError **error)
{
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Print this"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return g_option_context_parse (context, &self->n_words, &self->words, error);
}

static void
drop_separator (PdCli *self)
{
  for (int i = 1; i < self->n_words; i++)
    {
      if (!g_str_equal (self->words[i], "--"))
        continue;
      for (int j = i; j < self->n_words; j++)
        self->words[j] = self->words[j + 1];
      self->n_words--;
      return;
    }
}

/**
 * pd_cli_parse:
 * @entries: (nullable): the verb's own options
 * @min_words: how many words there must be behind the verb
 * @max_words: how many there may be, or -1
 * @status: (out): what to leave with where this returns %FALSE
 *
 * Reads the options of a command and takes them out of its words. `--json` and `--help` are understood everywhere.
 *
 * Returns: whether the command is to be carried out
 */
gboolean
pd_cli_parse (PdCli *self,
              const GOptionEntry *entries,
              int min_words,
              int max_words,
              PdCliStatus *status)
{
  const Verb *verb = find_verb (self->verb);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;

  if (!parse_options (self, context, entries, &help, &error))
    {
      *status = pd_cli_fail_usage (self, error->message);
      return FALSE;
    }
  drop_separator (self);
  if (help)
    {
      g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);

      /* Its first line names the program without the verb. */
      g_print ("%s\n  pidian %s %s\n\n%s.\n%s", _ ("Usage:"), verb->name, _ (verb->arguments), _ (verb->summary), strstr (options, "\n\n") != NULL ? strstr (options, "\n\n") + 1 : "");
      *status = PD_CLI_DONE;
      return FALSE;
    }
  if (self->n_words - 1 < min_words || (max_words >= 0 && self->n_words - 1 > max_words))
    {
      g_autofree char *message = g_strdup_printf (_ ("It takes %s."), _ (verb->arguments));
      *status = pd_cli_fail_usage (self, message);
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_cli_is_same_file:
 * @a: a file
 * @b: another
 *
 * Returns: whether both are one that is there, whatever they are called
 */
gboolean
pd_cli_is_same_file (const char *a,
                     const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/**
 * pd_cli_open:
 * @path: a project file
 * @mode: how to open it
 *
 * Opens a project, or says on standard error why that cannot be.
 *
 * Returns: (transfer full) (nullable): the project
 */
PdProject *
pd_cli_open (const char *path,
             PdProjectMode mode)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  g_autofree char *message = NULL;

  if (!pd_project_open (project, path, mode, NULL, &error))
    {
      pd_cli_fail (path, error->message);
      return NULL;
    }
  message = pd_project_get_upgrade_message (project);
  if (message != NULL)
    say (path, message);
  return g_steal_pointer (&project);
}

/**
 * pd_cli_close:
 * @project: (transfer full): a project
 * @path: its file
 * @status: what to leave with, where it closes
 *
 * Closes a project, after which its file is one plain file again.
 *
 * Returns: @status, or %PD_CLI_FAILED
 */
PdCliStatus
pd_cli_close (PdProject *project,
              const char *path,
              PdCliStatus status)
{
  g_autoptr (PdProject) own = project;
  g_autoptr (GError) error = NULL;

  if (!pd_project_close (project, &error))
    status = pd_cli_fail (path, error->message);
  /* Nobody waits for the news of what was done, but they hold on to the project. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return status;
}
