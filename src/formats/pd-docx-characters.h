#pragma once

#include "pd-docx-element.h"
#include "pd-docx-text.h"
#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdDocxCharacters:
 *
 * Puts together the characters of runs: what stands in them, what fields, symbols and formulas make of them, and how they are read.
 */
typedef struct _PdDocxCharacters PdDocxCharacters;

PdDocxCharacters *pd_docx_characters_new (PdDocxText *text);
void pd_docx_characters_free (PdDocxCharacters *self);

void pd_docx_characters_clear_fields (PdDocxCharacters *self);
void pd_docx_characters_set_placeholder (PdDocxCharacters *self,
                                         gboolean is_placeholder);

void pd_docx_characters_begin_text (PdDocxCharacters *self,
                                    PdDocxElement element,
                                    const PdXmlAttributes *attributes);
void pd_docx_characters_add (PdDocxCharacters *self,
                             const char *text,
                             gsize n_bytes);
void pd_docx_characters_end_text (PdDocxCharacters *self);

void pd_docx_characters_put (PdDocxCharacters *self,
                             const char *text);
void pd_docx_characters_put_symbol (PdDocxCharacters *self,
                                    const PdXmlAttributes *attributes);
void pd_docx_characters_break_line (PdDocxCharacters *self);
void pd_docx_characters_set_sign (PdDocxCharacters *self,
                                  const char *sign);
void pd_docx_characters_take_field (PdDocxCharacters *self,
                                    const PdXmlAttributes *attributes);

void pd_docx_characters_begin_link (PdDocxCharacters *self);
void pd_docx_characters_end_link (PdDocxCharacters *self);
void pd_docx_characters_begin_ruby (PdDocxCharacters *self);
void pd_docx_characters_begin_reading (PdDocxCharacters *self);
void pd_docx_characters_end_reading (PdDocxCharacters *self);
void pd_docx_characters_end_ruby (PdDocxCharacters *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxCharacters, pd_docx_characters_free)

G_END_DECLS
