#pragma once

#include "format-test.h"
#include "pd-page-layout.h"

/* Pages made of lines that stand where they are told to, as a PDF has them. */
typedef struct
{
  PdPageLayout *layout;
  char *headline;
  PdDocument *document;
} Paper;

#define PAGE_WIDTH 595
#define PAGE_HEIGHT 842
#define LEFT 70
#define SIZE 12
#define LEADING 18
/* So many Han characters fill a line. */
#define FULL 30

void paper_begin (Paper *paper);
void begin_page (Paper *paper);
void end_page (Paper *paper);
double set_glyphs (Paper *paper,
                   const char *text,
                   double x,
                   double y,
                   double size,
                   PdGlyphStyle style,
                   double stretch);
void set_styled (Paper *paper,
                 const char *text,
                 double x,
                 double y,
                 double size,
                 PdGlyphStyle style);
void set_line (Paper *paper,
               const char *text,
               double x,
               double y);
char *fill (guint width,
            guint start,
            const char *end);
void set_full (Paper *paper,
               GString *truth,
               guint start,
               const char *end,
               double x,
               double y);
void assert_paper (Paper *paper,
                   const char *expected);
void assert_extracted (Paper *paper,
                       const char *expected);
void paper_end (Paper *paper);
