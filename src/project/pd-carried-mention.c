#include "pd-carried-mention.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-fold.h"
#include "pd-quantity-reader.h"
#include "pd-time-expression.h"

static const PdKey figure_keys[] = { PD_MENTION_VALUE_TEXT, PD_MENTION_VALUE_LOW, PD_MENTION_VALUE_HIGH, PD_MENTION_APPROXIMATION, PD_MENTION_UNIT, PD_MENTION_CURRENCY };
static const PdKey subject_keys[] = { PD_MENTION_ENTITY, PD_MENTION_MEASURE, PD_MENTION_PERIOD };
static const PdKey date_keys[] = { PD_MENTION_SAID_DATE, PD_MENTION_EVENT_FROM, PD_MENTION_EVENT_TO };

/**
 * pd_carried_mention_free:
 *
 * Frees it.
 */
void
pd_carried_mention_free (PdCarriedMention *self)
{
  g_clear_object (&self->mention);
  g_clear_object (&self->values);
  g_clear_pointer (&self->attributions, g_ptr_array_unref);
  g_free (self->figure);
  g_free (self->speaker);
  g_free (self);
}

/* What a mention is carried between. */
typedef struct
{
  const PdCarriedPassage *passage;
  PdText *a;
  PdText *b;
  /* The sentences that the passage is in, there and here. */
  guint a_start;
  guint a_end;
  guint b_start;
  guint b_end;
  char *a_sentences;
  char *b_sentences;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->a_sentences, g_free);
  g_clear_pointer (&self->b_sentences, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static char *
dup_sentences (PdSegmenter *segmenter,
               guint start,
               guint end,
               guint *first,
               guint *last)
{
  guint other;

  pd_segmenter_get_sentence (segmenter, start, first, &other);
  pd_segmenter_get_sentence (segmenter, end - 1, &other, last);
  *first = MIN (*first, start);
  *last = MAX (*last, end);
  return pd_text_dup_slice (pd_segmenter_get_text (segmenter), *first, *last);
}

static void
place_init (Place *self,
            const PdCarriedPassage *passage)
{
  self->passage = passage;
  self->a = pd_segmenter_get_text (passage->a_segmenter);
  self->b = pd_segmenter_get_text (passage->b_segmenter);
  self->a_sentences = dup_sentences (passage->a_segmenter, passage->start, passage->end, &self->a_start, &self->a_end);
  self->b_sentences = dup_sentences (passage->b_segmenter, passage->b_start, passage->b_end, &self->b_start, &self->b_end);
}

/* Spaces and width do not count. */
static char *
squeeze (const char *text)
{
  char *folded = pd_fold (text, -1), *q = folded;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        *q++ = *p;
    }
  *q = '\0';
  return folded;
}

static gboolean
contains (const char *text,
          const char *words)
{
  g_autofree char *haystack = squeeze (text), *needle = squeeze (words);

  return *needle != '\0' && strstr (haystack, needle) != NULL;
}

static gboolean
is_written_alike (const char *a,
                  const char *b)
{
  g_autofree char *first = squeeze (a), *second = squeeze (b);

  return g_str_equal (first, second);
}

static gboolean
is_same_figure (const PdQuantity *a,
                const PdQuantity *b)
{
  return pd_quantity_compare (a, b) == PD_QUANTITY_SAME && g_strcmp0 (a->approximation, b->approximation) == 0;
}

/* A file from elsewhere need have no number there. */
static const char *
get_number (PdRecord *mention,
            PdKey key)
{
  const char *text = pd_record_get_text (mention, key);

  return text != NULL && pd_decimal_is_valid (text) ? text : NULL;
}

/* Whether a figure of the text is the one that a mention has: as it is written, or as it is understood. */
static gboolean
is_figure_of (const PdQuantity *quantity,
              PdRecord *mention)
{
  const char *written = pd_record_get_text (mention, PD_MENTION_VALUE_TEXT);
  const char *low = get_number (mention, PD_MENTION_VALUE_LOW), *high = get_number (mention, PD_MENTION_VALUE_HIGH);
  PdQuantity figure = {
    .value_low = (char *) low,
    .value_high = (char *) high,
    .unit = (char *) pd_record_get_text (mention, PD_MENTION_UNIT),
    .currency = pd_record_get_text (mention, PD_MENTION_CURRENCY),
  };

  if (written != NULL && is_written_alike (quantity->text, written))
    return TRUE;
  return (low != NULL || high != NULL) && pd_quantity_compare (quantity, &figure) == PD_QUANTITY_SAME;
}

/* The only figure of the second text that stands where one of the first does. */
static const PdQuantity *
find_counterpart (const Place *self,
                  const PdQuantity *quantity,
                  GPtrArray *others)
{
  const PdQuantity *found = NULL;
  guint start, end;
  PdCarryingOutcome outcome = pd_carrying_place (self->passage->carrying, self->a_start + quantity->start, self->a_start + quantity->end, &start, &end);

  if (outcome != PD_CARRYING_SAME && outcome != PD_CARRYING_CHANGED)
    return NULL;
  for (guint i = 0; i < others->len; i++)
    {
      const PdQuantity *other = g_ptr_array_index (others, i);

      if (self->b_start + other->start >= end || self->b_start + other->end <= start)
        continue;
      if (found != NULL)
        return NULL;
      found = other;
    }
  return found;
}

static void
take_figure (PdCarriedMention *self,
             const PdQuantity *quantity)
{
  pd_record_set_text (self->values, PD_MENTION_VALUE_TEXT, quantity->text);
  pd_record_set_text (self->values, PD_MENTION_VALUE_LOW, quantity->value_low);
  pd_record_set_text (self->values, PD_MENTION_VALUE_HIGH, quantity->value_high);
  pd_record_set_text (self->values, PD_MENTION_APPROXIMATION, quantity->approximation);
  pd_record_set_text (self->values, PD_MENTION_UNIT, quantity->unit);
  pd_record_set_text (self->values, PD_MENTION_CURRENCY, quantity->currency);
}

static void
copy (PdCarriedMention *self,
      PdKey key)
{
  pd_record_set_text (self->values, key, pd_record_get_text (self->mention, key));
}

static void
copy_figure (PdCarriedMention *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (figure_keys); i++)
    copy (self, figure_keys[i]);
}

/* The figures of the first text that may be the mention's: those in the passage, or else in its sentences. */
static GPtrArray *
list_figures (const Place *self,
              PdRecord *mention,
              GPtrArray *quantities)
{
  GPtrArray *within = g_ptr_array_new (), *around = g_ptr_array_new ();

  for (guint i = 0; i < quantities->len; i++)
    {
      PdQuantity *quantity = g_ptr_array_index (quantities, i);

      if (!is_figure_of (quantity, mention))
        continue;
      if (self->a_start + quantity->start < self->passage->end && self->a_start + quantity->end > self->passage->start)
        g_ptr_array_add (within, quantity);
      else
        g_ptr_array_add (around, quantity);
    }
  if (within->len == 0)
    {
      g_ptr_array_unref (within);
      return around;
    }
  g_ptr_array_unref (around);
  return within;
}

/* A figure that the text does not have is the person's own reading; it holds where all of it is said again. */
static gboolean
is_said_again (const Place *self)
{
  PdCarryingDoubts doubts;
  guint start, end;

  return pd_carrying_find (self->passage->carrying, self->a_start, self->a_end, &start, &end, &doubts) == PD_CARRYING_SAME && doubts == 0;
}

/* A figure that the reader of quantities does not know stands where it is written, if it is. */
static gboolean
is_written_again (const Place *self,
                  const char *written)
{
  const char *before = self->a_sentences;
  guint start = self->a_start, n;
  gboolean is_found = FALSE;

  if (written == NULL || *written == '\0')
    return FALSE;
  n = g_utf8_strlen (written, -1);
  for (const char *p = strstr (before, written); p != NULL; p = strstr (p + strlen (written), written))
    {
      guint b_start, b_end;
      g_autofree char *there = NULL;

      start += g_utf8_pointer_to_offset (before, p);
      before = p;
      if (pd_carrying_place (self->passage->carrying, start, start + n, &b_start, &b_end) != PD_CARRYING_SAME)
        return FALSE;
      there = pd_text_dup_slice (self->b, b_start, b_end);
      if (!is_written_alike (there, written))
        return FALSE;
      is_found = TRUE;
    }
  return is_found;
}

static gboolean
has_figure (PdRecord *mention)
{
  return pd_record_get_text (mention, PD_MENTION_VALUE_TEXT) != NULL || pd_record_get_text (mention, PD_MENTION_VALUE_LOW) != NULL
         || pd_record_get_text (mention, PD_MENTION_VALUE_HIGH) != NULL;
}

static void
carry_figure (PdCarriedMention *self,
              const Place *place)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (place->a_sentences, -1), others = pd_quantity_reader_read (place->b_sentences, -1);
  g_autoptr (GPtrArray) figures = list_figures (place, self->mention, quantities);
  const PdQuantity *figure = NULL, *counterpart = NULL;

  for (guint i = 0; i < figures->len; i++)
    {
      const PdQuantity *found = find_counterpart (place, g_ptr_array_index (figures, i), others);

      /* It stands there twice, and became something else each time. */
      if (found == NULL || (counterpart != NULL && !is_same_figure (counterpart, found)))
        {
          counterpart = NULL;
          break;
        }
      figure = g_ptr_array_index (figures, i);
      counterpart = found;
    }
  if (figures->len == 0
      && (!has_figure (self->mention) || is_written_again (place, pd_record_get_text (self->mention, PD_MENTION_VALUE_TEXT)) || is_said_again (place)))
    copy_figure (self);
  else if (counterpart == NULL)
    self->changes |= PD_CARRIED_NO_FIGURE;
  else if (!is_same_figure (figure, counterpart))
    {
      take_figure (self, counterpart);
      self->figure = g_strdup (figure->text);
      self->changes |= PD_CARRIED_OTHER_FIGURE;
    }
  else if (g_strcmp0 (figure->unit, counterpart->unit) != 0 || g_strcmp0 (figure->currency, counterpart->currency) != 0)
    /* As much, otherwise written. */
    take_figure (self, counterpart);
  else
    {
      copy_figure (self);
      if (g_strcmp0 (pd_record_get_text (self->mention, PD_MENTION_VALUE_TEXT), figure->text) == 0)
        pd_record_set_text (self->values, PD_MENTION_VALUE_TEXT, counterpart->text);
    }
}

/* What is named in the sentences has to be named again; what is not is the person's own reading. */
static void
carry_subject (PdCarriedMention *self,
               const Place *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (subject_keys); i++)
    {
      const char *subject = pd_record_get_text (self->mention, subject_keys[i]);

      if (subject == NULL)
        continue;
      if (contains (place->a_sentences, subject) && !contains (place->b_sentences, subject))
        self->changes |= PD_CARRIED_NO_SUBJECT;
      else
        copy (self, subject_keys[i]);
    }
}

static gboolean
has_date (GPtrArray *expressions,
          const char *date)
{
  for (guint i = 0; i < expressions->len; i++)
    {
      const PdTimeExpression *expression = g_ptr_array_index (expressions, i);

      if (g_strcmp0 (expression->from, date) == 0 || g_strcmp0 (expression->to, date) == 0)
        return TRUE;
    }
  return FALSE;
}

/* “Yesterday” is another day in an article of another date, and so is the day on which an article was written. */
static void
carry_dates (PdCarriedMention *self,
             const Place *place)
{
  const PdCarriedPassage *passage = place->passage;
  g_autoptr (GPtrArray) expressions = pd_time_expression_read (place->a_sentences, -1, passage->a_date);
  g_autoptr (GPtrArray) others = pd_time_expression_read (place->b_sentences, -1, passage->b_date);

  for (guint i = 0; i < G_N_ELEMENTS (date_keys); i++)
    {
      const char *date = pd_record_get_text (self->mention, date_keys[i]);
      gboolean is_from_text, is_from_article, is_of_speaker;

      if (date == NULL)
        continue;
      is_from_text = has_date (expressions, date);
      is_from_article = !is_from_text && g_strcmp0 (date, passage->a_date) == 0;
      is_of_speaker = date_keys[i] == PD_MENTION_SAID_DATE && (self->changes & PD_CARRIED_NO_SPEAKER) != 0;
      if ((is_from_text && !has_date (others, date)) || (is_from_article && g_strcmp0 (passage->a_date, passage->b_date) != 0) || is_of_speaker)
        self->changes |= PD_CARRIED_NO_DATE;
      else
        copy (self, date_keys[i]);
    }
}

/* The paragraph that a passage is in, or begins in. */
static char *
dup_paragraph (PdText *text,
               guint start,
               guint end)
{
  int index = pd_text_find_block (text, start);

  if (index >= 0)
    {
      const PdBlock *block = pd_text_get_block (text, index);

      start = MIN (start, block->start);
      end = MAX (end, block->end);
    }
  return pd_text_dup_slice (text, start, end);
}

static gboolean
contains_any (const char *text,
              GPtrArray *spellings)
{
  for (guint i = 0; i < spellings->len; i++)
    {
      if (contains (text, g_ptr_array_index (spellings, i)))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_spellings (const Place *self,
                PdRecord *attribution)
{
  GPtrArray *list = g_ptr_array_new (), *known = NULL;
  const char *name_id = pd_record_get_text (attribution, PD_ATTRIBUTION_NAME_ID), *written = pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN);

  if (written != NULL)
    g_ptr_array_add (list, (char *) written);
  if (name_id != NULL)
    known = g_hash_table_lookup (self->passage->spellings, name_id);
  for (guint i = 0; known != NULL && i < known->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (known, i));
  return list;
}

/* What is written in the one paragraph and not in the other. */
static gboolean
is_lost (const char *words,
         const char *a_paragraph,
         const char *b_paragraph)
{
  return words != NULL && contains (a_paragraph, words) && !contains (b_paragraph, words);
}

static PdRecord *
carry_attribution (const Place *self,
                   PdRecord *attribution,
                   const char *a_paragraph,
                   const char *b_paragraph)
{
  PdRecord *row = pd_record_new_for_id (PD_WORD_ATTRIBUTION, NULL);
  const char *written = pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN), *cue = pd_record_get_text (attribution, PD_ATTRIBUTION_CUE);

  pd_record_set_integer (row, PD_ATTRIBUTION_POSITION, pd_record_get_integer (attribution, PD_ATTRIBUTION_POSITION));
  pd_record_set_text (row, PD_ATTRIBUTION_NAME_ID, pd_record_get_text (attribution, PD_ATTRIBUTION_NAME_ID));
  pd_record_set_text (row, PD_ATTRIBUTION_AS_WRITTEN, is_lost (written, a_paragraph, b_paragraph) ? NULL : written);
  pd_record_set_text (row, PD_ATTRIBUTION_CUE, is_lost (cue, a_paragraph, b_paragraph) ? NULL : cue);
  pd_record_set_text (row, PD_ATTRIBUTION_MODE, pd_record_get_text (attribution, PD_ATTRIBUTION_MODE));
  if ((self->passage->doubts & PD_CARRYING_MEANING) == 0)
    pd_record_set_text (row, PD_ATTRIBUTION_STANCE, pd_record_get_text (attribution, PD_ATTRIBUTION_STANCE));
  return row;
}

/* The chain goes over whole or not at all: half of one says something else. */
static void
carry_speakers (PdCarriedMention *self,
                const Place *place,
                GPtrArray *attributions)
{
  const PdCarriedPassage *passage = place->passage;
  g_autofree char *a = NULL, *b = NULL;

  if (attributions == NULL || attributions->len == 0)
    return;
  if ((passage->doubts & PD_CARRYING_SPEAKER) != 0)
    {
      self->changes |= PD_CARRIED_NO_SPEAKER;
      return;
    }
  a = dup_paragraph (place->a, passage->start, passage->end);
  b = dup_paragraph (place->b, passage->b_start, passage->b_end);
  for (guint i = 0; i < attributions->len; i++)
    {
      g_autoptr (GPtrArray) spellings = list_spellings (place, g_ptr_array_index (attributions, i));

      if (!contains_any (a, spellings) || contains_any (b, spellings))
        continue;
      self->speaker = g_strdup (g_ptr_array_index (spellings, 0));
      self->changes |= PD_CARRIED_NO_SPEAKER;
      return;
    }
  for (guint i = 0; i < attributions->len; i++)
    g_ptr_array_add (self->attributions, carry_attribution (place, g_ptr_array_index (attributions, i), a, b));
}

/**
 * pd_carried_mention_new:
 * @passage: where it is, and where it is carried to
 * @mention: the mention
 * @attributions: (nullable) (element-type PdRecord): who says it
 *
 * Finds out what a mention says where it is carried to. What cannot be told there is left empty, for a person to fill in.
 *
 * Returns: (transfer full): the mention
 */
PdCarriedMention *
pd_carried_mention_new (const PdCarriedPassage *passage,
                        PdRecord *mention,
                        GPtrArray *attributions)
{
  PdCarriedMention *self;
  g_auto (Place) place = { 0 };

  g_return_val_if_fail (passage != NULL, NULL);
  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  place_init (&place, passage);
  self = g_new0 (PdCarriedMention, 1);
  self->mention = g_object_ref (mention);
  self->values = pd_record_new_for_id (PD_WORD_MENTION, NULL);
  self->attributions = g_ptr_array_new_with_free_func (g_object_unref);
  copy (self, PD_MENTION_CLAIM_ID);
  copy (self, PD_MENTION_NOTE);
  carry_figure (self, &place);
  carry_subject (self, &place);
  carry_speakers (self, &place, attributions);
  carry_dates (self, &place);
  if ((passage->doubts & PD_CARRYING_MEANING) == 0)
    copy (self, PD_MENTION_STANCE);
  else if (pd_record_get_text (mention, PD_MENTION_STANCE) != NULL)
    self->changes |= PD_CARRIED_NO_STANCE;
  return self;
}
