#define _GNU_SOURCE 1 /* memmem() */
#include "pd-occurrences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pd_occurrences_new:
 *
 * Returns: (transfer full) (element-type PdOccurrence): nothing found yet
 */
GArray *
pd_occurrences_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (PdOccurrence));
}

/**
 * pd_occurrences_add:
 * @occurrences: (element-type PdOccurrence): what was found before
 * @folded: a text
 * @wanted: what to look for
 *
 * Adds all places where a folded text stands in another, from the first on; none begins in another.
 */
void
pd_occurrences_add (GArray *occurrences,
                    const PdFolded *folded,
                    const PdFolded *wanted)
{
  guint n, position = 0;

  g_return_if_fail (occurrences != NULL);
  g_return_if_fail (folded != NULL);
  g_return_if_fail (wanted != NULL);

  pd_folded_get_characters (wanted, &n);
  for (; pd_folded_find (folded, wanted, &position); position += n)
    {
      PdOccurrence occurrence;

      pd_folded_get_span (folded, position, n, &occurrence.start, &occurrence.end);
      g_array_append_val (occurrences, occurrence);
    }
}

/* Counts on from a place in a text whose offset is known. */
typedef struct
{
  const char *byte;
  guint offset;
} Cursor;

static guint
move (Cursor *cursor,
      const char *byte)
{
  cursor->offset += g_utf8_pointer_to_offset (cursor->byte, byte);
  cursor->byte = byte;
  return cursor->offset;
}

static void
add_bytes (GArray *occurrences,
           Cursor *cursor,
           const char *start,
           const char *end)
{
  PdOccurrence occurrence;

  occurrence.start = move (cursor, start);
  occurrence.end = move (cursor, end);
  g_array_append_val (occurrences, occurrence);
}

/**
 * pd_occurrences_add_exact:
 * @occurrences: (element-type PdOccurrence): what was found before
 * @utf8: a text
 * @n_bytes: its length in bytes
 * @wanted: what to look for
 *
 * Adds all places where a string stands to the letter, from the first on; none begins in another.
 */
void
pd_occurrences_add_exact (GArray *occurrences,
                          const char *utf8,
                          gsize n_bytes,
                          const char *wanted)
{
  Cursor cursor = { utf8, 0 };
  const char *p = utf8, *end = utf8 + n_bytes;
  gsize length;

  g_return_if_fail (occurrences != NULL);
  g_return_if_fail (utf8 != NULL);
  g_return_if_fail (wanted != NULL);

  length = strlen (wanted);
  while (length > 0 && (p = memmem (p, end - p, wanted, length)) != NULL)
    {
      add_bytes (occurrences, &cursor, p, p + length);
      p += length;
    }
}

static gboolean
add_line (GArray *occurrences,
          Cursor *cursor,
          const char *line,
          const char *line_end,
          const GRegex *regex,
          GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) failure = NULL;

  g_regex_match_full (regex, line, line_end - line, 0, 0, &match, &failure);
  while (failure == NULL && g_match_info_matches (match))
    {
      int start, end;

      if (g_match_info_fetch_pos (match, 0, &start, &end) && end > start)
        add_bytes (occurrences, cursor, line + start, line + end);
      g_match_info_next (match, &failure);
    }
  if (failure == NULL)
    return TRUE;
  /* GLib's own sentence has the expression in it, with the limit that is set before it. */
  g_set_error_literal (error, G_REGEX_ERROR, failure->code, _ ("The regular expression takes too long."));
  return FALSE;
}

/**
 * pd_occurrences_add_regex:
 * @occurrences: (element-type PdOccurrence): what was found before
 * @utf8: a text
 * @n_bytes: its length in bytes
 * @regex: a regular expression
 * @cancellable: (nullable): to cancel it between two paragraphs
 * @error: return location for an error
 *
 * Adds all places that a regular expression matches, but for empty ones. It is matched with one paragraph at a time: no match goes on from one into
 * the next, and an expression that takes long can be given up.
 *
 * Returns: whether it came to the end of the text; otherwise an error of `GRegexError`, where the expression takes too long, or %G_IO_ERROR_CANCELLED
 */
gboolean
pd_occurrences_add_regex (GArray *occurrences,
                          const char *utf8,
                          gsize n_bytes,
                          const GRegex *regex,
                          GCancellable *cancellable,
                          GError **error)
{
  const char *end = utf8 + n_bytes;
  Cursor cursor = { utf8, 0 };

  g_return_val_if_fail (occurrences != NULL, FALSE);
  g_return_val_if_fail (utf8 != NULL, FALSE);
  g_return_val_if_fail (regex != NULL, FALSE);

  for (const char *line = utf8; line < end;)
    {
      const char *line_end = memchr (line, '\n', end - line);

      if (line_end == NULL)
        line_end = end;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_line (occurrences, &cursor, line, line_end, regex, error))
        return FALSE;
      line = line_end + 1;
    }
  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PdOccurrence *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

/**
 * pd_occurrences_sort:
 * @occurrences: (element-type PdOccurrence): what was found of several strings
 *
 * Puts them in the order of the text, each once.
 */
void
pd_occurrences_sort (GArray *occurrences)
{
  guint n = 0;

  g_return_if_fail (occurrences != NULL);

  g_array_sort (occurrences, compare);
  for (guint i = 0; i < occurrences->len; i++)
    {
      PdOccurrence occurrence = g_array_index (occurrences, PdOccurrence, i);

      if (n == 0 || compare (&g_array_index (occurrences, PdOccurrence, n - 1), &occurrence) != 0)
        g_array_index (occurrences, PdOccurrence, n++) = occurrence;
    }
  g_array_set_size (occurrences, n);
}
