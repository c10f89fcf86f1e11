#include "pd-front-matter.h"

#include <string.h>
#include <yaml.h>

#include "pd-date.h"

/* What is longer, or has more in it, is no front matter. */
#define MAX_BYTES (64 * 1024)
#define MAX_EVENTS 10000
#define MAX_VALUE_BYTES 4096

static const struct
{
  const char *key;
  PdKey field;
} keys[] = {
  { "title", PD_ARTICLE_TITLE },
  { "标题", PD_ARTICLE_TITLE },
  { "url", PD_ARTICLE_URL },
  { "link", PD_ARTICLE_URL },
  { "source_url", PD_ARTICLE_URL },
  { "链接", PD_ARTICLE_URL },
  { "source", PD_ARTICLE_SOURCE },
  { "publication", PD_ARTICLE_SOURCE },
  { "publisher", PD_ARTICLE_SOURCE },
  { "来源", PD_ARTICLE_SOURCE },
  { "author", PD_ARTICLE_AUTHOR },
  { "authors", PD_ARTICLE_AUTHOR },
  { "作者", PD_ARTICLE_AUTHOR },
  { "editor", PD_ARTICLE_EDITOR },
  { "编辑", PD_ARTICLE_EDITOR },
  { "date", PD_ARTICLE_DATE },
  { "published", PD_ARTICLE_DATE },
  { "publish_date", PD_ARTICLE_DATE },
  { "日期", PD_ARTICLE_DATE },
  { "fetch_date", PD_ARTICLE_FETCHED },
  { "fetched", PD_ARTICLE_FETCHED },
  { "accessed", PD_ARTICLE_FETCHED },
  { "language", PD_ARTICLE_LANGUAGE },
  { "lang", PD_ARTICLE_LANGUAGE },
  { "licence", PD_ARTICLE_LICENCE },
  { "license", PD_ARTICLE_LICENCE },
  { "original_title", PD_ARTICLE_ORIGINAL_TITLE },
  { "obtained_from", PD_ARTICLE_OBTAINED_FROM },
  { "archive_url", PD_ARTICLE_ARCHIVE_URL },
};

/* A key with its value, both as written. */
typedef struct
{
  char *key;
  char *value;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->value);
}

static GArray *
entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

static void
add_entry (GArray *entries,
           const char *key,
           const char *value)
{
  Entry entry = { g_strdup (key), g_strdup (value) };

  g_array_append_val (entries, entry);
}

/* Where a mapping is being read. */
typedef struct
{
  GArray *entries;
  GHashTable *anchors;
  guint depth;
  gboolean in_list;
  char *key;
  GString *value;
} Mapping;

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

static void
end_value (Mapping *mapping)
{
  if (mapping->key != NULL)
    add_entry (mapping->entries, mapping->key, mapping->value->str);
  g_clear_pointer (&mapping->key, g_free);
  g_string_truncate (mapping->value, 0);
  mapping->in_list = FALSE;
}

static void
take_scalar (Mapping *mapping,
             const char *text)
{
  if (mapping->depth == 1 && mapping->key == NULL)
    mapping->key = g_strdup (text);
  else if (mapping->depth == 1 || (mapping->depth == 2 && mapping->in_list))
    {
      if (mapping->value->len > 0)
        g_string_append (mapping->value, has_han (text) ? "、" : ", ");
      if (mapping->value->len + strlen (text) <= MAX_VALUE_BYTES)
        g_string_append (mapping->value, text);
      if (mapping->depth == 1)
        end_value (mapping);
    }
}

/* An alias stands for the scalar that it names and nothing else: what is not expanded cannot grow. */
static gboolean
take_event (Mapping *mapping,
            const yaml_event_t *event)
{
  const char *text;

  switch ((int) event->type)
    {
    case YAML_SCALAR_EVENT:
      text = (const char *) event->data.scalar.value;
      if (strlen (text) != event->data.scalar.length)
        return FALSE;
      if (event->data.scalar.anchor != NULL)
        g_hash_table_replace (mapping->anchors, g_strdup ((const char *) event->data.scalar.anchor), g_strdup (text));
      if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && (g_str_equal (text, "~") || g_ascii_strcasecmp (text, "null") == 0))
        text = "";
      if (mapping->depth == 0)
        return FALSE;
      take_scalar (mapping, text);
      break;

    case YAML_ALIAS_EVENT:
      text = g_hash_table_lookup (mapping->anchors, event->data.alias.anchor);
      take_scalar (mapping, text != NULL ? text : "");
      break;

    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
      if (mapping->depth == 0 && event->type != YAML_MAPPING_START_EVENT)
        return FALSE;
      if (mapping->depth == 1 && mapping->key == NULL)
        return FALSE;
      if (mapping->depth == 1)
        mapping->in_list = event->type == YAML_SEQUENCE_START_EVENT;
      mapping->depth++;
      break;

    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      mapping->depth--;
      if (mapping->depth == 1)
        end_value (mapping);
      break;

    default:
      break;
    }
  return TRUE;
}

static gboolean
read_yaml (const char *yaml,
           gsize n_bytes,
           GArray *entries)
{
  g_autoptr (GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) value = g_string_new (NULL);
  Mapping mapping = { entries, anchors, 0, FALSE, NULL, value };
  yaml_parser_t parser;
  gboolean is_good = TRUE, is_done = FALSE;

  if (!yaml_parser_initialize (&parser))
    return FALSE;
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) yaml, n_bytes);
  for (guint i = 0; is_good && !is_done; i++)
    {
      yaml_event_t event;

      is_good = i < MAX_EVENTS && yaml_parser_parse (&parser, &event);
      if (!is_good)
        break;
      is_good = take_event (&mapping, &event);
      is_done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
  g_free (mapping.key);
  return is_good && entries->len > 0;
}

static char *
dup_unquoted (const char *text)
{
  gsize n = strlen (text);

  if (n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n - 1] == text[0])
    return g_strndup (text + 1, n - 2);
  return g_strdup (text);
}

/* Programs that write front matter without knowing YAML leave a colon or a quotation mark in a title as it is.
 * What is meant is plain all the same, where each line is a key and a value. */
static gboolean
read_lines (const char *yaml,
            gsize n_bytes,
            GArray *entries)
{
  g_autofree char *text = g_strndup (yaml, n_bytes);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');
      g_autofree char *value = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#' || g_ascii_isspace (*lines[i]) || g_str_has_prefix (lines[i], "- "))
        continue;
      if (colon == NULL || (colon[1] != '\0' && !g_ascii_isspace (colon[1])) || colon - lines[i] > 40 || memchr (lines[i], ' ', colon - lines[i]) != NULL)
        return FALSE;
      *colon = '\0';
      value = dup_unquoted (g_strstrip (colon + 1));
      add_entry (entries, lines[i], value);
    }
  return entries->len > 0;
}

static gboolean
is_fence (const char *line,
          gsize n_bytes,
          gboolean is_opening)
{
  while (n_bytes > 0 && (line[n_bytes - 1] == ' ' || line[n_bytes - 1] == '\t'))
    n_bytes--;
  return n_bytes == 3 && (strncmp (line, "---", 3) == 0 || (!is_opening && strncmp (line, "...", 3) == 0));
}

/* Finds what is between the fences, and how many bytes there are up to behind the closing one. */
static gboolean
find_front_matter (const char *text,
                   const char **yaml,
                   gsize *n_yaml,
                   gsize *n_bytes)
{
  const char *line = text + strspn (text, " \t\n");
  const char *end = strchr (line, '\n');

  if (end == NULL || !is_fence (line, end - line, TRUE))
    return FALSE;
  *yaml = end + 1;
  for (line = *yaml; *line != '\0' && line - *yaml <= MAX_BYTES; line = end + 1)
    {
      end = strchr (line, '\n');
      if (is_fence (line, end != NULL ? (gsize) (end - line) : strlen (line), FALSE))
        {
          *n_yaml = line - *yaml;
          *n_bytes = (end != NULL ? end + 1 : line + strlen (line)) - text;
          return TRUE;
        }
      if (end == NULL)
        break;
    }
  return FALSE;
}

static gboolean
find_field (const char *key,
            PdKey *field)
{
  g_autofree char *plain = g_strdelimit (g_ascii_strdown (key, -1), "- ", '_');

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].key, plain))
        {
          *field = keys[i].field;
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_field (PdDocument *document,
           const Entry *entry)
{
  g_autofree char *value = g_strstrip (g_strdelimit (g_strdup (entry->value), "\n\r\t", ' '));
  g_autofree char *place = g_strdup_printf ("front matter: %s", entry->key);
  PdKey field;

  if (!find_field (entry->key, &field) || pd_record_get_text (pd_document_get_article (document), field) != NULL)
    return;
  if (field == PD_ARTICLE_DATE || field == PD_ARTICLE_FETCHED)
    {
      g_autofree char *date = pd_date_normalise (value);

      if (date != NULL)
        pd_document_set_field (document, field, date, "read", place);
      return;
    }
  pd_document_set_field (document, field, value, "read", place);
}

/**
 * pd_front_matter_read:
 * @builder: where to put it, cut
 * @document: where to set what it says
 * @text: a file's characters
 *
 * Reads the YAML that a text may begin with, between two lines of `---`. What it has no field for stays in the
 * extracted text.
 *
 * Returns: how many bytes of @text it takes; 0 where there is none
 */
gsize
pd_front_matter_read (PdTextBuilder *builder,
                      PdDocument *document,
                      const char *text)
{
  g_autoptr (GArray) entries = NULL;
  const char *yaml;
  gsize n_yaml, n_bytes;

  g_return_val_if_fail (builder != NULL, 0);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (!find_front_matter (text, &yaml, &n_yaml, &n_bytes))
    return 0;
  entries = entries_new ();
  if (!read_yaml (yaml, n_yaml, entries))
    {
      g_array_set_size (entries, 0);
      if (!read_lines (yaml, n_yaml, entries))
        return 0;
    }
  for (guint i = 0; i < entries->len; i++)
    set_field (document, &g_array_index (entries, Entry, i));
  pd_text_builder_begin_cut (builder, "front-matter");
  pd_text_builder_begin_code (builder, PD_BLOCK_PARAGRAPH, 0);
  pd_text_builder_append (builder, text, n_bytes);
  pd_text_builder_end_cut (builder);
  return n_bytes;
}
