#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdXmlNamespace:
 * @prefix: what a handler calls it
 * @uri: what documents call it; several may have the same prefix
 *
 * A namespace whose elements and attributes a handler knows.
 */
typedef struct
{
  const char *prefix;
  const char *uri;
} PdXmlNamespace;

typedef struct _PdXmlAttributes PdXmlAttributes;

/**
 * PdXmlHandler:
 * @namespaces: (array zero-terminated=1): those that the handler knows; what is of no such namespace has the prefix `?`, and what
 *   is of none at all has no prefix
 * @start_element: called at the start of an element, by a name such as `w:p`
 * @end_element: called at its end
 * @text: called with the characters between tags, perhaps in pieces
 *
 * What to do with a document.
 */
typedef struct
{
  const PdXmlNamespace *namespaces;
  void (*start_element) (const char *name,
                         const PdXmlAttributes *attributes,
                         gpointer data);
  void (*end_element) (const char *name,
                       gpointer data);
  void (*text) (const char *text,
                gsize n_bytes,
                gpointer data);
} PdXmlHandler;

gboolean pd_xml_parse (GBytes *xml,
                       const PdXmlHandler *handler,
                       gpointer data,
                       GError **error);

char *pd_xml_attributes_dup (const PdXmlAttributes *self,
                             const char *name);
gboolean pd_xml_attributes_equal (const PdXmlAttributes *self,
                                  const char *name,
                                  const char *value);
gint64 pd_xml_attributes_get_integer (const PdXmlAttributes *self,
                                      const char *name,
                                      gint64 fallback);

G_END_DECLS
