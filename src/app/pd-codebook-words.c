#include "pd-codebook-words.h"

#include <glib/gi18n-lib.h>

#include "pd-tag-path.h"

/* What is said of tags, in one place, so that the list, the page and the dialogs say the same. */

/**
 * pd_codebook_words_dup_path:
 * @path: the path of a tag
 *
 * Returns: (transfer full): the names, outermost first, as a person reads them
 */
char *
pd_codebook_words_dup_path (const char *path)
{
  g_auto (GStrv) names = pd_tag_path_parse (path);

  return names != NULL ? g_strjoinv (" › ", names) : g_strdup (path);
}

/**
 * pd_codebook_words_dup_count:
 * @own: how often a tag is used
 * @nested: how often it or one nested under it is
 *
 * Returns: (transfer full): both, short; empty where it is never
 */
char *
pd_codebook_words_dup_count (guint own,
                             guint nested)
{
  if (nested == 0)
    return g_strdup ("–");
  if (nested == own)
    return g_strdup_printf ("%u", own);
  return g_strdup_printf ("%u (%u)", own, nested);
}

static char *
add_nested (char *words,
            guint own,
            guint nested)
{
  g_autofree char *alone = words;

  if (nested == own)
    return g_steal_pointer (&alone);
  /* Translators: a number of highlights or articles, and that with the tags nested under it. */
  return g_strdup_printf (_ ("%s, %u with nested tags"), alone, nested);
}

/**
 * pd_codebook_words_dup_highlights:
 * @counts: how often a tag is used
 *
 * Returns: (transfer full): on how many highlights
 */
char *
pd_codebook_words_dup_highlights (const PdTagCounts *counts)
{
  return add_nested (g_strdup_printf (ngettext ("%u highlight", "%u highlights", counts->highlights), counts->highlights), counts->highlights, counts->nested_highlights);
}

/**
 * pd_codebook_words_dup_articles:
 * @counts: how often a tag is used
 *
 * Returns: (transfer full): in how many articles
 */
char *
pd_codebook_words_dup_articles (const PdTagCounts *counts)
{
  return add_nested (g_strdup_printf (ngettext ("%u article", "%u articles", counts->articles), counts->articles), counts->articles, counts->nested_articles);
}

/**
 * pd_codebook_words_dup_node:
 * @node: a tag in the codebook
 * @depth: how many tags it is nested under
 *
 * Returns: (transfer full): what a screen reader is to say of it
 */
char *
pd_codebook_words_dup_node (PdTagNode *node,
                            guint depth)
{
  PdRecord *tag = pd_tag_node_get_tag (node);
  g_autofree char *highlights = pd_codebook_words_dup_highlights (pd_tag_node_get_counts (node));
  /* Translators: how deep a tag is nested, from 1. */
  g_autofree char *level = g_strdup_printf (_ ("level %u"), depth + 1);
  const char *shortcut = pd_record_get_text (tag, PD_TAG_SHORTCUT);
  g_autofree char *digit = NULL;

  if (shortcut == NULL)
    return g_strdup_printf ("%s, %s, %s", pd_record_get_text (tag, PD_TAG_NAME), highlights, level);
  /* Translators: the digit key that takes a tag. */
  digit = g_strdup_printf (_ ("digit %s"), shortcut);
  return g_strdup_printf ("%s, %s, %s, %s", pd_record_get_text (tag, PD_TAG_NAME), highlights, level, digit);
}

/**
 * pd_codebook_words_dup_article:
 * @use: where a tag is used
 *
 * Returns: (transfer full): what the article is called
 */
char *
pd_codebook_words_dup_article (const PdTagUse *use)
{
  if (use->title != NULL && *use->title != '\0')
    return g_strdup (use->title);
  return g_strdup (use->file_name != NULL ? use->file_name : _ ("Untitled"));
}

/**
 * pd_codebook_words_dup_use:
 * @use: where a tag is used
 *
 * Returns: (transfer full): that, on one line
 */
char *
pd_codebook_words_dup_use (const PdTagUse *use)
{
  return use->quote != NULL ? g_strdelimit (g_strdup (use->quote), "\n\t", ' ') : g_strdup (_ ("The whole article"));
}

static char *
dup_highlights_in_articles (const PdTagExtent *extent)
{
  g_autofree char *highlights = g_strdup_printf (ngettext ("%u highlight", "%u highlights", extent->highlights), extent->highlights);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", extent->articles), extent->articles);

  /* Translators: such as “12 highlights” and “3 articles”; the verb follows. */
  return g_strdup_printf (C_ ("subject", "%1$s in %2$s"), highlights, articles);
}

/**
 * pd_codebook_words_dup_loss:
 * @preview: what it comes to that a tag is removed
 *
 * Returns: (transfer full): what would be lost, a sentence on each line
 */
char *
pd_codebook_words_dup_loss (const PdCodebookPreview *preview)
{
  const PdTagExtent *extent = &preview->extent;
  g_autoptr (GString) loss = g_string_new (NULL);
  g_autofree char *marks = dup_highlights_in_articles (extent);

  if (extent->tags > 0)
    {
      g_string_append_printf (loss, ngettext ("%u tag nested under it goes as well.", "%u tags nested under it go as well.", extent->tags), extent->tags);
      g_string_append_c (loss, '\n');
    }
  if (extent->highlights == 0)
    g_string_append (loss, _ ("No highlight carries it."));
  else
    /* Translators: such as “12 highlights in 3 articles”. */
    g_string_append_printf (loss, _ ("%s lose the tag, and stay highlighted."), marks);
  if (extent->alone > 0)
    {
      g_string_append_c (loss, '\n');
      g_string_append_printf (loss, ngettext ("%u of them has no tag then.", "%u of them have no tag then.", extent->alone), extent->alone);
    }
  if (extent->whole_articles > 0)
    {
      g_string_append_c (loss, '\n');
      g_string_append_printf (loss, ngettext ("%u article that carries it as a whole loses it.", "%u articles that carry it as a whole lose it.", extent->whole_articles), extent->whole_articles);
    }
  if (extent->memos > 0)
    {
      g_string_append_c (loss, '\n');
      g_string_append_printf (loss, ngettext ("%u memo is lost.", "%u memos are lost.", extent->memos), extent->memos);
    }
  return g_string_free_and_steal (g_steal_pointer (&loss));
}

static void
add (GStrvBuilder *lines,
     char *line)
{
  g_strv_builder_take (lines, line);
}

/**
 * pd_codebook_words_list_merge:
 * @preview: what it comes to that a tag becomes part of another
 *
 * Returns: (transfer full): what changes, a line each
 */
GStrv
pd_codebook_words_list_merge (const PdCodebookPreview *preview)
{
  const PdTagExtent *extent = &preview->extent;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *marks = dup_highlights_in_articles (extent);
  g_autofree char *after = pd_codebook_words_dup_path (preview->after);

  /* Translators: such as “12 highlights in 3 articles”, and a tag. */
  add (lines, extent->highlights > 0 ? g_strdup_printf (_ ("%s get “%s” instead"), marks, after) : g_strdup (_ ("No highlight changes")));
  if (extent->both > 0)
    add (lines, g_strdup_printf (ngettext ("%u of them has both, and carries it once then", "%u of them have both, and carry it once then", extent->both), extent->both));
  if (extent->whole_articles > 0)
    add (lines, g_strdup_printf (ngettext ("%u article gets it as a whole", "%u articles get it as a whole", extent->whole_articles), extent->whole_articles));
  if (extent->both_articles > 0)
    add (lines, g_strdup_printf (ngettext ("%u of these has both", "%u of these have both", extent->both_articles), extent->both_articles));
  if (preview->moved_tags > 0)
    add (lines, g_strdup_printf (ngettext ("%u nested tag goes over", "%u nested tags go over", preview->moved_tags), preview->moved_tags));
  if (preview->merged_tags > 0)
    add (lines, g_strdup_printf (ngettext ("%u nested tag is merged with the one of its name", "%u nested tags are merged with those of their names", preview->merged_tags), preview->merged_tags));
  if (extent->memos > 0)
    add (lines, g_strdup_printf (ngettext ("%u memo goes over", "%u memos go over", extent->memos), extent->memos));
  if (preview->joins_definitions)
    add (lines, g_strdup (_ ("What is said of how to use them is joined")));
  return g_strv_builder_end (lines);
}

/**
 * pd_codebook_words_list_move:
 * @preview: what it comes to that a tag is nested elsewhere
 *
 * Returns: (transfer full): what changes, a line each
 */
GStrv
pd_codebook_words_list_move (const PdCodebookPreview *preview)
{
  const PdTagExtent *extent = &preview->extent;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *before = pd_codebook_words_dup_path (preview->before);
  g_autofree char *after = pd_codebook_words_dup_path (preview->after);
  g_autofree char *marks = dup_highlights_in_articles (extent);

  add (lines, g_strdup_printf ("%s → %s", before, after));
  if (extent->tags > 0)
    add (lines, g_strdup_printf (ngettext ("%u nested tag goes along", "%u nested tags go along", extent->tags), extent->tags));
  if (extent->highlights > 0)
    /* Translators: such as “12 highlights in 3 articles”. */
    add (lines, g_strdup_printf (_ ("%s keep their tags"), marks));
  return g_strv_builder_end (lines);
}

/* How many tags are named, of those that are to be added or changed. */
#define MAX_NAMED 12

/* Tags under a heading, which is taken; each with what becomes of it, where there is that. */
static void
add_tags (GStrvBuilder *lines,
          char *heading,
          const char *sign,
          char **paths,
          char **after)
{
  guint n = g_strv_length (paths);

  if (n == 0)
    {
      g_free (heading);
      return;
    }
  add (lines, heading);
  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    {
      g_autofree char *path = pd_codebook_words_dup_path (paths[i]);
      g_autofree char *then = after != NULL ? pd_codebook_words_dup_path (after[i]) : NULL;

      add (lines, g_strconcat (sign, path, then != NULL ? " → " : NULL, then, NULL));
    }
  if (n > MAX_NAMED)
    add (lines, g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_NAMED), n - MAX_NAMED));
}

/**
 * pd_codebook_words_list_import:
 * @preview: what it comes to that a codebook is imported
 *
 * Returns: (transfer full): what is added and changed, a line each
 */
GStrv
pd_codebook_words_list_import (const PdCodebookPreview *preview)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n_added = g_strv_length (preview->added), n_changed = g_strv_length (preview->changed_before), n_staying = g_strv_length (preview->staying);

  add_tags (lines, g_strdup_printf (ngettext ("%u new tag", "%u new tags", n_added), n_added), "+ ", preview->added, NULL);
  add_tags (lines,
            g_strdup_printf (ngettext ("%u tag gets the name or place that it has in the file", "%u tags get the names or places that they have in the file", n_changed), n_changed),
            "", preview->changed_before, preview->changed_after);
  add_tags (lines,
            g_strdup_printf (ngettext ("%u tag keeps its name and place, as another has those in the file", "%u tags keep their names and places, as others have those in the file", n_staying),
                             n_staying),
            "", preview->staying, NULL);
  if (n_added + n_changed + n_staying == 0)
    add (lines, g_strdup (_ ("All of its tags are there already")));
  else if (preview->kept_tags > 0)
    add (lines, g_strdup_printf (ngettext ("%u tag is there already, and stays as it is", "%u tags are there already, and stay as they are", preview->kept_tags), preview->kept_tags));
  return g_strv_builder_end (lines);
}

static char *
dup_outline_path (PdTagOutline *outline,
                  int index)
{
  g_autofree char *path = pd_tag_outline_dup_path (outline, index);

  return pd_codebook_words_dup_path (path);
}

/**
 * pd_codebook_words_dup_entry:
 * @outline: a codebook apart from the project
 * @index: a tag
 *
 * Returns: (transfer full): its path, and in the lines below what is said of how to use it
 */
char *
pd_codebook_words_dup_entry (PdTagOutline *outline,
                             guint index)
{
  const PdTagEntry *entry = pd_tag_outline_get (outline, index);
  g_autofree char *path = dup_outline_path (outline, index);
  g_autoptr (GString) words = g_string_new (path);

  if (entry->texts[PD_TAG_TEXT_DESCRIPTION] != NULL)
    g_string_append_printf (words, "\n%s", entry->texts[PD_TAG_TEXT_DESCRIPTION]);
  if (entry->texts[PD_TAG_TEXT_WHEN_TO_USE] != NULL)
    g_string_append_printf (words, "\n%s: %s", _ ("When to Use It"), entry->texts[PD_TAG_TEXT_WHEN_TO_USE]);
  if (entry->texts[PD_TAG_TEXT_WHEN_NOT_TO_USE] != NULL)
    g_string_append_printf (words, "\n%s: %s", _ ("When Not to Use It"), entry->texts[PD_TAG_TEXT_WHEN_NOT_TO_USE]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * pd_codebook_words_dup_difference:
 * @comparison: a version of the codebook, and the codebook as it is
 * @difference: a tag that differs
 *
 * Returns: (transfer full): its path, and in the lines below what became of it
 */
char *
pd_codebook_words_dup_difference (const PdCodebookComparison *comparison,
                                  const PdTagDifference *difference)
{
  const struct
  {
    PdTagChange change;
    const char *name;
  } changes[] = {
    { PD_TAG_ADDED, C_ ("tag", "Added") },
    { PD_TAG_REMOVED, C_ ("tag", "Deleted") },
    { PD_TAG_RENAMED, C_ ("tag", "Renamed") },
    { PD_TAG_MOVED, C_ ("tag", "Nested elsewhere") },
    { PD_TAG_REDEFINED, C_ ("tag", "Described otherwise") },
  };
  g_autofree char *before = difference->before >= 0 ? dup_outline_path (comparison->before, difference->before) : NULL;
  g_autofree char *after = difference->after >= 0 ? dup_outline_path (comparison->after, difference->after) : NULL;
  g_autoptr (GString) words = g_string_new (after != NULL ? after : before);
  const char *separator = "\n";

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      if ((difference->change & changes[i].change) == 0)
        continue;
      g_string_append_printf (words, "%s%s", separator, changes[i].name);
      separator = " · ";
    }
  if (before != NULL && after != NULL && !g_str_equal (before, after))
    {
      g_string_append_c (words, '\n');
      /* Translators: what a tag was called. */
      g_string_append_printf (words, _ ("Was “%s”"), before);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}
