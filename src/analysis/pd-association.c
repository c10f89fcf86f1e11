#include "pd-association.h"

#include <math.h>

/* What a cell of the table adds: 0 where nothing was observed, since x ln x goes to 0. */
static double
add_cell (double observed,
          double expected)
{
  return observed > 0 ? observed * log (observed / expected) : 0;
}

static double
give_sign (double likelihood,
           guint64 frequency,
           guint64 total,
           guint64 rest_frequency,
           guint64 rest_total)
{
  double here = (double) frequency / total, there = (double) rest_frequency / rest_total;

  /* What is as frequent here as there may come out a little below 0. */
  likelihood = MAX (likelihood, 0);
  return here < there ? -likelihood : likelihood;
}

/**
 * pd_association_keyness:
 * @frequency: how often a word stands in some texts
 * @total: how many words those have
 * @rest_frequency: how often it stands in the texts they are compared with
 * @rest_total: how many words those have
 *
 * The log-likelihood G² of Dunning (1993, *Accurate methods for the statistics of surprise and coincidence*, Computational Linguistics 19.1) in the
 * form of Rayson and Garside (2000, *Comparing corpora using frequency profiling*): the sum over the two occurrences of the word alone. It says how
 * sure it is that there is a difference (3.84 for p < 0.05, 6.63 for 0.01, 10.83 for 0.001, 15.13 for 0.0001, one degree of freedom), not how large.
 *
 * Returns: G², negative where the word is rarer than in the rest; %NAN where there are no words on one of the sides
 */
double
pd_association_keyness (guint64 frequency,
                        guint64 total,
                        guint64 rest_frequency,
                        guint64 rest_total)
{
  double share, likelihood;

  if (total == 0 || rest_total == 0)
    return NAN;
  share = ((double) frequency + rest_frequency) / ((double) total + rest_total);
  likelihood = 2 * (add_cell (frequency, total * share) + add_cell (rest_frequency, rest_total * share));
  return give_sign (likelihood, frequency, total, rest_frequency, rest_total);
}

/**
 * pd_association_log_ratio:
 * @frequency: how often a word stands in some texts
 * @total: how many words those have
 * @rest_frequency: how often it stands in the texts they are compared with
 * @rest_total: how many words those have
 *
 * The size of the difference (Hardie 2014, *Log Ratio – an informal introduction*): the binary logarithm of the ratio of the relative frequencies. 1 is
 * twice as frequent, 2 four times. A word that does not stand on one of the sides is taken to stand there half a time.
 *
 * Returns: the log ratio; %NAN where there are no words on one of the sides, or the word stands on neither
 */
double
pd_association_log_ratio (guint64 frequency,
                          guint64 total,
                          guint64 rest_frequency,
                          guint64 rest_total)
{
  double here = frequency > 0 ? frequency : 0.5, there = rest_frequency > 0 ? rest_frequency : 0.5;

  if (total == 0 || rest_total == 0 || (frequency == 0 && rest_frequency == 0))
    return NAN;
  return log2 ((here / total) / (there / rest_total));
}

/**
 * pd_association_log_likelihood:
 * @frequency: how often a word stands within the window around a node
 * @total: how many words stand there
 * @rest_frequency: how often it stands elsewhere
 * @rest_total: how many words stand elsewhere
 *
 * The log-likelihood G² of Dunning (1993) over all four cells of the table of a surface co-occurrence (Evert 2008, *Corpora and collocations*).
 *
 * Returns: G², negative where the word is rarer near the node than elsewhere; %NAN where there are no words on one of the sides
 */
double
pd_association_log_likelihood (guint64 frequency,
                               guint64 total,
                               guint64 rest_frequency,
                               guint64 rest_total)
{
  double all = (double) total + rest_total, word = (double) frequency + rest_frequency, likelihood;

  if (total == 0 || rest_total == 0)
    return NAN;
  likelihood = 2 * (add_cell (frequency, total * word / all) + add_cell (rest_frequency, rest_total * word / all) + add_cell ((double) total - frequency, total * (all - word) / all) + add_cell ((double) rest_total - rest_frequency, rest_total * (all - word) / all));
  return give_sign (likelihood, frequency, total, rest_frequency, rest_total);
}

/**
 * pd_association_log_dice:
 * @joint: how often a word stands within the window around a node
 * @node: how often the node stands in the texts
 * @collocate: how often the word does
 *
 * How typical a collocate is (Rychlý 2008, *A lexicographer-friendly association score*). 14 is the most where a word stands once at each node and
 * nowhere else, 0 is less than one co-occurrence in 16,000 of either; it does not depend on the size of the corpus.
 *
 * Returns: logDice; %NAN where the word never stands there
 */
double
pd_association_log_dice (guint64 joint,
                         guint64 node,
                         guint64 collocate)
{
  return joint > 0 ? 14 + log2 (2.0 * joint / ((double) node + collocate)) : NAN;
}
