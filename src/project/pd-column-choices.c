#include "pd-column-choices.h"

#include <json-glib/json-glib.h>

#include "pd-column-mapping.h"

/**
 * pd_column_choices_to_json:
 * @choices: (nullable) (element-type utf8 utf8): the field that somebody chose for a column, or the empty string for none
 *
 * Writes down what somebody said of the columns of tables, so that a table can be read again in the same way.
 *
 * Returns: (transfer full) (nullable): an object of JSON, in the order of the columns' names; %NULL where nothing was said
 */
char *
pd_column_choices_to_json (GHashTable *choices)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GPtrArray) names = NULL;

  if (choices == NULL || g_hash_table_size (choices) == 0)
    return NULL;
  names = g_hash_table_get_keys_as_ptr_array (choices);
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < names->len; i++)
    json_object_set_string_member (object, g_ptr_array_index (names, i), g_hash_table_lookup (choices, g_ptr_array_index (names, i)));
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * pd_column_choices_from_json:
 * @json: (nullable): what [func@Pd.column_choices_to_json] wrote
 *
 * Returns: (transfer full) (element-type utf8 utf8): what somebody said of columns; what is no field is left out
 */
GHashTable *
pd_column_choices_from_json (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return choices;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *field = JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;

      if (field != NULL && (*field == '\0' || pd_column_mapping_find_field (field) != 0))
        g_hash_table_insert (choices, g_strdup (name), g_strdup (field));
    }
  return choices;
}
