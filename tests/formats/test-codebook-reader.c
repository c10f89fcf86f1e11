#include "pd-codebook-reader.h"

#include <string.h>

#include "pd-codebook-csv.h"
#include "pd-qdc-writer.h"
#include "pd-tag-path.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>"

static PdTagOutline *
read_bytes (const char *bytes,
            gssize n_bytes)
{
  g_autoptr (GBytes) source = g_bytes_new (bytes, n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes);
  g_autoptr (GError) error = NULL;
  PdTagOutline *outline = pd_codebook_reader_read (source, &error);

  g_assert_no_error (error);
  return outline;
}

static void
assert_refused (const char *bytes,
                int code)
{
  g_autoptr (GBytes) source = g_bytes_new (bytes, strlen (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_null (pd_codebook_reader_read (source, &error));
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* The paths of its tags, in order. */
static void
assert_paths (PdTagOutline *outline,
              const char *expected)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  for (guint i = 0; i < pd_tag_outline_get_n (outline); i++)
    {
      g_autofree char *path = pd_tag_outline_dup_path (outline, i);

      g_string_append_printf (paths, "%s%s", i > 0 ? " " : "", path);
    }
  g_assert_cmpstr (paths->str, ==, expected);
}

static void
assert_text (PdTagOutline *outline,
             guint index,
             PdTagText text,
             const char *expected)
{
  g_assert_cmpstr (pd_tag_outline_get (outline, index)->texts[text], ==, expected);
}

static PdTagOutline *
make_outline (void)
{
  PdTagOutline *outline = pd_tag_outline_new ();
  int top = pd_tag_outline_add (outline, "0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001", "经济", -1);
  int nested;

  pd_tag_outline_add (outline, NULL, "=2+3", -1);
  nested = pd_tag_outline_add (outline, NULL, "A/B \\ <&\"'>\x01", top);
  pd_tag_outline_set_text (outline, top, PD_TAG_TEXT_COLOUR, "#AAbb00");
  pd_tag_outline_set_text (outline, nested, PD_TAG_TEXT_SHORTCUT, "3");
  pd_tag_outline_set_text (outline, nested, PD_TAG_TEXT_DESCRIPTION, "Erste Zeile\n\nzweite <Zeile>");
  pd_tag_outline_set_text (outline, nested, PD_TAG_TEXT_WHEN_TO_USE, "-always, \"really\"");
  pd_tag_outline_set_text (outline, nested, PD_TAG_TEXT_WHEN_NOT_TO_USE, "never\nfor that");
  pd_tag_outline_set_text (outline, nested, PD_TAG_TEXT_MEMOS, "noted");
  return outline;
}

static void
test_round_trip_qdc (void)
{
  g_autoptr (PdTagOutline) outline = make_outline (), again = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_qdc_writer_write (outline, "Test & Co", stream, NULL, &error));
  again = read_bytes (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  /* What is nested follows at once in the file; what XML cannot hold is left out. */
  assert_paths (again, "经济 经济/A\\/B \\\\ <&\"'> =2+3");
  g_assert_cmpstr (pd_tag_outline_get (again, 0)->id, ==, "0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001");
  g_assert_cmpstr (pd_tag_outline_get (again, 2)->id, ==, pd_tag_outline_get (outline, 1)->id);
  assert_text (again, 0, PD_TAG_TEXT_COLOUR, "#aabb00");
  assert_text (again, 0, PD_TAG_TEXT_DESCRIPTION, NULL);
  assert_text (again, 1, PD_TAG_TEXT_DESCRIPTION, "Erste Zeile\n\nzweite <Zeile>");
  assert_text (again, 1, PD_TAG_TEXT_WHEN_TO_USE, "-always, \"really\"");
  assert_text (again, 1, PD_TAG_TEXT_WHEN_NOT_TO_USE, "never\nfor that");
}

static void
test_empty_qdc (void)
{
  g_autoptr (PdTagOutline) outline = pd_tag_outline_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_qdc_writer_write (outline, "Test", stream, NULL, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY);
}

static void
test_round_trip_csv (gconstpointer data)
{
  g_autoptr (PdTagOutline) outline = make_outline (), again = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_codebook_csv_write (outline, GPOINTER_TO_UINT (data), stream, NULL, &error));
  again = read_bytes (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  assert_paths (again, "经济 =2+3 经济/A\\/B \\\\ <&\"'>");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (pd_tag_outline_get (again, i)->id, ==, pd_tag_outline_get (outline, i)->id);
  for (guint k = PD_TAG_TEXT_SHORTCUT; k <= PD_TAG_TEXT_WHEN_NOT_TO_USE; k++)
    assert_text (again, 2, k, pd_tag_outline_get (outline, 2)->texts[k]);
  assert_text (again, 2, PD_TAG_TEXT_MEMOS, "noted");
}

/* What other programs write, who do not agree on what the standard says. */
static void
test_variants (void)
{
  static const char *const heads[] = {
    HEAD "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">",
    "\xEF\xBB\xBF" HEAD "<CodeBook xmlns=\"urn:QDA-XML:codebook:1:0\" origin=\"NVivo\">",
    "\n<CodeBook>",
    "<CodeBook xmlns=\"urn:QDA-XML:project:1.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:QDA-XML:codebook:1:0 Codebook.xsd\">",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *file = g_strconcat (heads[i],
                                           "<Codes><Code guid='{0B6E4B6C-8F6F-4C0F-9D66-0D5B6C1F0001}' name=' A\n' isCodable='false' color='#f00'>"
                                           "<Description>What\nit is</Description><NoteRef targetGUID='x'/><Code guid='1' name='B' isCodable='true' color='red'/></Code>"
                                           "<Code name='A' isCodable='true'><Description>twice</Description><Code name='C' guid='1'/></Code></Codes><Sets/></CodeBook>",
                                           NULL);
      g_autoptr (PdTagOutline) outline = read_bytes (file, -1);

      assert_paths (outline, "A A/B A/C");
      g_assert_cmpstr (pd_tag_outline_get (outline, 0)->id, ==, "0b6e4b6c-8f6f-4c0f-9d66-0d5b6c1f0001");
      g_assert_true (g_uuid_string_is_valid (pd_tag_outline_get (outline, 1)->id));
      g_assert_cmpstr (pd_tag_outline_get (outline, 1)->id, !=, pd_tag_outline_get (outline, 2)->id);
      assert_text (outline, 0, PD_TAG_TEXT_COLOUR, "#ff0000");
      assert_text (outline, 0, PD_TAG_TEXT_DESCRIPTION, "What\nit is");
      assert_text (outline, 1, PD_TAG_TEXT_COLOUR, NULL);
    }
}

static void
test_prefix_and_sets (void)
{
  g_autoptr (PdTagOutline) outline = read_bytes ("<q:CodeBook xmlns:q='urn:QDA-XML:codebook:1.0'><q:Codes><q:Code guid='1' name='A' isCodable='true'/></q:Codes>"
                                                 "<q:Sets><q:Set guid='2' name='S'><q:Description>of a set</q:Description><q:MemberCode guid='1'/></q:Set></q:Sets></q:CodeBook>",
                                                 -1);

  assert_paths (outline, "A");
  assert_text (outline, 0, PD_TAG_TEXT_DESCRIPTION, NULL);
}

static char *
make_nested (guint depth)
{
  GString *file = g_string_new ("<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes>");

  for (guint i = 0; i < depth; i++)
    g_string_append_printf (file, "<Code guid='%u' name='n%u' isCodable='true'>", i, i);
  for (guint i = 0; i < depth; i++)
    g_string_append (file, "</Code>");
  g_string_append (file, "</Codes></CodeBook>");
  return g_string_free (file, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *deep = make_nested (PD_TAG_PATH_MAX_LEVELS), *deeper = make_nested (PD_TAG_PATH_MAX_LEVELS + 1), *deepest = make_nested (5000);
  g_autofree char *name = g_strnfill (501, 'x'), *long_name = g_strdup_printf ("<CodeBook><Codes><Code name='%s'/></Codes></CodeBook>", name);
  g_autoptr (PdTagOutline) outline = read_bytes (deep, -1);

  g_assert_cmpuint (pd_tag_outline_get_n (outline), ==, PD_TAG_PATH_MAX_LEVELS);
  assert_refused (deeper, PD_FORMAT_ERROR_SYNTAX);
  assert_refused (deepest, PD_FORMAT_ERROR_SYNTAX);
  assert_refused (long_name, PD_FORMAT_ERROR_SYNTAX);
  assert_refused ("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                  "<CodeBook><Codes><Code name='A'><Description>&b;&c;</Description></Code></Codes",
                  PD_FORMAT_ERROR_BROKEN);
  assert_refused ("<CodeBook><Codes><Code name='A'></Codes></CodeBook>", PD_FORMAT_ERROR_BROKEN);
  assert_refused ("<CodeBook><Codes><Code guid='1'/></Codes></CodeBook>", PD_FORMAT_ERROR_SYNTAX);
  assert_refused ("<CodeBook><Codes/><Sets/></CodeBook>", PD_FORMAT_ERROR_EMPTY);
  assert_refused ("<html><body><p>no</p></body></html>", PD_FORMAT_ERROR_EMPTY);
  assert_refused ("PK\3\4", PD_FORMAT_ERROR_UNSUPPORTED);
  assert_refused ("", PD_FORMAT_ERROR_EMPTY);
  assert_refused ("name,description\n", PD_FORMAT_ERROR_EMPTY);
  assert_refused ("name,description\n,nameless\n", PD_FORMAT_ERROR_SYNTAX);
}

/* No entity is replaced, so none can make a description larger than the file, or hold another file. */
static void
test_entities (void)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/hostname\"><!ENTITY a \"aaaa\">]>"
                                                  "<CodeBook><Codes><Code name='A'><Description>&lt;&a;&c;&gt;</Description></Code></Codes></CodeBook>",
                                                  strlen ("<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/hostname\"><!ENTITY a \"aaaa\">]>"
                                                          "<CodeBook><Codes><Code name='A'><Description>&lt;&a;&c;&gt;</Description></Code></Codes></CodeBook>"));
  g_autoptr (PdTagOutline) outline = pd_codebook_reader_read (source, NULL);

  if (outline != NULL)
    assert_text (outline, 0, PD_TAG_TEXT_DESCRIPTION, "<>");
}

static void
test_tables (void)
{
  static const struct
  {
    const char *file;
    const char *paths;
    const char *description;
  } tables[] = {
    /* Taguette. */
    { "tag,description,number of highlights\r\ninteresting,What is,3\r\nA/B,,0\r\n", "interesting A\\/B", "What is" },
    /* QualCoder, and a plain list. */
    { "Themes >> Money,what\nThemes >> A/B\n", "Themes Themes/Money Themes/A\\/B", NULL },
    { "经济/损失\t亏了多少\n经济\n\n政治\n", "经济 经济/损失 政治", NULL },
    { "损失\n", "损失", NULL },
    /* By the one it is nested under, in a spreadsheet's CSV of the continent, and in GB18030. */
    { "\xEF\xBB\xBF"
      "Code;Category;Color;Memo\n\"Money; lost\";Themes;#0F0;m\n",
      "Themes Themes/Money; lost", NULL },
    { "\xC3\xFB\xB3\xC6,\xCB\xB5\xC3\xF7\n\xCB\xF0\xCA\xA7,\xBF\xF7\xC1\xCB\xB6\xE0\xC9\xD9\n", "损失", "亏了多少" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (PdTagOutline) outline = read_bytes (tables[i].file, -1);

      assert_paths (outline, tables[i].paths);
      assert_text (outline, 0, PD_TAG_TEXT_DESCRIPTION, tables[i].description);
    }
}

static void
test_variant (void)
{
  g_autoptr (PdTagOutline) outline = make_outline (), again = NULL;
  g_autoptr (GVariant) variant = g_variant_ref_sink (pd_tag_outline_to_variant (outline)), other = NULL;
  static const char *const lies[] = {
    "[('x', 'A', 0, ['', '', '', '', '', '', ''])]",
    "[('x', 'A', -2, ['', '', '', '', '', '', ''])]",
    "[('x', '', -1, ['', '', '', '', '', '', ''])]",
    "[('x', 'A', -1, ['', ''])]",
    "[('x', 'A', -1, ['', '', '', '', '', '', '']), ('y', 'A', -1, ['', '', '', '', '', '', ''])]",
  };

  again = pd_tag_outline_from_variant (variant);
  other = g_variant_ref_sink (pd_tag_outline_to_variant (again));
  g_assert_true (g_variant_equal (variant, other));
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GVariant) lie = g_variant_parse (PD_TAG_OUTLINE_VARIANT_TYPE, lies[i], NULL, NULL, NULL);

      g_assert_nonnull (lie);
      g_assert_null (pd_tag_outline_from_variant (lie));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codebook-reader/round-trip/qdc", test_round_trip_qdc);
  g_test_add_func ("/codebook-reader/round-trip/empty-qdc", test_empty_qdc);
  g_test_add_data_func ("/codebook-reader/round-trip/csv", NULL, test_round_trip_csv);
  g_test_add_data_func ("/codebook-reader/round-trip/spreadsheet", GUINT_TO_POINTER (PD_CSV_FOR_SPREADSHEET), test_round_trip_csv);
  g_test_add_func ("/codebook-reader/qdc/variants", test_variants);
  g_test_add_func ("/codebook-reader/qdc/prefix-and-sets", test_prefix_and_sets);
  g_test_add_func ("/codebook-reader/qdc/entities", test_entities);
  g_test_add_func ("/codebook-reader/hostile", test_hostile);
  g_test_add_func ("/codebook-reader/tables", test_tables);
  g_test_add_func ("/codebook-reader/variant", test_variant);
  return g_test_run ();
}
