#include "pd-json-records.h"

#include <string.h>

#include "pd-column-name.h"

/* How many objects an array of articles may be nested in: {"response": {"docs": [ … ]}}. */
#define MAX_WRAPPERS 3

/* How many keys are looked at to see what an object is; one that has more is no article. */
#define MAX_KEYS 1000

/* What is looked at again behind records that have no end: so many times the text, and no more. */
#define MAX_PASSES 16

struct _PdJsonRecords
{
  PdJsonLayout layout;
  const char *text;
  const char *p;
  const char *end;
  /* Where the last record begins. */
  const char *record;
  /* Up to where lines were counted. */
  const char *counted;
  guint line;
  /* How many bytes may still be looked at again. */
  gsize budget;
};

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
    p++;
  return p;
}

/* From behind the opening quotation mark to behind the closing one, which is in the same line: a line feed in a string is escaped. */
static gboolean
skip_string (const char **p,
             const char *end)
{
  for (; *p < end && **p != '\n'; (*p)++)
    {
      if (**p == '\\' && *p + 1 < end)
        (*p)++;
      else if (**p == '"')
        {
          (*p)++;
          return TRUE;
        }
    }
  return FALSE;
}

/* To behind a value; whether it is one is for its reader to say. Whatever it is nested in, this needs no stack. FALSE where it
 * does not come to an end, with where that was seen. */
static gboolean
skip_value (const char **p,
            const char *end)
{
  guint depth = 0;

  while (*p < end)
    {
      char c = *(*p)++;

      if (c == '{' || c == '[')
        depth++;
      else if (c == '"' && !skip_string (p, end))
        return FALSE;
      else if (depth > 0 && (c == '}' || c == ']'))
        depth--;
      else if (depth > 0)
        continue;
      if (depth == 0 && (c == '"' || c == '}' || c == ']' || *p == end || strchr (",]} \t\r\n", **p) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* What there is in an object that may be, or have in it, what is looked for. */
typedef struct
{
  const char *array;
  gsize n_bytes;
  /* Whether the object says a text itself, as far as it was asked. */
  gboolean has_text;
  guint n_keys;
} Contents;

static gboolean
is_array_of_objects (const char *p,
                     const char *end)
{
  if (*p != '[')
    return FALSE;
  p = skip_space (p + 1, end);
  return p < end && *p == '{';
}

static gboolean
is_text (const char *key,
         gsize n_key,
         const char *value,
         const char *end)
{
  g_autofree char *name = g_strndup (key, n_key);

  return *value == '"' && value + 1 < end && value[1] != '"' && pd_column_name_rate (name, PD_ARTICLE_TEXT) >= PD_COLUMN_NAME_USUAL;
}

/* From behind the opening bracket of an object to behind the closing one. The longest array of objects is the one that the rest is
 * about. */
static gboolean
look_into (const char **p,
           const char *end,
           guint depth,
           Contents *contents)
{
  for (;;)
    {
      const char *key = *p = skip_space (*p, end), *value;
      gsize n_key;

      if (*p == end || (**p != '"' && **p != '}'))
        return FALSE;
      (*p)++;
      if (*key == '}')
        return TRUE;
      if (!skip_string (p, end))
        return FALSE;
      n_key = *p - key - 2;
      *p = skip_space (*p, end);
      if (*p == end || **p != ':')
        return FALSE;
      value = *p = skip_space (*p + 1, end);
      if (*p == end)
        return FALSE;

      if (*value == '{' && depth < MAX_WRAPPERS)
        {
          (*p)++;
          if (!look_into (p, end, depth + 1, contents))
            return FALSE;
        }
      else
        {
          gboolean is_array = is_array_of_objects (value, end), is_whole = skip_value (p, end);
          gsize n_bytes = is_whole ? *p - value : end - value;

          if (is_array && n_bytes > contents->n_bytes)
            {
              contents->array = value;
              contents->n_bytes = n_bytes;
            }
          contents->has_text |= depth < 2 && contents->n_keys++ < MAX_KEYS && is_text (key + 1, n_key, value, end);
          if (!is_whole)
            return FALSE;
        }
      *p = skip_space (*p, end);
      if (*p < end && **p == ',')
        (*p)++;
    }
}

/* Whether an object begins and ends in a line that has nothing else in it. */
static gboolean
is_line (const char *p,
         const char *end)
{
  const char *feed = memchr (p, '\n', end - p);
  const char *stop = feed != NULL ? feed : end;

  return p < stop && *p == '{' && skip_value (&p, stop) && skip_space (p, stop) == stop;
}

static void
find_records (PdJsonRecords *self)
{
  const char *start = skip_space (self->p, self->end), *p = start;
  const char *feed, *next;
  gboolean is_whole;
  Contents contents = { NULL };

  self->p = start;
  if (p < self->end && *p == '[')
    {
      self->layout = PD_JSON_LAYOUT_ARRAY;
      self->p++;
      return;
    }
  is_whole = skip_value (&p, self->end);
  if (is_whole && skip_space (p, self->end) == self->end)
    self->layout = PD_JSON_LAYOUT_SINGLE;
  else
    {
      /* The first line may be the one that is broken. */
      feed = memchr (start, '\n', self->end - start);
      next = feed != NULL ? skip_space (feed, self->end) : self->end;
      self->layout = is_line (start, self->end) || is_line (next, self->end) ? PD_JSON_LAYOUT_LINES : PD_JSON_LAYOUT_SEQUENCE;
      if (is_whole || self->layout == PD_JSON_LAYOUT_LINES)
        return;
    }

  if (start == self->end)
    return;
  /* It is one object, or it is broken: a download that was not completed. */
  p = start + 1;
  look_into (&p, self->end, 0, &contents);
  if (contents.array != NULL && !contents.has_text)
    {
      self->layout = PD_JSON_LAYOUT_ARRAY;
      self->p = contents.array + 1;
    }
}

/**
 * pd_json_records_new:
 * @text: (array length=n_bytes): valid UTF-8 that begins like an object or an array; not copied
 * @n_bytes: length of @text
 *
 * Finds out where the records are: in the lines, one behind the other, in the array that the file is or that is in the object
 * that it is. An object that says a text itself is a record itself.
 *
 * Returns: (transfer full): the records
 */
PdJsonRecords *
pd_json_records_new (const char *text,
                     gsize n_bytes)
{
  PdJsonRecords *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PdJsonRecords, 1);
  self->text = self->p = text;
  self->end = text + n_bytes;
  self->counted = text;
  self->line = 1;
  self->budget = n_bytes * MAX_PASSES;
  find_records (self);
  return self;
}

/**
 * pd_json_records_free:
 *
 * Frees them.
 */
void
pd_json_records_free (PdJsonRecords *self)
{
  g_free (self);
}

/**
 * pd_json_records_get_layout:
 *
 * Returns: how the records stand in the file
 */
PdJsonLayout
pd_json_records_get_layout (PdJsonRecords *self)
{
  g_return_val_if_fail (self != NULL, PD_JSON_LAYOUT_SINGLE);

  return self->layout;
}

static guint
count_lines (PdJsonRecords *self,
             const char *up_to)
{
  while ((self->counted = memchr (self->counted, '\n', up_to - self->counted)) != NULL)
    {
      self->counted++;
      self->line++;
    }
  self->counted = up_to;
  return self->line;
}

/* How far a record is indented. One behind the opening bracket of its array says little: others then begin at the start of a line. */
static gssize
get_indent (const char *text,
            const char *record)
{
  const char *start = record;

  while (start > text && (start[-1] == ' ' || start[-1] == '\t'))
    start--;
  return start == text || start[-1] == '\n' ? record - start : 0;
}

/* Behind the start of a record that has lost a bracket, others that begin as it did, each in a line of its own, are not part of it. */
static void
go_back (PdJsonRecords *self,
         const char *from)
{
  const char *limit = self->p;
  gssize indent = get_indent (self->text, self->record);

  /* One that has no end may have all others in it; to look again behind each of many would take forever. */
  if ((gsize) (limit - self->record) <= self->budget)
    {
      self->budget -= limit - self->record;
      from = self->record;
    }
  while ((from = memchr (from, '\n', limit - from)) != NULL)
    {
      const char *start = ++from;

      while (from < limit && (*from == ' ' || *from == '\t'))
        from++;
      if (from < limit && *from == '{' && from - start == indent)
        {
          self->p = from;
          return;
        }
    }
}

static PdJsonRecord
next_line (PdJsonRecords *self,
           const char **record,
           gsize *n_bytes)
{
  const char *feed = memchr (self->p, '\n', self->end - self->p);

  *record = self->p;
  *n_bytes = (feed != NULL ? feed : self->end) - self->p;
  self->p = feed != NULL ? feed + 1 : self->end;
  return PD_JSON_RECORD_FOUND;
}

/**
 * pd_json_records_next:
 * @record: (out) (transfer none): where its characters begin
 * @n_bytes: (out): how many bytes there are of it, up to the end of the file for one that does not end
 * @line: (out): the line that it begins in, from 1
 *
 * Finds the next record. Behind one that does not come to an end it goes on where another seems to begin.
 *
 * Returns: what came of it
 */
PdJsonRecord
pd_json_records_next (PdJsonRecords *self,
                      const char **record,
                      gsize *n_bytes,
                      guint *line)
{
  const char *p;
  gboolean is_whole;

  g_return_val_if_fail (self != NULL, PD_JSON_RECORD_END);

  while (self->p < self->end && (strchr (" \t\r\n", *self->p) != NULL || (*self->p == ',' && self->layout != PD_JSON_LAYOUT_LINES)))
    self->p++;
  if (self->p == self->end || (self->layout == PD_JSON_LAYOUT_ARRAY && *self->p == ']'))
    return PD_JSON_RECORD_END;

  *line = count_lines (self, self->p);
  if (self->layout == PD_JSON_LAYOUT_LINES)
    return next_line (self, record, n_bytes);
  *record = self->record = p = self->p;
  is_whole = skip_value (&p, self->end);
  self->p = is_whole ? p : self->end;
  *n_bytes = self->p - self->record;
  if (!is_whole)
    go_back (self, p);
  return is_whole ? PD_JSON_RECORD_FOUND : PD_JSON_RECORD_UNCLOSED;
}

/**
 * pd_json_records_look_again:
 *
 * Goes back to where another record seems to begin in the one that was found last, because that cannot be read: its brackets may be
 * those of several.
 */
void
pd_json_records_look_again (PdJsonRecords *self)
{
  g_return_if_fail (self != NULL);

  if (self->layout != PD_JSON_LAYOUT_LINES)
    go_back (self, self->p);
}
