#include "pd-backup-words.h"

#include <glib/gi18n-lib.h>

/**
 * pd_backup_words_describe:
 * @details: what is in a backup
 * @n_bytes: how large it is
 *
 * Returns: (transfer full): that, in words
 */
char *
pd_backup_words_describe (const PdSnapshotDifference *details,
                          gint64 n_bytes)
{
  g_autofree char *size = g_format_size (n_bytes);
  g_autofree char *articles = NULL;
  g_autofree char *highlights = NULL;

  g_return_val_if_fail (details != NULL, NULL);

  articles = g_strdup_printf (ngettext ("%u article", "%u articles", details->articles.n), details->articles.n);
  highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", details->highlights.n), details->highlights.n);
  /* Translators: how many articles, how many highlights, and a size. */
  return g_strdup_printf (_ ("%s, %s · %s"), articles, highlights, size);
}

static void
add_part (GPtrArray *parts,
          guint n,
          char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static char *
join (GPtrArray *parts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        /* Translators: stands between the parts of an enumeration. */
        g_string_append (words, _ (", "));
      g_string_append (words, g_ptr_array_index (parts, i));
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * pd_backup_words_compare:
 * @details: what is in a backup
 *
 * Returns: (transfer full): what has changed in the project since it was made, in words
 */
char *
pd_backup_words_compare (const PdSnapshotDifference *details)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = NULL;

  g_return_val_if_fail (details != NULL, NULL);

  if (details->is_same)
    return g_strdup (_ ("The same as now"));
  add_part (parts, details->articles.since, g_strdup_printf (ngettext ("%u article added", "%u articles added", details->articles.since), details->articles.since));
  add_part (parts, details->articles.gone, g_strdup_printf (ngettext ("%u article removed", "%u articles removed", details->articles.gone), details->articles.gone));
  add_part (parts, details->highlights.since, g_strdup_printf (ngettext ("%u highlight added", "%u highlights added", details->highlights.since), details->highlights.since));
  add_part (parts, details->highlights.gone, g_strdup_printf (ngettext ("%u highlight removed", "%u highlights removed", details->highlights.gone), details->highlights.gone));
  add_part (parts, details->claims.since, g_strdup_printf (ngettext ("%u claim added", "%u claims added", details->claims.since), details->claims.since));
  add_part (parts, details->claims.gone, g_strdup_printf (ngettext ("%u claim removed", "%u claims removed", details->claims.gone), details->claims.gone));
  if (parts->len == 0)
    return g_strdup (_ ("Since then: other changes"));
  whole = join (parts);
  /* Translators: an enumeration of what was added and removed. */
  return g_strdup_printf (_ ("Since then: %s"), whole);
}

/**
 * pd_backup_words_compare_count:
 * @count: how many of something are in a backup
 *
 * Returns: (transfer full): what has changed since it was made, in words
 */
char *
pd_backup_words_compare_count (const PdSnapshotCount *count)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = NULL;

  g_return_val_if_fail (count != NULL, NULL);

  if (count->since == 0 && count->gone == 0)
    return g_strdup (_ ("The same ones as now"));
  add_part (parts, count->since, g_strdup_printf (ngettext ("%u added", "%u added", count->since), count->since));
  add_part (parts, count->gone, g_strdup_printf (ngettext ("%u removed", "%u removed", count->gone), count->gone));
  whole = join (parts);
  return g_strdup_printf (_ ("Since then: %s"), whole);
}
