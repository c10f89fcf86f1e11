#pragma once

#include "pd-html-tree.h"
#include "pd-html-verdict.h"

G_BEGIN_DECLS

/**
 * PdHtmlHintFlags:
 * @PD_HTML_HINT_UNLIKELY: it is not the article's text, unless nothing else is
 * @PD_HTML_HINT_BYLINE: it names who wrote the article
 * @PD_HTML_HINT_SHARE: it is for passing the article on
 * @PD_HTML_HINT_BODY: it is where publishing systems put the body of an article
 * @PD_HTML_HINT_HIDDEN: a browser does not show it
 * @PD_HTML_HINT_FADED: a browser does not show it until a script has run
 * @PD_HTML_HINT_SECTION: it is one of several sections of a text, each with a heading
 *
 * What is said of an element by its names and attributes.
 */
typedef enum
{
  PD_HTML_HINT_UNLIKELY = 1 << 0,
  PD_HTML_HINT_BYLINE = 1 << 1,
  PD_HTML_HINT_SHARE = 1 << 2,
  PD_HTML_HINT_BODY = 1 << 3,
  PD_HTML_HINT_HIDDEN = 1 << 4,
  PD_HTML_HINT_FADED = 1 << 5,
  PD_HTML_HINT_SECTION = 1 << 6,
} PdHtmlHintFlags;

/**
 * PdHtmlHint:
 * @verdict: what it is if it is not the article's text, as far as its names say
 * @flags: what else is said
 * @weight: how much its names speak for it, or against it
 *
 * What the names of an element (class, id, role and the like) say of what is in it. They are written for programs, and
 * often wrong: they are hints, and no more.
 */
typedef struct
{
  guint8 verdict;
  guint8 flags;
  gint8 weight;
} PdHtmlHint;

PdHtmlHint *pd_html_hints_new (PdHtmlTree *tree);

G_END_DECLS
