#include "pd-library-edits.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/**
 * pd_library_edit_values:
 * @articles: (element-type gint64): the rows of articles
 * @values: what all of them are to have: a record of an article with no more set than is to change
 *
 * Edits what is known of articles. It counts as typed from then on.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_values (GArray *articles,
                        PdRecord *values)
{
  PdEdit *edit = pd_edit_new (_ ("Edit Details"));

  pd_edit_update_articles (edit, articles, values);
  return edit;
}

/**
 * pd_library_edit_star:
 * @articles: (element-type gint64): the rows of articles
 * @starred: whether they are to have a star
 *
 * Gives articles a star, or takes it away.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_star (GArray *articles,
                      gboolean starred)
{
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  PdEdit *edit = pd_edit_new (starred ? _ ("Add Star") : _ ("Remove Star"));

  pd_record_set_integer (values, PD_ARTICLE_STARRED, !!starred);
  pd_edit_update_articles (edit, articles, values);
  return edit;
}

/**
 * pd_library_edit_exclude:
 * @articles: (element-type gint64): the rows of articles
 * @reason: (nullable): why they are left out of the study; %NULL takes them in again
 *
 * Leaves articles out of the study, or takes them in again.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_exclude (GArray *articles,
                         const char *reason)
{
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  PdEdit *edit = pd_edit_new (reason != NULL ? _ ("Exclude From Study") : _ ("Include in Study"));

  pd_record_set_text (values, PD_ARTICLE_EXCLUDED, reason);
  pd_edit_update_articles (edit, articles, values);
  return edit;
}

/**
 * pd_library_edit_state:
 * @articles: (element-type gint64): the rows of articles
 * @state: (nullable): `to-do`, `reading` or `done`; %NULL takes the assignment away
 * @coder_id: (nullable): the UUID of whose state it is; %NULL for who works with the project
 *
 * Sets how far a coder is with articles.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_state (GArray *articles,
                       const char *state,
                       const char *coder_id)
{
  g_autoptr (PdRecord) row = pd_record_new_for_id (PD_WORD_ASSIGNMENT, NULL);
  PdEdit *edit = pd_edit_new (_ ("Set State"));

  if (coder_id != NULL)
    pd_record_set_text (row, PD_ASSIGNMENT_CODER_ID, coder_id);
  pd_record_set_text (row, PD_ASSIGNMENT_STATE, state);
  if (state != NULL)
    pd_edit_put_for_articles (edit, articles, row);
  else
    pd_edit_remove_from_articles (edit, articles, row);
  return edit;
}

/**
 * pd_library_edit_remove:
 * @articles: (element-type gint64): the rows of articles
 *
 * Removes articles from the project, with their highlights.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_remove (GArray *articles)
{
  PdEdit *edit = pd_edit_new (ngettext ("Remove Article", "Remove Articles", articles->len));

  pd_edit_remove_articles (edit, articles);
  return edit;
}

static PdRecord *
new_member (const char *group_id)
{
  PdRecord *member = pd_record_new_for_id (PD_WORD_GROUP_MEMBER, NULL);

  pd_record_set_text (member, PD_GROUP_MEMBER_GROUP_ID, group_id);
  return member;
}

/**
 * pd_library_edit_new_group:
 * @name: the group's name
 * @note: (nullable): what is noted on it
 * @articles: (nullable) (element-type gint64): the rows of the articles it begins with
 * @group_id: (out) (optional): the group's UUID
 *
 * Makes a group of articles.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_new_group (const char *name,
                           const char *note,
                           GArray *articles,
                           char **group_id)
{
  g_autoptr (PdRecord) group = pd_record_new (PD_WORD_GROUP);
  g_autoptr (PdRecord) member = new_member (pd_record_get_id (group));
  PdEdit *edit = pd_edit_new (_ ("New Group"));

  pd_record_set_text (group, PD_GROUP_NAME, name);
  pd_record_set_text (group, PD_GROUP_NOTE, note);
  pd_edit_insert (edit, group);
  if (articles != NULL)
    pd_edit_put_for_articles (edit, articles, member);
  if (group_id != NULL)
    *group_id = g_strdup (pd_record_get_id (group));
  return edit;
}

/**
 * pd_library_edit_group:
 * @group_id: the UUID of a group
 * @name: its new name
 * @note: (nullable): what is noted on it
 *
 * Renames a group.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_group (const char *group_id,
                       const char *name,
                       const char *note)
{
  g_autoptr (PdRecord) group = pd_record_new_for_id (PD_WORD_GROUP, group_id);
  PdEdit *edit = pd_edit_new (_ ("Edit Group"));

  pd_record_set_text (group, PD_GROUP_NAME, name);
  pd_record_set_text (group, PD_GROUP_NOTE, note);
  pd_edit_update (edit, group);
  return edit;
}

/**
 * pd_library_edit_delete_group:
 * @group_id: the UUID of a group
 *
 * Deletes a group; its articles stay.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_delete_group (const char *group_id)
{
  PdEdit *edit = pd_edit_new (_ ("Delete Group"));

  pd_edit_remove (edit, PD_WORD_GROUP, group_id);
  return edit;
}

/**
 * pd_library_edit_add_to_group:
 * @articles: (element-type gint64): the rows of articles
 * @group_id: the UUID of a group
 *
 * Puts articles into a group.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_add_to_group (GArray *articles,
                              const char *group_id)
{
  g_autoptr (PdRecord) member = new_member (group_id);
  PdEdit *edit = pd_edit_new (_ ("Add to Group"));

  pd_edit_put_for_articles (edit, articles, member);
  return edit;
}

/**
 * pd_library_edit_remove_from_group:
 * @articles: (element-type gint64): the rows of articles
 * @group_id: the UUID of a group
 *
 * Takes articles out of a group.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_remove_from_group (GArray *articles,
                                   const char *group_id)
{
  g_autoptr (PdRecord) member = new_member (group_id);
  PdEdit *edit = pd_edit_new (_ ("Remove From Group"));

  pd_edit_remove_from_articles (edit, articles, member);
  return edit;
}

static char *
format_choices (const char *const *choices)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (; *choices != NULL; choices++)
    json_array_add_string_element (array, *choices);
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

static void
set_field (PdRecord *field,
           const char *name,
           const char *type,
           const char *const *choices,
           const char *note)
{
  g_autofree char *json = choices != NULL ? format_choices (choices) : NULL;

  pd_record_set_text (field, PD_FIELD_NAME, name);
  pd_record_set_text (field, PD_FIELD_TYPE, type);
  pd_record_set_text (field, PD_FIELD_CHOICES, json);
  pd_record_set_text (field, PD_FIELD_NOTE, note);
}

/**
 * pd_library_edit_new_field:
 * @name: the field's name
 * @type: `text`, `number`, `date` or `choice`
 * @choices: (nullable) (array zero-terminated=1): for a choice, what there is to choose from
 * @note: (nullable): what is noted on it
 * @field_id: (out) (optional): the field's UUID
 *
 * Makes a field of the project's own, in which articles can have values.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_new_field (const char *name,
                           const char *type,
                           const char *const *choices,
                           const char *note,
                           char **field_id)
{
  g_autoptr (PdRecord) field = pd_record_new (PD_WORD_FIELD);
  PdEdit *edit = pd_edit_new (_ ("New Field"));

  set_field (field, name, type, choices, note);
  pd_edit_insert (edit, field);
  if (field_id != NULL)
    *field_id = g_strdup (pd_record_get_id (field));
  return edit;
}

/**
 * pd_library_edit_field:
 * @field_id: the UUID of a field
 * @name: its name
 * @type: see [func@Pd.library_edit_new_field]
 * @choices: (nullable) (array zero-terminated=1): for a choice, what there is to choose from
 * @note: (nullable): what is noted on it
 *
 * Changes a field. It fails where a value that an article has in it would not fit any more.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_field (const char *field_id,
                       const char *name,
                       const char *type,
                       const char *const *choices,
                       const char *note)
{
  g_autoptr (PdRecord) field = pd_record_new_for_id (PD_WORD_FIELD, field_id);
  PdEdit *edit = pd_edit_new (_ ("Edit Field"));

  set_field (field, name, type, choices, note);
  pd_edit_update (edit, field);
  return edit;
}

/**
 * pd_library_edit_delete_field:
 * @field_id: the UUID of a field
 *
 * Deletes a field, and what the articles have in it.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_delete_field (const char *field_id)
{
  PdEdit *edit = pd_edit_new (_ ("Delete Field"));

  pd_edit_remove (edit, PD_WORD_FIELD, field_id);
  return edit;
}

/**
 * pd_library_edit_field_value:
 * @articles: (element-type gint64): the rows of articles
 * @field_id: the UUID of a field
 * @value: (nullable): the value; nothing or %NULL takes it away
 *
 * Sets what articles have in a field. It fails where the value does not fit the field.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_library_edit_field_value (GArray *articles,
                             const char *field_id,
                             const char *value)
{
  g_autoptr (PdRecord) row = pd_record_new_for_id (PD_WORD_FIELD_VALUE, NULL);
  PdEdit *edit = pd_edit_new (_ ("Edit Details"));

  pd_record_set_text (row, PD_FIELD_VALUE_FIELD_ID, field_id);
  pd_record_set_text (row, PD_FIELD_VALUE_VALUE, value);
  if (value != NULL && *value != '\0')
    pd_edit_put_for_articles (edit, articles, row);
  else
    pd_edit_remove_from_articles (edit, articles, row);
  return edit;
}

/**
 * pd_library_parse_choices:
 * @json: (nullable): what `choices` of a field holds
 *
 * Returns: (transfer full): what there is to choose from
 */
GStrv
pd_library_parse_choices (const char *json)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *choice = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (choice) && json_node_get_value_type (choice) == G_TYPE_STRING)
        g_strv_builder_add (choices, json_node_get_string (choice));
    }
  return g_strv_builder_end (choices);
}
