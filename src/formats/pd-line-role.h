#pragma once

#include "pd-passage.h"

G_BEGIN_DECLS

/**
 * PdLineRole:
 * @PD_LINE_ROLE_TEXT: it may well be the author's
 * @PD_LINE_ROLE_BLANK: it has no letter and no digit
 * @PD_LINE_ROLE_CONTROL: a word that buttons have
 * @PD_LINE_ROLE_INTERFACE: what a program says: buttons, counters, instructions
 * @PD_LINE_ROLE_PROMOTION: asks for readers
 * @PD_LINE_ROLE_THANKS: thanks for them
 * @PD_LINE_ROLE_RELATED: the heading of a list of other articles
 * @PD_LINE_ROLE_REPRINT: who may reprint it, or who answers for it
 * @PD_LINE_ROLE_TRAIL: where on a site a page is
 * @PD_LINE_ROLE_NOTES: the heading of notes, of references, of a word on the author
 *
 * What a line is by its words.
 */
typedef enum
{
  PD_LINE_ROLE_TEXT,
  PD_LINE_ROLE_BLANK,
  PD_LINE_ROLE_CONTROL,
  PD_LINE_ROLE_INTERFACE,
  PD_LINE_ROLE_PROMOTION,
  PD_LINE_ROLE_THANKS,
  PD_LINE_ROLE_RELATED,
  PD_LINE_ROLE_REPRINT,
  PD_LINE_ROLE_TRAIL,
  PD_LINE_ROLE_NOTES,
} PdLineRole;

PdLineRole pd_line_role_tell (const PdPassage *passage,
                              const char *const *names,
                              gboolean *is_certain);
gboolean pd_line_role_gives_terms (const PdPassage *passage);

G_END_DECLS
