#include "pd-search-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-fold.h"

/* Nobody's name of a field is longer, in bytes. */
#define MAX_NAME 64

/* The English name is the one that is kept; the Chinese ones are understood whatever the language of the interface. All are
 * folded. */
static const struct
{
  const char *name;
  const char *label;
  const char *chinese[5];
} fields[PD_N_SEARCH_FIELDS] = {
  [PD_SEARCH_FIELD_TITLE] = { "title", NC_ ("search field", "title"), { "标题", "標題" } },
  [PD_SEARCH_FIELD_SOURCE] = { "source", NC_ ("search field", "source"), { "来源", "來源", "发表处", "發表處" } },
  [PD_SEARCH_FIELD_AUTHOR] = { "author", NC_ ("search field", "author"), { "作者" } },
  [PD_SEARCH_FIELD_TAG] = { "tag", NC_ ("search field", "tag"), { "标签", "標籤" } },
  [PD_SEARCH_FIELD_CLAIM] = { "claim", NC_ ("search field", "claim"), { "论断", "論斷" } },
  [PD_SEARCH_FIELD_NOTE] = { "note", NC_ ("search field", "note"), { "批注", "批註", "备注", "備註" } },
  [PD_SEARCH_FIELD_CODER] = { "coder", NC_ ("search field", "coder"), { "编码员", "編碼員", "编码者", "編碼者" } },
  [PD_SEARCH_FIELD_STATE] = { "state", NC_ ("search field", "state"), { "状态", "狀態" } },
  [PD_SEARCH_FIELD_DATE] = { "date", NC_ ("search field", "date"), { "日期" } },
  [PD_SEARCH_FIELD_TEXT] = { "text", NC_ ("search field", "text"), { "正文" } },
};

/**
 * pd_search_field_get_name:
 * @field: a field, not %PD_SEARCH_FIELD_ANY
 *
 * Returns: its name in the canonical form of a query
 */
const char *
pd_search_field_get_name (PdSearchField field)
{
  g_return_val_if_fail (field > PD_SEARCH_FIELD_ANY && field < PD_N_SEARCH_FIELDS, NULL);

  return fields[field].name;
}

/**
 * pd_search_field_get_label:
 * @field: a field, not %PD_SEARCH_FIELD_ANY
 *
 * Returns: its name in the person's language, which a query may use as well
 */
const char *
pd_search_field_get_label (PdSearchField field)
{
  g_return_val_if_fail (field > PD_SEARCH_FIELD_ANY && field < PD_N_SEARCH_FIELDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "search field", fields[field].label);
}

/**
 * pd_search_field_from_name:
 * @name: (array length=n_bytes) (element-type guint8): what stands before a colon
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 * @field: (out): the field
 *
 * Names are in English, in Chinese or in the person's language. Case and width do not matter.
 *
 * Returns: whether it is the name of a field
 */
gboolean
pd_search_field_from_name (const char *name,
                           gssize n_bytes,
                           PdSearchField *field)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (n_bytes < 0)
    n_bytes = strlen (name);
  if (n_bytes == 0 || n_bytes > MAX_NAME)
    return FALSE;
  folded = pd_fold (name, n_bytes);
  for (guint i = PD_SEARCH_FIELD_ANY + 1; i < PD_N_SEARCH_FIELDS; i++)
    {
      if (g_str_equal (folded, fields[i].name) || g_strv_contains (fields[i].chinese, folded)
          || g_str_equal (folded, pd_search_field_get_label (i)))
        {
          *field = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_search_field_begins_with:
 * @field: a field, not %PD_SEARCH_FIELD_ANY
 * @typed: the beginning of a name
 *
 * Returns: whether a name of the field, in any language that a query may use, begins with it
 */
gboolean
pd_search_field_begins_with (PdSearchField field,
                             const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (field > PD_SEARCH_FIELD_ANY && field < PD_N_SEARCH_FIELDS, FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  folded = pd_fold (typed, -1);
  for (gsize i = 0; fields[field].chinese[i] != NULL; i++)
    {
      if (g_str_has_prefix (fields[field].chinese[i], folded))
        return TRUE;
    }
  return g_str_has_prefix (fields[field].name, folded) || g_str_has_prefix (pd_search_field_get_label (field), folded);
}

/**
 * pd_search_field_takes_regex:
 * @field: a field
 *
 * Returns: whether a regular expression can be looked for in it
 */
gboolean
pd_search_field_takes_regex (PdSearchField field)
{
  return field == PD_SEARCH_FIELD_ANY || field == PD_SEARCH_FIELD_TITLE || field == PD_SEARCH_FIELD_TEXT;
}
