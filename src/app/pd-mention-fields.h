#pragma once

#include <adwaita.h>

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdMentionField:
 * @key: a column of mentions: text, a decimal number or a date
 * @row: where it is typed
 *
 * A field of a mention that is typed.
 */
typedef struct
{
  PdKey key;
  AdwEntryRow *row;
} PdMentionField;

void pd_mention_field_load (const PdMentionField *self,
                            PdRecord *mention);
gboolean pd_mention_field_store (const PdMentionField *self,
                                 PdRecord *mention,
                                 const char **message);

char *pd_mention_normalise_decimal (const char *written);

G_END_DECLS
