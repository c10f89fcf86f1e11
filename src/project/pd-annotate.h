#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_ANNOTATE_ERROR (pd_annotate_error_quark ())

/**
 * PdAnnotateError:
 * @PD_ANNOTATE_ERROR_INVALID: an annotation is not what it must be, and the message says which and why
 */
typedef enum
{
  PD_ANNOTATE_ERROR_INVALID,
} PdAnnotateError;

GQuark pd_annotate_error_quark (void);

/**
 * PdAnnotateFlags:
 * @PD_ANNOTATE_SINGLE: it is one annotation that somebody makes by hand, so errors need not say in which line
 */
typedef enum
{
  PD_ANNOTATE_SINGLE = 1 << 0,
} PdAnnotateFlags;

GStrv pd_project_annotate (PdProject *self,
                           const char *jsonl,
                           gsize n_bytes,
                           PdAnnotateFlags flags,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
