#include <string.h>

#include "pd-cleaning.h"
#include "pd-fold.h"

/* How many passages below the headline, and at the end, may be a byline. */
#define MAX_HEAD 12
#define MAX_FOOT 12
/* What is longer is no line of names. */
#define MAX_WEIGHT 60
/* Of the lines below a headline that only say who and where. */
#define MAX_GROUP 5
#define MAX_NAME_WEIGHT 20
#define MAX_STANDFIRST_WEIGHT 20
/* Of the name before what somebody says. */
#define MAX_SPEAKER_BYTES 18

#define LABEL(l) (1u << PD_LABEL_##l)
#define LABELS_OF_PEOPLE (LABEL (AUTHOR) | LABEL (EDITOR) | LABEL (OTHER))
#define LABELS_OF_ARTICLE (LABELS_OF_PEOPLE | LABEL (SOURCE) | LABEL (DATE) | LABEL (UPDATED) | LABEL (URL) | LABEL (ORIGINAL_TITLE))

static void
set_fields (PdCleaning *self,
            const PdByline *byline)
{
  const struct
  {
    PdKey key;
    const char *value;
    guint label;
  } fields[] = {
    { PD_ARTICLE_AUTHOR, byline->author, LABEL (AUTHOR) },
    { PD_ARTICLE_EDITOR, byline->editor, LABEL (EDITOR) },
    { PD_ARTICLE_SOURCE, byline->source, LABEL (SOURCE) },
    { PD_ARTICLE_DATE, byline->date, LABEL (DATE) },
    { PD_ARTICLE_URL, byline->url, LABEL (URL) },
    { PD_ARTICLE_ORIGINAL_TITLE, byline->original_title, LABEL (ORIGINAL_TITLE) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      /* Behind `更新于` a date is none of publication. */
      if (fields[i].key == PD_ARTICLE_DATE && (byline->labels & (LABEL (DATE) | LABEL (UPDATED))) == LABEL (UPDATED))
        continue;
      pd_cleaning_set_field (self, fields[i].key, fields[i].value, (byline->labels & fields[i].label) != 0 ? "read" : "guessed", "byline");
    }
}

static gboolean
starts_with_any (const PdPassage *passage,
                 const char *const *starts)
{
  for (guint i = 0; starts[i] != NULL; i++)
    {
      if (pd_passage_has_prefix (passage, starts[i]))
        return TRUE;
    }
  return FALSE;
}

/* When and where something takes place is no date of publication: a talk, the scene of a play. */
static gboolean
is_event (PdCleaning *self,
          guint index)
{
  static const char *const places[] = { "地点", "地點", "地址", "人物", "嘉宾", "嘉賓", "主讲", "主講", "会场", "布景", "场景", "場景", "主办", "主辦", "场所", "場所", "会場", "장소", "Venue", "Location", "Place", "Where", NULL };
  guint from = index > 2 ? index - 2 : 0;

  for (guint i = from; i < self->passages->len && i <= index + 2; i++)
    {
      if (i != index && starts_with_any (pd_cleaning_get (self, i), places))
        return TRUE;
    }
  return FALSE;
}

/* `某某：…`, where that is nobody's label. */
static gboolean
is_speech (const PdPassage *passage)
{
  static const char *const summaries[] = { "导读", "導讀", "导语", "導語", "摘要", "提要", "核心提示", "编者按", "編者按", "编者的话", "按语", "引言", "前言", NULL };
  g_autofree char *line = g_strndup (passage->text, MIN (passage->n_bytes, 64));
  gboolean needs_sign;
  gsize n;

  if (starts_with_any (passage, summaries) || pd_label_find (line, &n, &needs_sign) != PD_LABEL_NONE)
    return FALSE;
  for (const char *p = line; *p != '\0' && p - line <= MAX_SPEAKER_BYTES; p = g_utf8_next_char (p))
    {
      if (*p == ':' || g_utf8_get_char (p) == 0xFF1A)
        return p > line;
      if (!g_unichar_isalpha (g_utf8_get_char (p)))
        return FALSE;
    }
  return FALSE;
}

/* In an interview the same label stands before every question, in a play before every line. */
static gboolean
is_speaker (PdCleaning *self,
            guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autofree char *line = g_strndup (passage->text, passage->n_bytes);
  g_autofree char *folded = pd_fold_line (line, -1);
  g_autofree char *label = NULL;
  gboolean needs_sign;
  gsize n;

  if (index > 0 && is_speech (pd_cleaning_get (self, index - 1)))
    return TRUE;
  if (pd_label_find (line, &n, &needs_sign) == PD_LABEL_NONE)
    return FALSE;
  label = g_strndup (line, n);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *other = pd_cleaning_get (self, i);
      g_autofree char *start = NULL;
      g_autofree char *other_folded = NULL;

      if (i == index || other->n_bytes <= n || strncmp (other->text, label, n) != 0)
        continue;
      start = g_strndup (other->text + n, MIN (other->n_bytes - n, 16));
      if (pd_label_skip_sign (start) == 0)
        continue;
      other_folded = pd_cleaning_dup_folded (self, i);
      if (!g_str_equal (folded, other_folded))
        return TRUE;
    }
  return FALSE;
}

/* Parses a passage, each of its lines; returns whether all of them are bylines. */
static gboolean
parse (const PdPassage *passage,
       GArray *bylines)
{
  const char *line = passage->text, *end = passage->text + passage->n_bytes;

  while (line < end)
    {
      const char *feed = memchr (line, '\n', end - line);
      PdByline byline;
      gboolean is_byline = pd_byline_parse (line, (feed != NULL ? feed : end) - line, &byline);

      if (!is_byline)
        return FALSE;
      g_array_append_val (bylines, byline);
      if (feed == NULL)
        break;
      line = feed + 1;
    }
  return TRUE;
}

static void
clear_byline (gpointer data)
{
  pd_byline_clear (data);
}

/* Takes a passage for a byline if it is one. Without a label only its place tells. */
static gboolean
take_byline (PdCleaning *self,
             guint index,
             gboolean needs_label)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_autoptr (GArray) bylines = g_array_new (FALSE, FALSE, sizeof (PdByline));
  guint labels = 0;

  g_array_set_clear_func (bylines, clear_byline);
  if (passage->kind == PD_BLOCK_QUOTE || passage->kind == PD_BLOCK_LIST || passage->is_code || passage->weight > MAX_WEIGHT || !parse (passage, bylines))
    return FALSE;
  for (guint i = 0; i < bylines->len; i++)
    labels |= g_array_index (bylines, PdByline, i).labels;
  if ((labels & LABELS_OF_ARTICLE) == 0 && (needs_label || labels != 0))
    return FALSE;
  /* Behind an image it says where that is from. */
  if (labels == LABEL (SOURCE) && index > 0 && pd_cleaning_get (self, index - 1)->kind == PD_BLOCK_IMAGE)
    return FALSE;
  if ((labels & LABELS_OF_PEOPLE) != 0 && is_speaker (self, index))
    return FALSE;
  if ((labels & LABEL (DATE)) != 0 && is_event (self, index))
    return FALSE;
  for (guint i = 0; i < bylines->len; i++)
    set_fields (self, &g_array_index (bylines, PdByline, i));
  pd_cleaning_set_kind (self, index, PD_BLOCK_BYLINE, 0);
  return TRUE;
}

/* `原创`, who wrote it and where, each on a line: what a program shows below a headline. */
static gboolean
take_group (PdCleaning *self,
            guint first)
{
  g_autofree char *source = pd_fold_line (pd_cleaning_get_field (self, PD_ARTICLE_SOURCE) != NULL ? pd_cleaning_get_field (self, PD_ARTICLE_SOURCE) : "", -1);
  g_autofree char *author = pd_fold_line (pd_cleaning_get_field (self, PD_ARTICLE_AUTHOR) != NULL ? pd_cleaning_get_field (self, PD_ARTICLE_AUTHOR) : "", -1);
  guint names[MAX_GROUP], n_names = 0, last = 0;
  int original = -1;
  gboolean is_known = FALSE;

  for (guint i = first; i < self->passages->len && n_names < MAX_GROUP && !is_known; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);
      g_auto (PdByline) byline = { NULL };
      g_autofree char *folded = NULL;

      if (passage->is_cut)
        continue;
      if (passage->kind != PD_BLOCK_PARAGRAPH || passage->weight > MAX_NAME_WEIGHT || !pd_passage_is_line (passage) || passage->n_pauses > 0 || passage->is_code || pd_byline_parse (passage->text, passage->n_bytes, &byline))
        break;
      folded = pd_cleaning_dup_folded (self, i);
      if (original < 0 && n_names == 0 && g_str_equal (folded, "原创"))
        original = i;
      else
        names[n_names++] = i;
      is_known = *source != '\0' && g_str_equal (folded, source);
      last = i;
    }
  /* A name that is not known needs the mark before it and no more lines than two behind it. */
  if (!is_known && (original < 0 || n_names == 0 || n_names > 2))
    return FALSE;
  if (n_names > 2)
    return FALSE;
  if (original >= 0)
    pd_cleaning_cut (self, original, "interface");
  for (guint i = 0; i < n_names; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, names[i]);
      g_autofree char *name = g_strndup (passage->text, passage->n_bytes);

      pd_cleaning_set_kind (self, names[i], PD_BLOCK_BYLINE, 0);
      if (is_known && names[i] == last)
        continue;
      if (i == 0 && *author == '\0')
        pd_cleaning_set_field (self, PD_ARTICLE_AUTHOR, name, "guessed", "byline");
      else if (i == 1)
        pd_cleaning_set_field (self, PD_ARTICLE_SOURCE, name, "guessed", "byline");
    }
  return TRUE;
}

static void
take_head (PdCleaning *self,
           gboolean is_labelled)
{
  guint n = 0, n_long = 0;
  gboolean is_below_headline = TRUE;

  for (guint i = self->headline + 1; i < self->passages->len && n < MAX_HEAD && n_long < 2; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (passage->is_cut || passage->kind == PD_BLOCK_IMAGE)
        continue;
      n++;
      n_long += pd_passage_is_long_prose (passage);
      if (passage->kind == PD_BLOCK_BYLINE || take_byline (self, i, is_labelled || !is_below_headline))
        continue;
      if (!is_labelled && is_below_headline && take_group (self, i))
        continue;
      is_below_headline = is_below_headline && !(passage->weight > MAX_STANDFIRST_WEIGHT || pd_passage_is_prose (passage)) && passage->kind != PD_BLOCK_HEADING && n < 4;
    }
}

static void
take_foot (PdCleaning *self)
{
  guint n = 0;

  for (guint i = self->passages->len; i > 0 && n < MAX_FOOT; i--)
    {
      const PdPassage *passage = pd_cleaning_get (self, i - 1);

      if (passage->is_cut || passage->kind == PD_BLOCK_IMAGE || passage->kind == PD_BLOCK_BYLINE)
        continue;
      if (pd_passage_is_long_prose (passage) || (int) i - 1 == self->headline)
        return;
      if (!take_byline (self, i - 1, TRUE))
        n++;
    }
}

/* Lifts what the lines below the headline and at the end say of who wrote it, where and when. */
void
pd_clean_bylines (PdCleaning *self)
{
  /* What a label says goes before what a place hints at. */
  take_head (self, TRUE);
  take_foot (self);
  take_head (self, FALSE);
}
