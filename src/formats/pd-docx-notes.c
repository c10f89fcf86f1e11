#include "pd-docx-notes.h"

struct _PdDocxNotes
{
  /* Numbers, by what the document calls the notes. */
  GHashTable *numbers;
};

/**
 * pd_docx_notes_new:
 *
 * Returns: (transfer full): no notes
 */
PdDocxNotes *
pd_docx_notes_new (void)
{
  PdDocxNotes *self = g_new0 (PdDocxNotes, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pd_docx_notes_free:
 *
 * Frees the notes.
 */
void
pd_docx_notes_free (PdDocxNotes *self)
{
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static char *
make_key (const char *name,
          const PdXmlAttributes *attributes)
{
  g_autofree char *id = pd_xml_attributes_dup (attributes, "w:id");

  /* "w:footnote" and "w:footnoteReference" are of one kind, and those of "w:endnote" of another. */
  return g_strdup_printf ("%c%s", name[2], id != NULL ? id : "");
}

/**
 * pd_docx_notes_refer:
 * @name: `w:footnoteReference` or `w:endnoteReference`
 * @attributes: its attributes
 *
 * Takes note of a reference to a note.
 *
 * Returns: the number of the note, from 1
 */
guint
pd_docx_notes_refer (PdDocxNotes *self,
                     const char *name,
                     const PdXmlAttributes *attributes)
{
  g_autofree char *key = NULL;
  guint number;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  key = make_key (name, attributes);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (number > 0)
    return number;
  number = g_hash_table_size (self->numbers) + 1;
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

/**
 * pd_docx_notes_find:
 * @name: `w:footnote` or `w:endnote`
 * @attributes: its attributes
 *
 * Returns: the number of a note, or 0 where the document does not refer to it: it is a line over notes, or was deleted
 */
guint
pd_docx_notes_find (PdDocxNotes *self,
                    const char *name,
                    const PdXmlAttributes *attributes)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  key = make_key (name, attributes);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
}
