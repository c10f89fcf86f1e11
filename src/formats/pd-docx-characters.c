#include "pd-docx-characters.h"

#include <string.h>

#include "pd-docx-field.h"
#include "pd-docx-symbol.h"

struct _PdDocxCharacters
{
  PdDocxText *text;
  PdDocxFields *fields;
  guint n_links;
  gboolean is_placeholder;

  GString *characters;
  gboolean in_text;
  gboolean in_instruction;
  gboolean keeps_space;
  /* How the characters are read that a ruby annotation stands over. */
  GString *reading;
  guint n_readings;
  /* What stands before a superscript, a subscript or a denominator that is still to come. */
  const char *sign;
};

/**
 * pd_docx_characters_new:
 * @text: where to put them; it has to stay
 *
 * Returns: (transfer full): no characters
 */
PdDocxCharacters *
pd_docx_characters_new (PdDocxText *text)
{
  PdDocxCharacters *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PdDocxCharacters, 1);
  self->text = text;
  self->fields = pd_docx_fields_new ();
  self->characters = g_string_new (NULL);
  self->reading = g_string_new (NULL);
  return self;
}

/**
 * pd_docx_characters_free:
 *
 * Frees them.
 */
void
pd_docx_characters_free (PdDocxCharacters *self)
{
  pd_docx_fields_free (self->fields);
  g_string_free (self->characters, TRUE);
  g_string_free (self->reading, TRUE);
  g_free (self);
}

/**
 * pd_docx_characters_clear_fields:
 *
 * Ends all fields: no part of a document ends those of another.
 */
void
pd_docx_characters_clear_fields (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  pd_docx_fields_clear (self->fields);
}

/**
 * pd_docx_characters_set_placeholder:
 * @is_placeholder: whether the characters that come now ask for a text
 *
 * Says so of them, or no longer.
 */
void
pd_docx_characters_set_placeholder (PdDocxCharacters *self,
                                    gboolean is_placeholder)
{
  g_return_if_fail (self != NULL);

  self->is_placeholder = is_placeholder;
}

static void
put (PdDocxCharacters *self,
     const char *text,
     gssize n_bytes)
{
  PdDocxRun *run = pd_docx_text_get_run (self->text);

  if (self->n_readings > 0)
    {
      g_string_append_len (self->reading, text, n_bytes);
      return;
    }
  run->is_link = self->n_links > 0 || pd_docx_fields_is_link (self->fields);
  run->is_placeholder = self->is_placeholder;
  pd_docx_text_put (self->text, text, n_bytes);
}

/* How characters are read stands behind them, where it can be put back. */
static void
put_reading (PdDocxCharacters *self,
             const char *reading)
{
  g_autofree char *text = g_strdup_printf ("(%s)", reading);

  if (*reading != '\0')
    pd_docx_text_put_cut (self->text, text, "ruby");
}

/**
 * pd_docx_characters_begin_text:
 * @element: %PD_DOCX_TEXT or %PD_DOCX_INSTRUCTION
 * @attributes: its attributes
 *
 * Begins to gather characters, or the instruction of a field.
 */
void
pd_docx_characters_begin_text (PdDocxCharacters *self,
                               PdDocxElement element,
                               const PdXmlAttributes *attributes)
{
  g_return_if_fail (self != NULL);

  self->in_text = TRUE;
  self->in_instruction = element == PD_DOCX_INSTRUCTION;
  self->keeps_space = pd_xml_attributes_equal (attributes, "xml:space", "preserve");
  g_string_truncate (self->characters, 0);
}

/**
 * pd_docx_characters_add:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes
 *
 * Gathers characters, where that was begun.
 */
void
pd_docx_characters_add (PdDocxCharacters *self,
                        const char *text,
                        gsize n_bytes)
{
  g_return_if_fail (self != NULL);

  if (self->in_text)
    g_string_append_len (self->characters, text, n_bytes);
}

/**
 * pd_docx_characters_end_text:
 *
 * Puts what was gathered where it belongs.
 */
void
pd_docx_characters_end_text (PdDocxCharacters *self)
{
  char *text;
  const char *sign;

  g_return_if_fail (self != NULL);

  text = g_strdelimit (self->characters->str, "\n\r", ' ');
  sign = self->sign;
  self->in_text = FALSE;
  if (self->in_instruction)
    {
      pd_docx_fields_add_instruction (self->fields, text);
      return;
    }
  if (!self->keeps_space)
    text = g_strstrip (text);
  if (*text == '\0')
    return;
  self->sign = NULL;
  if (sign != NULL)
    put (self, sign, 1);
  put (self, text, strlen (text));
}

/**
 * pd_docx_characters_put:
 * @text: characters
 *
 * Puts characters that an element stands for.
 */
void
pd_docx_characters_put (PdDocxCharacters *self,
                        const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  put (self, text, strlen (text));
}

/**
 * pd_docx_characters_put_symbol:
 * @attributes: the attributes of a character that is told by its font and its place in it
 *
 * Puts the character.
 */
void
pd_docx_characters_put_symbol (PdDocxCharacters *self,
                               const PdXmlAttributes *attributes)
{
  g_autofree char *font = pd_xml_attributes_dup (attributes, "w:font");
  g_autofree char *code = pd_xml_attributes_dup (attributes, "w:char");
  gunichar character = code != NULL ? pd_docx_symbol_find (font, MIN (g_ascii_strtoull (code, NULL, 16), 0x10FFFF)) : 0;
  char utf8[6];

  g_return_if_fail (self != NULL);

  if (character >= 0x20 && g_unichar_validate (character))
    put (self, utf8, g_unichar_to_utf8 (character, utf8));
}

/**
 * pd_docx_characters_break_line:
 *
 * Ends a line within the paragraph.
 */
void
pd_docx_characters_break_line (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  if (self->n_readings == 0)
    pd_docx_text_break_line (self->text);
}

/**
 * pd_docx_characters_set_sign:
 * @sign: (nullable): a character in ASCII; a string that stays
 *
 * Says what stands before the characters that come now: `^` before a superscript, `_` before a subscript, `/` before a denominator.
 */
void
pd_docx_characters_set_sign (PdDocxCharacters *self,
                             const char *sign)
{
  g_return_if_fail (self != NULL);

  self->sign = sign;
}

/**
 * pd_docx_characters_take_field:
 * @attributes: the attributes of what stands at the beginning of a field, before what it shows, or at its end
 *
 * Begins or ends a field.
 */
void
pd_docx_characters_take_field (PdDocxCharacters *self,
                               const PdXmlAttributes *attributes)
{
  g_autofree char *formula = NULL;
  g_autofree char *reading = NULL;

  g_return_if_fail (self != NULL);

  if (pd_xml_attributes_equal (attributes, "w:fldCharType", "begin"))
    pd_docx_fields_begin (self->fields);
  else if (pd_xml_attributes_equal (attributes, "w:fldCharType", "separate"))
    pd_docx_fields_show (self->fields);
  else if (pd_xml_attributes_equal (attributes, "w:fldCharType", "end"))
    formula = pd_docx_fields_end (self->fields, &reading);
  if (formula != NULL && *formula != '\0')
    put (self, formula, strlen (formula));
  if (reading != NULL)
    put_reading (self, reading);
}

/**
 * pd_docx_characters_begin_link:
 *
 * Begins a link.
 */
void
pd_docx_characters_begin_link (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  self->n_links++;
}

/**
 * pd_docx_characters_end_link:
 *
 * Ends a link.
 */
void
pd_docx_characters_end_link (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  self->n_links--;
}

/**
 * pd_docx_characters_begin_ruby:
 *
 * Begins characters with an annotation that says how they are read.
 */
void
pd_docx_characters_begin_ruby (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->reading, 0);
}

/**
 * pd_docx_characters_begin_reading:
 *
 * Begins the annotation.
 */
void
pd_docx_characters_begin_reading (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  self->n_readings++;
}

/**
 * pd_docx_characters_end_reading:
 *
 * Ends the annotation.
 */
void
pd_docx_characters_end_reading (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  self->n_readings--;
}

/**
 * pd_docx_characters_end_ruby:
 *
 * Puts the annotation behind the characters.
 */
void
pd_docx_characters_end_ruby (PdDocxCharacters *self)
{
  g_return_if_fail (self != NULL);

  put_reading (self, self->reading->str);
}
