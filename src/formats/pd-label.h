#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdLabel:
 *
 * What a label such as `作者：` says of what stands behind it. %PD_LABEL_OTHER is for who else had a part in it, %PD_LABEL_COUNT for
 * what bylines say beside that: readers, comments, categories.
 */
typedef enum
{
  PD_LABEL_NONE,
  PD_LABEL_TITLE,
  PD_LABEL_ORIGINAL_TITLE,
  PD_LABEL_AUTHOR,
  PD_LABEL_EDITOR,
  PD_LABEL_SOURCE,
  PD_LABEL_DATE,
  PD_LABEL_UPDATED,
  PD_LABEL_URL,
  PD_LABEL_CREDIT,
  PD_LABEL_OTHER,
  PD_LABEL_COUNT,
} PdLabel;

PdLabel pd_label_find (const char *text,
                       gsize *n_bytes,
                       gboolean *needs_sign);
gsize pd_label_skip_sign (const char *text);

G_END_DECLS
