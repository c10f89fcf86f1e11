#include "pd-encoding-detector.h"

#include <string.h>
#include <uchardet/uchardet.h>

#include "pd-likelihood.h"

/* A part of this many bytes says which encoding it is; more would only take longer. */
#define LOOKED_AT (64 * 1024)

/* How much of the ASCII before the first other byte belongs to that part. */
#define LEAD 1024

/* Costs are tenths of a bit, as pd-likelihood.c has them. To bytes drawn by lot no model can give less than 80 a byte on
 * the average: where an alphabet, in which any byte is something, costs more, or a wide encoding as much for a character
 * as the 160 of its two bytes, it is no text. */
#define CHANCE_BYTE 95
#define CHANCE_WIDE 160

/* One byte in so many may be part of no character in a wide encoding that is only guessed. */
#define FEW 50

/* How much less likely than the best guess a declared encoding may make the text, and still be believed: a quarter. */
#define DECLARED_SHARE 4

/* A few characters prove nothing. */
#define SLACK 400

typedef struct
{
  const char *name;
  PdScript scripts;
  guint cost;
} Candidate;

/* What is as likely as what stands above it must be cheaper to win. */
static const Candidate candidates[] = {
  { "UTF-8", PD_SCRIPT_ALL, 0 },
  { "GB18030", PD_SCRIPT_HANS, 0 },
  { "GB18030", PD_SCRIPT_HANT, 60 },
  { "Big5", PD_SCRIPT_HANT, 0 },
  { "Big5-HKSCS", PD_SCRIPT_HANT, 30 },
  { "Shift_JIS", PD_SCRIPT_JAPANESE, 0 },
  { "EUC-JP", PD_SCRIPT_JAPANESE, 0 },
  { "EUC-KR", PD_SCRIPT_KOREAN, 0 },
  { "windows-1252", PD_SCRIPT_ALPHABETIC, 0 },
  { "UTF-16LE", PD_SCRIPT_ALL, 100 },
  { "UTF-16BE", PD_SCRIPT_ALL, 100 },
  { "UTF-32LE", PD_SCRIPT_ALL, 100 },
  { "UTF-32BE", PD_SCRIPT_ALL, 100 },
};

/* The part of a file that tells, and what the best reading of it so far costs. */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
  gboolean is_whole;
  gboolean has_nul;
  const PdEncoding *best;
  PdScript scripts;
  guint64 cost;
} Search;

/* Returns FALSE where it cannot be that encoding. */
static gboolean
measure (const Search *search,
         const PdEncoding *encoding,
         PdScript scripts,
         guint64 *cost,
         gboolean *is_strict)
{
  g_auto (PdConversion) conversion = { NULL };

  /* No other encoding has a NUL in it. */
  if (search->has_nul && !pd_encoding_is_wide (encoding))
    return FALSE;
  if (!pd_encoding_convert (encoding, search->bytes, search->n_bytes, search->is_whole, &conversion))
    return FALSE;
  *cost = pd_likelihood_measure (conversion.text, conversion.n_bytes, scripts);
  *is_strict = conversion.n_unread == 0;
  /* Nearly all bytes are something or other in these, so it takes more to believe it. */
  if (!pd_encoding_is_wide (encoding))
    return TRUE;
  return conversion.n_unread * FEW <= search->n_bytes && *cost <= CHANCE_WIDE * (guint64) g_utf8_strlen (conversion.text, conversion.n_bytes);
}

static void
consider (Search *search,
          const PdEncoding *encoding,
          PdScript scripts,
          guint handicap)
{
  guint64 cost;
  gboolean is_strict;

  if (measure (search, encoding, scripts, &cost, &is_strict) && cost + handicap < search->cost)
    {
      search->best = encoding;
      search->scripts = scripts;
      search->cost = cost + handicap;
    }
}

/* It also knows what is rare in a collection of articles in Chinese, Japanese and Korean. */
static void
consider_rare (Search *search)
{
  uchardet_t detector = uchardet_new ();
  const PdEncoding *encoding = NULL;

  if (uchardet_handle_data (detector, search->bytes, search->n_bytes) == 0)
    {
      uchardet_data_end (detector);
      encoding = pd_encoding_find (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (encoding == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      if (g_str_equal (candidates[i].name, encoding->name))
        return;
    }
  consider (search, encoding, PD_SCRIPT_ALPHABETIC, 100);
}

/* A page may have long scripts before its text. */
static void
find_part (Search *search,
           const char *bytes,
           gsize n_bytes)
{
  gsize start = 0;

  search->has_nul = memchr (bytes, '\0', n_bytes) != NULL;
  while (!search->has_nul && start < n_bytes && (guchar) bytes[start] < 0x80)
    start++;
  /* In the middle of ASCII a character begins at each byte, and in the wide encodings at every fourth at the latest. */
  start = start > LEAD ? (start - LEAD) & ~(gsize) 3 : 0;
  search->bytes = bytes + start;
  search->n_bytes = MIN (n_bytes - start, LOOKED_AT);
  search->is_whole = search->n_bytes == n_bytes - start;
}

static gboolean
believe (const Search *search,
         const PdEncoding *declared)
{
  guint64 cost;
  gboolean is_strict;

  if (declared == NULL || !measure (search, declared, PD_SCRIPT_ALL, &cost, &is_strict))
    return FALSE;
  if (search->best == NULL)
    return TRUE;
  return is_strict && cost <= search->cost + search->cost / DECLARED_SHARE + SLACK;
}

/**
 * pd_encoding_detector_detect:
 * @bytes: (array length=n_bytes) (element-type guint8): a file
 * @n_bytes: length of @bytes
 * @declared: (nullable): what the file says itself
 *
 * Tells the encoding of bytes that have no byte order mark and are not UTF-8, or UTF-8 with flaws: the one in which they
 * are the most likely text. A declared one is believed, unless some bytes are no characters in it, or it makes the text
 * much less likely than another does: in windows-1252 any bytes are characters.
 *
 * Returns: (nullable) (transfer none): an encoding, or %NULL where they are no text
 */
const PdEncoding *
pd_encoding_detector_detect (const char *bytes,
                             gsize n_bytes,
                             const PdEncoding *declared)
{
  Search search = { .cost = G_MAXUINT64 };

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  find_part (&search, bytes, n_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    consider (&search, pd_encoding_find (candidates[i].name), candidates[i].scripts, candidates[i].cost);
  if (!search.has_nul)
    consider_rare (&search);
  if (believe (&search, declared))
    return declared;
  if (search.scripts == PD_SCRIPT_ALPHABETIC && search.cost > CHANCE_BYTE * (guint64) search.n_bytes + SLACK)
    return NULL;
  return search.best;
}
