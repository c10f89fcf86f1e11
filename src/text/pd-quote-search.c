/* memmem() takes linear time, whatever it looks for. */
#define _GNU_SOURCE

#include "pd-quote-search.h"

#include <string.h>

#include "pd-ink.h"

/* How many characters in a row, without white space, are looked for of a quote that is no longer there as a whole. */
#define GRAM 4

/* A third of a quote says that a place is like it, and of a long one this many characters. */
#define ENOUGH 12

/* How many characters beside a quote say where it began or ended, and with how few that is still worth a try. */
#define ANCHOR 8
#define MIN_ANCHOR 4

/* How much further than expected such an anchor may be, beyond twice the distance. */
#define NEAR 32

/* Characters that are not white space. */
typedef struct
{
  gunichar *characters;
  guint length;
} Ink;

/* What is looked for, and what it is looked for in. */
typedef struct
{
  Ink quote;
  Ink prefix;
  Ink suffix;
  PdInk *text;
} Search;

/* A part of the quote that stands in the text. */
typedef struct
{
  guint from;
  guint to;
  guint length;
} Run;

static void
ink_init (Ink *self,
          const char *utf8)
{
  self->characters = g_new (gunichar, utf8 != NULL ? g_utf8_strlen (utf8, -1) + 1 : 1);
  self->length = 0;
  for (; utf8 != NULL && *utf8 != '\0'; utf8 = g_utf8_next_char (utf8))
    {
      gunichar c = g_utf8_get_char (utf8);

      if (!pd_ink_is_white (c))
        self->characters[self->length++] = c;
    }
}

static void
search_clear (Search *self)
{
  g_free (self->quote.characters);
  g_free (self->prefix.characters);
  g_free (self->suffix.characters);
  g_clear_pointer (&self->text, pd_ink_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* From @start on, and ending by @end; @end where it is not there. */
static guint
find (Search *self,
      guint start,
      guint end,
      const gunichar *characters,
      guint length)
{
  const gunichar *first = self->text->characters;

  while (start + length <= end)
    {
      const char *at = memmem (first + start, (end - start) * sizeof (gunichar), characters, length * sizeof (gunichar));
      gsize n_bytes;

      if (at == NULL)
        break;
      n_bytes = at - (const char *) (first + start);
      start += n_bytes / sizeof (gunichar);
      if (n_bytes % sizeof (gunichar) == 0)
        return start;
      /* Bytes of two characters that look like one. */
      start++;
    }
  return end;
}

/* How much of what stood around the quote stands around a place. */
static guint
count_context (Search *self,
               guint place)
{
  guint n = 0, behind = place + self->quote.length, count;

  while (n < self->prefix.length && n < place
         && self->prefix.characters[self->prefix.length - n - 1] == self->text->characters[place - n - 1])
    n++;
  count = n;
  for (n = 0; n < self->suffix.length && behind + n < self->text->length && self->suffix.characters[n] == self->text->characters[behind + n]; n++)
    count++;
  return count;
}

static gboolean
find_whole (Search *self,
            guint *start,
            guint *end)
{
  guint n = self->text->length, place = find (self, 0, n, self->quote.characters, self->quote.length);
  guint most = 0;
  gboolean found = FALSE;

  /* Places do not overlap, so that a text of one character a million times is no trap. */
  for (; place < n; place = find (self, place + self->quote.length, n, self->quote.characters, self->quote.length))
    {
      guint count = count_context (self, place);

      if (found && count <= most)
        continue;
      most = count;
      *start = place;
      *end = place + self->quote.length;
      found = TRUE;
    }
  return found;
}

static guint
hash_gram (const gunichar *characters)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ characters[i]) * 16777619u;
  return hash;
}

/* The longest part of the quote that is in the text, as far as it begins with a gram that is in the quote only once or first. */
static Run
find_run (Search *self)
{
  g_autoptr (GHashTable) grams = g_hash_table_new (NULL, NULL);
  Run best = { 0 };

  for (guint i = self->quote.length; i >= GRAM; i--)
    g_hash_table_insert (grams, GUINT_TO_POINTER (hash_gram (self->quote.characters + i - GRAM)), GUINT_TO_POINTER (i - GRAM));
  for (guint to = 0; to + GRAM <= self->text->length;)
    {
      gpointer value;
      guint from, length = 0;

      if (!g_hash_table_lookup_extended (grams, GUINT_TO_POINTER (hash_gram (self->text->characters + to)), NULL, &value))
        {
          to++;
          continue;
        }
      from = GPOINTER_TO_UINT (value);
      while (from + length < self->quote.length && to + length < self->text->length
             && self->quote.characters[from + length] == self->text->characters[to + length])
        length++;
      if (length > best.length)
        best = (Run) { from, to, length };
      to += MAX (length, 1);
    }
  return best;
}

/* The last place before @before, and not before @after, where what stood before the quote ends; @before where there is none. */
static guint
find_start (Search *self,
            guint after,
            guint before)
{
  guint length = MIN (self->prefix.length, ANCHOR), found = before;

  if (length < MIN_ANCHOR)
    return before;
  for (guint place = find (self, after, before, self->prefix.characters + self->prefix.length - length, length);
       place < before;
       place = find (self, place + 1, before, self->prefix.characters + self->prefix.length - length, length))
    found = place + length;
  return found;
}

/* The first place behind @after, and not behind @before, where what stood behind the quote begins; @before where there is none. */
static guint
find_end (Search *self,
          guint after,
          guint before)
{
  guint length = MIN (self->suffix.length, ANCHOR);

  return length < MIN_ANCHOR ? before : find (self, after, before, self->suffix.characters, length);
}

static gboolean
find_part (Search *self,
           guint *start,
           guint *end)
{
  Run run = find_run (self);
  guint n_before = run.from, n_behind = self->quote.length - run.from - run.length;
  guint first, last;

  if (run.length < MAX (GRAM, MIN (self->quote.length / 3, ENOUGH)))
    return FALSE;
  *start = run.to;
  *end = run.to + run.length;
  if (n_before > 0)
    {
      guint room = 2 * n_before + NEAR + ANCHOR;

      *start = find_start (self, run.to - MIN (run.to, room), run.to);
    }
  if (n_behind > 0)
    {
      first = *end;
      last = MIN (self->text->length, first + 2 * n_behind + NEAR + ANCHOR);
      *end = find_end (self, first, last);
      if (*end == last)
        *end = first;
    }
  return TRUE;
}

/* What stands now between what stood before the quote and what stood behind it. */
static gboolean
find_between (Search *self,
              guint *start,
              guint *end)
{
  guint n = self->text->length, last;

  if (self->prefix.length < ANCHOR || self->suffix.length < ANCHOR)
    return FALSE;
  *start = find (self, 0, n, self->prefix.characters + self->prefix.length - ANCHOR, ANCHOR);
  if (*start == n)
    return FALSE;
  *start += ANCHOR;
  last = MIN (n, *start + 2 * self->quote.length + NEAR + ANCHOR);
  *end = find_end (self, *start, last);
  return *end < last && *end > *start;
}

/**
 * pd_quote_search:
 * @text: a text
 * @quote: a passage of another text
 * @prefix: (nullable): what stood before it there
 * @suffix: (nullable): what stood behind it there
 * @start: (out): code points
 * @end: (out): code points, exclusive
 *
 * Looks for the place in a text that is most like a passage of another one: where all of it stands, where a good part of it
 * does, or else what has come between what stood around it. White space does not matter. It is a guess, for a person to look
 * at, and not for placing anything without asking: [method@Pd.Reanchor.place] says what is certain.
 *
 * Returns: whether there is such a place
 */
gboolean
pd_quote_search (PdText *text,
                 const char *quote,
                 const char *prefix,
                 const char *suffix,
                 guint *start,
                 guint *end)
{
  g_auto (Search) search = { 0 };
  guint first = 0, last = 0;

  g_return_val_if_fail (PD_IS_TEXT (text), FALSE);
  g_return_val_if_fail (quote != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  *start = *end = 0;
  ink_init (&search.quote, quote);
  ink_init (&search.prefix, prefix);
  ink_init (&search.suffix, suffix);
  search.text = pd_ink_new (text);
  if (search.quote.length == 0)
    return FALSE;
  if (!find_whole (&search, &first, &last) && !find_part (&search, &first, &last) && !find_between (&search, &first, &last))
    return FALSE;
  *start = search.text->offsets[first];
  *end = search.text->offsets[last - 1] + 1;
  pd_text_snap_span (text, start, end);
  return TRUE;
}
