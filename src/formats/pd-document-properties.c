#include "pd-document-properties.h"

#include <string.h>

#include "pd-date.h"
#include "pd-language.h"
#include "pd-xml-parser.h"

#define MAX_VALUE 1000

/* How much of a text tells its language. */
#define LOOKED_AT 5000

/* How many blocks from the start a title may be in. */
#define MAX_TITLE_BLOCKS 20

static const PdXmlNamespace namespaces[] = {
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "dcterms", "http://purl.org/dc/terms/" },
  { "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" },
  { "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
  { NULL },
};

/* What is read, in the order in which it is preferred. */
static const struct
{
  const char *name;
  PdKey key;
} properties[] = {
  { "dc:title", PD_ARTICLE_TITLE },
  { "meta:initial-creator", PD_ARTICLE_AUTHOR },
  { "dc:creator", PD_ARTICLE_AUTHOR },
  { "dcterms:created", PD_ARTICLE_DATE },
  { "meta:creation-date", PD_ARTICLE_DATE },
  { "dcterms:modified", PD_ARTICLE_DATE },
  { "dc:date", PD_ARTICLE_DATE },
  { "dc:publisher", PD_ARTICLE_SOURCE },
  { "dc:rights", PD_ARTICLE_LICENCE },
  { "dc:language", PD_ARTICLE_LANGUAGE },
};

/* What programs, shops and pirates call who uses them, in lower case, each between bars. */
static const char nobody[] = "|admin|administrator|anonymous|apache poi|apple|asus|author|default|dell|guest|hewlett-packard company|home|hp|huawei|lenovo|libreoffice|mc system"
                             "|microsoft|microsoft office|microsoft office user|microsoft word|n/a|none|office|openoffice|owner|pc|python-docx|root|test|thinkpad|un-named|unknown"
                             "|user|users|walkinnet|windows|windows user|windows 使用者|windows 用户|word|wps|wps office|wps_office|xb21cn"
                             "|不明|中国|作者|佚名|使用者|匿名|微软|微软中国|微软用户|微軟使用者|未知|深度技术|用户|用戶|番茄花园|系统之家|雨林木风|작성자|";

/* What programs call a document that has no title. */
static const char untitled[] = "|document|microsoft word|new document|no title|powerpoint presentation|title|untitled|untitled document|word document"
                               "|ppt模板|名称未設定|幻灯片|文档|新建 microsoft office word 文档|新建 microsoft word 文档|新建文本文档|新建文档|无标题|未命名|标题|無標題|제목 없음|";

static const char *const suffixes[] = { ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".txt", ".htm", ".html", ".wps", ".pdf", ".epub", ".indd", ".tmp", NULL };

typedef struct
{
  char *values[G_N_ELEMENTS (properties)];
  GString *text;
  int property;
} Reading;

static gboolean
contains (const char *list,
          const char *value)
{
  g_autofree char *word = g_strconcat ("|", value, "|", NULL);

  return strchr (value, '|') == NULL && strstr (list, word) != NULL;
}

/**
 * pd_document_properties_is_name:
 * @name: who a file says wrote it
 *
 * Returns: whether that may be somebody's name, and not what a computer calls whoever uses it
 */
gboolean
pd_document_properties_is_name (const char *name)
{
  g_autofree char *folded = NULL;
  gboolean has_letter = FALSE;

  g_return_val_if_fail (name != NULL, FALSE);

  folded = g_strstrip (g_utf8_strdown (name, -1));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
  return has_letter && !contains (nobody, folded);
}

/* Without what numbers copies: "Document1", "文档 2", "Untitled-1". */
static void
strip_number (char *name)
{
  gsize n = strlen (name);

  while (n > 0 && (g_ascii_isdigit (name[n - 1]) || name[n - 1] == ' ' || name[n - 1] == '-'))
    n--;
  if (n > 0)
    name[n] = '\0';
}

static char *
get_stem (const char *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);
  char *stem = g_utf8_strdown (base, -1), *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  return stem;
}

/**
 * pd_document_properties_is_title:
 * @title: what a file says that it is called
 * @file_name: its name
 *
 * Returns: whether that may be a title, and not a file's name or what a program calls a document without one
 */
gboolean
pd_document_properties_is_title (const char *title,
                                 const char *file_name)
{
  g_autofree char *folded = NULL;
  g_autofree char *stem = NULL;
  gboolean has_letter = FALSE;

  g_return_val_if_fail (title != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);

  folded = g_strstrip (g_utf8_strdown (title, -1));
  stem = get_stem (file_name);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
  if (!has_letter || g_str_equal (folded, stem) || g_str_has_prefix (folded, "microsoft word - ") || g_str_has_prefix (folded, "http://") || g_str_has_prefix (folded, "https://"))
    return FALSE;
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (folded, suffixes[i]))
        return FALSE;
    }
  strip_number (folded);
  return !contains (untitled, folded);
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  Reading *reading = data;

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      if (g_str_equal (properties[i].name, name))
        {
          reading->property = i;
          g_string_truncate (reading->text, 0);
        }
    }
}

static void
end_element (const char *name,
             gpointer data)
{
  Reading *reading = data;

  if (reading->property < 0 || !g_str_equal (properties[reading->property].name, name))
    return;
  if (reading->values[reading->property] == NULL)
    reading->values[reading->property] = g_strdup (g_strstrip (g_strdelimit (reading->text->str, "\n\r\t", ' ')));
  reading->property = -1;
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  Reading *reading = data;

  if (reading->property >= 0 && reading->text->len + n_bytes <= MAX_VALUE)
    g_string_append_len (reading->text, text, n_bytes);
}

/* Whether one of the first lines is the title, or has it in it. */
static gboolean
has_line (PdBlockList *blocks,
          const char *title)
{
  guint n = MIN (pd_block_list_get_n_blocks (blocks), MAX_TITLE_BLOCKS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = pd_block_list_dup_block (blocks, i);

      if (strstr (line, title) != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
find_first_line (PdBlockList *blocks)
{
  for (guint i = 0; i < pd_block_list_get_n_blocks (blocks); i++)
    {
      if (pd_block_list_get_block (blocks, i)->kind != PD_BLOCK_IMAGE && !pd_block_list_is_cut (blocks, i))
        return i;
    }
  return -1;
}

/* A title that stayed behind from the document that this one was made of: the text has another one at its top. */
static gboolean
is_stale (PdBlockList *blocks,
          const char *title)
{
  int first = find_first_line (blocks);
  const PdBlock *block = first >= 0 ? pd_block_list_get_block (blocks, first) : NULL;

  return block != NULL && block->kind == PD_BLOCK_HEADING && block->level == 1 && !has_line (blocks, title);
}

/* Dates that are older than the formats, and that of the document which a popular program makes all of its own of. */
static char *
normalise_date (const char *value)
{
  g_autofree char *date = pd_date_normalise (value);

  if (date == NULL || strcmp (date, "1990") < 0 || g_str_equal (date, "2013-12-23T23:15:00Z"))
    return NULL;
  return g_steal_pointer (&date);
}

static void
set_property (PdDocument *document,
              PdTextBuilder *builder,
              PdKey key,
              const char *value,
              const char *place)
{
  PdRecord *article = pd_document_get_article (document);
  g_autofree char *date = NULL;

  if (pd_record_get_text (article, key) != NULL)
    return;
  if (key == PD_ARTICLE_LANGUAGE)
    pd_document_properties_set_language (document, builder, value, place);
  else if (key == PD_ARTICLE_DATE)
    {
      /* When a file was made says only about when it was published. */
      date = normalise_date (value);
      if (date != NULL)
        pd_document_set_field (document, key, date, "guessed", place);
    }
  else if (key == PD_ARTICLE_TITLE && (!pd_document_properties_is_title (value, pd_record_get_text (article, PD_ARTICLE_FILE_NAME)) || is_stale (pd_text_builder_get_blocks (builder), value)))
    return;
  else if (key == PD_ARTICLE_AUTHOR && !pd_document_properties_is_name (value))
    return;
  else
    pd_document_set_field (document, key, value, "read", place);
}

/**
 * pd_document_properties_read:
 * @xml: what a word processor notes of its document
 * @part: the part of the file that this is, such as `docProps/core.xml`
 * @document: where to put it; fields that are set stay
 * @builder: the text
 *
 * Reads title, author and the like. What only a program wrote there is left out; where all of it is damaged, the document is
 * still there.
 */
void
pd_document_properties_read (GBytes *xml,
                             const char *part,
                             PdDocument *document,
                             PdTextBuilder *builder)
{
  static const PdXmlHandler handler = { namespaces, start_element, end_element, take_text };
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .text = text, .property = -1 };

  g_return_if_fail (xml != NULL);
  g_return_if_fail (part != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));
  g_return_if_fail (builder != NULL);

  pd_xml_parse (xml, &handler, &reading, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s: %s", part, properties[i].name);

      if (reading.values[i] != NULL && *reading.values[i] != '\0')
        set_property (document, builder, properties[i].key, reading.values[i], place);
      g_free (reading.values[i]);
    }
}

/**
 * pd_document_properties_set_language:
 * @builder: the text
 * @language: what the file says, as BCP 47 has it
 * @place: where it says so
 *
 * Sets the language, unless the text is evidently in another: many programs write down the language of their own menus.
 */
void
pd_document_properties_set_language (PdDocument *document,
                                     PdTextBuilder *builder,
                                     const char *language,
                                     const char *place)
{
  g_autoptr (GString) start = g_string_new (NULL);
  const char *guess;

  g_return_if_fail (PD_IS_DOCUMENT (document));
  g_return_if_fail (builder != NULL);
  g_return_if_fail (language != NULL);

  if (!g_regex_match_simple ("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", language, 0, 0))
    return;
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder) && start->len < LOOKED_AT * 3; i++)
    {
      g_autofree char *line = pd_block_list_is_cut (pd_text_builder_get_blocks (builder), i) ? NULL : pd_block_list_dup_block (pd_text_builder_get_blocks (builder), i);

      g_string_append (start, line != NULL ? line : "");
    }
  guess = pd_language_guess (start->str);
  if (guess == NULL ? !g_ascii_strncasecmp (language, "zh", 2) : g_ascii_strncasecmp (guess, language, 2) != 0)
    return;
  pd_document_set_field (document, PD_ARTICLE_LANGUAGE, language, "read", place);
}
