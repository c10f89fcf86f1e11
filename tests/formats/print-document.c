/* print-document FILE: reads a file as an import does, and prints what became of it as JSON: the fields, the blocks of the
 * text, and the blocks of the extracted text with the reason why each was cut. */

#include "pd-source-reader.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

static void
print_fields (JsonBuilder *json,
              PdDocument *document)
{
  PdRecord *article = pd_document_get_article (document);
  GPtrArray *fields = pd_document_get_fields (document);

  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *name = pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD);
      const PdTable *table = pd_record_get_table (article);

      json_builder_set_member_name (json, name);
      json_builder_begin_object (json);
      for (guint k = 0; k < table->n_columns; k++)
        {
          if (g_str_equal (table->columns[k].name, name))
            {
              json_builder_set_member_name (json, "value");
              json_builder_add_string_value (json, pd_record_get_text (article, PD_KEY (PD_WORD_ARTICLE, k)));
            }
        }
      json_builder_set_member_name (json, "origin");
      json_builder_add_string_value (json, pd_record_get_text (field, PD_ARTICLE_FIELD_ORIGIN));
      json_builder_set_member_name (json, "place");
      json_builder_add_string_value (json, pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE));
      json_builder_end_object (json);
    }
}

static void
print_blocks (JsonBuilder *json,
              PdText *text,
              GArray *cuts)
{
  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "kind");
      json_builder_add_string_value (json, pd_block_kind_to_string (block->kind));
      json_builder_set_member_name (json, "level");
      json_builder_add_int_value (json, block->level);
      json_builder_set_member_name (json, "text");
      json_builder_add_string_value (json, slice);
      for (guint k = 0; cuts != NULL && k < cuts->len; k++)
        {
          const PdCut *cut = &g_array_index (cuts, PdCut, k);

          if (cut->start < block->end && cut->end > block->start)
            {
              json_builder_set_member_name (json, "cut");
              json_builder_add_string_value (json, cut->reason);
              break;
            }
        }
      json_builder_end_object (json);
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autofree char *name = NULL;
  g_autofree char *printed = NULL;
  char *bytes;
  gsize n_bytes;

  if (argc != 2 || !g_file_get_contents (argv[1], &bytes, &n_bytes, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "print-document FILE");
      return 2;
    }
  source = g_bytes_new_take (bytes, n_bytes);
  name = g_path_get_basename (argv[1]);
  document = pd_source_reader_read (source, name, NULL, &error);

  json_builder_begin_object (json);
  if (document == NULL)
    {
      json_builder_set_member_name (json, "error");
      json_builder_add_string_value (json, error->message);
    }
  else
    {
      json_builder_set_member_name (json, "fields");
      json_builder_begin_object (json);
      print_fields (json, document);
      json_builder_end_object (json);
      json_builder_set_member_name (json, "blocks");
      json_builder_begin_array (json);
      print_blocks (json, pd_document_get_text (document), NULL);
      json_builder_end_array (json);
      json_builder_set_member_name (json, "extracted");
      json_builder_begin_array (json);
      print_blocks (json, pd_document_get_extracted (document), pd_document_get_cuts (document));
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  printed = json_generator_to_data (generator, NULL);
  /* g_print () would write what the locale has. */
  puts (printed);
  return document == NULL;
}
