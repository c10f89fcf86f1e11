#include "pd-byline.h"

#include <string.h>

#include "pd-byline-name.h"
#include "pd-byline-scanner.h"
#include "pd-date.h"
#include "pd-written-date.h"

/* What is longer is prose, or a list of everybody who had a part in it: the line in bytes, the others in characters. */
#define MAX_BYTES 400
#define MAX_BARE 20
#define MAX_LISTED_PUBLICATION 8

static void
take (char **field,
      char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

/* Publications may be listed; what is longer between commas is a sentence. */
static gboolean
is_clause (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "，", -1);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && parts[i] != NULL; i++)
    {
      if (g_utf8_strlen (parts[i], -1) > MAX_LISTED_PUBLICATION)
        return TRUE;
    }
  return FALSE;
}

/* Takes what stands behind a label; returns whether it can. Behind a label without a sign, only a name can be one. */
static gboolean
take_value (PdByline *self,
            PdLabel label,
            gboolean is_sure,
            const char *value)
{
  gsize n_date;
  char *name;

  switch ((int) label)
    {
    case PD_LABEL_TITLE:
      take (&self->title, g_strdup (value));
      return TRUE;

    case PD_LABEL_ORIGINAL_TITLE:
      take (&self->original_title, g_strdup (value));
      return TRUE;

    case PD_LABEL_AUTHOR:
    case PD_LABEL_EDITOR:
      name = pd_byline_name_dup_people (value, is_sure);
      if (name == NULL && !is_sure)
        return FALSE;
      take (label == PD_LABEL_AUTHOR ? &self->author : &self->editor, name);
      return g_utf8_strlen (value, -1) <= PD_BYLINE_NAME_MAX;

    case PD_LABEL_SOURCE:
      if (strstr (value, "://") != NULL && strchr (value, ' ') == NULL)
        {
          take (&self->url, g_strdup (value));
          self->labels |= 1u << PD_LABEL_URL;
          return TRUE;
        }
      if (is_clause (value))
        return FALSE;
      take (&self->source, pd_byline_name_dup_publication (value));
      return g_utf8_strlen (value, -1) <= PD_BYLINE_NAME_MAX;

    case PD_LABEL_DATE:
      name = pd_written_date_read (value, &n_date);
      take (&self->date, name != NULL ? name : pd_date_normalise (value));
      return self->date != NULL;

    case PD_LABEL_URL:
      if (strstr (value, "://") == NULL)
        return FALSE;
      take (&self->url, g_strdup (value));
      return TRUE;

    default:
      return g_utf8_strlen (value, -1) <= PD_BYLINE_NAME_MAX;
    }
}

/* Words that no label stands before: a name, and a publication behind it or behind the date. */
typedef struct
{
  char *names[3];
  guint n_names;
  char *behind;
} Bare;

static const char *
take_bare (PdByline *self,
           Bare *bare,
           const char *p)
{
  static const char *const suffixes[] = { "/文", "／文", "/图文", "／图文", NULL };
  const char *end = p;
  g_autofree char *word = NULL;

  while (*end != '\0' && pd_byline_skip_space (end) == 0 && pd_byline_skip_bar (end) == 0)
    end = g_utf8_next_char (end);
  word = g_strndup (p, end - p);
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, suffixes[i]))
        {
          word[strlen (word) - strlen (suffixes[i])] = '\0';
          take (&self->author, g_steal_pointer (&word));
          self->labels |= 1u << PD_LABEL_AUTHOR;
          return end;
        }
    }
  if (g_utf8_strlen (word, -1) > MAX_BARE)
    return NULL;
  if (g_str_equal (word, "原创") || g_str_equal (word, "原創"))
    return end;
  if (self->date != NULL)
    {
      if (bare->behind != NULL)
        return NULL;
      bare->behind = g_steal_pointer (&word);
      return end;
    }
  if (bare->n_names == G_N_ELEMENTS (bare->names))
    return NULL;
  bare->names[bare->n_names++] = g_steal_pointer (&word);
  return end;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

/* Says of words without a label what they are; returns whether that can be said. */
static gboolean
judge_bare (PdByline *self,
            Bare *bare)
{
  for (guint i = 0; i < bare->n_names; i++)
    {
      if (!has_letter (bare->names[i]))
        return FALSE;
    }
  if (self->labels != 0)
    return bare->n_names + (bare->behind != NULL) <= 1;
  if (self->date == NULL || bare->n_names > 2)
    return FALSE;
  if (bare->n_names > 0)
    {
      guint last = bare->n_names - 1;

      if (bare->n_names == 2 || pd_byline_name_is_publication (bare->names[last]))
        take (&self->source, g_steal_pointer (&bare->names[last]));
      if (bare->names[0] != NULL)
        take (&self->author, g_steal_pointer (&bare->names[0]));
    }
  if (bare->behind != NULL && pd_byline_name_is_publication (bare->behind))
    take (&self->source, g_steal_pointer (&bare->behind));
  return TRUE;
}

/* What tells a byline from a sentence. */
static gboolean
has_stop (const char *line)
{
  static const char *const stops[] = { "。", "！", "？", "；", "!", "?", "…", NULL };

  for (guint i = 0; stops[i] != NULL; i++)
    {
      if (strstr (line, stops[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Stars that are left of broken emphasis part words, as the emphasis did. */
static char *
dup_prepared (const char *line,
              gsize n_bytes)
{
  char *copy = g_strndup (line, n_bytes);

  for (char *p = copy; *p != '\0'; p++)
    {
      gsize n = strspn (p, "*");

      if (n >= 2)
        {
          *p = '|';
          memset (p + 1, ' ', n - 1);
        }
    }
  return copy;
}

static gboolean
parse (PdByline *self,
       Bare *bare,
       const char *p)
{
  for (p = pd_byline_skip_separators (p); *p != '\0'; p = pd_byline_skip_separators (p))
    {
      gsize n;
      g_autofree char *date = pd_written_date_read (p, &n);
      gboolean has_sign;
      PdLabel label;

      if (date != NULL)
        {
          take (&self->date, g_steal_pointer (&date));
          p += n;
          continue;
        }
      label = pd_byline_read_label (p, &n, &has_sign);
      if (label != PD_LABEL_NONE)
        {
          const char *end = label == PD_LABEL_TITLE || label == PD_LABEL_ORIGINAL_TITLE || label == PD_LABEL_URL ? p + strlen (p) : pd_byline_find_end_of_value (p + n);
          g_autofree char *value = pd_byline_dup_stripped (p + n, end);

          if (*value == '\0' || !take_value (self, label, has_sign, value))
            return FALSE;
          self->labels |= 1u << label;
          p = end;
          continue;
        }
      n = self->labels != 0 ? pd_byline_skip_unknown_label (p) : 0;
      if (n > 0)
        {
          const char *end = pd_byline_find_end_of_value (p + n);

          if (end == p + n || g_utf8_strlen (p, end - p) > PD_BYLINE_NAME_MAX)
            return FALSE;
          p = end;
          continue;
        }
      p = take_bare (self, bare, p);
      if (p == NULL)
        return FALSE;
    }
  return judge_bare (self, bare);
}

/**
 * pd_byline_parse:
 * @line: (array length=n_bytes) (element-type guint8): a line
 * @n_bytes: its length in bytes
 * @byline: (out caller-allocates): what it says, to be cleared in any case
 *
 * Reads a line that says who wrote an article, where and when it was published, and nothing else: with labels
 * (`作者：张三 编辑 | 李四`, `By Jane Roe`), or as a name with a date (`夜航 2025-02-03 01:15:44`).
 *
 * Returns: whether it is such a line
 */
gboolean
pd_byline_parse (const char *line,
                 gsize n_bytes,
                 PdByline *byline)
{
  g_autofree char *prepared = NULL;
  Bare bare = { { NULL } };
  gboolean is_byline;

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (byline != NULL, FALSE);

  *byline = (PdByline) { NULL };
  if (n_bytes > MAX_BYTES)
    return FALSE;
  prepared = dup_prepared (line, n_bytes);
  if (strchr (prepared, '\n') != NULL)
    return FALSE;
  /* A row of a table of facts says what the article is about. */
  if (memchr (line, '\t', n_bytes) != NULL && strchr (prepared, ':') == NULL && strstr (prepared, "：") == NULL)
    return FALSE;
  is_byline = parse (byline, &bare, prepared) && (byline->labels != 0 || byline->date != NULL);
  /* A title may be a question. */
  if ((byline->labels & (1u << PD_LABEL_TITLE | 1u << PD_LABEL_ORIGINAL_TITLE | 1u << PD_LABEL_URL)) == 0 && has_stop (prepared))
    is_byline = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bare.names); i++)
    g_free (bare.names[i]);
  g_free (bare.behind);
  if (!is_byline)
    pd_byline_clear (byline);
  return is_byline;
}

/**
 * pd_byline_clear:
 *
 * Frees what a byline says.
 */
void
pd_byline_clear (PdByline *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->original_title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->editor, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->url, g_free);
  self->labels = 0;
}
