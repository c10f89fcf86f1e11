#include "pd-article-fields.h"

#include <glib/gi18n-lib.h>

/* What is known of an article, in the order in which a person wants to see it. */
static const struct
{
  PdKey key;
  const char *label;
  gboolean can_edit;
} fields[] = {
  { PD_ARTICLE_TITLE, N_ ("Title"), TRUE },
  { PD_ARTICLE_ORIGINAL_TITLE, N_ ("Original title"), TRUE },
  { PD_ARTICLE_AUTHOR, N_ ("Author"), TRUE },
  { PD_ARTICLE_EDITOR, N_ ("Editor"), TRUE },
  { PD_ARTICLE_SOURCE, N_ ("Publication"), TRUE },
  { PD_ARTICLE_OBTAINED_FROM, N_ ("Obtained from"), TRUE },
  { PD_ARTICLE_DATE, N_ ("Date"), TRUE },
  { PD_ARTICLE_URL, N_ ("Address"), TRUE },
  { PD_ARTICLE_ARCHIVE_URL, N_ ("Archived at"), TRUE },
  { PD_ARTICLE_FETCHED, N_ ("Fetched"), TRUE },
  { PD_ARTICLE_LANGUAGE, N_ ("Language"), TRUE },
  { PD_ARTICLE_LICENCE, N_ ("Licence"), TRUE },
  { PD_ARTICLE_FILE_NAME, N_ ("File"), FALSE },
  { PD_ARTICLE_PART, N_ ("Record"), FALSE },
  { PD_ARTICLE_FORMAT, N_ ("Format"), FALSE },
  { PD_ARTICLE_ENCODING, N_ ("Encoding"), FALSE },
  { PD_ARTICLE_LENGTH, N_ ("Length"), FALSE },
};

/**
 * pd_article_fields_get_n:
 *
 * Returns: how many fields of an article the window shows
 */
guint
pd_article_fields_get_n (void)
{
  return G_N_ELEMENTS (fields);
}

/**
 * pd_article_fields_get_key:
 * @index: from 0
 *
 * Returns: the column of articles
 */
PdKey
pd_article_fields_get_key (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (fields), PD_ARTICLE_ID);

  return fields[index].key;
}

/**
 * pd_article_fields_get_label:
 * @index: from 0
 *
 * Returns: (transfer none): what to call it, in the person's language
 */
const char *
pd_article_fields_get_label (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (fields), NULL);

  return _ (fields[index].label);
}

/**
 * pd_article_fields_can_edit:
 * @index: from 0
 *
 * Returns: whether a person may type it
 */
gboolean
pd_article_fields_can_edit (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (fields), FALSE);

  return fields[index].can_edit;
}

/**
 * pd_article_field_get_label:
 * @name: a column of articles, as the project file names it
 *
 * Returns: (transfer none) (nullable): what to call it, in the person's language; %NULL where a person cannot type it
 */
const char *
pd_article_field_get_label (const char *name)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].can_edit && g_str_equal (table->columns[PD_KEY_INDEX (fields[i].key)].name, name))
        return _ (fields[i].label);
    }
  return NULL;
}
