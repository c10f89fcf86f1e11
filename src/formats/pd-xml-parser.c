#include "pd-xml-parser.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "pd-format-error.h"

/* What libxml2 hands over of an attribute, five pointers each. */
enum
{
  LOCAL_NAME,
  PREFIX,
  URI,
  VALUE,
  VALUE_END,
  N_PARTS,
};

struct _PdXmlAttributes
{
  const PdXmlNamespace *namespaces;
  const xmlChar **parts;
  int n;
};

typedef struct
{
  const PdXmlHandler *handler;
  gpointer data;
  GString *name;
} Parse;

static const char *
find_prefix (const PdXmlNamespace *namespaces,
             const xmlChar *uri)
{
  if (uri == NULL)
    return NULL;
  for (; namespaces->prefix != NULL; namespaces++)
    {
      if (strcmp (namespaces->uri, (const char *) uri) == 0)
        return namespaces->prefix;
    }
  return "?";
}

static const char *
make_name (Parse *parse,
           const xmlChar *local_name,
           const xmlChar *uri)
{
  const char *prefix = find_prefix (parse->handler->namespaces, uri);

  g_string_truncate (parse->name, 0);
  if (prefix != NULL)
    {
      g_string_append (parse->name, prefix);
      g_string_append_c (parse->name, ':');
    }
  g_string_append (parse->name, (const char *) local_name);
  return parse->name->str;
}

static void
start_element (void *data,
               const xmlChar *local_name,
               const xmlChar *prefix,
               const xmlChar *uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               int n_defaulted,
               const xmlChar **attributes)
{
  Parse *parse = data;
  const PdXmlAttributes view = { parse->handler->namespaces, attributes, n_attributes };

  parse->handler->start_element (make_name (parse, local_name, uri), &view, parse->data);
}

static void
end_element (void *data,
             const xmlChar *local_name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  Parse *parse = data;

  parse->handler->end_element (make_name (parse, local_name, uri), parse->data);
}

static void
take_text (void *data,
           const xmlChar *text,
           int n_bytes)
{
  Parse *parse = data;

  if (parse->handler->text != NULL)
    parse->handler->text ((const char *) text, n_bytes, parse->data);
}

/**
 * pd_xml_parse:
 * @xml: a document
 * @handler: what to do with it
 * @data: handed to @handler
 * @error: return location for an error
 *
 * Goes through an XML document without keeping it. Nothing is fetched, and no entity but those of XML itself is known, so
 * nothing that the document declares can make it larger than it is.
 *
 * Returns: whether it was gone through to its end; otherwise %PD_FORMAT_ERROR_BROKEN, with @handler called for what is before the
 *   mistake
 */
gboolean
pd_xml_parse (GBytes *xml,
              const PdXmlHandler *handler,
              gpointer data,
              GError **error)
{
  g_autoptr (GString) name = NULL;
  Parse parse;
  xmlParserCtxtPtr parser;
  const char *bytes;
  gsize n_bytes;
  gboolean ok = FALSE;

  g_return_val_if_fail (xml != NULL, FALSE);
  g_return_val_if_fail (handler != NULL, FALSE);

  bytes = g_bytes_get_data (xml, &n_bytes);
  name = g_string_new (NULL);
  parse = (Parse) { handler, data, name };
  parser = xmlNewParserCtxt ();
  /* What is not set here, such as a declaration of an entity, comes to nothing. */
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = start_element;
  parser->sax->endElementNs = end_element;
  parser->sax->characters = take_text;
  parser->sax->ignorableWhitespace = take_text;
  parser->sax->cdataBlock = take_text;
  parser->userData = &parse;
  if (n_bytes > 0 && n_bytes <= G_MAXINT)
    {
      /* Without that last one, &amp; in an attribute is handed over as &#38;. There are no others to replace. */
      xmlFreeDoc (xmlCtxtReadMemory (parser, bytes, n_bytes, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOENT));
      ok = parser->wellFormed;
    }
  xmlFreeParserCtxt (parser);
  if (!ok)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The document is damaged: some of it is no XML."));
  return ok;
}

static const xmlChar **
find_attribute (const PdXmlAttributes *self,
                const char *name)
{
  const char *colon = strchr (name, ':');
  const char *local_name = colon != NULL ? colon + 1 : name;

  for (int i = 0; i < self->n; i++)
    {
      const xmlChar **parts = self->parts + i * N_PARTS;
      const char *prefix;

      if (strcmp ((const char *) parts[LOCAL_NAME], local_name) != 0)
        continue;
      prefix = find_prefix (self->namespaces, parts[URI]);
      if (colon == NULL ? prefix == NULL : prefix != NULL && strncmp (name, prefix, strlen (prefix)) == 0 && name[strlen (prefix)] == ':')
        return parts;
    }
  return NULL;
}

/**
 * pd_xml_attributes_dup:
 * @name: a name such as `w:val`
 *
 * Returns: (transfer full) (nullable): the value of an attribute
 */
char *
pd_xml_attributes_dup (const PdXmlAttributes *self,
                       const char *name)
{
  const xmlChar **parts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  parts = find_attribute (self, name);
  return parts != NULL ? g_strndup ((const char *) parts[VALUE], parts[VALUE_END] - parts[VALUE]) : NULL;
}

/**
 * pd_xml_attributes_equal:
 * @name: a name such as `w:val`
 * @value: a value
 *
 * Returns: whether the attribute has that value
 */
gboolean
pd_xml_attributes_equal (const PdXmlAttributes *self,
                         const char *name,
                         const char *value)
{
  const xmlChar **parts;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  parts = find_attribute (self, name);
  return parts != NULL && strlen (value) == (gsize) (parts[VALUE_END] - parts[VALUE]) && memcmp (parts[VALUE], value, strlen (value)) == 0;
}

/**
 * pd_xml_attributes_get_integer:
 * @name: a name such as `w:val`
 * @fallback: what to return where there is no such number
 *
 * Returns: the value of an attribute that is a whole number
 */
gint64
pd_xml_attributes_get_integer (const PdXmlAttributes *self,
                               const char *name,
                               gint64 fallback)
{
  g_autofree char *value = pd_xml_attributes_dup (self, name);
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, &number, NULL) ? number : fallback;
}
