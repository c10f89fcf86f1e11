#include "pd-html-metadata.h"

#include <string.h>

#include "pd-archive-url.h"
#include "pd-date-finder.h"
#include "pd-field-label.h"
#include "pd-html-metadata-finder.h"
#include "pd-html-title.h"
#include "pd-language.h"

/* What is longer is no name, no title, no address. */
#define MAX_VALUE_BYTES 2048
#define MAX_AUTHOR 200

/* No page says the same thing in more ways. */
#define MAX_CANDIDATES 500

/* What a page says of one field, in one place. */
typedef struct
{
  PdKey key;
  /* The lower, the more it is to be trusted. */
  guint rank;
  char *value;
  const char *place;
} Candidate;

struct _PdHtmlMetadata
{
  GArray *candidates;
  GPtrArray *headings;
  /* What the title element says. */
  char *title_element;
  /* The start of the text, which says which language it is in. */
  char *sample;
};

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->value);
}

/* Pages write references within references: "&amp;quot;". */
static char *
unescape (const char *value)
{
  static const struct
  {
    const char *reference;
    const char *character;
  } references[] = { { "&quot;", "\"" }, { "&apos;", "'" }, { "&#39;", "'" }, { "&#039;", "'" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&hellip;", "…" }, { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&lsquo;", "‘" }, { "&rsquo;", "’" }, { "&ndash;", "–" }, { "&mdash;", "—" }, { "&middot;", "·" }, { "&amp;", "&" } };
  GString *text = g_string_new (value);

  if (strchr (value, '&') == NULL)
    return g_string_free_and_steal (text);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    g_string_replace (text, references[i].reference, references[i].character, 0);
  return g_string_free_and_steal (text);
}

static char *
clean (const char *value)
{
  g_autofree char *start = g_strndup (value, strnlen (value, MAX_VALUE_BYTES));
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *text = unescape (valid);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r\f", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
    }
  return g_string_free_and_steal (line);
}

static gboolean
is_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0;
}

/* A name without what says that it is one: 作者：张三, By Jane Doe. */
static char *
dup_name (const char *value)
{
  PdKey key;
  const char *rest = pd_field_label_skip (value, &key);

  if (rest == NULL && g_ascii_strncasecmp (value, "by ", 3) == 0)
    rest = value + 3;
  return g_strdup (rest != NULL ? rest : value);
}

static gboolean
is_name (const char *name)
{
  gboolean has_letter = FALSE;

  for (const char *p = name; *p != '\0' && !has_letter; p = g_utf8_next_char (p))
    has_letter = g_unichar_isalpha (g_utf8_get_char (p));
  return has_letter && strlen (name) <= MAX_AUTHOR && !is_address (name) && strstr (name, "@") == NULL;
}

/* One way to write a language: those of Chinese by their script, as they are guessed, too. */
static char *
dup_language (const char *value)
{
  g_autofree char *lower = g_ascii_strdown (value, -1);
  g_auto (GStrv) tags = NULL;

  g_strdelimit (lower, "_", '-');
  tags = g_strsplit (lower, "-", -1);
  if (tags[0] == NULL || strlen (tags[0]) < 2 || strlen (tags[0]) > 3 || strspn (tags[0], "abcdefghijklmnopqrstuvwxyz") != strlen (tags[0]))
    return NULL;
  if (!g_str_equal (tags[0], "zh"))
    return g_strdup (tags[0]);
  for (guint i = 1; tags[i] != NULL; i++)
    {
      if (g_str_equal (tags[i], "hant") || g_str_equal (tags[i], "tw") || g_str_equal (tags[i], "hk") || g_str_equal (tags[i], "mo"))
        return g_strdup ("zh-Hant");
      if (g_str_equal (tags[i], "hans") || g_str_equal (tags[i], "cn") || g_str_equal (tags[i], "sg"))
        return g_strdup ("zh-Hans");
    }
  return NULL;
}

/* What a value says, or NULL where it cannot be true. */
static char *
read_value (PdKey key,
            const char *written)
{
  g_autofree char *value = clean (written);
  g_autofree char *name = NULL;

  if (*value == '\0')
    return NULL;
  switch (key)
    {
    case PD_ARTICLE_URL:
    case PD_ARTICLE_ARCHIVE_URL:
      return is_address (value) ? g_steal_pointer (&value) : NULL;
    case PD_ARTICLE_DATE:
    case PD_ARTICLE_FETCHED:
      return pd_date_finder_find (value);
    case PD_ARTICLE_LANGUAGE:
      return dup_language (value);
    case PD_ARTICLE_AUTHOR:
    case PD_ARTICLE_EDITOR:
      name = dup_name (value);
      return is_name (name) ? g_steal_pointer (&name) : NULL;
    case PD_ARTICLE_SOURCE:
      name = dup_name (value);
      return *name != '\0' && !is_address (name) ? pd_field_label_dup_publication (name) : NULL;
    default:
      return g_steal_pointer (&value);
    }
}

/**
 * pd_html_metadata_add:
 * @key: a column of an article
 * @rank: how much it is to be trusted: the lower, the more
 * @value: what the page says, as written
 * @place: where it says so, such as `og:title`
 *
 * Adds what a page says in one place. What cannot be true is ignored. Names that are said one after the other in the same way
 * are one value.
 */
void
pd_html_metadata_add (PdHtmlMetadata *self,
                      PdKey key,
                      guint rank,
                      const char *value,
                      const char *place)
{
  Candidate candidate = { .key = key, .rank = rank, .place = g_intern_string (place) };
  g_autofree char *original = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);
  g_return_if_fail (place != NULL);

  candidate.value = read_value (key, value);
  if (candidate.value == NULL || self->candidates->len >= MAX_CANDIDATES)
    {
      g_free (candidate.value);
      return;
    }
  for (guint i = 0; key == PD_ARTICLE_AUTHOR && i < self->candidates->len; i++)
    {
      Candidate *other = &g_array_index (self->candidates, Candidate, i);

      if (other->key != key || other->rank != rank || other->place != candidate.place)
        continue;
      if (strstr (other->value, candidate.value) == NULL && strlen (other->value) + strlen (candidate.value) <= MAX_AUTHOR)
        {
          g_autofree char *names = g_strconcat (other->value, g_str_is_ascii (candidate.value) ? ", " : "、", candidate.value, NULL);

          g_set_str (&other->value, names);
        }
      g_free (candidate.value);
      return;
    }
  /* Saved from an archive: where it is there, and where it was. */
  if (key == PD_ARTICLE_URL && pd_archive_url_is (candidate.value))
    {
      original = pd_archive_url_dup_original (candidate.value);
      if (original != NULL)
        pd_html_metadata_add (self, PD_ARTICLE_URL, rank, original, place);
      candidate.key = PD_ARTICLE_ARCHIVE_URL;
    }
  g_array_append_val (self->candidates, candidate);
}

static const Candidate *
find_best (PdHtmlMetadata *self,
           PdKey key)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == key && (best == NULL || candidate->rank < best->rank))
        best = candidate;
    }
  return best;
}

static gboolean
has_path (const char *url)
{
  const char *path = strchr (strstr (url, "://") + 3, '/');

  return path != NULL && path[1] != '\0';
}

/* An address of nothing but a site is a mistake where there is another. */
static const Candidate *
find_best_url (PdHtmlMetadata *self)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_URL && has_path (candidate->value) && (best == NULL || candidate->rank < best->rank))
        best = candidate;
    }
  return best != NULL ? best : find_best (self, PD_ARTICLE_URL);
}

/**
 * pd_html_metadata_new:
 * @tree: a page
 *
 * Returns: (transfer full): what the page says of its article
 */
PdHtmlMetadata *
pd_html_metadata_new (PdHtmlTree *tree)
{
  PdHtmlMetadata *self = g_new0 (PdHtmlMetadata, 1);

  g_return_val_if_fail (tree != NULL, NULL);

  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, candidate_clear);
  self->headings = pd_html_metadata_finder_find_headings (tree);
  self->title_element = pd_html_metadata_finder_find_title (tree);
  self->sample = pd_html_tree_dup_line (tree, 0, 64 * 1024);
  pd_html_metadata_finder_run (tree, self);
  return self;
}

/**
 * pd_html_metadata_free:
 *
 * Frees what was found.
 */
void
pd_html_metadata_free (PdHtmlMetadata *self)
{
  g_array_unref (self->candidates);
  g_ptr_array_unref (self->headings);
  g_free (self->title_element);
  g_free (self->sample);
  g_free (self);
}

/* Without the name of the site. */
static char *
strip_site (PdHtmlMetadata *self,
            const char *title)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_SOURCE)
        g_ptr_array_add (sites, candidate->value);
    }
  return pd_html_title_strip_site (title, sites, self->headings);
}

static gboolean
is_heading (PdHtmlMetadata *self,
            const char *title)
{
  g_autofree char *stripped = strip_site (self, title);
  g_autofree char *folded = pd_html_title_fold (stripped);

  for (guint i = 0; i < self->headings->len; i++)
    {
      g_autofree char *heading = pd_html_title_fold (g_ptr_array_index (self->headings, i));

      if (g_str_equal (heading, folded))
        return TRUE;
    }
  return FALSE;
}

/* Pages have titles for those who share them, too: what the page itself is headed with is the title. */
static const Candidate *
find_best_title (PdHtmlMetadata *self)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_TITLE && (best == NULL || candidate->rank < best->rank) && is_heading (self, candidate->value))
        best = candidate;
    }
  return best != NULL ? best : find_best (self, PD_ARTICLE_TITLE);
}

/**
 * pd_html_metadata_dup_title:
 *
 * Returns: (transfer full) (nullable): what the page says that the article is called, other than in its title element
 */
char *
pd_html_metadata_dup_title (PdHtmlMetadata *self)
{
  const Candidate *best;

  g_return_val_if_fail (self != NULL, NULL);

  best = find_best_title (self);
  return best != NULL ? strip_site (self, best->value) : NULL;
}

/**
 * pd_html_metadata_dup_title_element:
 *
 * Returns: (transfer full) (nullable): what the title element says, without the name of the site
 */
char *
pd_html_metadata_dup_title_element (PdHtmlMetadata *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title_element != NULL ? strip_site (self, self->title_element) : NULL;
}

/* Whether it is what a site is called: systems that ask for an author are often given that. */
static gboolean
is_site_name (PdHtmlMetadata *self,
              const char *name)
{
  g_autofree char *folded = NULL;
  g_autofree char *title = NULL;

  /* People have sites, too. */
  if (strchr (name, ' ') != NULL)
    return FALSE;
  folded = pd_html_title_fold (name);
  title = pd_html_metadata_dup_title_element (self);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_SOURCE && candidate->rank >= PD_HTML_METADATA_SITE)
        {
          g_autofree char *site = pd_html_title_fold (candidate->value);

          if (g_str_equal (site, folded))
            return TRUE;
        }
    }
  /* What was taken away from the title is the site's. */
  if (title != NULL)
    {
      g_autofree char *whole = pd_html_title_fold (self->title_element);
      g_autofree char *rest = pd_html_title_fold (title);

      return strstr (whole, folded) != NULL && strstr (rest, folded) == NULL;
    }
  return FALSE;
}

static const Candidate *
find_best_author (PdHtmlMetadata *self)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_AUTHOR && (best == NULL || candidate->rank < best->rank) && !is_site_name (self, candidate->value))
        best = candidate;
    }
  return best;
}

static gboolean
is_set (PdDocument *document,
        PdKey key)
{
  return pd_record_get_text (pd_document_get_article (document), key) != NULL;
}

/* Templates say that pages are in English; the letters say more. */
static gboolean
is_language (PdHtmlMetadata *self,
             const char *language)
{
  const char *guess = pd_language_guess (self->sample);

  return guess == NULL || strncmp (guess, language, 2) == 0;
}

/* Where the publication is known otherwise, the site is where the article was found. */
static void
set_site (PdHtmlMetadata *self,
          PdDocument *document)
{
  const char *source = pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_SOURCE);
  const Candidate *site = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->key == PD_ARTICLE_SOURCE && candidate->rank >= PD_HTML_METADATA_SITE && (site == NULL || candidate->rank < site->rank))
        site = candidate;
    }
  if (source == NULL || site == NULL || g_str_equal (site->value, source) || is_set (document, PD_ARTICLE_OBTAINED_FROM))
    return;
  pd_document_set_field (document, PD_ARTICLE_OBTAINED_FROM, site->value, "read", site->place);
}

/**
 * pd_html_metadata_apply:
 * @document: where to set what the page says, and nothing else did yet
 *
 * Sets the article's fields: of what a page says of a field, what is to be trusted most.
 */
void
pd_html_metadata_apply (PdHtmlMetadata *self,
                        PdDocument *document)
{
  static const PdKey keys[] = { PD_ARTICLE_AUTHOR, PD_ARTICLE_EDITOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_FETCHED, PD_ARTICLE_LICENCE, PD_ARTICLE_ARCHIVE_URL, PD_ARTICLE_LANGUAGE };
  const Candidate *title, *url;
  gboolean is_repost;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  title = find_best_title (self);
  if (title != NULL && !is_set (document, PD_ARTICLE_TITLE))
    {
      g_autofree char *stripped = strip_site (self, title->value);

      pd_document_set_field (document, PD_ARTICLE_TITLE, stripped, "read", title->place);
    }
  url = find_best_url (self);
  if (url != NULL && !is_set (document, PD_ARTICLE_URL))
    pd_document_set_field (document, PD_ARTICLE_URL, url->value, "read", url->place);

  is_repost = is_set (document, PD_ARTICLE_SOURCE) || (find_best (self, PD_ARTICLE_SOURCE) != NULL && find_best (self, PD_ARTICLE_SOURCE)->rank < PD_HTML_METADATA_SITE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const Candidate *best = keys[i] == PD_ARTICLE_AUTHOR ? find_best_author (self) : find_best (self, keys[i]);

      if (best != NULL && !is_set (document, keys[i]) && (keys[i] != PD_ARTICLE_LANGUAGE || is_language (self, best->value)))
        pd_document_set_field (document, keys[i], best->value, "read", best->place);
    }
  if (is_repost)
    set_site (self, document);
}
