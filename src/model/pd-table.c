#include "pd-table.h"

#include "pd-choices.h"

static const PdColumn highlight_row_columns[] = {
  { "highlight_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "article_title", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The title of the article." },
  { "article_author", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Who wrote the article, as written." },
  { "article_source", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The publication the article appeared in." },
  { "article_date", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the article was published." },
  { "article_url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where the article was published." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The SHA-256 of the text that the offsets count in." },
  { "coder", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Who made the highlight." },
  { "made_by", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_made_by_codes, NULL, "How it was made." },
  { "tag", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The name of the tag; empty where the highlight has none." },
  { "tag_path", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The tag with those it is nested under, outermost first, joined by /; a / in a name is written \\/ and a \\ is written \\\\." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Its first character." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Behind its last character." },
  { "start_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Its first character." },
  { "end_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Behind its last character." },
  { "block", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The number of the block it starts in, from 1." },
  { "paragraph", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "The number of that block among the blocks of prose, from 1; empty where it is not prose." },
  { "sentence", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The number of the sentence it starts in, within its block, from 1." },
  { "quote", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The exact characters." },
  { "prefix", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Up to 32 code points before it." },
  { "suffix", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Up to 32 code points after it." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What the coder noted." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdTable highlight_rows = {
  "highlight_rows", NULL, "One row per highlight and tag, one for a highlight without a tag.", highlight_row_columns, G_N_ELEMENTS (highlight_row_columns)
};

static const PdColumn mention_row_columns[] = {
  { "mention_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "highlight_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "highlights", NULL, NULL, "The highlight." },
  { "claim_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "claims", NULL, NULL, "The claim." },
  { "claim", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The statement of the claim." },
  { "claim_kinds", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The kinds of the claim, joined by a semicolon." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "article_title", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The title of the article." },
  { "article_source", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The publication the article appeared in." },
  { "article_date", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the article was published." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The SHA-256 of the text that the offsets count in." },
  { "coder", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Who made the mention." },
  { "made_by", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_made_by_codes, NULL, "How it was made." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Its first character." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Behind its last character." },
  { "start_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Its first character." },
  { "end_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Behind its last character." },
  { "quote", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The exact characters." },
  { "speaker", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The innermost speaker of the chain." },
  { "speaker_chain", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "All speakers, outermost first, joined by \" > \"." },
  { "stance", PD_COLUMN_CHOICE, 0, NULL, pd_stance_codes, NULL, "The stance that the article takes to the claim here." },
  { "value_text", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The figure, as written." },
  { "value_low", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The figure, or its lower bound." },
  { "value_high", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The figure, or its upper bound." },
  { "approximation", PD_COLUMN_CHOICE, 0, NULL, pd_approximation_codes, NULL, "How exactly the figure is given." },
  { "unit", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The unit of the figure." },
  { "currency", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The currency of the figure, an ISO 4217 code." },
  { "entity", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Of whom or what the figure is." },
  { "measure", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What is measured." },
  { "period", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Over which period." },
  { "said_date", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was said." },
  { "event_from", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the event began." },
  { "event_to", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the event ended." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What the coder noted." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdTable mention_rows = {
  "mention_rows", NULL, "One row per mention of a claim.", mention_row_columns, G_N_ELEMENTS (mention_row_columns)
};

/**
 * pd_column_is_number:
 *
 * Returns: whether the column's values are in [struct@Pd.Cell] as integers
 */
gboolean
pd_column_is_number (const PdColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return column->type == PD_COLUMN_INTEGER || column->type == PD_COLUMN_BOOLEAN || column->type == PD_COLUMN_TIME;
}

static gboolean
matches (const char *pattern,
         const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT);
}

/**
 * pd_column_accepts:
 * @column: a column that is not a number
 * @text: a value
 *
 * Returns: whether the exports' schema allows @text in that column
 */
gboolean
pd_column_accepts (const PdColumn *column,
                   const char *text)
{
  g_return_val_if_fail (column != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (column->type == PD_COLUMN_DATE)
    return matches (PD_COLUMN_DATE_PATTERN, text);
  if (column->type == PD_COLUMN_DECIMAL)
    return matches (PD_COLUMN_DECIMAL_PATTERN, text);
  if (column->type == PD_COLUMN_CHOICE && (column->flags & PD_COLUMN_OPEN) == 0)
    return g_strv_contains (column->choices, text);
  return TRUE;
}

/**
 * pd_table_find_column:
 * @table: a table
 * @name: a column's name
 *
 * Returns: the column's index, or -1
 */
int
pd_table_find_column (const PdTable *table,
                      const char *name)
{
  g_return_val_if_fail (table != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (g_str_equal (table->columns[i].name, name))
        return i;
    }
  return -1;
}

/**
 * pd_table_get_highlight_rows:
 *
 * Returns: (transfer none): the flat table of highlights that the CSV export writes
 */
const PdTable *
pd_table_get_highlight_rows (void)
{
  return &highlight_rows;
}

/**
 * pd_table_get_mention_rows:
 *
 * Returns: (transfer none): the flat table of mentions that the CSV export writes
 */
const PdTable *
pd_table_get_mention_rows (void)
{
  return &mention_rows;
}
