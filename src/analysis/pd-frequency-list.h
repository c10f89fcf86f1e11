#pragma once

#include <glib-object.h>

#include "pd-word-counter.h"

G_BEGIN_DECLS

/**
 * PdFrequencyKind:
 * @PD_FREQUENCY_PLAIN: how often each word stands
 * @PD_FREQUENCY_KEYNESS: and in the rest
 * @PD_FREQUENCY_COLLOCATES: near a node, and elsewhere
 *
 * What a frequency list tells.
 */
typedef enum
{
  PD_FREQUENCY_PLAIN,
  PD_FREQUENCY_KEYNESS,
  PD_FREQUENCY_COLLOCATES,
} PdFrequencyKind;

/**
 * PdFrequencyColumn:
 * @PD_FREQUENCY_WORD: the word
 * @PD_FREQUENCY_FREQUENCY: how often it stands in what is counted
 * @PD_FREQUENCY_ARTICLES: in how many articles
 * @PD_FREQUENCY_REST: how often in the rest
 * @PD_FREQUENCY_LIKELIHOOD: log-likelihood
 * @PD_FREQUENCY_EFFECT: log ratio, or logDice for collocates
 *
 * A column of a frequency list.
 */
typedef enum
{
  PD_FREQUENCY_WORD,
  PD_FREQUENCY_FREQUENCY,
  PD_FREQUENCY_ARTICLES,
  PD_FREQUENCY_REST,
  PD_FREQUENCY_LIKELIHOOD,
  PD_FREQUENCY_EFFECT,
} PdFrequencyColumn;

/**
 * PdFrequencyRow:
 * @word: a folded word, or n-gram
 * @frequency: how often it stands in what is counted; for collocates, near the node
 * @rest: how often it stands in what that is compared with; for collocates, elsewhere
 * @articles: in how many articles it stands in what is counted
 * @likelihood: log-likelihood with a sign; %NAN where nothing is compared
 * @effect: log ratio, for collocates logDice; %NAN where there is none
 *
 * A row of a frequency list.
 */
typedef struct
{
  const char *word;
  guint frequency;
  guint rest;
  guint articles;
  double likelihood;
  double effect;
} PdFrequencyRow;

#define PD_TYPE_FREQUENCY_LIST (pd_frequency_list_get_type ())

/**
 * PdFrequencyList:
 *
 * A list of words with how often they stand. It does not change once made, and can be read from any thread.
 */
typedef struct _PdFrequencyList PdFrequencyList;

GType pd_frequency_list_get_type (void);

PdFrequencyList *pd_frequency_list_new (PdWordCounter *counter,
                                        PdFrequencyKind kind);
PdFrequencyList *pd_frequency_list_ref (PdFrequencyList *self);
void pd_frequency_list_unref (PdFrequencyList *self);

PdFrequencyKind pd_frequency_list_get_kind (PdFrequencyList *self);
guint64 pd_frequency_list_get_total (PdFrequencyList *self);
guint64 pd_frequency_list_get_rest_total (PdFrequencyList *self);
guint64 pd_frequency_list_get_n_articles (PdFrequencyList *self);
guint64 pd_frequency_list_get_n_nodes (PdFrequencyList *self);
guint pd_frequency_list_get_minimum (PdFrequencyList *self);

guint pd_frequency_list_get_n_rows (PdFrequencyList *self);
const PdFrequencyRow *pd_frequency_list_get_row (PdFrequencyList *self,
                                                 guint index);
guint *pd_frequency_list_sort (PdFrequencyList *self,
                               PdFrequencyColumn column,
                               gboolean descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFrequencyList, pd_frequency_list_unref)

G_END_DECLS
