#include "pd-mention-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-choices.h"
#include "pd-mention-choice.h"
#include "pd-quantity-reader.h"
#include "pd-subject-finder.h"
#include "pd-time-expression.h"

#define MAX_PROPOSALS 12
/* In characters: a figure is looked for in a sentence or two, not in a whole article. */
#define MAX_PASSAGE 5000

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
add_span (GStrvBuilder *parts,
          const char *from,
          const char *to)
{
  if (*from != '\0' && *to != '\0' && !g_str_equal (from, to))
    g_strv_builder_take (parts, g_strdup_printf ("%s–%s", from, to));
  else if (*from != '\0' || *to != '\0')
    g_strv_builder_add (parts, *from != '\0' ? from : to);
}

static void
add_part (GStrvBuilder *parts,
          const char *part)
{
  if (*part != '\0')
    g_strv_builder_add (parts, part);
}

static void
show_parts (AdwExpanderRow *row,
            GStrvBuilder *parts)
{
  g_auto (GStrv) list = g_strv_builder_end (parts);
  g_autofree char *summary = g_strjoinv (" · ", list);
  g_autofree char *markup = g_markup_escape_text (summary, -1);

  adw_expander_row_set_subtitle (row, markup);
}

/**
 * pd_mention_figures_summarise:
 * @rows: the rows of the form
 *
 * Says beside the titles of what is folded away what is in it.
 */
void
pd_mention_figures_summarise (const PdMentionFigureRows *rows)
{
  g_autoptr (GStrvBuilder) figure = g_strv_builder_new (), subject = g_strv_builder_new ();
  const char *approximation = pd_mention_choice_get (rows->approximation, pd_approximation_codes);

  add_span (figure, get_text (rows->value_low), get_text (rows->value_high));
  if (approximation != NULL)
    g_strv_builder_add (figure, pd_choice_get_label (approximation));
  add_part (figure, get_text (rows->unit));
  add_part (figure, get_text (rows->currency));
  show_parts (rows->figure, figure);
  add_part (subject, get_text (rows->entity));
  add_part (subject, get_text (rows->measure));
  add_part (subject, get_text (rows->period));
  add_part (subject, get_text (rows->said_date));
  add_span (subject, get_text (rows->event_from), get_text (rows->event_to));
  show_parts (rows->subject, subject);
}

static gssize
measure (const char *passage)
{
  return g_utf8_offset_to_pointer (passage, MIN (g_utf8_strlen (passage, -1), MAX_PASSAGE)) - passage;
}

static void
propose_figure (const PdMentionFigureRows *rows,
                PdMentionProposals *figures,
                const PdQuantity *quantity)
{
  const PdMentionProposal fields[] = {
    { ADW_PREFERENCES_ROW (rows->value_text), quantity->text },
    { ADW_PREFERENCES_ROW (rows->value_low), quantity->value_low },
    { ADW_PREFERENCES_ROW (rows->value_high), quantity->value_high },
    { ADW_PREFERENCES_ROW (rows->approximation), quantity->approximation },
    { ADW_PREFERENCES_ROW (rows->unit), quantity->unit },
    { ADW_PREFERENCES_ROW (rows->currency), quantity->currency },
  };
  g_autofree char *name = g_strdup_printf (_ ("Figure: %s"), quantity->text);

  pd_mention_proposals_add (figures, quantity->text, name, fields, G_N_ELEMENTS (fields));
}

/**
 * pd_mention_figures_propose:
 * @rows: the rows of the form
 * @figures: where to propose
 * @passage: what the mention is on
 * @take: whether the only figure of the passage is filled in at once, if nothing is typed yet
 *
 * Proposes the figures of a passage.
 */
void
pd_mention_figures_propose (const PdMentionFigureRows *rows,
                            PdMentionProposals *figures,
                            const char *passage,
                            gboolean take)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (passage, measure (passage));
  guint n = 0;

  pd_mention_proposals_set_caption (figures, _ ("Figures in the passage"));
  for (guint i = 0; i < quantities->len && n < MAX_PROPOSALS; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);

      /* 第3期 is no figure of a claim. */
      if (quantity->ordinal)
        continue;
      propose_figure (rows, figures, quantity);
      n++;
    }
  if (take && n == 1)
    pd_mention_proposals_take (figures, 0);
}

static void
add_new (GPtrArray *list,
         GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const char *text = g_ptr_array_index (found, i);

      if (!g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
        g_ptr_array_add (list, g_strdup (text));
    }
}

/* What each figure of the passage may be of, as its sentence has it. */
static void
find_subjects (PdSegmenter *segmenter,
               guint start,
               guint end,
               const char *const *known,
               GPtrArray *entities,
               GPtrArray *measures)
{
  PdText *text = pd_segmenter_get_text (segmenter);
  g_autofree char *passage = pd_text_dup_slice (text, start, MIN (end, start + MAX_PASSAGE));
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (passage, -1);
  guint n = 0;

  for (guint i = 0; i < quantities->len && n < MAX_PROPOSALS; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);
      g_autofree char *sentence = NULL;
      g_autoptr (PdSubjects) found = NULL;
      guint first, last;

      if (quantity->ordinal)
        continue;
      n++;
      pd_segmenter_get_sentence (segmenter, start + quantity->start, &first, &last);
      sentence = pd_text_dup_slice (text, first, MIN (MAX (last, start + quantity->end), first + MAX_PASSAGE));
      found = pd_subject_finder_find (sentence, start + quantity->end - first, known);
      add_new (entities, found->entities);
      add_new (measures, found->measures);
    }
}

static void
propose_subject (PdMentionProposals *subjects,
                 AdwEntryRow *row,
                 const char *label,
                 const char *value)
{
  const PdMentionProposal field = { ADW_PREFERENCES_ROW (row), value };

  pd_mention_proposals_add (subjects, label, label, &field, 1);
}

/**
 * pd_mention_figures_propose_subjects:
 * @rows: the rows of the form
 * @subjects: where to propose
 * @segmenter: the sentences of the article's text
 * @start: where the passage begins, in code points
 * @end: where it ends
 * @known: (array zero-terminated=1): names that are known
 *
 * Proposes whom or what the figures of the passage are of, and what of it, as their sentences have it. Of a passage without a figure, nothing is.
 */
void
pd_mention_figures_propose_subjects (const PdMentionFigureRows *rows,
                                     PdMentionProposals *subjects,
                                     PdSegmenter *segmenter,
                                     guint start,
                                     guint end,
                                     const char *const *known)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func (g_free);

  find_subjects (segmenter, start, end, known, entities, measures);
  pd_mention_proposals_set_caption (subjects, _ ("Of what, as the sentence has it"));
  for (guint i = 0; i < MIN (entities->len, MAX_PROPOSALS); i++)
    {
      const char *entity = g_ptr_array_index (entities, i);
      /* Translators: whom or what a figure is of. */
      g_autofree char *label = g_strdup_printf (_ ("Of: %s"), entity);

      propose_subject (subjects, rows->entity, label, entity);
    }
  for (guint i = 0; i < MIN (measures->len, MAX_PROPOSALS); i++)
    {
      const char *measured = g_ptr_array_index (measures, i);
      /* Translators: what is measured. */
      g_autofree char *label = g_strdup_printf (_ ("Measure: %s"), measured);

      propose_subject (subjects, rows->measure, label, measured);
    }
}

/* Whether somebody says something in it. */
static gboolean
has_saying (const char *passage)
{
  static const char *const words[] = { "说", "說", "表示", "称", "稱", "透露", "宣布", "报道", "報道", "報導", "披露", "指出", "said", "told" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (passage, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
propose_time (const PdMentionFigureRows *rows,
              PdMentionProposals *times,
              const PdTimeExpression *expression,
              gboolean said)
{
  const PdMentionProposal event[] = {
    { ADW_PREFERENCES_ROW (rows->event_from), expression->from },
    { ADW_PREFERENCES_ROW (rows->event_to), expression->to },
  };
  const PdMentionProposal saying = { ADW_PREFERENCES_ROW (rows->said_date), expression->from };
  const PdMentionProposal period = { ADW_PREFERENCES_ROW (rows->period), expression->text };
  g_autofree char *days = NULL, *event_label = NULL, *said_label = NULL, *period_label = NULL;

  if (expression->kind == PD_TIME_PERIOD)
    {
      period_label = g_strdup_printf (_ ("Period: %s"), expression->text);
      pd_mention_proposals_add (times, period_label, period_label, &period, 1);
      return;
    }
  if (expression->kind != PD_TIME_DATE || expression->from == NULL || expression->to == NULL)
    return;
  days = g_str_equal (expression->from, expression->to) ? g_strdup (expression->from) : g_strdup_printf ("%s–%s", expression->from, expression->to);
  event_label = g_strdup_printf (_ ("Event: %s, %s"), expression->text, days);
  pd_mention_proposals_add (times, event_label, event_label, event, G_N_ELEMENTS (event));
  if (!said)
    return;
  said_label = g_strdup_printf (_ ("Said: %s, %s"), expression->text, expression->from);
  pd_mention_proposals_add (times, said_label, said_label, &saying, 1);
}

/**
 * pd_mention_figures_propose_times:
 * @rows: the rows of the form
 * @times: where to propose
 * @passage: what the mention is on
 * @written_on: (nullable): the article's date
 *
 * Proposes the dates and periods of a passage. Which of them is of what only a person knows; so none is filled in at once.
 */
void
pd_mention_figures_propose_times (const PdMentionFigureRows *rows,
                                  PdMentionProposals *times,
                                  const char *passage,
                                  const char *written_on)
{
  g_autoptr (GPtrArray) expressions = pd_time_expression_read (passage, measure (passage), written_on);
  gboolean said = has_saying (passage);

  pd_mention_proposals_set_caption (times, _ ("Times in the passage"));
  for (guint i = 0; i < MIN (expressions->len, MAX_PROPOSALS); i++)
    propose_time (rows, times, g_ptr_array_index (expressions, i), said);
}
