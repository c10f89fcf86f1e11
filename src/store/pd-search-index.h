#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdSearchPlace:
 * @PD_SEARCH_PLACE_BODY: the text of an article
 * @PD_SEARCH_PLACE_TITLE: its title
 * @PD_SEARCH_PLACE_HIGHLIGHT_NOTE: the note of a highlight
 * @PD_SEARCH_PLACE_CLAIM: a claim
 * @PD_SEARCH_PLACE_CLAIM_NOTE: its note
 * @PD_SEARCH_PLACE_MENTION_NOTE: the note of a mention
 * @PD_SEARCH_PLACE_MEMO: a memo
 * @PD_SEARCH_N_PLACES: how many there are
 *
 * What can be searched.
 */
typedef enum
{
  PD_SEARCH_PLACE_BODY,
  PD_SEARCH_PLACE_TITLE,
  PD_SEARCH_PLACE_HIGHLIGHT_NOTE,
  PD_SEARCH_PLACE_CLAIM,
  PD_SEARCH_PLACE_CLAIM_NOTE,
  PD_SEARCH_PLACE_MENTION_NOTE,
  PD_SEARCH_PLACE_MEMO,
  PD_SEARCH_N_PLACES,
} PdSearchPlace;

gint64 pd_search_place_make_document (PdSearchPlace place,
                                      gint64 row);
PdSearchPlace pd_search_place_of_document (gint64 document,
                                           gint64 *row);

gboolean pd_search_index_is_usable (PdConnection *connection,
                                    gboolean *usable,
                                    GError **error);
gboolean pd_search_index_ensure (PdConnection *connection,
                                 GError **error);
gboolean pd_search_index_continue (PdConnection *connection,
                                   guint milliseconds,
                                   gint64 *n_left,
                                   GError **error);
gboolean pd_search_index_get_gap (PdConnection *connection,
                                  PdSearchPlace place,
                                  gint64 *first,
                                  gint64 *last,
                                  GError **error);

char *pd_search_index_quote (const char *term);

const char *pd_search_place_get_table (PdSearchPlace place);
const char *pd_search_place_get_text (PdSearchPlace place);

G_END_DECLS
