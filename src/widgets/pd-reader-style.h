#pragma once

#include <gtk/gtk.h>

#include "pd-reader-breaks.h"

G_BEGIN_DECLS

/**
 * PdReaderSetting:
 * @family: (nullable): the font family, or %NULL for one that suits the language
 * @language: (nullable): the language of the text, as BCP 47 has it
 * @zoom: 1 for the common size
 * @leading: from one line to the next, in em
 * @indent: whether paragraphs begin with an indent of two em
 * @dim: the colour of what steps back
 *
 * How a page is to be set.
 */
typedef struct
{
  char *family;
  char *language;
  double zoom;
  double leading;
  gboolean indent;
  GdkRGBA dim;
} PdReaderSetting;

/**
 * PdReaderStyle:
 *
 * The tags that set each kind of block as what it is.
 */
typedef struct _PdReaderStyle PdReaderStyle;

PdReaderStyle *pd_reader_style_new (void);
void pd_reader_style_free (PdReaderStyle *self);

void pd_reader_style_update (PdReaderStyle *self,
                             PangoContext *context,
                             const PdReaderSetting *setting);
void pd_reader_style_set_dim (PdReaderStyle *self,
                              const GdkRGBA *dim);
GtkTextBuffer *pd_reader_style_create_buffer (PdReaderStyle *self,
                                              PdText *text,
                                              PdReaderBreaks *breaks);

int pd_reader_style_get_top (PdReaderStyle *self);
double pd_reader_style_get_em (PdReaderStyle *self);
double pd_reader_style_get_ascent (PdReaderStyle *self);
double pd_reader_style_get_descent (PdReaderStyle *self);
double pd_reader_style_get_leading (PdReaderStyle *self,
                                    const PdBlock *block);
double pd_reader_style_get_scale (const PdBlock *block);
double pd_reader_style_get_inset (const PdBlock *block);
gboolean pd_reader_style_is_dim (const PdBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReaderStyle, pd_reader_style_free)

G_END_DECLS
