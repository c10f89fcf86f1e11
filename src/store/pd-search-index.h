#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdSearchKind:
 * @PD_SEARCH_BODY: the text of an article
 * @PD_SEARCH_TITLE: its title
 * @PD_SEARCH_HIGHLIGHT_NOTE: the note of a highlight
 * @PD_SEARCH_CLAIM: a claim
 * @PD_SEARCH_CLAIM_NOTE: its note
 * @PD_SEARCH_MENTION_NOTE: the note of a mention
 * @PD_SEARCH_MEMO: a memo
 * @PD_SEARCH_N_KINDS: how many there are
 *
 * What can be searched. In the index, a row of its table stands at %PD_SEARCH_N_SLOTS times its number, plus the kind.
 */
typedef enum
{
  PD_SEARCH_BODY,
  PD_SEARCH_TITLE,
  PD_SEARCH_HIGHLIGHT_NOTE,
  PD_SEARCH_CLAIM,
  PD_SEARCH_CLAIM_NOTE,
  PD_SEARCH_MENTION_NOTE,
  PD_SEARCH_MEMO,
  PD_SEARCH_N_KINDS,
} PdSearchKind;

#define PD_SEARCH_N_SLOTS 8

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
                                  PdSearchKind kind,
                                  gint64 *first,
                                  gint64 *last,
                                  GError **error);

const char *pd_search_kind_get_table (PdSearchKind kind);
const char *pd_search_kind_get_text (PdSearchKind kind);

G_END_DECLS
