#pragma once

#include "pd-document.h"
#include "pd-reanchor.h"
#include "pd-recorder.h"
#include "pd-texts.h"

G_BEGIN_DECLS

/**
 * PdUnplaced:
 * @highlight_id: the UUID of a highlight
 * @reason: why it cannot be placed on the new text
 * @was_unplaced: whether it could not be placed on the text before either
 *
 * A highlight that stays on the text it was made on.
 */
typedef struct
{
  char *highlight_id;
  PdReanchorOutcome reason;
  gboolean was_unplaced;
} PdUnplaced;

/**
 * PdTextChange:
 * @is_changed: whether the article has another text now
 * @n_placed: how many of its highlights stand on it
 * @n_found: how many of these could not be placed on the text before
 * @unplaced: (element-type PdUnplaced): the others
 * @n_unread_bytes: where a source was read, how many of its bytes are part of no character
 *
 * What a change of an article's text did to its highlights, which are those of all coders.
 */
typedef struct
{
  gboolean is_changed;
  guint n_placed;
  guint n_found;
  GPtrArray *unplaced;
  gsize n_unread_bytes;
} PdTextChange;

PdTextChange *pd_text_change_new (void);
void pd_text_change_free (PdTextChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextChange, pd_text_change_free)

gboolean pd_text_change_set_cuts (PdTextChange *self,
                                  PdConnection *connection,
                                  PdRecorder *recorder,
                                  const char *article_id,
                                  PdText *extracted,
                                  GArray *cuts,
                                  GError **error);
gboolean pd_text_change_replace (PdTextChange *self,
                                 PdConnection *connection,
                                 PdRecorder *recorder,
                                 const char *article_id,
                                 PdDocument *document,
                                 const PdSourceBytes *source,
                                 gint64 coder,
                                 GError **error);

G_END_DECLS
