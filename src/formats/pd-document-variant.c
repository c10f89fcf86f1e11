#include "pd-document-variant.h"

#include <glib/gi18n-lib.h>

#include "pd-format-error.h"

/* What a reader may say of an article; the rest is for the project to say. */
static gboolean
is_value (const PdColumn *column)
{
  return (column->type == PD_COLUMN_TEXT || column->type == PD_COLUMN_DATE) && (column->flags & (PD_COLUMN_DERIVED | PD_COLUMN_REQUIRED)) == 0;
}

static void
add_values (GVariantBuilder *builder,
            PdRecord *article)
{
  const PdTable *table = pd_record_get_table (article);

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdCell *cell;

      if (!is_value (&table->columns[i]) || !pd_record_has_column (article, i))
        continue;
      cell = pd_record_get_cell (article, i);
      if (!cell->is_null)
        g_variant_builder_add (builder, "(ss)", table->columns[i].name, cell->text);
    }
  g_variant_builder_close (builder);
}

static void
add_fields (GVariantBuilder *builder,
            GPtrArray *fields)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *place = pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE);

      g_variant_builder_add (builder, "(sss)", pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD), pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN), place != NULL ? place : "");
    }
  g_variant_builder_close (builder);
}

static void
add_blocks (GVariantBuilder *builder,
            PdText *text)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(uuuumsms)"));
  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);

      g_variant_builder_add (builder, "(uuuumsms)", (guint) block->kind, block->level, block->start, block->end, block->url, block->alt);
    }
  g_variant_builder_close (builder);
}

static void
add_cuts (GVariantBuilder *builder,
          GArray *cuts)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(suu)"));
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      g_variant_builder_add (builder, "(suu)", cut->reason, cut->start, cut->end);
    }
  g_variant_builder_close (builder);
}

/**
 * pd_document_to_variant:
 * @document: what a reader made of a file
 *
 * Returns: (transfer floating): the same as a value of %PD_DOCUMENT_VARIANT_TYPE, to hand to another process
 */
GVariant *
pd_document_to_variant (PdDocument *document)
{
  GVariantBuilder builder;
  PdText *extracted;

  g_return_val_if_fail (PD_IS_DOCUMENT (document), NULL);

  extracted = pd_document_get_extracted (document);
  g_variant_builder_init (&builder, PD_DOCUMENT_VARIANT_TYPE);
  add_values (&builder, pd_document_get_article (document));
  add_fields (&builder, pd_document_get_fields (document));
  g_variant_builder_add (&builder, "t", (guint64) pd_document_get_n_unread_bytes (document));
  g_variant_builder_add (&builder, "s", pd_text_get_utf8 (extracted));
  add_blocks (&builder, extracted);
  add_cuts (&builder, pd_document_get_cuts (document));
  return g_variant_builder_end (&builder);
}

/* The column of an article that a reader may set; -1 where there is none. */
static int
find_value (const char *name)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (g_str_equal (table->columns[i].name, name))
        return is_value (&table->columns[i]) ? (int) i : -1;
    }
  return -1;
}

static void
read_values (PdDocument *document,
             GVariantIter *values,
             GVariantIter *fields)
{
  PdRecord *article = pd_document_get_article (document);
  const char *name, *value, *origin, *place;

  while (g_variant_iter_next (values, "(&s&s)", &name, &value))
    {
      int column = find_value (name);

      if (column >= 0 && pd_column_accepts (&pd_record_get_table (article)->columns[column], value))
        pd_record_set_text (article, PD_KEY (PD_WORD_ARTICLE, column), value);
    }
  while (g_variant_iter_next (fields, "(&s&s&s)", &name, &origin, &place))
    {
      int column = find_value (name);
      g_autofree char *known = column >= 0 ? g_strdup (pd_record_get_text (article, PD_KEY (PD_WORD_ARTICLE, column))) : NULL;

      if (known != NULL)
        pd_document_set_field (document, PD_KEY (PD_WORD_ARTICLE, column), known, origin, *place != '\0' ? place : NULL);
    }
}

static GArray *
read_blocks (GVariantIter *iter)
{
  GArray *blocks = pd_blocks_new ();
  guint kind, level, start, end;
  const char *url, *alt;

  while (g_variant_iter_next (iter, "(uuuum&sm&s)", &kind, &level, &start, &end, &url, &alt))
    {
      if (kind <= PD_BLOCK_IMAGE && start <= end)
        pd_blocks_append (blocks, kind, level, start, end, url, alt);
    }
  return blocks;
}

static GArray *
read_cuts (GVariantIter *iter)
{
  GArray *cuts = pd_cuts_new ();
  guint start, end;
  const char *reason;

  while (g_variant_iter_next (iter, "(&suu)", &reason, &start, &end))
    {
      if (start < end)
        pd_cuts_append (cuts, reason, start, end);
    }
  return cuts;
}

/**
 * pd_document_from_variant:
 * @variant: a value of %PD_DOCUMENT_VARIANT_TYPE, from a process that read a file of anybody's and may say anything
 * @source: the bytes of the file
 * @file_name: its name, without its folder
 * @error: return location for an error
 *
 * Returns: (transfer full): the document, or %NULL with an error where it is none
 */
PdDocument *
pd_document_from_variant (GVariant *variant,
                          GBytes *source,
                          const char *file_name,
                          GError **error)
{
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (GVariantIter) values = NULL, fields = NULL, block_iter = NULL, cut_iter = NULL;
  g_autoptr (GArray) blocks = NULL, cuts = NULL;
  g_autoptr (PdText) extracted = NULL, text = NULL;
  const char *utf8;
  guint64 n_unread_bytes;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (g_variant_is_of_type (variant, PD_DOCUMENT_VARIANT_TYPE), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  g_variant_get (variant, "(a(ss)a(sss)t&sa(uuuumsms)a(suu))", &values, &fields, &n_unread_bytes, &utf8, &block_iter, &cut_iter);
  document = pd_document_new (source, file_name);
  read_values (document, values, fields);
  pd_document_set_n_unread_bytes (document, MIN (n_unread_bytes, g_bytes_get_size (source)));
  blocks = read_blocks (block_iter);
  cuts = read_cuts (cut_iter);
  extracted = pd_text_new (utf8, -1, blocks, error);
  if (extracted == NULL)
    return NULL;
  text = cuts->len > 0 ? pd_cuts_apply (cuts, extracted, NULL, error) : g_object_ref (extracted);
  if (text == NULL)
    return NULL;
  if (pd_text_get_length (text) == 0)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
      return NULL;
    }
  pd_document_set_text (document, text);
  pd_document_set_extracted (document, extracted, cuts);
  return g_steal_pointer (&document);
}
