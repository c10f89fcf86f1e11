#pragma once

#include "pd-format-error.h"

G_BEGIN_DECLS

/**
 * PdMhtml:
 * @page: the bytes of the page
 * @charset: (nullable): the encoding that they are said to be in
 * @url: (nullable): where the page was
 * @date: (nullable): when it was saved, as written
 * @subject: (nullable): what it is called
 *
 * A page that a browser saved in one file, with its images, as a message of many parts.
 */
typedef struct
{
  GBytes *page;
  char *charset;
  char *url;
  char *date;
  char *subject;
} PdMhtml;

gboolean pd_mhtml_is (GBytes *source);
gboolean pd_mhtml_read (PdMhtml *self,
                        GBytes *source,
                        GError **error);
void pd_mhtml_clear (PdMhtml *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdMhtml, pd_mhtml_clear)

G_END_DECLS
