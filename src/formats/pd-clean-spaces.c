#include <string.h>

#include "pd-cleaning.h"
#include "pd-segmenter.h"
#include "pd-stray-space.h"

/* Han characters for each space between two of them, in a passage and in all of a text: where there are fewer, somebody writes
 * spaces where others write commas. */
#define MIN_HAN_PER_SPACE 18
#define MIN_HAN_PER_SPACE_OVERALL 40
/* In a shorter passage a space between Han characters may be a pause in somebody's speech, if no word is broken. */
#define MIN_HAN 40
/* Han characters to a mark in percent: verse has fewer, and a space in it may be a character that is lost. */
#define MIN_HAN_PER_100_MARKS 750
/* How many paragraphs may begin with a word that a space was put behind by mistake, and how many other mistakes there must
 * be. */
#define MAX_LABELS 2
#define MIN_OTHERS 3
/* How many spaces before marks say that spaces are there by mistake, and how many others are looked at for a broken word. */
#define MIN_MISTAKES 3
#define MAX_LOOKED_AT 200

typedef struct
{
  guint passage;
  guint start;
  guint end;
  PdStraySpace what;
} Space;

typedef struct
{
  GArray *spaces;
  guint n_han;
  guint n_words;
  guint n_labels;
  /* Spaces before a mark, which nobody means. */
  guint n_mistakes;
  /* How many were looked at more closely. */
  guint n_looked_at;
} Spaces;

static gboolean
is_prose (const PdPassage *passage)
{
  return passage->kind != PD_BLOCK_HEADING && pd_passage_is_prose (passage) && passage->n_kana == 0;
}

/* The lines that tables are drawn with. */
static gboolean
has_rule (const PdPassage *passage)
{
  for (const char *p = passage->text; p < passage->text + passage->n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2500 && c <= 0x257F)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_verse (const PdPassage *passage)
{
  return passage->n_han * 100 < (passage->n_stops + passage->n_pauses) * MIN_HAN_PER_100_MARKS;
}

/* Spaces are letters in Korean, and layout in tables. A byline parts names by them. */
static gboolean
is_cleaned (const PdPassage *passage)
{
  if (passage->is_cut || passage->is_code || passage->kind == PD_BLOCK_IMAGE || passage->n_han + passage->n_kana == 0 || passage->n_hangul * 10 > passage->n_han)
    return FALSE;
  if (passage->kind == PD_BLOCK_BYLINE && !passage->ends_sentence)
    return FALSE;
  return *passage->text != '|' && memchr (passage->text, '\t', passage->n_bytes) == NULL && !has_rule (passage);
}

static gboolean
has_space (const PdPassage *passage)
{
  return memchr (passage->text, ' ', passage->n_bytes) != NULL || g_strstr_len (passage->text, passage->n_bytes, "　") != NULL || g_strstr_len (passage->text, passage->n_bytes, "\u00A0") != NULL;
}

static void
scan_passage (Spaces *self,
              const PdPassage *passage,
              guint index)
{
  glong length;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (passage->text, passage->n_bytes, &length);
  guint first = self->spaces->len, n_words = 0;

  for (guint i = 0; i < length; i++)
    {
      Space space = { index, i, i, PD_STRAY_SPACE_NONE };

      while (space.end < length && pd_stray_space_is_space (text[space.end]))
        space.end++;
      if (space.end == i)
        continue;
      space.what = pd_stray_space_tell (text, length, space.start, space.end, is_prose (passage));
      /* An ideographic space between Han characters lines names up. */
      if (space.what > PD_STRAY_SPACE_SIGN && text[i] == 0x3000)
        space.what = PD_STRAY_SPACE_NAME;
      n_words += space.what > PD_STRAY_SPACE_SIGN;
      self->n_mistakes += space.what == PD_STRAY_SPACE_SIGN && !g_unichar_isalnum (text[space.end]);
      if (space.what != PD_STRAY_SPACE_NONE)
        g_array_append_val (self->spaces, space);
      i = space.end - 1;
    }
  /* So many are how somebody writes; they count all the same. */
  self->n_words += n_words;
  for (guint i = self->spaces->len; i > first; i--)
    {
      Space *space = &g_array_index (self->spaces, Space, i - 1);

      if (space->what > PD_STRAY_SPACE_SIGN && passage->n_han < n_words * MIN_HAN_PER_SPACE)
        space->what = PD_STRAY_SPACE_NONE;
      else
        self->n_labels += space->what == PD_STRAY_SPACE_LABEL;
    }
}

/* Whether the same is written elsewhere without the space. */
static gboolean
is_written_elsewhere (PdCleaning *self,
                      const char *joined)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (g_strstr_len (passage->text, passage->n_bytes, joined) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether the dictionary has a word of which a space has made two. */
static gboolean
is_broken_word (const char *joined,
                guint offset)
{
  g_autoptr (GArray) blocks = pd_blocks_new ();
  g_autoptr (PdText) text = NULL;
  g_autoptr (PdSegmenter) segmenter = NULL;
  guint start, end;

  pd_blocks_append (blocks, PD_BLOCK_PARAGRAPH, 0, 0, g_utf8_strlen (joined, -1), NULL, NULL);
  text = pd_text_new (joined, -1, blocks, NULL);
  if (text == NULL)
    return FALSE;
  segmenter = pd_segmenter_new (text);
  pd_segmenter_get_word (segmenter, offset, &start, &end);
  return start < offset && offset < end;
}

/* Whether there is evidence for two words being one. It takes a while to look for it, so not all are looked at. */
static gboolean
is_broken_name (PdCleaning *self,
                Spaces *spaces,
                const Space *space)
{
  const PdPassage *passage = pd_cleaning_get (self, space->passage);
  glong length;
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (passage->text, passage->n_bytes, &length);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint start, end, offset = 0;

  if (spaces->n_looked_at++ >= MAX_LOOKED_AT)
    return FALSE;
  pd_stray_space_find_clause (text, length, space->start, &start, &end);
  for (guint i = start; i < end; i++)
    {
      if (i < space->start || i >= space->end)
        g_string_append_unichar (joined, text[i]);
      offset += i < space->start;
    }
  return is_broken_word (joined->str, offset) || is_written_elsewhere (self, joined->str);
}

/* Whether spaces got into a text by mistake: those that a program puts at the ends of lines and of links break some word or
 * stand before some mark, those that somebody puts for commas do not. */
static gboolean
is_broken (PdCleaning *self,
           Spaces *spaces)
{
  if (spaces->n_mistakes >= MIN_MISTAKES)
    return TRUE;
  for (guint i = 0; i < spaces->spaces->len && spaces->n_looked_at < MAX_LOOKED_AT / 2; i++)
    {
      const Space *space = &g_array_index (spaces->spaces, Space, i);

      if (space->what > PD_STRAY_SPACE_SIGN && is_broken_name (self, spaces, space))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_stray (PdCleaning *self,
          Spaces *spaces,
          const Space *space)
{
  const PdPassage *passage = pd_cleaning_get (self, space->passage);

  if (space->what == PD_STRAY_SPACE_SIGN)
    return TRUE;
  if (spaces->n_han < spaces->n_words * MIN_HAN_PER_SPACE_OVERALL)
    return FALSE;
  if (space->what == PD_STRAY_SPACE_NAME || passage->n_han < MIN_HAN || is_verse (passage))
    return is_broken_name (self, spaces, space);
  if (space->what == PD_STRAY_SPACE_LABEL)
    return spaces->n_labels <= MAX_LABELS && spaces->spaces->len >= MIN_OTHERS + spaces->n_labels;
  return TRUE;
}

/* Cuts spaces that break words or stand beside marks that have their own. */
void
pd_clean_spaces (PdCleaning *self)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Space));
  Spaces spaces = { .spaces = found };
  gboolean are_mistakes;

  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (!is_cleaned (passage))
        continue;
      spaces.n_han += passage->n_han;
      if (has_space (passage))
        scan_passage (&spaces, passage, i);
    }
  are_mistakes = spaces.n_words > 0 && is_broken (self, &spaces);
  for (guint i = 0; i < found->len; i++)
    {
      const Space *space = &g_array_index (found, Space, i);
      guint from = pd_cleaning_get (self, space->passage)->start;

      if (space->what == PD_STRAY_SPACE_NONE || (space->what != PD_STRAY_SPACE_SIGN && !are_mistakes))
        continue;
      if (is_stray (self, &spaces, space))
        pd_block_list_cut_span (self->blocks, from + space->start, from + space->end, "stray-space");
    }
}
