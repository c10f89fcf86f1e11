#pragma once

#include "pd-html-paragraphs.h"

G_BEGIN_DECLS

/**
 * PdHtmlMeasure:
 * @length: how much text it is, in Latin letters: a character of Han, kana or hangul says as much as three
 * @linked: how much of it is in links; those that lead to a place in the same page count less
 * @headed: how much of it is in headings
 * @listed: how much of it is in lists
 * @points: how many commas and the like are in it, of any script; Han text has more of them than Latin text
 * @paragraphs: how many paragraphs
 * @images: how many images
 * @items: how many list items
 * @inputs: how many things to fill in
 *
 * How much of what there is in an element.
 */
typedef struct
{
  guint length;
  guint linked;
  guint headed;
  guint listed;
  guint points;
  guint paragraphs;
  guint images;
  guint items;
  guint inputs;
} PdHtmlMeasure;

/**
 * PdHtmlMeasures:
 *
 * The measures of each node of a page, of which parts can be taken away.
 */
typedef struct _PdHtmlMeasures PdHtmlMeasures;

PdHtmlMeasures *pd_html_measures_new (PdHtmlTree *tree,
                                      const guint8 *verdicts,
                                      GArray *paragraphs);
void pd_html_measures_free (PdHtmlMeasures *self);

const PdHtmlMeasure *pd_html_measures_get (PdHtmlMeasures *self,
                                           guint node);
double pd_html_measures_get_link_density (PdHtmlMeasures *self,
                                          guint node);
gboolean pd_html_measures_is_there (PdHtmlMeasures *self,
                                    guint node);
void pd_html_measures_take_away (PdHtmlMeasures *self,
                                 guint node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdHtmlMeasures, pd_html_measures_free)

G_END_DECLS
