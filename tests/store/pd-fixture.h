#pragma once

#include "pd-rows.h"
#include "pd-store.h"
#include "pd-texts.h"

typedef struct
{
  char *folder;
  char *path;
  PdStore *store;
} Fixture;

guint64 fixture_add_to_sum (guint64 sum,
                            const char *value);

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);

void fixture_exec (Fixture *fixture,
                   const char *sql);
char *fixture_import_document (Fixture *fixture,
                               PdDocument *document);
char *fixture_import (Fixture *fixture,
                      const char *name,
                      const char *utf8);
PdChanges *fixture_perform (Fixture *fixture,
                            PdEdit *edit,
                            GError **error);
char *fixture_undo (Fixture *fixture,
                    gboolean redo);
void fixture_try_undo (Fixture *fixture);
PdRecord *fixture_new_highlight (Fixture *fixture,
                                 const char *article_id,
                                 guint start,
                                 guint end);
char *fixture_describe (Fixture *fixture);
GPtrArray *fixture_load (Fixture *fixture,
                         PdWord word,
                         PdKey key,
                         const char *value);
