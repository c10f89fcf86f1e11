#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdPhraseKind:
 * @PD_PHRASE_INTERFACE: what only a program's interface says
 * @PD_PHRASE_CONTROL: what a button says, and prose too
 * @PD_PHRASE_PROMOTION: asks for readers
 * @PD_PHRASE_INVITATION: may ask for readers
 * @PD_PHRASE_THANKS: thanks
 * @PD_PHRASE_RELATED: the heading of a list of other articles
 * @PD_PHRASE_REPRINT: says who may reprint it, or that nobody may
 * @PD_PHRASE_UNPERMITTED: says under which circumstances something is forbidden
 * @PD_PHRASE_BAN: forbids
 * @PD_PHRASE_DISCLAIMER: says who answers for it
 * @PD_PHRASE_TERMS: a word that such notes are full of
 * @PD_PHRASE_NOTE: the heading of what is the author's behind the text, such as notes
 * @PD_PHRASE_REPORTED: a word of sentences about something, which no note has
 * @PD_PHRASE_FILLER: what stands between the others
 *
 * What a phrase says of the line that it is in.
 */
typedef enum
{
  PD_PHRASE_INTERFACE,
  PD_PHRASE_CONTROL,
  PD_PHRASE_PROMOTION,
  PD_PHRASE_INVITATION,
  PD_PHRASE_THANKS,
  PD_PHRASE_RELATED,
  PD_PHRASE_REPRINT,
  PD_PHRASE_UNPERMITTED,
  PD_PHRASE_BAN,
  PD_PHRASE_DISCLAIMER,
  PD_PHRASE_TERMS,
  PD_PHRASE_NOTE,
  PD_PHRASE_REPORTED,
  PD_PHRASE_FILLER,
} PdPhraseKind;

#define PD_N_PHRASE_KINDS (PD_PHRASE_FILLER + 1)

/**
 * PdPhraseCount:
 * @length: how many characters the line has
 * @n_digits: how many of them are ASCII digits in no phrase
 * @n: how many phrases of each kind are in it
 * @covered: how many characters the phrases of each kind take
 *
 * What a line is made of.
 */
typedef struct
{
  guint length;
  guint n_digits;
  guint n[PD_N_PHRASE_KINDS];
  guint covered[PD_N_PHRASE_KINDS];
} PdPhraseCount;

void pd_lexicon_count (const char *folded,
                       const char *const *names,
                       PdPhraseCount *count);

G_END_DECLS
