#include "pd-pdf-metadata.h"

#include <libxml/parser.h>
#include <string.h>

#include "pd-date.h"
#include "pd-language.h"
#include "pd-pdf-name.h"

/* More than this no program writes on purpose. */
#define MAX_XMP_BYTES (1024 * 1024)
#define MAX_VALUE 300

/* So much of the text tells its language. */
#define LOOKED_AT 5000

#define DC "http://purl.org/dc/elements/1.1/"
#define XMP "http://ns.adobe.com/xap/1.0/"
#define PRISM "http://prismstandard.org/namespaces/basic/"

/* What XMP says, by the names of its properties. */
typedef struct
{
  char *title;
  char *authors;
  char *language;
  char *date;
  char *publication;
  char *rights;
} Xmp;

static void
xmp_clear (Xmp *self)
{
  g_free (self->title);
  g_free (self->authors);
  g_free (self->language);
  g_free (self->date);
  g_free (self->publication);
  g_free (self->rights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Xmp, xmp_clear)

static char *
tidy (const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (valid == NULL)
    return NULL;
  g_strstrip (g_strdelimit (valid, "\n\r\t\f\v", ' '));
  if (*valid == '\0' || g_utf8_strlen (valid, -1) > MAX_VALUE)
    return NULL;
  return g_steal_pointer (&valid);
}

/* A property is text, or a list of texts. */
static void
take_value (char **value,
            xmlNode *node)
{
  xmlNode *list = xmlFirstElementChild (node);
  g_autoptr (GString) joined = NULL;

  if (*value != NULL)
    return;
  if (list == NULL)
    {
      xmlChar *content = xmlNodeGetContent (node);

      *value = tidy ((const char *) content);
      xmlFree (content);
      return;
    }
  joined = g_string_new (NULL);
  for (xmlNode *item = xmlFirstElementChild (list); item != NULL; item = xmlNextElementSibling (item))
    {
      xmlChar *content = xmlNodeGetContent (item);
      g_autofree char *text = tidy ((const char *) content);

      xmlFree (content);
      if (text == NULL)
        continue;
      if (joined->len > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, text);
      /* The others are the same in other languages. */
      if (g_str_equal (list->name, "Alt"))
        break;
    }
  *value = tidy (joined->str);
}

static char **
find_property (Xmp *self,
               const xmlChar *namespace,
               const xmlChar *name)
{
  const char *href = (const char *) namespace;
  const char *local = (const char *) name;

  if (g_str_equal (href, DC))
    return g_str_equal (local, "title") ? &self->title : g_str_equal (local, "creator") ? &self->authors
                                                     : g_str_equal (local, "language")  ? &self->language
                                                     : g_str_equal (local, "rights")    ? &self->rights
                                                                                        : NULL;
  if (g_str_equal (href, XMP))
    return g_str_equal (local, "CreateDate") ? &self->date : NULL;
  return g_str_has_prefix (href, PRISM) && g_str_equal (local, "publicationName") ? &self->publication : NULL;
}

/* Properties are elements or attributes of descriptions, which are not nested. */
static void
take_description (Xmp *self,
                  xmlNode *description)
{
  for (xmlAttr *attribute = description->properties; attribute != NULL; attribute = attribute->next)
    {
      char **value = attribute->ns != NULL ? find_property (self, attribute->ns->href, attribute->name) : NULL;

      if (value != NULL)
        take_value (value, (xmlNode *) attribute);
    }
  for (xmlNode *property = xmlFirstElementChild (description); property != NULL; property = xmlNextElementSibling (property))
    {
      char **value = property->ns != NULL ? find_property (self, property->ns->href, property->name) : NULL;

      if (value != NULL)
        take_value (value, property);
    }
}

static void
read_xmp (PopplerDocument *pdf,
          Xmp *self)
{
  g_autofree char *xml = poppler_document_get_metadata (pdf);
  gsize n_bytes = xml != NULL ? strlen (xml) : 0;
  xmlDoc *doc;

  if (n_bytes == 0 || n_bytes > MAX_XMP_BYTES)
    return;
  doc = xmlReadMemory (xml, n_bytes, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (doc == NULL)
    return;
  for (xmlNode *root = xmlDocGetRootElement (doc); root != NULL; root = xmlFirstElementChild (root))
    {
      if (!g_str_equal (root->name, "RDF"))
        continue;
      for (xmlNode *description = xmlFirstElementChild (root); description != NULL; description = xmlNextElementSibling (description))
        take_description (self, description);
      break;
    }
  xmlFreeDoc (doc);
}

static void
set_if_missing (PdDocument *document,
                PdKey key,
                const char *value,
                const char *origin,
                const char *place)
{
  if (value != NULL && *value != '\0' && pd_record_get_text (pd_document_get_article (document), key) == NULL)
    pd_document_set_field (document, key, value, origin, place);
}

static void
set_name (PdDocument *document,
          PdKey key,
          char *value,
          gboolean (*accepts) (const char *),
          const char *place)
{
  g_autofree char *tidied = tidy (value);
  g_autofree char *repaired = tidied != NULL ? pd_pdf_name_repair (tidied) : NULL;

  if (repaired != NULL && accepts (repaired))
    set_if_missing (document, key, repaired, g_str_equal (tidied, repaired) ? "read" : "guessed", place);
  g_free (value);
}

static gboolean
takes_any (const char *value)
{
  return TRUE;
}

/* When a file was made is at best near to when the article was published. */
static void
set_dates (PopplerDocument *pdf,
           PdDocument *document,
           const Xmp *xmp)
{
  g_autofree char *date = xmp->date != NULL ? pd_date_normalise (xmp->date) : NULL;
  time_t created = poppler_document_get_creation_date (pdf);
  g_autoptr (GDateTime) time = created > 0 ? g_date_time_new_from_unix_utc (created) : NULL;
  g_autofree char *formatted = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *normalised = formatted != NULL ? pd_date_normalise (formatted) : NULL;

  set_if_missing (document, PD_ARTICLE_DATE, date, "guessed", "XMP: xmp:CreateDate");
  set_if_missing (document, PD_ARTICLE_DATE, normalised, "guessed", "document information: CreationDate");
}

/* Programs write the language of their own menus as well; the characters of the text know better. */
static void
set_language (PdTextBuilder *builder,
              PdDocument *document,
              const Xmp *xmp)
{
  g_autoptr (GString) start = g_string_new (NULL);

  if (xmp->language == NULL || !g_regex_match_simple ("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", xmp->language, 0, 0))
    return;
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder) && start->len < LOOKED_AT; i++)
    {
      g_autofree char *block = pd_block_list_dup_block (pd_text_builder_get_blocks (builder), i);

      g_string_append (start, block);
    }
  if (pd_language_guess (start->str) == NULL && !g_regex_match_simple ("^(zh|ja|ko)", xmp->language, G_REGEX_CASELESS, 0))
    set_if_missing (document, PD_ARTICLE_LANGUAGE, xmp->language, "read", "XMP: dc:language");
}

/**
 * pd_pdf_metadata_read:
 * @pdf: a PDF
 * @builder: its text
 * @document: where to put the fields
 *
 * Reads what a PDF says of itself: its document information, and XMP. What only a program may have written there is not
 * taken.
 */
void
pd_pdf_metadata_read (PopplerDocument *pdf,
                      PdTextBuilder *builder,
                      PdDocument *document)
{
  g_auto (Xmp) xmp = { NULL };

  g_return_if_fail (POPPLER_IS_DOCUMENT (pdf));
  g_return_if_fail (builder != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  read_xmp (pdf, &xmp);
  set_name (document, PD_ARTICLE_TITLE, poppler_document_get_title (pdf), pd_pdf_name_is_title, "document information: Title");
  set_name (document, PD_ARTICLE_TITLE, g_steal_pointer (&xmp.title), pd_pdf_name_is_title, "XMP: dc:title");
  set_name (document, PD_ARTICLE_AUTHOR, poppler_document_get_author (pdf), pd_pdf_name_is_author, "document information: Author");
  set_name (document, PD_ARTICLE_AUTHOR, g_steal_pointer (&xmp.authors), pd_pdf_name_is_author, "XMP: dc:creator");
  set_name (document, PD_ARTICLE_SOURCE, g_steal_pointer (&xmp.publication), takes_any, "XMP: prism:publicationName");
  set_name (document, PD_ARTICLE_LICENCE, g_steal_pointer (&xmp.rights), takes_any, "XMP: dc:rights");
  set_dates (pdf, document, &xmp);
  set_language (builder, document, &xmp);
}
