#include "pd-search-value.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pd-choices.h"
#include "pd-fold.h"
#include "pd-search-error.h"

/* What a query may say for a state besides its code and its label in the person's language, folded. */
static const struct
{
  const char *name;
  const char *code;
} states[] = {
  { "to do", "to-do" },
  { "todo", "to-do" },
  { "待办", "to-do" },
  { "待辦", "to-do" },
  { "未读", "to-do" },
  { "未讀", "to-do" },
  { "阅读中", "reading" },
  { "閱讀中", "reading" },
  { "在读", "reading" },
  { "在讀", "reading" },
  { "已完成", "done" },
  { "完成", "done" },
  { "已读", "done" },
  { "已讀", "done" },
};

/* Input methods write digits and hyphens in full width too. */
static char *
narrow (const char *typed)
{
  GString *narrowed = g_string_new (NULL);

  for (; *typed != '\0'; typed = g_utf8_next_char (typed))
    {
      gunichar character = g_utf8_get_char (typed);

      g_string_append_unichar (narrowed, character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character);
    }
  return g_strstrip (g_string_free (narrowed, FALSE));
}

/* 2025, 2025-01 or 2025-01-30, and there is such a day. */
static gboolean
is_date (const char *date)
{
  static const char pattern[] = "dddd-dd-dd";
  gsize n = strlen (date);
  guint month, day;

  if (n != 4 && n != 7 && n != 10)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (pattern[i] == 'd' ? !g_ascii_isdigit (date[i]) : date[i] != pattern[i])
        return FALSE;
    }
  month = n > 4 ? strtoul (date + 5, NULL, 10) : 1;
  day = n > 7 ? strtoul (date + 8, NULL, 10) : 1;
  return g_date_valid_dmy (day, month, strtoul (date, NULL, 10));
}

/**
 * pd_search_value_parse_date:
 * @typed: what stands behind `date:`
 * @start: where it is in the query, its first code point
 * @end: behind its last code point
 * @from: (out) (nullable) (transfer full): the first date that is meant, as exact as typed; %NULL where it is open
 * @to: (out) (nullable) (transfer full): the last date that is meant, as exact as typed; %NULL where it is open
 * @error: return location for an error of %PD_SEARCH_ERROR
 *
 * Reads a date or a range of dates.
 *
 * Returns: whether it is one
 */
gboolean
pd_search_value_parse_date (const char *typed,
                            guint start,
                            guint end,
                            char **from,
                            char **to,
                            GError **error)
{
  g_autofree char *date = NULL;
  g_autofree char *last = NULL;
  char *dots;

  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  *from = *to = NULL;
  date = narrow (typed);
  dots = strstr (date, "..");
  if (dots != NULL)
    {
      *dots = '\0';
      last = g_strstrip (g_strdup (dots + 2));
      g_strchomp (date);
    }
  else
    last = g_strdup (date);
  if ((*date == '\0' && *last == '\0') || (*date != '\0' && !is_date (date)) || (*last != '\0' && !is_date (last)))
    {
      g_autofree char *shown = pd_search_error_shorten (typed, -1);

      pd_search_error_set (error, PD_SEARCH_ERROR_VALUE, start, end, _ ("“%s” is no date: write 2025, 2025-01, 2025-01-30, or a range such as 2025-01..2025-03."), shown);
      return FALSE;
    }
  /* As exact as the less exact of them: 2025-03..2025 ends with the year. */
  if (*date != '\0' && *last != '\0' && strncmp (date, last, MIN (strlen (date), strlen (last))) > 0)
    {
      pd_search_error_set (error, PD_SEARCH_ERROR_VALUE, start, end, _ ("The range of dates begins with %s, which is after its end, %s."), date, last);
      return FALSE;
    }
  *from = *date != '\0' ? g_steal_pointer (&date) : NULL;
  *to = *last != '\0' ? g_steal_pointer (&last) : NULL;
  return TRUE;
}

/**
 * pd_search_value_parse_state:
 * @typed: what stands behind `state:`
 * @start: where it is in the query, its first code point
 * @end: behind its last code point
 * @error: return location for an error of %PD_SEARCH_ERROR
 *
 * Returns: (nullable): the code of the state, of [pd_assignment_state_codes]
 */
const char *
pd_search_value_parse_state (const char *typed,
                             guint start,
                             guint end,
                             GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = g_strstrip (pd_fold (typed, -1));
  for (gsize i = 0; pd_assignment_state_codes[i] != NULL; i++)
    {
      const char *code = pd_assignment_state_codes[i];
      g_autofree char *label = pd_fold (pd_choice_get_label (code), -1);

      if (g_str_equal (folded, code) || g_str_equal (folded, label))
        return code;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (folded, states[i].name))
        return states[i].code;
    }
  shown = pd_search_error_shorten (typed, -1);
  /* Translators: name the states as they are called in your language. */
  pd_search_error_set (error, PD_SEARCH_ERROR_VALUE, start, end, _ ("“%s” is no state: write to-do, reading or done."), shown);
  return NULL;
}
