#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdCliStatus:
 * @PD_CLI_DONE: all is done
 * @PD_CLI_FAILED: something failed, and standard error says what
 * @PD_CLI_USAGE: the command was not understood
 *
 * What the command line leaves with.
 */
typedef enum
{
  PD_CLI_DONE = 0,
  PD_CLI_FAILED = 1,
  PD_CLI_USAGE = 2,
} PdCliStatus;

/**
 * PdCli:
 * @verb: the verb
 * @n_words: how many of @words there are
 * @words: (array zero-terminated=1): the verb with what stands behind it; after [method@Pd.Cli.parse] only what is no option
 * @json: whether JSON is wanted
 *
 * A command that somebody gave.
 */
typedef struct
{
  const char *verb;
  int n_words;
  char **words;
  gboolean json;
} PdCli;

gboolean pd_cli_is_command (int argc,
                            char **argv);
PdCliStatus pd_cli_run (int argc,
                        char **argv);

gboolean pd_cli_parse (PdCli *self,
                       const GOptionEntry *entries,
                       int min_words,
                       int max_words,
                       PdCliStatus *status);
PdCliStatus pd_cli_fail_usage (PdCli *self,
                               const char *message);
PdCliStatus pd_cli_fail (const char *file,
                         const char *message);

gboolean pd_cli_is_same_file (const char *a,
                              const char *b);

PdProject *pd_cli_open (const char *path,
                        PdProjectMode mode);
PdCliStatus pd_cli_close (PdProject *project,
                          const char *path,
                          PdCliStatus status);

PdCliStatus pd_cli_new (PdCli *self);
PdCliStatus pd_cli_import (PdCli *self);
PdCliStatus pd_cli_articles (PdCli *self);
PdCliStatus pd_cli_search (PdCli *self);
PdCliStatus pd_cli_words (PdCli *self);
PdCliStatus pd_cli_reuse (PdCli *self);
PdCliStatus pd_cli_quantities (PdCli *self);
PdCliStatus pd_cli_show (PdCli *self);
PdCliStatus pd_cli_copy (PdCli *self);
PdCliStatus pd_cli_cuts (PdCli *self);
PdCliStatus pd_cli_reread (PdCli *self);
PdCliStatus pd_cli_annotate (PdCli *self);
PdCliStatus pd_cli_tags (PdCli *self);
PdCliStatus pd_cli_codebook (PdCli *self);
PdCliStatus pd_cli_claims (PdCli *self);
PdCliStatus pd_cli_export (PdCli *self);
PdCliStatus pd_cli_check (PdCli *self);

G_END_DECLS
