#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdJsonLd:
 * @headline: (nullable): what the article is called
 * @name: (nullable): the same, or what it is about
 * @author: (nullable): who wrote it; several names are one value
 * @editor: (nullable): who edited it
 * @publisher: (nullable): where it was published
 * @date_published: (nullable): when, as written
 * @licence: (nullable): under which terms
 * @url: (nullable): where it is
 * @language: (nullable): the language that it is in
 * @site: (nullable): what the site is called
 *
 * What a page says of its article in the words of schema.org.
 */
typedef struct
{
  char *headline;
  char *name;
  char *author;
  char *editor;
  char *publisher;
  char *date_published;
  char *licence;
  char *url;
  char *language;
  char *site;
} PdJsonLd;

void pd_json_ld_read (PdJsonLd *self,
                      const char *json,
                      gsize n_bytes);
void pd_json_ld_clear (PdJsonLd *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdJsonLd, pd_json_ld_clear)

G_END_DECLS
