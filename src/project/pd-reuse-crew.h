#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdReuseCrew:
 * @work: does a piece, in any thread
 * @data: handed to @work
 * @n_pieces: how many there are
 * @next: the next one; 0 at first
 *
 * Some work in several threads: each takes the next piece until there is none.
 */
typedef struct
{
  void (*work) (gpointer data,
                guint piece);
  gpointer data;
  guint n_pieces;
  int next;
} PdReuseCrew;

GPtrArray *pd_reuse_crew_start (PdReuseCrew *self,
                                guint n_threads);
void pd_reuse_crew_work (PdReuseCrew *self);
void pd_reuse_crew_join (GPtrArray *threads);

G_END_DECLS
