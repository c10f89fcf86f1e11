#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdStraySpace:
 * @PD_STRAY_SPACE_NONE: it may be meant
 * @PD_STRAY_SPACE_SIGN: it stands where Han typography has none: before or behind a mark, or just inside brackets
 * @PD_STRAY_SPACE_WORDS: it stands between two Han characters
 * @PD_STRAY_SPACE_LABEL: the same, behind the first few characters of a paragraph, where it may set off a name or a headword
 * @PD_STRAY_SPACE_NAME: the same, within a title or a slogan in quotation marks, where it may part its halves
 *
 * What a space in a paragraph may be.
 */
typedef enum
{
  PD_STRAY_SPACE_NONE,
  PD_STRAY_SPACE_SIGN,
  PD_STRAY_SPACE_WORDS,
  PD_STRAY_SPACE_LABEL,
  PD_STRAY_SPACE_NAME,
} PdStraySpace;

gboolean pd_stray_space_is_space (gunichar c);
PdStraySpace pd_stray_space_tell (const gunichar *text,
                                  guint length,
                                  guint start,
                                  guint end,
                                  gboolean is_prose);
void pd_stray_space_find_clause (const gunichar *text,
                                 guint length,
                                 guint offset,
                                 guint *start,
                                 guint *end);

G_END_DECLS
