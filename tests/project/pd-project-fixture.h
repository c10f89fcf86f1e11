#pragma once

#include "pd-codebook-edit.h"
#include "pd-project.h"

typedef struct
{
  char *folder;
  char *path;
  PdProject *project;
} Fixture;

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);

char *fixture_write (Fixture *fixture,
                     const char *name,
                     const char *contents);
char *fixture_import (Fixture *fixture,
                      PdProject *project);
PdEdit *fixture_mark (PdProject *project,
                      const char *article_id,
                      guint start,
                      guint end,
                      char **highlight_id);
void fixture_perform (PdProject *project,
                      PdEdit *edit);
char *fixture_perform_codebook_edit (PdProject *project,
                                     PdCodebookEdit *edit);
void fixture_do_codebook_edit (PdProject *project,
                               PdCodebookEdit *edit);
void fixture_iterate_until (gboolean (*condition) (gpointer data),
                            gpointer data);
