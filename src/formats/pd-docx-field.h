#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdDocxFields:
 *
 * The fields that are open, one in the other: what each is to do, and whether what it shows has begun.
 */
typedef struct _PdDocxFields PdDocxFields;

PdDocxFields *pd_docx_fields_new (void);
void pd_docx_fields_free (PdDocxFields *self);
void pd_docx_fields_clear (PdDocxFields *self);
void pd_docx_fields_begin (PdDocxFields *self);
void pd_docx_fields_add_instruction (PdDocxFields *self,
                                     const char *text);
void pd_docx_fields_show (PdDocxFields *self);
char *pd_docx_fields_end (PdDocxFields *self,
                          char **reading);
gboolean pd_docx_fields_is_link (PdDocxFields *self);

char *pd_docx_field_get_formula (const char *instruction,
                                 char **reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxFields, pd_docx_fields_free)

G_END_DECLS
