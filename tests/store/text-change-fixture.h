#pragma once

#include "pd-extractions.h"
#include "pd-fixture.h"
#include "pd-text-change.h"

PdText *make_text (const char *utf8);
PdDocument *make_document (const char *name,
                           const char *utf8,
                           ...) G_GNUC_NULL_TERMINATED;
PdExtraction *load_extraction (Fixture *fixture,
                               const char *article_id);
PdTextChange *try_cuts (Fixture *fixture,
                        const char *article_id,
                        PdText *extracted,
                        GArray *cuts,
                        GError **error);
PdTextChange *set_cuts (Fixture *fixture,
                        const char *article_id,
                        ...) G_GNUC_NULL_TERMINATED;
PdTextChange *replace (Fixture *fixture,
                       const char *article_id,
                       PdDocument *document);
void assert_text (Fixture *fixture,
                  const char *article_id,
                  const char *expected);
char *mark (Fixture *fixture,
            const char *article_id,
            const char *part,
            const char *coder_id);
char *add_coder (Fixture *fixture,
                 const char *name);
void assert_mark (Fixture *fixture,
                  const char *article_id,
                  const char *highlight_id,
                  const char *quote);
void assert_change (PdTextChange *change,
                    gboolean is_changed,
                    guint n_placed,
                    guint n_found,
                    guint n_unplaced);
GPtrArray *audit (Fixture *fixture,
                  guint *n_unplaced);
void assert_sound (Fixture *fixture,
                   guint n_unplaced);
int count (Fixture *fixture,
           const char *sql);
void reopen (Fixture *fixture);
