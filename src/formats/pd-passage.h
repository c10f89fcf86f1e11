#pragma once

#include "pd-block-list.h"

G_BEGIN_DECLS

/**
 * PdPassage:
 * @first: the first of its blocks
 * @n_blocks: how many there are: more than one where lines were joined
 * @kind: what it is so far
 * @level: see [struct@Pd.Block]
 * @text: its characters, which no NUL ends
 * @n_bytes: how many bytes they are
 * @start: its first code point in the extracted text
 * @end: behind its last
 * @weight: how much there is to read in it, in Han characters: three letters or digits of other scripts are about as much
 * @n_han: how many Han characters and kana it has
 * @n_hangul: how many hangul it has
 * @n_kana: how many kana it has
 * @n_stops: how many sentences end in it
 * @n_pauses: how many commas and the like it has
 * @ends_sentence: whether a sentence ends with it
 * @is_code: whether its spaces are the author's
 * @is_linked: whether it is nothing but links
 * @is_strong: whether all of it is emphasised strongly
 * @is_cut: whether it is left out of the text
 *
 * A block as cleaning sees it, or what lines of one paragraph are together.
 */
typedef struct
{
  guint first;
  guint n_blocks;
  PdBlockKind kind;
  guint level;
  const char *text;
  gsize n_bytes;
  guint start;
  guint end;
  guint weight;
  guint n_han;
  guint n_hangul;
  guint n_kana;
  guint n_stops;
  guint n_pauses;
  gboolean ends_sentence;
  gboolean is_code;
  gboolean is_linked;
  gboolean is_strong;
  gboolean has_strong;
  gboolean is_cut;
} PdPassage;

GArray *pd_passages_new (PdBlockList *blocks,
                         GArray *is_continued);

gboolean pd_passage_has_prefix (const PdPassage *self,
                                const char *prefix);
gboolean pd_passage_has_suffix (const PdPassage *self,
                                const char *suffix);
gboolean pd_passage_is_prose (const PdPassage *self);
gboolean pd_passage_is_long_prose (const PdPassage *self);
gboolean pd_passage_is_line (const PdPassage *self);

G_END_DECLS
