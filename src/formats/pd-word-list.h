#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdWordList:
 *
 * The words that a file has within its lines, by which a word that was broken at the end of a line is put together.
 */
typedef struct _PdWordList PdWordList;

PdWordList *pd_word_list_new (void);
void pd_word_list_free (PdWordList *self);

void pd_word_list_add_line (PdWordList *self,
                            const char *line);
gboolean pd_word_list_keeps_hyphen (PdWordList *self,
                                    const char *before,
                                    const char *after);
int pd_word_list_parts_hangul (PdWordList *self,
                               const char *before,
                               const char *after);
gboolean pd_word_list_guess_hangul (PdWordList *self,
                                    gunichar last,
                                    gunichar first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdWordList, pd_word_list_free)

G_END_DECLS
