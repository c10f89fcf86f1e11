#include "pd-choices.h"
#include "pd-record.h"

/* The keys are numbers; what they name is said elsewhere. One that stands in the wrong place would swap two columns. */
static void
test_keys (void)
{
  static const struct
  {
    PdKey key;
    const char *name;
  } expected[] = {
    { PD_PROJECT_MODIFIED, "modified" },
    { PD_CODER_MODIFIED, "modified" },
    { PD_ARTICLE_TITLE, "title" },
    { PD_ARTICLE_FILE_NAME, "file_name" },
    { PD_ARTICLE_PART, "part" },
    { PD_ARTICLE_TEXT, "text" },
    { PD_ARTICLE_HIGHLIGHTS, "highlights" },
    { PD_ARTICLE_FIELD_MODIFIED, "modified" },
    { PD_BLOCK_ALT, "alt" },
    { PD_HIGHLIGHT_QUOTE, "quote" },
    { PD_HIGHLIGHT_MODIFIED, "modified" },
    { PD_TAG_PATH, "tag_path" },
    { PD_TAG_ARTICLES, "articles" },
    { PD_HIGHLIGHT_TAG_MODIFIED, "modified" },
    { PD_ARTICLE_TAG_MODIFIED, "modified" },
    { PD_CLAIM_MENTIONS, "mentions" },
    { PD_CLAIM_KIND_MODIFIED, "modified" },
    { PD_MENTION_STANCE, "stance" },
    { PD_MENTION_EVENT_TO, "event_to" },
    { PD_MENTION_MODIFIED, "modified" },
    { PD_NAME_MODIFIED, "modified" },
    { PD_NAME_ALIAS_MODIFIED, "modified" },
    { PD_ATTRIBUTION_STANCE, "stance" },
    { PD_ATTRIBUTION_MODIFIED, "modified" },
    { PD_JUDGEMENT_MODIFIED, "modified" },
    { PD_EVIDENCE_MODIFIED, "modified" },
    { PD_ASSIGNMENT_MODIFIED, "modified" },
    { PD_MEMO_MODIFIED, "modified" },
    { PD_FAMILY_MODIFIED, "modified" },
    { PD_IMPORT_RUN_FINISHED, "finished" },
    { PD_ARTICLE_UNREAD_BYTES, "unread_bytes" },
    { PD_ARTICLE_EXCLUDED, "excluded" },
    { PD_ARTICLE_LAST_FIELD, "archive_url" },
    { PD_CUT_END, "end" },
    { PD_GROUP_ARTICLES, "articles" },
    { PD_GROUP_MEMBER_MODIFIED, "modified" },
    { PD_FIELD_MODIFIED, "modified" },
    { PD_FIELD_VALUE_MODIFIED, "modified" },
    { PD_IMPORT_FILE_ENCODING, "encoding" },
    { PD_FLOW_COUNT, "count" },
    { PD_FAMILY_MEMBER_MODIFIED, "modified" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PdTable *table = pd_word_get_table (PD_KEY_WORD (expected[i].key));

      g_assert_cmpuint (PD_KEY_INDEX (expected[i].key), <, table->n_columns);
      g_assert_cmpstr (table->columns[PD_KEY_INDEX (expected[i].key)].name, ==, expected[i].name);
    }
}

static void
test_tables (void)
{
  for (guint word = 0; word < PD_N_WORDS; word++)
    {
      const PdTable *table = pd_word_get_table (word);
      gboolean counting = FALSE;
      PdWord found;

      g_assert_true (pd_word_from_name (table->name, &found));
      g_assert_cmpuint (found, ==, word);
      for (guint i = 0; i < table->n_columns; i++)
        {
          const PdColumn *column = &table->columns[i];
          PdWord target;

          g_assert_cmpint (pd_table_find_column (table, column->name), ==, i);
          g_assert_true (g_str_has_suffix (column->meaning, "."));
          g_assert_true ((column->type == PD_COLUMN_REFERENCE) == (column->target != NULL));
          g_assert_true ((column->type == PD_COLUMN_CHOICE) == (column->choices != NULL));
          if (column->target != NULL)
            g_assert_true (pd_word_from_name (column->target, &target));
          /* An export leaves out the counts by ending before them. */
          counting |= (column->flags & PD_COLUMN_COUNT) != 0;
          g_assert_true (!counting || (column->flags & PD_COLUMN_COUNT) != 0);
        }
    }
}

static void
test_accepts (void)
{
  static const struct
  {
    PdKey key;
    const char *text;
    gboolean accepted;
  } cases[] = {
    { PD_MENTION_VALUE_LOW, "589000000000", TRUE },
    { PD_MENTION_VALUE_LOW, "-0.17", TRUE },
    { PD_MENTION_VALUE_LOW, "1e9", FALSE },
    { PD_MENTION_VALUE_LOW, "5,890", FALSE },
    { PD_MENTION_VALUE_LOW, "12\n", FALSE },
    { PD_MENTION_SAID_DATE, "2025", TRUE },
    { PD_MENTION_SAID_DATE, "2025-02-03T01:15:44", TRUE },
    { PD_MENTION_SAID_DATE, "去年", FALSE },
    { PD_MENTION_STANCE, "doubts", TRUE },
    { PD_MENTION_STANCE, "shrugs", FALSE },
    { PD_CLAIM_KIND_KIND, "a kind of our own", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PdColumn *column = &pd_word_get_table (PD_KEY_WORD (cases[i].key))->columns[PD_KEY_INDEX (cases[i].key)];
      g_assert_cmpint (pd_column_accepts (column, cases[i].text), ==, cases[i].accepted);
    }
}

static void
test_choices (void)
{
  g_assert_cmpstr (pd_choice_get_label ("not-enough-evidence"), ==, "Not enough evidence");
  g_assert_cmpstr (pd_choice_get_label ("a kind of our own"), ==, "a kind of our own");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word/keys", test_keys);
  g_test_add_func ("/word/tables", test_tables);
  g_test_add_func ("/word/accepts", test_accepts);
  g_test_add_func ("/word/choices", test_choices);
  return g_test_run ();
}
