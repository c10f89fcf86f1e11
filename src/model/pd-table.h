#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdColumnType:
 * @PD_COLUMN_ID: the UUID of the row
 * @PD_COLUMN_REFERENCE: the UUID of a row of the column's target
 * @PD_COLUMN_TEXT: text
 * @PD_COLUMN_CHOICE: one of the column's choices, see %PD_COLUMN_OPEN
 * @PD_COLUMN_INTEGER: a whole number
 * @PD_COLUMN_BOOLEAN: 0 or 1
 * @PD_COLUMN_DECIMAL: a number in decimal digits, kept as it was written, never rounded
 * @PD_COLUMN_DATE: an ISO 8601 date or time, as exact as known (`2025`, `2025-01-30`)
 * @PD_COLUMN_TIME: a moment, kept as milliseconds since 1970 in UTC, written as ISO 8601 with Z
 */
typedef enum
{
  PD_COLUMN_ID,
  PD_COLUMN_REFERENCE,
  PD_COLUMN_TEXT,
  PD_COLUMN_CHOICE,
  PD_COLUMN_INTEGER,
  PD_COLUMN_BOOLEAN,
  PD_COLUMN_DECIMAL,
  PD_COLUMN_DATE,
  PD_COLUMN_TIME,
} PdColumnType;

/**
 * PdColumnFlags:
 * @PD_COLUMN_REQUIRED: never empty
 * @PD_COLUMN_DERIVED: computed by the project file; cannot be written
 * @PD_COLUMN_HEAVY: may be a whole text; left out of lists
 * @PD_COLUMN_COUNT: a count made on demand; shown in lists, not exported
 * @PD_COLUMN_OPEN: the list of choices is open: a person may add to it
 */
typedef enum
{
  PD_COLUMN_REQUIRED = 1 << 0,
  PD_COLUMN_DERIVED = 1 << 1,
  PD_COLUMN_HEAVY = 1 << 2,
  PD_COLUMN_COUNT = 1 << 3,
  PD_COLUMN_OPEN = 1 << 4,
} PdColumnFlags;

/**
 * PdColumn:
 * @name: as in the project file's views and in every export
 * @type: what its values are
 * @flags: see [flags@Pd.ColumnFlags]
 * @target: (nullable): for a reference, the name of the table it refers to
 * @choices: (nullable) (array zero-terminated=1): for a choice, the codes
 * @unit: (nullable): what a number counts
 * @meaning: one sentence in English, for the exports' own descriptions
 *
 * A column of a table. The exports, their schema and their documentation are all made from these.
 */
typedef struct
{
  const char *name;
  PdColumnType type;
  PdColumnFlags flags;
  const char *target;
  const char *const *choices;
  const char *unit;
  const char *meaning;
} PdColumn;

/**
 * PdTable:
 * @name: as in the project file's views and in every export, a plural
 * @base: (nullable): the project file's own table, a singular; %NULL where rows can only be read
 * @meaning: one sentence in English
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * A table of rows that a project holds or an export writes.
 */
typedef struct
{
  const char *name;
  const char *base;
  const char *meaning;
  const PdColumn *columns;
  guint n_columns;
} PdTable;

/**
 * PdCell:
 * @text: (nullable): the value of a column that is not a number, or %NULL where it is empty
 * @n_bytes: length of @text
 * @integer: the value of a column that is a number
 * @is_null: whether it is empty
 *
 * A value of a row on its way through; it borrows its text.
 */
typedef struct
{
  const char *text;
  gsize n_bytes;
  gint64 integer;
  gboolean is_null;
} PdCell;

/**
 * PD_COLUMN_DATE_PATTERN:
 *
 * What a date looks like: ISO 8601, as exact as known, as a regular expression of JSON Schema.
 */
#define PD_COLUMN_DATE_PATTERN "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$"

/**
 * PD_COLUMN_DECIMAL_PATTERN:
 *
 * What a decimal number looks like, as a regular expression of JSON Schema.
 */
#define PD_COLUMN_DECIMAL_PATTERN "^-?[0-9]+([.][0-9]+)?$"

gboolean pd_column_is_number (const PdColumn *column);
gboolean pd_column_accepts (const PdColumn *column,
                            const char *text);

int pd_table_find_column (const PdTable *table,
                          const char *name);

const PdTable *pd_table_get_highlight_rows (void);
const PdTable *pd_table_get_mention_rows (void);

G_END_DECLS
