#include "pd-mention-fields.h"

#include <glib/gi18n-lib.h>

#include "pd-date.h"

/**
 * pd_mention_field_load:
 * @mention: a mention
 *
 * Shows a field to change.
 */
void
pd_mention_field_load (const PdMentionField *self,
                       PdRecord *mention)
{
  const char *value;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PD_IS_RECORD (mention));

  value = pd_record_get_text (mention, self->key);
  gtk_editable_set_text (GTK_EDITABLE (self->row), value != NULL ? value : "");
}

/**
 * pd_mention_normalise_decimal:
 * @written: a number, maybe with separators between its digits, maybe in full-width digits
 *
 * Returns: (transfer full) (nullable): the same in decimal digits, none added and none lost; %NULL where it is no number
 */
char *
pd_mention_normalise_decimal (const char *written)
{
  g_autoptr (GString) number = NULL;
  gboolean digits = FALSE, point = FALSE;

  g_return_val_if_fail (written != NULL, NULL);

  number = g_string_new (NULL);
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          g_string_append_c (number, '0' + g_unichar_digit_value (c));
          digits = TRUE;
        }
      else if ((c == '-' || c == 0x2212 || c == 0xFF0D) && number->len == 0)
        g_string_append_c (number, '-');
      else if ((c == '.' || c == 0xFF0E) && digits && !point)
        {
          g_string_append_c (number, '.');
          point = TRUE;
        }
      else if (!(digits && !point && (c == ',' || c == 0xFF0C)) && !g_unichar_isspace (c))
        return NULL;
    }
  if (!digits || number->str[number->len - 1] == '.')
    return NULL;
  return g_string_free (g_steal_pointer (&number), FALSE);
}

/**
 * pd_mention_field_store:
 * @mention: a mention
 * @message: (out) (transfer none): where it cannot be what was typed, what to tell the person
 *
 * Takes over what was typed.
 *
 * Returns: whether it can be that
 */
gboolean
pd_mention_field_store (const PdMentionField *self,
                        PdRecord *mention,
                        const char **message)
{
  const PdColumn *column;
  g_autofree char *text = NULL, *value = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_RECORD (mention), FALSE);
  g_return_val_if_fail (message != NULL, FALSE);

  gtk_widget_remove_css_class (GTK_WIDGET (self->row), "error");
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
  if (*text == '\0')
    {
      pd_record_set_null (mention, self->key);
      return TRUE;
    }
  column = &pd_word_get_table (PD_WORD_MENTION)->columns[PD_KEY_INDEX (self->key)];
  if (column->type == PD_COLUMN_DECIMAL)
    {
      value = pd_mention_normalise_decimal (text);
      *message = _ ("A number is written in digits, such as 589000000000.");
    }
  else if (column->type == PD_COLUMN_DATE)
    {
      value = pd_date_normalise (text);
      *message = _ ("A date is written such as 2025, 2025-01 or 2025-01-30.");
    }
  else
    value = g_steal_pointer (&text);
  if (value == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->row), "error");
      return FALSE;
    }
  pd_record_set_text (mention, self->key, value);
  return TRUE;
}
