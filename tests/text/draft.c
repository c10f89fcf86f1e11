#include "draft.h"

#include "pd-ink.h"

static guint
random_end (guint start,
            guint max,
            guint length)
{
  guint end = start + g_random_int_range (1, max);

  return MIN (end, length);
}

static void
add_character (GArray *draft,
               gunichar c)
{
  g_array_append_val (draft, ((Character) { c, -1, -1, FALSE }));
}

static void
add_fresh (GArray *draft,
           guint n)
{
  for (guint i = 0; i < n; i++)
    add_character (draft, 0x4E00 + g_random_int_range (0, 60));
}

/* Sentences of which some come again and again, some are short, and some are the same but for a character. */
GArray *
draft_new (void)
{
  static const char *const boilerplate[] = {
    "是。", "17%。", "不是。", "图源网络。", "本文仅代表作者观点。", "欢迎关注我们的公众号。", "未经许可不得转载，违者必究。", "点击上方蓝字，关注我们，每天都有新消息。"
  };
  GArray *draft = g_array_new (FALSE, FALSE, sizeof (Character));
  guint n_sentences = g_random_int_range (3, 40);
  guint share = g_random_int_range (1, 10);

  for (guint i = 0; i < n_sentences; i++)
    {
      if ((guint) g_random_int_range (0, 10) < share)
        {
          for (const char *p = boilerplate[g_random_int_range (0, G_N_ELEMENTS (boilerplate))]; *p != '\0'; p = g_utf8_next_char (p))
            g_array_append_val (draft, ((Character) { g_utf8_get_char (p), -1, -1, TRUE }));
        }
      else
        {
          add_fresh (draft, g_random_int_range (2, 30));
          add_character (draft, 0x3002);
        }
      if (g_random_int_range (0, 4) == 0 && i + 1 < n_sentences)
        g_array_append_val (draft, ((Character) { '\n', -1, -1, TRUE }));
    }
  for (guint i = 0; i < draft->len; i++)
    g_array_index (draft, Character, i).origin = i;
  return draft;
}

GArray *
draft_copy (GArray *draft,
            guint start,
            guint end)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (Character));

  g_array_append_vals (copy, &g_array_index (draft, Character, start), end - start);
  return copy;
}

static void
insert (GArray *draft,
        guint at,
        GArray *what)
{
  if (what->len > 0)
    g_array_insert_vals (draft, at, what->data, what->len);
}

/* The sentence at a place, or the paragraph. */
static void
find_unit (GArray *draft,
           guint at,
           gunichar mark,
           guint *start,
           guint *end)
{
  for (*start = at; *start > 0 && g_array_index (draft, Character, *start - 1).c != mark; (*start)--)
    ;
  for (*end = at; *end < draft->len && g_array_index (draft, Character, *end).c != mark; (*end)++)
    ;
  if (*end < draft->len)
    (*end)++;
}

static const Character *
get_character (GArray *draft,
               gint64 at)
{
  static const Character edge = { 0, -1, -1, FALSE };

  return at >= 0 && at < draft->len ? &g_array_index (draft, Character, at) : &edge;
}

static gunichar
get_first_ink (GArray *draft,
               guint at)
{
  while (pd_ink_is_white (get_character (draft, at)->c))
    at++;
  return get_character (draft, at)->c;
}

/* Puts a copy of a sentence somewhere, and may take the sentence away. Not beside itself, nor where its neighbours are: nobody
 * could tell then which is which. */
static void
copy_sentence (GArray *draft)
{
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (Character));
  gboolean is_taken = g_random_boolean ();
  guint start, end, other_start, other_end;

  find_unit (draft, g_random_int_range (0, draft->len), 0x3002, &start, &end);
  if (end - start < 12)
    return;
  for (guint i = start; i < end; i++)
    {
      Character character = *get_character (draft, i);

      if (character.c == '\n' || character.is_boilerplate || character.origin < 0 || character.origin != get_character (draft, start)->origin + (int) (i - start))
        return;
      character.source = character.origin;
      character.origin = -1;
      g_array_append_val (copy, character);
    }
  if (get_character (draft, (gint64) start - 1)->source >= 0 || get_character (draft, end)->source >= 0)
    return;
  find_unit (draft, g_random_int_range (0, draft->len), 0x3002, &other_start, &other_end);
  for (gint64 i = (gint64) other_end - 2; i <= (gint64) other_end + 1; i++)
    {
      const Character *character = get_character (draft, i);

      if (character->source >= 0 || (i >= (gint64) start - 2 && i <= (gint64) end + 1))
        return;
    }
  if (get_character (draft, (gint64) other_end - 2)->c == get_character (draft, (gint64) start - 2)->c
      || get_first_ink (draft, other_end) == get_first_ink (draft, end))
    return;
  insert (draft, other_end, copy);
  if (other_end <= start)
    start += copy->len;
  if (is_taken)
    g_array_remove_range (draft, start, copy->len);
  else
    {
      /* So that it is not copied again. */
      for (guint i = start; i < start + copy->len; i++)
        g_array_index (draft, Character, i).source = g_array_index (draft, Character, i).origin;
    }
}

/* Changes characters, as who corrects a text does. */
static void
edit_characters (GArray *draft)
{
  guint at = g_random_int_range (0, draft->len);
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (Character));

  switch (g_random_int_range (0, 5))
    {
    case 0:
      g_array_remove_range (draft, at, random_end (at, 60, draft->len) - at);
      break;
    case 1:
      add_fresh (part, g_random_int_range (1, 30));
      insert (draft, at, part);
      break;
    case 2:
      g_array_index (draft, Character, at) = (Character) { 0x4E00 + g_random_int_range (0, 60), -1, -1, FALSE };
      break;
    case 3:
      add_character (part, g_random_boolean () ? ' ' : '\n');
      insert (draft, at, part);
      break;
    default:
      if (pd_ink_is_white (g_array_index (draft, Character, at).c))
        g_array_remove_index (draft, at);
      break;
    }
}

/* Takes a sentence out, or moves a paragraph. */
static void
edit_sentences (GArray *draft)
{
  guint start, end;
  g_autoptr (GArray) part = NULL;

  find_unit (draft, g_random_int_range (0, draft->len), g_random_boolean () ? 0x3002 : '\n', &start, &end);
  part = draft_copy (draft, start, end);
  for (guint i = 0; i < part->len && get_character (part, i)->is_boilerplate; i++)
    {
      if (i + 1 == part->len)
        return;
    }
  g_array_remove_range (draft, start, end - start);
  if (get_character (part, part->len - 1)->c != '\n' || draft->len == 0)
    return;
  find_unit (draft, g_random_int_range (0, draft->len), '\n', &start, &end);
  insert (draft, start, part);
}

void
draft_edit (GArray *draft,
            gboolean by_sentences)
{
  for (guint i = g_random_int_range (1, 9); i > 0 && draft->len > 0; i--)
    {
      if (by_sentences)
        edit_sentences (draft);
      else
        edit_characters (draft);
    }
  for (guint i = g_random_int_range (0, 4); i > 0 && by_sentences && draft->len > 0; i--)
    copy_sentence (draft);
}

char *
draft_to_utf8 (GArray *draft)
{
  GString *utf8 = g_string_new (NULL);

  for (guint i = 0; i < draft->len; i++)
    g_string_append_unichar (utf8, g_array_index (draft, Character, i).c);
  return g_string_free_and_steal (utf8);
}
