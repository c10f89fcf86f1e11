#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* What the measuring programs share. Each prints its measurements as JSON, one a line; "run" makes sense of them. */

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

/* Milliseconds since some moment. */
double
bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/* Milliseconds that this thread has worked: what else the computer does is not in it. */
double
bench_thread_cpu (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/* Milliseconds that all threads have worked. */
double
bench_process_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

guint64
bench_resident_bytes (void)
{
  g_autofree char *contents = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &contents, NULL, NULL))
    sscanf (contents, "%*u %" G_GUINT64_FORMAT, &pages);
  return pages * sysconf (_SC_PAGESIZE);
}

void
bench_require (gboolean ok,
               GError **error)
{
  if (ok)
    return;
  g_printerr ("%s: %s\n", g_get_prgname (), *error != NULL ? (*error)->message : "failed");
  exit (EXIT_FAILURE);
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_report (const char *name,
              GArray *values)
{
  g_print ("{\"name\": \"%s\", \"values\": [", name);
  for (guint i = 0; i < values->len; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_print ("%s%s", i > 0 ? ", " : "", g_ascii_formatd (number, sizeof number, "%.4f", g_array_index (values, double, i)));
    }
  g_print ("]}\n");
}

void
bench_report_one (const char *name,
                  double value)
{
  g_autoptr (GArray) values = bench_times_new ();

  g_array_append_val (values, value);
  bench_report (name, values);
}

PdProject *
bench_open (const char *path)
{
  PdProject *project = pd_project_new ();
  GError *error = NULL;

  pd_project_set_coder_name (project, "Bench");
  bench_require (pd_project_open (project, path, g_file_test (path, G_FILE_TEST_EXISTS) ? PD_PROJECT_OPEN : PD_PROJECT_CREATE, NULL, &error), &error);
  return project;
}

void
bench_close (PdProject *project)
{
  GError *error = NULL;

  bench_require (pd_project_close (project, &error), &error);
  g_object_unref (project);
}

/* A UUID as pd_uuid_new() makes them, but the same in every run: of version 7, a few to a millisecond. */
char *
bench_uuid (GRand *rand,
            guint64 number)
{
  guint64 time = G_GUINT64_CONSTANT (1735689600000) + number / 4;
  guint32 a = g_rand_int (rand), b = g_rand_int (rand), c = g_rand_int (rand);

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%04x%08x", (guint) (time >> 16), (guint) (time & 0xFFFF), a & 0xFFF, 0x8000 | (b & 0x3FFF), b >> 16, c);
}

/* Mostly some words or a sentence, within a block. */
void
bench_choose_span (GRand *rand,
                   PdText *text,
                   guint *start,
                   guint *end)
{
  const PdBlock *block;
  guint n;

  do
    block = pd_text_get_block (text, g_rand_int_range (rand, 0, pd_text_get_n_blocks (text)));
  while (block->end - block->start < 8);
  n = g_rand_int_range (rand, 2, g_rand_int_range (rand, 0, 4) > 0 ? 24 : 80);
  n = MIN (n, block->end - block->start - 1);
  *start = block->start + g_rand_int_range (rand, 0, block->end - block->start - n);
  *end = *start + n;
  pd_text_snap_span (text, start, end);
}
