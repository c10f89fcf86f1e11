#pragma once

#include "pd-document-outline.h"
#include "pd-docx-numbering.h"
#include "pd-docx-styles.h"
#include "pd-text-flow.h"

G_BEGIN_DECLS

/**
 * PdDocxParagraph:
 * @style_id: (nullable): its style
 * @list: the list that it is an item of, 0 for none, -1 where it does not say
 * @level: at which level of the list, from 0, -1 where it does not say
 * @outline: at which level of the outline, from 0, 9 for running text, -1 where it does not say
 * @centred: whether it is centred, -1 where it does not say
 * @is_joined: whether the next paragraph goes on in it, as the end between them was deleted
 *
 * What a paragraph says of itself.
 */
typedef struct
{
  char *style_id;
  int list;
  int level;
  int outline;
  int centred;
  gboolean is_joined;
} PdDocxParagraph;

/**
 * PdDocxRun:
 * @style: its style
 * @strong: whether it is bold, -1 where it does not say
 * @hidden: whether it is hidden, -1 where it does not say
 * @size: the size of its characters in half points, 0 where it does not say
 * @is_link: whether it is part of a link
 * @is_placeholder: whether it only asks for something to be written there
 *
 * What characters say of themselves.
 */
typedef struct
{
  const PdDocxStyle *style;
  int strong;
  int hidden;
  guint size;
  gboolean is_link;
  gboolean is_placeholder;
} PdDocxRun;

/**
 * PdDocxText:
 *
 * Makes blocks of paragraphs and of the characters in them.
 */
typedef struct _PdDocxText PdDocxText;

PdDocxText *pd_docx_text_new (PdTextBuilder *builder,
                              PdDocumentOutline *outline,
                              PdDocxStyles *styles,
                              PdDocxNumbering *numbering);
void pd_docx_text_free (PdDocxText *self);

void pd_docx_text_begin_part (PdDocxText *self,
                              gboolean is_document);
void pd_docx_text_end_part (PdDocxText *self);
PdTextFlow *pd_docx_text_get_flow (PdDocxText *self);

void pd_docx_text_set_marker (PdDocxText *self,
                              const char *marker);
void pd_docx_text_set_contents (PdDocxText *self,
                                gboolean is_contents);
void pd_docx_text_begin_paragraph (PdDocxText *self);
void pd_docx_text_end_paragraph (PdDocxText *self);
PdDocxParagraph *pd_docx_text_get_paragraph (PdDocxText *self);
void pd_docx_text_begin_run (PdDocxText *self);
PdDocxRun *pd_docx_text_get_run (PdDocxText *self);

void pd_docx_text_put (PdDocxText *self,
                       const char *text,
                       gssize n_bytes);
void pd_docx_text_put_cut (PdDocxText *self,
                           const char *text,
                           const char *reason);
void pd_docx_text_break_line (PdDocxText *self);
void pd_docx_text_put_image (PdDocxText *self,
                             const char *url,
                             const char *alt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxText, pd_docx_text_free)

G_END_DECLS
