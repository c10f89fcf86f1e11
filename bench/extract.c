#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "pd-source-reader.h"

/* What is made of files, one JSON object a line: what "readability" compares with what others make of them. */

static const PdKey keys[] = { PD_ARTICLE_TITLE, PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_URL, PD_ARTICLE_LICENCE, PD_ARTICLE_LANGUAGE, PD_ARTICLE_FORMAT };

static void
add_fields (JsonBuilder *builder,
            PdDocument *document)
{
  GPtrArray *fields = pd_document_get_fields (document);
  PdRecord *article = pd_document_get_article (document);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name = pd_record_get_table (article)->columns[PD_KEY_INDEX (keys[i])].name;
      const char *value = pd_record_get_text (article, keys[i]);

      if (value == NULL)
        continue;
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, value);
    }
  json_builder_set_member_name (builder, "places");
  json_builder_begin_object (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      PdRecord *field = g_ptr_array_index (fields, i);
      const char *place = pd_record_get_text (field, PD_ARTICLE_FIELD_PLACE);

      json_builder_set_member_name (builder, pd_record_get_text (field, PD_ARTICLE_FIELD_FIELD));
      json_builder_add_string_value (builder, place != NULL ? place : "");
    }
  json_builder_end_object (builder);
}

static void
add_blocks (JsonBuilder *builder,
            PdText *text)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, pd_block_kind_to_string (block->kind));
      json_builder_add_string_value (builder, slice);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_cuts (JsonBuilder *builder,
          PdDocument *document)
{
  GArray *cuts = pd_document_get_cuts (document);

  json_builder_set_member_name (builder, "cuts");
  json_builder_begin_array (builder);
  for (guint i = 0; cuts != NULL && i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autofree char *slice = pd_text_dup_slice (pd_document_get_extracted (document), cut->start, cut->end);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, cut->reason);
      json_builder_add_string_value (builder, slice);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
extract (const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (PdDocument) document = NULL;
  g_autofree char *file_name = g_path_get_basename (path);
  g_autofree char *line = NULL;
  GError *error = NULL;
  char *bytes = NULL;
  gsize n_bytes = 0;
  double start;

  bench_require (g_file_get_contents (path, &bytes, &n_bytes, &error), &error);
  source = g_bytes_new_take (bytes, n_bytes);
  start = bench_thread_cpu ();
  document = pd_source_reader_read (source, file_name, NULL, &error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "path");
  json_builder_add_string_value (builder, path);
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, n_bytes);
  json_builder_set_member_name (builder, "milliseconds");
  json_builder_add_double_value (builder, bench_thread_cpu () - start);
  if (document != NULL)
    {
      add_fields (builder, document);
      add_blocks (builder, pd_document_get_text (document));
      add_cuts (builder, document);
    }
  else
    {
      json_builder_set_member_name (builder, "error");
      json_builder_add_string_value (builder, error->message);
      g_error_free (error);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
}

int
main (int argc,
      char **argv)
{
  g_set_prgname ("bench-extract");
  if (argc < 2)
    {
      g_printerr ("Usage: bench-extract FILE…\n");
      return 2;
    }
  for (int i = 1; i < argc; i++)
    extract (argv[i]);
  return EXIT_SUCCESS;
}
