#include "pd-subject-finder.h"

#include <string.h>

#include "pd-simplified.h"
#include "pd-quantity-reader.h"
#include "pd-time-expression.h"

/* More than these are a list to read through. */
#define MAX_ENTITIES 3
#define MAX_MEASURES 3
/* With the figure's own; what is said of something else stands farther off. */
#define MAX_CLAUSES 4
/* In characters: a subject is neither one character nor half a sentence. Two Chinese characters are as often a verb. */
#define MIN_SUBJECT 2
#define MAX_SUBJECT 12
#define MIN_NAME 3
/* So much may stand between 的 and a measure: 单体成本. */
#define MAX_ATTRIBUTE 4

/* 去年 is a time whenever it is written. */
#define ANY_DATE "2000-01-01"

#include "pd-subject-words.inc"

/* A sentence in characters of Simplified Chinese, one for each code point, and what stands where. */
typedef struct
{
  gunichar *written;
  gunichar *simplified;
  guint n;
  /* Of each code point, whether it is part of a figure or of a time. */
  gboolean *is_taken;
} Sentence;

static void
sentence_clear (Sentence *self)
{
  g_free (self->written);
  g_free (self->simplified);
  g_free (self->is_taken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sentence, sentence_clear)

static void
take (Sentence *self,
      guint start,
      guint end)
{
  for (guint i = start; i < MIN (end, self->n); i++)
    self->is_taken[i] = TRUE;
}

static void
sentence_init (Sentence *self,
               const char *utf8)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (utf8, -1);
  g_autoptr (GPtrArray) times = pd_time_expression_read (utf8, -1, ANY_DATE);
  glong n;

  self->written = g_utf8_to_ucs4_fast (utf8, -1, &n);
  self->n = n;
  self->simplified = g_new (gunichar, n + 1);
  for (guint i = 0; i < self->n; i++)
    self->simplified[i] = pd_simplified_get (self->written[i]);
  self->is_taken = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < quantities->len; i++)
    take (self, ((PdQuantity *) g_ptr_array_index (quantities, i))->start, ((PdQuantity *) g_ptr_array_index (quantities, i))->end);
  for (guint i = 0; i < times->len; i++)
    take (self, ((PdTimeExpression *) g_ptr_array_index (times, i))->start, ((PdTimeExpression *) g_ptr_array_index (times, i))->end);
}

/* How long the word is that stands there; 0 where it is another. */
static guint
match (const Sentence *self,
       guint start,
       guint end,
       const char *word)
{
  guint length = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word), length++)
    {
      if (start + length >= end || self->simplified[start + length] != g_utf8_get_char (word))
        return 0;
    }
  return length;
}

static guint
match_any (const Sentence *self,
           guint start,
           guint end,
           const char *const *words,
           gsize n_words)
{
  guint longest = 0;

  for (gsize i = 0; i < n_words; i++)
    longest = MAX (longest, match (self, start, end, words[i]));
  return longest;
}

#define MATCH_ANY(sentence, start, end, words) match_any (sentence, start, end, words, G_N_ELEMENTS (words))

static void
add (GPtrArray *found,
     const Sentence *self,
     guint start,
     guint end,
     guint most)
{
  g_autofree char *text = g_ucs4_to_utf8 (self->written + start, end - start, NULL, NULL, NULL);

  if (found->len < most && text != NULL && !g_ptr_array_find_with_equal_func (found, text, g_str_equal, NULL))
    g_ptr_array_add (found, g_steal_pointer (&text));
}

/* Where something begins to be said. */
static gboolean
is_predicate (const Sentence *self,
              guint start,
              guint end)
{
  return MATCH_ANY (self, start, end, particles) > 0 || MATCH_ANY (self, start, end, verbs) > 0 || MATCH_ANY (self, start, end, sayings) > 0;
}

static gboolean
is_mark (gunichar c)
{
  return !g_unichar_isalnum (c) && c != ' ' && c != '-' && c != '.' && c != 0xB7;
}

/* What makes it another measure stands right before it. */
static guint
widen (const Sentence *self,
       guint clause,
       guint start)
{
  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (modifiers) && !found; i++)
        {
          guint length = g_utf8_strlen (modifiers[i], -1);

          /* 单日 is a time, too; in 2024年销量 the year is one alone. */
          found = start >= clause + length && (length > 1 || !self->is_taken[start - length]) && match (self, start - length, start, modifiers[i]) == length;
          if (found)
            start -= length;
        }
    }
  return start;
}

/* Where the first measure of a clause begins; its end where there is none. What they are is listed if @found is not %NULL. */
static guint
find_measures (const Sentence *self,
               guint start,
               guint end,
               GPtrArray *found)
{
  guint first = end;

  for (guint i = start; i < end;)
    {
      guint length = self->is_taken[i] ? 0 : MATCH_ANY (self, i, end, measures);

      if (length > 0)
        {
          guint from = widen (self, start, i);

          if (found != NULL)
            add (found, self, from, i + length, MAX_MEASURES);
          first = MIN (first, from);
        }
      i += MAX (length, 1);
    }
  return first;
}

/* Whether a subject may begin later: it is neither in a time nor the 的 that leads on from one. */
static gboolean
is_before_subject (const Sentence *self,
                   guint i)
{
  return self->is_taken[i] || is_mark (self->written[i]) || self->written[i] == ' ' || (i > 0 && self->is_taken[i - 1] && match (self, i, self->n, "的") > 0);
}

/* Whether a measure is of what ends there: nothing is between them but a time, or 的 and a word or two. */
static gboolean
is_measured (const Sentence *self,
             guint last,
             guint measure)
{
  guint attribute = 0;
  gboolean has_particle = FALSE;

  for (guint i = last; i < measure; i++)
    {
      if (self->is_taken[i] || self->written[i] == ' ')
        continue;
      if (match (self, i, measure, "的") > 0)
        {
          has_particle = TRUE;
          attribute = 0;
          continue;
        }
      /* 两天内市值 */
      if (self->is_taken[MAX (i, 1) - 1] && (match (self, i, measure, "内") > 0 || match (self, i, measure, "里") > 0 || match (self, i, measure, "中") > 0))
        continue;
      if (is_predicate (self, i, measure))
        return FALSE;
      attribute++;
    }
  return has_particle ? attribute <= MAX_ATTRIBUTE : attribute == 0;
}

static gboolean
is_chinese (const Sentence *self,
            guint start,
            guint last)
{
  for (guint i = start; i < last; i++)
    {
      if (g_unichar_get_script (self->written[i]) != G_UNICODE_SCRIPT_HAN)
        return FALSE;
    }
  return TRUE;
}

/* Whether it may be a name: it is no pronoun, begins with no particle, and has no words in it that names do not have. */
static gboolean
is_name (const Sentence *self,
         guint start,
         guint last,
         guint end)
{
  guint pronoun = MATCH_ANY (self, start, last, pronouns);

  if (last - start < MIN_SUBJECT || last - start > MAX_SUBJECT || (pronoun > 0 && (start + pronoun == last || is_predicate (self, start + pronoun, end))))
    return FALSE;
  if (is_predicate (self, start, last))
    return FALSE;
  for (guint i = start; i < last; i++)
    {
      if (MATCH_ANY (self, i, last, strangers) > 0)
        return FALSE;
    }
  return TRUE;
}

typedef enum
{
  /* It begins with a measure, or with a verb: what it is of stands before it. */
  CLAUSE_WITHOUT_SUBJECT,
  CLAUSE_WITH_SUBJECT,
  /* It is of something that cannot be told. */
  CLAUSE_UNCLEAR,
} ClauseKind;

/* The clause's subject: from its beginning to where something begins to be said of it. */
static ClauseKind
find_subject (const Sentence *self,
              guint start,
              guint end,
              guint measure,
              gboolean is_own,
              GPtrArray *found)
{
  guint last, verb;

  for (guint length = 1; length > 0 && start < measure;)
    {
      while (start < measure && is_before_subject (self, start))
        start++;
      length = MATCH_ANY (self, start, measure, openings);
      start += length;
    }
  if ((start == measure && measure < end) || MATCH_ANY (self, start, end, verbs) > 1)
    return CLAUSE_WITHOUT_SUBJECT;
  /* A predicate that a name begins with is part of it. */
  for (last = start; last < measure && !self->is_taken[last] && !is_mark (self->written[last]); last++)
    {
      if (last >= start + MIN_SUBJECT && is_predicate (self, last, end))
        break;
    }
  verb = MATCH_ANY (self, last, end, verbs);
  if (measure == end || !is_measured (self, last, measure))
    {
      /* Else it takes a verb that says something of it, and in an earlier clause another word of that kind. */
      if (last - start < MIN_NAME && is_chinese (self, start, last))
        return CLAUSE_UNCLEAR;
      if (verb == 0 && (is_own || match (self, last, end, "的") > 0 || MATCH_ANY (self, last, end, particles) == 0))
        return CLAUSE_UNCLEAR;
    }
  while (last > start && self->written[last - 1] == ' ')
    last--;
  if (last > start && MATCH_ANY (self, last - 1, last, postpositions) > 0)
    return measure < end ? CLAUSE_WITHOUT_SUBJECT : CLAUSE_UNCLEAR;
  if (!is_name (self, start, last, end))
    return CLAUSE_UNCLEAR;
  add (found, self, start, last, MAX_ENTITIES);
  return CLAUSE_WITH_SUBJECT;
}

/* Names that are known stand before what is guessed. */
static void
find_known (const Sentence *self,
            const char *const *known,
            GPtrArray *found)
{
  for (; known != NULL && *known != NULL; known++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      guint length = 0;

      for (const char *c = *known; *c != '\0'; c = g_utf8_next_char (c), length++)
        g_string_append_unichar (word, pd_simplified_get (g_utf8_get_char (c)));
      for (guint i = 0; length >= MIN_SUBJECT && i + length <= self->n; i++)
        {
          if (match (self, i, self->n, word->str) != length)
            continue;
          if (found->len < MAX_ENTITIES && !g_ptr_array_find_with_equal_func (found, *known, g_str_equal, NULL))
            g_ptr_array_add (found, g_strdup (*known));
          break;
        }
    }
}

/**
 * pd_subjects_free:
 *
 * Frees it.
 */
void
pd_subjects_free (PdSubjects *self)
{
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->measures);
  g_free (self);
}

/**
 * pd_subject_finder_find:
 * @sentence: a sentence
 * @end: behind the figure in it, in code points
 * @known: (nullable) (array zero-terminated=1): names that are known
 *
 * Finds what a figure may be of: whom or what, and what of it. Measures are those of a list (市值, 营收, 能量密度, …) with what stands before them and makes them others (研发总投入). An entity is a name that
 * is known, or what the figure's clause begins with, up to where something begins to be said of it: a measure, or a verb that is common in news. Where the clause begins with those, the one before it is
 * looked at. What is neither measured nor does anything, as 短短 in 短短几个小时, is not proposed, and neither is what can hardly be a name. It is a pattern and no parser, good enough to propose and not
 * to decide.
 *
 * Returns: (transfer full): what it may be of
 */
PdSubjects *
pd_subject_finder_find (const char *sentence,
                        guint end,
                        const char *const *known)
{
  PdSubjects *subjects;
  g_auto (Sentence) text = { 0 };

  g_return_val_if_fail (sentence != NULL, NULL);

  subjects = g_new (PdSubjects, 1);
  subjects->entities = g_ptr_array_new_with_free_func (g_free);
  subjects->measures = g_ptr_array_new_with_free_func (g_free);
  sentence_init (&text, sentence);
  end = MIN (end, text.n);
  find_known (&text, known, subjects->entities);
  for (guint i = 0, start; i < MAX_CLAUSES && end > 0; i++, end = start > 0 ? start - 1 : 0)
    {
      guint measure;

      for (start = end; start > 0 && (!is_mark (text.written[start - 1]) || text.is_taken[start - 1]); start--)
        ;
      measure = find_measures (&text, start, end, subjects->measures->len == 0 ? subjects->measures : NULL);
      if (find_subject (&text, start, end, measure, i == 0, subjects->entities) != CLAUSE_WITHOUT_SUBJECT)
        break;
    }
  return subjects;
}
