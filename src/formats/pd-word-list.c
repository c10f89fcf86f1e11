#include "pd-word-list.h"

#include <string.h>

#include "pd-glyph-class.h"

/* More words than this tell no more. */
#define MAX_WORDS 200000
#define MAX_WORD_BYTES 120

/* How many of the words that end between two syllables of Korean may end between any two. */
#define BOUNDARIES 0.33

/* In how many words a syllable of Korean is, and how many start and end with it. */
typedef struct
{
  guint n;
  guint n_first;
  guint n_last;
} Syllable;

struct _PdWordList
{
  GHashTable *words;
  GHashTable *syllables;
};

/**
 * pd_word_list_new:
 *
 * Returns: (transfer full): a list of no words
 */
PdWordList *
pd_word_list_new (void)
{
  PdWordList *self = g_new0 (PdWordList, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->syllables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * pd_word_list_free:
 *
 * Frees a list.
 */
void
pd_word_list_free (PdWordList *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->syllables);
  g_free (self);
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static gboolean
is_of_word (gunichar c)
{
  PdGlyphClass class = pd_glyph_classify (c, 0);

  return is_hyphen (c) || (g_unichar_isalpha (c) && (class == PD_GLYPH_ALPHABETIC || class == PD_GLYPH_HANGUL));
}

/* A word as it is looked up: in lower case, with one kind of hyphen. */
static char *
make_key (const char *start,
          const char *end)
{
  GString *key = g_string_sized_new (end - start + 1);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (key, is_hyphen (c) ? '-' : g_unichar_tolower (c));
    }
  return g_string_free (key, FALSE);
}

static Syllable *
get_syllable (PdWordList *self,
              gunichar c)
{
  Syllable *syllable = g_hash_table_lookup (self->syllables, GUINT_TO_POINTER (c));

  if (syllable == NULL)
    {
      syllable = g_new0 (Syllable, 1);
      g_hash_table_insert (self->syllables, GUINT_TO_POINTER (c), syllable);
    }
  return syllable;
}

static gboolean
is_hangul (gunichar c)
{
  return pd_glyph_classify (c, 0) == PD_GLYPH_HANGUL;
}

static void
add_word (PdWordList *self,
          const char *start,
          const char *end)
{
  g_hash_table_add (self->words, make_key (start, end));
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      Syllable *syllable;

      if (!is_hangul (g_utf8_get_char (p)))
        continue;
      syllable = get_syllable (self, g_utf8_get_char (p));
      syllable->n++;
      syllable->n_first += p == start;
      syllable->n_last += g_utf8_next_char (p) == end;
    }
}

/**
 * pd_word_list_add_line:
 * @line: a line
 *
 * Adds the words of a line but for the first and the last, which may be parts of words.
 */
void
pd_word_list_add_line (PdWordList *self,
                       const char *line)
{
  const char *p = line;
  gboolean is_first = TRUE;

  g_return_if_fail (self != NULL);
  g_return_if_fail (line != NULL);

  while (*p != '\0' && g_hash_table_size (self->words) < MAX_WORDS)
    {
      const char *start;

      while (*p != '\0' && !is_of_word (g_utf8_get_char (p)))
        {
          is_first = FALSE;
          p = g_utf8_next_char (p);
        }
      for (start = p; *p != '\0' && is_of_word (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
      if (!is_first && *p != '\0' && p > start && p - start < MAX_WORD_BYTES)
        add_word (self, start, p);
      is_first = FALSE;
    }
}

static const char *
find_last_word (const char *text)
{
  const char *end = text + strlen (text), *p = end;

  while (p > text)
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_of_word (g_utf8_get_char (before)) || end - before > MAX_WORD_BYTES)
        break;
      p = before;
    }
  return p;
}

static const char *
find_end_of_word (const char *text)
{
  const char *p = text;

  while (*p != '\0' && is_of_word (g_utf8_get_char (p)) && p - text < MAX_WORD_BYTES)
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
has (PdWordList *self,
     const char *before,
     const char *before_end,
     const char *between,
     const char *after,
     const char *after_end)
{
  g_autofree char *first = make_key (before, before_end);
  g_autofree char *second = make_key (after, after_end);
  g_autofree char *word = g_strconcat (first, between, second, NULL);

  return g_hash_table_contains (self->words, word);
}

/**
 * pd_word_list_keeps_hyphen:
 * @before: what ends with a hyphen at the end of a line
 * @after: how the next line goes on
 *
 * Tells whether the hyphen is part of the word, or only there because the line was full. The file itself says so if it has the
 * word elsewhere; otherwise a hyphen between two words that it has is one of the author's.
 *
 * Returns: whether it is part of the word
 */
gboolean
pd_word_list_keeps_hyphen (PdWordList *self,
                           const char *before,
                           const char *after)
{
  const char *word, *hyphen, *end;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (before != NULL && *before != '\0', TRUE);
  g_return_val_if_fail (after != NULL, TRUE);

  word = find_last_word (before);
  hyphen = g_utf8_prev_char (before + strlen (before));
  end = find_end_of_word (after);
  if (hyphen <= word || end == after)
    return TRUE;
  if (!g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (hyphen))) || !g_unichar_islower (g_utf8_get_char (after)))
    return TRUE;
  if (has (self, word, hyphen, "", after, end))
    return FALSE;
  if (has (self, word, hyphen, "-", after, end))
    return TRUE;
  return has (self, word, hyphen, "", end, end) && has (self, word, word, "", after, end);
}

/**
 * pd_word_list_parts_hangul:
 * @before: what ends with a syllable of hangul at the end of a line
 * @after: how the next line goes on, with one
 *
 * Tells whether a line of Korean ended between words, or within one, as some typesetters end lines anywhere.
 *
 * Returns: 1 if there is a word on either side, -1 if both sides are one, 0 if the file does not say
 */
int
pd_word_list_parts_hangul (PdWordList *self,
                           const char *before,
                           const char *after)
{
  const char *word, *word_end, *end;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (before != NULL, 0);
  g_return_val_if_fail (after != NULL, 0);

  word = find_last_word (before);
  word_end = word + strlen (word);
  end = find_end_of_word (after);
  if (has (self, word, word_end, "", after, end))
    return -1;
  return has (self, word, word_end, "", end, end) && has (self, word, word, "", after, end) ? 1 : 0;
}

static double
get_share (guint n,
           guint of)
{
  return (n + 0.5) / (of + 1.0);
}

/**
 * pd_word_list_guess_hangul:
 * @last: a syllable of hangul at the end of a line
 * @first: the syllable that the next line starts with
 *
 * Guesses whether a line of Korean, which may have ended anywhere, ended between words: by how often words end with @last, as
 * with the particles, and start with @first.
 *
 * Returns: whether it did
 */
gboolean
pd_word_list_guess_hangul (PdWordList *self,
                           gunichar last,
                           gunichar first)
{
  const Syllable *before, *after;
  double ends, starts;

  g_return_val_if_fail (self != NULL, FALSE);

  before = get_syllable (self, last);
  after = get_syllable (self, first);
  ends = get_share (before->n_last, before->n);
  starts = get_share (after->n_first, after->n);
  return BOUNDARIES * ends * starts > (1 - BOUNDARIES) * (1 - ends) * (1 - starts);
}
