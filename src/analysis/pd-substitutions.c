#include "pd-substitutions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-antonyms.h"
#include "pd-folded.h"

/* In more letters than this, a negation says something of its own. */
#define MAX_LETTERS_POLARITY 8

struct _PdSubstitutions
{
  gatomicrefcount n_references;

  GPtrArray *substitutions;
  /* By both, folded. */
  GHashTable *by_words;
  gboolean is_sorted;
};

static char *
fold (const char *words)
{
  g_autoptr (PdFolded) folded = pd_folded_new (words, -1);

  return pd_folded_to_utf8 (folded);
}

/* The digits of some words, with what parts them. */
static char *
take_digits (const char *words)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) || ((*p == '.' || *p == '/' || *p == ':') && g_ascii_isdigit (p[1])) || (*p == '%' && digits->len > 0))
        g_string_append_c (digits, *p);
      else if (*p == '-' && g_ascii_isdigit (p[1]) && p == words)
        g_string_append_c (digits, *p);
    }
  return g_string_free_and_steal (digits);
}

static gboolean
consists_of (const char *words,
             const char *characters)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (characters, -1, g_utf8_get_char (p)) == NULL)
        return FALSE;
    }
  return *words != '\0';
}

static char *
take_numerals (const char *words)
{
  GString *numerals = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      /* 两 is 二 before a measure. */
      if (g_utf8_strchr ("〇零一二三四五六七八九十百千万亿两半", -1, character) != NULL)
        g_string_append_unichar (numerals, character == 0x4E24 ? 0x4E8C : character);
    }
  return g_string_free_and_steal (numerals);
}

static gboolean
is_figure (const char *words)
{
  static const char *const units[] = { "美元", "元", "人民币", "欧元", "日元", "港元", "英镑", "公里", "千米", "米", "吨", "公斤", "克", "倍", "百分点" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_equal (words, units[i]))
        return TRUE;
    }
  return consists_of (words, "〇零一二三四五六七八九十百千万亿两半几余多第个分之成倍点年月日号岁元");
}

static gboolean
changes_figure (const char *a,
                const char *b)
{
  g_autofree char *digits_a = take_digits (a);
  g_autofree char *digits_b = take_digits (b);
  g_autofree char *numerals_a = take_numerals (a);
  g_autofree char *numerals_b = take_numerals (b);

  if (!g_str_equal (digits_a, digits_b))
    return TRUE;
  if (is_figure (a) && is_figure (b))
    return !g_str_equal (numerals_a, numerals_b) || (*numerals_a == '\0' && !g_str_equal (a, b));
  return *numerals_a != '\0' && *numerals_b != '\0' && (is_figure (a) || is_figure (b)) && !g_str_equal (numerals_a, numerals_b);
}

static gboolean
changes_bound (const char *a,
               const char *b)
{
  const char *bound_a = pd_antonyms_get_bound (a), *bound_b = pd_antonyms_get_bound (b);

  if (*a == '\0' || *b == '\0')
    return bound_a != bound_b;
  return bound_a != NULL && bound_b != NULL && !g_str_equal (bound_a, bound_b);
}

/* Latin words with a capital, foreign names with their dot, and what is called after its kind: 芦川市. */
static gboolean
is_name (const char *words)
{
  glong n = g_utf8_strlen (words, -1);

  if (g_ascii_isupper (*words) || strstr (words, "·") != NULL)
    return TRUE;
  return n >= 3 && n <= 4 && g_utf8_strchr ("市省县区镇州国", -1, g_utf8_get_char (g_utf8_offset_to_pointer (words, n - 1))) != NULL;
}

static gboolean
changes_polarity (const char *a,
                  const char *b)
{
  return g_utf8_strlen (a, -1) <= MAX_LETTERS_POLARITY && g_utf8_strlen (b, -1) <= MAX_LETTERS_POLARITY
         && pd_antonyms_count_negations (a) != pd_antonyms_count_negations (b);
}

static PdSubstitutionKind
classify (const char *a,
          const char *b,
          const char *folded_a,
          const char *folded_b)
{
  if (*a != '\0' && *b != '\0' && pd_antonyms_are (folded_a, folded_b))
    return PD_SUBSTITUTION_REVERSAL;
  if (changes_figure (folded_a, folded_b) || changes_bound (folded_a, folded_b))
    return PD_SUBSTITUTION_FIGURE;
  /* 不到 denies nothing where 缺乏 stands for it. */
  if (changes_polarity (folded_a, folded_b) && (pd_antonyms_get_bound (folded_a) == NULL || pd_antonyms_get_bound (folded_b) == NULL))
    return PD_SUBSTITUTION_POLARITY;
  if (*a == '\0')
    return PD_SUBSTITUTION_ADDED;
  if (*b == '\0')
    return PD_SUBSTITUTION_OMITTED;
  return is_name (a) || is_name (b) ? PD_SUBSTITUTION_NAME : PD_SUBSTITUTION_WORD;
}

/**
 * pd_substitution_classify:
 * @a: words of one text, maybe none
 * @b: the words that stand for them in another, maybe none
 *
 * Says what it does to a sentence that it has other words, by a small table of words that say the opposite of each other, and by what figures and
 * negations look like. It is for putting first what is worth a look, no more.
 *
 * Returns: the kind
 */
PdSubstitutionKind
pd_substitution_classify (const char *a,
                          const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, PD_SUBSTITUTION_WORD);

  folded_a = fold (a);
  folded_b = fold (b);
  return classify (a, b, folded_a, folded_b);
}

/**
 * pd_substitution_kind_to_string:
 *
 * Returns: (transfer none): its code
 */
const char *
pd_substitution_kind_to_string (PdSubstitutionKind kind)
{
  static const char *const codes[] = { "reversal", "polarity", "figure", "name", "word", "omitted", "added" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (codes), NULL);

  return codes[kind];
}

/**
 * pd_substitution_kind_get_label:
 *
 * Returns: what to show above those of a kind, in the person's language
 */
const char *
pd_substitution_kind_get_label (PdSubstitutionKind kind)
{
  static const char *const labels[] = {
    NC_ ("substitutions", "Meaning turned round"),
    NC_ ("substitutions", "Negation"),
    NC_ ("substitutions", "Figures"),
    NC_ ("substitutions", "Names"),
    NC_ ("substitutions", "Other words"),
    NC_ ("substitutions", "Left out"),
    NC_ ("substitutions", "Added"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (labels), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "substitutions", labels[kind]);
}

/**
 * pd_substitution_kind_is_grave:
 *
 * Returns: whether it may turn what is said round, or say it of something else
 */
gboolean
pd_substitution_kind_is_grave (PdSubstitutionKind kind)
{
  return kind <= PD_SUBSTITUTION_NAME;
}

static void
substitution_free (gpointer data)
{
  PdSubstitution *self = data;

  g_free (self->a);
  g_free (self->b);
  g_free (self);
}

/**
 * pd_substitutions_new:
 *
 * Returns: (transfer full): an empty list
 */
PdSubstitutions *
pd_substitutions_new (void)
{
  PdSubstitutions *self = g_new0 (PdSubstitutions, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->substitutions = g_ptr_array_new_with_free_func (substitution_free);
  self->by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pd_substitutions_ref:
 *
 * Returns: (transfer full): the same
 */
PdSubstitutions *
pd_substitutions_ref (PdSubstitutions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * pd_substitutions_unref:
 *
 * Lets go of it.
 */
void
pd_substitutions_unref (PdSubstitutions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_hash_table_unref (self->by_words);
  g_ptr_array_unref (self->substitutions);
  g_free (self);
}

/**
 * pd_substitutions_add_folded:
 * @a: words of the one text
 * @b: those of the other
 * @folded_a: the first ones, folded
 * @folded_b: the others, folded
 *
 * Counts one, of which it is known already what it folds to.
 *
 * Returns: (transfer none): what it is counted as; it stays where it is as long as @self is there
 */
const PdSubstitution *
pd_substitutions_add_folded (PdSubstitutions *self,
                             const char *a,
                             const char *b,
                             const char *folded_a,
                             const char *folded_b)
{
  g_autofree char *key = NULL;
  PdSubstitution *substitution;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL && folded_a != NULL && folded_b != NULL, NULL);

  key = g_strconcat (folded_a, "\n", folded_b, NULL);
  substitution = g_hash_table_lookup (self->by_words, key);
  if (substitution == NULL)
    {
      substitution = g_new0 (PdSubstitution, 1);
      substitution->a = g_strdup (a);
      substitution->b = g_strdup (b);
      substitution->kind = classify (a, b, folded_a, folded_b);
      g_ptr_array_add (self->substitutions, substitution);
      g_hash_table_insert (self->by_words, g_steal_pointer (&key), substitution);
    }
  substitution->count++;
  self->is_sorted = FALSE;
  return substitution;
}

/**
 * pd_substitutions_add:
 * @a: words of the one text
 * @b: those of the other
 *
 * Counts one. Those that fold to the same are the same.
 *
 * Returns: (transfer none): what it is counted as; it stays where it is as long as @self is there
 */
const PdSubstitution *
pd_substitutions_add (PdSubstitutions *self,
                      const char *a,
                      const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, NULL);

  folded_a = fold (a);
  folded_b = fold (b);
  return pd_substitutions_add_folded (self, a, b, folded_a, folded_b);
}

static int
compare_substitutions (gconstpointer a,
                       gconstpointer b)
{
  const PdSubstitution *x = *(PdSubstitution *const *) a, *y = *(PdSubstitution *const *) b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return 0;
}

/**
 * pd_substitutions_sort:
 *
 * Puts them in order now, and not when the first is asked for: from then on, until one is added, they can be read from any thread.
 */
void
pd_substitutions_sort (PdSubstitutions *self)
{
  g_return_if_fail (self != NULL);

  /* It is stable: those that are alike stay in the order of the text. */
  if (!self->is_sorted)
    g_ptr_array_sort (self->substitutions, compare_substitutions);
  self->is_sorted = TRUE;
}

/**
 * pd_substitutions_get_n:
 *
 * Returns: how many different ones there are
 */
guint
pd_substitutions_get_n (PdSubstitutions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->substitutions->len;
}

/**
 * pd_substitutions_get:
 * @index: which, of those that turn a sentence round first, then by how often
 *
 * Returns: (transfer none): the substitution
 */
const PdSubstitution *
pd_substitutions_get (PdSubstitutions *self,
                      guint index)
{
  g_return_val_if_fail (self != NULL && index < self->substitutions->len, NULL);

  pd_substitutions_sort (self);
  return g_ptr_array_index (self->substitutions, index);
}

/**
 * pd_substitutions_count:
 * @kind: what they do
 *
 * Returns: how often there is one of a kind
 */
guint
pd_substitutions_count (PdSubstitutions *self,
                        PdSubstitutionKind kind)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->substitutions->len; i++)
    {
      const PdSubstitution *substitution = g_ptr_array_index (self->substitutions, i);

      if (substitution->kind == kind)
        count += substitution->count;
    }
  return count;
}
