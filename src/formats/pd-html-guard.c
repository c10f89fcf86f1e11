#include "pd-html-guard.h"

#include <string.h>

#include "pd-html-tag.h"

/* The parser looks for what an end tag ends in all that is open, and for each attribute in all that its element has. Nobody writes
 * pages for which that takes long: some are made so that it takes for ever. */
#define MAX_WORK 500000000
#define MAX_ATTRIBUTES 4096

/* What is left of such a page. */
#define MAX_KEPT_DEPTH 512
#define MAX_KEPT_ATTRIBUTES 256

#define MAX_NAME_BYTES 32

typedef struct
{
  /* Of each name that there is, how many elements are open, and which they are, from the outermost in. */
  GHashTable *names;
  GArray *counts;
  GArray *open;
  guint64 work;
  /* Where to put what is left, if anything has to go. */
  GString *cleaned;
} Guard;

static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", NULL };

  return g_strv_contains (names, name);
}

/* Elements that another of the same ends: those are often left open. */
static gboolean
ends_same (const char *name)
{
  static const char *const names[] = { "dd", "dt", "li", "option", "p", "td", "th", "tr", NULL };

  return g_strv_contains (names, name);
}

/* Elements whose content is no tags, whatever it looks like. */
static gboolean
is_raw (const char *name)
{
  return g_str_equal (name, "script") || g_str_equal (name, "style");
}

static gsize
read_name (const char *p,
           const char *end,
           char name[MAX_NAME_BYTES + 1])
{
  gsize n = 0;

  while (p + n < end && (g_ascii_isalnum (p[n]) || p[n] == '-' || p[n] == ':' || p[n] == '_'))
    {
      if (n < MAX_NAME_BYTES)
        name[n] = g_ascii_tolower (p[n]);
      n++;
    }
  name[MIN (n, MAX_NAME_BYTES)] = '\0';
  return n;
}

static guint
look_up (Guard *self,
         const char *name)
{
  gpointer found;
  guint index;

  if (g_hash_table_lookup_extended (self->names, name, NULL, &found))
    return GPOINTER_TO_UINT (found);
  index = self->counts->len;
  g_hash_table_insert (self->names, g_strdup (name), GUINT_TO_POINTER (index));
  g_array_append_val (self->counts, (guint) { 0 });
  return index;
}

static void
append (Guard *self,
        const char *text,
        gsize n_bytes)
{
  if (self->cleaned != NULL)
    g_string_append_len (self->cleaned, text, n_bytes);
}

/* A tag that is left out still ends the line. */
static void
leave_out (Guard *self,
           const char *name)
{
  if (pd_html_tag_is_block (pd_html_tag_from_name (name)))
    append (self, "<hr>", 4);
}

/* Behind the tag, past its attributes. */
static const char *
skip_attributes (Guard *self,
                 const char *p,
                 const char *end,
                 const char **kept_end)
{
  guint n = 0;

  *kept_end = NULL;
  while (p < end && *p != '>')
    {
      while (p < end && (g_ascii_isspace (*p) || *p == '/'))
        p++;
      if (p == end || *p == '>')
        break;
      if (n++ == MAX_KEPT_ATTRIBUTES)
        *kept_end = p;
      do
        p++;
      while (p < end && !g_ascii_isspace (*p) && *p != '/' && *p != '>' && *p != '=');
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p == end || *p != '=')
        continue;
      p++;
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p < end && (*p == '"' || *p == '\''))
        {
          const char *quote = memchr (p + 1, *p, end - p - 1);

          p = quote != NULL ? quote + 1 : end;
        }
      else
        {
          while (p < end && !g_ascii_isspace (*p) && *p != '>')
            p++;
        }
    }
  if (n > MAX_ATTRIBUTES)
    self->work = G_MAXUINT32;
  return p < end ? p + 1 : end;
}

static const char *
take_start_tag (Guard *self,
                const char *tag,
                const char *end)
{
  char name[MAX_NAME_BYTES + 1];
  const char *p = tag + 1, *kept_end;
  guint index;

  p += read_name (p, end, name);
  p = skip_attributes (self, p, end, &kept_end);
  if (is_void (name) || (p - tag > 2 && p[-2] == '/'))
    {
      append (self, tag, (kept_end != NULL ? kept_end : p) - tag);
      if (kept_end != NULL)
        append (self, ">", 1);
      return p;
    }
  if (self->cleaned != NULL && self->open->len >= MAX_KEPT_DEPTH && !is_raw (name))
    {
      leave_out (self, name);
      return p;
    }
  index = look_up (self, name);
  if (self->open->len == 0 || g_array_index (self->open, guint, self->open->len - 1) != index || !ends_same (name))
    {
      g_array_append_val (self->open, index);
      g_array_index (self->counts, guint, index)++;
    }
  append (self, tag, (kept_end != NULL ? kept_end : p) - tag);
  if (kept_end != NULL)
    append (self, ">", 1);
  if (is_raw (name))
    {
      const char *raw = p;

      for (;;)
        {
          char other[MAX_NAME_BYTES + 1];

          p = memchr (p, '<', end - p);
          if (p == NULL || p + 2 >= end)
            {
              append (self, raw, end - raw);
              return end;
            }
          if (p[1] == '/' && read_name (p + 2, end, other) > 0 && g_str_equal (other, name))
            break;
          p++;
        }
      append (self, raw, p - raw);
    }
  return p;
}

static const char *
take_end_tag (Guard *self,
              const char *tag,
              const char *end)
{
  char name[MAX_NAME_BYTES + 1];
  const char *close = memchr (tag, '>', end - tag), *behind = close != NULL ? close + 1 : end;
  guint index;

  read_name (tag + 2, end, name);
  index = look_up (self, name);
  if (self->open->len == 0 || g_array_index (self->open, guint, self->open->len - 1) != index)
    self->work += self->open->len;
  if (g_array_index (self->counts, guint, index) == 0)
    {
      leave_out (self, name);
      return behind;
    }
  for (gboolean is_open = TRUE; is_open;)
    {
      guint last = g_array_index (self->open, guint, self->open->len - 1);

      g_array_index (self->counts, guint, last)--;
      g_array_set_size (self->open, self->open->len - 1);
      is_open = last != index;
    }
  append (self, tag, behind - tag);
  return behind;
}

static void
scan (Guard *self,
      const char *html,
      gsize n_bytes)
{
  const char *p = html, *end = html + n_bytes;

  while (p < end && (self->cleaned != NULL || self->work <= MAX_WORK))
    {
      const char *tag = memchr (p, '<', end - p);

      append (self, p, (tag != NULL ? tag : end) - p);
      if (tag == NULL)
        break;
      p = tag + 1;
      if (p < end && g_ascii_isalpha (*p))
        p = take_start_tag (self, tag, end);
      else if (p + 1 < end && *p == '/' && g_ascii_isalpha (p[1]))
        p = take_end_tag (self, tag, end);
      else if (end - p > 3 && memcmp (p, "!--", 3) == 0)
        {
          const char *close = g_strstr_len (p + 3, end - p - 3, "-->");

          p = close != NULL ? close + 3 : end;
          append (self, tag, p - tag);
        }
      else
        append (self, "<", 1);
    }
}

static void
guard_init (Guard *self)
{
  *self = (Guard) { .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
guard_clear (Guard *self)
{
  g_hash_table_unref (self->names);
  g_array_unref (self->counts);
  g_array_unref (self->open);
}

/**
 * pd_html_guard_clean:
 * @html: (array length=n_bytes) (element-type guint8): a page
 * @n_bytes: length of @html
 * @n_cleaned: (out): length of what is returned
 *
 * Makes a page that was written to keep the parser busy one that it is done with soon. All of its text stays; tags that end nothing go,
 * and so does what is nested deeper than any page is.
 *
 * Returns: (transfer full) (nullable): the page without what takes long, or %NULL where it is good as it is
 */
char *
pd_html_guard_clean (const char *html,
                     gsize n_bytes,
                     gsize *n_cleaned)
{
  Guard guard;
  char *cleaned = NULL;
  guint64 work;

  g_return_val_if_fail (html != NULL, NULL);
  g_return_val_if_fail (n_cleaned != NULL, NULL);

  guard_init (&guard);
  scan (&guard, html, n_bytes);
  work = guard.work;
  guard_clear (&guard);
  if (work <= MAX_WORK)
    return NULL;

  guard_init (&guard);
  guard.cleaned = g_string_sized_new (n_bytes);
  scan (&guard, html, n_bytes);
  guard_clear (&guard);
  *n_cleaned = guard.cleaned->len;
  cleaned = g_string_free_and_steal (guard.cleaned);
  return cleaned;
}
