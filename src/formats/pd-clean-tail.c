#include <string.h>

#include "pd-cleaning.h"
#include "pd-caption.h"
#include "pd-fold.h"
#include "pd-line-role.h"

/* More of what there is to read is never taken for what is behind the text. */
#define MAX_SHARE_PERCENT 60
/* How much text may stand between two lines that are not the author's, and be taken for the same. */
#define MAX_LINES_BETWEEN 5
#define MAX_WEIGHT_BETWEEN 80
#define MAX_SENTENCE 20
#define MAX_NOTE_HEADING 6
/* A list of other articles. */
#define MAX_LISTED_WEIGHT 40
#define MAX_LISTED 20

/* What stands behind the text: whether it is the author's is told for each passage, and then for all of them together. */
typedef enum
{
  TAIL_TEXT,
  TAIL_SENTENCE,
  TAIL_PROSE,
  TAIL_KEPT,
  TAIL_NOTES,
  TAIL_LISTED,
  TAIL_NAME,
  TAIL_THANKS,
  TAIL_CONTROL,
  TAIL_BLANK,
  TAIL_IMAGE,
  TAIL_INTERFACE,
  TAIL_PROMOTION,
  TAIL_RELATED,
  TAIL_REPRINT,
} Tail;

/* How much each speaks for the text having ended before it. */
static const float scores[] = {
  [TAIL_TEXT] = -0.5,
  [TAIL_SENTENCE] = -0.8,
  [TAIL_PROSE] = -2,
  [TAIL_KEPT] = -1,
  [TAIL_NOTES] = -3,
  [TAIL_LISTED] = -0.2,
  [TAIL_NAME] = 0.5,
  [TAIL_THANKS] = 0.5,
  [TAIL_CONTROL] = -0.3,
  [TAIL_BLANK] = -0.25,
  [TAIL_IMAGE] = -0.25,
  [TAIL_INTERFACE] = 4,
  [TAIL_PROMOTION] = 4,
  [TAIL_RELATED] = 4,
  [TAIL_REPRINT] = 4,
};

static gboolean
is_sure (Tail tail)
{
  return tail >= TAIL_INTERFACE;
}

/* The heading of a note is one where a note follows; elsewhere it is that of a chapter. */
static gboolean
is_before_note (PdCleaning *self,
                guint index,
                GStrv names)
{
  gboolean is_certain;

  return index + 1 < self->passages->len && pd_line_role_tell (pd_cleaning_get (self, index + 1), (const char *const *) names, &is_certain) == PD_LINE_ROLE_REPRINT;
}

static Tail
tell (PdCleaning *self,
      guint index,
      GStrv names)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *folded = NULL;
  g_auto (PdByline) byline = { NULL };
  gboolean is_certain;

  if (passage->kind == PD_BLOCK_IMAGE)
    return TAIL_IMAGE;
  if (passage->kind == PD_BLOCK_BYLINE)
    return TAIL_KEPT;
  switch ((int) pd_line_role_tell (passage, (const char *const *) names, &is_certain))
    {
    case PD_LINE_ROLE_BLANK:
      return TAIL_BLANK;
    case PD_LINE_ROLE_CONTROL:
      return TAIL_CONTROL;
    case PD_LINE_ROLE_INTERFACE:
    case PD_LINE_ROLE_TRAIL:
      /* A manual has headings for what buttons say. */
      return passage->kind == PD_BLOCK_HEADING ? TAIL_TEXT : TAIL_INTERFACE;
    case PD_LINE_ROLE_PROMOTION:
      return passage->kind == PD_BLOCK_HEADING ? TAIL_TEXT : TAIL_PROMOTION;
    case PD_LINE_ROLE_THANKS:
      return TAIL_THANKS;
    case PD_LINE_ROLE_RELATED:
      return TAIL_RELATED;
    case PD_LINE_ROLE_REPRINT:
      return passage->weight > MAX_NOTE_HEADING || pd_line_role_gives_terms (passage) || is_before_note (self, index, names) ? TAIL_REPRINT : TAIL_TEXT;
    case PD_LINE_ROLE_NOTES:
      return TAIL_NOTES;
    default:
      break;
    }
  folded = pd_fold_line (passage->text, passage->n_bytes);
  if (g_strv_contains ((const char *const *) names, folded))
    return TAIL_NAME;
  if (passage->is_code || pd_caption_has_credit (passage) || pd_byline_parse (passage->text, passage->n_bytes, &byline))
    return TAIL_KEPT;
  if (pd_passage_is_line (passage))
    return TAIL_TEXT;
  return passage->weight <= MAX_SENTENCE ? TAIL_SENTENCE : TAIL_PROSE;
}

/* Where a list of other articles goes on: titles without an end of a sentence, up to something else. */
static void
mark_listed (PdCleaning *self,
             GArray *tails,
             guint first)
{
  guint n_listed = 0;
  gboolean is_list = FALSE;

  for (guint i = 0; i < tails->len; i++)
    {
      Tail *tail = &g_array_index (tails, Tail, i);
      const PdPassage *passage = pd_cleaning_get (self, first + i);

      if (is_sure (*tail))
        {
          is_list = *tail == TAIL_RELATED;
          n_listed = 0;
        }
      else if (*tail == TAIL_TEXT || *tail == TAIL_SENTENCE || *tail == TAIL_PROSE)
        {
          /* A title may end in a question mark, and a work that is referred to is no other article. */
          is_list = is_list && passage->weight <= MAX_LISTED_WEIGHT && ++n_listed <= MAX_LISTED && (*tail == TAIL_TEXT || passage->is_linked) && g_strstr_len (passage->text, passage->n_bytes, "出版社") == NULL;
          if (is_list)
            *tail = TAIL_LISTED;
        }
      else if (*tail == TAIL_NOTES || *tail == TAIL_KEPT)
        is_list = FALSE;
    }
}

/* Everything from here on may be what is behind the text: the last long prose is before it. */
static guint
find_first (PdCleaning *self,
            GStrv names)
{
  guint i = self->passages->len;

  for (; i > 0; i--)
    {
      const PdPassage *passage = pd_cleaning_get (self, i - 1);

      if ((int) i - 1 == self->headline)
        break;
      if (!passage->is_cut && pd_passage_is_long_prose (passage) && !is_sure (tell (self, i - 1, names)))
        break;
    }
  return i;
}

/* The start that has the most on its side. */
static guint
find_start (GArray *tails)
{
  float score = 0, best = 0;
  guint start = tails->len;

  for (guint i = tails->len; i > 0; i--)
    {
      score += scores[g_array_index (tails, Tail, i - 1)];
      if (score > best)
        {
          best = score;
          start = i - 1;
        }
    }
  return start;
}

static const char *
get_reason (Tail tail)
{
  switch ((int) tail)
    {
    case TAIL_INTERFACE:
      return "interface";
    case TAIL_RELATED:
      return "related";
    case TAIL_REPRINT:
      return "reprint-note";
    default:
      return "promotion";
    }
}

static gboolean
is_question (const PdPassage *passage)
{
  return passage->weight <= MAX_SENTENCE && passage->n_stops == 1 && (g_strstr_len (passage->text, passage->n_bytes, "？") != NULL || memchr (passage->text, '?', passage->n_bytes) != NULL);
}

/* Says why each passage is cut, or NULL. What stands between two lines that are not the author's is not either, if it is little. */
static GPtrArray *
plan (PdCleaning *self,
      GArray *tails,
      guint first,
      guint start)
{
  GPtrArray *reasons = g_ptr_array_new ();
  guint n_names = 0;
  int last = -1;

  g_ptr_array_set_size (reasons, tails->len);
  /* Once, a name may be a signature. */
  for (guint i = start; i < tails->len; i++)
    n_names += g_array_index (tails, Tail, i) == TAIL_NAME;
  for (guint i = start; i < tails->len; i++)
    {
      Tail tail = g_array_index (tails, Tail, i);
      Tail before = last >= 0 ? g_array_index (tails, Tail, last) : TAIL_TEXT;

      if (is_sure (tail))
        {
          g_ptr_array_index (reasons, i) = (gpointer) get_reason (tail);
          last = i;
        }
      else if (tail == TAIL_NAME && (last >= 0 || n_names > 1))
        g_ptr_array_index (reasons, i) = (gpointer) "repeated-author";
      else if (last < 0)
        continue;
      else if (tail == TAIL_THANKS)
        g_ptr_array_index (reasons, i) = (gpointer) "promotion";
      else if (tail == TAIL_LISTED)
        g_ptr_array_index (reasons, i) = (gpointer) "related";
      else if (tail == TAIL_CONTROL)
        g_ptr_array_index (reasons, i) = (gpointer) "interface";
      /* A picture behind a call to follow is the code to be scanned, or the end of a list of other articles. */
      else if ((tail == TAIL_IMAGE || tail == TAIL_BLANK) && before != TAIL_REPRINT)
        g_ptr_array_index (reasons, i) = (gpointer) get_reason (before);
    }
  for (guint i = start; i < tails->len; i++)
    {
      guint k = i + 1, n_lines = 0, weight = 0;
      Tail tail = g_array_index (tails, Tail, i);
      gboolean is_little = TRUE;

      if (!is_sure (tail))
        continue;
      for (; k < tails->len && !is_sure (g_array_index (tails, Tail, k)); k++)
        {
          Tail between = g_array_index (tails, Tail, k);

          if (between == TAIL_TEXT || between == TAIL_SENTENCE || between == TAIL_PROSE)
            {
              n_lines++;
              weight += pd_cleaning_get (self, first + k)->weight;
            }
          /* A sentence is what a list or a call has below its heading; below a note only readers are asked something. */
          is_little = is_little && between != TAIL_NOTES && ((between != TAIL_PROSE && between != TAIL_SENTENCE) || tail == TAIL_RELATED || tail == TAIL_PROMOTION || is_question (pd_cleaning_get (self, first + k)));
        }
      if (k == tails->len || !is_little || n_lines > MAX_LINES_BETWEEN || weight > MAX_WEIGHT_BETWEEN)
        continue;
      for (guint between = i + 1; between < k; between++)
        {
          Tail what = g_array_index (tails, Tail, between);

          if (g_ptr_array_index (reasons, between) == NULL && what != TAIL_KEPT)
            g_ptr_array_index (reasons, between) = (gpointer) (tail == TAIL_REPRINT ? "promotion" : get_reason (tail));
        }
    }
  return reasons;
}

static gboolean
is_too_much (PdCleaning *self,
             GPtrArray *reasons,
             guint first)
{
  guint total = 0, cut = 0;

  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (passage->is_cut)
        continue;
      total += passage->weight;
      if (i >= first && g_ptr_array_index (reasons, i - first) != NULL)
        cut += passage->weight;
    }
  return cut * 100 > total * MAX_SHARE_PERCENT;
}

/* The words of a note stay the author's terms, whether the note is cut or not. */
static void
lift_terms (PdCleaning *self,
            guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *terms = NULL;
  const char *text = passage->text;

  if (!pd_line_role_gives_terms (passage))
    return;
  /* Without the mark of a list. */
  if (passage->kind == PD_BLOCK_LIST && pd_passage_has_prefix (passage, "• "))
    text += strlen ("• ");
  terms = g_strstrip (g_strdelimit (g_strndup (text, passage->text + passage->n_bytes - text), "\n\t", ' '));
  pd_cleaning_set_field (self, PD_ARTICLE_LICENCE, terms, "read", "reprint note");
}

/* Cuts what is behind the text: notes on reprints, calls to follow, lists of other articles, an interface. */
void
pd_clean_tail (PdCleaning *self)
{
  g_auto (GStrv) names = pd_cleaning_dup_names (self);
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (Tail));
  g_autoptr (GPtrArray) reasons = NULL;
  guint first = find_first (self, names);
  guint start;

  for (guint i = first; i < self->passages->len; i++)
    {
      Tail tail = pd_cleaning_get (self, i)->is_cut ? TAIL_BLANK : tell (self, i, names);

      g_array_append_val (tails, tail);
    }
  mark_listed (self, tails, first);
  start = find_start (tails);
  for (guint i = start; i < tails->len; i++)
    {
      if (g_array_index (tails, Tail, i) == TAIL_REPRINT)
        lift_terms (self, first + i);
    }
  reasons = plan (self, tails, first, start);
  /* A note stands by itself, too, where more of the author's follows. */
  for (guint i = 0; i < start && pd_cleaning_has_body (self); i++)
    {
      if (g_array_index (tails, Tail, i) != TAIL_REPRINT)
        continue;
      lift_terms (self, first + i);
      g_ptr_array_index (reasons, i) = (gpointer) get_reason (TAIL_REPRINT);
    }
  if (is_too_much (self, reasons, first))
    return;
  for (guint i = 0; i < tails->len; i++)
    {
      if (g_ptr_array_index (reasons, i) != NULL)
        pd_cleaning_cut (self, first + i, g_ptr_array_index (reasons, i));
    }
}
