#include "pd-column-guide.h"

#include "pd-word.h"

/* Markdown takes these for its own. */
static void
append_escaped (GString *guide,
                const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '\\' || *text == '|' || *text == '*' || *text == '_' || *text == '<')
        g_string_append_c (guide, '\\');
      g_string_append_c (guide, *text);
    }
}

static void
append_type (GString *guide,
             const PdColumn *column)
{
  switch (column->type)
    {
    case PD_COLUMN_ID:
      g_string_append (guide, "UUID");
      break;
    case PD_COLUMN_REFERENCE:
      g_string_append_printf (guide, "UUID, of [`%s`](#%s)", column->target, column->target);
      break;
    case PD_COLUMN_INTEGER:
      g_string_append (guide, "whole number");
      break;
    case PD_COLUMN_BOOLEAN:
      g_string_append (guide, "boolean");
      break;
    case PD_COLUMN_DECIMAL:
      g_string_append (guide, "decimal");
      break;
    case PD_COLUMN_DATE:
      g_string_append (guide, "date");
      break;
    case PD_COLUMN_TIME:
      g_string_append (guide, "time");
      break;
    case PD_COLUMN_TEXT:
      g_string_append (guide, "text");
      break;
    case PD_COLUMN_CHOICE:
    default:
      for (guint i = 0; column->choices != NULL && column->choices[i] != NULL; i++)
        g_string_append_printf (guide, "%s`%s`", i > 0 ? ", " : "", column->choices[i]);
      if ((column->flags & PD_COLUMN_OPEN) != 0)
        g_string_append (guide, ", or another");
      break;
    }
}

static void
append_table (GString *guide,
              const PdTable *table)
{
  g_string_append_printf (guide, "### `%s`\n\n", table->name);
  append_escaped (guide, table->meaning);
  g_string_append (guide, "\n\n| column | type | unit | may be empty | meaning |\n|---|---|---|---|---|\n");
  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];

      if ((column->flags & PD_COLUMN_COUNT) != 0)
        continue;
      g_string_append_printf (guide, "| `%s` | ", column->name);
      append_type (guide, column);
      g_string_append_printf (guide, " | %s | %s | ", column->unit != NULL ? column->unit : "", (column->flags & PD_COLUMN_REQUIRED) != 0 ? "" : "yes");
      append_escaped (guide, column->meaning);
      g_string_append (guide, " |\n");
    }
  g_string_append_c (guide, '\n');
}

/**
 * pd_column_guide_generate:
 *
 * Describes every column of every export, for `docs/export-formats.md`.
 *
 * Returns: (transfer full): Markdown
 */
char *
pd_column_guide_generate (void)
{
  GString *guide = g_string_new (NULL);

  append_table (guide, pd_table_get_highlight_rows ());
  append_table (guide, pd_table_get_mention_rows ());
  for (guint i = 0; i < PD_N_WORDS; i++)
    append_table (guide, pd_word_get_table (i));
  return g_string_free_and_steal (guide);
}
