#pragma once

#include "pd-reader-private.h"
#include "reader-sample.h"

/* A page in a window. */
typedef struct
{
  GtkWidget *window;
  PdReader *reader;
  GtkAdjustment *adjustment;
  PdText *text;
  GPtrArray *spans;
} ReaderFixture;

void reader_fixture_settle (void);
void reader_fixture_wait_for_frames (ReaderFixture *fixture,
                                     guint n_frames);
void reader_fixture_set_up (ReaderFixture *fixture,
                            gconstpointer data);
void reader_fixture_tear_down (ReaderFixture *fixture,
                               gconstpointer data);
void reader_fixture_find (ReaderFixture *fixture,
                          const char *what,
                          guint *start,
                          guint *end);
void reader_fixture_assert_selected (ReaderFixture *fixture,
                                     const char *expected);
graphene_point_t reader_fixture_get_middle (ReaderFixture *fixture,
                                            guint offset);
