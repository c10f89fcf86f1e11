#include "pd-decoder.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utrans.h>

/* How well encodings are told apart is measured on passages that are cut out of texts at random, always the same ones. */
#define SEED 20250301
#define N_PASSAGES 200

static const guint lengths[] = { 8, 20, 200 };

typedef enum
{
  TEXT_SIMPLIFIED,
  TEXT_TRADITIONAL,
  TEXT_CANTONESE,
  TEXT_JAPANESE,
  TEXT_KOREAN,
  TEXT_WESTERN,
  N_TEXTS,
} Text;

static const char *const languages[N_TEXTS] = { "Chinese, Simplified", "Chinese, Traditional", "Cantonese", "Japanese", "Korean", "French, German, Spanish, Portuguese" };

/* What the detector was right on, of N_PASSAGES of each length. It may become better, and not worse. */
static const struct
{
  const char *encoding;
  Text text;
  guint floors[G_N_ELEMENTS (lengths)];
} cases[] = {
  { "GB18030", TEXT_SIMPLIFIED, { 199, 200, 200 } },
  { "GB18030", TEXT_TRADITIONAL, { 200, 200, 200 } },
  { "Big5", TEXT_TRADITIONAL, { 200, 200, 200 } },
  { "Big5-HKSCS", TEXT_CANTONESE, { 200, 200, 200 } },
  { "Shift_JIS", TEXT_JAPANESE, { 200, 200, 200 } },
  { "EUC-JP", TEXT_JAPANESE, { 200, 200, 200 } },
  { "EUC-KR", TEXT_KOREAN, { 200, 200, 200 } },
  { "windows-1252", TEXT_WESTERN, { 200, 200, 200 } },
  { "UTF-16LE", TEXT_SIMPLIFIED, { 200, 200, 200 } },
  { "UTF-16BE", TEXT_TRADITIONAL, { 200, 200, 200 } },
  /* The rest are kana, whose bytes are all ASCII: without a mark that is UTF-8. */
  { "UTF-16LE", TEXT_JAPANESE, { 180, 200, 200 } },
  { "UTF-16BE", TEXT_KOREAN, { 200, 200, 200 } },
  { "UTF-16LE", TEXT_WESTERN, { 200, 200, 200 } },
  { "UTF-32LE", TEXT_SIMPLIFIED, { 200, 200, 200 } },
  { "UTF-32BE", TEXT_JAPANESE, { 200, 200, 200 } },
};

static char *
read_text (const char *variable,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv (variable), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* As they are, markup and all: what the readers make of them is not measured here. */
static char *
read_sample (void)
{
  static const char *const names[] = { "01-wechat-post.md", "02-spun-copy.txt", "03-forum-post.txt", "04-academic-repost.txt", "05-archived-page.txt" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *article = read_text ("PIDIAN_SAMPLE", names[i]);

      g_string_append (text, article);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
transliterate (const char *text,
               const char *id)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (id, -1, NULL, NULL, NULL);
  UTransliterator *transliterator = utrans_openU ((const UChar *) utf16, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);
  int32_t n = n_units, limit = n_units;

  g_assert_true (U_SUCCESS (status));
  units = g_renew (gunichar2, units, n_units * 2);
  utrans_transUChars (transliterator, (UChar *) units, &n, n_units * 2, 0, &limit, &status);
  g_assert_true (U_SUCCESS (status));
  utrans_close (transliterator);
  return g_utf16_to_utf8 (units, n, NULL, NULL, NULL);
}

static void
read_texts (char *texts[N_TEXTS])
{
  texts[TEXT_SIMPLIFIED] = read_sample ();
  texts[TEXT_TRADITIONAL] = transliterate (texts[TEXT_SIMPLIFIED], "Hans-Hant");
  texts[TEXT_CANTONESE] = read_text ("PIDIAN_PASSAGES", "yue.txt");
  texts[TEXT_JAPANESE] = read_text ("PIDIAN_PASSAGES", "ja.txt");
  texts[TEXT_KOREAN] = read_text ("PIDIAN_PASSAGES", "ko.txt");
  texts[TEXT_WESTERN] = read_text ("PIDIAN_PASSAGES", "western.txt");
}

static void
free_texts (char *texts[N_TEXTS])
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (texts[i]);
}

/* NULL where the encoding does not have all of the characters. */
static GBytes *
encode_strictly (const char *text,
                 const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (pd_encoding_find (encoding)->converter, &status);
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  g_autofree char *bytes = g_malloc (strlen (text) * 4 + 16);
  int32_t n;

  ucnv_setFallback (converter, FALSE);
  ucnv_setFromUCallBack (converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  n = ucnv_fromUChars (converter, bytes, strlen (text) * 4 + 16, (const UChar *) units, -1, &status);
  ucnv_close (converter);
  return U_SUCCESS (status) ? g_bytes_new (bytes, n) : NULL;
}

/* A passage of Han text is not mostly digits and Latin letters, and one in Latin letters is not all ASCII: nobody could
 * tell the encoding of those. */
static gboolean
can_tell (const char *passage,
          Text text)
{
  guint n = 0, n_other = 0;

  for (const char *p = passage; *p != '\0'; p = g_utf8_next_char (p))
    {
      n++;
      n_other += (guchar) *p >= 0x80;
    }
  return text == TEXT_WESTERN ? n_other > 0 : n_other * 2 >= n;
}

static GBytes *
cut_passage (GRand *random,
             const char *const texts[N_TEXTS],
             Text text,
             guint length,
             const char *encoding,
             char **passage)
{
  guint n = g_utf8_strlen (texts[text], -1);

  for (;;)
    {
      guint start = g_rand_int_range (random, 0, n - length);
      g_autofree char *cut = g_utf8_substring (texts[text], start, start + length);
      GBytes *bytes = can_tell (cut, text) ? encode_strictly (cut, encoding) : NULL;

      if (bytes != NULL)
        {
          *passage = g_steal_pointer (&cut);
          return bytes;
        }
    }
}

static guint
count_right (const char *const texts[N_TEXTS],
             gsize index,
             guint length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_right = 0;

  for (guint i = 0; i < N_PASSAGES; i++)
    {
      g_autofree char *passage = NULL;
      g_autoptr (GBytes) bytes = cut_passage (random, texts, cases[index].text, length, cases[index].encoding, &passage);
      g_auto (PdDecoded) decoded = { NULL };

      n_right += pd_decoder_decode (bytes, NULL, NULL, &decoded, NULL) && g_str_equal (decoded.text, passage);
    }
  return n_right;
}

static void
assert_reads (GBytes *bytes,
              const char *chosen,
              const char *declared,
              const char *expected)
{
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_decoder_decode (bytes, chosen, declared, &decoded, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (decoded.text, ==, expected);
  g_assert_cmpuint (decoded.n_unread_bytes, ==, 0);
}

/* Where the encoding is known, each character comes back: a person says it, or the file does, in a mark or in words. */
static void
test_round_trips (gconstpointer data)
{
  const char *const *texts = data;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

          for (guint n = 0; n < N_PASSAGES; n++)
            {
              g_autofree char *passage = NULL;
              g_autoptr (GBytes) bytes = cut_passage (random, texts, cases[i].text, lengths[k], cases[i].encoding, &passage);

              assert_reads (bytes, cases[i].encoding, NULL, passage);
              if (pd_encoding_is_wide (pd_encoding_find (cases[i].encoding)))
                {
                  g_autofree char *marked = g_strconcat ("\uFEFF", passage, NULL);
                  g_autoptr (GBytes) with_mark = encode_strictly (marked, cases[i].encoding);

                  assert_reads (with_mark, NULL, NULL, passage);
                }
              else
                {
                  g_autofree char *page = g_strdup_printf ("<meta charset=\"%s\">%s", cases[i].encoding, passage);
                  g_autoptr (GBytes) with_declaration = encode_strictly (page, cases[i].encoding);

                  assert_reads (with_declaration, NULL, NULL, page);
                }
            }
        }
    }
}

static void
test_detection (gconstpointer data)
{
  const char *const *texts = data;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          guint n_right = count_right (texts, i, lengths[k]);

          g_test_message ("%s, %s, %u characters: %u of %u", cases[i].encoding, languages[cases[i].text], lengths[k], n_right, N_PASSAGES);
          g_assert_cmpuint (n_right, >=, cases[i].floors[k]);
        }
    }
}

/* The table for docs/import-formats.md. */
static void
print_table (const char *const *texts)
{
  printf ("| encoding | text |");
  for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
    printf (" %u characters |", lengths[k]);
  printf ("\n|---|---|");
  for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
    printf ("---:|");
  printf ("\n");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      printf ("| %s | %s |", cases[i].encoding, languages[cases[i].text]);
      for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
        printf (" %.1f%% |", count_right (texts, i, lengths[k]) * 100.0 / N_PASSAGES);
      printf ("\n");
    }
}

int
main (int argc,
      char **argv)
{
  char *texts[N_TEXTS];
  int status = 0;

  read_texts (texts);
  if (argc > 1 && g_str_equal (argv[1], "--markdown"))
    print_table ((const char *const *) texts);
  else
    {
      g_test_init (&argc, &argv, NULL);
      g_test_add_data_func ("/formats/encodings/round-trips", texts, test_round_trips);
      g_test_add_data_func ("/formats/encodings/detection", texts, test_detection);
      status = g_test_run ();
    }
  free_texts (texts);
  return status;
}
