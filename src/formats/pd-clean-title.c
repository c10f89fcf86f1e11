#include <string.h>

#include "pd-cleaning.h"
#include "pd-fold.h"
#include "pd-line-role.h"

/* A first line that is longer is no title. */
#define MAX_TITLE 60
/* How many passages there may be before the text begins. */
#define MAX_HEAD 12
/* What a site calls itself behind a title is not longer than this, folded. */
#define MAX_SITE 12
/* A line that repeats the title is followed by prose that is no verse. */
#define MIN_PROSE 20

static gboolean
has_title (PdCleaning *self)
{
  return pd_cleaning_get_field (self, PD_ARTICLE_TITLE) != NULL;
}

static int
find_heading (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (passage->kind == PD_BLOCK_HEADING && passage->level == 1 && !passage->is_cut)
        return i;
    }
  return -1;
}

static gboolean
is_address (const PdPassage *passage)
{
  const char *text = passage->text;
  const char *scheme = g_strstr_len (text, MIN (passage->n_bytes, 12), "://");

  if (scheme == NULL || strncmp (text, "http", 4) != 0)
    return FALSE;
  for (gsize i = 0; i < passage->n_bytes; i++)
    {
      if (g_ascii_isspace (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* Whether a line at the top is about the page and not its title. */
static gboolean
is_passed_over (PdCleaning *self,
                guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_auto (PdByline) byline = { NULL };
  gboolean is_certain;
  PdLineRole role;

  if (passage->is_cut || passage->kind == PD_BLOCK_IMAGE || passage->kind == PD_BLOCK_CAPTION)
    return TRUE;
  if (passage->kind == PD_BLOCK_HEADING)
    return FALSE;
  role = pd_line_role_tell (passage, NULL, &is_certain);
  if (role == PD_LINE_ROLE_BLANK || role == PD_LINE_ROLE_TRAIL || ((role == PD_LINE_ROLE_INTERFACE || role == PD_LINE_ROLE_PROMOTION) && is_certain))
    return TRUE;
  return is_address (passage) || pd_byline_parse (passage->text, passage->n_bytes, &byline);
}

static int
find_first_line (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len && i < MAX_HEAD; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (!is_passed_over (self, i))
        return i;
      if (is_address (passage))
        {
          g_autofree char *url = g_strndup (passage->text, passage->n_bytes);

          pd_cleaning_set_field (self, PD_ARTICLE_URL, url, "guessed", "first line");
        }
    }
  return -1;
}

static void
set_title (PdCleaning *self,
           guint index,
           const char *origin,
           const char *place)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *title = g_strdelimit (g_strndup (passage->text, passage->n_bytes), "\n\t", ' ');

  pd_cleaning_set_field (self, PD_ARTICLE_TITLE, title, origin, place);
}

/* `标题：…`, where a program wrote out what it knows. */
static void
read_labelled_title (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len && i < MAX_HEAD && !has_title (self); i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);
      g_auto (PdByline) byline = { NULL };

      if (passage->is_cut || passage->kind != PD_BLOCK_PARAGRAPH)
        continue;
      if (pd_passage_is_long_prose (passage))
        return;
      if (!pd_byline_parse (passage->text, passage->n_bytes, &byline) || byline.title == NULL)
        continue;
      pd_cleaning_set_field (self, PD_ARTICLE_TITLE, byline.title, "read", "byline");
      pd_cleaning_set_kind (self, i, PD_BLOCK_HEADING, 1);
      self->headline = i;
    }
}

static gboolean
ends_a_sentence (const char *line)
{
  static const char *const ends[] = { "。", "；", "，", "：", ".", ";", ",", ":", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    {
      if (g_str_has_suffix (line, ends[i]))
        return TRUE;
    }
  return FALSE;
}

static void
guess_title_from_line (PdCleaning *self,
                       guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *line = NULL;

  if (passage->kind != PD_BLOCK_PARAGRAPH || passage->end - passage->start > MAX_TITLE)
    return;
  line = g_strndup (passage->text, passage->n_bytes);
  if (strpbrk (line, "\n\t") != NULL)
    return;
  set_title (self, index, "guessed", "first line");
  self->headline = index;
  /* Other formats could have said that it is a heading. */
  if (self->format == PD_FORMAT_TEXT && !ends_a_sentence (line) && index + 1 < self->passages->len)
    pd_cleaning_set_kind (self, index, PD_BLOCK_HEADING, 1);
}

static void
guess_title_from_file_name (PdCleaning *self,
                            const char *file_name)
{
  g_autofree char *stem = g_utf8_make_valid (file_name, -1);
  g_autofree char *title = NULL;
  const char *part = pd_record_get_text (pd_document_get_article (self->document), PD_ARTICLE_PART);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  title = part != NULL ? g_strdup_printf ("%s #%s", stem, part) : g_strdup (stem);
  pd_cleaning_set_field (self, PD_ARTICLE_TITLE, title, "guessed", "file name");
}

/* The title without what a site puts behind it, or NULL: `题目_某网`, `题目 - 某网`, `题目 | 某网`. */
static char *
dup_without_site (const char *title,
                  GStrv names)
{
  static const char *const signs[] = { "_", "|", "｜", " - ", " – ", " — ", " · ", " » ", NULL };
  const char *last = NULL;
  gsize n_sign = 0;
  g_autofree char *site = NULL;

  for (guint i = 0; signs[i] != NULL; i++)
    {
      const char *sign = g_strrstr (title, signs[i]);

      if (sign != NULL && sign > last)
        {
          last = sign;
          n_sign = strlen (signs[i]);
        }
    }
  if (last == NULL || last == title)
    return NULL;
  site = pd_fold_line (last + n_sign, -1);
  if (*site == '\0' || (g_utf8_strlen (site, -1) > MAX_SITE && !g_strv_contains ((const char *const *) names, site)))
    return NULL;
  return g_strchomp (g_strndup (title, last - title));
}

/* Whether folded lines are the same title, with or without the name of a publication before or behind it. */
static gboolean
is_same_title (const char *line,
               const char *title,
               GStrv names)
{
  gsize n_line = strlen (line), n_title = strlen (title);
  const char *rest = NULL;

  if (n_line == n_title)
    return strcmp (line, title) == 0;
  if (n_line < n_title)
    return is_same_title (title, line, names);
  if (strncmp (line, title, n_title) == 0)
    rest = line + n_title;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n = strlen (names[i]);

      if (n + n_title == n_line && (rest != NULL ? g_str_equal (rest, names[i]) : strncmp (line, names[i], n) == 0 && g_str_equal (line + n, title)))
        return TRUE;
    }
  return FALSE;
}

/* A poem may be called after its first line, and a text may begin with what it is called after. */
static gboolean
is_repetition (PdCleaning *self,
               guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  const char *title = pd_cleaning_get_field (self, PD_ARTICLE_TITLE);
  g_autofree char *line = NULL;

  if (passage->kind == PD_BLOCK_HEADING)
    return TRUE;
  if (passage->kind != PD_BLOCK_PARAGRAPH)
    return FALSE;
  line = g_strndup (passage->text, passage->n_bytes);
  if (ends_a_sentence (line) && !ends_a_sentence (title))
    return FALSE;
  for (guint i = index + 1; i < self->passages->len; i++)
    {
      const PdPassage *next = pd_cleaning_get (self, i);
      g_auto (PdByline) byline = { NULL };

      if (next->is_cut || next->kind == PD_BLOCK_IMAGE)
        continue;
      return next->kind == PD_BLOCK_HEADING || (pd_passage_is_prose (next) && next->weight >= MIN_PROSE) || pd_byline_parse (next->text, next->n_bytes, &byline);
    }
  return FALSE;
}

/* Whether a passage is the title, and stands where a title does. */
static gboolean
is_title (PdCleaning *self,
          guint index,
          const char *title,
          GStrv names)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *line = NULL;

  if (passage->is_cut || (passage->kind != PD_BLOCK_HEADING && passage->kind != PD_BLOCK_PARAGRAPH))
    return FALSE;
  line = pd_cleaning_dup_folded (self, index);
  return is_same_title (line, title, names);
}

/* Behind the last passage of those that a title may stand among. */
static guint
find_end_of_head (PdCleaning *self)
{
  guint i = 0;

  for (guint n = 0; i < self->passages->len && n < MAX_HEAD; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (passage->is_cut || passage->kind == PD_BLOCK_IMAGE)
        continue;
      if (pd_passage_is_long_prose (passage))
        break;
      n++;
    }
  return i;
}

/* The first heading that is the title, or else the first line, is the headline; the others repeat it. Behind the head only a
 * heading can do so. */
static void
find_headline (PdCleaning *self)
{
  g_auto (GStrv) names = pd_cleaning_dup_names (self);
  const char *written = pd_cleaning_get_field (self, PD_ARTICLE_TITLE);
  g_autofree char *title = written != NULL ? pd_fold_line (written, -1) : NULL;
  guint end = find_end_of_head (self);
  int line = -1;

  /* Not even the file has to have a name that says something. */
  if (title == NULL || *title == '\0')
    return;
  for (guint i = 0; i < end && self->headline < 0; i++)
    {
      if (!is_title (self, i, title, names))
        continue;
      if (pd_cleaning_get (self, i)->kind == PD_BLOCK_HEADING)
        self->headline = i;
      else if (line < 0)
        line = i;
    }
  if (self->headline < 0)
    self->headline = line;
  if (self->headline < 0)
    return;
  if (pd_cleaning_get (self, self->headline)->kind == PD_BLOCK_HEADING || (line >= 0 && !ends_a_sentence (written)))
    pd_cleaning_set_kind (self, self->headline, PD_BLOCK_HEADING, 1);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if ((int) i == self->headline || (i >= end && (passage->kind != PD_BLOCK_HEADING || passage->level != 1)))
        continue;
      if (is_title (self, i, title, names) && is_repetition (self, i))
        pd_cleaning_cut (self, i, "repeated-title");
    }
}

/* What a page calls itself, without the site where the text has a headline that says so. */
static void
read_page_title (PdCleaning *self,
                 const char *page_title)
{
  g_auto (GStrv) names = pd_cleaning_dup_names (self);
  g_autofree char *bare = dup_without_site (page_title, names);
  g_autofree char *folded = bare != NULL ? pd_fold_line (bare, -1) : NULL;

  for (guint i = 0; folded != NULL && i < self->passages->len && i < MAX_HEAD; i++)
    {
      g_autofree char *line = pd_cleaning_dup_folded (self, i);

      if (!pd_cleaning_get (self, i)->is_cut && g_str_equal (line, folded))
        {
          pd_cleaning_set_field (self, PD_ARTICLE_TITLE, bare, "read", "title element");
          return;
        }
    }
  pd_cleaning_set_field (self, PD_ARTICLE_TITLE, page_title, "read", "title element");
}

/* The first of these that there is: what the reader found, a headline, a first line that is a heading, a page's own, a label, a
 * short first line, the file's name. */
void
pd_clean_title (PdCleaning *self,
                const char *page_title,
                const char *file_name)
{
  int heading = find_heading (self);
  int first = find_first_line (self);

  if (!has_title (self) && heading < 0 && first >= 0 && pd_cleaning_get (self, first)->kind == PD_BLOCK_HEADING)
    heading = first;
  if (!has_title (self) && heading >= 0)
    {
      set_title (self, heading, "read", "heading");
      pd_cleaning_set_kind (self, heading, PD_BLOCK_HEADING, 1);
    }
  if (!has_title (self) && page_title != NULL)
    read_page_title (self, page_title);
  read_labelled_title (self);
  if (!has_title (self) && first >= 0)
    guess_title_from_line (self, first);
  if (!has_title (self))
    guess_title_from_file_name (self, file_name);
  find_headline (self);
}
