#include "pd-fixture.h"

#include <glib/gstdio.h>

#define N_ACTIONS 10000
#define REPLAY_EVERY 5000
/* A replay is compared at every so manieth step, and at its end. */
#define COMPARE_EVERY 20

/* What was done on the line that leads to the present state, each step with the state it led to. */
typedef struct
{
  PdEdit *edit;
  char *state;
  char *contents;
} Step;

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->edit);
  g_free (step->state);
  g_free (step->contents);
}

/* What the views show, without times: a replay has the same rows at another time, under other numbers. */
static gpointer
contents_job (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  static const PdWord words[] = { PD_WORD_HIGHLIGHT, PD_WORD_TAG, PD_WORD_HIGHLIGHT_TAG, PD_WORD_ARTICLE_TAG, PD_WORD_CLAIM, PD_WORD_CLAIM_KIND, PD_WORD_MENTION, PD_WORD_ATTRIBUTION, PD_WORD_NAME, PD_WORD_MEMO, PD_WORD_ASSIGNMENT };
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const PdTable *table = pd_word_get_table (words[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", table->name);
      sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
      gboolean has_row;

      g_assert_nonnull (statement);
      while (pd_connection_step (connection, statement, &has_row, error) && has_row)
        {
          for (guint column = 0; column < table->n_columns; column++)
            {
              if (table->columns[column].type == PD_COLUMN_TIME || g_str_equal (table->columns[column].name, "coder_id") || g_str_equal (table->columns[column].name, "article_id"))
                continue;
              sum = fixture_add_to_sum (sum, (const char *) sqlite3_column_text (statement, column));
            }
        }
    }
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", sum);
}

static char *
get_contents (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *contents = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, contents_job, NULL, NULL, &error);

  g_assert_no_error (error);
  return contents;
}

static const char *
pick (GPtrArray *ids,
      GRand *rand)
{
  return g_ptr_array_index (ids, g_rand_int_range (rand, 0, ids->len));
}

static gpointer
ids_job (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM %s ORDER BY id", pd_word_get_table (GPOINTER_TO_UINT (data))->base);
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  g_assert_nonnull (statement);
  while (pd_connection_step (connection, statement, &has_row, error) && has_row)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  return g_steal_pointer (&ids);
}

static GPtrArray *
load_ids (Fixture *fixture,
          PdWord word)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, ids_job, GUINT_TO_POINTER (word), NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static const char text[] = "甲公司股价一夜下跌近一成七。据知情人士称，市值缩水五千八百九十亿美元。\n乙公司否认。这是一段用来划线的文字，够长就行。";

/* One random action that a person could do now. */
static PdEdit *
make_edit (Fixture *fixture,
           const char *article_id,
           GRand *rand,
           guint number)
{
  g_autoptr (GPtrArray) highlights = load_ids (fixture, PD_WORD_HIGHLIGHT);
  g_autoptr (GPtrArray) tags = load_ids (fixture, PD_WORD_TAG);
  g_autoptr (GPtrArray) claims = load_ids (fixture, PD_WORD_CLAIM);
  g_autoptr (GPtrArray) mentions = load_ids (fixture, PD_WORD_MENTION);
  g_autoptr (GPtrArray) memos = load_ids (fixture, PD_WORD_MEMO);
  g_autoptr (PdRecord) record = NULL;
  g_autoptr (PdRecord) second = NULL;
  g_autofree char *label = g_strdup_printf ("Action %u", number);
  PdEdit *edit = pd_edit_new (label);
  guint start;

  switch (g_rand_int_range (rand, 0, 14))
    {
    case 0:
    case 1:
    case 2:
      start = g_rand_int_range (rand, 0, 30);
      record = fixture_new_highlight (fixture, article_id, start, start + g_rand_int_range (rand, 1, 20));
      pd_edit_insert (edit, record);
      if (tags->len > 0)
        {
          second = pd_record_new (PD_WORD_HIGHLIGHT_TAG);
          pd_record_set_text (second, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, pd_record_get_id (record));
          pd_record_set_text (second, PD_HIGHLIGHT_TAG_TAG_ID, pick (tags, rand));
          pd_edit_insert (edit, second);
        }
      return edit;
    case 3:
      record = pd_record_new (PD_WORD_TAG);
      pd_record_set_text (record, PD_TAG_NAME, label);
      if (tags->len > 0 && g_rand_boolean (rand))
        pd_record_set_text (record, PD_TAG_PARENT_ID, pick (tags, rand));
      pd_edit_insert (edit, record);
      return edit;
    case 4:
      if (highlights->len > 0)
        {
          record = pd_record_new_for_id (PD_WORD_HIGHLIGHT, pick (highlights, rand));
          pd_record_set_text (record, PD_HIGHLIGHT_NOTE, label);
          pd_edit_update (edit, record);
          return edit;
        }
      break;
    case 5:
    case 6:
      if (highlights->len > 10)
        {
          pd_edit_remove (edit, PD_WORD_HIGHLIGHT, pick (highlights, rand));
          return edit;
        }
      break;
    case 7:
      if (tags->len > 4)
        {
          pd_edit_remove (edit, PD_WORD_TAG, pick (tags, rand));
          return edit;
        }
      break;
    case 8:
    case 9:
      if (highlights->len > 0)
        {
          record = pd_record_new (PD_WORD_MENTION);
          pd_record_set_text (record, PD_MENTION_HIGHLIGHT_ID, pick (highlights, rand));
          if (claims->len == 0 || g_rand_int_range (rand, 0, 3) == 0)
            {
              second = pd_record_new (PD_WORD_CLAIM);
              pd_record_set_text (second, PD_CLAIM_CLAIM, label);
              pd_edit_insert (edit, second);
              pd_record_set_text (record, PD_MENTION_CLAIM_ID, pd_record_get_id (second));
            }
          else
            pd_record_set_text (record, PD_MENTION_CLAIM_ID, pick (claims, rand));
          pd_record_set_text (record, PD_MENTION_VALUE_LOW, "589000000000");
          pd_edit_insert (edit, record);
          return edit;
        }
      break;
    case 10:
      if (claims->len > 3)
        {
          pd_edit_remove (edit, PD_WORD_CLAIM, pick (claims, rand));
          return edit;
        }
      break;
    case 11:
      if (mentions->len > 0)
        {
          record = pd_record_new (PD_WORD_ATTRIBUTION);
          pd_record_set_text (record, PD_ATTRIBUTION_MENTION_ID, pick (mentions, rand));
          pd_record_set_integer (record, PD_ATTRIBUTION_POSITION, 1);
          pd_record_set_text (record, PD_ATTRIBUTION_AS_WRITTEN, label);
          pd_edit_insert (edit, record);
          return edit;
        }
      break;
    case 12:
      if (tags->len > 0)
        {
          record = pd_record_new (PD_WORD_ARTICLE_TAG);
          pd_record_set_text (record, PD_ARTICLE_TAG_ARTICLE_ID, article_id);
          pd_record_set_text (record, PD_ARTICLE_TAG_TAG_ID, pick (tags, rand));
          pd_edit_insert (edit, record);
          return edit;
        }
      break;
    default:
      if (memos->len > 5)
        {
          pd_edit_remove (edit, PD_WORD_MEMO, pick (memos, rand));
          return edit;
        }
      record = pd_record_new (PD_WORD_MEMO);
      pd_record_set_text (record, PD_MEMO_BODY, label);
      pd_record_set_text (record, PD_MEMO_ARTICLE_ID, article_id);
      pd_edit_insert (edit, record);
      return edit;
    }
  record = pd_record_new (PD_WORD_TAG);
  pd_record_set_text (record, PD_TAG_NAME, label);
  pd_edit_insert (edit, record);
  return edit;
}

/* An edit made for one project, said for the article of another. */
static PdEdit *
translate (PdEdit *edit,
           const char *article_id)
{
  PdEdit *copy = pd_edit_new (pd_edit_get_label (edit));

  for (guint i = 0; i < pd_edit_get_n_steps (edit); i++)
    {
      PdOperation operation;
      PdRecord *record = pd_edit_get_step (edit, i, &operation);
      const PdTable *table = pd_record_get_table (record);
      g_autoptr (PdRecord) other = pd_record_new_for_id (pd_record_get_word (record), pd_record_get_id (record));

      for (guint column = 1; column < table->n_columns; column++)
        {
          if (!pd_record_has_column (record, column))
            continue;
          if (g_str_equal (table->columns[column].name, "article_id"))
            pd_record_set_text (other, PD_KEY (pd_record_get_word (record), column), article_id);
          else
            pd_record_set_cell (other, column, pd_record_get_cell (record, column));
        }
      if (operation == PD_OPERATION_INSERT)
        pd_edit_insert (copy, other);
      else if (operation == PD_OPERATION_UPDATE)
        pd_edit_update (copy, other);
      else
        pd_edit_remove (copy, pd_record_get_word (record), pd_record_get_id (record));
    }
  return copy;
}

static void
replay (GArray *line,
        guint n,
        const char *present)
{
  Fixture fixture = { 0 };
  g_autofree char *contents = NULL;
  g_autofree char *article_id = NULL;

  fixture_set_up (&fixture, NULL);
  article_id = fixture_import (&fixture, "a.txt", text);
  for (guint i = 1; i <= n; i++)
    {
      const Step *step = &g_array_index (line, Step, i);
      g_autoptr (PdEdit) edit = translate (step->edit, article_id);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdChanges) changes = fixture_perform (&fixture, edit, &error);

      g_assert_no_error (error);
      if (step->contents != NULL)
        {
          g_autofree char *then = get_contents (&fixture);
          g_assert_cmpstr (then, ==, step->contents);
        }
    }
  contents = get_contents (&fixture);
  g_assert_cmpstr (contents, ==, present);
  fixture_tear_down (&fixture, NULL);
}

static void
assert_at (Fixture *fixture,
           GArray *line,
           guint position)
{
  g_autofree char *state = fixture_describe (fixture);

  g_assert_cmpstr (state, ==, g_array_index (line, Step, position).state);
}

static void
test_random (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250130);
  g_autoptr (GArray) line = g_array_new (FALSE, TRUE, sizeof (Step));
  g_autofree char *article_id = NULL;
  guint position = 0;
  Step start = { 0 };

  g_array_set_clear_func (line, step_clear);
  article_id = fixture_import (fixture, "a.txt", text);
  start.state = fixture_describe (fixture);
  g_array_append_val (line, start);

  for (guint number = 1; number <= N_ACTIONS; number++)
    {
      int choice = g_rand_int_range (rand, 0, 10);
      /* Now and then a long way back. */
      int n = g_rand_int_range (rand, 0, 50) == 0 ? 40 : 1;

      if (choice < 3 && position > 0)
        {
          for (; n > 0 && position > 0; n--)
            {
              g_autofree char *label = fixture_undo (fixture, FALSE);

              g_assert_cmpstr (label, ==, pd_edit_get_label (g_array_index (line, Step, position).edit));
              position--;
            }
        }
      else if (choice < 5 && position + 1 < line->len)
        {
          for (; n > 0 && position + 1 < line->len; n--)
            {
              g_autofree char *label = fixture_undo (fixture, TRUE);

              position++;
              g_assert_cmpstr (label, ==, pd_edit_get_label (g_array_index (line, Step, position).edit));
            }
        }
      else
        {
          g_autoptr (PdEdit) edit = make_edit (fixture, article_id, rand, number);
          g_autoptr (GError) error = NULL;
          g_autoptr (PdChanges) changes = fixture_perform (fixture, edit, &error);
          Step step = { 0 };

          g_assert_no_error (error);
          /* What changed nothing (a tag put where it was) is no step. */
          if (!pd_changes_is_empty (changes))
            {
              g_array_set_size (line, position + 1);
              step.edit = g_steal_pointer (&edit);
              step.state = fixture_describe (fixture);
              if ((position + 1) % COMPARE_EVERY == 0)
                step.contents = get_contents (fixture);
              g_array_append_val (line, step);
              position++;
            }
        }
      assert_at (fixture, line, position);
      if (number % REPLAY_EVERY == 0)
        {
          g_autofree char *present = get_contents (fixture);
          replay (line, position, present);
        }
    }

  /* All the way back, and all the way on. */
  while (position > 0)
    {
      g_autofree char *label = fixture_undo (fixture, FALSE);
      position--;
      if (position % 100 == 0)
        assert_at (fixture, line, position);
    }
  while (position + 1 < line->len)
    {
      g_autofree char *label = fixture_undo (fixture, TRUE);
      position++;
    }
  assert_at (fixture, line, position);
}

static void
test_reopen (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *after = NULL;
  g_autofree char *now = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *back = NULL;
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 5);
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  pd_edit_insert (edit, highlight);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  after = fixture_describe (fixture);

  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = pd_store_new (fixture->path, PD_STORE_OPEN, "Ada", NULL, &error);
  g_assert_no_error (error);

  undone = fixture_undo (fixture, FALSE);
  g_assert_cmpstr (undone, ==, "Mark");
  now = fixture_describe (fixture);
  g_assert_cmpstr (now, ==, before);
  redone = fixture_undo (fixture, TRUE);
  g_assert_cmpstr (redone, ==, "Mark");
  back = fixture_describe (fixture);
  g_assert_cmpstr (back, ==, after);
}

static void
test_import (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 5);
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdEdit) removal = pd_edit_new ("Remove Article");
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) no_marks = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;
  PdChanges *changes;

  pd_edit_insert (edit, highlight);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  g_object_unref (changes);

  /* An article that is removed takes its marks out of every view, and brings them back. */
  pd_edit_remove (removal, PD_WORD_ARTICLE, article_id);
  changes = fixture_perform (fixture, removal, &error);
  g_assert_no_error (error);
  g_object_unref (changes);
  none = fixture_load (fixture, PD_WORD_ARTICLE, 0, NULL);
  no_marks = fixture_load (fixture, PD_WORD_HIGHLIGHT, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (no_marks->len, ==, 0);
  g_free (fixture_undo (fixture, FALSE));
  one = fixture_load (fixture, PD_WORD_HIGHLIGHT, 0, NULL);
  g_assert_cmpuint (one->len, ==, 1);

  /* Back over the mark and the import. */
  g_free (fixture_undo (fixture, FALSE));
  g_free (fixture_undo (fixture, FALSE));
  gone = fixture_load (fixture, PD_WORD_ARTICLE, 0, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_null (fixture_undo (fixture, FALSE));
}

/* A journal comes with a file from anywhere. Whatever it holds, undo says so, ends, and changes nothing. */
static void
test_hostile (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *before = fixture_describe (fixture);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GString) sql = g_string_new ("INSERT INTO journal (label, coder_id, done, changeset) VALUES ('x', 1, 1, x'");
      g_autofree char *after = NULL;

      /* Half begin as a changeset of one of our tables does. */
      if (i % 2 == 0)
        g_string_append (sql, "540A0100000000000000000074616700");
      for (int n = g_rand_int_range (rand, 0, 300); n > 0; n--)
        g_string_append_printf (sql, "%02X", g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 256 : 24));
      g_string_append (sql, "')");
      fixture_exec (fixture, sql->str);

      fixture_try_undo (fixture);
      after = fixture_describe (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/journal/reopen", Fixture, NULL, fixture_set_up, test_reopen, fixture_tear_down);
  g_test_add ("/journal/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/journal/hostile", Fixture, NULL, fixture_set_up, test_hostile, fixture_tear_down);
  g_test_add ("/journal/random", Fixture, NULL, fixture_set_up, test_random, fixture_tear_down);
  return g_test_run ();
}
