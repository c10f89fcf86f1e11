#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A language that is made up as languages are: words of one to four characters, each about as frequent as its place among the others says (G. K. Zipf, 1949),
 * the characters in them likewise, and an article keeps to its words. It is the same in every run. */
typedef struct
{
  GRand *rand;
  /* The words, and how likely it is that a word is one of those up to each. */
  char **words;
  double *shares;
  /* Those of the article that is made, in order. */
  GArray *used;
} Language;

void language_init (Language *self);
guint language_draw (Language *self);
void language_make_text (Language *self,
                         GString *text,
                         guint n_characters);

G_END_DECLS
