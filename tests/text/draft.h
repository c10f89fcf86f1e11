#pragma once

#include <glib.h>

/* A character of a text that is being edited. */
typedef struct
{
  gunichar c;
  /* Its place in the old text, or -1. */
  int origin;
  /* Where it was copied from, or -1. */
  int source;
  gboolean is_boilerplate;
} Character;

GArray *draft_new (void);
GArray *draft_copy (GArray *draft,
                    guint start,
                    guint end);
void draft_edit (GArray *draft,
                 gboolean by_sentences);
char *draft_to_utf8 (GArray *draft);
