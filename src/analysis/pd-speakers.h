#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdSpeakers:
 *
 * Who is who among those that something is attributed to.
 */
typedef struct _PdSpeakers PdSpeakers;

PdSpeakers *pd_speakers_new (GPtrArray *names,
                             GPtrArray *aliases);
void pd_speakers_free (PdSpeakers *self);

const char *pd_speakers_get_name (PdSpeakers *self,
                                  PdRecord *attribution);
char *pd_speakers_dup_key (PdSpeakers *self,
                           PdRecord *attribution);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSpeakers, pd_speakers_free)

G_END_DECLS
