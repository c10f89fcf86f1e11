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
 * Returns: (transfer full): what would be lost, in a sentence or two
 */
char *
pd_codebook_words_dup_loss (const PdCodebookPreview *preview)
{
  const PdTagExtent *extent = &preview->extent;
  g_autoptr (GString) loss = g_string_new (NULL);
  g_autofree char *marks = dup_highlights_in_articles (extent);

  if (extent->tags > 0)
    g_string_append_printf (loss, ngettext ("%u tag nested under it goes as well. ", "%u tags nested under it go as well. ", extent->tags), extent->tags);
  if (extent->highlights == 0)
    g_string_append (loss, _ ("No highlight carries it."));
  else
    /* Translators: such as “12 highlights in 3 articles”. */
    g_string_append_printf (loss, _ ("%s lose it, and stay."), marks);
  if (extent->alone > 0)
    {
      g_string_append_c (loss, ' ');
      g_string_append_printf (loss, ngettext ("%u of them has no tag then.", "%u of them have no tag then.", extent->alone), extent->alone);
    }
  if (extent->whole_articles > 0)
    {
      g_string_append_c (loss, ' ');
      g_string_append_printf (loss, ngettext ("%u article that carries it as a whole loses it.", "%u articles that carry it as a whole lose it.", extent->whole_articles), extent->whole_articles);
    }
  if (extent->memos > 0)
    {
      g_string_append_c (loss, ' ');
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
