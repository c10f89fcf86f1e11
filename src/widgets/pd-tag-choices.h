#pragma once

#include "pd-tag-choice.h"

G_BEGIN_DECLS

/**
 * PD_TAG_CHOICES_N_DIGITS:
 *
 * How many choices a digit takes: 1 to 9.
 */
#define PD_TAG_CHOICES_N_DIGITS 9

#define PD_TYPE_TAG_CHOICES (pd_tag_choices_get_type ())
G_DECLARE_FINAL_TYPE (PdTagChoices, pd_tag_choices, PD, TAG_CHOICES, GObject)

PdTagChoices *pd_tag_choices_new (void);

void pd_tag_choices_set_tags (PdTagChoices *self,
                              GPtrArray *tags);
void pd_tag_choices_set_recent (PdTagChoices *self,
                                const char *const *tag_ids);
void pd_tag_choices_set_checked (PdTagChoices *self,
                                 const char *const *tag_ids);
void pd_tag_choices_set_typed (PdTagChoices *self,
                               const char *typed);

PdTagChoice *pd_tag_choices_find_digit (PdTagChoices *self,
                                        guint digit);
guint pd_tag_choices_read_digit (const char *before,
                                 const char *after,
                                 gunichar key,
                                 gboolean composing);

G_END_DECLS
