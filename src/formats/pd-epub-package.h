#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdEpubItem:
 * @path: the member of the archive that it is
 * @type: (nullable): its media type
 * @is_contents: whether it only leads to others
 *
 * A part of a book.
 */
typedef struct
{
  char *path;
  char *type;
  gboolean is_contents;
} PdEpubItem;

/**
 * PdEpubProperty:
 * @name: such as `dc:creator`
 * @value: what it says
 * @kind: (nullable): the role of a creator, the event of a date, the type of a title
 *
 * What a book says of itself.
 */
typedef struct
{
  char *name;
  char *id;
  char *value;
  char *kind;
} PdEpubProperty;

/**
 * PdEpubPackage:
 *
 * What is in a book, in which order, and what it says of itself.
 */
typedef struct _PdEpubPackage PdEpubPackage;

PdEpubPackage *pd_epub_package_new (GBytes *xml,
                                    const char *path,
                                    GError **error);
void pd_epub_package_free (PdEpubPackage *self);

const char *pd_epub_package_get_path (PdEpubPackage *self);
guint pd_epub_package_get_n_items (PdEpubPackage *self);
const PdEpubItem *pd_epub_package_get_item (PdEpubPackage *self,
                                            guint index);
guint pd_epub_package_get_n_properties (PdEpubPackage *self);
const PdEpubProperty *pd_epub_package_get_property (PdEpubPackage *self,
                                                    guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdEpubPackage, pd_epub_package_free)

G_END_DECLS
