#pragma once

#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdDocxRelation:
 * @id: what the document calls it
 * @type: what it is to the document, such as `footnotes`
 * @target: the part of the package that it is, or an address
 * @is_external: whether @target is an address
 *
 * Something that belongs to a document.
 */
typedef struct
{
  char *id;
  char *type;
  char *target;
  gboolean is_external;
} PdDocxRelation;

/**
 * PdDocxPackage:
 *
 * The parts of a DOCX file, found as the file says where they are.
 */
typedef struct _PdDocxPackage PdDocxPackage;

extern const PdXmlNamespace pd_docx_namespaces[];

PdDocxPackage *pd_docx_package_open (GBytes *source,
                                     GError **error);
void pd_docx_package_free (PdDocxPackage *self);

GBytes *pd_docx_package_get_document (PdDocxPackage *self);
GBytes *pd_docx_package_get_properties (PdDocxPackage *self);
guint pd_docx_package_get_n_relations (PdDocxPackage *self);
const PdDocxRelation *pd_docx_package_get_relation (PdDocxPackage *self,
                                                    guint index);
const PdDocxRelation *pd_docx_package_find_relation (PdDocxPackage *self,
                                                     const char *id);
GBytes *pd_docx_package_get_part (PdDocxPackage *self,
                                  const char *type);
GBytes *pd_docx_package_get_target (PdDocxPackage *self,
                                    const PdDocxRelation *relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxPackage, pd_docx_package_free)

G_END_DECLS
