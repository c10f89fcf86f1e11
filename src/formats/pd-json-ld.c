#include "pd-json-ld.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What a page says of its article is shorter, and its objects are not nested deeper. */
#define MAX_BYTES (1024 * 1024)
#define MAX_DEPTH 8
#define MAX_OBJECTS 2000
#define MAX_NAMES 20
#define MAX_VALUE_BYTES 2048

typedef struct
{
  /* Objects that others refer to, by their names. */
  GHashTable *named;
  GPtrArray *articles;
  GPtrArray *sites;
  guint n_objects;
} Graph;

static gboolean
is_type (const char *type,
         gboolean *is_article,
         gboolean *is_site)
{
  const char *name = strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type;

  *is_article = g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "Posting") || g_str_equal (name, "Report") || g_str_equal (name, "Review");
  *is_site = g_str_equal (name, "WebSite") || g_str_equal (name, "NewsMediaOrganization");
  return *is_article || *is_site;
}

static void
note_type (Graph *graph,
           JsonObject *object,
           JsonNode *type)
{
  gboolean is_article, is_site;

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *types = json_node_get_array (type);

      for (guint i = 0; i < MIN (json_array_get_length (types), MAX_NAMES); i++)
        {
          JsonNode *one = json_array_get_element (types, i);

          if (JSON_NODE_HOLDS_VALUE (one))
            note_type (graph, object, one);
        }
      return;
    }
  if (type == NULL || json_node_get_value_type (type) != G_TYPE_STRING || !is_type (json_node_get_string (type), &is_article, &is_site))
    return;
  g_ptr_array_add (is_article ? graph->articles : graph->sites, object);
}

/* Objects are in arrays, in graphs, and in each other. */
static void
collect (Graph *graph,
         JsonNode *node,
         guint depth)
{
  if (node == NULL || depth > MAX_DEPTH || graph->n_objects > MAX_OBJECTS)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && graph->n_objects <= MAX_OBJECTS; i++)
        collect (graph, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);
      const char *id = json_object_has_member (object, "@id") && json_node_get_value_type (json_object_get_member (object, "@id")) == G_TYPE_STRING
                           ? json_object_get_string_member (object, "@id")
                           : NULL;

      graph->n_objects++;
      if (id != NULL && g_list_length (members) > 1 && !g_hash_table_contains (graph->named, id))
        g_hash_table_insert (graph->named, (char *) id, object);
      if (json_object_has_member (object, "@type"))
        note_type (graph, object, json_object_get_member (object, "@type"));
      for (GList *member = members; member != NULL; member = member->next)
        collect (graph, json_object_get_member (object, member->data), depth + 1);
    }
}

static JsonNode *
get_member (JsonObject *object,
            const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_member (object, name) : NULL;
}

static void
append_name (GString *names,
             const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdelimit (g_strndup (name, strnlen (name, MAX_VALUE_BYTES)), "\n\r\t", ' '));
  gboolean is_ascii = TRUE;

  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL))
    return;
  for (const char *p = stripped; *p != '\0'; p++)
    is_ascii = is_ascii && (guchar) *p < 0x80;
  if (names->len > 0)
    g_string_append (names, is_ascii ? ", " : "、");
  g_string_append (names, stripped);
}

/* A value is written as a string, as an object that has a name, as a reference to one, or as several of these. */
static void
append_value (Graph *graph,
              JsonNode *node,
              const char *const *members,
              GString *value,
              guint depth)
{
  if (node == NULL || depth > MAX_DEPTH || value->len > MAX_VALUE_BYTES)
    return;
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        append_name (value, json_node_get_string (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), MAX_NAMES); i++)
        append_value (graph, json_array_get_element (array, i), members, value, depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *id = get_member (object, "@id");
      JsonObject *named;

      for (guint i = 0; members[i] != NULL; i++)
        {
          JsonNode *member = get_member (object, members[i]);

          if (member != NULL && JSON_NODE_HOLDS_VALUE (member))
            {
              append_value (graph, member, members, value, depth + 1);
              return;
            }
        }
      if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING)
        return;
      named = g_hash_table_lookup (graph->named, json_node_get_string (id));
      for (guint i = 0; named != NULL && named != object && members[i] != NULL; i++)
        {
          JsonNode *member = get_member (named, members[i]);

          if (member != NULL && JSON_NODE_HOLDS_VALUE (member))
            {
              append_value (graph, member, members, value, depth + 1);
              return;
            }
        }
    }
}

static void
take (Graph *graph,
      JsonObject *object,
      const char *member,
      const char *const *members,
      char **value)
{
  g_autoptr (GString) found = NULL;

  if (*value != NULL)
    return;
  found = g_string_new (NULL);
  append_value (graph, get_member (object, member), members, found, 0);
  if (found->len > 0)
    *value = g_string_free_and_steal (g_steal_pointer (&found));
}

/* The only article of a page, or the first that says what it is called. */
static JsonObject *
choose (Graph *graph)
{
  for (guint i = 0; i < graph->articles->len; i++)
    {
      JsonObject *article = g_ptr_array_index (graph->articles, i);

      if (json_object_has_member (article, "headline") || json_object_has_member (article, "name"))
        return article;
    }
  return graph->articles->len > 0 ? g_ptr_array_index (graph->articles, 0) : NULL;
}

/* Line ends within strings, and commas behind the last of a list, are what pages get wrong most. */
static char *
mend (const char *json,
      gsize n_bytes,
      gsize *n_mended)
{
  GString *mended = g_string_sized_new (n_bytes);
  gboolean in_string = FALSE;

  for (gsize i = 0; i < n_bytes; i++)
    {
      char c = json[i];

      if (in_string && c == '\\' && i + 1 < n_bytes)
        {
          g_string_append_c (mended, c);
          c = json[++i];
        }
      else if (c == '"')
        in_string = !in_string;
      else if (in_string && (guchar) c < ' ')
        c = ' ';
      else if (!in_string && (c == '}' || c == ']'))
        {
          gsize len = mended->len;

          while (len > 0 && g_ascii_isspace (mended->str[len - 1]))
            len--;
          if (len > 0 && mended->str[len - 1] == ',')
            g_string_truncate (mended, len - 1);
        }
      g_string_append_c (mended, c);
    }
  *n_mended = mended->len;
  return g_string_free_and_steal (mended);
}

/* Comments and CDATA marks keep very old browsers from showing what is in a script. */
static void
strip_marks (const char **json,
             gsize *n_bytes)
{
  static const char *const starts[] = { "<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/", NULL };
  const char *end;

  while (*n_bytes > 0 && g_ascii_isspace (**json))
    {
      (*json)++;
      (*n_bytes)--;
    }
  for (guint i = 0; starts[i] != NULL; i++)
    {
      gsize n = strlen (starts[i]);

      if (*n_bytes > n && memcmp (*json, starts[i], n) == 0)
        {
          *json += n;
          *n_bytes -= n;
          /* What ends it stands behind the last bracket. */
          end = g_strrstr_len (*json, *n_bytes, "}");
          if (end != NULL)
            *n_bytes = end + 1 - *json;
          return;
        }
    }
}

/**
 * pd_json_ld_read:
 * @self: what is known so far; only what is not is looked for
 * @json: (array length=n_bytes) (element-type guint8): a script with data, which may be broken
 * @n_bytes: length of @json
 *
 * Reads what a page says of its article as JSON-LD.
 */
void
pd_json_ld_read (PdJsonLd *self,
                 const char *json,
                 gsize n_bytes)
{
  static const char *const names[] = { "name", "alternateName", NULL };
  static const char *const addresses[] = { "@id", "url", NULL };
  static const char *const links[] = { "url", "name", "@id", NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();
  Graph graph = { named, articles, sites, 0 };
  JsonObject *article;

  g_return_if_fail (self != NULL);
  g_return_if_fail (json != NULL);

  strip_marks (&json, &n_bytes);
  if (n_bytes == 0 || n_bytes > MAX_BYTES)
    return;
  if (!json_parser_load_from_data (parser, json, n_bytes, NULL))
    {
      gsize n_mended;
      g_autofree char *mended = mend (json, n_bytes, &n_mended);

      if (!json_parser_load_from_data (parser, mended, n_mended, NULL))
        return;
    }
  collect (&graph, json_parser_get_root (parser), 0);
  if (sites->len > 0)
    take (&graph, g_ptr_array_index (sites, 0), "name", names, &self->site);
  article = choose (&graph);
  if (article == NULL)
    return;
  take (&graph, article, "headline", names, &self->headline);
  take (&graph, article, "name", names, &self->name);
  take (&graph, article, "author", names, &self->author);
  take (&graph, article, "creator", names, &self->author);
  take (&graph, article, "editor", names, &self->editor);
  take (&graph, article, "publisher", names, &self->publisher);
  take (&graph, article, "datePublished", names, &self->date_published);
  take (&graph, article, "dateCreated", names, &self->date_published);
  take (&graph, article, "license", links, &self->licence);
  take (&graph, article, "mainEntityOfPage", addresses, &self->url);
  take (&graph, article, "url", addresses, &self->url);
  take (&graph, article, "inLanguage", names, &self->language);
}

/**
 * pd_json_ld_clear:
 *
 * Frees what was read.
 */
void
pd_json_ld_clear (PdJsonLd *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->editor, g_free);
  g_clear_pointer (&self->publisher, g_free);
  g_clear_pointer (&self->date_published, g_free);
  g_clear_pointer (&self->licence, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->site, g_free);
}
