#include <string.h>

#include "pd-cleaning.h"

/* What broken emphasis may stand around, in bytes. */
#define MAX_EMPHASISED 240

/* Stars that stand in a row in a passage. */
typedef struct
{
  guint start;
  guint n;
  gunichar before;
  gunichar after;
  /* Where they are in the passage's bytes. */
  gsize byte;
} Run;

static gboolean
is_word (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

static GArray *
find_runs (const PdPassage *passage)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  const char *p = passage->text, *end = passage->text + passage->n_bytes;
  guint offset = passage->start;
  gunichar before = 0;

  while (p < end)
    {
      Run run = { .start = offset, .before = before, .byte = p - passage->text };

      while (p + run.n < end && p[run.n] == '*')
        run.n++;
      if (run.n == 0)
        {
          before = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
          offset++;
          continue;
        }
      p += run.n;
      offset += run.n;
      run.after = p < end ? g_utf8_get_char (p) : 0;
      before = '*';
      if (run.n >= 2)
        g_array_append_val (runs, run);
    }
  return runs;
}

/* A name of which only the first character is given: 张**. */
static gboolean
is_mask (const PdPassage *passage,
         const Run *run)
{
  const char *start = passage->text, *p = passage->text + run->byte;

  if (run->before < 0x2E80 || !g_unichar_isalpha (run->before) || run->n > 3)
    return is_word (run->before) && is_word (run->after);
  p = g_utf8_prev_char (p);
  return p == start || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p)));
}

static gboolean
opens_quote (gunichar c)
{
  return c != 0 && g_utf8_strchr ("“「『《（(【[\"'‘〈", -1, c) != NULL;
}

static gboolean
closes (gunichar c)
{
  return c != 0 && g_utf8_strchr ("”」』》）)】]\"'’〉。！？!?…%％，、：:；", -1, c) != NULL;
}

/* Two runs around words that emphasis was meant for: CommonMark sees none where a mark stands inside of the stars and a
 * letter outside. */
static gboolean
is_pair (const Run *opening,
         const Run *closing)
{
  if (opening->n != closing->n || closing->byte - opening->byte > MAX_EMPHASISED || closing->byte == opening->byte + opening->n)
    return FALSE;
  if (g_unichar_isspace (opening->after) || g_unichar_isspace (closing->before) || closes (opening->after) || opens_quote (closing->before))
    return FALSE;
  return opens_quote (opening->after) || closes (closing->before);
}

/* A line that is nothing else goes with its line feed; the first one stays. */
static void
cut_run (PdCleaning *self,
         const Run *run)
{
  gboolean is_line = run->after == 0 || run->after == '\n';
  guint start = run->start;

  if (is_line && run->before == 0)
    return;
  if (is_line && run->before == '\n')
    start--;
  pd_block_list_cut_span (self->blocks, start, run->start + run->n, "markup");
}

static void
clean_passage (PdCleaning *self,
               const PdPassage *passage)
{
  g_autoptr (GArray) runs = find_runs (passage);

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const Run *next = i + 1 < runs->len ? &g_array_index (runs, Run, i + 1) : NULL;

      if (run->n > 6)
        continue;
      /* Where other stars of the passage were emphasis, these were to be. */
      if (passage->has_strong && !is_mask (passage, run) && !(g_unichar_isspace (run->before) && g_unichar_isspace (run->after)))
        cut_run (self, run);
      else if (!passage->has_strong && next != NULL && is_pair (run, next))
        {
          cut_run (self, run);
          cut_run (self, next);
          i++;
        }
    }
}

static gboolean
is_cleaned (PdCleaning *self,
            const PdPassage *passage)
{
  return self->format == PD_FORMAT_MARKDOWN && !passage->is_cut && !passage->is_code && passage->kind != PD_BLOCK_IMAGE;
}

/* Cuts passages that are nothing but the stars of broken emphasis. */
void
pd_clean_empty_markup (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);
      gsize n = 0;

      if (!is_cleaned (self, passage))
        continue;
      while (n < passage->n_bytes && passage->text[n] == '*')
        n++;
      if (n >= 2 && n <= 6 && n == passage->n_bytes)
        pd_cleaning_cut (self, i, "markup");
    }
}

/* Cuts the stars that Markdown leaves where CommonMark sees no emphasis, as it often does beside Han punctuation. Single
 * stars are footnotes, and many are what somebody did not want to name. */
void
pd_clean_markup (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (is_cleaned (self, passage) && memchr (passage->text, '*', passage->n_bytes) != NULL)
        clean_passage (self, passage);
    }
}
