#include "pd-words-summary.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *
describe_collocates (PdFrequencyList *list)
{
  guint64 n_nodes = pd_frequency_list_get_n_nodes (list), n_near = pd_frequency_list_get_total (list);
  g_autofree char *nodes_number = g_strdup_printf ("%'" PRIu64, n_nodes);
  g_autofree char *near_number = g_strdup_printf ("%'" PRIu64, n_near);
  g_autofree char *nodes = g_strdup_printf (ngettext ("%s hit", "%s hits", n_nodes), nodes_number);
  g_autofree char *near = g_strdup_printf (ngettext ("%s word", "%s words", n_near), near_number);

  /* Translators: the first is “120 words”, the second “14 hits”. */
  return g_strdup_printf (_ ("%s near %s"), near, nodes);
}

static char *
describe_words (PdFrequencyList *list,
                gboolean are_words)
{
  guint64 n_articles = pd_frequency_list_get_n_articles (list), n_all = pd_frequency_list_get_total (list);
  g_autofree char *articles_number = g_strdup_printf ("%'" PRIu64, n_articles);
  g_autofree char *all_number = g_strdup_printf ("%'" PRIu64, n_all);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", n_articles), articles_number);
  g_autofree char *all = g_strdup_printf (are_words ? ngettext ("%s word", "%s words", n_all) : ngettext ("%s n-gram", "%s n-grams", n_all), all_number);

  if (pd_frequency_list_get_kind (list) == PD_FREQUENCY_KEYNESS)
    {
      guint64 n_rest = pd_frequency_list_get_rest_total (list);
      g_autofree char *rest_number = g_strdup_printf ("%'" PRIu64, n_rest);
      g_autofree char *rest = g_strdup_printf (are_words ? ngettext ("%s word", "%s words", n_rest) : ngettext ("%s n-gram", "%s n-grams", n_rest), rest_number);

      /* Translators: the first is “5,120 words”, the second “4 articles”, the third “20,480 words”. */
      return g_strdup_printf (_ ("%s in %s, compared with %s"), all, articles, rest);
    }
  /* Translators: the first is “5,120 words”, the second “4 articles”, the third how many of the words are different. */
  return g_strdup_printf (_ ("%s in %s, %'u different ones"), all, articles, pd_frequency_list_get_n_rows (list));
}

/**
 * pd_words_summary_new:
 * @list: a frequency list
 * @are_words: whether it is of words; otherwise it is of n-grams
 *
 * Returns: (transfer full): a line that says how much was counted
 */
char *
pd_words_summary_new (PdFrequencyList *list,
                      gboolean are_words)
{
  g_autofree char *summary = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  summary = pd_frequency_list_get_kind (list) == PD_FREQUENCY_COLLOCATES ? describe_collocates (list) : describe_words (list, are_words);
  if (pd_frequency_list_get_minimum (list) == 1)
    return g_steal_pointer (&summary);
  /* Translators: the first is what was counted; the second how often those stand at least that are listed. */
  return g_strdup_printf (_ ("%s. There are too many: those that stand fewer than %'u times were left out."), summary, pd_frequency_list_get_minimum (list));
}
