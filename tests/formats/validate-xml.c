#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>

/* validate-xml SCHEMA FILE: whether a document is what an XML Schema says, as xmllint --schema finds out; what is wrong goes to standard error. */
int
main (int argc,
      char **argv)
{
  xmlSchemaParserCtxtPtr parser;
  xmlSchemaPtr schema;
  xmlSchemaValidCtxtPtr validator;
  xmlDocPtr document;
  int result = -1;

  if (argc != 3)
    return 2;
  parser = xmlSchemaNewParserCtxt (argv[1]);
  schema = xmlSchemaParse (parser);
  document = xmlReadFile (argv[2], NULL, XML_PARSE_NONET);
  if (schema != NULL && document != NULL)
    {
      validator = xmlSchemaNewValidCtxt (schema);
      xmlSchemaSetValidErrors (validator, (xmlSchemaValidityErrorFunc) fprintf, (xmlSchemaValidityWarningFunc) fprintf, stderr);
      result = xmlSchemaValidateDoc (validator, document);
      xmlSchemaFreeValidCtxt (validator);
    }
  xmlFreeDoc (document);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
  xmlCleanupParser ();
  return result == 0 ? 0 : 1;
}
