#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_MARKDOWN_VIEW (pd_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (PdMarkdownView, pd_markdown_view, PD, MARKDOWN_VIEW, AdwBin)

/* Signals: linked (const char *target). */

PdMarkdownView *pd_markdown_view_new (const char *markdown,
                                      const char *folder);
const char *pd_markdown_view_get_title (PdMarkdownView *self);

G_END_DECLS
