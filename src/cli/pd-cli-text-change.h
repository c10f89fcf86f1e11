#pragma once

#include "pd-cli-json.h"
#include "pd-extraction.h"
#include "pd-project.h"
#include "pd-text-change.h"

G_BEGIN_DECLS

/**
 * PdCliUnplaced:
 *
 * The highlights of an article that are not on its current text, to be listed.
 */
typedef struct _PdCliUnplaced PdCliUnplaced;

PdCliUnplaced *pd_cli_unplaced_load (PdProject *project,
                                     const char *article_id,
                                     const PdTextChange *change,
                                     GError **error);
void pd_cli_unplaced_free (PdCliUnplaced *self);

void pd_cli_unplaced_add_json (PdCliUnplaced *self,
                               PdCliJson *json);
void pd_cli_unplaced_print (PdCliUnplaced *self);

void pd_cli_add_cuts (PdCliJson *json,
                      PdExtraction *extraction);
void pd_cli_add_change (PdCliJson *json,
                        const PdTextChange *change,
                        PdText *text);
void pd_cli_print_change (const PdTextChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCliUnplaced, pd_cli_unplaced_free)

G_END_DECLS
